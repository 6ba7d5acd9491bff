/** The databases that every contract of the store is tried on, each time a new and empty one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import type { Refusal } from "@einv/refusal";
import { Migrations } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import * as SqliteNode from "@einv/store/SqliteNode";
import * as SqliteWasm from "@einv/store/SqliteWasm";
import { afterAll, beforeAll } from "vitest";
import { type Postgres as Cluster, postgresPrograms, startPostgres } from "../support/postgres.ts";

type Database = Layer.Layer<SqlClient.SqlClient, Refusal.Refusal>;

/** A database with its structure. */
export const migrated = (database: Database): Database =>
  Layer.effectDiscard(Migrations.run).pipe(Layer.provideMerge(database));

const folder = mkdtempSync(join(tmpdir(), "einv-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/** A path in a folder of its own, gone after the tests of the file. */
export const newFile = (): string => {
  made += 1;
  return join(folder, String(made), "einv.sqlite");
};

/** A new database in the cluster. */
const postgresDatabase = (cluster: () => Cluster): Database =>
  Layer.unwrap(
    Effect.gen(function* () {
      made += 1;
      const name = `test_${process.pid}_${made}`;
      const create = Effect.flatMap(SqlClient.SqlClient, (sql) => sql.unsafe(`CREATE DATABASE ${name}`));
      yield* Effect.orDie(
        create.pipe(Effect.provide(Postgres.layer(Redacted.make(cluster().url("postgres"))))),
      );
      return Postgres.layer(Redacted.make(cluster().url(name)));
    }),
  );

export interface Subject {
  /** Answers a new database each time it is built. */
  readonly empty: () => Database;
  /** Several transactions run at the same time. */
  readonly concurrent: boolean;
}

/** Describes the same behaviour for every database. */
export const onEveryDatabase = (title: string, body: (subject: Subject) => void): void => {
  describe(`${title} on SQLite in memory`, () =>
    body({ empty: () => SqliteNode.layer({ memory: true }), concurrent: false }));
  describe(`${title} on a SQLite file`, () =>
    body({ empty: () => Layer.suspend(() => SqliteNode.layer({ file: newFile() })), concurrent: false }));
  describe(`${title} on SQLite as WebAssembly`, () =>
    body({ empty: () => SqliteWasm.layer(), concurrent: false }));
  onPostgres(title, (empty) => body({ empty, concurrent: true }));
};

/** Describes behaviour on PostgreSQL, or says why it could not be tried. */
export const onPostgres = (title: string, body: (empty: () => Database) => void): void => {
  const absent = postgresPrograms === undefined;
  describe.skipIf(absent)(
    absent
      ? `${title} on PostgreSQL (skipped: initdb and postgres are not installed)`
      : `${title} on PostgreSQL`,
    () => {
      let cluster: Cluster | undefined;
      beforeAll(async () => {
        cluster = await startPostgres();
      }, 60_000);
      afterAll(() => cluster?.stop());
      body(() =>
        postgresDatabase(() => {
          if (cluster === undefined) throw new Error("the cluster is not started");
          return cluster;
        }),
      );
    },
  );
};
