/** What a person writes in a page: checked, requested (역발행) or issued (정발행), copied and corrected. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as SqlClient from "effect/sql/SqlClient";
import {
  Acknowledge,
  CancelIssue,
  CheckDraft,
  CollectResults,
  IssueInvoice,
  KeepDraft,
  ListInvoices,
  ListPartners,
  OpenLink,
  PrepareIssue,
  RefuseRequest,
  RequestIssue,
  Transmit,
  ViewApproval,
  ViewDrafts,
  ViewInvoice,
  type Caller,
  type Views,
} from "@einv/application";
import { Form } from "@einv/invoice";
import { Events, Invoices, Ledger } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber, requested, supplierNumber, won } from "./fixtures.ts";
import {
  ask,
  Authority,
  button,
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

const form = Form.of(requested);
const noMail: Form.Form = { ...form, supplier: { ...form.supplier, contact: {} } };

const available = (businessNumber: string) =>
  Effect.map(Ledger.balance(businessNumber), (balance) => balance.available);

const prepare = (over: Partial<Parameters<typeof PrepareIssue.prepare>[1]> = {}) =>
  PrepareIssue.prepare(supplier, { form, idempotencyKey: newKey(), ...over });

const followUp = ({ followUps = [] }: Views.InvoiceView, name: Views.FollowUp): string => {
  const found = followUps.find((decision) => decision.followUp === name);
  return found === undefined ? "absent" : (found.refusal?.code ?? "ok");
};

const toDawn = pass("16 hours");

/** Sent to the authority, which says this code to everything. */
const settledWith = (code: string) =>
  Effect.gen(function* () {
    const { say } = yield* Authority;
    say.code = () => code;
    yield* toDawn;
    yield* Transmit.transmitDue;
    yield* pass("1 hour");
    yield* CollectResults.collect;
  });

