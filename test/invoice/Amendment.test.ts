import { assert, describe, it } from "@effect/vitest";
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import { Amendment, Lifecycle, Rules, type Status, TaxInvoice, TaxInvoiceXml, TypeCode } from "@einv/invoice";
import { changed, date, exchange, invoice, totals, won } from "./fixtures.ts";

const today = date("2026-12-05");

const plan = (change: Amendment.Change, known: Partial<Amendment.Request> = {}, on = today) =>
  Amendment.plan({ original: invoice, change, ...known }, on);

const planned = (...args: Parameters<typeof plan>): Amendment.Plan => Result.getOrThrow(plan(...args));

const refused = (...args: Parameters<typeof plan>): string =>
  Result.match(plan(...args), { onSuccess: () => "planned", onFailure: ({ code }) => code });

const issued = (draft: Amendment.Draft, serial = "00000099"): TaxInvoice.TaxInvoice => ({
  ...draft,
  issueId: TaxInvoice.IssueId.make(`${draft.writtenDate.replaceAll("-", "")}41000008${serial}`),
});

/** Every kind that a party may issue, as a good invoice. */
const originals: ReadonlyArray<TaxInvoice.TaxInvoice> = TaxInvoice.TypeCode.literals
  .filter((code) => TypeCode.facets(code).issuable && !TypeCode.facets(code).amendment)
  .map((typeCode) => {
    const { taxation, brokerNeeded } = TypeCode.facets(typeCode);
    const tax = taxation === "taxable" ? 500n : 0n;
    return changed({
      typeCode,
      ...(brokerNeeded
        ? { broker: { businessNumber: "1111111119", name: "마바중개", representative: "정마바" } }
        : {}),
      payments: [{ means: "credit", amount: won(5000n + tax) }],
      totals: totals(5000n, tax),
      items: invoice.items.map((item) => ({ ...item, taxAmount: won(tax) })),
    });
  });

const changes: ReadonlyArray<Amendment.Change> = [
  { reason: "01", corrected: { purpose: "receipt" } },
  { reason: "02", on: date("2026-12-01"), supply: 1000n },
  { reason: "02", on: date("2026-12-01"), supply: -1000n },
  { reason: "03", on: date("2026-12-01"), supply: 2000n },
  { reason: "03", on: date("2026-12-01"), supply: 5000n },
  { reason: "04", on: date("2026-12-01") },
  { reason: "05", openedOn: date("2026-12-01") },
  { reason: "06" },
];

const accepted: Status.Status = {
  document: "issued",
  transmission: "accepted",
  acknowledgement: "unread",
  billing: "charged",
};

