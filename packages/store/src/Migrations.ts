/**
 * The structure of the database, built step by step. What was applied is
 * remembered with its checksum; a database of a newer or another einv is
 * refused before anything is read or written.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as SqlClient from "effect/sql/SqlClient";
import * as Transaction from "./Transaction.ts";
import { exclusive } from "./internal/exclusive.ts";
import { type Stored, query } from "./internal/query.ts";
import { Whole, columns, reader } from "./internal/rows.ts";
import { type Migration, migrations } from "./internal/schema.ts";
import { sha256 } from "./internal/sha256.ts";
import { refusals } from "./Refusals.ts";

const applied = reader(Schema.Struct({ id: Whole, name: Schema.String, checksum: Schema.String }));

/** The few words in which the databases differ. */
const inDialect = (sql: SqlClient.SqlClient, text: string): string => {
  const words = sql.onDialectOrElse({
    pg: () => ({ whole: "BIGINT", bytes: "BYTEA", json: "::json", strict: "" }),
    orElse: () => ({ whole: "INTEGER", bytes: "BLOB", json: "", strict: "STRICT" }),
  });
  return text.replace(/\{(whole|bytes|json|strict)\}/g, (_, word: keyof typeof words) => words[word]);
};

const register = `CREATE TABLE IF NOT EXISTS einv_migrations (
  id {whole} PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at {whole} NOT NULL) {strict}`;

const apply = (sql: SqlClient.SqlClient, { id, name, statements }: Migration, checksum: string) =>
  Effect.gen(function* () {
    for (const statement of statements) yield* sql.unsafe(inDialect(sql, statement));
    const at = yield* DateTime.now;
    yield* sql`INSERT INTO einv_migrations ${sql.insert(columns({ id, name, checksum, at }))}`;
  });

/**
 * Brings the database to this version's structure; does nothing if it is there
 * already. Refused with `store.newer` and `store.migration-changed`.
 */
export const run: Stored<void> = Transaction.run(
  query("Migrations.run", (sql) =>
    Effect.gen(function* () {
      yield* exclusive(sql, ["migrations"]);
      yield* sql.unsafe(inDialect(sql, register));
      const known = yield* applied.all(sql`SELECT id, name, checksum FROM einv_migrations ORDER BY id`);
      const unknown = known.find(({ id }) => migrations.every((migration) => migration.id !== id));
      if (unknown !== undefined)
        return yield* refusals.refusal("store.newer", {
          values: { migration: `${unknown.id} ${unknown.name}` },
        });
      for (const migration of migrations) {
        const checksum = yield* sha256(migration.statements.join(";\n"));
        const before = known.find(({ id }) => id === migration.id);
        if (before === undefined) yield* apply(sql, migration, checksum);
        else if (before.checksum !== checksum)
          return yield* refusals.refusal("store.migration-changed", {
            values: { migration: `${migration.id} ${migration.name}` },
          });
      }
    }),
  ),
);
