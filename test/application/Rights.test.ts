/** The service and the rights of a company's people, as they notice them. */
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import {
  AnswerAccessRequest,
  ArrangeDepartment,
  BuyService,
  ChangeRights,
  DelegateAdministrator,
  DistributeService,
  GrantRight,
  IssueInvoice,
  ListInvoices,
  RefuseRequest,
  RegisterCompany,
  RequestAccess,
  RevokeRight,
  ViewInvoice,
  ViewRights,
  WithdrawService,
  type Caller,
  type RightsViews,
} from "@einv/application";
import { BusinessNumber, PhoneNumber } from "@einv/identity";
import { EmailAddress, LoginId } from "@einv/membership";
import type { Permission } from "@einv/permission";
import { Accounts, Companies, Events, Memberships, Rights } from "@einv/store";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import { ask, codeOf, delivered, installation, issued, newKey, press, settled, supplier } from "./world.ts";

/** `full` is first and so administrator; `own` has 발행권한, `none` nothing. */
const own: Caller.Caller = { ...supplier, memberId: "own" };
const none: Caller.Caller = { ...supplier, memberId: "none" };
const admin = supplier;

const said = () => ({ idempotencyKey: newKey() });
const to = (memberId: string): Rights.Holder => ({ kind: "person", id: memberId });
const department = (id: string): Rights.Holder => ({ kind: "department", id });
const see = (caller: Caller.Caller, ref: string) => codeOf(ViewInvoice.view(caller, ref));
const give = (memberId: string, grant: Permission.Grant) =>
  GrantRight.grant(admin, { holders: [to(memberId)], grant, ...said() });
const received = (caller: Caller.Caller) => ListInvoices.list(caller, { box: "received" });

const members = (grants: Readonly<Record<string, Permission.Grant>>) =>
  Object.entries(grants).map(([memberId, grant]) => ({
    memberId,
    name: memberId,
    email: `${memberId}@example.com`,
    grant,
  }));

const register = (host: Caller.Host, grants: Readonly<Record<string, Permission.Grant>>) =>
  RegisterCompany.register(host, {
    businessNumber: supplierNumber,
    name: "가나상사",
    representative: "김대표",
    members: members(grants),
  });

describe("The service of a company", () => {
  it.effect(
    "is distributed with the host's contract; withdrawn it is gone at the next request, and back again",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { summary } = yield* ask(host);
        yield* give("own", "full");
        assert.strictEqual(yield* see(own, summary.ref), "ok");
        yield* WithdrawService.withdraw(admin, { members: ["own"], note: "휴직", ...said() });
        const refused = yield* Effect.flip(ViewInvoice.view(own, summary.ref));
        assert.strictEqual(refused.code, "permission.not-distributed");
        assert.strictEqual(refused.what.ko, "전자세금계산서를 발행할 수 없는 사용자입니다.");
        assert.include(refused.remedy.ko, "회사 관리자(full)에게");
        const page = yield* received(own);
        assert.deepStrictEqual([page.rows.length, page.hidden], [0, 1]);
        assert.strictEqual(page.hiddenBecause?.code, "permission.not-distributed");
        assert.deepStrictEqual(
          page.ways?.map(({ wants, role }) => [wants, role]),
          [["service", "company-administrator"]],
        );
        assert.strictEqual(
          yield* codeOf(DistributeService.distribute(own, { members: ["own"], ...said() })),
          "permission.administrator-only",
        );
        yield* DistributeService.distribute(admin, { members: ["own"], ...said() });
        assert.strictEqual(yield* see(own, summary.ref), "ok");
      }).pipe(Effect.provide(installation())),
  );

  it.effect(
    "that was not bought is bought by its administrator for 0 won, once, and is then usable at once",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { summary } = yield* ask(host);
        // A company that came by itself: nobody has bought anything for it.
        const businessNumber = "1018100001";
        const at = yield* DateTime.now;
        yield* Companies.put({
          businessNumber: BusinessNumber.BusinessNumber.make(businessNumber),
          hostId: host.hostId,
          name: "새회사",
          representative: "나",
          members: [
            { memberId: "first", name: "first", grant: "none" },
            { memberId: "second", name: "second", grant: "none" },
          ],
        });
        yield* Rights.appoint({ businessNumber, memberId: "first", role: "company-administrator", at });
        const first: Caller.Caller = { businessNumber, memberId: "first" };
        const second: Caller.Caller = { businessNumber, memberId: "second" };
        assert.strictEqual((yield* ViewRights.diagnose(second)).service, "not-bought");
        assert.strictEqual(
          yield* codeOf(DistributeService.distribute(first, { members: ["second"], ...said() })),
          "permission.buy-first",
        );
        assert.strictEqual(yield* codeOf(BuyService.buy(second, said())), "permission.administrator-only");
        yield* BuyService.buy(first, said());
        assert.strictEqual(yield* codeOf(BuyService.buy(first, said())), "permission.bought-already");
        const diagnosis = yield* ViewRights.diagnose(first);
        assert.deepStrictEqual(
          [diagnosis.service, diagnosis.grant, diagnosis.roles.length, diagnosis.hiddenBecause],
          ["usable", "full", 2, undefined],
        );
        assert.strictEqual((yield* ViewRights.people(first)).service?.price, 0n);
        assert.strictEqual((yield* ViewRights.diagnose(second)).service, "not-distributed");
        assert.strictEqual(yield* see(first, summary.ref), "invoice.not-found");
      }).pipe(Effect.provide(installation())),
  );
});

