/** Writing over HTTP: from a draft to an issued invoice, from an invoice to its amendment, and nothing of another company. */
import { assert, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Client } from "@einv/api/client";
import { Form } from "@einv/invoice";
import { World, buyerNumber, document, layer as world, supplierNumber } from "./world.ts";

let used = 0;
const once = () => ({ idempotencyKey: `drafts-${++used}` });

const code = <A>(call: Client.Call<A>) => Effect.map(Effect.flip(call), (refusal) => refusal.code);

layer(world, { excludeTestServices: true })("drafts over HTTP", (it) => {
  it.effect("are saved, read, checked, requested and gone", () =>
    Effect.gen(function* () {
      const { page } = yield* World;
      const { drafts } = yield* page(buyerNumber);
      const form = Form.of(document(yield* DateTime.now));
      const half = { ...form, writtenDate: "2026-1", items: [{ name: "반쯤" }] };
      const saved = yield* drafts.save({ side: "buyer", form: half, message: "곧", ...once() });
      const seen = yield* drafts.get(saved.draftId);
      assert.deepStrictEqual(seen.form, half);
      const check = yield* drafts.check({ side: "buyer", form: half });
      assert.deepStrictEqual([check.ready, check.findings[0]?.path], [false, "writtenDate"]);
      assert.isTrue((yield* drafts.check({ side: "buyer", form })).ready);
      const view = yield* drafts.request({ form, draft: saved, ...once() });
      assert.strictEqual(view.summary.status.document, "requested");
      assert.strictEqual(yield* code(drafts.get(saved.draftId)), "draft.not-found");
      const [partner] = yield* drafts.partners({ search: "가나", limit: 5 });
      assert.strictEqual(partner?.number, supplierNumber);
      assert.strictEqual((yield* drafts.from(view.summary.ref, "copy")).form.typeCode, form.typeCode);
    }),
  );

  it.effect("become what the supplier issues itself, which the buyer sees from then on", () =>
    Effect.gen(function* () {
      const { page, erp, sign } = yield* World;
      yield* erp.creditPoints({ businessNumber: supplierNumber, points: 1000n, ...once() });
      const supplier = yield* page(supplierNumber);
      const buyer = yield* page(buyerNumber);
      const { form } = yield* supplier.drafts.begin("supplier");
      assert.strictEqual(form.supplier.businessNumber, supplierNumber);
      const whole = Form.of(document(yield* DateTime.now));
      const { ref, draft } = yield* supplier.drafts.prepare({ form: whole, ...once() });
      assert.strictEqual(yield* code(buyer.get(ref)), "invoice.not-found");
      assert.strictEqual(yield* code(buyer.drafts.get(draft!.draftId)), "draft.not-found");
      const approval = yield* supplier.approval(ref);
      const receipt = yield* supplier.issue({
        ref,
        version: approval.view.version,
        ...(yield* sign(approval)),
        ...once(),
      });
      assert.strictEqual(receipt.ref, ref);
      const view = yield* buyer.get(ref);
      assert.deepStrictEqual([view.route, view.summary.status.document], ["forward", "issued"]);
      const options = yield* supplier.drafts.amendment(ref);
      assert.strictEqual(options.situations[0]?.refusal?.code, "lifecycle.already-queued");
      assert.strictEqual(
        yield* code(
          supplier.drafts.prepareAmendment({ ref, details: { situation: "rescinded" }, ...once() }),
        ),
        "lifecycle.already-queued",
      );
    }),
  );
});
