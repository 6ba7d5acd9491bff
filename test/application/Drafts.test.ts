/** Drafts: kept as they stand, seen and changed by whom a right lets, used up by a request or an issue. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { KeepDraft, RequestIssue, ViewDrafts, type Caller } from "@einv/application";
import { Form } from "@einv/invoice";
import { onPostgres } from "../store/databases.ts";
import { requested, won } from "./fixtures.ts";
import { buyer, codeOf, installation, newKey, settled, supplier } from "./world.ts";

const form = Form.of(requested);
const half: Form.Form = {
  ...Form.blank,
  writtenDate: "2026-11",
  items: [{ name: "유지", unitPrice: "5천" }],
};

const keep = (caller: Caller.Caller, over: Partial<Parameters<typeof KeepDraft.save>[1]> = {}) =>
  KeepDraft.save(caller, { side: "buyer", form, idempotencyKey: newKey(), ...over });

const own = (caller: Caller.Caller): Caller.Caller => ({ ...caller, memberId: "own" });
const none = (caller: Caller.Caller): Caller.Caller => ({ ...caller, memberId: "none" });

const drafts = (world: () => ReturnType<typeof installation>) => {
  it.effect("is kept as it stands, however unfinished, and read back word for word", () =>
    Effect.gen(function* () {
      yield* settled;
      const saved = yield* keep(buyer, { form: half, message: "확인 부탁", managementNumber: " PO 1 " });
      const seen = yield* ViewDrafts.view(buyer, saved.draftId);
      assert.deepStrictEqual(seen.form, half);
      assert.deepStrictEqual(
        [seen.side, seen.payer, seen.message, seen.managementNumber, seen.version, seen.owner.name],
        ["buyer", "supplier", "확인 부탁", " PO 1 ", 1, "full"],
      );
      const next = yield* keep(buyer, { draft: saved, payer: "buyer" });
      assert.deepStrictEqual(next, { draftId: saved.draftId, version: 2 });
      const { rows } = yield* ViewDrafts.list(buyer);
      assert.deepStrictEqual(
        rows.map(({ partner, firstItem, itemCount, totals, version }) => [
          partner,
          firstItem,
          itemCount,
          totals.grand,
          version,
        ]),
        [["가나상사", "유지보수", 1, won(5500n), 2]],
      );
    }).pipe(Effect.provide(world())),
  );

  it.effect("is lost to nobody: of two who save, the second is told", () =>
    Effect.gen(function* () {
      yield* settled;
      const saved = yield* keep(buyer);
      yield* keep(buyer, { draft: saved, message: "먼저" });
      assert.strictEqual(yield* codeOf(keep(buyer, { draft: saved, message: "나중" })), "draft.changed");
      assert.strictEqual((yield* ViewDrafts.view(buyer, saved.draftId)).message, "먼저");
      assert.strictEqual(
        yield* codeOf(KeepDraft.discard(buyer, { ...saved, idempotencyKey: newKey() })),
        "draft.changed",
      );
    }).pipe(Effect.provide(world())),
  );

  it.effect("is one draft and one save however often it is sent", () =>
    Effect.gen(function* () {
      yield* settled;
      const key = newKey();
      const first = yield* keep(buyer, { idempotencyKey: key });
      assert.deepStrictEqual(yield* keep(buyer, { idempotencyKey: key }), first);
      assert.strictEqual((yield* ViewDrafts.list(buyer)).rows.length, 1);
      assert.strictEqual(
        yield* codeOf(keep(buyer, { idempotencyKey: key, message: "다른 내용" })),
        "idempotency.other-command",
      );
      const again = newKey();
      const saved = yield* keep(buyer, { draft: first, idempotencyKey: again });
      assert.deepStrictEqual(yield* keep(buyer, { draft: first, idempotencyKey: again }), saved);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is its company's, and within it whose right reaches it", () =>
    Effect.gen(function* () {
      yield* settled;
      const mine = yield* keep(own(buyer));
      const others = yield* keep(buyer);
      const seen = (caller: Caller.Caller) =>
        Effect.map(ViewDrafts.list(caller), ({ rows }) => rows.map(({ draftId }) => draftId).toSorted());
      assert.deepStrictEqual(yield* seen(own(buyer)), [mine.draftId]);
      assert.deepStrictEqual(yield* seen(buyer), [mine.draftId, others.draftId].toSorted());
      assert.deepStrictEqual(yield* seen(none(buyer)), []);
      assert.deepStrictEqual(yield* seen(supplier), []);
      for (const [caller, code] of [
        [own(buyer), "permission.own-only"],
        [none(buyer), "permission.none"],
        [supplier, "draft.not-found"],
        [{ ...buyer, invoice: "inv_x", memberId: "link" }, "session.one-invoice"],
      ] as const) {
        assert.strictEqual(yield* codeOf(ViewDrafts.view(caller, others.draftId)), code);
        const change = codeOf(keep(caller, { draft: others }));
        assert.strictEqual(yield* change, code === "permission.own-only" ? "permission.right-needed" : code);
      }
      assert.strictEqual(yield* codeOf(keep(none(buyer))), "permission.none");
      assert.isUndefined((yield* ViewDrafts.view(buyer, mine.draftId)).refusal);
      const taken = RequestIssue.ask(own(buyer), { form, draft: others, idempotencyKey: newKey() });
      assert.strictEqual(yield* codeOf(taken), "permission.right-needed");
    }).pipe(Effect.provide(world())),
  );

  it.effect("is bounded in number, and holds no resident number", () =>
    Effect.gen(function* () {
      yield* settled;
      const person = { ...form, buyer: { ...form.buyer, number: "900101-1234567" } };
      assert.strictEqual(yield* codeOf(keep(supplier, { form: person })), "draft.resident-number");
      yield* Effect.forEach(Array.from({ length: 500 }), () => keep(buyer, { form: Form.blank }));
      assert.strictEqual(yield* codeOf(keep(buyer)), "draft.too-many");
      const [first] = (yield* ViewDrafts.list(buyer)).rows;
      yield* KeepDraft.discard(buyer, { ...first!, idempotencyKey: newKey() });
      assert.strictEqual(yield* codeOf(keep(buyer)), "ok");
    }).pipe(Effect.provide(world())),
  );
};

describe("a draft", () => drafts(() => installation()));
onPostgres("a draft", (empty) => drafts(() => installation({}, empty())));
