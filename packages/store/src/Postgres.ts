/** PostgreSQL, for servers of which several share one database. */
import * as Layer from "effect/Layer";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import * as PgClient from "@effect/sql-pg/PgClient";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** Nothing waits for ever, in milliseconds: not for a lock, not for an answer, not for a transaction that nobody ends. */
const limits = {
  lock_timeout: "5000",
  statement_timeout: "30000",
  idle_in_transaction_session_timeout: "60000",
};

/**
 * A pool of connections to `postgres://user:password@host:port/database`.
 * Refused with `store.unavailable` if there is no connection at the start.
 */
export const layer = (
  url: Redacted.Redacted<string>,
  options: { readonly connections?: number } = {},
): Layer.Layer<SqlClient.SqlClient, Refusal.Refusal> =>
  PgClient.layer({
    url,
    applicationName: "einv",
    maxConnections: options.connections ?? 10,
    connectTimeout: "10 seconds",
    startupParameters: limits,
  }).pipe(
    Layer.catchTag("SqlError", (error) =>
      Layer.effect(
        SqlClient.SqlClient,
        Effect.andThen(
          Effect.logError(`Postgres.layer: ${error.reason._tag}`),
          Effect.fail(refusals.refusal("store.unavailable")),
        ),
      ),
    ),
  );
