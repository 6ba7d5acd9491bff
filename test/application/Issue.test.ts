import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import {
  CancelIssue,
  CreditPoints,
  IssueInvoice,
  ListEvents,
  ListInvoices,
  RefuseRequest,
  RegisterCompany,
  ViewApproval,
  ViewInvoice,
  type Caller,
} from "@einv/application";
import { PriceList } from "@einv/billing";
import { TaxInvoiceSignature } from "@einv/signature";
import { Events, Invoices, Ledger } from "@einv/store";
import { buyerNumber, supplierNumber, won } from "./fixtures.ts";
import {
  ask,
  button,
  buyer,
  certificates,
  codeOf,
  delivered,
  installation,
  issued,
  newKey,
  noon,
  pass,
  press,
  settled,
  signed,
  supplier,
} from "./world.ts";

const free = PriceList.standard.map((price) => ({ ...price, points: 0n }));

const availableTo = (businessNumber: string) =>
  Effect.map(Ledger.balance(businessNumber), ({ available }) => available);

describe("IssueInvoice", () => {
  it.effect("issues, charges who was agreed, plans the transmission, and tells both sides", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = yield* press(supplier, summary.ref);
      const receipt = yield* IssueInvoice.issue(supplier, input);
      assert.deepStrictEqual(receipt, {
        ref: summary.ref,
        issueId: summary.issueId,
        issuedAt: noon,
        payer: "buyer",
        points: 200n,
        transmissionPlannedFor: DateTime.makeUnsafe("2026-11-24T18:00:00Z"),
        version: 3,
      });
      assert.deepStrictEqual(
        [yield* availableTo(buyerNumber), yield* availableTo(supplierNumber)],
        [800n, 1000n],
      );
      const view = yield* ViewInvoice.view(supplier, summary.ref);
      assert.deepStrictEqual(
        { ...view.summary.status },
        { document: "issued", transmission: "queued", acknowledgement: "acknowledged", billing: "charged" },
      );
      assert.strictEqual(view.signature?.signer, "가나상사");
      assert.strictEqual(button(view, "cancelIssue"), "ok");
      const xml = yield* ViewInvoice.signedXml(buyer, summary.ref);
      assert.strictEqual(xml, input.signedXml);
      yield* TaxInvoiceSignature.verify(new TextEncoder().encode(xml));
      const told = (yield* delivered).filter(({ subject }) => subject.includes("발행 완료"));
      assert.deepStrictEqual(told.map(({ to }) => to.address).toSorted(), [
        "sales@gana.example",
        "tax@dara.example",
      ]);
      yield* Events.verifyChain();
    }).pipe(Effect.provide(installation())),
  );

  it.effect("keeps R sealed, and shows it nowhere", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = yield* press(supplier, summary.ref);
      const receipt = yield* IssueInvoice.issue(supplier, input);
      const stored = yield* Invoices.find(summary.ref);
      const secret = Redacted.value(input.r);
      const octets = Buffer.from(secret, "base64");
      assert.isAbove(stored?.r?.length ?? 0, octets.length);
      assert.strictEqual(Buffer.from(stored?.r ?? []).indexOf(octets), -1);
      const seen = [
        receipt,
        yield* ViewInvoice.view(supplier, summary.ref),
        yield* ListEvents.list(host, {}),
        yield* delivered,
      ];
      for (const part of seen) {
        const text = JSON.stringify(part, (_, value: unknown) =>
          typeof value === "bigint" ? String(value) : value,
        );
        assert.notInclude(text, secret);
        assert.notInclude(text, octets.toString("hex"));
      }
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is one issue, one charge and one receipt however often it is pressed", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = yield* press(supplier, summary.ref);
      const receipts = yield* Effect.all(
        Array.from({ length: 6 }, () => IssueInvoice.issue(supplier, input)),
        { concurrency: "unbounded" },
      );
      for (const receipt of receipts) assert.deepStrictEqual(receipt, receipts[0]);
      yield* pass("1 day");
      assert.deepStrictEqual(yield* IssueInvoice.issue(supplier, input), receipts[0]);
      assert.strictEqual(yield* availableTo(buyerNumber), 800n);
      const types = (yield* Events.ofInvoice(summary.ref)).map(({ type }) => type);
      assert.strictEqual(types.filter((type) => type === "invoice.issued").length, 1);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("refuses another command under its key", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const [one, other] = [yield* ask(host), yield* ask(host)];
      const input = yield* press(supplier, one.summary.ref, { idempotencyKey: "same" });
      yield* IssueInvoice.issue(supplier, input);
      const wrong = yield* press(supplier, other.summary.ref, { idempotencyKey: "same" });
      assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, wrong)), "idempotency.other-command");
      assert.strictEqual(
        yield* codeOf(IssueInvoice.issue(supplier, { ...input, r: Redacted.make("AAAA") })),
        "idempotency.other-command",
      );
    }).pipe(Effect.provide(installation())),
  );

  it.effect("has one winner of two tabs, and of issue against refusal", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      for (const rival of ["issue", "refuse"] as const) {
        const { summary } = yield* ask(host);
        const input = yield* press(supplier, summary.ref);
        const { ref, version } = input;
        const outcomes = yield* Effect.all(
          [
            codeOf(IssueInvoice.issue(supplier, input)),
            codeOf(
              rival === "issue"
                ? IssueInvoice.issue(supplier, { ...input, idempotencyKey: newKey() })
                : RefuseRequest.refuse(supplier, {
                    ref,
                    version,
                    reason: "duplicate",
                    idempotencyKey: newKey(),
                  }),
            ),
          ],
          { concurrency: "unbounded" },
        );
        assert.strictEqual(outcomes.filter((outcome) => outcome === "ok").length, 1, rival);
      }
    }).pipe(Effect.provide(installation())),
  );

  it.effect("takes nothing but the requested document, signed now by the supplier's own key", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary, invoice } = yield* ask(host);
      const minted = yield* certificates;
      const good = yield* press(supplier, summary.ref);
      const by = (one: typeof minted.supplier, at = noon) => signed(invoice, one, at);
      const cheaper = { ...invoice, totals: { ...invoice.totals, grand: won(5501n) } };
      const unsigned = good.signedXml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
      const cases: ReadonlyArray<readonly [string, Partial<IssueInvoice.Input>]> = [
        ["signature.unsigned", { signedXml: unsigned }],
        ["signature.digest-mismatch", { signedXml: good.signedXml.replace("5500", "5501") }],
        ["issue.document-differs", yield* signed(cheaper, minted.supplier, noon)],
        ["issue.signed-at", yield* by(minted.supplier, DateTime.subtract(noon, { minutes: 11 }))],
        ["issue.signed-at", yield* by(minted.supplier, DateTime.add(noon, { minutes: 2 }))],
        ["certificate.untrusted", yield* by(minted.stranger)],
        ["certificate.expired", yield* by(minted.expired)],
        ["certificate.revoked", yield* by(minted.revoked)],
        ["issue.policy", yield* by(minted.banking)],
        ["issue.other-company", yield* by(minted.buyer)],
        ["issue.other-company", { r: Redacted.make("AAAAAAAAAAAAAAAAAAAAAAAAAAA=") }],
        ["issue.no-proof", { r: Redacted.make("") }],
        ["issue.no-proof", { r: Redacted.make("not base64!") }],
        ["issue.no-proof", yield* by(minted.withoutVid)],
      ];
      for (const [code, over] of cases) {
        const input = { ...good, ...over, idempotencyKey: newKey() };
        assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, input)), code);
      }
      assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
      assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, good)), "ok");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("is the supplier's, of the version that was seen, and only once", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { summary } = yield* ask(host);
      const input = yield* press(supplier, summary.ref);
      const attempt = (caller: Caller.Caller, over: Partial<IssueInvoice.Input> = {}) =>
        codeOf(IssueInvoice.issue(caller, { ...input, idempotencyKey: newKey(), ...over }));
      assert.strictEqual(yield* attempt(buyer), "lifecycle.not-supplier");
      assert.strictEqual(
        yield* attempt({ businessNumber: "1018116293", memberId: "full" }),
        "member.not-found",
      );
      assert.strictEqual(yield* attempt({ ...supplier, memberId: "own" }), "permission.right-needed");
      assert.strictEqual(yield* attempt({ ...supplier, memberId: "none" }), "permission.none");
      assert.strictEqual(yield* attempt(supplier, { version: 1 }), "invoice.changed");
      assert.strictEqual(yield* attempt(supplier, { ref: "inv_none" }), "invoice.not-found");
      assert.strictEqual(yield* attempt(supplier), "ok");
      assert.strictEqual(yield* attempt(supplier), "lifecycle.already-issued");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("shows an issue-only member what it issued itself", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host);
      const own = { ...supplier, memberId: "own" };
      assert.strictEqual(yield* codeOf(ViewInvoice.view(own, ref)), "permission.own-only");
      yield* RegisterCompany.register(host, {
        businessNumber: supplierNumber,
        name: "가나상사",
        representative: "김가나",
        members: [{ memberId: "full", name: "이", email: "lee@gana.example", grant: "issue-only" }],
      });
      const view = yield* ViewInvoice.view(supplier, ref);
      assert.strictEqual(button(view, "cancelIssue"), "ok");
      assert.deepStrictEqual(
        (yield* ListInvoices.list(supplier, { box: "issued" })).rows.map((row) => row.ref),
        [ref],
      );
    }).pipe(Effect.provide(installation())),
  );
});

