import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Option from "effect/Option";
import { Deadline, Kst } from "@einv/invoice";
import { date } from "./fixtures.ts";

describe("Deadline", () => {
  it("is the 10th of the next month, moved to the next working day", () => {
    const cases = [
      ["2026-11-20", "2026-12-10"],
      ["2026-12-31", "2027-01-11"],
      ["2026-09-01", "2026-10-12"],
      ["2024-01-31", "2024-02-13"],
    ] as const;
    const holidays = new Set(["2024-02-12"]);
    for (const [written, deadline] of cases)
      assert.strictEqual<string>(Deadline.issueBy(date(written), holidays), deadline, written);
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
    assert.deepStrictEqual(Deadline.missingPenalty(-10_000n).supplier, 200n);
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