describe("Amendment", () => {
  it("finds for every situation its reason, and has a situation for every reason", () => {
    assert.deepStrictEqual(
      Amendment.situations.map(({ id }) => id),
      [...Amendment.SituationId.literals],
    );
    assert.deepStrictEqual(new Set(Amendment.situations.map(({ reason }) => reason)).size, 6);
    assert.strictEqual(Amendment.reasonOf("ended-in-part"), "02");
    assert.strictEqual(Amendment.reasonOf("not-taxable"), "06");
  });

  it("plans of every kind only documents in which no rule finds an error, and which the XML carries", () => {
    for (const original of originals) {
      for (const change of changes) {
        const outcome = plan(change, { original });
        if (change.reason === "05" && TypeCode.facets(original.typeCode).taxation !== "taxable") {
          assert.strictEqual(refused(change, { original }), "amendment.letter-kind");
          continue;
        }
        const { documents, before, after } = Result.getOrThrow(outcome);
        for (const { draft, role } of documents) {
          const document = issued(draft);
          assert.deepStrictEqual(
            Rules.check(document, { now: today }).filter(({ ruleId }) => ruleId !== "date.late"),
            [],
            `${original.typeCode} ${change.reason} ${role}`,
          );
          const xml = TaxInvoiceXml.encode({ invoice: document, exchange });
          const read = Result.getOrThrow(TaxInvoiceXml.read(xml));
          assert.isTrue(TaxInvoice.equals(read.invoice, document));
          assert.strictEqual(draft.amendment?.originalIssueId, original.issueId);
          assert.strictEqual(draft.amendment?.reason, change.reason);
        }
        const moved = documents.reduce((sum, { draft }) => sum + draft.totals.grand, 0n);
        assert.strictEqual(after.grand, before.grand + moved);
        assert.isTrue(after.supply >= 0n);
      }
    }
  });

  it("corrects entries (01) with two documents of the original date: one taking back, one as it should be", () => {
    const buyer = { ...invoice.buyer, representative: "박라다" };
    const { documents, notices } = planned({ reason: "01", corrected: { buyer } });
    assert.deepStrictEqual(
      documents.map(({ role, draft }) => [role, draft.typeCode, draft.writtenDate, draft.totals.grand]),
      [
        ["reversal", "0201", invoice.writtenDate, -5500n],
        ["correction", "0201", invoice.writtenDate, 5500n],
      ],
    );
    const [back, right] = documents;
    assert.strictEqual(back?.draft.buyer.representative, invoice.buyer.representative);
    assert.strictEqual(right?.draft.buyer.representative, "박라다");
    assert.deepStrictEqual(back?.draft.items[0]?.quantity, BigDecimal.make(-1n, 0));
    assert.deepStrictEqual(back?.draft.payments, [{ means: "credit", amount: won(-5500n) }]);
    assert.deepStrictEqual(back?.draft.remarks, invoice.remarks);
    assert.isTrue(notices.some(({ ko }) => ko.includes("두 장")));
  });

  it("issues a change (02) and a return (03) under the day they happened, the original date in the remarks", () => {
    const on = date("2026-12-01");
    const [less] = planned({ reason: "02", on, supply: -1000n }).documents;
    assert.deepStrictEqual(
      [less?.role, less?.draft.writtenDate, less?.draft.totals, less?.draft.remarks],
      ["difference", on, totals(-1000n, -100n), ["당초 작성일자 2026-11-20", "11월분"]],
    );
    const [more] = planned({ reason: "02", on, supply: 55n, tax: 6n }).documents;
    assert.deepStrictEqual(more?.draft.totals, totals(55n, 6n));
    const [back] = planned({ reason: "03", on, supply: 2000n }).documents;
    assert.deepStrictEqual([back?.role, back?.draft.totals], ["return", totals(-2000n, -200n)]);
  });

  it("takes the whole back for a rescission (04) on its day, and for a double (06) on the original's", () => {
    const on = date("2026-12-03");
    const [rescinded] = planned({ reason: "04", on }).documents;
    assert.deepStrictEqual(
      [rescinded?.draft.writtenDate, rescinded?.draft.items[0]?.suppliedOn, rescinded?.draft.totals],
      [on, on, totals(-5000n, -500n)],
    );
    const twin = changed({ issueId: TaxInvoice.IssueId.make("202611204100000800000002") });
    const [double] = planned({ reason: "06", twin }).documents;
    assert.deepStrictEqual(
      [double?.draft.writtenDate, double?.draft.totals, double?.draft.remarks],
      [invoice.writtenDate, totals(-5000n, -500n), ["11월분"]],
    );
  });

  it("turns a taxable invoice into a zero-rated one (05), both of the original date", () => {
    const { documents, after } = planned({ reason: "05", openedOn: date("2026-12-01") });
    assert.deepStrictEqual(
      documents.map(({ draft }) => [draft.typeCode, draft.writtenDate, draft.totals, draft.remarks[0]]),
      [
        ["0201", invoice.writtenDate, totals(-5000n, -500n), "내국신용장 개설일 2026-12-01"],
        ["0202", invoice.writtenDate, totals(5000n, 0n), "내국신용장 개설일 2026-12-01"],
      ],
    );
    assert.deepStrictEqual(after, totals(5000n, 0n));
    const consigned = originals.find(({ typeCode }) => typeCode === "0103");
    assert.deepStrictEqual(
      planned(
        { reason: "05", openedOn: date("2026-12-01") },
        consigned && { original: consigned },
      ).documents.map(({ draft }) => draft.typeCode),
      ["0203", "0205"],
    );
  });

  it("counts what earlier amendments left: rescinds only that, returns no more", () => {
    const on = date("2026-12-01");
    const [less] = planned({ reason: "02", on, supply: -1000n }).documents;
    const earlier = [issued(less!.draft)];
    const { before, after, documents } = planned({ reason: "04", on }, { earlier });
    assert.deepStrictEqual(
      [before, after, documents[0]?.draft.totals],
      [totals(4000n, 400n), totals(0n, 0n), totals(-4000n, -400n)],
    );
    assert.strictEqual(
      refused({ reason: "03", on, supply: 4001n }, { earlier }),
      "amendment.returned-amount",
    );
    assert.strictEqual(refused({ reason: "06" }, { earlier }), "amendment.already-changed");
    const gone = [...earlier, issued(documents[0]!.draft, "00000100")];
    assert.strictEqual(
      refused({ reason: "02", on, supply: 1n }, { earlier: gone }),
      "amendment.nothing-left",
    );
  });

  it("gives the last of the tax back with the last of the goods", () => {
    const original = changed({
      totals: totals(999n, 99n),
      items: [{ name: "부품", supplyAmount: won(999n), taxAmount: won(99n) }],
    });
    const on = date("2026-12-01");
    const first = planned({ reason: "03", on, supply: 500n }, { original }).documents[0]!;
    const { after } = planned(
      { reason: "03", on, supply: 499n },
      { original, earlier: [issued(first.draft)] },
    );
    assert.deepStrictEqual(after, totals(0n, 0n));
  });

  it("points from a replaced original to its replacement, and amends that one", () => {
    const { documents } = planned({ reason: "01", corrected: { purpose: "receipt" } });
    const earlier = documents.map(({ draft }, index) => issued(draft, `0000010${index}`));
    const outcome = plan({ reason: "06" }, { earlier });
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.code, "amendment.replaced");
      assert.include(outcome.failure.remedy.ko, earlier[1]!.issueId);
    }
    const again = planned({ reason: "04", on: date("2026-12-02") }, { original: earlier[1]! });
    assert.strictEqual(again.documents[0]?.draft.amendment?.originalIssueId, earlier[1]!.issueId);
    assert.strictEqual(again.documents[0]?.draft.typeCode, "0201");
    assert.strictEqual(refused({ reason: "06" }, { original: earlier[0]! }), "amendment.of-reversal");
  });

  it.each<[string, Amendment.Change, Partial<Amendment.Request>, string, TaxInvoice.CalendarDate?]>([
    ["customs' invoices", { reason: "06" }, { original: changed({ typeCode: "0104" }) }, "amendment.customs"],
    ["a correction of nothing", { reason: "01", corrected: {} }, {}, "amendment.same"],
    [
      "another supplier",
      { reason: "01", corrected: { supplier: { ...invoice.supplier, businessNumber: "1111111119" } } },
      {},
      "amendment.supplier-changed",
    ],
    [
      "tax invoice into exempt invoice",
      { reason: "01", corrected: { typeCode: "0301" } },
      {},
      "amendment.document-changed",
    ],
    ["into a consignment", { reason: "01", corrected: { typeCode: "0103" } }, {}, "amendment.broker-changed"],
    [
      "a corrected date to come",
      { reason: "01", corrected: { writtenDate: date("2026-12-06") } },
      {},
      "amendment.date-future",
    ],
    [
      "another buyer after a year",
      { reason: "01", corrected: { buyer: { ...invoice.buyer, number: "1111111119" } } },
      {},
      "amendment.too-late",
      date("2028-01-26"),
    ],
    ["no difference", { reason: "02", on: today, supply: 0n }, {}, "amendment.no-difference"],
    ["all as a change", { reason: "02", on: today, supply: -5000n }, {}, "amendment.all"],
    ["more than all", { reason: "02", on: today, supply: -5001n }, {}, "amendment.below-zero"],
    ["tax of the other sign", { reason: "02", on: today, supply: 10n, tax: -1n }, {}, "amendment.tax"],
    ["more tax than there is", { reason: "02", on: today, supply: -10n, tax: -501n }, {}, "amendment.tax"],
    [
      "a return of less than nothing",
      { reason: "03", on: today, supply: -1n },
      {},
      "amendment.returned-amount",
    ],
    ["tomorrow's rescission", { reason: "04", on: date("2026-12-06") }, {}, "amendment.date-future"],
    ["a change before the supply", { reason: "04", on: date("2026-11-19") }, {}, "amendment.date-before"],
    [
      "a letter before the supply",
      { reason: "05", openedOn: date("2026-11-19") },
      {},
      "amendment.letter-before",
    ],
    [
      "a letter after the 25th",
      { reason: "05", openedOn: date("2027-01-26") },
      {},
      "amendment.letter-late",
      date("2027-02-01"),
    ],
    [
      "a twin that says something else",
      {
        reason: "06",
        twin: changed({ issueId: TaxInvoice.IssueId.make("202611204100000800000002"), purpose: "receipt" }),
      },
      {},
      "amendment.not-twin",
    ],
    ["an invoice as its own twin", { reason: "06", twin: invoice }, {}, "amendment.not-twin"],
    [
      "what is not yet sent: cancelling is the way",
      { reason: "06" },
      { status: { ...accepted, transmission: "queued" } },
      "lifecycle.already-queued",
    ],
    [
      "what the authority rejected",
      { reason: "06" },
      { status: { ...accepted, transmission: "rejected" } },
      "lifecycle.transmission-rejected",
    ],
  ])("refuses %s", (_name, change, known, code, on) => {
    const outcome = plan(change, known, on);
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      const { failure } = outcome;
      assert.strictEqual(failure.code, code);
      for (const text of [failure.what, failure.why, failure.remedy])
        if (text !== undefined) assert.notMatch(text.ko + text.en, /[{}]|undefined/);
    }
  });

  it("amends what the authority accepted, by supplier or broker", () => {
    assert.strictEqual(refused({ reason: "06" }, { status: accepted }), "planned");
    const consigned = originals.find(({ typeCode }) => typeCode === "0103")!;
    assert.strictEqual(refused({ reason: "06" }, { original: consigned, status: accepted }), "planned");
    assert.isTrue(Lifecycle.can(accepted, "amend", "broker"));
  });

  it("warns of the late penalty, of a return that was due, and of a remark without room", () => {
    const on = date("2026-12-01");
    assert.strictEqual(planned({ reason: "04", on }, {}, date("2027-01-12")).outlook.now.timing, "late");
    assert.strictEqual(planned({ reason: "06" }, {}, date("2027-01-12")).outlook.now.timing, "unbound");
    const after = planned({ reason: "06" }, {}, date("2027-01-26"));
    assert.isTrue(after.notices.some(({ ko }) => ko.includes("수정신고")));
    const original = changed({ remarks: ["하나", "둘", "셋"] });
    const { documents, notices } = planned({ reason: "04", on }, { original });
    assert.deepStrictEqual(documents[0]?.draft.remarks, ["당초 작성일자 2026-11-20", "하나", "둘"]);
    assert.isTrue(notices.some(({ ko }) => ko.includes("셋")));
  });
});