describe("Rights", () => {
  it.effect("of an approver show what waits and let it be answered, and hide what others did", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const { summary: first } = yield* ask(host);
      const { summary: second, ...view } = yield* ask(host);
      assert.strictEqual(yield* see(none, first.ref), "permission.none");
      yield* give("none", "approver");
      assert.strictEqual(yield* see(none, first.ref), "ok");
      assert.strictEqual(yield* see(none, ref), "permission.answers-only");
      yield* IssueInvoice.issue(none, yield* press(none, first.ref));
      const { version } = yield* ViewInvoice.view(none, second.ref);
      const refused = yield* RefuseRequest.refuse(none, {
        ref: second.ref,
        version,
        reason: "not-our-supply",
        ...said(),
      });
      assert.strictEqual(refused.summary.status.document, "refused");
      assert.strictEqual(yield* see(none, first.ref), "ok", "what it issued is its own");
      assert.strictEqual(yield* see(none, second.ref), "ok", "what it refused is its own");
      const all = yield* ListInvoices.list(none, { box: "all" });
      assert.deepStrictEqual([all.total, all.hidden], [2, 1]);
      assert.strictEqual(view.side, "buyer");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("come from the person before the department before the host, and go back the same way", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const standing = Effect.map(ViewRights.diagnose(own), ({ grant, source }) => [grant, source]);
      assert.deepStrictEqual(yield* standing, ["issue-only", "host"]);
      yield* ArrangeDepartment.arrange(admin, {
        departmentId: "sales",
        name: "영업팀",
        members: ["own", "none"],
        ...said(),
      });
      yield* GrantRight.grant(admin, { holders: [department("sales")], grant: "approver", ...said() });
      assert.deepStrictEqual(yield* standing, ["approver", "department"]);
      yield* give("own", "none");
      assert.deepStrictEqual(yield* standing, ["none", "person"]);
      yield* RevokeRight.revoke(admin, { holders: [to("own")], ...said() });
      assert.deepStrictEqual(yield* standing, ["approver", "department"]);
      yield* register(host, { full: "full", own: "issue-only", none: "none" });
      assert.deepStrictEqual(yield* standing, ["approver", "department"], "a host that repeats itself");
      yield* register(host, { full: "full", own: "none", none: "none" });
      assert.deepStrictEqual(yield* standing, ["none", "person"], "a host that says something new");
      yield* register(host, { full: "full", none: "none" });
      assert.strictEqual(yield* codeOf(ViewRights.diagnose(own)), "member.not-found");
      yield* register(host, { full: "full", own: "issue-only", none: "none" });
      assert.deepStrictEqual(yield* standing, ["issue-only", "host"], "nothing of the former member is left");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("of a department show what colleagues issued, and end with the department", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* give("own", "approver");
      const { summary } = yield* ask(host);
      yield* IssueInvoice.issue(own, yield* press(own, summary.ref));
      const { ref: others } = yield* issued(host);
      yield* give("none", "department");
      assert.strictEqual(yield* see(none, summary.ref), "permission.department-only");
      const arranged = { departmentId: "sales", name: "영업팀", members: ["own", "none"] };
      yield* ArrangeDepartment.arrange(admin, { ...arranged, ...said() });
      assert.strictEqual(yield* see(none, summary.ref), "ok");
      assert.strictEqual(yield* see(none, others), "permission.department-only");
      assert.deepStrictEqual(
        (yield* ListInvoices.list(none, { box: "issued" })).rows.map(({ ref }) => ref),
        [summary.ref],
      );
      yield* ArrangeDepartment.dissolve(admin, { departmentId: "sales", ...said() });
      assert.strictEqual(yield* see(none, summary.ref), "permission.department-only");
      assert.strictEqual(
        yield* codeOf(ArrangeDepartment.dissolve(admin, { departmentId: "sales", ...said() })),
        "permission.department-not-found",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("that are taken away while the page is open stop the issue that was being prepared", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* give("own", "approver");
      const { summary } = yield* ask(host);
      const prepared = yield* press(own, summary.ref);
      yield* RevokeRight.revoke(admin, { holders: [to("own")], ...said() });
      assert.strictEqual(yield* codeOf(IssueInvoice.issue(own, prepared)), "permission.right-needed");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("take two people where there are two, and no detour through a department", () =>
    Effect.gen(function* () {
      yield* settled;
      yield* give("full", "full");
      const service = { role: "service-administrator", stay: true } as const;
      yield* DelegateAdministrator.delegate(admin, { memberId: "own", ...service, ...said() });
      assert.strictEqual(yield* codeOf(give("full", "approver")), "permission.own-right");
      const grantTo = (holders: ReadonlyArray<Rights.Holder>, grant: Permission.Grant) =>
        GrantRight.grant(own, { holders, grant, ...said() });
      assert.strictEqual(yield* codeOf(grantTo([to("own")], "full")), "permission.own-right");
      yield* ArrangeDepartment.arrange(own, { departmentId: "a", name: "가", members: ["none"], ...said() });
      yield* grantTo([department("a")], "full");
      const joining = { departmentId: "a", name: "가", members: ["none", "own"] };
      assert.strictEqual(
        yield* codeOf(ArrangeDepartment.arrange(own, { ...joining, ...said() })),
        "permission.own-right",
      );
      yield* ArrangeDepartment.arrange(admin, { ...joining, ...said() });
      assert.strictEqual(yield* codeOf(grantTo([department("a")], "approver")), "permission.own-right");
    }).pipe(Effect.provide(installation())),
  );

  it.effect(
    "are not given by the company administrator as such, nor the service by the service administrator",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const role = "service-administrator";
        yield* DelegateAdministrator.delegate(admin, { memberId: "own", role, stay: false, ...said() });
        assert.strictEqual(yield* codeOf(give("none", "full")), "permission.administrator-only");
        yield* GrantRight.grant(own, { holders: [to("none")], grant: "full", ...said() });
        for (const use of [
          WithdrawService.withdraw(own, { members: ["none"], ...said() }),
          DistributeService.distribute(own, { members: ["none"], ...said() }),
          DelegateAdministrator.delegate(own, {
            memberId: "own",
            role: "company-administrator",
            stay: true,
            ...said(),
          }),
        ])
          assert.strictEqual(yield* codeOf(use), "permission.administrator-only");
      }).pipe(Effect.provide(installation())),
  );

  it.effect("are run by somebody at any time: the last company administrator delegates before it goes", () =>
    Effect.gen(function* () {
      yield* settled;
      const role = "company-administrator";
      assert.strictEqual(
        yield* codeOf(DelegateAdministrator.dismiss(admin, { memberId: "full", role, ...said() })),
        "permission.last-administrator",
      );
      yield* DelegateAdministrator.delegate(admin, { memberId: "own", role, stay: false, ...said() });
      assert.deepStrictEqual((yield* ViewRights.diagnose(own)).roles, [role]);
      assert.deepStrictEqual((yield* ViewRights.diagnose(admin)).roles, ["service-administrator"]);
      assert.strictEqual(
        yield* codeOf(WithdrawService.withdraw(admin, { members: ["own"], ...said() })),
        "permission.administrator-only",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("keep who changed what, when and why", () =>
    Effect.gen(function* () {
      yield* settled;
      yield* GrantRight.grant(admin, { holders: [to("own")], grant: "full", note: "결산 담당", ...said() });
      const key = newKey();
      const command = { holders: [to("own")], note: "결산 끝", idempotencyKey: key };
      yield* RevokeRight.revoke(admin, command);
      yield* RevokeRight.revoke(admin, command);
      const { changes } = yield* ViewRights.history(admin, {});
      assert.deepStrictEqual(
        changes.slice(0, 2).map(({ type, by, data }) => [type, by, data]),
        [
          ["rights.revoked", "full", { member: "own", before: "full", note: "결산 끝" }],
          ["rights.given", "full", { member: "own", after: "full", note: "결산 담당" }],
        ],
      );
      assert.strictEqual(changes.at(-1)?.by, undefined, "what the host did");
      assert.strictEqual(yield* codeOf(ViewRights.history(own, {})), "permission.administrator-only");
      assert.strictEqual(yield* codeOf(ViewRights.history(admin, { before: "x" })), "events.cursor");
      yield* Events.verifyChain();
    }).pipe(Effect.provide(installation())),
  );
});

describe("Changes that were collected before they are saved", () => {
  const outcomes = (caller: Caller.Caller, changes: ReadonlyArray<ChangeRights.Change>) =>
    Effect.map(ChangeRights.change(caller, { changes, note: "조직 개편", ...said() }), (answer) =>
      answer.outcomes.map(({ refusal }) => refusal?.code ?? "made"),
    );

  it.effect("stand or fall one by one, and say of each why it was not made", () =>
    Effect.gen(function* () {
      yield* settled;
      const service = { role: "service-administrator", stay: true } as const;
      yield* DelegateAdministrator.delegate(admin, { memberId: "own", ...service, ...said() });
      assert.deepStrictEqual(
        yield* outcomes(admin, [
          { holder: to("own"), grant: "full", seen: null },
          { holder: to("gone"), grant: "full", seen: null },
          { holder: department("gone"), grant: "full", seen: null },
          { holder: to("full"), grant: "approver", seen: null },
          { holder: to("none"), grant: "approver", seen: null },
        ]),
        ["made", "member.not-found", "permission.department-not-found", "permission.own-right", "made"],
      );
      const { people } = yield* ViewRights.people(admin);
      assert.deepStrictEqual(
        people.map(({ memberId, grant, source }) => [memberId, grant, source]),
        [
          ["full", "full", "host"],
          ["none", "approver", "person"],
          ["own", "full", "person"],
        ],
      );
      const { changes } = yield* ViewRights.history(admin, {});
      assert.deepStrictEqual(
        changes.slice(0, 2).map(({ data }) => data),
        [
          { member: "none", after: "approver", note: "조직 개편" },
          { member: "own", after: "full", note: "조직 개편" },
        ],
      );
      assert.strictEqual(yield* codeOf(outcomes(none, [])), "permission.administrator-only");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("do not overwrite what somebody else saved since, and are the same twice under one key", () =>
    Effect.gen(function* () {
      yield* settled;
      yield* give("own", "approver");
      const change = { holder: to("own"), grant: "full", seen: null } as const;
      assert.deepStrictEqual(yield* outcomes(admin, [change]), ["permission.changed-meanwhile"]);
      assert.strictEqual((yield* ViewRights.diagnose(own)).grant, "approver");
      assert.deepStrictEqual(
        yield* outcomes(admin, [{ ...change, grant: "approver" }]),
        ["made"],
        "what stands there already is no conflict",
      );
      const command = { changes: [{ ...change, seen: "approver" as const }], ...said() };
      const first = yield* ChangeRights.change(admin, command);
      assert.deepStrictEqual(yield* ChangeRights.change(admin, command), first);
      assert.deepStrictEqual(yield* outcomes(admin, [{ ...change, grant: null, seen: "full" }]), ["made"]);
      assert.deepStrictEqual((yield* ViewRights.diagnose(own)).source, "host");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("of a department know who was in it: nobody is moved out unseen", () =>
    Effect.gen(function* () {
      yield* settled;
      const sales = { departmentId: "sales", name: "영업팀" };
      const arrange = (members: ReadonlyArray<string>, seen: ReadonlyArray<string>) =>
        codeOf(ArrangeDepartment.arrange(admin, { ...sales, members, seen, ...said() }));
      assert.strictEqual(yield* arrange(["own"], []), "ok");
      assert.strictEqual(yield* arrange(["none"], []), "permission.changed-meanwhile");
      assert.strictEqual(yield* arrange(["none", "own"], ["own"]), "ok");
    }).pipe(Effect.provide(installation())),
  );
});

describe("What a colleague sees", () => {
  it.effect("is told to administrators, as it is and as it would be with another right", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const { ref } = yield* issued(host);
      const now = yield* ViewRights.ofPerson(admin, { memberId: "own" });
      assert.deepStrictEqual([now.seen.all, now.hidden.all, now.grant], [0, 2, "issue-only"]);
      assert.strictEqual(now.hiddenBecause?.code, "permission.own-only");
      assert.deepStrictEqual(
        now.examples.map(({ invoice, sees, issues }) => [invoice.ref, sees, issues]),
        [
          [summary.ref, false, false],
          [ref, false, undefined],
        ],
      );
      const then = yield* ViewRights.ofPerson(admin, { memberId: "own", grant: "approver" });
      assert.deepStrictEqual([then.seen.all, then.hidden.all], [1, 1]);
      assert.deepStrictEqual(
        then.examples.map(({ invoice, sees, issues }) => [invoice.ref, sees, issues]),
        [
          [ref, false, undefined],
          [summary.ref, true, true],
        ],
      );
      assert.strictEqual((yield* ViewRights.diagnose(own)).grant, "issue-only", "nothing was changed");
      assert.strictEqual(
        yield* codeOf(ViewRights.ofPerson(own, { memberId: "full" })),
        "permission.administrator-only",
      );
      yield* WithdrawService.withdraw(admin, { members: ["own"], ...said() });
      const without = yield* ViewRights.ofPerson(admin, { memberId: "own", grant: "full" });
      assert.deepStrictEqual(
        [without.seen.all, without.hiddenBecause?.code],
        [0, "permission.not-distributed"],
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("shows the administrator no invoice that its own right does not: a role shows none", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      yield* give("own", "full");
      const role = "company-administrator";
      yield* DelegateAdministrator.delegate(admin, { memberId: "none", role, stay: true, ...said() });
      const view = yield* ViewRights.ofPerson(none, { memberId: "own" });
      assert.deepStrictEqual([view.seen.all, view.examples], [1, []]);
      assert.strictEqual(view.withheld?.code, "permission.none");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is never told to another company, which cannot tell that there is such a person", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      const businessNumber = "1018100001";
      yield* RegisterCompany.register(host, {
        businessNumber,
        name: "남의회사",
        representative: "남",
        members: members({ full: "full", common: "none" }),
      });
      const stranger: Caller.Caller = { businessNumber, memberId: "full" };
      const foreign = yield* Effect.flip(ViewRights.ofPerson(stranger, { memberId: "own" }));
      const missing = yield* Effect.flip(ViewRights.ofPerson(stranger, { memberId: "nobody" }));
      assert.deepStrictEqual(foreign, missing);
      assert.strictEqual(foreign.code, "member.not-found");
      const theirs = yield* ViewRights.ofPerson(stranger, { memberId: "common", grant: "full" });
      assert.deepStrictEqual([theirs.seen.all, theirs.hidden.all, theirs.examples], [0, 0, []]);
      const { outcomes: answers } = yield* ChangeRights.change(stranger, {
        changes: [{ holder: to("own"), grant: "full", seen: null }],
        ...said(),
      });
      assert.deepStrictEqual(
        answers.map(({ refusal }) => refusal?.code),
        ["member.not-found"],
      );
      assert.strictEqual((yield* ViewRights.diagnose(own)).grant, "issue-only");
    }).pipe(Effect.provide(installation())),
  );
});

describe("The permission doctor", () => {
  it.effect("says what is hidden, why, who can change it, and of one invoice what would suffice", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      yield* issued(host);
      const diagnosis = yield* ViewRights.diagnose(own, summary.ref);
      assert.deepStrictEqual(diagnosis.hidden, { received: 1, issued: 1, closed: 0, all: 2 });
      assert.strictEqual(diagnosis.hiddenBecause?.code, "permission.own-only");
      const names = (ways: ReadonlyArray<RightsViews.Way>) =>
        ways.map(({ wants, people }) => [wants, ...people.map(({ name }) => name)]);
      assert.deepStrictEqual(names(diagnosis.ways), [["full", "full"]]);
      const issue = diagnosis.invoice?.findings.find(({ action }) => action === "issue");
      assert.strictEqual(issue?.refusal?.code, "permission.right-needed");
      assert.deepStrictEqual(names(issue?.ways ?? []), [
        ["approver", "full"],
        ["full", "full"],
      ]);
      const healthy = yield* ViewRights.diagnose(admin, summary.ref);
      assert.strictEqual(healthy.hidden.all, 0);
      assert.isTrue(healthy.invoice?.findings.every(({ refusal }) => refusal === undefined));
    }).pipe(Effect.provide(installation())),
  );

  it.effect("tells a stranger nothing, not even that there is something", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const businessNumber = "1018100001";
      yield* RegisterCompany.register(host, {
        businessNumber,
        name: "남의회사",
        representative: "남",
        members: members({ full: "full" }),
      });
      const stranger: Caller.Caller = { businessNumber, memberId: "full" };
      const missing = yield* Effect.flip(ViewRights.diagnose(stranger, "inv_none"));
      const foreign = yield* Effect.flip(ViewRights.diagnose(stranger, summary.ref));
      assert.deepStrictEqual(foreign, missing);
      const page = yield* ListInvoices.list(stranger, { box: "all" });
      assert.deepStrictEqual([page.total, page.hidden], [0, 0]);
      assert.strictEqual(
        yield* codeOf(RequestAccess.request(stranger, { ref: summary.ref, ...said() })),
        "invoice.not-found",
      );
    }).pipe(Effect.provide(installation())),
  );
});

describe("Whoever only claims a company's number", () => {
  it.effect("learns nothing of its rights and changes none, though it was the first to come", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const at = yield* DateTime.now;
      yield* Accounts.insert(
        {
          accountId: "own",
          loginId: LoginId.LoginId.make("login_own"),
          name: "own",
          phone: PhoneNumber.PhoneNumber.make("+821000000000"),
          phoneProven: false,
          email: EmailAddress.EmailAddress.make("own@example.com"),
          emailProven: true,
          assurance: "possession",
          secondFactor: "none",
          createdAt: at,
        },
        { password: new Uint8Array(1) },
      );
      const claim = { accountId: "own", businessNumber: supplierNumber, since: at };
      yield* Memberships.insert(claim);
      const role = "company-administrator";
      yield* Rights.appoint({ businessNumber: supplierNumber, memberId: "own", role, at });
      for (const use of [
        ViewRights.diagnose(own),
        ViewRights.diagnose(own, summary.ref),
        ViewRights.people(own),
        ViewRights.ofPerson(own, { memberId: "full" }),
        ViewRights.requests(own),
        ViewRights.history(own, {}),
        RequestAccess.request(own, said()),
        WithdrawService.withdraw(own, { members: ["full"], ...said() }),
        DelegateAdministrator.dismiss(own, { memberId: "full", role, ...said() }),
      ])
        assert.strictEqual(yield* codeOf(use), "company.not-verified");
      yield* Memberships.prove(supplierNumber, "own", at);
      assert.strictEqual((yield* ViewRights.diagnose(own)).hidden.all, 1);
    }).pipe(Effect.provide(installation())),
  );
});

describe("A request for a right", () => {
  const answering = (requestId: string, answer: "grant" | "decline" | "withdraw", note?: string) => ({
    requestId,
    answer,
    ...(note === undefined ? {} : { note }),
    ...said(),
  });

  it.effect(
    "is one click: the list says it was asked, who gives it is mailed, and what is granted counts at once",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { summary } = yield* ask(host);
        assert.strictEqual((yield* received(own)).asked, undefined);
        const request = yield* RequestAccess.request(own, said());
        assert.deepStrictEqual(
          [request.wants, request.state, request.waitsFor.map(({ memberId }) => memberId)],
          ["full", "open", ["full"]],
        );
        assert.strictEqual((yield* received(own)).asked?.wants, "full");
        assert.strictEqual((yield* RequestAccess.request(own, said())).requestId, request.requestId);
        const asked = (yield* delivered).filter(({ id }) => id.startsWith("access-asked."));
        assert.deepStrictEqual(
          asked.map(({ to: { address } }) => address),
          ["full@example.com"],
          "asked twice, told once",
        );
        assert.include(asked[0]?.subject ?? "", "권한 요청: own, 전체권한");
        const { toAnswer } = yield* ViewRights.requests(admin);
        assert.deepStrictEqual(
          toAnswer.map(({ requestId }) => requestId),
          [request.requestId],
        );
        assert.strictEqual(yield* see(own, summary.ref), "permission.own-only");
        yield* AnswerAccessRequest.answer(admin, answering(request.requestId, "grant", "결산까지"));
        assert.strictEqual(yield* see(own, summary.ref), "ok");
        const told = (yield* delivered).find(({ id }) => id.startsWith("access-answered."));
        assert.strictEqual(told?.to.address, "own@example.com");
        assert.include(told?.text ?? "", "> 결산까지");
        const [mine] = (yield* ViewRights.requests(own)).asked;
        assert.deepStrictEqual(
          [mine?.state, mine?.answeredBy?.name, mine?.note],
          ["granted", "full", "결산까지"],
        );
        assert.strictEqual(yield* codeOf(RequestAccess.request(own, said())), "permission.nothing-lacking");
      }).pipe(Effect.provide(installation())),
  );

  it.effect("at an invoice asks for the narrowest right that suffices to issue it", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const request = yield* RequestAccess.request(none, { ref: summary.ref, ...said() });
      assert.strictEqual(request.wants, "approver");
      yield* AnswerAccessRequest.answer(admin, answering(request.requestId, "grant"));
      yield* IssueInvoice.issue(none, yield* press(none, summary.ref));
    }).pipe(Effect.provide(installation())),
  );

  it.effect("may be declined with a note, once; changes nothing; and may be made again", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const { requestId } = yield* RequestAccess.request(own, { wants: "full", ...said() });
      yield* AnswerAccessRequest.answer(
        admin,
        answering(requestId, "decline", "영업팀은 부서권한으로 충분합니다"),
      );
      assert.strictEqual(yield* see(own, summary.ref), "permission.own-only");
      assert.strictEqual(
        yield* codeOf(AnswerAccessRequest.answer(admin, answering(requestId, "grant"))),
        "permission.answered",
      );
      const again = yield* RequestAccess.request(own, { wants: "approver", ...said() });
      assert.notStrictEqual(again.requestId, requestId);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is answered by nobody who could not give it, and taken back by its asker only", () =>
    Effect.gen(function* () {
      yield* settled;
      const { requestId } = yield* RequestAccess.request(own, { wants: "full", ...said() });
      const answered = (caller: Caller.Caller, answer: "grant" | "decline" | "withdraw", id = requestId) =>
        codeOf(AnswerAccessRequest.answer(caller, answering(id, answer)));
      const missing = yield* Effect.flip(AnswerAccessRequest.answer(none, answering("ask_none", "grant")));
      for (const answer of ["grant", "decline", "withdraw"] as const)
        assert.deepStrictEqual(
          yield* Effect.flip(AnswerAccessRequest.answer(none, answering(requestId, answer))),
          missing,
          "whom it does not concern learns nothing",
        );
      const elsewhere: Caller.Caller = { businessNumber: buyerNumber, memberId: "full" };
      assert.deepStrictEqual(
        yield* Effect.flip(AnswerAccessRequest.answer(elsewhere, answering(requestId, "grant"))),
        missing,
      );
      assert.strictEqual(yield* answered(own, "grant"), "permission.not-yours-to-answer");
      assert.strictEqual(yield* answered(admin, "withdraw"), "permission.asker-only");
      assert.strictEqual(yield* answered(own, "withdraw"), "ok");
      assert.strictEqual(yield* answered(admin, "grant"), "permission.answered");
      assert.strictEqual((yield* ViewRights.diagnose(own)).grant, "issue-only");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("for the service buys and distributes it; and ten a day are enough", () =>
    Effect.gen(function* () {
      yield* settled;
      yield* WithdrawService.withdraw(admin, { members: ["own"], ...said() });
      const { requestId, wants } = yield* RequestAccess.request(own, said());
      assert.strictEqual(wants, "service");
      yield* AnswerAccessRequest.answer(admin, answering(requestId, "grant"));
      assert.strictEqual((yield* ViewRights.diagnose(own)).service, "usable");
      for (let turn = 0; turn < 9; turn += 1) {
        const request = yield* RequestAccess.request(own, { wants: "full", ...said() });
        yield* AnswerAccessRequest.answer(own, answering(request.requestId, "withdraw"));
      }
      assert.strictEqual(
        yield* codeOf(RequestAccess.request(own, { wants: "full", ...said() })),
        "permission.asked-too-often",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is nothing for a mail link, and nothing for whom nobody else could give it", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const link: Caller.Caller = { businessNumber: supplierNumber, memberId: "link", invoice: summary.ref };
      for (const use of [
        RequestAccess.request(link, said()),
        ViewRights.diagnose(link),
        ViewRights.people(link),
        GrantRight.grant(link, { holders: [to("own")], grant: "full", ...said() }),
      ])
        assert.strictEqual(yield* codeOf(use), "session.one-invoice");
      yield* give("full", "approver");
      assert.strictEqual(yield* codeOf(RequestAccess.request(admin, said())), "permission.nobody-to-ask");
      yield* give("full", "full");
    }).pipe(Effect.provide(installation())),
  );
});
