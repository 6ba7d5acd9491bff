import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Permission, type Role } from "@einv/permission";

const codeOf = (outcome: ReturnType<typeof Permission.decide>): string =>
  Result.isFailure(outcome) ? outcome.failure.code : "allowed";

const kim = (grant: Permission.Grant, service: Permission.Service = "usable"): Permission.Person => ({
  memberId: "kim",
  service,
  grant,
  colleagues: ["lee"],
});

/** One invoice of every ownership, as Kim sees it. */
const subjects: Readonly<Record<Permission.Ownership, Permission.Subject>> = {
  own: { by: ["kim"], waiting: false },
  department: { by: ["lee"], waiting: false },
  waiting: { by: [], waiting: true },
  others: { by: ["park"], waiting: false },
};

/** The written table of rights: who reaches what. */
const written: Readonly<
  Record<Permission.Grant, Partial<Record<Permission.Action, ReadonlyArray<Permission.Ownership>>>>
> = {
  full: Object.fromEntries(
    Permission.Action.literals.map((action) => [action, ["own", "department", "waiting", "others"]]),
  ),
  department: Object.fromEntries(Permission.Action.literals.map((action) => [action, ["own", "department"]])),
  approver: {
    see: ["own", "waiting"],
    issue: ["own", "waiting"],
    refuse: ["own", "waiting"],
    acknowledge: ["own", "waiting"],
    cancelIssue: ["own"],
    cancelRequest: ["own"],
    amend: ["own"],
  },
  "issue-only": Object.fromEntries(Permission.Action.literals.map((action) => [action, ["own"]])),
  none: {},
};

const administrators: ReadonlyArray<Role.Administrator> = [
  { memberId: "choi", name: "최소라", roles: ["company-administrator"] },
  { memberId: "jung", name: "정하늘", roles: ["service-administrator"] },
];

