import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { PhoneNumber } from "@einv/identity";

const read = (typed: string) => Result.getOrElse(PhoneNumber.parse(typed), ({ code }) => code);

describe("PhoneNumber", () => {
  it.each([
    ["010-1234-5678", "+821012345678", "mobile", "010-1234-5678", "010-****-5678"],
    ["０１０ 1234 5678", "+821012345678", "mobile", "010-1234-5678", "010-****-5678"],
    ["+82 10-1234-5678", "+821012345678", "mobile", "010-1234-5678", "010-****-5678"],
    ["82-010-1234-5678", "+821012345678", "mobile", "010-1234-5678", "010-****-5678"],
    ["011-234-5678", "+82112345678", "mobile", "011-234-5678", "011-***-5678"],
    ["0216886000", "+82216886000", "office", "02-1688-6000", "02-****-6000"],
    ["(02) 123.4567", "+8221234567", "office", "02-123-4567", "02-***-4567"],
    ["031-123-4567", "+82311234567", "office", "031-123-4567", "031-***-4567"],
    ["070-1234-5678", "+827012345678", "office", "070-1234-5678", "070-****-5678"],
    ["1588-0000", "+8215880000", "service", "1588-0000", "****-0000"],
    ["080-123-4567", "+82801234567", "service", "080-123-4567", "080-***-4567"],
  ] as const)("reads %s", (typed, number, kind, formatted, masked) => {
    assert.strictEqual(read(typed), number);
    const parsed = PhoneNumber.PhoneNumber.make(number);
    assert.strictEqual(PhoneNumber.kindOf(parsed), kind);
    assert.strictEqual(PhoneNumber.format(parsed), formatted);
    assert.strictEqual(PhoneNumber.mask(parsed), masked);
    assert.strictEqual(read(formatted), number);
  });

  it.each([
    ["", "phone-number.unknown"],
    ["010-1234-567", "phone-number.unknown"],
    ["010-1234-56789", "phone-number.unknown"],
    ["099-123-4567", "phone-number.unknown"],
    ["+1 212 555 0100", "phone-number.unknown"],
    ["010-1234-567x", "phone-number.characters"],
  ])("refuses %j", (typed, code) => assert.strictEqual(read(typed), code));

  it("refuses ten thousand digits", () =>
    assert.strictEqual(read("9".repeat(10_000)), "phone-number.unknown"));
});
