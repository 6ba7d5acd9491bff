import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { IssueId, TaxInvoice } from "@einv/invoice";
import { date } from "./fixtures.ts";

const writtenDate = date("2026-11-20");

const code = (parts: Partial<IssueId.Parts>): string => {
  const made = IssueId.make({ writtenDate, registration: "41000008", serial: "00000001", ...parts });
  return Result.isFailure(made) ? made.failure.code : made.success;
};

describe("IssueId", () => {
  it("is written date, registration and serial, and comes apart again", () => {
    const id = Result.getOrThrow(IssueId.make({ writtenDate, registration: "41000008", serial: "uup00008" }));
    assert.strictEqual(id, "2026112041000008uup00008");
    assert.deepStrictEqual(Result.getOrThrow(IssueId.parts(id)), {
      writtenDate,
      registration: "41000008",
      serial: "uup00008",
    });
  });

  it("names the part that is wrong", () => {
    assert.strictEqual(code({ registration: "4100008" }), "issue-id.registration");
    assert.strictEqual(code({ registration: "4100-008" }), "issue-id.registration");
    assert.strictEqual(code({ serial: "1" }), "issue-id.serial");
    const wild = IssueId.parts(TaxInvoice.IssueId.make("202613404100000800000001"));
    assert.strictEqual(Result.isFailure(wild) && wild.failure.code, "issue-id.date");
  });

  it("never gives one serial to two numbers, across the change from digits to letters", () => {
    const edges = [0n, 1n, 9n, 99_999_998n, 99_999_999n, 100_000_000n, 100_000_001n, 1_000_000_000_000n];
    const serials = edges.map(IssueId.serialOf);
    assert.strictEqual(new Set(serials).size, edges.length);
    assert.deepStrictEqual(serials.slice(3, 6), ["99999998", "99999999", "a0000000"]);
    for (const serial of serials) assert.match(serial, /^[0-9a-z]{8}$/);
  });

  it("refuses the number after the last one that eight characters hold", () => {
    const beyond = IssueId.serialOf(36n ** 8n);
    assert.strictEqual(code({ serial: beyond }), "issue-id.serial");
    assert.strictEqual(code({ serial: IssueId.serialOf(-1n) }), "issue-id.serial");
  });
});
