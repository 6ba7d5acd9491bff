import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { AccessRequest, Doctor, Permission, type Role } from "@einv/permission";

const administrators: ReadonlyArray<Role.Administrator> = [
  { memberId: "company", name: "최소라", roles: ["company-administrator"] },
  { memberId: "service", name: "정하늘", roles: ["service-administrator"] },
];

const request: AccessRequest.Request = { memberId: "kim", wants: "full", state: "open" };

const outcome = (over: Partial<AccessRequest.Request>, answer: AccessRequest.Answer, by: string): string => {
  const decided = AccessRequest.decide({ ...request, ...over }, answer, by, administrators);
  return Result.isSuccess(decided) ? decided.success : decided.failure.code;
};

describe("AccessRequest", () => {
  it("is answered by whoever gives what is wanted, by nobody else, and once", () => {
    for (const wants of AccessRequest.Wants.literals)
      for (const answer of ["grant", "decline"] as const) {
        const [giver, other] = wants === "service" ? ["company", "service"] : ["service", "company"];
        const state = answer === "grant" ? "granted" : "declined";
        assert.strictEqual(outcome({ wants }, answer, giver!), state);
        assert.strictEqual(outcome({ wants }, answer, other!), "permission.not-yours-to-answer");
        assert.strictEqual(outcome({ wants }, answer, "kim"), "permission.not-yours-to-answer");
        for (const ended of ["granted", "declined", "withdrawn"] as const)
          assert.strictEqual(outcome({ wants, state: ended }, answer, giver!), "permission.answered");
      }
  });

  it("is taken back by its asker only", () => {
    assert.strictEqual(outcome({}, "withdraw", "kim"), "withdrawn");
    assert.strictEqual(outcome({}, "withdraw", "service"), "permission.asker-only");
  });

  it("is not answered by its asker, administrator or not", () => {
    assert.strictEqual(
      outcome({ memberId: "service" }, "grant", "service"),
      "permission.not-yours-to-answer",
    );
    assert.deepStrictEqual(
      AccessRequest.asked({ memberId: "service", wants: "full" }, administrators).people,
      [],
    );
  });
});

describe("Doctor", () => {
  const kim: Permission.Person = {
    memberId: "1/kim",
    service: "usable",
    grant: "issue-only",
    colleagues: [],
  };

  it("says of a list why it is short, what would show the rest, and who gives it", () => {
    const { because, ways } = Doctor.ofList(kim, administrators);
    assert.strictEqual(because?.code, "permission.own-only");
    assert.deepStrictEqual(
      ways.map(({ wants, helpers }) => [wants, helpers.people.map(({ name }) => name)]),
      [["full", ["정하늘"]]],
    );
    assert.deepStrictEqual(Doctor.ofList({ ...kim, grant: "full" }, administrators), { ways: [] });
  });

  it("says of an invoice, action by action, the narrowest way first", () => {
    const { ownership, findings } = Doctor.ofInvoice(kim, { by: [], waiting: true }, administrators);
    assert.strictEqual(ownership, "waiting");
    for (const { action, refusal, ways } of findings) {
      assert.isDefined(refusal, action);
      const answers = !action.startsWith("cancel") && action !== "amend";
      assert.strictEqual(ways[0]?.wants, answers ? "approver" : "full", action);
    }
  });

  it("sends whoever has no service to the company administrator", () => {
    const { ways } = Doctor.ofList({ ...kim, service: "not-distributed" }, administrators);
    assert.deepStrictEqual(
      ways.map(({ wants, helpers }) => [wants, helpers.role]),
      [["service", "company-administrator"]],
    );
  });
});
