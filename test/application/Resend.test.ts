/**
 * One bad invoice among a hundred, an authority that takes nothing, results
 * that say "send again", and many that stay undecided: the good ones go in
 * time, nothing is sent twice, nothing waits for ever.
 */
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { CollectResults, Transmit, ViewInvoice } from "@einv/application";
import { ResultCode, TransmissionPolicy } from "@einv/nts";
import { Events, Invoices, Submissions } from "@einv/store";
import {
  Authority,
  codeOf,
  delivered,
  installation,
  issued,
  noon,
  pass,
  prosperous,
  settled,
  supplier,
} from "./world.ts";

const toDawn = pass("16 hours");
const patience = 60_000;

const stored = (ref: string) =>
  Effect.map(Invoices.find(ref), (found) => {
    assert.exists(found);
    return found!;
  });

const many = (host: Parameters<typeof issued>[0], count: number) =>
  Effect.forEach(Array.from({ length: count }), () => issued(host));

/** Issue IDs of everything that the authority holds, in the order it came. */
const holds = Effect.map(Authority, ({ held }) =>
  [...held.values()].flatMap(({ invoices }) => invoices.map(({ issueId }) => issueId)),
);

describe("a submission that is turned down as a whole", () => {
  it.effect(
    "is split until the one at fault is alone: the other ninety-nine go in the same night",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const receipts = yield* many(host, 100);
        const bad = receipts[37]!;
        const { say, reached } = yield* Authority;
        say.turnDown = (issueIds) => (issueIds.includes(bad.issueId) ? "SYN004" : undefined);
        yield* toDawn;
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 99);
        assert.isAtMost(reached.length, 15);
        assert.strictEqual(new Set(reached).size, reached.length);
        const held = yield* holds;
        assert.sameMembers(
          held,
          receipts.filter(({ ref }) => ref !== bad.ref).map(({ issueId }) => issueId),
        );
        const view = yield* ViewInvoice.view(supplier, bad.ref);
        assert.strictEqual(view.summary.status.transmission, "rejected");
        assert.strictEqual(view.transmissionResult?.code, "SYN004");
        assert.deepStrictEqual(view.transmissionResult?.remedy, ResultCode.lookup("SYN004").remedy);
        const told = (yield* delivered).filter(({ subject }) => subject.includes("국세청 전송 실패"));
        assert.strictEqual(told.length, 2);
        assert.deepStrictEqual(yield* CollectResults.collect, { settled: 99, pending: 0 });
        yield* Events.verifyChain();
      }).pipe(Effect.provide(installation())),
    patience,
  );

  it.effect("is split too when it breaks the authority's system and never gets an answer", () =>
    Effect.gen(function* () {
      const host = yield* prosperous;
      const receipts = yield* many(host, 8);
      const bad = receipts[5]!;
      const { say } = yield* Authority;
      say.turnDown = (issueIds) => (issueIds.includes(bad.issueId) ? "breaks" : undefined);
      yield* toDawn;
      for (let minutes = 0; minutes < 240; minutes += 10) {
        yield* Transmit.transmitDue;
        yield* CollectResults.collectDue;
        yield* pass("10 minutes");
      }
      assert.strictEqual((yield* holds).length, 7);
      assert.strictEqual(new Set(yield* holds).size, 7);
      assert.include(["unknown", "sending"], (yield* stored(bad.ref)).status.transmission);
      say.turnDown = () => undefined;
      yield* pass("30 minutes");
      yield* CollectResults.collectDue;
      yield* pass("30 minutes");
      yield* CollectResults.collectDue;
      assert.strictEqual((yield* stored(bad.ref)).status.transmission, "accepted");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("because of an R that cannot be unsealed holds up that invoice only", () =>
    Effect.gen(function* () {
      const host = yield* prosperous;
      const receipts = yield* many(host, 5);
      const bad = yield* stored(receipts[2]!.ref);
      yield* Invoices.update({ ...bad, r: Uint8Array.of(1, 2, 3) }, bad.version);
      yield* toDawn;
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 4);
      assert.strictEqual((yield* stored(bad.ref)).status.transmission, "queued");
      assert.strictEqual((yield* holds).length, 4);
    }).pipe(Effect.provide(installation())),
  );

  for (const code of ["SYN001", "ERR004", "ERR010"])
    it.effect(`for a fault of the system (${code}) waits whole, and goes when that is mended`, () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        yield* many(host, 4);
        const { say, reached } = yield* Authority;
        say.turnDown = () => code;
        yield* toDawn;
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
        assert.strictEqual(reached.length, 1);
        say.turnDown = () => undefined;
        yield* pass("1 hour");
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 4);
        assert.deepStrictEqual(yield* CollectResults.collect, { settled: 4, pending: 0 });
      }).pipe(Effect.provide(installation())),
    );

  it.effect(
    "again and again ends the run: an authority that takes nothing is not asked a thousand times",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        yield* many(host, 40);
        const { say, reached } = yield* Authority;
        say.turnDown = () => "ERR999";
        yield* toDawn;
        yield* Transmit.transmitDue;
        assert.isAtMost(reached.length, 10);
        say.turnDown = () => undefined;
        for (let hours = 0; hours < 3; hours++) {
          yield* pass("1 hour");
          yield* Transmit.transmitDue;
        }
        assert.strictEqual((yield* holds).length, 40);
        assert.strictEqual(new Set(yield* holds).size, 40);
      }).pipe(Effect.provide(installation())),
    patience,
  );
});

