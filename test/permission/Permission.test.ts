import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Permission } from "@einv/permission";

const codeOf = (outcome: ReturnType<typeof Permission.decide>): string =>
  Result.isFailure(outcome) ? outcome.failure.code : "allowed";

const subjects = {
  nobodys: {},
  mine: { issuedBy: "kim" },
  anothers: { issuedBy: "lee" },
} as const satisfies Record<string, Permission.Subject>;

const codes = (grant: Permission.Grant, action: Permission.Action) =>
  Object.values(subjects).map((subject) =>
    codeOf(Permission.decide({ memberId: "kim", grant }, action, subject)),
  );

const allowed = Object.values(subjects).map(() => "allowed");

describe("Permission", () => {
  it("lets the full right do everything and no right nothing", () => {
    for (const action of Permission.Action.literals) {
      assert.deepStrictEqual(codes("full", action), allowed, action);
      assert.deepStrictEqual(
        codes("none", action),
        allowed.map(() => "permission.none"),
        action,
      );
    }
  });

  it("lets the issue-only right see and handle what the member issued itself", () => {
    const expected = (code: string) => [code, "allowed", code];
    assert.deepStrictEqual(codes("issue-only", "see"), expected("permission.own-only"));
    for (const action of ["issue", "refuse", "cancelRequest", "cancelIssue", "acknowledge"] as const)
      assert.deepStrictEqual(codes("issue-only", action), expected("permission.full-needed"), action);
  });

  it("lets the issue-only right handle what the member requested itself", () => {
    const kim = { memberId: "kim", grant: "issue-only" } as const;
    assert.isTrue(Result.isSuccess(Permission.decide(kim, "cancelRequest", { requestedBy: "kim" })));
    assert.isTrue(Result.isFailure(Permission.decide(kim, "cancelRequest", { requestedBy: "lee" })));
  });

  it("lets the issue-only right request", () => {
    assert.deepStrictEqual(codes("issue-only", "request"), allowed);
  });

  it("names in every refusal the deed and who can help", () => {
    const outcome = Permission.decide({ memberId: "kim", grant: "issue-only" }, "issue", {});
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.what.ko, "발행하려면 전체권한이 필요합니다.");
      assert.include(outcome.failure.remedy.ko, "관리자");
    }
  });

  it("explains what a list hides", () => {
    const because = (grant: Permission.Grant) => Permission.hiddenBecause({ memberId: "kim", grant })?.code;
    assert.strictEqual(because("full"), undefined);
    assert.strictEqual(because("issue-only"), "permission.own-only");
    assert.strictEqual(because("none"), "permission.none");
  });
});
