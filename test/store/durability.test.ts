/** What a SQLite file holds when processes are killed, and when two of them write. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import { Events, Migrations, Outbox, Transaction } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { migrated, newFile } from "./databases.ts";
import { at } from "./fixtures.ts";

const script = join(import.meta.dirname, "writer.ts");

const writer = (file: string, name: string, count: number, abreast = 1): ChildProcess =>
  spawn(
    process.execPath,
    ["--conditions=source", "--no-warnings", script, file, name, String(count), String(abreast)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );

/** Every number that a writer confirmed. It is killed as soon as it has confirmed `killAfter`. */
const confirmed = (
  child: ChildProcess,
  killAfter = Number.POSITIVE_INFINITY,
): Promise<ReadonlyArray<number>> =>
  new Promise((resolve, reject) => {
    const numbers: Array<number> = [];
    if (child.stdout === null) return reject(new Error("no output"));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line === "ready") return;
      numbers.push(Number(line));
      if (numbers.length >= killAfter) child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("close", () => resolve(numbers));
  });

/** What the file holds: messages, and events of a whole chain. */
const held = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient;
  const check = yield* sql<{ integrity_check: string }>`PRAGMA integrity_check`;
  assert.strictEqual(check[0]?.integrity_check, "ok");
  const messages = yield* sql<{ id: string }>`SELECT id FROM outbox`;
  const events = yield* sql<{ type: string }>`SELECT type FROM events`;
  const { seq } = yield* Events.verifyChain();
  return {
    messages: new Set(messages.map(({ id }) => id)),
    events: new Set(events.map(({ type }) => type)),
    seq,
  };
});

describe("A SQLite file", () => {
  it.live(
    "holds everything that was confirmed before the process was killed, and no half of anything",
    () =>
      Effect.gen(function* () {
        const file = newFile();
        const names: Array<string> = [];
        for (const [round, { killAfter, abreast }] of [
          { killAfter: 1, abreast: 1 },
          { killAfter: 20, abreast: 1 },
          { killAfter: 7, abreast: 16 },
          { killAfter: 200, abreast: 16 },
        ].entries()) {
          const numbers = yield* Effect.promise(() =>
            confirmed(writer(file, `round${round}`, 1_000_000, abreast), killAfter),
          );
          assert.isAtLeast(numbers.length, killAfter);
          names.push(...numbers.map((n) => `round${round}-${n}`));
          const { messages, events, seq } = yield* Effect.provide(held, SqliteNode.layer({ file }));
          for (const name of names) assert.isTrue(messages.has(name) && events.has(name), name);
          assert.deepStrictEqual([...messages].sort(), [...events].sort());
          assert.strictEqual(seq, events.size);
        }
      }),
    60_000,
  );

  it.live(
    "takes two processes that write at the same time, and loses nothing of either",
    () =>
      Effect.gen(function* () {
        const file = newFile();
        const [one, other] = yield* Effect.promise(() =>
          Promise.all([confirmed(writer(file, "one", 40)), confirmed(writer(file, "other", 40))]),
        );
        assert.strictEqual(one.length + other.length, 80);
        const { messages, seq } = yield* Effect.provide(held, SqliteNode.layer({ file }));
        assert.strictEqual(messages.size, 80);
        assert.strictEqual(seq, 80);
      }),
    60_000,
  );

  it.live("waits for the disk at every commit, keeps to its types, and is its owner's only", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient;
        const pragma = (name: string) =>
          Effect.map(
            sql.unsafe<Record<string, unknown>>(`PRAGMA ${name}`),
            ([row]) => Object.values(row ?? {})[0],
          );
        assert.strictEqual(yield* pragma("journal_mode"), "wal");
        assert.equal(yield* pragma("synchronous"), 2);
        assert.equal(yield* pragma("foreign_keys"), 1);
        const wrong = yield* Effect.flip(sql`INSERT INTO serials (day, next) VALUES ('2026-11-20', 'many')`);
        assert.strictEqual(wrong.reason._tag, "ConstraintError");
      }).pipe(Effect.provide(migrated(SqliteNode.layer({ file }))));
      assert.strictEqual(statSync(file).mode & 0o077, 0);
    }),
  );

  it.live("is refused if it is no database, with its name", () =>
    Effect.gen(function* () {
      const file = newFile();
      mkdirSync(dirname(file));
      writeFileSync(file, "this is a text, not a database, however long one looks at it\n".repeat(50));
      const refusal = yield* Effect.flip(Migrations.run.pipe(Effect.provide(SqliteNode.layer({ file }))));
      assert.strictEqual(refusal.code, "store.cannot-open");
      assert.strictEqual(refusal.path, file);
    }),
  );

  it.live("is refused, and left as it is, if another program made it", () =>
    Effect.gen(function* () {
      const file = newFile();
      mkdirSync(dirname(file));
      const theirs = new DatabaseSync(file);
      theirs.exec("CREATE TABLE photos (id INTEGER PRIMARY KEY)");
      const refusal = yield* Effect.flip(Migrations.run.pipe(Effect.provide(SqliteNode.layer({ file }))));
      assert.strictEqual(refusal.code, "store.cannot-open");
      const tables = theirs.prepare("SELECT name FROM sqlite_schema").all();
      assert.deepStrictEqual(
        tables.map(({ name }) => name),
        ["photos"],
      );
      theirs.close();
    }),
  );

  it.live(
    "answers with a refusal when another process holds it for too long, and works again afterwards",
    () =>
      Effect.gen(function* () {
        const file = newFile();
        yield* Effect.gen(function* () {
          yield* Outbox.put({ id: "m", kind: "mail", body: "{}", notBefore: at() });
          const blocked = Transaction.run(
            Effect.provide(
              Effect.flip(Outbox.put({ id: "n", kind: "mail", body: "{}", notBefore: at() })),
              SqliteNode.layer({ file }),
            ),
          );
          assert.strictEqual((yield* blocked).code, "store.busy");
          yield* Outbox.put({ id: "n", kind: "mail", body: "{}", notBefore: at() });
          assert.strictEqual((yield* Outbox.due(at(), 10)).length, 2);
        }).pipe(Effect.provide(migrated(SqliteNode.layer({ file }))));
      }),
    60_000,
  );
});
