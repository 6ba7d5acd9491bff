/** What the store says when the database fails, and what it keeps to itself. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { Hosts, Migrations, Refusals, Sessions, Submissions, Transaction } from "@einv/store";
import * as Postgres from "@einv/store/Postgres";
import { migrated, onEveryDatabase, onPostgres } from "./databases.ts";
import { at } from "./fixtures.ts";

/** Runs the effect and answers it with everything that was logged. */
const logging = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const lines: Array<string> = [];
    const logger = Logger.make(({ message }) => {
      lines.push(String(message));
    });
    return Effect.map(Effect.provide(effect, Logger.layer([logger])), (answer) => ({
      answer,
      log: lines.join("\n"),
    }));
  });

const session = {
  digest: "canary-digest",
  businessNumber: "1208800016",
  memberId: "canary",
  expiresAt: at(),
};

onEveryDatabase("A fault of the database", ({ empty }) => {
  it.live("is a refusal in both languages; its cause is in the log, without the row", () =>
    Effect.gen(function* () {
      yield* Sessions.put(session);
      const { answer, log } = yield* logging(Effect.flip(Sessions.put(session)));
      assert.strictEqual(answer.code, "store.unavailable");
      assert.match(answer.what.ko, /[가-힣]/);
      assert.match(log, /Sessions\.put: (?:UniqueViolation|ConstraintError)/);
      assert.notInclude(log + JSON.stringify(answer), "canary");
    }).pipe(Effect.provide(migrated(empty()))),
  );

  it.live("is a refusal too when there are no tables at all", () =>
    Effect.gen(function* () {
      const { answer } = yield* logging(Effect.flip(Transaction.run(Hosts.byKeyDigest("d"))));
      assert.strictEqual(answer.code, "store.unavailable");
    }).pipe(Effect.provide(empty())),
  );

  it.live("names where a stored value cannot be read, and never the value", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* sql`INSERT INTO submissions (submit_id, signer_number, refs, created_at, state, version, lease_until)
        VALUES ('s', '1208800016', 'canary, not JSON', 0, 'sent', 1, 0)`;
      const { answer, log } = yield* logging(Effect.flip(Submissions.find("s")));
      assert.strictEqual(answer.code, "store.row-unreadable");
      assert.match(log, /Submissions\.find: unreadable at 0\.refs/);
      assert.notInclude(log + JSON.stringify(answer), "canary");
    }).pipe(Effect.provide(migrated(empty()))),
  );

  it.live("stops a database of a newer einv before anything is changed", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* sql`INSERT INTO einv_migrations (id, name, checksum, at) VALUES (99, 'tomorrow', 'c', 0)`;
      const refusal = yield* Effect.flip(Migrations.run);
      assert.strictEqual(refusal.code, "store.newer");
      assert.strictEqual(refusal.values?.["migration"], "99 tomorrow");
    }).pipe(Effect.provide(migrated(empty()))),
  );

  it.live("stops a database whose structure was made by another text", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient;
      yield* sql`UPDATE einv_migrations SET checksum = 'c' WHERE id = 1`;
      assert.strictEqual((yield* Effect.flip(Migrations.run)).code, "store.migration-changed");
    }).pipe(Effect.provide(migrated(empty()))),
  );
});

onPostgres("A lost connection", (empty) => {
  it.live(
    "in the middle of a transaction is a refusal, nothing of it was written, and the next one works",
    () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient;
        const cut = Transaction.run(
          Effect.gen(function* () {
            yield* Sessions.put(session);
            const [mine] = yield* sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
            yield* Effect.ignore(sql`SELECT pg_terminate_backend(${mine?.pid ?? 0})`);
            yield* Sessions.put({ ...session, digest: "second" });
          }),
        );
        const { answer } = yield* logging(Effect.flip(cut));
        assert.strictEqual("code" in answer ? answer.code : answer, "store.unavailable");
        assert.isUndefined(yield* Sessions.find(session.digest, at(-1)));
        yield* Sessions.put(session);
      }).pipe(Effect.provide(migrated(empty()))),
  );
});

describe("A server that is not there", () => {
  it.live("is a refusal that does not say where it was looked for", () =>
    Effect.gen(function* () {
      const url = Redacted.make("postgres://canary:canary@127.0.0.1:1/canary");
      const { answer, log } = yield* logging(
        Effect.flip(Migrations.run.pipe(Effect.provide(Postgres.layer(url)))),
      );
      assert.strictEqual(answer.code, "store.unavailable");
      assert.notInclude(log + JSON.stringify(answer), "canary");
    }),
  );
});

describe("Every refusal", () => {
  it("says what and what to do, in Korean and English", () => {
    for (const { what, remedy } of Object.values(Refusals.refusals.entries))
      for (const text of [what, remedy]) {
        assert.match(text.ko, /[가-힣]/);
        assert.match(text.en, /[a-z]/);
      }
  });
});
