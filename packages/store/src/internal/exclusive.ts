/** Locks by name, for what has no row yet to hold on to. */
import * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import type { SqlError } from "effect/sql/SqlError";

type Locking = Effect.Effect<void, SqlError>;

/**
 * Keeps everybody else from the same names until the transaction ends; always
 * in the same order, so that two do not wait for each other. SQLite has one
 * writer at a time anyway.
 */
export const exclusive = (sql: SqlClient.SqlClient, names: ReadonlyArray<string>): Locking =>
  sql.onDialectOrElse<Locking, never, Locking>({
    pg: () =>
      Effect.forEach(
        [...new Set(names)].sort(),
        (name) => sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`,
        { discard: true },
      ),
    orElse: () => Effect.void,
  });
