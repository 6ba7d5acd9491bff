/**
 * SQLite in this process (`node:sqlite`): the database of a server without
 * configuration. Every commit is on the disk before it is answered
 * (write-ahead log, `synchronous = FULL`); transactions of the same moment wait
 * for the disk together. A second process on the same file is safe.
 */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as SqlClient from "effect/sql/SqlClient";
import type { Refusal } from "@einv/refusal";
import { retryBusy } from "./internal/query.ts";
import * as Sqlite from "./internal/sqlite.ts";
import { refusals } from "./Refusals.ts";

/** A file, made with its folder if absent and readable by its owner only; or memory, gone with the process. */
export type Place = { readonly file: string } | { readonly memory: true };

/**
 * How long a statement waits for another process inside SQLite, in
 * milliseconds. Short, because the whole process waits with it: longer waits
 * are tried again from outside.
 */
const busyTimeout = 5;

/** Marks a file as einv's: "einv" in the header that SQLite keeps for this. */
const applicationId = 0x65696e76;

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;

const isOurs = (database: DatabaseSync): boolean =>
  database.prepare("PRAGMA application_id").get()?.["application_id"] === applicationId;

/** Marks an empty file; another process may be doing the same. */
const claim = (database: DatabaseSync): void => {
  if (isOurs(database)) return;
  if (isEmpty(database)) database.exec(`PRAGMA application_id = ${applicationId}`);
  else if (!isOurs(database)) throw new Error("the file belongs to another program");
};

const open = (place: Place): DatabaseSync => {
  const path = "file" in place ? place.file : ":memory:";
  if ("file" in place) {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, "a", 0o600));
  }
  const database = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  try {
    claim(database);
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA trusted_schema = OFF");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const resultCode = (error: unknown): number | undefined =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode
    : undefined;

/** SQLITE_BUSY and SQLITE_LOCKED, whatever their extension. */
const isBusy = (error: unknown): boolean => [5, 6].includes((resultCode(error) ?? 0) & 0xff);

const keptStatements = 200;

const adapt = (database: DatabaseSync): Sqlite.Database => {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    if (statements.size >= keptStatements) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    rows: (sql, values) => prepare(sql).all(...values),
    isTransaction: () => database.isTransaction,
    resultCode,
  };
};

/** Refused with `store.cannot-open`, and with `store.busy` if others hold the file for five seconds. */
export const layer = (place: Place): Layer.Layer<SqlClient.SqlClient, Refusal.Refusal> =>
  Layer.effect(
    SqlClient.SqlClient,
    Effect.acquireRelease(
      retryBusy(
        Effect.try({
          try: () => open(place),
          catch: (error) =>
            refusals.refusal(
              isBusy(error) ? "store.busy" : "store.cannot-open",
              "file" in place ? { path: place.file } : {},
            ),
        }),
      ),
      (database) => Effect.sync(() => database.close()),
    ).pipe(
      Effect.flatMap((database) =>
        Sqlite.client(adapt(database), "sqlite-node", "file" in place ? "disk" : "memory"),
      ),
    ),
  );
