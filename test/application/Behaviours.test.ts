/**
 * 24 behaviours of the tax authority × {new, amended, a hundred together}: the
 * real application on SQLite against the simulator over real HTTP. Whatever the
 * authority does, each invoice ends settled; the authority holds it once; each
 * side is told once.
 */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Logger from "effect/Logger";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import { CollectResults, Transmit, WarnOfDeadlines } from "@einv/application";
import { Kst, TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { OutcomeUnknown, ResultCode, TransmissionPolicy } from "@einv/nts";
import { Behaviour, type Fault } from "@einv/nts/simulator";
import { TaxInvoiceSignature } from "@einv/signature";
import { Events, Invoices, Sealing, Submissions } from "@einv/store";
import { type Row, table } from "./behaviours.ts";
import { requested } from "./fixtures.ts";
import { wire, Wire } from "./wire.ts";
import { certificates, delivered, installationWith, noon, pass, settled } from "./world.ts";

const kinds = { new: 1, amended: 1, "a hundred together": 100 } as const;
type Kind = keyof typeof kinds;

let serial = 0;

/** An issued invoice that waits for the night: what issuing leaves behind. */
const seed = Effect.fnUntraced(function* (hostId: string, original: string | undefined) {
  serial += 1;
  const issueId = TaxInvoice.IssueId.make(`2026112041000008${String(90_000_000 + serial)}`);
  const document: TaxInvoice.TaxInvoice = {
    ...requested,
    issueId,
    ...(original === undefined
      ? {}
      : {
          typeCode: "0201" as const,
          amendment: { reason: "02" as const, originalIssueId: TaxInvoice.IssueId.make(original) },
        }),
  };
  const { key } = (yield* certificates).supplier;
  const signedXml = yield* TaxInvoiceSignature.sign(
    TaxInvoiceXml.encode({ invoice: document, exchange: { issuedAt: Kst.toWallTime(noon) } }),
    key,
  );
  const ref = Invoices.InvoiceRef.make(`inv_${serial}`);
  const sealing = yield* Sealing.Sealing;
  const plan = TransmissionPolicy.plannedFor({ typeCode: document.typeCode, issuedAt: noon });
  assert.isTrue(plan._tag === "Automatic");
  yield* Invoices.insert({
    ref,
    hostId,
    document,
    status: {
      document: "issued",
      transmission: "queued",
      acknowledgement: "acknowledged",
      billing: "charged",
    },
    payer: "buyer",
    points: 0n,
    requestedAt: noon,
    issuedAt: noon,
    ...(plan._tag === "Automatic" && plan.alarm !== undefined
      ? { plannedFor: plan.at, alarm: plan.alarm }
      : {}),
    signedXml,
    r: yield* sealing.seal(key.r ?? Redacted.make(new Uint8Array()), `invoice/${ref}/r`),
    version: 1,
  });
  return { ref, issueId };
});

const stateOf = (ref: string) => Effect.map(Invoices.findRow(ref), (found) => found?.status.transmission);

/** The last word on the transmission before the authority's own. */
const lastWord = (ref: string) =>
  Effect.map(Events.ofInvoice(ref), (events) => {
    const { type = "", data } = events.findLast((event) => event.type.startsWith("transmission.")) ?? {};
    const why = data?.["reason"] ?? data?.["code"];
    return why === undefined ? type : `${type}: ${why}`;
  });

const ofType = (ref: string, ...types: ReadonlyArray<string>) =>
  Effect.map(Events.ofInvoice(ref), (events) => events.filter(({ type }) => types.includes(type)).length);

/** Sends a first invoice, the original of an amendment and the answer before the one that is spoilt. */
const first = Effect.fnUntraced(function* (hostId: string) {
  const original = yield* seed(hostId, undefined);
  yield* pass("15 hours");
  yield* Transmit.transmitDue;
  yield* CollectResults.collect;
  assert.strictEqual(yield* stateOf(original.ref), "accepted");
  return original;
});

/** What the server does from now on, every ten minutes, until nothing is open. */
const untilSettled = (refs: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    for (let round = 0; round < 40; round++) {
      const states = yield* Effect.forEach(refs, stateOf);
      if (states.every((state) => state === "accepted" || state === "rejected")) return;
      yield* pass("10 minutes");
      yield* Transmit.transmitDue;
      yield* CollectResults.collectDue;
      yield* WarnOfDeadlines.warn;
    }
  });

/** The codes with which the invoices of a submission end: one, or two by turns. */
const codeAt = ({ code, everyOther }: Row, index: number): string =>
  everyOther !== undefined && index % 2 === 1 ? everyOther : code;

