import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Market, Role } from "@einv/permission";

const codeOf = (outcome: ReturnType<typeof Role.decide>): string =>
  Result.isFailure(outcome) ? outcome.failure.code : "allowed";

const administrators: ReadonlyArray<Role.Administrator> = [
  { memberId: "company", name: "최소라", roles: ["company-administrator"] },
  { memberId: "service", name: "정하늘", roles: ["service-administrator"] },
];

const may = (memberId: string, deed: Role.Deed): boolean =>
  codeOf(Role.decide(memberId, deed, administrators)) === "allowed";

describe("Role", () => {
  it("parts the company administrator from the service administrator, and both from everybody", () => {
    const written: Readonly<Record<Role.Deed, readonly [company: boolean, service: boolean]>> = {
      "buy-service": [true, false],
      "distribute-service": [true, false],
      "withdraw-service": [true, false],
      "appoint-company-administrator": [true, false],
      "appoint-service-administrator": [true, true],
      "arrange-departments": [true, true],
      "give-rights": [false, true],
      "see-people": [true, true],
      "register-certificate": [true, true],
    };
    for (const deed of Role.Deed.literals) {
      assert.deepStrictEqual([may("company", deed), may("service", deed)], [...written[deed]], deed);
      assert.isFalse(may("kim", deed), deed);
    }
  });

  it("says who could", () => {
    const outcome = Role.decide("kim", "give-rights", administrators);
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.what.ko, "권한설정: 서비스 관리자만 할 수 있습니다.");
      assert.strictEqual(outcome.failure.remedy.ko, "서비스 관리자(정하늘)에게 요청해 주세요.");
    }
  });

  it("lets nobody give itself a right while somebody else could, and a single administrator do it", () => {
    const both = [...administrators, { ...administrators[1]!, memberId: "second" }];
    assert.strictEqual(
      codeOf(Role.decideReceiver("service", ["kim", "service"], both)),
      "permission.own-right",
    );
    assert.strictEqual(codeOf(Role.decideReceiver("service", ["kim"], both)), "allowed");
    assert.strictEqual(codeOf(Role.decideReceiver("service", ["service"], administrators)), "allowed");
  });

  it("keeps a company from losing its last administrator", () => {
    assert.strictEqual(
      codeOf(Role.decideEnd("company", "company-administrator", administrators)),
      "permission.last-administrator",
    );
    assert.strictEqual(codeOf(Role.decideEnd("service", "service-administrator", administrators)), "allowed");
    const two = [
      ...administrators,
      { memberId: "second", name: "한", roles: ["company-administrator"] as const },
    ];
    assert.strictEqual(codeOf(Role.decideEnd("company", "company-administrator", two)), "allowed");
  });
});

describe("Market", () => {
  it("sells the service once, for 0 won, and distributes only what was bought", () => {
    assert.strictEqual(Market.service.price, 0n);
    assert.strictEqual(codeOf(Market.decideBuying(true)), "permission.bought-already");
    assert.strictEqual(codeOf(Market.decideBuying(false)), "allowed");
    assert.strictEqual(codeOf(Market.decideDistributing(false)), "permission.buy-first");
    assert.strictEqual(codeOf(Market.decideDistributing(true)), "allowed");
  });
});
