/**
 * Which account belongs to which company, since when, and whether the company
 * is proven to be the member's: until then the member reaches the one invoice
 * whose mail it opened, and no other of that number.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { CompanyProfile } from "@einv/membership";
import { Permission } from "@einv/permission";
import { type Stored, query } from "./internal/query.ts";
import { Instant, columns, millis, reader, touched } from "./internal/rows.ts";

export const Membership = Schema.Struct({
  accountId: Schema.String,
  businessNumber: Schema.String,
  /** The invoice whose mail led here. */
  invoice: Schema.optionalKey(Schema.String),
  since: Instant,
  /** When the company's certificate, or an administrator who had proven it, vouched for the member. */
  provenAt: Schema.optionalKey(Instant),
});
export type Membership = typeof Membership.Type;

/** A company of an account, as its switcher shows it. */
export const Belonging = Schema.Struct({
  ...Membership.fields,
  name: Schema.String,
  grant: Permission.Grant,
});
export type Belonging = typeof Belonging.Type;

export const JoinRequest = Schema.Struct({
  requestId: Schema.String,
  businessNumber: Schema.String,
  accountId: Schema.String,
  /** The signup that waits for the answer; {@link noSignup} of a member who only claimed the number. */
  signupId: Schema.String,
  message: Schema.optionalKey(Schema.String),
  state: Schema.Literals(["open", "admitted", "declined", "withdrawn"]),
  askedAt: Instant,
  answeredAt: Schema.optionalKey(Instant),
  answeredBy: Schema.optionalKey(Schema.String),
});
export type JoinRequest = typeof JoinRequest.Type;

/** Nobody's signup. */
export const noSignup = "";

const memberships = reader(Membership);
const belongings = reader(Belonging);
const requests = reader(JoinRequest);
const profile = Schema.fromJsonString(Schema.toCodecJson(CompanyProfile.CompanyProfile));
const profiles = reader(Schema.Struct({ profile }));

/** False if the account belongs to the company already. */
export const insert = (membership: Membership): Stored<boolean> =>
  query("Memberships.insert", (sql) =>
    touched(
      sql`INSERT INTO memberships ${sql.insert(columns(membership))} ON CONFLICT DO NOTHING RETURNING account_id`,
    ),
  );

export const find = (businessNumber: string, accountId: string): Stored<Membership | undefined> =>
  query("Memberships.find", (sql) =>
    memberships.first(
      sql`SELECT * FROM memberships WHERE business_number = ${businessNumber} AND account_id = ${accountId}`,
    ),
  );

/** Members with an account of their own: no host says whether they belong. */
export const ofCompany = (businessNumber: string): Stored<ReadonlyArray<Membership>> =>
  query("Memberships.ofCompany", (sql) =>
    memberships.all(
      sql`SELECT * FROM memberships WHERE business_number = ${businessNumber} ORDER BY since, account_id`,
    ),
  );

export const ofAccount = (accountId: string): Stored<ReadonlyArray<Belonging>> =>
  query("Memberships.ofAccount", (sql) =>
    belongings.all(
      sql`SELECT memberships.*, companies.name, members."grant" FROM memberships
        JOIN companies ON companies.business_number = memberships.business_number
        JOIN members ON members.business_number = memberships.business_number
          AND members.member_id = memberships.account_id
        WHERE memberships.account_id = ${accountId} ORDER BY memberships.since, memberships.business_number`,
    ),
  );

/** The account belongs to the company no more. */
export const remove = (businessNumber: string, accountId: string): Stored<void> =>
  query("Memberships.remove", (sql) =>
    Effect.gen(function* () {
      yield* sql`DELETE FROM memberships WHERE business_number = ${businessNumber} AND account_id = ${accountId}`;
      yield* sql`DELETE FROM members WHERE business_number = ${businessNumber} AND member_id = ${accountId}`;
      yield* sql`DELETE FROM sessions WHERE business_number = ${businessNumber} AND member_id = ${accountId}`;
    }),
  );

