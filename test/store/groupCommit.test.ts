/** Transactions that wait for the disk together, on a SQLite file. */
import { StatementSync } from "node:sqlite";
import { assert, describe, it } from "@effect/vitest";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import * as Logger from "effect/Logger";
import * as SqlClient from "effect/sql/SqlClient";
import { Migrations, Transaction } from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { newFile } from "./databases.ts";

const quiet = Logger.layer([]);

const write = (day: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => sql`INSERT INTO serials (day, next) VALUES (${day}, 1)`);

/** What another process sees: what is committed. */
const committed = (file: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient;
    const rows = yield* sql<{ day: string }>`SELECT day FROM serials ORDER BY day`;
    return rows.map(({ day }) => day);
  }).pipe(Effect.provide(SqliteNode.layer({ file })));

const on = <A, E>(file: string, work: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  Effect.provide(work, SqliteNode.layer({ file }));

const days = (count: number) => Array.from({ length: count }, (_, n) => `day ${String(n).padStart(3, "0")}`);

/** Runs with what SQLite is told: counted, and failing where `fails` says so. */
const watching = <A, E, R>(
  fails: (sql: string, nth: number) => boolean,
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<{ readonly exit: Exit.Exit<A, E>; readonly said: ReadonlyArray<string> }, never, R> =>
  Effect.suspend(() => {
    const property = Object.getOwnPropertyDescriptor(StatementSync.prototype, "all") ?? {};
    const all: unknown = property.value;
    const said: Array<string> = [];
    const set = (value: unknown) =>
      Object.defineProperty(StatementSync.prototype, "all", { value, configurable: true, writable: true });
    set(function (this: StatementSync, ...values: ReadonlyArray<unknown>) {
      said.push(this.sourceSQL);
      if (fails(this.sourceSQL, said.length))
        throw Object.assign(new Error("disk I/O error"), { errcode: 10 });
      return typeof all === "function" ? Reflect.apply(all, this, values) : [];
    });
    return Effect.exit(effect).pipe(
      Effect.map((exit) => ({ exit, said })),
      Effect.ensuring(Effect.sync(() => set(all))),
    );
  });

const together = { concurrency: "unbounded" } as const;

describe("Transactions of the same moment", () => {
  it.live("share one commit, and all of them are in the file", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      const works = days(100).map((day) => Transaction.run(write(day)));
      const { said } = yield* on(
        file,
        watching(() => false, Effect.all(works, together)),
      );
      assert.strictEqual(said.filter((sql) => sql === "COMMIT").length, 1);
      assert.deepStrictEqual(yield* committed(file), days(100));
    }),
  );

  it.live("fail each by itself: what refuses is rolled back and takes nothing else with it", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      const works = days(60).map((day, n) =>
        Effect.exit(
          Transaction.run(
            Effect.gen(function* () {
              yield* write(day);
              // A part of it that fails by itself, and is passed over.
              yield* Effect.ignore(Transaction.run(Effect.andThen(write(`part ${day}`), Effect.fail("no"))));
              return n % 3 === 0 ? yield* Effect.fail("refused") : n;
            }),
          ),
        ),
      );
      const exits = yield* on(file, Effect.all(works, together));
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 40);
      assert.deepStrictEqual(
        yield* committed(file),
        days(60).filter((_, n) => n % 3 !== 0),
      );
    }),
  );

  it.live("are not answered before they are on the disk", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      const works = days(30).map((day) =>
        Effect.andThen(
          Transaction.run(write(day)),
          Effect.map(committed(file), (seen) => seen.includes(day)),
        ),
      );
      const seen = yield* on(file, Effect.all(works, together));
      assert.isTrue(seen.every(Boolean));
    }),
  );

  it.live("all fail when their commit fails, nothing of them stays, and the next ones work", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      yield* on(
        file,
        Effect.gen(function* () {
          const works = days(20).map((day) => Effect.result(Transaction.run(write(day))));
          const { exit } = yield* watching((sql) => sql === "COMMIT", Effect.all(works, together));
          const outcomes = yield* exit;
          assert.isTrue(outcomes.every(({ _tag }) => _tag === "Failure"));
          assert.deepStrictEqual(yield* committed(file), []);
          yield* Transaction.run(write("after"));
        }),
      );
      assert.deepStrictEqual(yield* committed(file), ["after"]);
    }).pipe(Effect.provide(quiet)),
  );

  it.live(
    "hold what was confirmed and nothing else, whichever statement fails",
    () =>
      Effect.gen(function* () {
        for (let nth = 1; ; nth++) {
          assert.isBelow(nth, 200);
          const file = newFile();
          yield* on(file, Migrations.run);
          const works = days(6).map((day) =>
            Effect.match(Transaction.run(Effect.andThen(write(day), write(`${day} too`))), {
              onFailure: () => undefined,
              onSuccess: () => day,
            }),
          );
          const { exit, said } = yield* on(
            file,
            watching((_, n) => n === nth, Effect.all(works, together)),
          );
          const confirmed = (yield* exit).flatMap((day) => (day === undefined ? [] : [day, `${day} too`]));
          assert.deepStrictEqual(yield* committed(file), confirmed.toSorted(), `statement ${nth}`);
          if (nth > said.length) break;
        }
      }).pipe(Effect.provide(quiet)),
    60_000,
  );

  it.live("let a single statement see what is on the disk, not what may still be taken back", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      const { exit } = yield* on(
        file,
        watching(
          (sql) => sql === "COMMIT",
          Effect.gen(function* () {
            const sql = yield* SqlClient.SqlClient;
            const read = sql<{ day: string }>`SELECT day FROM serials`;
            return yield* Effect.all(
              [Effect.exit(Transaction.run(write("day"))), Effect.exit(read)],
              together,
            );
          }),
        ),
      );
      const [written, read] = yield* exit;
      assert.isTrue(Exit.isFailure(written));
      // It shared the commit that failed, so it must not tell of the row that is gone.
      assert.isTrue(Exit.isFailure(read) || read.value.length === 0);
    }).pipe(Effect.provide(quiet)),
  );

  it.live("can be interrupted while they wait and while they run; the others go on", () =>
    Effect.gen(function* () {
      const file = newFile();
      yield* on(file, Migrations.run);
      yield* on(
        file,
        Effect.gen(function* () {
          const begun = yield* Deferred.make<void>();
          const slow = yield* Effect.forkChild(
            Transaction.run(
              Effect.andThen(write("slow"), Effect.andThen(Deferred.succeed(begun, undefined), Effect.never)),
            ),
          );
          yield* Deferred.await(begun);
          const waiting = yield* Effect.forkChild(Transaction.run(write("waiting")));
          const patient = yield* Effect.forkChild(Transaction.run(write("patient")));
          yield* Effect.yieldNow;
          yield* Fiber.interrupt(waiting);
          yield* Fiber.interrupt(slow);
          yield* Fiber.join(patient);
        }),
      );
      assert.deepStrictEqual(yield* committed(file), ["patient"]);
    }),
  );
});
