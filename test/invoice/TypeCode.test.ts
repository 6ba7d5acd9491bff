import * as Result from "effect/Result";
import { assert, describe, it } from "@effect/vitest";
import { RuleReport, TaxInvoice, TaxInvoiceXml, TypeCode, Wording } from "@einv/invoice";
import { changed, date, exchange, invoice, item, totals, won } from "./fixtures.ts";

const now = date("2026-11-24");
const original = TaxInvoice.IssueId.make("202610204100000800000001");

/** A document of the kind, with all that the kind asks for. */
const documentOf = ({ code, taxation, amendment, brokerNeeded, customs }: TypeCode.Facets) => {
  const tax = taxation === "taxable" ? 500n : 0n;
  return changed({
    typeCode: code,
    totals: totals(5000n, tax),
    payments: [{ means: "credit", amount: won(5000n + tax) }],
    items: item({ taxAmount: won(tax) }),
    ...(amendment ? { amendment: { reason: "01", originalIssueId: original } } : {}),
    ...(brokerNeeded ? { broker: { ...invoice.supplier, name: "마바중개" } } : {}),
    ...(customs
      ? {
          importDeclaration: {
            number: "123452600000001",
            count: 12,
            from: date("2026-11-01"),
            until: date("2026-11-20"),
          },
        }
      : {}),
  });
};

describe("TypeCode", () => {
  it("knows 24 kinds, of which a supplier issues six and a broker six", () => {
    assert.strictEqual(TypeCode.kinds.length, 24);
    const issued = (who: TypeCode.Facets["issuer"]) =>
      TypeCode.kinds.filter(({ issuable, issuer }) => issuable && issuer === who).map(({ code }) => code);
    assert.deepStrictEqual(issued("supplier"), ["0101", "0102", "0201", "0202", "0301", "0401"]);
    assert.deepStrictEqual(issued("broker"), ["0103", "0105", "0203", "0205", "0303", "0403"]);
    assert.deepStrictEqual(issued("customs"), []);
  });

  for (const kind of TypeCode.kinds) {
    const document = documentOf(kind);
    const name = `${kind.code} ${Wording.kind(kind.code).ko}`;
    it(`${name} is read, with all that it may hold`, () => {
      const xml = TaxInvoiceXml.encode({ invoice: document, exchange });
      const read = Result.getOrThrow(TaxInvoiceXml.read(xml));
      assert.isTrue(TaxInvoice.equals(read.invoice, document));
    });
    const issued = kind.issuable ? "may be issued" : "is not einv's to issue";
    it(`${name} ${issued}`, () => {
      const { verdict, ntsCodes } = RuleReport.one({ invoice: document }, { now });
      assert.deepStrictEqual([verdict, ntsCodes], kind.issuable ? ["sound", []] : ["rejected", ["ERR008"]]);
    });
  }

  it("asks for the broker's certificate on a consignment, for the supplier's on any other", () => {
    const broker = { ...invoice.supplier, businessNumber: "2208800005" };
    for (const kind of TypeCode.kinds.filter(({ issuable }) => issuable)) {
      const document = { ...documentOf(kind), ...(kind.brokerNeeded ? { broker } : {}) };
      const codes = (signer: string) => RuleReport.one({ invoice: document }, { now, signer }).ntsCodes;
      const [right, wrong] = kind.brokerNeeded
        ? [broker.businessNumber, invoice.supplier.businessNumber]
        : [invoice.supplier.businessNumber, broker.businessNumber];
      assert.notInclude(codes(right), "SYN002", kind.code);
      assert.include(codes(wrong), "SYN002", kind.code);
    }
  });
});
