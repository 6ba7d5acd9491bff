import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import {
  Acknowledge,
  ApiKeys,
  CancelRequest,
  ExpireRequests,
  ListEvents,
  ListInvoices,
  RefuseRequest,
  RegisterCompany,
  RequestIssue,
  ViewApproval,
  ViewInvoice,
  type Caller,
} from "@einv/application";
import { BusinessNumber } from "@einv/identity";
import { TaxInvoice } from "@einv/invoice";
import { Events } from "@einv/store";
import { buyerNumber, date, requested, supplierNumber } from "./fixtures.ts";
import {
  ask,
  button,
  buyer,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  noon,
  pass,
  settled,
  shown,
  supplier,
} from "./world.ts";

const as = (caller: Caller.Caller, memberId: string): Caller.Caller => ({ ...caller, memberId });

const on = (ref: string, version: number) => ({ ref, version, idempotencyKey: newKey() });

describe("RequestIssue", () => {
  it.effect("gives the document its issue ID, and the supplier its mail", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const view = yield* ask(host, { managementNumber: "TX-1", message: " 확인 부탁드립니다. " });
      assert.strictEqual(view.side, "buyer");
      assert.strictEqual(view.version, 1);
      assert.match(view.summary.issueId, /^202611204100000800000000$/);
      assert.isTrue(TaxInvoice.equals(view.invoice, { ...requested, issueId: view.summary.issueId }));
      assert.strictEqual(view.summary.issueBy, "2026-12-10");
      assert.strictEqual(view.message, "확인 부탁드립니다.");
      assert.strictEqual(button(view, "cancelRequest"), "ok");
      assert.strictEqual(button(view, "issue"), "absent");
      const [mail, ...others] = yield* delivered;
      assert.strictEqual(others.length, 0);
      assert.strictEqual(mail?.to.address, "sales@gana.example");
      assert.strictEqual(mail?.fromName, "다라전자");
      assert.strictEqual(mail?.replyTo?.address, "tax@dara.example");
      assert.include(mail?.text, "확인 부탁드립니다.");
      assert.match(mail?.text ?? "", /https:\/\/erp\.example\/inbox#einv=einv_link_\S{43}\n/);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("counts serials by written date", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const serial = (writtenDate: string) =>
        Effect.map(ask(host, { document: { ...requested, writtenDate: date(writtenDate) } }), ({ summary }) =>
          summary.issueId.slice(16),
        );
      assert.strictEqual(yield* serial("2026-11-20"), "00000000");
      assert.strictEqual(yield* serial("2026-11-20"), "00000001");
      assert.strictEqual(yield* serial("2026-11-19"), "00000000");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is one request and one mail however often it is sent under its key", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const idempotencyKey = "order 4711";
      const views = yield* Effect.all(
        Array.from({ length: 8 }, () => ask(host, { idempotencyKey })),
        { concurrency: "unbounded" },
      );
      for (const view of views) assert.strictEqual(shown(view), shown(views[0]));
      assert.strictEqual((yield* delivered).length, 1);
      assert.strictEqual(
        yield* codeOf(ask(host, { idempotencyKey, payer: "supplier" })),
        "idempotency.other-command",
      );
      assert.strictEqual((yield* ListInvoices.list(buyer, { box: "all" })).total, 1);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("says what is wrong, and then neither asks nor uses up a serial", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { managementNumber: "TX-1" });
      const { contact: _, ...nowhere } = requested.supplier;
      const cases: ReadonlyArray<readonly [string, Partial<RequestIssue.Input>]> = [
        ["company.not-found", { businessNumber: "1018116293" }],
        ["member.not-found", { memberId: "nobody" }],
        ["permission.none", { memberId: "none" }],
        ["request.buyer", { businessNumber: supplierNumber }],
        ["request.kind", { document: { ...requested, typeCode: "0201" } }],
        ["request.kind", { document: { ...requested, typeCode: "0103" } }],
        ["request.kind", { document: { ...requested, typeCode: "0104" } }],
        ["request.no-mail", { document: { ...requested, supplier: nowhere } }],
        ["request.landing-url", { landingUrl: "javascript:alert(1)" }],
        ["request.management-number", { managementNumber: "TX-1" }],
        ["text.too-long", { message: "가".repeat(501) }],
        ["text.too-long", { managementNumber: "1".repeat(41) }],
        ["invoice.rules", { document: { ...requested, writtenDate: date("2026-11-25") } }],
        ["invoice.rules", { document: { ...requested, supplier: { ...requested.supplier, name: "" } } }],
      ];
      for (const [code, over] of cases)
        assert.strictEqual(yield* codeOf(ask(host, over)), code, JSON.stringify(Object.keys(over)));
      const { summary } = yield* ask(host);
      assert.strictEqual(summary.issueId.slice(16), "00000001");
      assert.strictEqual((yield* delivered).length, 2);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("lets a member ask who may only issue", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      assert.strictEqual((yield* ask(host, { memberId: "own" })).summary.status.document, "requested");
    }).pipe(Effect.provide(installation())),
  );
});

