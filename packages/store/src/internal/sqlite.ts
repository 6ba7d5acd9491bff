/** What SQLite inside Node and SQLite as WebAssembly have in common. */
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import * as Semaphore from "effect/Semaphore";
import * as Stream from "effect/Stream";
import * as Reactivity from "effect/reactivity/Reactivity";
import * as SqlClient from "effect/sql/SqlClient";
import type * as SqlConnection from "effect/sql/SqlConnection";
import * as SqlError from "effect/sql/SqlError";
import * as Statement from "effect/sql/Statement";
import * as GroupCommit from "./groupCommit.ts";

/** A value that SQLite stores. */
export type Value = null | number | bigint | string | Uint8Array;

/** One open database. Throws as its library does. */
export interface Database {
  readonly rows: (sql: string, values: ReadonlyArray<Value>) => ReadonlyArray<Record<string, unknown>>;
  readonly isTransaction: () => boolean;
  /** The result code (SQLITE_BUSY = 5, …) in an error that it threw. */
  readonly resultCode: (error: unknown) => number | undefined;
}

/** Whole numbers go as 64-bit integers, never as doubles. */
const toValue = (value: unknown): Value => {
  switch (typeof value) {
    case "number":
      return Number.isInteger(value) ? BigInt(value) : value;
    case "string":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1n : 0n;
    default:
      return value instanceof Uint8Array ? value : null;
  }
};

const classify = (database: Database, error: unknown): SqlError.SqlError =>
  new SqlError.SqlError({
    reason: SqlError.classifySqliteError(
      { errno: database.resultCode(error), message: error instanceof Error ? error.message : "" },
      { operation: "execute" },
    ),
  });

const spanAttributes = [["db.system.name", "sqlite"]] as const;

/** Whether transactions wait for a disk; then they wait together. */
export type Durability = "memory" | "disk";

/** A client over one connection: one statement or transaction at a time, transactions that write from their start. */
export const client = (
  database: Database,
  driver: string,
  durability: Durability,
): Effect.Effect<SqlClient.SqlClient, never, Scope.Scope> =>
  Effect.gen(function* () {
    const rows = (sql: string, parameters: ReadonlyArray<unknown>) =>
      Effect.try({
        try: () => database.rows(sql, parameters.map(toValue)),
        catch: (error) => classify(database, error),
      });
    const execute: SqlConnection.Connection["execute"] = (sql, parameters, transform) =>
      Effect.map(rows(sql, parameters), (found) => (transform === undefined ? found : transform(found)));
    const values: SqlConnection.Connection["executeValues"] = (sql, parameters) =>
      Effect.map(rows(sql, parameters), (found) => found.map((row) => Object.values(row)));
    const connection: SqlConnection.Connection = {
      execute,
      executeUnprepared: execute,
      executeRaw: rows,
      executeValues: values,
      executeValuesUnprepared: values,
      executeStream: (sql, parameters, transform) =>
        Stream.unwrap(Effect.map(execute(sql, parameters, transform), Stream.fromIterable)),
    };
    const common = {
      compiler: Statement.makeCompilerSqlite(),
      driver,
      releaseSavepoint: (name: string) => `RELEASE SAVEPOINT ${name}`,
      spanAttributes,
    };
    if (durability === "memory") {
      const semaphore = yield* Semaphore.make(1);
      return yield* SqlClient.make({
        ...SqlClient.makeSqliteAcquirers({
          connection: Effect.succeed(connection),
          semaphore,
          isTransaction: database.isTransaction,
        }),
        ...common,
        beginTransaction: "BEGIN IMMEDIATE",
      }).pipe(Effect.provide(Reactivity.layer));
    }
    const group = yield* GroupCommit.make(connection, database.isTransaction);
    const made = yield* SqlClient.make({ acquirer: group.lease, borrower: group.borrow, ...common }).pipe(
      Effect.provide(Reactivity.layer),
    );
    const nested = (sql: string) => Effect.asVoid(connection.executeUnprepared(sql, [], undefined));
    const stillOpen = (sql: string) =>
      Effect.suspend(() => (database.isTransaction() ? nested(sql) : Effect.void));
    return Object.assign(made, {
      withTransaction: SqlClient.makeWithTransaction({
        transactionService: made.transactionService,
        spanAttributes,
        acquireConnection: (restore) => restore(group.member),
        begin: () => Effect.void,
        commit: () => group.keep,
        rollback: () => group.undo,
        savepoint: (_, id) => nested(`SAVEPOINT nested_${id}`),
        releaseSavepoint: (_, id) => stillOpen(`RELEASE SAVEPOINT nested_${id}`),
        rollbackSavepoint: (_, id) => stillOpen(`ROLLBACK TO SAVEPOINT nested_${id}`),
      }),
    });
  });