describe("the issue-only right", () => {
  it.effect("shows a buyer's member what it requested itself, and lets it cancel that", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* RegisterCompany.register(host, {
        businessNumber: buyerNumber,
        name: "다라전자",
        representative: "박다라",
        members: [
          { memberId: "asks", name: "최", email: "choi@dara.example", grant: "issue-only" },
          { memberId: "other", name: "하", email: "ha@dara.example", grant: "issue-only" },
        ],
      });
      const { summary } = yield* ask(host, { memberId: "asks" });
      const [asks, other] = ["asks", "other"].map((memberId) => ({ ...buyer, memberId }));
      assert.strictEqual(button(yield* ViewInvoice.view(asks!, summary.ref), "cancelRequest"), "ok");
      const pages = yield* Effect.forEach([asks!, other!], (member) =>
        ListInvoices.list(member, { box: "all" }),
      );
      assert.deepStrictEqual(
        pages.map(({ total, hidden }) => [total, hidden]),
        [
          [1, 0],
          [0, 1],
        ],
      );
      assert.strictEqual(yield* codeOf(ViewInvoice.view(other!, summary.ref)), "permission.own-only");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("shows nothing to a namesake of the issuer in the other company", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref } = yield* issued(host, { memberId: "own" });
      yield* RegisterCompany.register(host, {
        businessNumber: buyerNumber,
        name: "다라전자",
        representative: "박다라",
        members: [
          { memberId: supplier.memberId, name: "최", email: "choi@dara.example", grant: "issue-only" },
        ],
      });
      const page = yield* ListInvoices.list(buyer, { box: "all" });
      assert.deepStrictEqual([page.total, page.hidden], [0, 1]);
      assert.strictEqual(yield* codeOf(ViewInvoice.view(buyer, ref)), "permission.own-only");
    }).pipe(Effect.provide(installation())),
  );
});

