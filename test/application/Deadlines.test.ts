/** What must not be missed: warnings before the deadline, and the way from a rejected invoice to a corrected one. */
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Layer from "effect/Layer";
import {
  CancelIssue,
  CollectResults,
  IssueInvoice,
  ListEvents,
  RequestIssue,
  Transmit,
  ViewInvoice,
  WarnOfDeadlines,
} from "@einv/application";
import { Deadline, Kst } from "@einv/invoice";
import { ResultCode, TransmissionPolicy } from "@einv/nts";
import { Events, Invoices, Ledger } from "@einv/store";
import { buyerNumber, requested } from "./fixtures.ts";
import {
  ask,
  Authority,
  buyer,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  pass,
  press,
  prosperous,
  settled,
  supplier,
} from "./world.ts";

const toDawn = pass("16 hours");

const atRisk = (ref: string) =>
  Effect.map(Events.ofInvoice(ref), (events) =>
    events.filter(({ type }) => type === "transmission.atRisk").map(({ data }) => data["stage"]),
  );

const warnings = Effect.map(delivered, (mails) =>
  mails.filter(({ id }) => id.startsWith("transmission-at-risk")),
);

describe("warnings", () => {
  it.effect("come at half of the time left and once more, however often it is looked", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const { script } = yield* Authority;
      script.push(...Array.from({ length: 200 }, () => "unreachable" as const));
      yield* pass("15 hours");
      const told: Array<readonly [hour: string, stage: string]> = [];
      for (let minutes = 0; minutes < 24 * 60; minutes += 105) {
        yield* Transmit.transmitDue;
        const before = (yield* atRisk(ref)).length;
        yield* Effect.all([WarnOfDeadlines.warn, WarnOfDeadlines.warn], { concurrency: "unbounded" });
        const stages = yield* atRisk(ref);
        if (stages.length > before)
          told.push([Kst.toWallTime(yield* DateTime.now).slice(5, 16), stages.at(-1) ?? ""]);
        yield* pass("105 minutes");
      }
      // From 03:00 to the end of the day: half is 13:30, half of the rest 18:45.
      assert.deepStrictEqual(told, [
        ["11-25T13:30", "half"],
        ["11-25T18:45", "last"],
      ]);
      const mails = yield* warnings;
      assert.strictEqual(mails.length, 2);
      assert.include(mails[0]?.text, "2026-11-25");
      assert.include(mails[1]?.text, "마지막 알림입니다");
      const { events } = yield* ListEvents.list(host, { limit: 500 });
      assert.strictEqual(events.filter(({ type }) => type === "transmission.atRisk").length, 2);
      yield* Events.verifyChain();
    }).pipe(Effect.provide(installation())),
  );

  it.effect("are one mail for all of a supplier's invoices, and reach the operator's log", () => {
    const lines: Array<string> = [];
    return Effect.gen(function* () {
      const host = yield* prosperous;
      const receipts = yield* Effect.forEach([1, 2, 3, 4, 5], () => issued(host));
      const { say } = yield* Authority;
      say.silent = true;
      yield* pass("27 hours");
      assert.deepStrictEqual(yield* WarnOfDeadlines.warn, { warned: 5 });
      const [mail, ...others] = yield* warnings;
      assert.deepStrictEqual(others, []);
      assert.include(mail?.text, "5건");
      for (const { ref } of receipts) assert.deepStrictEqual(yield* atRisk(ref), ["half"]);
      assert.strictEqual(lines.filter((line) => line.includes("not with the tax authority yet")).length, 1);
    }).pipe(
      Effect.provide(
        installation().pipe(
          Layer.provideMerge(Logger.layer([Logger.map(Logger.formatJson, (line) => void lines.push(line))])),
        ),
      ),
    );
  });

  it.effect("are not given of what is settled, cancelled, or only sent on request", () =>
    Effect.gen(function* () {
      const host = yield* prosperous;
      yield* issued(host);
      const cancelled = yield* issued(host);
      const { ref, version } = cancelled;
      yield* CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
      yield* toDawn;
      yield* Transmit.transmitDue;
      yield* CollectResults.collect;
      yield* pass("3 days");
      assert.deepStrictEqual(yield* WarnOfDeadlines.warn, { warned: 0 });
    }).pipe(Effect.provide(installation())),
  );

  it.effect("that were slept through are given as the last one, and say that it is late", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      yield* pass("3 days");
      yield* WarnOfDeadlines.warn;
      yield* WarnOfDeadlines.warn;
      assert.deepStrictEqual(yield* atRisk(ref), ["last"]);
      assert.include((yield* warnings)[0]?.subject, "전송기한 지남");
    }).pipe(Effect.provide(installation())),
  );

  it("the deadline of the policy is the deadline of the law: a weekend is passed over", () => {
    for (const issuedAt of ["2026-11-24T03:00:00Z", "2026-11-27T14:59:00Z", "2026-11-27T15:00:00Z"]) {
      const at = DateTime.makeUnsafe(issuedAt);
      const plan = TransmissionPolicy.plannedFor({ typeCode: "0101", issuedAt: at });
      if (plan._tag !== "Automatic") return assert.fail("taxable invoices are sent by themselves");
      assert.strictEqual(plan.transmitBy, Deadline.transmitBy(Kst.dateOf(at)));
      assert.isTrue(DateTime.isLessThan(plan.at, TransmissionPolicy.deadlineOf(at)));
      assert.strictEqual(Kst.toWallTime(TransmissionPolicy.deadlineOf(at)).slice(11), "00:00:00");
    }
    assert.strictEqual(
      TransmissionPolicy.transmitBy(DateTime.makeUnsafe("2026-11-27T03:00:00Z")),
      "2026-11-30",
    );
  });
});

