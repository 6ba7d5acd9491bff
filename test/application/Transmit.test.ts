import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  ApiKeys,
  CancelIssue,
  CollectResults,
  ListEvents,
  RequestIssue,
  Transmit,
  ViewInvoice,
  type Caller,
} from "@einv/application";
import { Events, Invoices, Ledger, Submissions } from "@einv/store";
import { buyerNumber, requested } from "./fixtures.ts";
import {
  ask,
  Authority,
  type Behaviour,
  callback,
  codeOf,
  prosperous,
  delivered,
  installation,
  issued,
  newKey,
  pass,
  settled,
  supplier,
} from "./world.ts";

/** From noon past three in the morning. */
const toDawn = pass("16 hours");

const script = (...behaviours: ReadonlyArray<Behaviour>) =>
  Effect.map(Authority, (authority) => void authority.script.push(...behaviours));

const transmission = (ref: string) => Effect.map(Invoices.find(ref), (stored) => stored?.status.transmission);

const types = (ref: string) => Effect.map(Events.ofInvoice(ref), (events) => events.map(({ type }) => type));

/** Restarts: what died is gone, the hold on it runs out, and everything that a start does is done. */
const restart = Effect.gen(function* () {
  yield* pass("5 minutes");
  return yield* Transmit.resume;
});

const exempt: RequestIssue.Input["document"] = {
  ...requested,
  typeCode: "0301",
  payments: [],
  totals: { supply: requested.totals.supply, grand: requested.totals.supply },
  items: requested.items.map(({ taxAmount: _, ...item }) => item),
};

describe("transmitDue", () => {
  it.effect("sends at dawn what was issued, and nothing before", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, issueId } = yield* issued(host);
      assert.deepStrictEqual(yield* Transmit.transmitDue, { submitted: 0, submissions: [] });
      yield* toDawn;
      const { submitted, submissions } = yield* Transmit.transmitDue;
      assert.strictEqual(submitted, 1);
      assert.match(submissions[0] ?? "", /^41000008-20261125-[0-9a-f]{32}$/);
      const { held } = yield* Authority;
      const [invoice] = held.get(submissions[0] ?? "")?.invoices ?? [];
      assert.strictEqual(invoice?.issueId, issueId);
      assert.strictEqual(new TextDecoder().decode(invoice?.xml), yield* ViewInvoice.signedXml(supplier, ref));
      assert.strictEqual(yield* transmission(ref), "sending");
      assert.deepStrictEqual(yield* Transmit.transmitDue, { submitted: 0, submissions: [] });
    }).pipe(Effect.provide(installation())),
  );

  it.effect(
    "groups by signer and sends at most a hundred together",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        for (let n = 0; n < 101; n++) yield* issued(host);
        yield* toDawn;
        const { submitted, submissions } = yield* Transmit.transmitDue;
        assert.deepStrictEqual([submitted, submissions.length], [101, 2]);
        const { held } = yield* Authority;
        assert.deepStrictEqual(
          [...held.values()].map(({ invoices }) => invoices.length),
          [100, 1],
        );
      }).pipe(Effect.provide(installation())),
    60_000,
  );

  it.effect("never sends what was cancelled, nor exempt invoices by itself", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, version } = yield* issued(host);
      yield* CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
      const free = yield* issued(host, { document: exempt });
      assert.notProperty(free, "transmissionPlannedFor");
      yield* ask(host);
      yield* pass("3 days");
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
      assert.deepStrictEqual((yield* Authority).reached, []);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("sends each invoice once when two processes wake at the same time", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      for (let n = 0; n < 3; n++) yield* issued(host);
      yield* toDawn;
      const runs = yield* Effect.all([Transmit.transmitDue, Transmit.transmitDue, Transmit.transmitDue], {
        concurrency: "unbounded",
      });
      assert.strictEqual(
        runs.reduce((sum, { submitted }) => sum + submitted, 0),
        3,
      );
      const { held } = yield* Authority;
      const sent = [...held.values()].flatMap(({ invoices }) => invoices.map(({ issueId }) => issueId));
      assert.strictEqual(new Set(sent).size, 3);
      assert.strictEqual(sent.length, 3);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("tries again later what could not leave or was turned down as a whole", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      for (const [behaviour, wait] of [
        ["unreachable", "10 minutes"],
        ["refuse", "1 hour"],
      ] as const) {
        const { ref } = yield* issued(host);
        yield* toDawn;
        yield* script(behaviour);
        assert.deepStrictEqual(yield* Transmit.transmitDue, { submitted: 0, submissions: [] });
        assert.strictEqual(yield* transmission(ref), "queued");
        assert.deepStrictEqual(yield* Submissions.open, []);
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
        yield* pass(wait);
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 1);
        assert.strictEqual((yield* types(ref)).at(-2), "transmission.postponed");
        yield* CollectResults.collect;
        yield* pass("8 hours");
      }
    }).pipe(Effect.provide(installation())),
  );
});