const writing = (world: () => ReturnType<typeof installation>) => {
  it.effect("tells what is wrong at its field, what it costs and until when, and keeps nothing", () =>
    Effect.gen(function* () {
      yield* settled;
      const good = yield* CheckDraft.check(buyer, { side: "buyer", form });
      assert.deepStrictEqual([good.ready, good.findings, good.refusals], [true, [], []]);
      assert.deepStrictEqual(good.quotes, [
        { payer: "supplier", points: 200n, yourPoints: 0n, covered: true },
        { payer: "buyer", points: 200n, yourPoints: 200n, covered: true },
      ]);
      assert.strictEqual(good.deadline?.issueBy, "2026-12-10");
      const bad = yield* CheckDraft.check(buyer, {
        side: "buyer",
        form: {
          ...noMail,
          writtenDate: "2026-11-31",
          items: [{}, { name: "자문", unitPrice: "1,000", quantity: "3" }],
        },
        message: "ㄱ".repeat(501),
      });
      assert.isFalse(bad.ready);
      assert.isUndefined(bad.deadline);
      assert.strictEqual(bad.findings[0]?.path, "writtenDate");
      assert.deepStrictEqual(
        bad.refusals.map(({ code, path }) => [code, path]),
        [
          ["request.no-mail", "supplier.contact.email"],
          ["text.too-long", "message"],
        ],
      );
      assert.deepStrictEqual(bad.lines, [{ at: 1, supplyAmount: won(3000n), taxAmount: won(300n) }]);
      const forward = yield* CheckDraft.check(supplier, { side: "supplier", form: noMail });
      assert.deepStrictEqual([forward.ready, forward.quotes.length], [true, 1]);
      const stranger = yield* CheckDraft.check(buyer, { side: "supplier", form });
      assert.deepStrictEqual(
        stranger.refusals.map(({ code }) => code),
        ["draft.supplier"],
      );
      assert.strictEqual((yield* ViewDrafts.list(buyer)).rows.length, 0);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is requested as by the host, once, and its draft is done with", () =>
    Effect.gen(function* () {
      yield* settled;
      const draft = yield* KeepDraft.save(buyer, { side: "buyer", form, idempotencyKey: newKey() });
      const input = {
        form,
        payer: "buyer",
        managementNumber: "PO-7",
        message: "부탁드립니다",
        draft,
        idempotencyKey: newKey(),
      } as const;
      const view = yield* RequestIssue.ask(buyer, input);
      assert.deepStrictEqual(
        [view.summary.status.document, view.side, view.message, view.summary.managementNumber],
        ["requested", "buyer", "부탁드립니다", "PO-7"],
      );
      assert.deepStrictEqual(yield* RequestIssue.ask(buyer, input), view);
      assert.deepStrictEqual((yield* ViewDrafts.list(buyer)).rows, []);
      const mails = yield* delivered;
      assert.strictEqual(mails.length, 1);
      const opened = yield* OpenLink.open({ token: tokenOf(mails[0]!), businessNumber: supplierNumber });
      assert.strictEqual(opened.ref, view.summary.ref);
      yield* IssueInvoice.issue(supplier, yield* press(supplier, view.summary.ref));
      assert.strictEqual(yield* available(buyerNumber), 800n);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is not requested by whom it is not for, nor unfinished, and then the draft stays", () =>
    Effect.gen(function* () {
      yield* settled;
      const draft = yield* KeepDraft.save(buyer, { side: "buyer", form, idempotencyKey: newKey() });
      const asked = (over: object, caller: Caller.Caller = buyer) =>
        codeOf(RequestIssue.ask(caller, { form, draft, idempotencyKey: newKey(), ...over }));
      assert.strictEqual(yield* asked({ form: Form.blank }), "invoice.rules");
      assert.strictEqual(yield* asked({ form: noMail }), "request.no-mail");
      assert.strictEqual(
        yield* asked({ form: { ...form, buyer: { ...form.buyer, number: supplierNumber } } }),
        "request.buyer",
      );
      assert.strictEqual(yield* asked({}, { ...buyer, memberId: "none" }), "permission.none");
      assert.strictEqual(yield* asked({}, supplier), "request.buyer");
      assert.strictEqual(yield* asked({ draft: { ...draft, version: 7 } }), "draft.changed");
      assert.strictEqual((yield* ViewDrafts.list(buyer)).rows.length, 1);
      assert.deepStrictEqual(yield* delivered, []);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is not written for a company whose number somebody only claims", () =>
    Effect.gen(function* () {
      yield* settled;
      const sql = yield* SqlClient.SqlClient;
      yield* sql`INSERT INTO accounts (account_id, login_id, created_at, record, password, version)
        VALUES ('own', 'own', 0, '{}', ${Uint8Array.of(1)}, 1)`;
      yield* sql`INSERT INTO memberships (account_id, business_number, since) VALUES ('own', ${buyerNumber}, 0)`;
      const claims: Caller.Caller = { businessNumber: buyerNumber, memberId: "own" };
      const codes = [
        yield* codeOf(ViewDrafts.list(claims)),
        yield* codeOf(ViewDrafts.begin(claims, "buyer")),
        yield* codeOf(ListPartners.list(claims)),
        yield* codeOf(CheckDraft.check(claims, { side: "buyer", form })),
        yield* codeOf(KeepDraft.save(claims, { side: "buyer", form, idempotencyKey: newKey() })),
        yield* codeOf(RequestIssue.ask(claims, { form, idempotencyKey: newKey() })),
        yield* codeOf(PrepareIssue.prepare(claims, { form, idempotencyKey: newKey() })),
      ];
      assert.deepStrictEqual([...new Set(codes)], ["company.not-verified"]);
    }).pipe(Effect.provide(world())),
  );

  it.effect(
    "is issued by its supplier: hidden until then, charged as 정발행, mailed to the buyer with a link",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const { ref, draft } = yield* prepare({ managementNumber: "S-1" });
        assert.strictEqual(yield* codeOf(ViewInvoice.view(buyer, ref)), "invoice.not-found");
        assert.strictEqual((yield* ListInvoices.list(supplier, { box: "all" })).total, 0);
        assert.deepStrictEqual(
          (yield* ViewDrafts.list(supplier)).rows.map(({ draftId, version }) => ({ draftId, version })),
          [draft],
        );
        const approval = yield* ViewApproval.view(supplier, ref);
        assert.deepStrictEqual(
          [approval.view.summary.status.document, approval.view.route, button(approval.view, "issue")],
          ["draft", "forward", "ok"],
        );
        assert.deepStrictEqual(approval.quote, {
          payer: "supplier",
          points: 200n,
          yourPoints: 200n,
          covered: true,
        });
        const receipt = yield* IssueInvoice.issue(supplier, yield* press(supplier, ref));
        assert.strictEqual(receipt.points, 200n);
        assert.deepStrictEqual(
          [yield* available(supplierNumber), yield* available(buyerNumber)],
          [800n, 1000n],
        );
        assert.deepStrictEqual((yield* ViewDrafts.list(supplier)).rows, []);
        const mails = yield* delivered;
        const toBuyer = mails.find(({ to }) => to.address === "tax@dara.example");
        assert.include(toBuyer?.text, "세금계산서 보기");
        assert.notInclude(toBuyer?.text, buyerNumber);
        assert.notInclude(mails.find(({ to }) => to.address === "sales@gana.example")?.text, "#einv=");
        const opened = yield* OpenLink.open({ token: tokenOf(toBuyer!), businessNumber: buyerNumber });
        const reader: Caller.Caller = { businessNumber: buyerNumber, memberId: "link", invoice: opened.ref };
        const seen = yield* ViewInvoice.view(reader, ref);
        assert.deepStrictEqual(
          [seen.side, seen.summary.status.acknowledgement, seen.followUps],
          ["buyer", "opened", undefined],
        );
        const read = yield* Acknowledge.acknowledge(reader, {
          ref,
          version: seen.version,
          idempotencyKey: newKey(),
        });
        assert.strictEqual(read.summary.status.acknowledgement, "acknowledged");
        assert.strictEqual((yield* ListInvoices.list(buyer, { box: "issued" })).total, 1);
        yield* settledWith("SUC001");
        assert.strictEqual((yield* ViewInvoice.view(supplier, ref)).summary.status.transmission, "accepted");
        yield* Events.verifyChain();
      }).pipe(Effect.provide(world())),
  );

  it.effect(
    "is taken back when its draft is saved or thrown away: nobody issues what is not on the screen",
    () =>
      Effect.gen(function* () {
        yield* settled;
        const first = yield* prepare();
        const pressed = yield* press(supplier, first.ref);
        const changed = yield* KeepDraft.save(supplier, {
          side: "supplier",
          form: { ...form, remarks: ["고침"] },
          draft: first.draft!,
          idempotencyKey: newKey(),
        });
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, pressed)), "lifecycle.deleted");
        const second = yield* prepare({ form: { ...form, remarks: ["고침"] }, draft: changed });
        assert.notStrictEqual(second.ref, first.ref);
        assert.deepStrictEqual((yield* ViewApproval.view(supplier, second.ref)).view.invoice.remarks, [
          "고침",
        ]);
        yield* KeepDraft.discard(supplier, { ...second.draft!, idempotencyKey: newKey() });
        const gone = press(supplier, second.ref).pipe(
          Effect.flatMap((input) => IssueInvoice.issue(supplier, input)),
        );
        assert.strictEqual(yield* codeOf(gone), "lifecycle.deleted");
        assert.strictEqual(yield* available(supplierNumber), 1000n);
      }).pipe(Effect.provide(world())),
  );

  it.effect("is prepared and issued once under its key, and not by who may not issue", () =>
    Effect.gen(function* () {
      yield* settled;
      const key = newKey();
      const prepared = yield* prepare({ idempotencyKey: key });
      assert.deepStrictEqual(yield* prepare({ idempotencyKey: key }), prepared);
      assert.strictEqual(
        yield* codeOf(prepare({ idempotencyKey: key, message: "x" })),
        "idempotency.other-command",
      );
      const input = yield* press(supplier, prepared.ref);
      const receipts = yield* Effect.all(
        Array.from({ length: 4 }, () => IssueInvoice.issue(supplier, input)),
        { concurrency: "unbounded" },
      );
      for (const receipt of receipts) assert.deepStrictEqual(receipt, receipts[0]);
      assert.strictEqual(yield* available(supplierNumber), 800n);
      const over = (caller: Caller.Caller, more: object = {}) =>
        codeOf(PrepareIssue.prepare(caller, { form, idempotencyKey: newKey(), ...more }));
      assert.strictEqual(yield* over({ ...supplier, memberId: "none" }), "permission.none");
      assert.strictEqual(yield* over(buyer), "draft.supplier");
      assert.strictEqual(yield* over(supplier, { form: { ...form, typeCode: "0103" } }), "invoice.rules");
      assert.strictEqual(yield* over({ ...supplier, memberId: "link", invoice: "x" }), "session.one-invoice");
      yield* prepare({ managementNumber: "S-9" });
      assert.strictEqual(yield* over(supplier, { managementNumber: "S-9" }), "request.management-number");
    }).pipe(Effect.provide(world())),
  );

  it.effect("leaves a management number to each writer: the buyer's own is not in the way", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { managementNumber: "A-1" });
      assert.strictEqual(yield* codeOf(prepare({ managementNumber: "A-1" })), "ok");
      assert.strictEqual(yield* codeOf(ask(host, { managementNumber: "A-1" })), "request.management-number");
    }).pipe(Effect.provide(world())),
  );

  it.effect("is written anew by who wrote it, once the authority rejected it, and takes its place", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const theirs = yield* issued(host, { managementNumber: "B-1" });
      const mine = yield* prepare({ managementNumber: "S-1" });
      yield* IssueInvoice.issue(supplier, yield* press(supplier, mine.ref));
      assert.strictEqual(
        yield* codeOf(ViewDrafts.from(supplier, mine.ref, "correct")),
        "lifecycle.already-queued",
      );
      yield* settledWith("ERR002");

      const views = yield* Effect.all({
        supplier: ViewInvoice.view(supplier, mine.ref),
        buyer: ViewInvoice.view(buyer, theirs.ref),
      });
      assert.deepStrictEqual(
        [followUp(views.supplier, "correct"), followUp(views.buyer, "correct")],
        ["ok", "ok"],
      );
      assert.strictEqual(yield* codeOf(ViewDrafts.from(supplier, theirs.ref, "correct")), "lifecycle.route");
      assert.strictEqual(yield* codeOf(ViewDrafts.from(buyer, mine.ref, "correct")), "lifecycle.route");

      const beginning = yield* ViewDrafts.from(supplier, mine.ref, "correct");
      assert.deepStrictEqual(
        [beginning.side, beginning.replaces, beginning.managementNumber, beginning.rejectedBecause?.code],
        ["supplier", mine.ref, "S-1", "ERR002"],
      );
      assert.deepStrictEqual(beginning.form, form);
      const { managementNumber: _, ...content } = beginning;
      const again = yield* prepare({ ...content, form });
      assert.strictEqual((yield* ViewInvoice.view(supplier, mine.ref)).summary.status.document, "issued");
      yield* IssueInvoice.issue(supplier, yield* press(supplier, again.ref));
      const [old, fresh] = [
        yield* ViewInvoice.view(supplier, mine.ref),
        yield* ViewInvoice.view(supplier, again.ref),
      ];
      assert.deepStrictEqual(
        [old.summary.status.document, old.replacedBy, fresh.replaces, fresh.summary.managementNumber],
        ["issueCancelled", again.ref, mine.ref, "S-1"],
      );
      assert.strictEqual(yield* available(supplierNumber), 800n);

      const asked = yield* ViewDrafts.from(buyer, theirs.ref, "correct");
      const view = yield* RequestIssue.ask(buyer, {
        form: asked.form,
        payer: asked.payer,
        replaces: asked.replaces!,
        idempotencyKey: newKey(),
      });
      assert.deepStrictEqual([view.replaces, view.summary.managementNumber], [theirs.ref, "B-1"]);
      assert.strictEqual(yield* available(buyerNumber), 1000n);
      assert.strictEqual(
        yield* codeOf(RequestIssue.ask(buyer, { form, replaces: theirs.ref, idempotencyKey: newKey() })),
        "lifecycle.issue-cancelled",
      );
    }).pipe(Effect.provide(world())),
  );

  it.effect("is copied under today's date, from either side", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      yield* pass("9 days");
      for (const [caller, side] of [
        [buyer, "buyer"],
        [supplier, "supplier"],
      ] as const) {
        const copy = yield* ViewDrafts.from(caller, summary.ref, "copy");
        assert.deepStrictEqual(
          [copy.side, copy.form.writtenDate, copy.form.items[0]?.suppliedOn, copy.replaces],
          [side, "2026-12-03", "2026-12-03", undefined],
        );
        assert.isTrue((yield* CheckDraft.check(caller, copy)).ready);
      }
    }).pipe(Effect.provide(world())),
  );

  it.effect(
    "begins with one's own company as it was named last, and fills in partners by name or number",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const empty = yield* ViewDrafts.begin(supplier, "supplier");
        assert.deepStrictEqual(empty.form.supplier, {
          businessNumber: supplierNumber,
          name: "가나상사",
          representative: "김대표",
        });
        assert.strictEqual(empty.form.writtenDate, "2026-11-24");
        assert.deepStrictEqual(yield* ListPartners.list(supplier), []);
        yield* ask(host);
        yield* pass("1 hour");
        yield* ask(host, {
          document: { ...requested, supplier: { ...requested.supplier, name: "가나상사(주)" } },
        });
        assert.strictEqual(
          (yield* ViewDrafts.begin(supplier, "supplier")).form.supplier.name,
          "가나상사(주)",
        );
        const [partner, ...rest] = yield* ListPartners.list(buyer);
        assert.deepStrictEqual(rest, []);
        assert.deepStrictEqual(
          [partner?.number, partner?.name, partner?.side, partner?.asSupplier?.contact?.email],
          [supplierNumber, "가나상사(주)", "supplier", "sales@gana.example"],
        );
        assert.deepStrictEqual(partner?.asBuyer.number, supplierNumber);
        for (const [search, count] of [
          ["가나", 1],
          ["120-88", 1],
          ["다라", 0],
        ] as const)
          assert.strictEqual((yield* ListPartners.list(buyer, { search })).length, count, search);
        assert.strictEqual((yield* ListPartners.list(supplier))[0]?.name, "다라전자");
        assert.deepStrictEqual(yield* ListPartners.list({ ...buyer, memberId: "own" }), []);
        yield* prepare({ form: { ...form, buyer: { ...form.buyer, name: "아직모름" } } });
        assert.strictEqual((yield* ListPartners.list(supplier)).length, 1);
      }).pipe(Effect.provide(world())),
  );

  it.effect("waits for points without a trace, and is issued once they are there", () =>
    Effect.gen(function* () {
      yield* settled;
      const { ref } = yield* prepare();
      const input = yield* press(supplier, ref);
      yield* Effect.forEach(Array.from({ length: 5 }), () =>
        Effect.flatMap(prepare(), (one) =>
          Effect.flatMap(press(supplier, one.ref), (pressed) => IssueInvoice.issue(supplier, pressed)),
        ),
      );
      const refused = yield* Effect.flip(IssueInvoice.issue(supplier, input));
      assert.deepStrictEqual([refused.code, refused.values?.["mustAct"]], ["points.insufficient", "you"]);
      assert.strictEqual((yield* Invoices.find(ref))?.status.document, "draft");
      const check = yield* CheckDraft.check(supplier, { side: "supplier", form });
      assert.deepStrictEqual(check.quotes, [
        { payer: "supplier", points: 200n, yourPoints: 200n, covered: false },
      ]);
    }).pipe(Effect.provide(world())),
  );

  it.effect("is cancelled, and not refused or asked back: it was never a request", () =>
    Effect.gen(function* () {
      yield* settled;
      const { ref } = yield* prepare();
      const { version } = yield* IssueInvoice.issue(supplier, yield* press(supplier, ref));
      const command = { ref, version, idempotencyKey: newKey() };
      assert.strictEqual(
        yield* codeOf(RefuseRequest.refuse(supplier, { ...command, reason: "duplicate" })),
        "lifecycle.already-issued",
      );
      const view = yield* CancelIssue.cancel(supplier, { ...command, idempotencyKey: newKey() });
      assert.deepStrictEqual(
        [view.summary.status.document, followUp(view, "copy"), followUp(view, "amend")],
        ["issueCancelled", "ok", "lifecycle.issue-cancelled"],
      );
      assert.strictEqual(yield* available(supplierNumber), 1000n);
    }).pipe(Effect.provide(world())),
  );
};

describe("what is written in a page", () => writing(() => installation()));
onPostgres("what is written in a page", (empty) => writing(() => installation({}, empty())));