describe("a result that says the same document may go again", () => {
  for (const code of ResultCode.table.filter(({ next }) => next === "resend").map((entry) => entry.code))
    it.effect(`${code}: it goes again under a new submission, with the R that was kept`, () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { ref, issueId } = yield* issued(host);
        const { say, held } = yield* Authority;
        say.code = () => code;
        yield* toDawn;
        yield* Transmit.transmitDue;
        assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 1 });
        const waiting = yield* stored(ref);
        assert.strictEqual(waiting.status.transmission, "queued");
        assert.strictEqual(waiting.result?.code, code);
        assert.deepStrictEqual(yield* Submissions.open, []);
        say.code = () => "SUC001";
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
        yield* pass("1 hour");
        assert.strictEqual((yield* Transmit.transmitDue).submitted, 1);
        yield* CollectResults.collect;
        const after = yield* stored(ref);
        assert.strictEqual(after.status.transmission, "accepted");
        assert.strictEqual(after.r?.length, 0);
        assert.deepStrictEqual(
          [...held.values()].map(({ invoices }) => invoices.map((invoice) => invoice.issueId)),
          [[issueId], [issueId]],
        );
        const mails = (yield* delivered).filter(({ subject }) => subject.includes("국세청 전송"));
        assert.strictEqual(mails.length, 2);
      }).pipe(Effect.provide(installation())),
    );

  it.effect("may be sent at once when a host says so, and cancelled while it waits", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const { say } = yield* Authority;
      say.code = () => "SYN001";
      yield* Transmit.transmitNow(host, { refs: [ref] });
      yield* CollectResults.collect;
      say.code = () => "SUC001";
      assert.strictEqual((yield* Transmit.transmitNow(host, { refs: [ref] })).submitted, 1);
      yield* CollectResults.collect;
      assert.strictEqual((yield* stored(ref)).status.transmission, "accepted");
    }).pipe(Effect.provide(installation())),
  );
});

describe("asking", () => {
  it.effect(
    "does not let hundreds of undecided submissions starve the newest",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const { say } = yield* Authority;
        say.code = () => undefined;
        for (let n = 0; n < 120; n++) {
          const { ref } = yield* issued(host);
          yield* Transmit.transmitNow(host, { refs: [ref] });
        }
        yield* pass("2 hours");
        assert.deepStrictEqual(yield* CollectResults.collectDue, { settled: 0, pending: 120 });
        const newest = yield* issued(host);
        say.code = (issueId) => (issueId === newest.issueId ? "SUC001" : undefined);
        yield* Transmit.transmitNow(host, { refs: [newest.ref] });
        yield* pass("1 minute");
        assert.strictEqual((yield* CollectResults.collectDue).settled, 1);
        assert.strictEqual((yield* stored(newest.ref)).status.transmission, "accepted");
      }).pipe(Effect.provide(installation())),
    patience,
  );

  it.effect("pauses longer and longer, at most half an hour", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const { say } = yield* Authority;
      say.code = () => undefined;
      yield* Transmit.transmitNow(host, { refs: [ref] });
      const asked: Array<number> = [];
      for (let minute = 1; minute <= 180; minute++) {
        yield* pass("1 minute");
        if ((yield* CollectResults.collectDue).pending === 1) asked.push(minute);
      }
      assert.deepStrictEqual(asked.slice(0, 7), [1, 2, 4, 8, 16, 32, 62]);
      assert.isAtMost(asked.length, 12);
    }).pipe(Effect.provide(installation())),
  );
});

describe("while the authority is closed", () => {
  const night = {
    from: DateTime.add(noon, { hours: 8 }),
    to: DateTime.add(noon, { hours: 18 }),
  };
  const closedAtNight = () => installation({ maintenance: [night] });

  it.effect("nothing is sent or asked; it goes when it opens, and people are told that time", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, transmissionPlannedFor } = yield* issued(host);
      assert.deepStrictEqual(transmissionPlannedFor, night.to);
      const mail = (yield* delivered).find(({ subject }) => subject.includes("발행 완료"));
      assert.include(mail?.text, "11월 25일 06:00에 국세청으로 전송합니다");
      yield* toDawn;
      assert.strictEqual(
        yield* codeOf(Transmit.transmitNow(host, { refs: [ref] })),
        "transmission.maintenance",
      );
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 0);
      assert.deepStrictEqual((yield* Authority).reached, []);
      yield* pass("2 hours");
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 1);
    }).pipe(Effect.provide(closedAtNight())),
  );

  it("the plan goes before a window that would last beyond the deadline", () => {
    const issuedAt = noon;
    const plan = TransmissionPolicy.plannedFor({ typeCode: "0101", issuedAt }, [
      { from: DateTime.add(noon, { hours: 8 }), to: DateTime.add(noon, { days: 3 }) },
    ]);
    assert.deepStrictEqual(plan._tag === "Automatic" ? plan.at : undefined, issuedAt);
  });
});