describe("transmitNow", () => {
  it.effect("sends what waits, before dawn and exempt ones too, when they are named", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const taxed = yield* issued(host);
      const free = yield* issued(host, { document: exempt });
      assert.strictEqual((yield* Transmit.transmitNow(host, {})).submitted, 1);
      assert.deepStrictEqual(
        [yield* transmission(taxed.ref), yield* transmission(free.ref)],
        ["sending", "none"],
      );
      assert.strictEqual((yield* Transmit.transmitNow(host, { refs: [free.ref, free.ref] })).submitted, 1);
      assert.strictEqual(
        yield* codeOf(Transmit.transmitNow(host, { refs: [free.ref] })),
        "lifecycle.being-sent",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("sends for a host only what is its companies'", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const { host: other } = yield* ApiKeys.create({ name: "other" });
      for (const refs of [[ref], ["inv_none"]])
        assert.strictEqual(yield* codeOf(Transmit.transmitNow(other, { refs })), "invoice.not-found");
      assert.strictEqual((yield* Transmit.transmitNow(other, {})).submitted, 0);
      const asked = yield* ask(host);
      assert.strictEqual(
        yield* codeOf(Transmit.transmitNow(host, { refs: [asked.summary.ref] })),
        "lifecycle.awaiting-approval",
      );
      assert.deepStrictEqual((yield* Authority).reached, []);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("says when the authority cannot be reached, and leaves the invoice to the next run", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      yield* script("unreachable");
      assert.strictEqual(yield* codeOf(Transmit.transmitNow(host, { refs: [ref] })), "nts.unreachable");
      assert.strictEqual(yield* transmission(ref), "queued");
    }).pipe(Effect.provide(installation())),
  );
});

describe("results", () => {
  it.effect("settle each invoice, forget R, and tell both sides", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const [good, bad] = [yield* issued(host), yield* issued(host)];
      yield* Transmit.transmitNow(host, {});
      const { say } = yield* Authority;
      say.code = (issueId) => (issueId === good.issueId ? "SUC001" : "ERR001");
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 2, pending: 0 });
      const accepted = yield* ViewInvoice.view(supplier, good.ref);
      const rejected = yield* ViewInvoice.view(supplier, bad.ref);
      assert.strictEqual(accepted.summary.status.transmission, "accepted");
      assert.strictEqual(rejected.summary.status.transmission, "rejected");
      assert.strictEqual(rejected.transmissionResult?.code, "ERR001");
      assert.include(rejected.transmissionResult?.text.ko, "공급자");
      assert.notStrictEqual(rejected.transmissionResult?.remedy?.ko ?? "", "");
      assert.isUndefined(accepted.transmissionResult?.remedy);
      for (const { ref } of [good, bad]) assert.strictEqual((yield* Invoices.find(ref))?.r?.length, 0);
      const told = (yield* delivered).filter(({ subject }) => subject.includes("국세청 전송"));
      assert.strictEqual(told.length, 4);
      assert.strictEqual(told.filter(({ subject }) => subject.includes("실패")).length, 2);
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 0 });
    }).pipe(Effect.provide(installation())),
  );

  it.effect("wait as long as the authority has not decided", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      yield* Transmit.transmitNow(host, {});
      const { say } = yield* Authority;
      say.code = () => undefined;
      for (let n = 0; n < 3; n++)
        assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 1 });
      say.silent = true;
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 1 });
      say.silent = false;
      say.code = () => "SYN003";
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 1, pending: 0 });
      assert.strictEqual(yield* transmission(ref), "accepted");
      assert.strictEqual((yield* Authority).reached.length, 1);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("come once, by call or by asking, in any order and repeated", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, issueId } = yield* issued(host);
      const { submissions } = yield* Transmit.transmitNow(host, {});
      const call = callback(submissions[0] ?? "", [{ issueId, code: "SUC001" }]);
      const first = yield* CollectResults.receiveCallback(call);
      assert.strictEqual(new TextDecoder().decode(first.body), "ok");
      const before = yield* types(ref);
      const evidence = (yield* Submissions.find(submissions[0] ?? ""))?.raw;
      const lie = callback(submissions[0] ?? "", [{ issueId, code: "ERR099" }]);
      assert.deepStrictEqual(yield* CollectResults.receiveCallback(call), first);
      yield* CollectResults.receiveCallback(lie);
      yield* CollectResults.receiveCallback(callback("41000008-20261125-unknown", []));
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 0 });
      assert.strictEqual(yield* transmission(ref), "accepted");
      assert.deepStrictEqual(yield* types(ref), before);
      assert.deepStrictEqual((yield* Submissions.find(submissions[0] ?? ""))?.raw, evidence);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("leave open what a report does not name", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const [one, other] = [yield* issued(host), yield* issued(host)];
      const { submissions } = yield* Transmit.transmitNow(host, {});
      const results = [{ issueId: one.issueId, code: "SUC001" }];
      yield* CollectResults.receiveCallback(callback(submissions[0] ?? "", results));
      assert.deepStrictEqual(
        [yield* transmission(one.ref), yield* transmission(other.ref)],
        ["accepted", "sending"],
      );
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 1, pending: 0 });
    }).pipe(Effect.provide(installation())),
  );
});

