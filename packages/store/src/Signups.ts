/** Signups under way, each known by the digest of its resume token; their state is sealed, since it holds a person. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export const StoredSignup = Schema.Struct({
  signupId: Schema.String,
  /** The token itself is never stored. */
  digest: Schema.String,
  /** Sealed. */
  state: Bytes,
  /** The only origin whose pages may go on with it. */
  origin: Schema.optionalKey(Schema.String),
  createdAt: Instant,
  expiresAt: Instant,
  /** Grows by one with every step. */
  version: Whole,
});
export type StoredSignup = typeof StoredSignup.Type;

const signups = reader(StoredSignup);

export const insert = (signup: StoredSignup): Stored<void> =>
  Effect.asVoid(query("Signups.insert", (sql) => sql`INSERT INTO signups ${sql.insert(columns(signup))}`));

export const byDigest = (digest: string): Stored<StoredSignup | undefined> =>
  query("Signups.byDigest", (sql) => signups.first(sql`SELECT * FROM signups WHERE digest = ${digest}`));

export const find = (signupId: string): Stored<StoredSignup | undefined> =>
  query("Signups.find", (sql) => signups.first(sql`SELECT * FROM signups WHERE signup_id = ${signupId}`));

/** Writes the next state, if nobody else went on meanwhile. */
export const update = (
  signupId: string,
  expectedVersion: number,
  next: Pick<StoredSignup, "state" | "expiresAt">,
): Stored<boolean> =>
  query("Signups.update", (sql) =>
    touched(
      sql`UPDATE signups SET ${sql.update(columns({ ...next, version: expectedVersion + 1 }))}
        WHERE signup_id = ${signupId} AND version = ${expectedVersion} RETURNING signup_id`,
    ),
  );

/** Forgets what nobody went on with, and what is long done. */
export const prune = (now: DateTime.Utc): Stored<void> =>
  Effect.asVoid(query("Signups.prune", (sql) => sql`DELETE FROM signups WHERE expires_at <= ${millis(now)}`));
