/**
 * Everybody at once, on a database where transactions really run side by side:
 * one legal order, nothing charged twice, nothing sent twice.
 */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  CancelIssue,
  CancelRequest,
  CollectResults,
  IssueInvoice,
  OpenLink,
  RefuseRequest,
  Transmit,
} from "@einv/application";
import { Events, Invoices, Ledger, Submissions } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber } from "./fixtures.ts";
import {
  ask,
  Authority,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  pass,
  press,
  prosperous,
  settled,
  buyer,
  supplier,
  tokenOf,
} from "./world.ts";

/** A server of its own, and rivals that wait for each other. */
const patience = 60_000;

const together = { concurrency: "unbounded" } as const;

const times = <A>(count: number, make: (index: number) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, index) => make(index));

const tally = (codes: ReadonlyArray<string>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, codes.filter((one) => one === code).length]),
  );

const sound = Effect.gen(function* () {
  yield* Events.verifyChain();
  assert.strictEqual((yield* Ledger.balance(buyerNumber)).held, 0n);
});

const rivals = (world: () => ReturnType<typeof installation>) => {
  it.live(
    "one key, twenty times: one issue, one charge, equal receipts",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { summary } = yield* ask(host);
        const input = yield* press(supplier, summary.ref);
        const receipts = yield* Effect.all(
          times(20, () => IssueInvoice.issue(supplier, input)),
          together,
        );
        for (const receipt of receipts) assert.deepStrictEqual(receipt, receipts[0]);
        assert.strictEqual((yield* Ledger.balance(buyerNumber)).available, 800n);
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "points for five: five of twelve issues succeed",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const inputs = yield* Effect.forEach(times(12, String), () =>
          Effect.flatMap(ask(host), ({ summary }) => press(supplier, summary.ref)),
        );
        const codes = yield* Effect.forEach(
          inputs,
          (input) => codeOf(IssueInvoice.issue(supplier, input)),
          together,
        );
        assert.deepStrictEqual(tally(codes), { ok: 5, "points.insufficient": 7 });
        assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 0n, held: 0n });
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "issue, refusal and two cancellations of one request: one of them",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        for (let round = 0; round < 6; round++) {
          const { summary } = yield* ask(host);
          const input = yield* press(supplier, summary.ref);
          const on = { ref: input.ref, version: input.version };
          const codes = yield* Effect.all(
            [
              codeOf(IssueInvoice.issue(supplier, input)),
              codeOf(
                RefuseRequest.refuse(supplier, { ...on, reason: "duplicate", idempotencyKey: newKey() }),
              ),
              codeOf(CancelRequest.cancel(buyer, { ...on, idempotencyKey: newKey() })),
              codeOf(CancelRequest.cancel(buyer, { ...on, idempotencyKey: newKey() })),
            ],
            together,
          );
          assert.strictEqual(tally(codes)["ok"], 1, codes.join());
          const stored = yield* Invoices.find(summary.ref);
          assert.strictEqual(stored?.version, input.version + 1);
        }
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "requests at the same time have issue IDs of their own",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const views = yield* Effect.all(
          times(20, () => ask(host)),
          together,
        );
        assert.strictEqual(new Set(views.map(({ summary }) => summary.issueId)).size, 20);
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "cancelling while the night run begins: sent, or cancelled with its points",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const { held } = yield* Authority;
        for (let round = 0; round < 6; round++) {
          const { available } = yield* Ledger.balance(buyerNumber);
          const { ref, version, issueId } = yield* issued(host);
          const cancel = CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
          const [cancelled] = yield* Effect.all([codeOf(cancel), Transmit.transmitNow(host, {})], together);
          const status = (yield* Invoices.find(ref))?.status;
          const sent = [...held.values()].some(({ invoices }) =>
            invoices.some((one) => one.issueId === issueId),
          );
          assert.strictEqual(cancelled === "ok", !sent);
          assert.strictEqual(status?.document, sent ? "issued" : "issueCancelled");
          assert.strictEqual(
            (yield* Ledger.balance(buyerNumber)).available,
            sent ? available - 200n : available,
          );
        }
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "four night runs and four collections: each invoice sent and settled once",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        for (let n = 0; n < 12; n++) yield* issued(host);
        yield* pass("16 hours");
        const runs = yield* Effect.all(
          times(4, () => Transmit.transmitDue),
          together,
        );
        assert.strictEqual(
          runs.reduce((sum, { submitted }) => sum + submitted, 0),
          12,
        );
        const collected = yield* Effect.all(
          times(4, () => CollectResults.collect),
          together,
        );
        assert.strictEqual(
          collected.reduce((sum, { settled: some }) => sum + some, 0),
          12,
        );
        const { held } = yield* Authority;
        const sent = [...held.values()].flatMap(({ invoices }) => invoices.map(({ issueId }) => issueId));
        assert.deepStrictEqual([sent.length, new Set(sent).size], [12, 12]);
        assert.deepStrictEqual(yield* Submissions.open, []);
        yield* sound;
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "many wrong numbers at once are counted",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        yield* ask(host);
        const [mail] = yield* delivered;
        const token = tokenOf(mail!);
        const codes = yield* Effect.all(
          times(12, () => codeOf(OpenLink.open({ token, businessNumber: buyerNumber }))),
          together,
        );
        assert.strictEqual(tally(codes)["link.wrong-number"], 2);
      }).pipe(Effect.provide(world())),
    patience,
  );
};

describe("rivals on SQLite in memory", () => rivals(() => installation()));

onPostgres("rivals", (database) => rivals(() => installation({}, database())));