describe("whatever happens while sending", () => {
  /** What must hold in the end: taken once, accepted, charged once, books and log sound. */
  const restored = (host: Caller.Host, ref: string) =>
    Effect.gen(function* () {
      const { held } = yield* Authority;
      const stored = yield* Invoices.find(ref);
      assert.strictEqual(stored?.status.transmission, "accepted");
      const holding = [...held.values()].filter(({ invoices }) =>
        invoices.some(({ issueId }) => issueId === stored?.document.issueId),
      );
      assert.strictEqual(holding.length, 1);
      assert.deepStrictEqual(holding[0]?.invoices[0]?.xml, stored?.signedXml);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 800n, held: 0n });
      assert.deepStrictEqual(yield* Submissions.open, []);
      const { events } = yield* ListEvents.list(host, { limit: 500 });
      assert.strictEqual(events.filter(({ type }) => type === "transmission.accepted").length, 1);
      yield* Events.verifyChain();
    });

  for (const behaviour of ["lose", "take-and-lose"] as const)
    it.effect(`an answer that never comes is asked about first (${behaviour})`, () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { ref } = yield* issued(host);
        yield* toDawn;
        yield* script(behaviour);
        const { submitted, submissions } = yield* Transmit.transmitDue;
        assert.deepStrictEqual([submitted, submissions.length], [0, 1]);
        assert.strictEqual(yield* transmission(ref), "unknown");
        const { say, reached } = yield* Authority;
        say.silent = true;
        assert.deepStrictEqual(yield* Transmit.resume, { settled: 0, resent: 0, open: 1 });
        assert.strictEqual(yield* transmission(ref), "unknown");
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
        say.silent = false;
        say.code = () => undefined;
        const asked = yield* Transmit.resume;
        assert.deepStrictEqual(asked, { settled: 0, resent: behaviour === "lose" ? 1 : 0, open: 1 });
        assert.strictEqual(yield* transmission(ref), "sending");
        assert.deepStrictEqual(reached, submissions);
        say.code = () => "SUC001";
        assert.deepStrictEqual(yield* CollectResults.collect, { settled: 1, pending: 0 });
        yield* restored(host, ref);
      }).pipe(Effect.provide(installation())),
    );

  it.effect("what may have left keeps its ID, also when it cannot be sent again at once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      yield* toDawn;
      yield* script("lose", "unreachable");
      const { submissions } = yield* Transmit.transmitDue;
      assert.deepStrictEqual(yield* Transmit.resume, { settled: 0, resent: 0, open: 1 });
      yield* pass("1 day");
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
      assert.deepStrictEqual(yield* Transmit.resume, { settled: 0, resent: 1, open: 1 });
      assert.deepStrictEqual((yield* Authority).reached, submissions);
      yield* CollectResults.collect;
      yield* restored(host, ref);
    }).pipe(Effect.provide(installation())),
  );

  for (const behaviour of ["die", "take-and-die"] as const)
    it.effect(`a process that ends is taken up by the next (${behaviour})`, () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { ref } = yield* issued(host);
        yield* toDawn;
        yield* script(behaviour);
        assert.strictEqual((yield* Effect.exit(Transmit.transmitDue))._tag, "Failure");
        assert.strictEqual(yield* transmission(ref), "sending");
        const [prepared] = yield* Submissions.open;
        assert.strictEqual(prepared?.state, "prepared");
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
        assert.strictEqual(
          yield* codeOf(
            CancelIssue.cancel(supplier, {
              ref,
              version: (yield* ViewInvoice.view(supplier, ref)).version,
              idempotencyKey: newKey(),
            }),
          ),
          "lifecycle.being-sent",
        );
        const asked = yield* restart;
        assert.strictEqual(asked.resent, behaviour === "die" ? 1 : 0);
        yield* CollectResults.collect;
        yield* restored(host, ref);
        assert.deepStrictEqual((yield* Authority).reached, [prepared?.submitId]);
      }).pipe(Effect.provide(installation())),
    );

  it.effect("a second process does not ask about what the first one is at", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* issued(host);
      yield* toDawn;
      yield* script("die");
      yield* Effect.exit(Transmit.transmitDue);
      assert.deepStrictEqual(yield* Transmit.resume, { settled: 0, resent: 0, open: 0 });
      assert.deepStrictEqual((yield* Authority).reached, []);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("dying again and again, at every step, ends well", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      yield* toDawn;
      yield* script("unreachable", "die", "lose", "die", "take-and-die");
      for (let n = 0; n < 12; n++) {
        yield* Effect.exit(Transmit.transmitDue);
        yield* Effect.exit(Transmit.resume);
        yield* pass("10 minutes");
      }
      yield* restored(host, ref);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("a result that comes while the process waits for its receipt counts", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, issueId } = yield* issued(host);
      yield* toDawn;
      yield* script("take-and-die");
      yield* Effect.exit(Transmit.transmitDue);
      const [prepared] = yield* Submissions.open;
      const call = callback(prepared?.submitId ?? "", [{ issueId, code: "SUC001" }]);
      yield* CollectResults.receiveCallback(call);
      assert.deepStrictEqual(yield* restart, { settled: 0, resent: 0, open: 0 });
      yield* restored(host, ref);
    }).pipe(Effect.provide(installation())),
  );
});
