/**
 * Amendments (수정세금계산서) end to end: planned, written, signed and issued
 * together or not at all; asked for by the buyer; counted against the original.
 */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  AmendInvoice,
  CancelIssue,
  CancelRequest,
  CollectResults,
  IssueInvoice,
  ListInvoices,
  OpenLink,
  PrepareIssue,
  RefuseRequest,
  Transmit,
  ViewApproval,
  ViewDrafts,
  ViewInvoice,
  type Caller,
  type DraftViews,
  type Views,
} from "@einv/application";
import { Form, Situation } from "@einv/invoice";
import { Events, Invoices, Ledger } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber, date, requested, supplierNumber, won } from "./fixtures.ts";
import {
  Authority,
  buyer,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  pass,
  press,
  settled,
  supplier,
  tokenOf,
} from "./world.ts";

const patience = 60_000;

const available = (businessNumber: string) =>
  Effect.map(Ledger.balance(businessNumber), (balance) => balance.available);

/** Everything that waits goes to the authority, which says this code to it. */
const settledWith = (code: string) =>
  Effect.gen(function* () {
    const { say } = yield* Authority;
    say.code = () => code;
    yield* pass("16 hours");
    yield* Transmit.transmitDue;
    yield* pass("1 hour");
    yield* CollectResults.collect;
    yield* pass("7 hours");
  });

/** One that the tax authority has: on request of the buyer. */
const accepted = Effect.gen(function* () {
  const host = yield* settled;
  const { ref } = yield* issued(host);
  yield* settledWith("SUC001");
  return { ref };
});

const rescinded: DraftViews.AmendmentDetails = { situation: "rescinded", on: date("2026-11-24") };
const less = (supply: bigint): DraftViews.AmendmentDetails => ({
  situation: "amount-changed",
  on: date("2026-11-24"),
  supply,
});
const corrected: DraftViews.AmendmentDetails = {
  situation: "wrong-entries",
  corrected: { ...Form.of(requested), remarks: ["12월분"] },
};

const prepare = (ref: string, details: DraftViews.AmendmentDetails, caller: Caller.Caller = supplier) =>
  AmendInvoice.prepare(caller, { ref, details, idempotencyKey: newKey() });

const request = (ref: string, details: DraftViews.AmendmentDetails, over: object = {}) =>
  AmendInvoice.request(buyer, { ref, details, idempotencyKey: newKey(), ...over });

/** Prepared, signed and issued. */
const amend = Effect.fnUntraced(function* (ref: string, details: DraftViews.AmendmentDetails) {
  const prepared = yield* prepare(ref, details);
  return yield* IssueInvoice.issue(supplier, yield* press(supplier, prepared.ref));
});

const stateOf = (ref: string) =>
  Effect.map(Invoices.find(ref), (stored) => stored?.status.document ?? "absent");

const why = (options: DraftViews.AmendmentOptions, situation: Situation.SituationId): string =>
  options.situations.find((one) => one.situation === situation)?.refusal?.code ?? "ok";

const followUp = ({ followUps = [] }: Views.InvoiceView): string =>
  followUps.find((decision) => decision.followUp === "amend")?.refusal?.code ?? "ok";