/** The company is proven to be the member's. False if it was already, or the member has no account here. */
export const prove = (businessNumber: string, accountId: string, at: DateTime.Utc): Stored<boolean> =>
  query("Memberships.prove", (sql) =>
    touched(
      sql`UPDATE memberships SET proven_at = ${millis(at)}
        WHERE business_number = ${businessNumber} AND account_id = ${accountId} AND proven_at IS NULL
        RETURNING account_id`,
    ),
  );

export const putProfile = (described: CompanyProfile.CompanyProfile, at: DateTime.Utc): Stored<void> =>
  query("Memberships.putProfile", (sql) =>
    Effect.gen(function* () {
      const { businessNumber } = described;
      const text = yield* Schema.encodeEffect(profile)(described);
      yield* sql`INSERT INTO company_profiles ${sql.insert(columns({ businessNumber, profile: text, at }))}
        ON CONFLICT (business_number) DO UPDATE SET profile = excluded.profile, at = excluded.at`;
    }),
  );

export const findProfile = (businessNumber: string): Stored<CompanyProfile.CompanyProfile | undefined> =>
  query("Memberships.findProfile", (sql) =>
    Effect.map(
      profiles.first(sql`SELECT profile FROM company_profiles WHERE business_number = ${businessNumber}`),
      (row) => row?.profile,
    ),
  );

/** False if the account has asked this company and waits for its answer. */
export const ask = (request: JoinRequest): Stored<boolean> =>
  query("Memberships.ask", (sql) =>
    touched(
      sql`INSERT INTO join_requests ${sql.insert(columns(request))} ON CONFLICT DO NOTHING RETURNING request_id`,
    ),
  );

export const request = (requestId: string): Stored<JoinRequest | undefined> =>
  query("Memberships.request", (sql) =>
    requests.first(sql`SELECT * FROM join_requests WHERE request_id = ${requestId}`),
  );

/** Who waits for an answer of this company. */
export const openRequests = (businessNumber: string): Stored<ReadonlyArray<JoinRequest>> =>
  query("Memberships.openRequests", (sql) =>
    requests.all(
      sql`SELECT * FROM join_requests WHERE business_number = ${businessNumber} AND state = 'open'
        ORDER BY asked_at, request_id LIMIT 200`,
    ),
  );

/** The request by which a signup waits. */
export const requestOf = (signupId: string): Stored<JoinRequest | undefined> =>
  query("Memberships.requestOf", (sql) =>
    requests.first(
      sql`SELECT * FROM join_requests WHERE signup_id = ${signupId} AND state = 'open' ORDER BY asked_at DESC LIMIT 1`,
    ),
  );

/** Answers or withdraws a request that is open. False if it is not any more. */
export const answer = (
  requestId: string,
  answered: {
    readonly state: "admitted" | "declined" | "withdrawn";
    readonly at: DateTime.Utc;
    readonly by: string;
  },
): Stored<boolean> =>
  query("Memberships.answer", (sql) =>
    touched(
      sql`UPDATE join_requests
        SET ${sql.update(columns({ state: answered.state, answeredAt: answered.at, answeredBy: answered.by }))}
        WHERE request_id = ${requestId} AND state = 'open' RETURNING request_id`,
    ),
  );

/** A member who only claimed the number has shown the certificate: there is nothing to ask any more. */
export const withdrawClaim = (businessNumber: string, accountId: string, at: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "Memberships.withdrawClaim",
      (sql) =>
        sql`UPDATE join_requests
          SET ${sql.update(columns({ state: "withdrawn", answeredAt: at, answeredBy: accountId }))}
          WHERE business_number = ${businessNumber} AND account_id = ${accountId}
            AND signup_id = ${noSignup} AND state = 'open'`,
    ),
  );

/** The account is no member any more; what it was given is for `Rights.leave` to take. */
export const leave = (businessNumber: string, accountId: string): Stored<void> =>
  query("Memberships.leave", (sql) =>
    Effect.gen(function* () {
      yield* sql`DELETE FROM memberships WHERE business_number = ${businessNumber} AND account_id = ${accountId}`;
      yield* sql`DELETE FROM members WHERE business_number = ${businessNumber} AND member_id = ${accountId}`;
    }),
  );
