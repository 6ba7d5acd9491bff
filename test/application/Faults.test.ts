/**
 * The database fails at every single statement in turn, as a full disk or a
 * killed process would have it. Afterwards: all or nothing, and the same press
 * or the next run brings it to its end, once.
 */
import { StatementSync } from "node:sqlite";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Layer from "effect/Layer";
import { CancelIssue, CollectResults, IssueInvoice, Transmit } from "@einv/application";
import { Events, Invoices, Ledger, Submissions } from "@einv/store";
import { buyerNumber } from "./fixtures.ts";
import {
  ask,
  Authority,
  codeOf,
  installation,
  issued,
  newKey,
  pass,
  press,
  prosperous,
  supplier,
} from "./world.ts";

const quiet = installation().pipe(Layer.provideMerge(Logger.layer([])));

const set = (all: unknown): void => {
  Object.defineProperty(StatementSync.prototype, "all", { value: all, configurable: true, writable: true });
};

/** Runs with the `nth` statement failing; whether it came to that. */
const failingAt = <A, E, R>(nth: number, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { value: all } = Object.getOwnPropertyDescriptor(StatementSync.prototype, "all") ?? {};
    let left = nth;
    set(function (this: StatementSync, ...values: ReadonlyArray<unknown>) {
      left -= 1;
      if (left === 0) throw Object.assign(new Error("disk I/O error"), { errcode: 10 });
      return Reflect.apply(all, this, values);
    });
    const exit = yield* Effect.ensuring(
      Effect.exit(effect),
      Effect.sync(() => set(all)),
    );
    return { exit, failed: left <= 0 };
  });

const mostStatements = 400;

describe("a database that fails at any statement", () => {
  it.effect(
    "while issuing: nothing half done, and the same press issues and charges once",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        let { available } = yield* Ledger.balance(buyerNumber);
        let nth = 0;
        while (true) {
          nth += 1;
          assert.isBelow(nth, mostStatements);
          const { summary } = yield* ask(host);
          const input = yield* press(supplier, summary.ref);
          const { exit, failed } = yield* failingAt(nth, IssueInvoice.issue(supplier, input));
          assert.strictEqual(exit._tag, failed ? "Failure" : "Success", `statement ${nth}`);
          if (failed) {
            assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available, held: 0n });
            assert.strictEqual((yield* Invoices.find(summary.ref))?.status.document, "requested");
          }
          const receipt = yield* IssueInvoice.issue(supplier, input);
          available -= 200n;
          assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available, held: 0n });
          assert.strictEqual((yield* Invoices.find(summary.ref))?.version, receipt.version);
          if (!failed) break;
        }
        assert.isAbove(nth, 20);
        yield* Events.verifyChain();
      }).pipe(Effect.provide(quiet)),
    120_000,
  );

  it.effect(
    "while cancelling: the points return once",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const { available } = yield* Ledger.balance(buyerNumber);
        for (let nth = 1; ; nth++) {
          assert.isBelow(nth, mostStatements);
          const { ref, version } = yield* issued(host);
          const cancel = CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
          const { failed } = yield* failingAt(nth, cancel);
          assert.strictEqual(yield* codeOf(cancel), "ok", `statement ${nth}`);
          assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available, held: 0n });
          if (!failed) break;
        }
        yield* Events.verifyChain();
      }).pipe(Effect.provide(quiet)),
    120_000,
  );

  it.effect(
    "while sending and collecting: the authority takes each invoice once, and each is settled once",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const { held } = yield* Authority;
        for (let nth = 1; ; nth++) {
          assert.isBelow(nth, mostStatements);
          const { ref, issueId } = yield* issued(host);
          yield* pass("16 hours");
          const sending = yield* failingAt(nth, Transmit.transmitDue);
          yield* pass("10 minutes");
          yield* Transmit.transmitDue;
          const collecting = yield* failingAt(nth, CollectResults.collect);
          yield* pass("10 minutes");
          yield* CollectResults.collect;
          assert.strictEqual(
            (yield* Invoices.find(ref))?.status.transmission,
            "accepted",
            `statement ${nth}`,
          );
          const holding = [...held.values()].filter(({ invoices }) =>
            invoices.some((invoice) => invoice.issueId === issueId),
          );
          assert.strictEqual(holding.length, 1, `statement ${nth}`);
          assert.deepStrictEqual(yield* Submissions.open, []);
          const events = yield* Events.ofInvoice(ref);
          assert.strictEqual(events.filter(({ type }) => type === "transmission.accepted").length, 1);
          if (!sending.failed && !collecting.failed) break;
          yield* pass("460 minutes");
        }
        yield* Events.verifyChain();
      }).pipe(Effect.provide(quiet)),
    120_000,
  );
});