const amending = (world: () => ReturnType<typeof installation>) => {
  it.effect("says of each situation whether it can be said of the invoice, and why not", () =>
    Effect.gen(function* () {
      const { ref } = yield* accepted;
      const options = yield* AmendInvoice.options(supplier, ref);
      assert.deepStrictEqual(
        options.situations.map(({ situation, refusal }) => [situation, refusal]),
        Situation.situations.map(({ id }) => [id, undefined]),
      );
      assert.deepStrictEqual(options.form, Form.of(requested));
      assert.strictEqual(options.standing.supply, 5000n);
      yield* amend(ref, less(-1000n));
      const after = yield* AmendInvoice.options(supplier, ref);
      assert.strictEqual(after.standing.supply, 4000n);
      assert.deepStrictEqual(
        [why(after, "issued-twice"), why(after, "letter-of-credit"), why(after, "rescinded")],
        ["amendment.already-changed", "amendment.already-changed", "ok"],
      );
      assert.deepStrictEqual(
        after.amendments.map(({ role, summary }) => [role, summary.totals.supply]),
        [["difference", won(-1000n)]],
      );
    }).pipe(Effect.provide(world())),
  );

  it.effect("is planned before anything is written: documents, differences, dates, money and price", () =>
    Effect.gen(function* () {
      const { ref } = yield* accepted;
      const plan = yield* AmendInvoice.plan(supplier, ref, corrected);
      assert.deepStrictEqual(
        plan.documents.map(({ role, document, differences }) => [
          role,
          document.typeCode,
          document.totals.grand,
          differences,
        ]),
        [
          ["reversal", "0201", won(-5500n), []],
          [
            "correction",
            "0201",
            won(5500n),
            [
              { path: "typeCode", before: "0101", after: "0201" },
              { path: "remarks[0]", before: "11월분", after: "12월분" },
            ],
          ],
        ],
      );
      assert.deepStrictEqual(
        [plan.reason, plan.before.supply, plan.after.supply, plan.outlook.now.timing],
        ["01", 5000n, 5000n, "unbound"],
      );
      assert.deepStrictEqual(plan.quotes, [
        { payer: "supplier", points: 400n, yourPoints: 400n, covered: true },
      ]);
      const less1000 = yield* AmendInvoice.plan(buyer, ref, less(-1000n));
      assert.deepStrictEqual(
        [less1000.side, less1000.quotes.map(({ payer, points }) => [payer, points])],
        [
          "buyer",
          [
            ["supplier", 200n],
            ["buyer", 200n],
          ],
        ],
      );
      assert.deepStrictEqual([less1000.outlook.issueBy, less1000.after.supply], ["2026-12-10", 4000n]);
      assert.deepStrictEqual(yield* Invoices.amendmentsOf(ref), []);
      for (const [details, code, path] of [
        [{ situation: "rescinded" }, "amendment.details", "on"],
        [{ situation: "wrong-entries" }, "amendment.details", "corrected"],
        [{ ...corrected, corrected: Form.blank }, "invoice.rules", "writtenDate"],
        [{ ...corrected, corrected: Form.of(requested) }, "amendment.same", undefined],
        [{ ...rescinded, on: date("2027-01-01") }, "amendment.date-future", "on"],
        [less(-6000n), "amendment.below-zero", "supply"],
        [{ situation: "issued-twice", twin: "202611204100000899999999" }, "invoice.not-found", "twin"],
      ] as const) {
        const refused = yield* Effect.flip(AmendInvoice.plan(supplier, ref, details));
        assert.deepStrictEqual([refused.code, refused.path], [code, path]);
      }
    }).pipe(Effect.provide(world())),
  );

  it.effect("issues one document: charged, mailed with a link, and the original is amended", () =>
    Effect.gen(function* () {
      const { ref } = yield* accepted;
      yield* delivered;
      const { ref: amendment } = yield* prepare(ref, rescinded);
      assert.strictEqual(yield* codeOf(ViewInvoice.view(buyer, amendment)), "invoice.not-found");
      assert.strictEqual(yield* stateOf(ref), "issued");
      const receipt = yield* IssueInvoice.issue(supplier, yield* press(supplier, amendment));
      assert.deepStrictEqual([receipt.points, receipt.others], [200n, undefined]);
      assert.strictEqual(yield* available(supplierNumber), 800n);
      assert.strictEqual(yield* stateOf(ref), "amended");
      const view = yield* ViewInvoice.view(buyer, amendment);
      assert.deepStrictEqual(
        [view.amends?.ref, view.amends?.role, view.invoice.typeCode, view.invoice.amendment?.reason],
        [ref, "rescission", "0201", "04"],
      );
      assert.strictEqual(view.invoice.totals.grand, -5500n);
      assert.strictEqual((yield* ListInvoices.list(buyer, { box: "issued" })).total, 2);
      const mail = (yield* delivered).findLast(({ to }) => to.address === "tax@dara.example");
      const opened = yield* OpenLink.open({ token: tokenOf(mail!), businessNumber: buyerNumber });
      assert.strictEqual(opened.ref, amendment);
      yield* settledWith("SUC001");
      assert.strictEqual(
        yield* codeOf(AmendInvoice.plan(supplier, ref, rescinded)),
        "amendment.nothing-left",
      );
      const own = yield* AmendInvoice.options(supplier, amendment);
      assert.strictEqual(why(own, "wrong-entries"), "amendment.of-reversal");
      yield* Events.verifyChain();
    }).pipe(Effect.provide(world())),
  );

  it.effect(
    "issues two documents in one act, or none",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const prepared = yield* prepare(ref, corrected);
        assert.strictEqual(prepared.together.length, 2);
        const approval = yield* ViewApproval.view(supplier, prepared.ref);
        assert.deepStrictEqual(
          [approval.view, ...(approval.others ?? [])].map(({ summary, amends }) => [
            summary.ref,
            amends?.role,
          ]),
          [
            [prepared.together[0], "reversal"],
            [prepared.together[1], "correction"],
          ],
        );
        assert.deepStrictEqual([approval.quote.points, approval.quote.covered], [400n, true]);
        const whole = yield* press(supplier, prepared.ref);
        const { others: _, ...alone } = whole;
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, alone)), "amendment.together");
        const [other] = whole.others!;
        const twice = { ...whole, others: [other!, other!], idempotencyKey: newKey() };
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, twice)), "amendment.together");
        const broken = {
          ...whole,
          others: [{ ...other!, signedXml: whole.signedXml }],
          idempotencyKey: newKey(),
        };
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, broken)), "issue.document-differs");
        for (const one of [ref, ...prepared.together])
          assert.strictEqual(yield* stateOf(one), one === ref ? "issued" : "draft");
        const receipt = yield* IssueInvoice.issue(supplier, { ...whole, idempotencyKey: newKey() });
        assert.deepStrictEqual(
          [receipt.ref, ...(receipt.others ?? []).map((one) => one.ref)],
          [...prepared.together],
        );
        assert.strictEqual(yield* available(supplierNumber), 600n);
        assert.strictEqual(yield* stateOf(ref), "amended");
        yield* settledWith("SUC001");
        const plan = AmendInvoice.plan(supplier, ref, less(-1n));
        assert.strictEqual(yield* codeOf(plan), "amendment.replaced");
        const standing = yield* AmendInvoice.options(supplier, prepared.together[1]!);
        assert.deepStrictEqual([why(standing, "wrong-entries"), standing.form.typeCode], ["ok", "0101"]);
        const again = yield* amend(prepared.together[1]!, {
          situation: "wrong-entries",
          corrected: { ...standing.form, remarks: ["1월분"] },
        });
        assert.strictEqual(again.others?.length, 1);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is one amendment under its key, and one of several who press at once",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const key = newKey();
        const input = { ref, details: corrected, idempotencyKey: key };
        const prepared = yield* AmendInvoice.prepare(supplier, input);
        assert.deepStrictEqual(yield* AmendInvoice.prepare(supplier, input), prepared);
        assert.strictEqual(
          yield* codeOf(AmendInvoice.prepare(supplier, { ...input, details: rescinded })),
          "idempotency.other-command",
        );
        const whole = yield* press(supplier, prepared.ref);
        const receipts = yield* Effect.all(
          Array.from({ length: 4 }, () => IssueInvoice.issue(supplier, whole)),
          { concurrency: "unbounded" },
        );
        for (const receipt of receipts) assert.deepStrictEqual(receipt, receipts[0]);
        assert.strictEqual(yield* available(supplierNumber), 600n);
        assert.strictEqual((yield* Invoices.amendmentsOf(ref)).length, 2);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is refused as a whole when points suffice for one document only",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const form = Form.of(requested);
        for (let count = 0; count < 4; count += 1) {
          const own = yield* PrepareIssue.prepare(supplier, { form, idempotencyKey: newKey() });
          yield* IssueInvoice.issue(supplier, yield* press(supplier, own.ref));
        }
        assert.strictEqual(yield* available(supplierNumber), 200n);
        const prepared = yield* prepare(ref, corrected);
        const refused = yield* Effect.flip(
          Effect.flatMap(press(supplier, prepared.ref), (input) => IssueInvoice.issue(supplier, input)),
        );
        assert.deepStrictEqual(
          [refused.code, refused.values?.["needed"], refused.values?.["mustAct"]],
          ["points.insufficient", "400", "you"],
        );
        assert.deepStrictEqual(
          [yield* stateOf(ref), yield* stateOf(prepared.together[0]!), yield* stateOf(prepared.together[1]!)],
          ["issued", "draft", "draft"],
        );
        assert.strictEqual((yield* Ledger.balance(supplierNumber)).held, 0n);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is written anew by preparing again, and not issued once another was issued meanwhile",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const first = yield* prepare(ref, less(-1000n));
        const pressed = yield* press(supplier, first.ref);
        const second = yield* prepare(ref, less(-2000n));
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, pressed)), "lifecycle.deleted");
        yield* IssueInvoice.issue(supplier, yield* press(supplier, second.ref));
        const third = yield* prepare(ref, less(-1000n));
        const late = yield* press(supplier, third.ref);
        const { summary } = yield* request(ref, less(-500n));
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, late)), "amendment.open");
        yield* IssueInvoice.issue(supplier, yield* press(supplier, summary.ref));
        assert.strictEqual(
          yield* codeOf(IssueInvoice.issue(supplier, { ...late, idempotencyKey: newKey() })),
          "amendment.overtaken",
        );
        assert.strictEqual((yield* AmendInvoice.options(supplier, ref)).standing.supply, 2500n);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is asked for by the buyer, and approved, refused or asked back as one",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        yield* delivered;
        const view = yield* request(ref, corrected, { payer: "buyer", message: "비고를 고쳐 주세요" });
        assert.deepStrictEqual(
          [view.side, view.summary.status.document, view.amends?.together.length, view.message],
          ["buyer", "requested", 2, "비고를 고쳐 주세요"],
        );
        const [mail, ...rest] = (yield* delivered).filter(({ subject }) =>
          subject.includes("수정세금계산서"),
        );
        assert.deepStrictEqual(rest, []);
        assert.include(mail?.text, "2장");
        assert.include(mail?.text, "400 P (공급받는자 부담)".replace("400", "0"));
        assert.strictEqual(yield* codeOf(request(ref, less(-1n))), "amendment.open");
        assert.strictEqual(yield* codeOf(prepare(ref, less(-1n))), "amendment.open");
        const options = yield* AmendInvoice.options(supplier, ref);
        assert.strictEqual(why(options, "rescinded"), "amendment.open");

        // In the supplier's list each tells of the other, whichever of them a search finds, and both may be issued there.
        const page = yield* ListInvoices.list(supplier, { kind: "amendment" });
        assert.deepStrictEqual(
          page.rows
            .toSorted((a, b) => (b.together?.role ?? "").localeCompare(a.together?.role ?? ""))
            .map((row) => [
              row.together?.role,
              row.together?.others.map((other) => [other.ref, other.role, other.points]),
              row.actions.includes("issue"),
            ]),
          [
            ["reversal", [[view.amends!.together[1]!, "correction", 200n]], true],
            ["correction", [[view.amends!.together[0]!, "reversal", 200n]], true],
          ],
        );
        const one = yield* ListInvoices.list(supplier, { kind: "amendment", pageSize: 1 });
        assert.deepStrictEqual(
          one.rows.map((row) => row.together?.others.length),
          [1],
        );

        // Whoever opened the mail's link reaches both documents, and issues them.
        const opened = yield* OpenLink.open({ token: tokenOf(mail!), businessNumber: supplierNumber });
        const reader: Caller.Caller = {
          businessNumber: supplierNumber,
          memberId: "link",
          invoice: opened.ref,
        };
        const whole = yield* press(reader, opened.ref);
        assert.strictEqual(whole.others?.length, 1);
        assert.strictEqual(yield* codeOf(ViewInvoice.view(reader, ref)), "session.one-invoice");
        const command = { ref: opened.ref, version: whole.version, idempotencyKey: newKey() };
        const refused = yield* RefuseRequest.refuse(reader, { ...command, reason: "wrong-date" });
        assert.strictEqual(refused.summary.status.document, "refused");
        for (const one of view.amends!.together) assert.strictEqual(yield* stateOf(one), "refused");

        const again = yield* request(ref, corrected, { payer: "buyer" });
        const taken = yield* CancelRequest.cancel(buyer, {
          ref: again.amends!.together[1]!,
          version: (yield* ViewInvoice.view(buyer, again.amends!.together[1]!)).version,
          idempotencyKey: newKey(),
        });
        assert.strictEqual(taken.summary.status.document, "requestCancelled");
        assert.strictEqual(yield* stateOf(again.amends!.together[0]!), "requestCancelled");

        const third = yield* request(ref, corrected, { payer: "buyer" });
        yield* IssueInvoice.issue(supplier, yield* press(supplier, third.amends!.together[1]!));
        for (const one of third.amends!.together) assert.strictEqual(yield* stateOf(one), "issued");
        assert.strictEqual(yield* stateOf(ref), "amended");
        assert.deepStrictEqual(
          [yield* available(buyerNumber), yield* available(supplierNumber)],
          [400n, 1000n],
        );
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is the writer's and the issuer's matter, in states that allow it, by whose right reaches it",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { ref: queued } = yield* issued(host);
        assert.strictEqual(yield* codeOf(prepare(queued, rescinded)), "lifecycle.already-queued");
        assert.strictEqual(yield* codeOf(request(queued, rescinded)), "lifecycle.already-queued");
        const form = Form.of(requested);
        const own = yield* PrepareIssue.prepare(supplier, { form, idempotencyKey: newKey() });
        const receipt = yield* IssueInvoice.issue(supplier, yield* press(supplier, own.ref));
        yield* settledWith("SUC001");
        assert.strictEqual(yield* codeOf(request(own.ref, rescinded)), "lifecycle.route");
        assert.strictEqual(yield* codeOf(prepare(queued, rescinded, buyer)), "lifecycle.not-supplier");
        assert.strictEqual(
          yield* codeOf(
            AmendInvoice.request(supplier, { ref: queued, details: rescinded, idempotencyKey: newKey() }),
          ),
          "lifecycle.not-buyer",
        );
        for (const [caller, code] of [
          [{ ...supplier, memberId: "own" }, "permission.right-needed"],
          [{ ...supplier, memberId: "none" }, "permission.none"],
          [{ ...supplier, memberId: "link", invoice: queued }, "session.one-invoice"],
          [{ businessNumber: "1018100001", memberId: "full" }, "member.not-found"],
        ] as const) {
          assert.strictEqual(yield* codeOf(prepare(queued, rescinded, caller)), code);
          assert.strictEqual(yield* codeOf(AmendInvoice.options(caller, queued)), code);
          assert.strictEqual(yield* codeOf(AmendInvoice.plan(caller, queued, rescinded)), code);
        }
        assert.strictEqual(followUp(yield* ViewInvoice.view(buyer, queued)), "ok");
        assert.strictEqual(followUp(yield* ViewInvoice.view(buyer, own.ref)), "lifecycle.route");
        assert.isDefined(receipt.issueId);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is cancelled as a whole before it is sent, and the original stands as before",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const receipt = yield* amend(ref, corrected);
        const cancel = (of: Views.Receipt) =>
          CancelIssue.cancel(supplier, { ref: of.ref, version: of.version, idempotencyKey: newKey() });
        yield* cancel(receipt);
        for (const one of [receipt.ref, receipt.others![0]!.ref])
          assert.strictEqual(yield* stateOf(one), "issueCancelled");
        assert.strictEqual(yield* stateOf(ref), "issued");
        assert.strictEqual(yield* available(supplierNumber), 1000n);
        assert.strictEqual((yield* AmendInvoice.options(supplier, ref)).standing.supply, 5000n);

        const first = yield* amend(ref, less(-1000n));
        const second = yield* amend(ref, rescinded);
        assert.strictEqual(yield* codeOf(cancel(first)), "amendment.built-upon");
        yield* cancel(second);
        assert.strictEqual(yield* stateOf(ref), "amended");
        yield* cancel(first);
        assert.strictEqual(yield* stateOf(ref), "issued");
        yield* Events.verifyChain();
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "is corrected, if the authority rejects it, by one that amends the same",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        const { ref: first } = yield* amend(ref, less(-1000n));
        yield* settledWith("ERR008");
        const beginning = yield* ViewDrafts.from(supplier, first, "correct");
        assert.deepStrictEqual([beginning.form.typeCode, beginning.replaces], ["0101", first]);
        const prepared = yield* PrepareIssue.prepare(supplier, {
          form: beginning.form,
          replaces: beginning.replaces!,
          idempotencyKey: newKey(),
        });
        yield* IssueInvoice.issue(supplier, yield* press(supplier, prepared.ref));
        const view = yield* ViewInvoice.view(supplier, prepared.ref);
        assert.deepStrictEqual(
          [view.invoice.typeCode, view.invoice.amendment?.reason, view.amends?.ref, view.replaces],
          ["0201", "02", ref, first],
        );
        assert.deepStrictEqual([yield* stateOf(first), yield* stateOf(ref)], ["issueCancelled", "amended"]);
        assert.strictEqual((yield* AmendInvoice.options(supplier, ref)).standing.supply, 4000n);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.effect(
    "comes to the same however often the amount changes: what is planned is what stands",
    () =>
      Effect.gen(function* () {
        const { ref } = yield* accepted;
        let expected = 5000n;
        for (const change of [-1500n, 700n, -3000n]) {
          yield* pass("1 minute");
          const plan = yield* AmendInvoice.plan(supplier, ref, less(change));
          assert.strictEqual(plan.before.supply, expected);
          const receipt = yield* amend(ref, less(change));
          expected += change;
          assert.strictEqual(plan.after.supply, expected);
          const { standing, amendments } = yield* AmendInvoice.options(supplier, ref);
          assert.deepStrictEqual({ ...standing }, { ...plan.after });
          assert.strictEqual(amendments.at(-1)?.summary.ref, receipt.ref);
        }
        const last = yield* AmendInvoice.plan(supplier, ref, {
          situation: "returned",
          on: date("2026-11-24"),
          supply: expected,
        });
        assert.deepStrictEqual({ ...last.after }, { supply: 0n, tax: 0n, grand: 0n });
      }).pipe(Effect.provide(world())),
    patience,
  );
};

describe("an amendment", () => amending(() => installation()));
onPostgres("an amendment", (empty) => amending(() => installation({}, empty())));
