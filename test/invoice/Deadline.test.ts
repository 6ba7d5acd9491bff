import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Option from "effect/Option";
import { Deadline, Kst, Penalty } from "@einv/invoice";
import { date, invoice } from "./fixtures.ts";

describe("Deadline", () => {
  it("is the 10th of the next month, moved to the next working day", () => {
    const cases = [
      ["2026-11-20", "2026-12-10"],
      ["2026-12-31", "2027-01-11"],
      ["2026-09-01", "2026-10-12"],
      ["2024-01-31", "2024-02-13"],
      ["2026-01-15", "2026-02-10"],
      ["2026-09-30", "2026-10-12"],
      ["2025-09-30", "2025-10-10"],
    ] as const;
    for (const [written, deadline] of cases)
      assert.strictEqual<string>(Deadline.issueBy(date(written)), deadline, written);
  });

  it("is late until the VAT return of the half-year is due, missing after it", () => {
    assert.strictEqual(Deadline.lateUntil(date("2026-06-30")), "2026-07-27");
    assert.strictEqual(Deadline.lateUntil(date("2026-07-01")), "2027-01-25");
    assert.strictEqual(Deadline.lateUntil(date("2026-12-31")), "2027-01-25");
  });

  it("counts the days left over months and years", () => {
    assert.strictEqual(Deadline.daysLeft(date("2026-12-10"), date("2026-12-10")), 0);
    assert.strictEqual(Deadline.daysLeft(date("2027-01-11"), date("2026-12-30")), 12);
    assert.strictEqual(Deadline.daysLeft(date("2028-03-01"), date("2028-02-28")), 2);
    assert.strictEqual(Deadline.daysLeft(date("2026-12-10"), date("2026-12-13")), -3);
  });

  it("estimates 1 % for the supplier and 0.5 % for the buyer when late, 2 % when missing", () => {
    const late = Deadline.latePenalty(5_199n);
    assert.deepStrictEqual([late.supplier, late.buyer], [51n, 25n]);
    const missing = Penalty.amounts(Penalty.penalty("missingIssue"), -10_000n);
    assert.deepStrictEqual([missing.supplier, missing.buyer], [200n, 0n]);
  });

  const of = (change: Partial<Deadline.Subject> = {}): Deadline.Subject => ({
    ...Deadline.subject(invoice),
    ...change,
  });

  it("sends by the next day, or the next business day", () => {
    const cases = [
      ["2026-11-24", "2026-11-25"],
      ["2026-11-27", "2026-11-30"],
      ["2026-02-13", "2026-02-19"],
    ] as const;
    for (const [issued, by] of cases) assert.strictEqual<string>(Deadline.transmitBy(date(issued)), by);
  });

  it("tells on every day around the deadlines whether an issue is in time, late or missing", () => {
    const cases = [
      ["2026-11-19", "tooEarly", [0n, 0n, 0n]],
      ["2026-11-20", "onTime", [0n, 0n, 0n]],
      ["2026-12-10", "onTime", [0n, 0n, 0n]],
      ["2026-12-11", "late", [50n, 25n, 0n]],
      ["2027-01-25", "late", [50n, 25n, 0n]],
      ["2027-01-26", "missing", [100n, 0n, 0n]],
      ["2028-01-25", "missing", [100n, 0n, 0n]],
      ["2028-01-26", "missing", [100n, 0n, 500n]],
    ] as const;
    for (const [day, timing, [supplier, buyer, lost]] of cases) {
      const outcome = Deadline.outcome(of(), date(day));
      assert.deepStrictEqual(
        [outcome.timing, outcome.cost.supplier, outcome.cost.buyer, outcome.lostDeduction],
        [timing, supplier, buyer, lost],
        day,
      );
    }
  });

  it("compares now, tomorrow and never on the last day", () => {
    const { issueBy, daysLeft, now, tomorrow, never } = Deadline.outlook(of(), date("2026-12-10"));
    assert.deepStrictEqual([issueBy, daysLeft], [date("2026-12-10"), 0]);
    assert.deepStrictEqual([now.timing, tomorrow.timing, never.timing], ["onTime", "late", "missing"]);
    assert.deepStrictEqual([never.cost.supplier, never.lostDeduction, never.deduction], [100n, 500n, "lost"]);
    assert.strictEqual(tomorrow.penalty?.articles[0]?.ko, "부가가치세법 §60②1");
    assert.deepStrictEqual(now.transmitBy, date("2026-12-11"));
    assert.isUndefined(never.transmitBy);
  });

  it("binds no deadline to amendments that bear the original's date", () => {
    for (const amendment of ["01", "05", "06"] as const) {
      const outlook = Deadline.outlook(of({ amendment }), date("2027-06-01"));
      assert.deepStrictEqual([outlook.now.timing, outlook.never.timing], ["unbound", "unbound"]);
      assert.notProperty(outlook, "issueBy");
      assert.strictEqual(outlook.never.cost.supplier, 0n);
    }
    for (const amendment of ["02", "03", "04"] as const)
      assert.strictEqual(Deadline.outlook(of({ amendment }), date("2026-12-11")).now.timing, "late");
  });

  it("charges for an exempt invoice the supplier alone, under the income tax acts, by the year", () => {
    const exempt = of({ document: "exemptInvoice", writtenDate: date("2026-03-02"), tax: 0n });
    const { now, never } = Deadline.outlook(exempt, date("2026-09-01"));
    assert.deepStrictEqual([now.timing, now.cost.supplier, now.cost.buyer], ["late", 50n, 0n]);
    assert.notProperty(never, "deduction");
    assert.isTrue(never.penalty?.articles.some(({ ko }) => ko === "소득세법 §81의10①"));
  });

  it("says when it does not know the holidays", () => {
    assert.isTrue(Deadline.outlook(of(), date("2026-12-01")).holidaysKnown);
    const far = of({ writtenDate: date("2031-01-05") });
    assert.isFalse(Deadline.outlook(far, date("2031-01-06")).holidaysKnown);
  });

  it("names an article and both languages for every penalty", () => {
    for (const penalty of [...Penalty.penalties.taxInvoice, ...Penalty.penalties.exemptInvoice]) {
      assert.isAbove(penalty.articles.length, 0);
      assert.notMatch(penalty.name.en + penalty.when.en, /[가-힣]/);
      assert.strictEqual(
        Penalty.percent(penalty.supplier).replace(" %", ""),
        String(Number(penalty.supplier) / 10),
      );
    }
  });
});