describe("looking", () => {
  it.effect("shows each side its buttons, and counts the supplier's first look", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const first = yield* ViewInvoice.view(supplier, summary.ref);
      assert.strictEqual(first.side, "supplier");
      assert.strictEqual(first.summary.status.acknowledgement, "opened");
      assert.strictEqual(first.version, 2);
      assert.deepStrictEqual(
        (["issue", "refuse", "cancelRequest", "cancelIssue"] as const).map((action) => button(first, action)),
        ["ok", "ok", "absent", "lifecycle.awaiting-approval"],
      );
      assert.strictEqual(shown(yield* ViewInvoice.view(supplier, summary.ref)), shown(first));
      const types = (yield* Events.ofInvoice(summary.ref)).map(({ type }) => type);
      assert.deepStrictEqual(types, ["invoice.requested", "invoice.opened"]);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("tells the approver cost, deadline and transmission before anything is pressed", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const approval = yield* ViewApproval.view(supplier, summary.ref);
      assert.deepStrictEqual(approval.quote, { payer: "buyer", points: 200n, yourPoints: 0n, covered: true });
      assert.deepStrictEqual(approval.deadline, {
        issueBy: date("2026-12-10"),
        daysLeft: 16,
        latePenalty: { supplier: 50n, buyer: 25n },
      });
      assert.deepStrictEqual(approval.now, noon);
      assert.deepStrictEqual(approval.transmissionPlannedFor, DateTime.makeUnsafe("2026-11-24T18:00:00Z"));
    }).pipe(Effect.provide(installation())),
  );

  it.effect("plans no transmission of an exempt invoice", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const [item] = requested.items;
      const { taxAmount: _, ...untaxed } = item!;
      const { tax: __, ...totals } = requested.totals;
      const { summary } = yield* ask(host, {
        document: {
          ...requested,
          typeCode: "0301",
          payments: [],
          totals: { ...totals, grand: totals.supply },
          items: [untaxed],
        },
      });
      const approval = yield* ViewApproval.view(supplier, summary.ref);
      assert.notProperty(approval, "transmissionPlannedFor");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("knows no invoice of other companies, and does not say that it exists", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const { host: other } = yield* ApiKeys.create({ name: "other ERP" });
      const stranger = { businessNumber: "1018116293", memberId: "full" };
      yield* RegisterCompany.register(other, {
        ...stranger,
        name: "마바",
        representative: "이마바",
        members: [{ memberId: "full", name: "이", email: "lee@maba.example", grant: "full" }],
      });
      const refs = [summary.ref, "inv_there-is-none"];
      for (const ref of refs) {
        const input = on(ref, 1);
        const uses = [
          ViewInvoice.view(stranger, ref),
          ViewInvoice.signedXml(stranger, ref),
          ViewApproval.view(stranger, ref),
          RefuseRequest.refuse(stranger, { ...input, reason: "duplicate" }),
          CancelRequest.cancel(stranger, input),
          Acknowledge.acknowledge(stranger, input),
        ];
        for (const use of uses) assert.strictEqual(yield* codeOf(use), "invoice.not-found");
      }
      assert.strictEqual((yield* ListInvoices.list(stranger, { box: "all" })).total, 0);
      assert.deepStrictEqual((yield* ListEvents.list(other, {})).events, []);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("hides received requests from the issue-only right, and says so", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      yield* ask(host);
      const own = as(supplier, "own");
      assert.strictEqual(yield* codeOf(ViewInvoice.view(own, summary.ref)), "permission.own-only");
      assert.strictEqual(
        yield* codeOf(RefuseRequest.refuse(own, { ...on(summary.ref, 1), reason: "duplicate" })),
        "permission.right-needed",
      );
      const page = yield* ListInvoices.list(own, {});
      assert.deepStrictEqual([page.total, page.hidden], [0, 2]);
      assert.strictEqual(page.hiddenBecause?.code, "permission.own-only");
      const nothing = yield* ListInvoices.list(as(supplier, "none"), {});
      assert.deepStrictEqual([nothing.rows.length, nothing.hidden], [0, 2]);
      assert.strictEqual(nothing.hiddenBecause?.code, "permission.none");
      const everything = yield* ListInvoices.list(supplier, {});
      assert.deepStrictEqual([everything.total, everything.hidden], [2, 0]);
      assert.notProperty(everything, "hiddenBecause");
      assert.strictEqual(everything.today, "2026-11-24");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("opens the list on what waits, and finds by partner", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host);
      yield* issued(host);
      const page = yield* ListInvoices.list(supplier, { search: "다라" });
      assert.deepStrictEqual(page.counts, { received: 1, issued: 1, closed: 0, all: 2 });
      assert.strictEqual(page.rows[0]?.buyer.name, "다라전자");
      assert.strictEqual((yield* ListInvoices.list(supplier, { search: "없는 회사" })).total, 0);
    }).pipe(Effect.provide(installation())),
  );
});