describe("points", () => {
  const broke = (host: Caller.Host) =>
    Effect.gen(function* () {
      for (let n = 0; n < 5; n++) yield* issued(host);
      return yield* availableTo(buyerNumber);
    });

  it.effect("that are short leave everything as it was, and the payer is told once a day", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      assert.strictEqual(yield* broke(host), 0n);
      const { summary } = yield* ask(host);
      const approval = yield* ViewApproval.view(supplier, summary.ref);
      assert.isFalse(approval.quote.covered);
      const mailsBefore = (yield* delivered).length;
      const input = yield* press(supplier, summary.ref);
      for (let n = 0; n < 3; n++) {
        const refusal = yield* Effect.flip(IssueInvoice.issue(supplier, input));
        assert.strictEqual(refusal.code, "points.insufficient");
        assert.include(refusal.why?.ko, "공급받는자가 부담합니다");
        assert.include(refusal.remedy.ko, "거래처에 충전을 요청했습니다");
      }
      const view = yield* ViewInvoice.view(supplier, summary.ref);
      assert.strictEqual(view.summary.status.document, "requested");
      assert.strictEqual(view.version, input.version);
      const told = (yield* delivered).slice(mailsBefore);
      assert.deepStrictEqual(
        told.map(({ to }) => to.address),
        ["tax@dara.example"],
      );
      const { events } = yield* ListEvents.list(host, { limit: 500 });
      const short = events.filter(({ type }) => type === "billing.insufficient");
      assert.strictEqual(short.length, 1);
      assert.strictEqual(short[0]?.data["needed"], "200");
      yield* Events.verifyChain();
    }).pipe(Effect.provide(installation())),
  );

  it.effect("suffice again after a credit, and the same press then issues", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      yield* broke(host);
      const { summary } = yield* ask(host);
      const input = yield* press(supplier, summary.ref);
      assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, input)), "points.insufficient");
      yield* CreditPoints.credit(host, {
        businessNumber: buyerNumber,
        points: 200n,
        idempotencyKey: newKey(),
      });
      assert.strictEqual(yield* codeOf(IssueInvoice.issue(supplier, input)), "ok");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("of the supplier itself are its own matter: no mail", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      for (let n = 0; n < 5; n++) yield* issued(host, { payer: "supplier" });
      const { summary } = yield* ask(host, { payer: "supplier" });
      const before = (yield* delivered).length;
      const refusal = yield* Effect.flip(IssueInvoice.issue(supplier, yield* press(supplier, summary.ref)));
      assert.include(refusal.remedy.ko, "충전한 뒤");
      assert.strictEqual((yield* delivered).length, before);
      assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("for exactly five are spent by exactly five of eight issues at the same time", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const inputs: Array<IssueInvoice.Input> = [];
      for (let n = 0; n < 8; n++) inputs.push(yield* press(supplier, (yield* ask(host)).summary.ref));
      const outcomes = yield* Effect.forEach(inputs, (input) => codeOf(IssueInvoice.issue(supplier, input)), {
        concurrency: "unbounded",
      });
      assert.deepStrictEqual(outcomes.toSorted(), [
        ...Array.from({ length: 5 }, () => "ok"),
        ...Array.from({ length: 3 }, () => "points.insufficient"),
      ]);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 0n, held: 0n });
    }).pipe(Effect.provide(installation())),
  );

  it.effect(
    "of the provider pay for both sides, and when they are short it is the provider who must act",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { summary } = yield* ask(host, { payer: "partner" });
        const approval = yield* ViewApproval.view(supplier, summary.ref);
        assert.deepStrictEqual([approval.quote.yourPoints, approval.quote.covered], [0n, false]);
        const mailsBefore = (yield* delivered).length;
        const input = yield* press(supplier, summary.ref);
        const refusal = yield* Effect.flip(IssueInvoice.issue(supplier, input));
        assert.strictEqual(refusal.code, "points.insufficient");
        assert.strictEqual(refusal.values?.["mustAct"], "partner");
        assert.include(refusal.remedy.ko, "제공하는 곳");
        assert.strictEqual((yield* delivered).length, mailsBefore);
        const { events } = yield* ListEvents.list(host, { limit: 500 });
        assert.isTrue(
          events.some(({ type, data }) => type === "billing.insufficient" && data["payer"] === "partner"),
        );
        yield* CreditPoints.creditPartner(host, { points: 200n, idempotencyKey: newKey() });
        const receipt = yield* IssueInvoice.issue(supplier, input);
        assert.strictEqual(receipt.payer, "partner");
        assert.deepStrictEqual(yield* CreditPoints.partnerBalance(host), { available: 0n, held: 0n });
        assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
        assert.strictEqual(yield* availableTo(supplierNumber), 1000n);
        // Nobody pays, whatever the price list says.
        const free = yield* issued(host, { payer: "none" });
        assert.strictEqual(free.points, 0n);
      }).pipe(Effect.provide(installation())),
  );

  it.effect(
    "are told of once a day to whoever must top up, however many invoices wait, with the way there",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        yield* broke(host);
        const mailsBefore = (yield* delivered).length;
        for (let n = 0; n < 3; n++) {
          const { summary } = yield* ask(host);
          yield* delivered;
          assert.strictEqual(
            yield* codeOf(IssueInvoice.issue(supplier, yield* press(supplier, summary.ref))),
            "points.insufficient",
          );
        }
        const told = (yield* delivered)
          .slice(mailsBefore)
          .filter(({ subject }) => subject.includes("포인트 부족"));
        assert.strictEqual(told.length, 1);
        assert.include(told[0]?.text, "https://erp.example/points");
        assert.include(told[0]?.html, 'href="https://erp.example/points"');
      }).pipe(Effect.provide(installation({ chargeUrl: "https://erp.example/points" }))),
  );

  it.effect("are not asked for when issuing is free", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const receipt = yield* issued(host);
      assert.strictEqual(receipt.points, 0n);
      assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
    }).pipe(Effect.provide(installation({ prices: free }))),
  );
});

