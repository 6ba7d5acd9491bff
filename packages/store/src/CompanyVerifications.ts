/** 회사인증: challenges that were given out, and the certificates that were shown for each company. R is in neither. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { CompanyVerification } from "@einv/membership";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export interface StoredChallenge {
  readonly challenge: CompanyVerification.Challenge;
  readonly version: number;
}

/** A certificate that proved a company's number, and when it did. */
export const Shown = Schema.Struct({
  businessNumber: Schema.String,
  facts: CompanyVerification.CertificateFacts,
  /** Who showed it first; nobody is known behind a mail link. */
  memberId: Schema.optionalKey(Schema.String),
  occasion: CompanyVerification.Occasion,
  at: Instant,
});
export type Shown = typeof Shown.Type;

const record = Schema.fromJsonString(Schema.toCodecJson(CompanyVerification.Challenge));
const writeChallenge = Schema.encodeEffect(record);
const challenges = reader(Schema.Struct({ record, version: Whole }));
const facts = Schema.fromJsonString(Schema.toCodecJson(CompanyVerification.CertificateFacts));
const shown = reader(Schema.Struct({ ...Shown.fields, facts }));

/** Of several challenges of one member for one company the latest counts. */
export const insert = (challenge: CompanyVerification.Challenge): Stored<void> =>
  query("CompanyVerifications.insert", (sql) =>
    Effect.gen(function* () {
      const { challengeId, businessNumber, memberId, begunAt } = challenge;
      const before = yield* challenges.all(
        sql`SELECT record, version FROM company_challenges
          WHERE business_number = ${businessNumber} AND member_id = ${memberId} AND ended = 0`,
      );
      for (const { record: open, version } of before) {
        yield* update(CompanyVerification.end(open, "replaced"), version);
      }
      const fields = {
        challengeId,
        businessNumber,
        memberId,
        begunAt,
        ended: 0,
        record: yield* writeChallenge(challenge),
        version: 1,
      };
      yield* sql`INSERT INTO company_challenges ${sql.insert(columns(fields))}`;
    }),
  );

export const find = (challengeId: string): Stored<StoredChallenge | undefined> =>
  query("CompanyVerifications.find", (sql) =>
    Effect.map(
      challenges.first(
        sql`SELECT record, version FROM company_challenges WHERE challenge_id = ${challengeId}`,
      ),
      (row) => (row === undefined ? undefined : { challenge: row.record, version: row.version }),
    ),
  );

/** Writes how it stands, if nobody else did meanwhile. */
export const update = (challenge: CompanyVerification.Challenge, expectedVersion: number): Stored<boolean> =>
  query("CompanyVerifications.update", (sql) =>
    Effect.gen(function* () {
      const fields = {
        ended: challenge.ended === undefined ? 0 : 1,
        record: yield* writeChallenge(challenge),
        version: expectedVersion + 1,
      };
      return yield* touched(
        sql`UPDATE company_challenges SET ${sql.update(columns(fields))}
          WHERE challenge_id = ${challenge.challengeId} AND version = ${expectedVersion} RETURNING challenge_id`,
      );
    }),
  );

/** Forgets challenges begun before. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "CompanyVerifications.prune",
      (sql) => sql`DELETE FROM company_challenges WHERE begun_at < ${millis(before)}`,
    ),
  );

/** Certificates that were shown for a company, the first one first; none: it is not verified. */
export const ofCompany = (businessNumber: string): Stored<ReadonlyArray<Shown>> =>
  query("CompanyVerifications.ofCompany", (sql) =>
    shown.all(
      sql`SELECT business_number, facts, member_id, occasion, at FROM company_certificates
        WHERE business_number = ${businessNumber} ORDER BY at, fingerprint`,
    ),
  );

/** Whether this certificate was shown for the company before. */
export const isShown = (businessNumber: string, fingerprint: string): Stored<boolean> =>
  query("CompanyVerifications.isShown", (sql) =>
    touched(
      sql`SELECT fingerprint FROM company_certificates
        WHERE business_number = ${businessNumber} AND fingerprint = ${fingerprint}`,
    ),
  );

/** Keeps that a certificate was shown. False if it was before. */
export const show = (of: Shown): Stored<boolean> =>
  query("CompanyVerifications.show", (sql) =>
    Effect.gen(function* () {
      const { fingerprint } = of.facts;
      const text = yield* Schema.encodeEffect(facts)(of.facts);
      return yield* touched(
        sql`INSERT INTO company_certificates ${sql.insert(columns({ ...of, fingerprint, facts: text }))}
          ON CONFLICT DO NOTHING RETURNING fingerprint`,
      );
    }),
  );
