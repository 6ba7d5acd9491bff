/** SQLite as WebAssembly, in memory: the whole store inside a browser's page, for stories and tests. */
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as SqlClient from "effect/sql/SqlClient";
import init, { type Database, type PreparedStatement } from "@sqlite.org/sqlite-wasm";
import type { Refusal } from "@einv/refusal";
import * as Sqlite from "./internal/sqlite.ts";
import { refusals } from "./Refusals.ts";

const open = async (): Promise<{ readonly database: Database; readonly adapted: Sqlite.Database }> => {
  const sqlite = await init();
  // Without this every refused statement is also written to the console.
  sqlite.config.warn = () => undefined;
  const database = new sqlite.oo1.DB(":memory:");
  database.exec("PRAGMA foreign_keys = ON");
  const collect = (statement: PreparedStatement): ReadonlyArray<Record<string, unknown>> => {
    const rows: Array<Record<string, unknown>> = [];
    while (statement.step()) rows.push(statement.get({}));
    return rows;
  };
  const adapted: Sqlite.Database = {
    rows: (sql, values) => {
      const statement = database.prepare(sql);
      try {
        if (values.length > 0) statement.bind([...values]);
        return collect(statement);
      } finally {
        statement.finalize();
      }
    },
    isTransaction: () =>
      database.pointer !== undefined && sqlite.capi.sqlite3_get_autocommit(database.pointer) === 0,
    resultCode: (error) => (error instanceof sqlite.SQLite3Error ? error.resultCode : undefined),
  };
  return { database, adapted };
};

/** Refused with `store.cannot-open` where WebAssembly is not available. */
export const layer = (): Layer.Layer<SqlClient.SqlClient, Refusal.Refusal> =>
  Layer.effect(
    SqlClient.SqlClient,
    Effect.acquireRelease(
      Effect.tryPromise({ try: open, catch: () => refusals.refusal("store.cannot-open") }),
      ({ database }) => Effect.sync(() => database.close()),
    ).pipe(Effect.flatMap(({ adapted }) => Sqlite.client(adapted, "sqlite-wasm", "memory"))),
  );
