/**
 * Rights that change while others act, on databases where transactions really
 * run side by side: one legal order, and a company that always has somebody in
 * charge.
 */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  AnswerAccessRequest,
  ChangeRights,
  DelegateAdministrator,
  GrantRight,
  IssueInvoice,
  RequestAccess,
  RevokeRight,
  ViewRights,
  type Caller,
} from "@einv/application";
import { Events, Invoices, Rights } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { supplierNumber } from "./fixtures.ts";
import {
  ask,
  codeOf,
  delivered,
  installation,
  newKey,
  press,
  prosperous,
  settled,
  supplier,
} from "./world.ts";

/** A server of its own, and rivals that wait for each other. */
const patience = 60_000;

const together = { concurrency: "unbounded" } as const;

const own: Caller.Caller = { ...supplier, memberId: "own" };
const none: Caller.Caller = { ...supplier, memberId: "none" };
const said = () => ({ idempotencyKey: newKey() });

const rivals = (world: () => ReturnType<typeof installation>) => {
  it.live(
    "administrators who all step down at once: one of them stays",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const role = "company-administrator";
        for (const memberId of ["own", "none"])
          yield* DelegateAdministrator.delegate(supplier, { memberId, role, stay: true, ...said() });
        const codes = yield* Effect.all(
          [supplier, own, none].map((caller) =>
            codeOf(DelegateAdministrator.dismiss(caller, { memberId: caller.memberId, role, ...said() })),
          ),
          together,
        );
        assert.deepStrictEqual(codes.toSorted(), ["ok", "ok", "permission.last-administrator"]);
        const left = (yield* Rights.administrators(supplierNumber)).filter(({ roles }) =>
          roles.includes(role),
        );
        assert.strictEqual(left.length, 1);
        yield* Events.verifyChain();
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "one request, answered by two and taken back: one answer counts, and the asker is told once",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const role = "service-administrator";
        yield* DelegateAdministrator.delegate(supplier, { memberId: "none", role, stay: true, ...said() });
        const asked = yield* Effect.all(
          [1, 2, 3].map(() => RequestAccess.request(own, said())),
          together,
        );
        assert.strictEqual(
          new Set(asked.map(({ requestId }) => requestId)).size,
          1,
          "asked at once, asked once",
        );
        const { requestId } = asked[0]!;
        const answers = [
          [supplier, "grant"],
          [none, "decline"],
          [own, "withdraw"],
        ] as const;
        const codes = yield* Effect.all(
          answers.map(([caller, answer]) =>
            codeOf(AnswerAccessRequest.answer(caller, { requestId, answer, ...said() })),
          ),
          together,
        );
        assert.deepStrictEqual(codes.toSorted(), ["ok", "permission.answered", "permission.answered"]);
        const [request] = (yield* ViewRights.requests(own)).asked;
        const granted = request?.state === "granted";
        assert.strictEqual((yield* ViewRights.diagnose(own)).grant, granted ? "full" : "issue-only");
        const told = (yield* delivered).filter(({ id }) => id.startsWith("access-answered."));
        assert.strictEqual(told.length, request?.state === "withdrawn" ? 0 : 1);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "two administrators who save what they collected at once: every right is one of theirs, and the other is told",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const role = "service-administrator";
        yield* DelegateAdministrator.delegate(supplier, { memberId: "none", role, stay: true, ...said() });
        const holder = { kind: "person", id: "own" } as const;
        const save = (caller: Caller.Caller, grant: "full" | "approver") =>
          ChangeRights.change(caller, { changes: [{ holder, grant, seen: null }], ...said() });
        const saved = yield* Effect.all([save(supplier, "full"), save(none, "approver")], together);
        const codes = saved.map(({ outcomes }) => outcomes[0]?.refusal?.code);
        assert.sameMembers(codes, [undefined, "permission.changed-meanwhile"]);
        const view = yield* ViewRights.ofPerson(supplier, { memberId: "own" });
        assert.strictEqual(view.grant, codes[0] === undefined ? "full" : "approver");
        assert.strictEqual(view.source, "person");
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "a right taken away during an issue: it was issued before, or not at all",
    () =>
      Effect.gen(function* () {
        const host = yield* prosperous;
        const holders = [{ kind: "person", id: "own" }] as const;
        for (let turn = 0; turn < 4; turn += 1) {
          yield* GrantRight.grant(supplier, { holders, grant: "approver", ...said() });
          const { summary } = yield* ask(host);
          const input = yield* press(own, summary.ref);
          const [issued] = yield* Effect.all(
            [codeOf(IssueInvoice.issue(own, input)), RevokeRight.revoke(supplier, { holders, ...said() })],
            together,
          );
          assert.include(["ok", "permission.right-needed"], issued);
          const document = (yield* Invoices.find(summary.ref))?.status.document;
          assert.strictEqual(document, issued === "ok" ? "issued" : "requested");
          // What it issued is its own; what it did not, it does not reach any more.
          assert.strictEqual(
            yield* codeOf(IssueInvoice.issue(own, { ...input, ...said() })),
            issued === "ok" ? "lifecycle.already-issued" : "permission.right-needed",
          );
        }
        yield* Events.verifyChain();
      }).pipe(Effect.provide(world())),
    patience,
  );
};

describe("rights among rivals on SQLite in memory", () => rivals(() => installation()));

onPostgres("rights among rivals", (database) => rivals(() => installation({}, database())));