const scenario = (row: Row, fault: Fault.Fault, kind: Kind) =>
  Effect.gen(function* () {
    const { simulator, requests } = yield* Wire;
    const sql = yield* SqlClient.SqlClient;
    const { hostId } = yield* settled;
    const original = yield* first(hostId);
    const invoices = yield* Effect.forEach(Array.from({ length: kinds[kind] }), () =>
      seed(hostId, kind === "amended" ? original.issueId : undefined),
    );
    const refs = invoices.map(({ ref }) => ref);
    requests.length = 0;
    yield* delivered;
    yield* simulator.inject(fault);

    yield* Transmit.transmitDue;
    for (const ref of refs) {
      assert.strictEqual(yield* stateOf(ref), row.first);
      assert.strictEqual(yield* lastWord(ref), row.says);
    }
    yield* untilSettled(refs);

    // 0 lost: every one has the authority's word, and it is the expected one.
    const codes = yield* Effect.forEach(refs, (ref) =>
      Effect.map(Invoices.find(ref), (stored) => stored?.result?.code),
    );
    assert.sameMembers(
      codes,
      refs.map((_, index) => codeAt(row, index)),
    );
    for (const [index, ref] of refs.entries()) {
      const stored = yield* Invoices.find(ref);
      assert.strictEqual(stored?.status.transmission, ResultCode.lookup(codes[index] ?? "").settled);
      assert.strictEqual(stored?.r?.length, 0);
      assert.strictEqual(yield* ofType(ref, "transmission.accepted", "transmission.rejected"), 1);
    }
    assert.deepStrictEqual(yield* Submissions.open, []);

    // 0 double: the authority was sent so much and no more, and holds each once.
    assert.strictEqual(requests.filter((url) => url.endsWith("/SubmitEtaxInvoice")).length, row.sent);
    const ids = yield* sql`SELECT submit_id FROM submissions`;
    assert.strictEqual(ids.length - 1, row.submitIds);
    const received = yield* simulator.received;
    for (const { issueId } of invoices) {
      const holding = received.filter(({ invoices: all }) => all.some((one) => one.issueId === issueId));
      assert.strictEqual(holding.length, 1);
    }

    // Both sides are told once, of the end only.
    const mails = (yield* delivered).slice(2);
    assert.strictEqual(mails.length, 2 * refs.length);
    assert.strictEqual(new Set(mails.map(({ id }) => id)).size, mails.length);
    yield* Events.verifyChain();
  });

/** Seconds that an answer is waited for: a hundred take their time. */
const patienceFor = (row: Row, kind: Kind) =>
  row.says.endsWith("timeout") ? (kind === "a hundred together" ? "4 seconds" : "1 second") : "20 seconds";

const world = (row: Row, kind: Kind) =>
  installationWith(wire(patienceFor(row, kind))).pipe(Layer.provideMerge(Logger.layer([])));

const limit = 60_000;

describe("under each behaviour of the authority", () => {
  it("the table has all of them", () => {
    assert.deepStrictEqual(
      table.map(({ kind }) => kind),
      Behaviour.Kind.literals.slice(0, Behaviour.numbered),
    );
    for (const reason of OutcomeUnknown.Reason.literals) {
      const outcome = new OutcomeUnknown.OutcomeUnknown({ submitId: "s", reason });
      assert.match(OutcomeUnknown.sentence(outcome).ko, /국세청에 처리 결과를 먼저 확인합니다/);
    }
  });

  for (const row of table)
    for (const kind of ["new", "amended", "a hundred together"] as const) {
      const { code, everyOther = code } = row;
      const fault: Fault.Fault = {
        on: row.on,
        kind: row.kind,
        ...(everyOther === "ERR001" ? { code: everyOther } : {}),
      };
      it.live(
        `${row.kind}, ${kind}`,
        () => scenario(row, fault, kind).pipe(Effect.provide(world(row, kind))),
        limit,
      );
    }

  for (const { code, settled: outcome, next } of ResultCode.table.filter(({ next }) => next !== "resend"))
    it.live(`code ${code}: ${outcome}, ${next}`, () => {
      const row = { ...table.find(({ kind }) => kind === "code")!, code };
      return scenario(row, { on: "submit", kind: "code", code }, "new").pipe(
        Effect.provide(world(row, "new")),
      );
    });
});

describe("results that are spoilt change nothing: they are asked for again", () => {
  const spoilt = Behaviour.pickable("results").filter((kind) => kind !== "revoked" && kind !== "forget");
  for (const kind of spoilt)
    it.live(
      kind,
      () =>
        Effect.gen(function* () {
          const { simulator, requests } = yield* Wire;
          const { hostId } = yield* settled;
          yield* first(hostId);
          const { ref, issueId } = yield* seed(hostId, undefined);
          requests.length = 0;
          yield* Transmit.transmitDue;
          yield* simulator.inject({ on: "results", kind, times: 2 });
          yield* untilSettled([ref]);
          assert.strictEqual(yield* stateOf(ref), "accepted");
          assert.strictEqual(requests.filter((url) => url.endsWith("/SubmitEtaxInvoice")).length, 1);
          const holding = (yield* simulator.received).filter(({ invoices }) =>
            invoices.some((one) => one.issueId === issueId),
          );
          assert.strictEqual(holding.length, 1);
        }).pipe(
          Effect.provide(installationWith(wire("1 second")).pipe(Layer.provideMerge(Logger.layer([])))),
        ),
      limit,
    );
});
