import { assert, describe, it } from "@effect/vitest";
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import { Form, TaxInvoice, Reading } from "@einv/invoice";
import { requested } from "../application/fixtures.ts";

const today = TaxInvoice.CalendarDate.make("2026-11-24");
const now = { now: today };

const typed = Form.of(requested);

const found = (form: Form.Form): ReadonlyArray<string> =>
  Reading.read(form, now)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ ruleId, path }) => `${ruleId} ${path}`);

const withItem = (item: Form.Item): Form.Form => ({ ...typed, items: [item] });

describe("Form", () => {
  it("says what a document says, and is read back as that document", () => {
    const { terms, findings, complete } = Reading.read(typed, now);
    assert.isTrue(complete);
    assert.deepStrictEqual(findings, []);
    assert.isTrue(TaxInvoice.sameTerms(terms, requested));
  });

  it("reads dates, amounts and numbers as people write them", () => {
    const form: Form.Form = {
      ...typed,
      writtenDate: " 2026.11.20 ",
      supplier: { ...typed.supplier, businessNumber: "120-88-00016" },
      payments: [{ means: "credit", amount: "1,353,000원" }],
      items: [{ name: "유지보수", suppliedOn: "20261120", quantity: "1", unitPrice: "1,230,000" }],
    };
    const { terms, findings } = Reading.read(form, now);
    assert.deepStrictEqual(findings, []);
    assert.strictEqual(terms.writtenDate, "2026-11-20");
    assert.strictEqual(terms.supplier.businessNumber, "1208800016");
    assert.strictEqual(terms.items[0]?.suppliedOn, "2026-11-20");
    assert.deepStrictEqual({ ...terms.totals }, { supply: 1230000n, tax: 123000n, grand: 1353000n });
    for (const date of ["2026-11-20", "2026/11/20", "2026. 11. 20.", "2026년 11월 20일"])
      assert.strictEqual(Reading.read({ ...typed, writtenDate: date }, now).terms.writtenDate, "2026-11-20");
  });

  it("computes what is left out: supply from quantity and price, tax by the kind, totals from the lines", () => {
    const line = { name: "자문", quantity: "2.5", unitPrice: "333" };
    const of = (typeCode: TaxInvoice.TypeCode) => Reading.read({ ...withItem(line), typeCode }, now).terms;
    assert.deepStrictEqual(
      (["0101", "0102", "0301"] as const).map((code) => [
        of(code).items[0]?.supplyAmount,
        of(code).items[0]?.taxAmount,
        of(code).totals.tax,
        of(code).totals.grand,
      ]),
      [
        [832n, 83n, 83n, 915n],
        [832n, 0n, 0n, 832n],
        [832n, undefined, undefined, 832n],
      ],
    );
    assert.strictEqual(
      Reading.read(withItem({ name: "자문", supplyAmount: "-15" }), now).terms.totals.tax,
      -1n,
    );
  });

  it("names what is missing or cannot be read at its field, once", () => {
    assert.deepStrictEqual(found({ ...typed, writtenDate: "2026-02-30" }), ["form.date writtenDate"]);
    assert.deepStrictEqual(found({ ...typed, writtenDate: "" }), ["form.missing writtenDate"]);
    assert.deepStrictEqual(found({ ...typed, supplier: { ...typed.supplier, businessNumber: "12" } }), [
      "form.number supplier.businessNumber",
    ]);
    assert.deepStrictEqual(found(withItem({ name: "자문", supplyAmount: "많이" })), [
      "form.amount items[0].supplyAmount",
    ]);
    assert.deepStrictEqual(found(withItem({ name: "자문" })), ["form.missing items[0].supplyAmount"]);
    assert.deepStrictEqual(found(withItem({ name: "자문", quantity: "둘", unitPrice: "1" })), [
      "form.decimal items[0].quantity",
      "form.missing items[0].supplyAmount",
    ]);
    assert.include(found({ ...typed, buyer: { ...typed.buyer, name: " " } }), "text.required buyer.name");
    assert.include(found(Form.blank), "list.size items");
  });

  it("leaves out lines of which nothing is typed, and places findings where the others stand", () => {
    const form: Form.Form = {
      ...typed,
      items: [{}, { name: "  " }, { name: "자문", supplyAmount: "1000", suppliedOn: "2026-10-01" }],
      remarks: ["", "계약번호"],
    };
    const { terms, findings, places } = Reading.read(form, now);
    assert.strictEqual(terms.items.length, 1);
    assert.strictEqual(terms.items[0]?.sequence, 1);
    assert.deepStrictEqual(terms.remarks, ["계약번호"]);
    assert.deepStrictEqual(places, [2]);
    assert.include(
      findings.map(({ ruleId, path }) => `${ruleId} ${path}`),
      "item.date items[2].suppliedOn",
    );
  });

  it("is finished only without errors, and refuses with the first one's field", () => {
    const finished = Reading.finish(typed, now);
    assert.isTrue(Result.isSuccess(finished));
    const refused = Reading.finish({ ...typed, writtenDate: "내일" }, now);
    assert.isTrue(Result.isFailure(refused));
    if (Result.isFailure(refused))
      assert.deepStrictEqual([refused.failure.code, refused.failure.path], ["invoice.rules", "writtenDate"]);
  });

  it("notices a resident number wherever a number is typed, and takes a foreigner's place for none", () => {
    const of = (buyer: Form.Buyer) => Form.holdsResidentNumber({ ...typed, buyer });
    assert.isTrue(of({ kind: "business", number: "900101-1234567" }));
    assert.isFalse(of({ kind: "business", number: "222-81-00007" }));
    assert.isFalse(of({ kind: "foreigner", number: "9999999999999" }));
    assert.isTrue(
      Form.holdsResidentNumber({
        ...typed,
        supplier: { ...typed.supplier, businessNumber: "9001011234567" },
      }),
    );
  });

  it("leaves the resident number of a person out of a copy", () => {
    const form = Form.of({
      ...requested,
      buyer: { ...requested.buyer, kind: "resident", number: "9001011234567" },
    });
    assert.notInclude(JSON.stringify(form), "9001011234567");
  });

  it("tells two documents apart entry by entry", () => {
    const after: Form.Terms = {
      ...requested,
      remarks: [],
      buyer: { ...requested.buyer, name: "마바물산" },
      items: [{ ...requested.items[0]!, quantity: BigDecimal.make(20n, 1) }],
    };
    assert.deepStrictEqual(Form.differences(requested, after), [
      { path: "remarks[0]", before: "11월분" },
      { path: "buyer.name", before: "다라전자", after: "마바물산" },
      { path: "items[0].quantity", before: "1", after: "2" },
    ]);
    assert.deepStrictEqual(Form.differences(requested, requested), []);
  });

  it.prop("takes whatever is typed without breaking: it is read or found wanting", [Form.Form], ([form]) => {
    const { terms, findings, complete } = Reading.read(form, now);
    assert.strictEqual(complete, !findings.some(({ severity }) => severity === "error"));
    const { supply, tax = 0n, grand } = terms.totals;
    assert.strictEqual(grand, supply + tax);
    const again = Reading.read(Form.of(terms), now);
    if (complete) assert.isTrue(TaxInvoice.sameTerms(again.terms, terms));
  });
});
