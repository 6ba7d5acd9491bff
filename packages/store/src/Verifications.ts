/** Proofs of identity under way and ended; codes and what providers need again are sealed. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { Verification } from "@einv/membership";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export interface StoredVerification {
  readonly verification: Verification.Verification;
  /** Sealed; gone once it ended. */
  readonly secret?: Uint8Array;
  readonly version: number;
}

const record = Schema.fromJsonString(Schema.toCodecJson(Verification.Verification));
const write = Schema.encodeEffect(record);
const rows = reader(Schema.Struct({ record, secret: Schema.optionalKey(Bytes), version: Whole }));

const flatten = ({
  record: verification,
  ...others
}: {
  readonly record: Verification.Verification;
  readonly secret?: Uint8Array;
  readonly version: number;
}): StoredVerification => ({ verification, ...others });

export const insert = (verification: Verification.Verification, secret: Uint8Array): Stored<void> =>
  query("Verifications.insert", (sql) =>
    Effect.gen(function* () {
      const { id, owner, begunAt } = verification;
      const fields = { id, owner, ended: 0, begunAt, record: yield* write(verification), secret, version: 1 };
      yield* sql`INSERT INTO verifications ${sql.insert(columns(fields))}`;
    }),
  );

export const find = (id: string): Stored<StoredVerification | undefined> =>
  query("Verifications.find", (sql) =>
    Effect.map(rows.first(sql`SELECT record, secret, version FROM verifications WHERE id = ${id}`), (row) =>
      row === undefined ? undefined : flatten(row),
    ),
  );

/** What this owner has begun and not ended, the latest first. */
export const openOf = (owner: string): Stored<ReadonlyArray<StoredVerification>> =>
  query("Verifications.openOf", (sql) =>
    Effect.map(
      rows.all(
        sql`SELECT record, secret, version FROM verifications
          WHERE owner = ${owner} AND ended = 0 ORDER BY begun_at DESC, id`,
      ),
      (found) => found.map(flatten),
    ),
  );

/** Writes how it stands, if nobody else did meanwhile; with its end its secret goes. */
export const update = (
  verification: Verification.Verification,
  expectedVersion: number,
  secret?: Uint8Array,
): Stored<boolean> =>
  query("Verifications.update", (sql) =>
    Effect.gen(function* () {
      const ended = verification.ended !== undefined;
      const fields = {
        ended: ended ? 1 : 0,
        record: yield* write(verification),
        version: expectedVersion + 1,
        ...(ended ? { secret: undefined } : secret === undefined ? {} : { secret }),
      };
      return yield* touched(
        sql`UPDATE verifications SET ${sql.update(columns(fields))}
          WHERE id = ${verification.id} AND version = ${expectedVersion} RETURNING id`,
      );
    }),
  );

/** Forgets those begun before. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query("Verifications.prune", (sql) => sql`DELETE FROM verifications WHERE begun_at < ${millis(before)}`),
  );