describe("a rejected invoice", () => {
  const rejected = (code: string) =>
    Effect.gen(function* () {
      const host = yield* settled;
      const receipt = yield* issued(host, { managementNumber: "PO-7" });
      const { say } = yield* Authority;
      say.code = () => code;
      yield* Transmit.transmitNow(host, {});
      yield* CollectResults.collect;
      say.code = () => "SUC001";
      return { host, ...receipt };
    });

  it.effect("comes back with what to fix, is corrected and issued anew, and charged once in all", () =>
    Effect.gen(function* () {
      const { host, ref, issueId } = yield* rejected("ERR008");
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 800n, held: 0n });
      const told = (yield* delivered).filter(({ subject }) => subject.includes("국세청 전송 실패"));
      assert.strictEqual(told.length, 2);
      for (const { text } of told) assert.include(text, ResultCode.lookup("ERR008").text.ko);
      assert.isTrue(told.some(({ text }) => text.includes(ResultCode.lookup("ERR008").remedy.ko)));

      const corrected = { ...requested, remarks: ["바로잡음"] };
      const again = yield* ask(host, { document: corrected, replaces: ref });
      assert.strictEqual(again.replaces, ref);
      assert.strictEqual(again.summary.managementNumber, "PO-7");
      assert.notStrictEqual(again.summary.issueId, issueId);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 1000n, held: 0n });
      const before = yield* ViewInvoice.view(buyer, ref);
      assert.strictEqual(before.summary.status.document, "issueCancelled");
      assert.strictEqual(before.replacedBy, again.summary.ref);
      const invitation = (yield* delivered).at(-1);
      assert.include(invitation?.text, issueId);

      yield* IssueInvoice.issue(supplier, yield* press(supplier, again.summary.ref));
      yield* Transmit.transmitNow(host, {});
      yield* CollectResults.collect;
      const after = yield* ViewInvoice.view(supplier, again.summary.ref);
      assert.strictEqual(after.summary.status.transmission, "accepted");
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 800n, held: 0n });
      const { events } = yield* ListEvents.list(host, { limit: 500 });
      assert.strictEqual(events.filter(({ type }) => type === "invoice.replaced").length, 1);
      yield* Events.verifyChain();
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is replaced once, by its own host, and only if it was rejected", () =>
    Effect.gen(function* () {
      const { host, ref } = yield* rejected("SYN002");
      const key = newKey();
      const document = requested;
      const input: RequestIssue.Input = {
        businessNumber: buyerNumber,
        memberId: "full",
        document,
        payer: "buyer",
        replaces: ref,
        idempotencyKey: key,
      };
      const first = yield* RequestIssue.request(host, input);
      const second = yield* RequestIssue.request(host, input);
      assert.strictEqual(first.summary.ref, second.summary.ref);
      assert.strictEqual(
        yield* codeOf(RequestIssue.request(host, { ...input, idempotencyKey: newKey() })),
        "lifecycle.issue-cancelled",
      );
      assert.strictEqual(
        yield* codeOf(
          RequestIssue.request(host, { ...input, replaces: "inv_none", idempotencyKey: newKey() }),
        ),
        "invoice.not-found",
      );
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 1000n, held: 0n });
    }).pipe(Effect.provide(installation())),
  );

  it.effect("can be taken back by the supplier instead, and its points return", () =>
    Effect.gen(function* () {
      const { ref } = yield* rejected("ERR002");
      const { version } = yield* ViewInvoice.view(supplier, ref);
      yield* CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
      assert.strictEqual((yield* Invoices.find(ref))?.status.document, "issueCancelled");
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 1000n, held: 0n });
    }).pipe(Effect.provide(installation())),
  );

  it("has a way on for every code there is", () => {
    for (const { code, settled: outcome, next } of ResultCode.table)
      assert.strictEqual(TransmissionPolicy.afterResult(code), next === "resend" ? "again" : outcome, code);
    assert.strictEqual(TransmissionPolicy.afterResult("XYZ123"), "rejected");
  });
});