describe("Kst", () => {
  const instant = (text: string) => DateTime.makeUnsafe(text);

  it("knows the Korean date of an instant around both midnights", () => {
    assert.strictEqual(Kst.dateOf(instant("2026-11-20T14:59:59Z")), "2026-11-20");
    assert.strictEqual(Kst.dateOf(instant("2026-11-20T15:00:00Z")), "2026-11-21");
    assert.strictEqual(Kst.dateOf(instant("2026-12-31T15:00:00Z")), "2027-01-01");
  });

  it("goes to the wall clock and back", () => {
    const at = instant("2026-11-24T01:11:12Z");
    assert.strictEqual(Kst.toWallTime(at), "2026-11-24T10:11:12");
    assert.deepStrictEqual(Kst.fromWallTime("2026-11-24T10:11:12"), Option.some(at));
    for (const wrong of ["2026-02-30T00:00:00", "2026-11-24T24:00:00", "2026-11-24 10:11:12", ""])
      assert.isTrue(Option.isNone(Kst.fromWallTime(wrong)), wrong);
  });

  it("sends at three in the morning after the day of issue, in Korea", () => {
    const dawn = (text: string) => DateTime.formatIso(Kst.nextDawn(instant(text)));
    assert.strictEqual(dawn("2026-11-20T14:59:59Z"), "2026-11-20T18:00:00.000Z");
    assert.strictEqual(dawn("2026-11-20T15:00:00Z"), "2026-11-21T18:00:00.000Z");
  });
});