describe("RefuseRequest", () => {
  it.effect("tells the buyer why, and costs nothing", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = { ...on(summary.ref, 1), reason: "other", message: "11월분은 없습니다." } as const;
      const view = yield* RefuseRequest.refuse(supplier, input);
      assert.strictEqual(view.summary.status.document, "refused");
      assert.deepStrictEqual(view.refusedBecause, { reason: "other", message: "11월분은 없습니다." });
      assert.strictEqual(shown(yield* RefuseRequest.refuse(supplier, input)), shown(view));
      const mails = yield* delivered;
      assert.strictEqual(mails.length, 2);
      const told = mails.find(({ to }) => to.address === "tax@dara.example");
      assert.include(told?.text, "11월분은 없습니다.");
      const { events } = yield* ListEvents.list(host, {});
      assert.deepStrictEqual(events.at(-1)?.data["reason"], "other");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("asks for words when no coded reason fits", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = { ...on(summary.ref, 1), reason: "other", message: " \n" } as const;
      assert.strictEqual(yield* codeOf(RefuseRequest.refuse(supplier, input)), "refuse.message-needed");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is the supplier's, in the right state, of the version that was seen", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const reason = "duplicate" as const;
      const refuse = (caller: Caller.Caller, version: number) =>
        codeOf(RefuseRequest.refuse(caller, { ...on(summary.ref, version), reason }));
      assert.strictEqual(yield* refuse(buyer, 1), "lifecycle.not-supplier");
      assert.strictEqual(yield* refuse(supplier, 7), "invoice.changed");
      assert.strictEqual(yield* refuse(supplier, 1), "ok");
      assert.strictEqual(yield* refuse(supplier, 2), "lifecycle.already-refused");
    }).pipe(Effect.provide(installation())),
  );
});