describe("Permission", () => {
  for (const grant of Permission.Grant.literals)
    it(`lets ${grant} do what its row says and nothing else`, () => {
      for (const action of Permission.Action.literals)
        for (const ownership of Permission.Ownership.literals) {
          const code = codeOf(Permission.decide(kim(grant), action, subjects[ownership]));
          const may = written[grant][action]?.includes(ownership) ?? false;
          assert.strictEqual(code === "allowed", may, `${grant} ${action} ${ownership}: ${code}`);
        }
    });

  it("lets nobody do anything without the service, whatever the right", () => {
    for (const grant of Permission.Grant.literals)
      for (const action of Permission.Action.literals)
        for (const subject of Object.values(subjects)) {
          const code = (service: Permission.Service) =>
            codeOf(Permission.decide(kim(grant, service), action, subject));
          assert.strictEqual(code("not-bought"), "permission.not-bought");
          assert.strictEqual(code("not-distributed"), "permission.not-distributed");
        }
  });

  it("keeps to the guide: a received request is not issued by oneself, so 발행권한 does not see it", () => {
    assert.strictEqual(
      codeOf(Permission.decide(kim("issue-only"), "see", subjects.waiting)),
      "permission.own-only",
    );
    assert.strictEqual(Permission.rights.full.means.ko, "회사의 모든 전자세금계산서를 조회 가능");
    assert.strictEqual(Permission.rights["issue-only"].means.ko, "자신이 발행한 전자세금계산서만 조회 가능");
  });

  it("lets an approver answer what waits, and hides what others have done", () => {
    const see = (subject: Permission.Subject) => codeOf(Permission.decide(kim("approver"), "see", subject));
    assert.strictEqual(see(subjects.waiting), "allowed");
    assert.strictEqual(see(subjects.others), "permission.answers-only");
    assert.strictEqual(see({ by: [], waiting: false }), "permission.answers-only");
  });

  it("names in every refusal the deed, what would suffice, and the people who can give it", () => {
    const outcome = Permission.decide(kim("issue-only"), "issue", subjects.waiting, administrators);
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.what.ko, "발행하려면 승인권한 또는 전체권한이 필요합니다.");
      assert.include(outcome.failure.remedy.ko, "서비스 관리자(정하늘)에게");
      assert.include(outcome.failure.remedy.en, "the service administrator (정하늘)");
    }
    const without = Permission.decide(kim("full", "not-distributed"), "see", subjects.own, administrators);
    if (Result.isFailure(without)) {
      assert.strictEqual(without.failure.what.ko, "전자세금계산서를 발행할 수 없는 사용자입니다.");
      assert.include(without.failure.remedy.ko, "회사 관리자(최소라)에게");
    }
  });

  it("sends to the company administrator where nobody is service administrator, and names three at most", () => {
    const because = (people: ReadonlyArray<Role.Administrator>) =>
      Permission.hiddenBecause(kim("none"), people)?.remedy.ko ?? "";
    assert.include(because(administrators.slice(0, 1)), "회사 관리자(최소라)에게");
    const many = ["가", "나", "다", "라", "마"].map((name) => ({
      memberId: name,
      name,
      roles: ["service-administrator"] as const,
    }));
    assert.include(because(many), "서비스 관리자(가, 나, 다 외 2명)에게");
  });

  it("leaves no placeholder in any refusal", () => {
    for (const grant of Permission.Grant.literals)
      for (const service of Permission.Service.literals)
        for (const action of Permission.Action.literals)
          for (const subject of Object.values(subjects)) {
            const outcome = Permission.decide(kim(grant, service), action, subject);
            if (Result.isFailure(outcome)) assert.notMatch(JSON.stringify(outcome.failure), /\{\w+\}/);
          }
  });

  it("explains what a list hides, and only then", () => {
    const because = (grant: Permission.Grant) => Permission.hiddenBecause(kim(grant))?.code;
    assert.strictEqual(because("full"), undefined);
    assert.strictEqual(because("department"), "permission.department-only");
    assert.strictEqual(because("approver"), "permission.answers-only");
    assert.strictEqual(because("issue-only"), "permission.own-only");
    assert.strictEqual(because("none"), "permission.none");
  });

  it("shows in a list exactly what may be seen one by one", () => {
    for (const grant of Permission.Grant.literals)
      for (const service of Permission.Service.literals) {
        const person = kim(grant, service);
        const sight = Permission.sightOf(person);
        for (const subject of Object.values(subjects)) {
          const listed =
            sight === "all" ||
            subject.by.some((id) => sight.persons.includes(id)) ||
            (subject.by.length === 0 && subject.waiting && sight.waiting);
          assert.strictEqual(
            listed,
            Result.isSuccess(Permission.decide(person, "see", subject)),
            `${grant} ${service} ${JSON.stringify(subject)}`,
          );
        }
      }
  });

  it("suggests the narrowest right that suffices first, and that right suffices", () => {
    for (const grant of Permission.Grant.literals)
      for (const action of Permission.Action.literals)
        for (const ownership of Permission.Ownership.literals) {
          const person = kim(grant);
          for (const wanted of Permission.sufficing(person, action, ownership)) {
            assert.notStrictEqual(wanted, "service");
            if (wanted !== "service")
              assert.strictEqual(
                codeOf(Permission.decide({ ...person, grant: wanted }, action, subjects[ownership])),
                "allowed",
              );
          }
        }
    assert.deepStrictEqual(Permission.sufficing(kim("none"), "issue", "waiting"), ["approver", "full"]);
    assert.deepStrictEqual(Permission.sufficing(kim("none", "not-bought"), "issue", "waiting"), ["service"]);
  });

  it("lets the person's own right win over the department's, and that over the host's", () => {
    assert.deepStrictEqual(Permission.effective({ person: "none", department: "full", host: "full" }), {
      grant: "none",
      source: "person",
    });
    assert.deepStrictEqual(Permission.effective({ department: "approver", host: "full" }), {
      grant: "approver",
      source: "department",
    });
    assert.deepStrictEqual(Permission.effective({ host: "full" }), { grant: "full", source: "host" });
  });
});
