/** A database of the first release: its people work on as they did, and somebody is in charge. */
import { assert, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import { Permission } from "@einv/permission";
import { Migrations, Rights } from "@einv/store";
import { migrations } from "../../packages/store/src/internal/schema.ts";
import { onEveryDatabase } from "./databases.ts";

const first = migrations[0]!;

/** The words in which the databases differ, as the first release wrote them. */
const inDialect = (sql: SqlClient.SqlClient, text: string): string =>
  sql.onDialectOrElse({
    pg: () => text.replaceAll("{whole}", "BIGINT").replaceAll("{bytes}", "BYTEA").replaceAll("{strict}", ""),
    orElse: () =>
      text.replaceAll("{whole}", "INTEGER").replaceAll("{bytes}", "BLOB").replaceAll("{strict}", "STRICT"),
  });

const sha256 = (text: string) =>
  Effect.promise(async () => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Buffer.from(digest).toString("hex");
  });

/** What the first release left behind: a company with three people, one without any. */
const firstRelease = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient;
  yield* sql.unsafe(
    inDialect(
      sql,
      `CREATE TABLE einv_migrations (id {whole} PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at {whole} NOT NULL) {strict}`,
    ),
  );
  for (const statement of first.statements) yield* sql.unsafe(inDialect(sql, statement));
  const checksum = yield* sha256(first.statements.join(";\n"));
  yield* sql`INSERT INTO einv_migrations (id, name, checksum, at) VALUES (${first.id}, ${first.name}, ${checksum}, 0)`;
  yield* sql`INSERT INTO hosts (host_id, name, key_digest, at) VALUES ('erp', 'ERP', 'd', 0)`;
  for (const number of ["1208800016", "2228100007"])
    yield* sql`INSERT INTO companies (business_number, host_id, name, representative)
      VALUES (${number}, 'erp', '회사', '대표')`;
  for (const [id, grant] of [
    ["ahn", "none"],
    ["kim", "full"],
    ["lee", "issue-only"],
  ] as const)
    yield* sql`INSERT INTO members (business_number, member_id, name, email, "grant")
      VALUES ('1208800016', ${id}, ${id}, NULL, ${grant})`;
});

onEveryDatabase("A database of the first release", ({ empty }) => {
  it.live("keeps everybody's right, with the service distributed and somebody in charge", () =>
    Effect.gen(function* () {
      yield* firstRelease;
      yield* Migrations.run;
      const people = yield* Rights.people("1208800016");
      assert.deepStrictEqual(
        people.map(({ memberId, host, origin, distribution }) => [memberId, host, origin, distribution]),
        [
          ["ahn", "none", "host", "distributed"],
          ["kim", "full", "host", "distributed"],
          ["lee", "issue-only", "host", "distributed"],
        ],
      );
      assert.deepStrictEqual(
        (yield* Rights.administrators("1208800016")).map(({ memberId, roles }) => [memberId, ...roles]),
        [["kim", "company-administrator", "service-administrator"]],
      );
      assert.deepStrictEqual(yield* Rights.administrators("2228100007"), []);
      const sql = yield* SqlClient.SqlClient;
      for (const grant of Permission.Grant.literals)
        yield* sql`INSERT INTO members (business_number, member_id, name, "grant")
          VALUES ('2228100007', ${grant}, ${grant}, ${grant})`;
      assert.strictEqual((yield* Rights.people("2228100007")).length, Permission.Grant.literals.length);
    }).pipe(Effect.provide(empty())),
  );
});