describe("CancelRequest", () => {
  it.effect("is the buyer's, and tells the supplier", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      assert.strictEqual(
        yield* codeOf(CancelRequest.cancel(supplier, on(summary.ref, 1))),
        "lifecycle.not-buyer",
      );
      const view = yield* CancelRequest.cancel(buyer, on(summary.ref, 1));
      assert.strictEqual(view.summary.status.document, "requestCancelled");
      assert.deepStrictEqual(
        (yield* delivered).map(({ to }) => to.address),
        ["sales@gana.example", "sales@gana.example"],
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("has one winner against a refusal at the same time", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const outcomes = yield* Effect.all(
        [
          codeOf(CancelRequest.cancel(buyer, on(summary.ref, 1))),
          codeOf(RefuseRequest.refuse(supplier, { ...on(summary.ref, 1), reason: "duplicate" })),
        ],
        { concurrency: "unbounded" },
      );
      assert.strictEqual(outcomes.filter((outcome) => outcome === "ok").length, 1);
    }).pipe(Effect.provide(installation())),
  );
});

describe("Acknowledge", () => {
  it.effect("is pressed by the side whose turn it is", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const view = yield* Acknowledge.acknowledge(supplier, on(summary.ref, 1));
      assert.strictEqual(view.summary.status.acknowledgement, "acknowledged");
      assert.notStrictEqual(
        yield* codeOf(Acknowledge.acknowledge(buyer, on(summary.ref, view.version))),
        "ok",
      );
    }).pipe(Effect.provide(installation())),
  );
});

describe("ExpireRequests", () => {
  it.effect("ends what nobody answered by the VAT return, and tells both sides once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      yield* issued(host);
      const before = (yield* delivered).length;
      yield* pass("62 days");
      assert.deepStrictEqual(yield* ExpireRequests.expire, { expired: 0 });
      yield* pass("1 day");
      assert.deepStrictEqual(yield* ExpireRequests.expire, { expired: 1 });
      assert.deepStrictEqual(yield* ExpireRequests.expire, { expired: 0 });
      const view = yield* ViewInvoice.view(supplier, summary.ref);
      assert.strictEqual(view.summary.status.document, "requestExpired");
      assert.strictEqual(button(view, "issue"), "lifecycle.request-expired");
      assert.deepStrictEqual(
        (yield* delivered)
          .slice(before)
          .map(({ to }) => to.address)
          .toSorted(),
        ["sales@gana.example", "tax@dara.example"],
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("leaves a late request a month", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { document: { ...requested, writtenDate: date("2026-01-15") } });
      yield* pass("29 days");
      assert.deepStrictEqual(yield* ExpireRequests.expire, { expired: 0 });
      yield* pass("1 day");
      assert.deepStrictEqual(yield* ExpireRequests.expire, { expired: 1 });
    }).pipe(Effect.provide(installation())),
  );
});

describe("ListEvents", () => {
  it.effect("gives every event once, by cursor, in a chain that holds", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* ask(host, { managementNumber: "TX-9" });
      yield* issued(host);
      const all = yield* ListEvents.list(host, {});
      assert.notProperty(all, "next");
      assert.deepStrictEqual(
        all.events.map(({ type }) => type),
        [
          "invoice.requested",
          "invoice.requested",
          "invoice.opened",
          "invoice.issuing",
          "invoice.issued",
          "transmission.queued",
        ],
      );
      assert.deepStrictEqual(all.events[0]?.data, {
        issueId: "202611204100000800000000",
        supplier: supplierNumber,
        buyer: buyerNumber,
        managementNumber: "TX-9",
      });
      const seen: Array<string> = [];
      let after: string | undefined;
      do {
        const page = yield* ListEvents.list(host, { limit: 4, ...(after === undefined ? {} : { after }) });
        seen.push(...page.events.map(({ cursor }) => cursor));
        after = page.next;
      } while (after !== undefined);
      assert.deepStrictEqual(
        seen,
        all.events.map(({ cursor }) => cursor),
      );
      yield* Events.verifyChain();
      assert.strictEqual(yield* codeOf(ListEvents.list(host, { after: "1 OR 1=1" })), "events.cursor");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("names who acted", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const [event] = yield* Events.ofInvoice(summary.ref);
      assert.deepStrictEqual(event?.actor, {
        _tag: "Member",
        memberId: "full",
        businessNumber: BusinessNumber.BusinessNumber.make(buyerNumber),
      });
    }).pipe(Effect.provide(installation())),
  );
});