describe("CancelIssue", () => {
  const cancel = (ref: string, version: number, caller = supplier) =>
    CancelIssue.cancel(caller, { ref, version, idempotencyKey: newKey() });

  it.effect("takes the issue back before dawn, with its points, and forgets R", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, version } = yield* issued(host);
      assert.strictEqual(yield* codeOf(cancel(ref, version, buyer)), "lifecycle.not-supplier");
      const view = yield* cancel(ref, version);
      assert.strictEqual(view.summary.status.document, "issueCancelled");
      assert.strictEqual(view.summary.status.transmission, "excluded");
      assert.notProperty(view, "transmissionPlannedFor");
      assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
      assert.strictEqual((yield* Invoices.find(ref))?.r?.length ?? 0, 0);
      const told = (yield* delivered).find(({ subject }) => subject.includes("발행 취소"));
      assert.strictEqual(told?.to.address, "tax@dara.example");
      assert.include(told?.text, "200 P");
      assert.strictEqual(yield* codeOf(cancel(ref, view.version)), "lifecycle.issue-cancelled");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("gives no points back where the operator says so", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, version } = yield* issued(host);
      const view = yield* cancel(ref, version);
      assert.strictEqual(view.summary.status.billing, "charged");
      assert.strictEqual(yield* availableTo(buyerNumber), 800n);
    }).pipe(Effect.provide(installation({ refundOnCancel: false }))),
  );

  it.effect("gives points back once however often it is pressed", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const { ref, version } = yield* issued(host);
      const input = { ref, version, idempotencyKey: "cancel" };
      yield* Effect.all(
        Array.from({ length: 5 }, () => CancelIssue.cancel(supplier, input)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(yield* availableTo(buyerNumber), 1000n);
    }).pipe(Effect.provide(installation())),
  );
});
