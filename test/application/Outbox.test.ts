import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import { DeliverOutbox } from "@einv/application";
import { ask, Inbox, installation, pass, settled } from "./world.ts";

describe("DeliverOutbox", () => {
  it.effect("delivers each mail once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      yield* ask(host);
      const { mails } = yield* Inbox;
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 2, failed: 0 });
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 0 });
      assert.strictEqual(new Set(mails.map(({ id }) => id)).size, 2);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("tries again with growing pauses while the mail system is down, and gives up after days", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      const { mails, state } = yield* Inbox;
      state.down = true;
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 1 });
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 0 });
      yield* pass("1 minute");
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 1 });
      yield* pass("1 minute");
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 0 });
      state.down = false;
      yield* pass("1 minute");
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 1, failed: 0 });
      assert.strictEqual(mails.length, 1);

      yield* ask(host);
      state.down = true;
      let attempts = 0;
      for (let hour = 0; hour < 24 * 7; hour++) {
        attempts += (yield* DeliverOutbox.deliver).failed;
        yield* pass("1 hour");
      }
      state.down = false;
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 0 });
      assert.isAtLeast(attempts, 15);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("takes up what a process that ended had taken", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      const { state, mails } = yield* Inbox;
      state.dying = true;
      yield* Effect.exit(DeliverOutbox.deliver);
      state.dying = false;
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 0, failed: 0 });
      yield* pass("2 minutes");
      assert.deepStrictEqual(yield* DeliverOutbox.deliver, { delivered: 1, failed: 0 });
      assert.strictEqual(mails.length, 1);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("keeps waiting mail sealed: neither link nor words can be read from the database", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { message: "비밀스러운 말" });
      const sql = yield* SqlClient.SqlClient;
      const rows = yield* sql<{ readonly body: string }>`SELECT body FROM outbox`;
      assert.strictEqual(rows.length, 1);
      const plain = Buffer.from(rows[0]?.body ?? "", "base64").toString("utf8");
      for (const text of [rows[0]?.body ?? "", plain]) {
        assert.notInclude(text, "einv_link_");
        assert.notInclude(text, "비밀스러운 말");
      }
    }).pipe(Effect.provide(installation())),
  );
});
