import { assert, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import { Events, Transaction } from "@einv/store";
import { migrated, onEveryDatabase } from "./databases.ts";
import { at } from "./fixtures.ts";

type Tampering = (sql: SqlClient.SqlClient) => ReadonlyArray<Statement.Statement<object>>;

/** What somebody with the database's password may do to entry 5 of 12, and where it shows. */
const tamperings: ReadonlyArray<readonly [name: string, at: string, how: Tampering]> = [
  ["changes what happened", "5", (sql) => [sql`UPDATE events SET type = 'issued' WHERE seq = 5`]],
  ["changes when", "5", (sql) => [sql`UPDATE events SET at = at + 1 WHERE seq = 5`]],
  ["changes who", "5", (sql) => [sql`UPDATE events SET actor = '{"_tag":"Member"}' WHERE seq = 5`]],
  ["changes a fact", "5", (sql) => [sql`UPDATE events SET data = '{"points":"0"}' WHERE seq = 5`]],
  ["changes to which invoice", "5", (sql) => [sql`UPDATE events SET ref = NULL WHERE seq = 5`]],
  ["changes a hash", "5", (sql) => [sql`UPDATE events SET hash = ${"0".repeat(64)} WHERE seq = 5`]],
  ["removes an entry", "5", (sql) => [sql`DELETE FROM events WHERE seq = 5`]],
  [
    "removes an entry and closes the gap",
    "5",
    (sql) => [
      sql`DELETE FROM events WHERE seq = 5`,
      ...[6, 7, 8, 9, 10, 11, 12].map((seq) => sql`UPDATE events SET seq = ${seq - 1} WHERE seq = ${seq}`),
      sql`UPDATE event_head SET seq = 11`,
    ],
  ],
  [
    "exchanges two entries",
    "5",
    (sql) => [
      sql`UPDATE events SET seq = 99 WHERE seq = 5`,
      sql`UPDATE events SET seq = 5 WHERE seq = 6`,
      sql`UPDATE events SET seq = 6 WHERE seq = 99`,
    ],
  ],
  [
    "puts an entry in",
    "13",
    (sql) => [
      sql`INSERT INTO events (seq, at, type, ref, actor, data, hash)
        SELECT 13, at, type, ref, actor, data, hash FROM events WHERE seq = 12`,
      sql`UPDATE event_head SET seq = 13`,
    ],
  ],
  ["cuts the end off", "12", (sql) => [sql`DELETE FROM events WHERE seq = 12`]],
];

const append = (n: number, type = `event-${n}`) =>
  Events.append({
    at: at(n),
    type,
    ref: `inv-${n % 3}`,
    actor: { _tag: "System" },
    data: { points: `${n}`, 사유: "기한" },
  });

const twelve = Effect.forEach([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], (n) => append(n));

onEveryDatabase("The audit log", ({ empty }) => {
  it.live("holds together, and its last entry is the anchor", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* Events.verifyChain(), { seq: 0, hash: "" });
      const entries = yield* twelve;
      const last = entries.at(-1);
      assert.deepStrictEqual(yield* Events.verifyChain(), { seq: 12, hash: last?.hash });
      assert.deepStrictEqual(yield* Events.head, { seq: 12, hash: last?.hash });
    }).pipe(Effect.provide(migrated(empty()))),
  );

  it.live("shows whatever somebody does to it, and where", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* twelve;
      for (const [name, where, how] of tamperings) {
        const tampered = Effect.gen(function* () {
          for (const statement of how(sql)) yield* statement;
          return yield* Effect.flip(Events.verifyChain());
        });
        // Found, then taken back.
        const refusal = yield* Effect.flip(Transaction.run(Effect.flip(tampered)));
        assert.strictEqual("code" in refusal ? refusal.code : "", "store.audit-broken", name);
        assert.strictEqual("values" in refusal ? refusal.values?.["seq"] : "", where, name);
      }
      assert.strictEqual((yield* Events.verifyChain()).seq, 12);
    }).pipe(Effect.provide(migrated(empty()))),
  );

  it.live("shows a shorter or rewritten log to whoever kept an anchor", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* twelve;
      const anchor = yield* Events.verifyChain();
      const eleventh = yield* sql<{ hash: string }>`SELECT hash FROM events WHERE seq = 11`;
      yield* sql`DELETE FROM events WHERE seq = 12`;
      yield* sql`UPDATE event_head SET seq = 11, hash = ${eleventh[0]?.hash ?? ""}`;
      yield* Events.verifyChain();
      assert.strictEqual((yield* Effect.flip(Events.verifyChain(anchor))).values?.["seq"], "12");
      yield* append(12, "another");
      yield* append(13);
      yield* Events.verifyChain();
      assert.strictEqual((yield* Effect.flip(Events.verifyChain(anchor))).values?.["seq"], "12");
    }).pipe(Effect.provide(migrated(empty()))),
  );
});
