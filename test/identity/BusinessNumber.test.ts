import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { BusinessNumber } from "@einv/identity";

const valid = ["6148800001", "1111111119", "1208800016", "2228100007"];

const codeOf = (input: string): string =>
  Result.match(BusinessNumber.parse(input), { onSuccess: () => "parsed", onFailure: ({ code }) => code });

describe("BusinessNumber", () => {
  it("knows the check digit", () => {
    for (const number of valid) assert.isTrue(BusinessNumber.hasValidCheckDigit(number), number);
    for (const number of ["1234567890", "9999999999", "0000000001", "138860220", ""]) {
      assert.isFalse(BusinessNumber.hasValidCheckDigit(number), number);
    }
  });

  it("catches every single wrong digit", () => {
    for (const number of valid) {
      for (let index = 0; index < 10; index++) {
        for (let digit = 0; digit < 10; digit++) {
          const changed = number.slice(0, index) + String(digit) + number.slice(index + 1);
          if (changed === number) continue;
          // The ninth digit is weighted by 5 with its tens counted, so it is as sharp as the others.
          assert.isFalse(BusinessNumber.hasValidCheckDigit(changed), `${number} → ${changed}`);
        }
      }
    }
  });

  it.each([
    ["plain", "1208800016"],
    ["hyphens", "120-88-00016"],
    ["spaces around and between", "  120 88 00016\n"],
    ["full-width digits and dash", "１２０－８８－０００１６"],
    ["minus, en dash, em dash", "120−88–0001—6"],
    ["the vowel a Korean keyboard types for a dash", "120ㅡ88ㅡ00016"],
    ["ideographic space, no-break space, zero-width space", "120\u300088\u00a0000\u200b16"],
  ])("reads %s", (_name, input) => {
    assert.deepStrictEqual(
      BusinessNumber.parse(input),
      Result.succeed(BusinessNumber.BusinessNumber.make("1208800016")),
    );
  });

  it.each([
    ["", "business-number.length"],
    ["120-88-0001", "business-number.length"],
    ["120-88-000166", "business-number.length"],
    ["120-88-0001O", "business-number.characters"],
    ["١٢٠٨٨٠٠٠١٦", "business-number.characters"],
    ["120.88.00016", "business-number.characters"],
    ["1208800016\u0000", "business-number.characters"],
    ["120-88-00017", "business-number.check-digit"],
  ])("refuses %j with %s", (input, code) => assert.strictEqual(codeOf(input), code));

  it("says how many digits it saw, and never repeats what was typed", () => {
    const refusal = Result.match(BusinessNumber.parse("hunter2"), {
      onSuccess: () => undefined,
      onFailure: (r) => r,
    });
    assert.notInclude(JSON.stringify(refusal), "hunter2");
    const short = Result.match(BusinessNumber.parse("120"), {
      onSuccess: () => undefined,
      onFailure: (r) => r,
    });
    assert.include(short?.what.ko, "3자리");
  });

  it("formats and masks", () => {
    assert.strictEqual(BusinessNumber.format("1208800016"), "120-88-00016");
    assert.strictEqual(BusinessNumber.mask("1208800016"), "120-88-*****");
    assert.strictEqual(BusinessNumber.format("12"), "12");
    assert.strictEqual(BusinessNumber.mask("123"), "***");
  });
});
