/** Accounts of people (회원), their passwords as hashed and sealed elsewhere, and what they agreed to. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Account, Consent } from "@einv/membership";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

/** An account with what opens it. */
export interface StoredAccount {
  readonly account: Account.Account;
  /** The password's hash, sealed. */
  readonly password: Uint8Array;
  /** Grows by one with every change. */
  readonly version: number;
}

const record = Schema.fromJsonString(Schema.toCodecJson(Account.Account));
const writeRecord = Schema.encodeEffect(record);
const rows = reader(Schema.Struct({ record, password: Bytes, version: Whole }));
const light = reader(Schema.Struct({ record }));
const consentRows = reader(
  Schema.Struct({ terms: Consent.TermsId, version: Schema.String, given: Whole, at: Instant }),
);

/** What an account is found by; only what its owner has proven leads to it. */
const indexed = ({ loginId, email, emailProven, phone, phoneProven }: Account.Account) => ({
  loginId,
  provenEmail: emailProven ? email : undefined,
  provenPhone: phoneProven ? phone : undefined,
});

const flatten = (row: {
  readonly record: Account.Account;
  readonly password: Uint8Array;
  readonly version: number;
}): StoredAccount => ({ account: row.record, password: row.password, version: row.version });

/** False if the login ID is taken. `personKey` is a digest of the person's 연계정보. */
export const insert = (
  account: Account.Account,
  secrets: { readonly password: Uint8Array; readonly personKey?: string },
): Stored<boolean> =>
  query("Accounts.insert", (sql) =>
    Effect.gen(function* () {
      const fields = {
        accountId: account.accountId,
        ...indexed(account),
        personKey: secrets.personKey,
        createdAt: account.createdAt,
        record: yield* writeRecord(account),
        password: secrets.password,
        version: 1,
      };
      return yield* touched(
        sql`INSERT INTO accounts ${sql.insert(columns(fields))} ON CONFLICT DO NOTHING RETURNING account_id`,
      );
    }),
  );

const first = (name: string, column: "account_id" | "login_id", value: string) =>
  query(name, (sql) =>
    Effect.map(
      rows.first(sql`SELECT record, password, version FROM accounts WHERE ${sql(column)} = ${value}`),
      (row) => (row === undefined ? undefined : flatten(row)),
    ),
  );

export const find = (accountId: string): Stored<StoredAccount | undefined> =>
  first("Accounts.find", "account_id", accountId);

export const byLoginId = (loginId: string): Stored<StoredAccount | undefined> =>
  first("Accounts.byLoginId", "login_id", loginId);

/** Which of these login IDs are taken. */
export const taken = (loginIds: ReadonlyArray<string>): Stored<ReadonlySet<string>> =>
  query("Accounts.taken", (sql) =>
    Effect.map(
      light.all(sql`SELECT record FROM accounts WHERE ${sql.in("login_id", loginIds)}`),
      (found) => new Set(found.map(({ record: { loginId } }) => loginId)),
    ),
  );

/** Accounts of whoever proved this address, number or person; the oldest first, at most twenty. */
export const provenBy = (proof: {
  readonly email?: string;
  readonly phone?: string;
  readonly personKey?: string;
}): Stored<ReadonlyArray<Account.Account>> =>
  query("Accounts.provenBy", (sql) => {
    const { email, phone, personKey } = proof;
    const ways = [
      ...(email === undefined ? [] : [sql`proven_email = ${email}`]),
      ...(phone === undefined ? [] : [sql`proven_phone = ${phone}`]),
      ...(personKey === undefined ? [] : [sql`person_key = ${personKey}`]),
    ];
    return ways.length === 0
      ? Effect.succeed([])
      : Effect.map(
          light.all(
            sql`SELECT record FROM accounts WHERE ${sql.or(ways)} ORDER BY created_at, account_id LIMIT 20`,
          ),
          (found) => found.map((row) => row.record),
        );
  });

/** Writes what changed, if nobody else did meanwhile. */
export const update = (
  account: Account.Account,
  expectedVersion: number,
  secrets: { readonly password?: Uint8Array; readonly personKey?: string } = {},
): Stored<boolean> =>
  query("Accounts.update", (sql) =>
    Effect.gen(function* () {
      const { provenEmail, provenPhone } = indexed(account);
      const fields = {
        provenEmail,
        provenPhone,
        record: yield* writeRecord(account),
        version: expectedVersion + 1,
        ...secrets,
      };
      return yield* touched(
        sql`UPDATE accounts SET ${sql.update(columns(fields))}
          WHERE account_id = ${account.accountId} AND version = ${expectedVersion} RETURNING account_id`,
      );
    }),
  );

/** Keeps what somebody answered; what was answered before stays beside it. */
export const remember = (accountId: string, consents: ReadonlyArray<Consent.Consent>): Stored<void> =>
  query("Accounts.remember", (sql) =>
    Effect.forEach(
      consents,
      ({ terms, version, given, at }) =>
        sql`INSERT INTO consents ${sql.insert(columns({ accountId, terms, version, given: given ? 1 : 0, at }))}
          ON CONFLICT DO NOTHING`,
      { discard: true },
    ),
  );

/** All that somebody ever answered, the oldest first. */
export const consents = (accountId: string): Stored<ReadonlyArray<Consent.Consent>> =>
  query("Accounts.consents", (sql) =>
    Effect.map(
      consentRows.all(
        sql`SELECT terms, version, given, at FROM consents WHERE account_id = ${accountId} ORDER BY at, terms`,
      ),
      (found) => found.map((row) => ({ ...row, given: row.given === 1 })),
    ),
  );

/** Forgets an account that belongs to no company any more, and all that was kept of its person. */
export const remove = (accountId: string): Stored<void> =>
  query("Accounts.remove", (sql) =>
    Effect.gen(function* () {
      yield* sql`DELETE FROM logins WHERE account_id = ${accountId}`;
      yield* sql`DELETE FROM join_requests WHERE account_id = ${accountId}`;
      yield* sql`DELETE FROM consents WHERE account_id = ${accountId}`;
      yield* sql`DELETE FROM accounts WHERE account_id = ${accountId}`;
    }),
  );

/** Forgets accounts made before that never came to a company, nor asked one, and nobody is logged in to. */
export const prune = (before: DateTime.Utc, now: DateTime.Utc): Stored<void> =>
  query("Accounts.prune", (sql) =>
    Effect.gen(function* () {
      const idle = sql`created_at < ${millis(before)}
        AND NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.account_id = accounts.account_id)
        AND NOT EXISTS (SELECT 1 FROM join_requests WHERE join_requests.account_id = accounts.account_id)
        AND NOT EXISTS (SELECT 1 FROM logins WHERE logins.account_id = accounts.account_id
          AND logins.expires_at > ${millis(now)})`;
      yield* sql`DELETE FROM logins WHERE expires_at <= ${millis(now)}`;
      yield* sql`DELETE FROM consents WHERE account_id IN (SELECT account_id FROM accounts WHERE ${idle})`;
      yield* sql`DELETE FROM accounts WHERE ${idle}`;
    }),
  );
