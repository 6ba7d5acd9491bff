/**
 * 공동인증서 등록: the certificate of a company that the server signs with, at
 * most one at a time; those it had before, whose keys are gone; and the secrets
 * of handovers under way.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export const State = Schema.Literals(["registered", "replaced", "removed"]);
export type State = typeof State.Type;

export const Registration = Schema.Struct({
  registrationId: Schema.String,
  businessNumber: Schema.String,
  /** SHA-256 of the certificate, hex. */
  fingerprint: Schema.String,
  /** DER. */
  certificate: Bytes,
  /** Gone once it is replaced or removed. */
  sealedKey: Schema.optionalKey(Bytes),
  state: State,
  notAfter: Instant,
  registeredAt: Instant,
  /** Member. */
  registeredBy: Schema.String,
  /** When it was found revoked. */
  revokedAt: Schema.optionalKey(Instant),
  /** When an invoice was last signed with it. */
  usedAt: Schema.optionalKey(Instant),
  endedAt: Schema.optionalKey(Instant),
  endedBy: Schema.optionalKey(Schema.String),
  /** Days before its end of which people were last told. */
  reminded: Schema.optionalKey(Whole),
  version: Whole,
});
export type Registration = typeof Registration.Type;

const registrations = reader(Registration);

/** False if the company has one already. */
export const insert = (registration: Registration): Stored<boolean> =>
  query("RegisteredCertificates.insert", (sql) =>
    touched(
      sql`INSERT INTO registered_certificates ${sql.insert(columns(registration))}
        ON CONFLICT DO NOTHING RETURNING registration_id`,
    ),
  );

/** The one that the server signs with. */
export const current = (businessNumber: string): Stored<Registration | undefined> =>
  query("RegisteredCertificates.current", (sql) =>
    registrations.first(
      sql`SELECT * FROM registered_certificates
        WHERE business_number = ${businessNumber} AND state = 'registered'`,
    ),
  );

/** One of the company's, also of those that ended. */
export const find = (businessNumber: string, registrationId: string): Stored<Registration | undefined> =>
  query("RegisteredCertificates.find", (sql) =>
    registrations.first(
      sql`SELECT * FROM registered_certificates
        WHERE business_number = ${businessNumber} AND registration_id = ${registrationId}`,
    ),
  );

/** The company's: the one that is registered, then those that ended, the latest first. */
export const ofCompany = (businessNumber: string, limit: number): Stored<ReadonlyArray<Registration>> =>
  query("RegisteredCertificates.ofCompany", (sql) =>
    registrations.all(
      sql`SELECT * FROM registered_certificates WHERE business_number = ${businessNumber}
        ORDER BY CASE state WHEN 'registered' THEN 0 ELSE 1 END, ended_at DESC, registration_id
        LIMIT ${limit}`,
    ),
  );

/** Ends it, and its key with it. False if somebody else ended it meanwhile. */
export const end = (
  { registrationId, version }: Pick<Registration, "registrationId" | "version">,
  ended: { readonly state: Exclude<State, "registered">; readonly at: DateTime.Utc; readonly by: string },
): Stored<boolean> =>
  query("RegisteredCertificates.end", (sql) =>
    touched(
      sql`UPDATE registered_certificates SET ${sql.update(
        columns({
          state: ended.state,
          sealedKey: undefined,
          endedAt: ended.at,
          endedBy: ended.by,
          version: version + 1,
        }),
      )} WHERE registration_id = ${registrationId} AND version = ${version} AND state = 'registered'
        RETURNING registration_id`,
    ),
  );

/** Writes what was learned of it, if nobody else did meanwhile. */
export const note = (
  { registrationId, version }: Pick<Registration, "registrationId" | "version">,
  learned: Partial<Pick<Registration, "revokedAt" | "reminded" | "sealedKey">>,
): Stored<boolean> =>
  query("RegisteredCertificates.note", (sql) =>
    touched(
      sql`UPDATE registered_certificates SET ${sql.update(columns({ ...learned, version: version + 1 }))}
        WHERE registration_id = ${registrationId} AND version = ${version} AND state = 'registered'
        RETURNING registration_id`,
    ),
  );

/** An invoice was signed with it. */
export const used = (registrationId: string, at: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "RegisteredCertificates.used",
      (sql) =>
        sql`UPDATE registered_certificates SET ${sql.update(columns({ usedAt: at }))}
          WHERE registration_id = ${registrationId}`,
    ),
  );

/** Registered ones in the order of their names, from after one. */
export const registeredAfter = (registrationId: string, limit: number): Stored<ReadonlyArray<Registration>> =>
  query("RegisteredCertificates.registeredAfter", (sql) =>
    registrations.all(
      sql`SELECT * FROM registered_certificates
        WHERE state = 'registered' AND registration_id > ${registrationId}
        ORDER BY registration_id LIMIT ${limit}`,
    ),
  );

/** Registered ones that end before, and of whose end people were not told since `days` before it. */
export const ending = (
  {
    from,
    before,
    days,
  }: { readonly from: DateTime.Utc; readonly before: DateTime.Utc; readonly days: number },
  limit: number,
): Stored<ReadonlyArray<Registration>> =>
  query("RegisteredCertificates.ending", (sql) =>
    registrations.all(
      sql`SELECT * FROM registered_certificates
        WHERE state = 'registered' AND not_after > ${millis(from)} AND not_after <= ${millis(before)}
          AND (reminded IS NULL OR reminded > ${days})
        ORDER BY not_after, registration_id LIMIT ${limit}`,
    ),
  );

const handovers = reader(Schema.Struct({ secret: Bytes }));

/** Keeps the sealed secret of a handover until its challenge ends. */
export const expectKey = (handover: {
  readonly challengeId: string;
  readonly secret: Uint8Array;
  readonly begunAt: DateTime.Utc;
}): Stored<void> =>
  Effect.asVoid(
    query(
      "RegisteredCertificates.expectKey",
      (sql) => sql`INSERT INTO key_handovers ${sql.insert(columns(handover))}`,
    ),
  );

/** The sealed secret; nothing once it was used or forgotten. */
export const expected = (challengeId: string): Stored<Uint8Array | undefined> =>
  query("RegisteredCertificates.expected", (sql) =>
    Effect.map(
      handovers.first(sql`SELECT secret FROM key_handovers WHERE challenge_id = ${challengeId}`),
      (row) => row?.secret,
    ),
  );

/** A handover is over; what was sent for it opens for nobody any more. */
export const forgetHandover = (challengeId: string): Stored<void> =>
  Effect.asVoid(
    query(
      "RegisteredCertificates.forgetHandover",
      (sql) => sql`DELETE FROM key_handovers WHERE challenge_id = ${challengeId}`,
    ),
  );

/** Forgets handovers begun before. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "RegisteredCertificates.prune",
      (sql) => sql`DELETE FROM key_handovers WHERE begun_at < ${millis(before)}`,
    ),
  );
