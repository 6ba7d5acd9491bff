/**
 * Everything that belongs together in one transaction: all of it happens, or
 * nothing does.
 */
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import type { Refusal } from "@einv/refusal";
import { inTransaction, refuseFaults, retryBusy } from "./internal/query.ts";

/**
 * Runs the effect in one transaction; any failure, a refusal too, rolls it
 * back, and so does an interruption.
 *
 * A conflict with another transaction runs it again from its beginning, so
 * nothing that cannot be undone (a mail, a call to the authority) belongs
 * inside. Within another transaction it is a part of that one that can fail
 * by itself.
 *
 * SQLite has one writer at a time. PostgreSQL reads what is committed, and
 * every repository guards its writes (compare-and-set, row locks).
 * Refused with `store.unavailable`, and with `store.busy` after five
 * seconds of conflicts.
 */
export const run = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, E | Refusal.Refusal, R | SqlClient.SqlClient> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => {
    const once: Effect.Effect<A, E | Refusal.Refusal, R> = sql
      .withTransaction(effect)
      .pipe(refuseFaults("Transaction.run"));
    return Effect.flatMap(inTransaction(sql), (inside) => (inside ? once : retryBusy(once)));
  });
