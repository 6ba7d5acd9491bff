import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Actor, BusinessNumber, Company, ResidentNumber } from "@einv/identity";

const businessNumber = BusinessNumber.BusinessNumber.make("1208800016");

describe("Actor", () => {
  it("survives storage as JSON", () => {
    const actor = Actor.member({ memberId: "kim", businessNumber, name: "김가나" });
    const stored = JSON.stringify(Schema.encodeSync(Actor.Actor)(actor));
    assert.deepStrictEqual(
      Schema.decodeUnknownResult(Actor.Actor)(JSON.parse(stored)),
      Result.succeed(actor),
    );
  });
});

describe("Company", () => {
  it("is not taken without a name or with hyphens left in the number", () => {
    const decode = Schema.decodeUnknownResult(Company.Company);
    const good = { businessNumber: "1208800016", name: "가나상사", representative: "김가나" };
    assert.isTrue(Result.isSuccess(decode(good)));
    assert.isTrue(Result.isFailure(decode({ ...good, name: "" })));
    assert.isTrue(Result.isFailure(decode({ ...good, businessNumber: "120-88-00016" })));
  });
});

describe("ResidentNumber", () => {
  it("knows the check digit and shows no more than birth date and the first digit", () => {
    assert.isTrue(ResidentNumber.hasValidCheckDigit("0001013000008"));
    assert.isFalse(ResidentNumber.hasValidCheckDigit("0001013000003"));
    assert.isFalse(ResidentNumber.hasValidCheckDigit("000101300000"));
    assert.strictEqual(ResidentNumber.mask("0001013000008"), "000101-3******");
    assert.strictEqual(ResidentNumber.mask("000101300"), "*********");
  });
});
