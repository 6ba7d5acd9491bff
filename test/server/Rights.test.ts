/** Rights over HTTP: one click to ask, and nothing of another company. */
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { RightsViews } from "@einv/api";
import { Api } from "@einv/api";
import { Client } from "@einv/api/client";
import { World, buyerNumber, companies, origin, supplierNumber, layer as world } from "./world.ts";

let used = 0;
const once = () => ({ idempotencyKey: `rights-${++used}` });

/** Both companies with two people: `kim`, who runs the service, and `lee` with 발행권한. */
const staffed = Effect.gen(function* () {
  const { erp } = yield* World;
  for (const { email, ...company } of companies)
    yield* erp.registerCompany({
      ...company,
      members: [
        { memberId: "kim", name: "김", email, grant: "full" },
        { memberId: "lee", name: "이", email: `lee.${email}`, grant: "issue-only" },
      ],
    });
});

const secretOf = (businessNumber: string, memberId: string) =>
  Effect.flatMap(World, ({ erp }) =>
    Effect.map(erp.createSession({ businessNumber, memberId, origin }), ({ clientSecret }) => clientSecret),
  );

const pageOf = Effect.fnUntraced(function* (businessNumber: string, memberId: string) {
  const { baseUrl } = yield* World;
  const secret = yield* secretOf(businessNumber, memberId);
  return Client.session({ baseUrl, secret: Effect.succeed(secret) });
});

/** What a path's placeholders and a body stand for. */
interface Ids {
  readonly requestId: string;
  readonly departmentId: string;
  readonly ref: string;
  readonly memberId: string;
}

/** A request to every route of the group that takes somebody's identifier. */
const attempts = ({
  requestId,
  departmentId,
  ref,
  memberId,
}: Ids): ReadonlyArray<readonly [string, string, unknown?]> => [
  ["GET", `/v1/rights/me?ref=${ref}`],
  ["POST", "/v1/rights/requests", { ref }],
  ["POST", `/v1/rights/requests/${requestId}/answer`, { answer: "grant" }],
  ["POST", `/v1/rights/requests/${requestId}/answer`, { answer: "decline" }],
  ["POST", `/v1/rights/requests/${requestId}/answer`, { answer: "withdraw" }],
  ["POST", "/v1/rights/service/distribute", { members: [memberId] }],
  ["POST", "/v1/rights/service/withdraw", { members: [memberId] }],
  ["POST", "/v1/rights/grant", { holders: [{ kind: "person", id: memberId }], grant: "full" }],
  ["POST", "/v1/rights/grant", { holders: [{ kind: "department", id: departmentId }], grant: "full" }],
  ["POST", "/v1/rights/revoke", { holders: [{ kind: "person", id: memberId }] }],
  ["POST", "/v1/rights/revoke", { holders: [{ kind: "department", id: departmentId }] }],
  ["GET", `/v1/rights/people/${memberId}/view?grant=full`],
  ["PUT", "/v1/rights/departments/mine", { name: "우리팀", members: [memberId] }],
  ["POST", `/v1/rights/departments/${departmentId}/dissolve`, {}],
  ["POST", "/v1/rights/administrators", { memberId, role: "service-administrator", stay: true }],
  ["POST", "/v1/rights/administrators/dismiss", { memberId, role: "service-administrator" }],
];

/** Routes that take no identifier of anything. */
const without = ["requests", "people", "history", "buy"];

/** Answers for each change by itself, so that the whole is no refusal. */
const apart = ["change"];

const send = Effect.fnUntraced(function* (
  secret: Redacted.Redacted<string>,
  [method, path, body]: readonly [string, string, unknown?],
) {
  const { baseUrl } = yield* World;
  return yield* Effect.promise(async () => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${Redacted.value(secret)}`,
        origin,
        ...(body === undefined
          ? {}
          : { "content-type": "application/json", "idempotency-key": once().idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.text() };
  });
});

layer(world, { excludeTestServices: true })("rights over HTTP", (it) => {
  it.effect("a member asks in one click, the administrator grants, and the next request shows it", () =>
    Effect.gen(function* () {
      yield* staffed;
      const { request, mails } = yield* World;
      const { summary } = yield* request("asked-for");
      const lee = yield* pageOf(supplierNumber, "lee");
      const kim = yield* pageOf(supplierNumber, "kim");

      const list = yield* lee.list();
      assert.strictEqual(list.rows.length, 0);
      assert.isAbove(list.hidden, 0);
      assert.strictEqual(list.hiddenBecause?.code, "permission.own-only");
      assert.deepStrictEqual(list.ways?.[0]?.people, [{ memberId: "kim", name: "김" }]);

      const command = { ref: summary.ref, message: "담당자가 바뀌었습니다", ...once() };
      const asked = yield* lee.rights.request(command);
      assert.deepStrictEqual(yield* lee.rights.request(command), asked, "the same key, the same request");
      assert.strictEqual(asked.wants, "approver");
      const diagnosis = yield* lee.rights.diagnose(summary.ref);
      assert.strictEqual(diagnosis.asked[0]?.requestId, asked.requestId);

      const { toAnswer } = yield* kim.rights.requests();
      assert.deepStrictEqual(
        toAnswer.map(({ asker, message }) => [asker.name, message]),
        [["이", "담당자가 바뀌었습니다"]],
      );
      yield* kim.rights.answer({ requestId: asked.requestId, answer: "grant", note: "네", ...once() });
      assert.strictEqual(
        (yield* lee.get(summary.ref)).actions.find(({ action }) => action === "issue")?.refusal,
        undefined,
      );
      const { changes } = yield* kim.rights.history();
      assert.deepStrictEqual(
        changes.slice(0, 3).map(({ type, by }) => [type, by]),
        [
          ["rights.access-answered", "kim"],
          ["rights.given", "kim"],
          ["rights.access-asked", "lee"],
        ],
      );
      assert.isArray(mails);
    }).pipe(Effect.orDie),
  );

  it.effect("administrators arrange, give, take and delegate", () =>
    Effect.gen(function* () {
      yield* staffed;
      const kim = yield* pageOf(buyerNumber, "kim");
      const lee = yield* pageOf(buyerNumber, "lee");
      const who = (people: RightsViews.People) => people.people.find(({ memberId }) => memberId === "lee");
      yield* kim.rights.arrangeDepartment({
        departmentId: "a/b 영업",
        name: "영업팀",
        members: ["lee"],
        ...once(),
      });
      const holders = [{ kind: "department", id: "a/b 영업" }] as const;
      yield* kim.rights.grant({ holders, grant: "department", note: "영업팀", ...once() });
      const given = yield* kim.rights.people();
      assert.deepStrictEqual(given.departments, [
        { departmentId: "a/b 영업", name: "영업팀", grant: "department" },
      ]);
      assert.deepStrictEqual([who(given)?.grant, who(given)?.source], ["department", "department"]);
      const seen = yield* kim.rights.person({ memberId: "lee" });
      assert.deepStrictEqual([seen.grant, seen.source], ["department", "department"]);
      const changes = [{ holder: { kind: "person", id: "lee" }, grant: "full", seen: "approver" }] as const;
      const { outcomes } = yield* kim.rights.change({ changes, ...once() });
      assert.deepStrictEqual(
        outcomes.map(({ refusal }) => refusal?.code),
        ["permission.changed-meanwhile"],
      );
      assert.strictEqual(
        (yield* Effect.flip(
          kim.rights.arrangeDepartment({
            departmentId: "a/b 영업",
            name: "영업팀",
            members: [],
            seen: [],
            ...once(),
          }),
        )).code,
        "permission.changed-meanwhile",
      );
      assert.strictEqual(
        (yield* Effect.flip(lee.rights.person({ memberId: "kim" }))).code,
        "permission.administrator-only",
      );
      yield* kim.rights.withdraw({ members: ["lee"], ...once() });
      assert.strictEqual((yield* Effect.flip(lee.get("inv_x"))).code, "invoice.not-found");
      assert.strictEqual((yield* lee.rights.diagnose()).service, "not-distributed");
      yield* kim.rights.distribute({ members: ["lee"], ...once() });
      yield* kim.rights.revoke({ holders, ...once() });
      yield* kim.rights.dissolveDepartment({ departmentId: "a/b 영업", ...once() });
      const role = "service-administrator";
      yield* kim.rights.delegate({ memberId: "lee", role, stay: true, ...once() });
      yield* lee.rights.dismiss({ memberId: "lee", role, ...once() });
      assert.strictEqual((yield* Effect.flip(lee.rights.people())).code, "permission.administrator-only");
      assert.strictEqual((yield* Effect.flip(kim.rights.buy(once()))).code, "permission.bought-already");
    }).pipe(Effect.orDie),
  );

  it.effect(
    "what belongs to another company is exactly as absent as what does not exist, and stays as it was",
    () =>
      Effect.gen(function* () {
        yield* staffed;
        const { request, erp } = yield* World;
        const { summary } = yield* request("of-the-two");
        const stranger = "1018100001";
        yield* erp.registerCompany({
          businessNumber: stranger,
          name: "남의회사",
          representative: "남",
          members: [{ memberId: "boss", name: "보스", email: "boss@other.example", grant: "full" }],
        });
        const kim = yield* pageOf(supplierNumber, "kim");
        const lee = yield* pageOf(supplierNumber, "lee");
        yield* kim.rights.arrangeDepartment({
          departmentId: "sales",
          name: "영업팀",
          members: ["lee"],
          ...once(),
        });
        const { requestId } = yield* lee.rights.request({ wants: "full", ...once() });
        const before = [yield* kim.rights.people(), yield* kim.rights.requests()];

        const secret = yield* secretOf(stranger, "boss");
        const theirs = attempts({ requestId, departmentId: "sales", ref: summary.ref, memberId: "lee" });
        const missing = attempts({
          requestId: "ask_none",
          departmentId: "none",
          ref: "inv_none",
          memberId: "nobody",
        });
        for (const [index, attempt] of theirs.entries()) {
          const answer = yield* send(secret, attempt);
          assert.deepStrictEqual(answer, yield* send(secret, missing[index]!), attempt.join(" "));
          assert.strictEqual(answer.status, 404, attempt.join(" "));
          assert.notInclude(answer.body, "가나상사");
        }
        const change = (kind: "person" | "department", of: string) =>
          send(secret, [
            "POST",
            "/v1/rights/changes",
            { changes: [{ holder: { kind, id: of }, grant: "full", seen: null }] },
          ]);
        for (const [kind, real] of [
          ["person", "lee"],
          ["department", "sales"],
        ] as const) {
          const answer = yield* change(kind, real);
          assert.deepStrictEqual(answer, yield* change(kind, "nobody"));
          assert.include(answer.body, "not-found");
        }
        assert.deepStrictEqual([yield* kim.rights.people(), yield* kim.rights.requests()], before);

        const routes = Object.entries(Api.Api.groups.rights.endpoints);
        const tried = new Set(theirs.map(([method, path]) => `${method} ${path.replace(/\?.*/, "")}`));
        for (const [name, { method, path }] of routes) {
          if (without.includes(name) || apart.includes(name)) continue;
          const pattern = new RegExp(`^${method} ${path.replace(/:\w+/g, "[^/]+")}$`);
          assert.isTrue(
            [...tried].some((one) => pattern.test(one)),
            `${name} is not tried`,
          );
        }
      }).pipe(Effect.orDie),
  );
});
