import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import { TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { changed, exchange, invoice, item, totals, won } from "./fixtures.ts";

const good = TaxInvoiceXml.encode({ invoice, exchange });

const code = (xml: string): string => {
  const read = TaxInvoiceXml.read(xml);
  return Result.isFailure(read) ? read.failure.code : "read";
};

const refusalOf = (xml: string) => {
  const read = TaxInvoiceXml.read(xml);
  if (Result.isSuccess(read)) return assert.fail("was read");
  return read.failure;
};

/** The good document with one piece of its text exchanged. */
const put = (from: string, to: string): string => {
  assert.include(good, from);
  return good.replace(from, to);
};

const readInvoice = (xml: string): TaxInvoice.TaxInvoice =>
  Result.getOrThrow(TaxInvoiceXml.read(xml)).invoice;

describe("TaxInvoiceXml", () => {
  it("reads back what it wrote, with every optional field", () => {
    const whole = changed({
      typeCode: "0203",
      remarks: ["하나", "둘 & <셋>", '"넷"'],
      amendment: {
        reason: "02",
        originalIssueId: TaxInvoice.IssueId.make("202610204100000800000009"),
      },
      broker: { ...invoice.supplier, name: "마바중개", branchNumber: "0001" },
      payments: [
        { means: "cash", amount: won(1000n) },
        { means: "cheque", amount: won(-2000n) },
        { means: "note", amount: won(0n) },
        { means: "credit", amount: won(999_999_999_999_999_999n) },
      ],
      items: [
        ...item({ quantity: BigDecimal.make(-100n, 2), unitPrice: BigDecimal.make(1n, 2) }),
        { name: "이름만" },
        {},
      ],
      totals: totals(-999_999_999_999_999_999n, -1n, -999_999_999_999_999_999n),
    });
    const again = Result.getOrThrow(TaxInvoiceXml.read(TaxInvoiceXml.encode({ invoice: whole, exchange })));
    assert.deepStrictEqual(again.invoice, whole);
    assert.deepStrictEqual(again.exchange, exchange);
    assert.isUndefined(again.signature);
  });

  it("reads the same document from bytes with BOM, CRLF, white space, CDATA and empty elements", () => {
    const wide = good
      .replaceAll("><", ">\r\n\t<")
      .replace("<DescriptionText>11월분", "<DescriptionText><![CDATA[11월분]]>")
      .replace("<SpecifiedAddress>", "<SpecifiedAddress>\r\n");
    const bytes = new TextEncoder().encode(`\ufeff${wide}`);
    const read = Result.getOrThrow(TaxInvoiceXml.read(bytes));
    assert.isTrue(TaxInvoice.equals(read.invoice, invoice));
  });

  it("takes long names from others and writes short ones itself", () => {
    assert.strictEqual(code(put(">가나상사<", `>${"가".repeat(200)}<`)), "read");
    assert.strictEqual(code(put(">가나상사<", `>${"가".repeat(201)}<`)), "invoice.value-length");
    assert.deepInclude(TaxInvoiceXml.limits["supplier.name"], { write: 70, read: 200 });
  });

  describe("refuses, with the path of the element", () => {
    const line = "/TaxInvoice/TaxInvoiceTradeLineItem";
    const settlement = "/TaxInvoice/TaxInvoiceTradeSettlement";
    const cases: ReadonlyArray<readonly [name: string, xml: string, code: string, path?: string]> = [
      ["another root", '<Invoice xmlns="urn:x"/>', "invoice.not-a-tax-invoice", "/Invoice"],
      [
        "a prefixed root",
        good.replaceAll(/<(\/?)([A-Z])/g, "<$1p:$2").replace("xmlns=", "xmlns:p="),
        "invoice.not-a-tax-invoice",
      ],
      [
        "an unknown attribute of the root",
        put("<TaxInvoice ", '<TaxInvoice Total="9" '),
        "invoice.attribute",
        "/TaxInvoice",
      ],
      [
        "an attribute below",
        put("<GrandTotalAmount>", '<GrandTotalAmount x="1">'),
        "invoice.attribute",
        `${settlement}/SpecifiedMonetarySummation/GrandTotalAmount`,
      ],
      [
        "a declaration that a filter would print",
        put("<NameText>", '<NameText xmlns:x="urn:y">'),
        "invoice.namespace",
      ],
      [
        "an unknown element",
        put("<IssueID>", "<Note>1</Note><IssueID>"),
        "invoice.element-unknown",
        "/TaxInvoice/TaxInvoiceDocument/Note",
      ],
      [
        "an element named like a dropped one",
        put(">유지보수<", "><ExchangedDocument>9</ExchangedDocument>유지보수<"),
        "invoice.element-misplaced",
      ],
      [
        "a nested root",
        put(">유지보수<", ">유지<TaxInvoice></TaxInvoice>보수<"),
        "invoice.element-misplaced",
      ],
      [
        "a second management part",
        put(
          "</TaxInvoice>",
          "<ExchangedDocument><IssueDateTime>20261124101112</IssueDateTime></ExchangedDocument></TaxInvoice>",
        ),
        "invoice.element-repeated",
      ],
      [
        "elements out of order",
        put("<TypeCode>0101</TypeCode>", "").replace(
          "<PurposeCode>",
          "<TypeCode>0101</TypeCode><PurposeCode>",
        ),
        "invoice.element-order",
      ],
      [
        "a missing element",
        put("<TypeCode>0101</TypeCode>", ""),
        "invoice.element-missing",
        "/TaxInvoice/TaxInvoiceDocument/TypeCode",
      ],
      [
        "a repeated element",
        put("<TypeCode>0101</TypeCode>", "<TypeCode>0101</TypeCode><TypeCode>0101</TypeCode>"),
        "invoice.element-repeated",
      ],
      [
        "text between elements",
        put("<TaxInvoiceTradeLineItem>", " x <TaxInvoiceTradeLineItem>"),
        "invoice.mixed-content",
        "/TaxInvoice",
      ],
      [
        "CDATA between elements",
        put("<TaxInvoiceTradeLineItem>", "<![CDATA[ ]]><TaxInvoiceTradeLineItem>"),
        "invoice.mixed-content",
      ],
      [
        "an empty number",
        put("<CalculatedAmount>500</CalculatedAmount>", "<CalculatedAmount></CalculatedAmount>"),
        "invoice.element-empty",
        `${line}/TotalTax/CalculatedAmount`,
      ],
      ["a comment inside a value", put(">유지보수<", ">유지<!-- -->보수<"), "xml.comment"],
      ["a processing instruction", put("<TaxInvoice ", "<?x y?><TaxInvoice "), "xml.processing-instruction"],
      ["a DOCTYPE", put("<TaxInvoice ", "<!DOCTYPE TaxInvoice><TaxInvoice "), "xml.doctype"],
      [
        "a hundred lines",
        put(
          "</TaxInvoice>",
          `${"<TaxInvoiceTradeLineItem></TaxInvoiceTradeLineItem>".repeat(99)}</TaxInvoice>`,
        ),
        "invoice.element-repeated",
      ],
    ];
    for (const [name, xml, expected, path] of cases)
      it(name, () => {
        const refusal = refusalOf(xml);
        assert.strictEqual(refusal.code, expected);
        if (path !== undefined) assert.strictEqual(refusal.path, path);
        for (const text of [refusal.what, refusal.remedy]) {
          assert.match(text.ko, /[가-힣]/);
          assert.notMatch(`${text.ko}${text.en}`, /[{}]/);
        }
      });
  });

  it("refuses numbers that two programs could read differently", () => {
    const amount = (text: string) => code(put("<GrandTotalAmount>5500<", `<GrandTotalAmount>${text}<`));
    for (const text of [
      "1e5",
      "+5500",
      "５５００",
      "٥٥٠٠",
      "9".repeat(40),
      "-0",
      "NaN",
      "5,500",
      "0x157c",
      "5500.0",
      " 5500",
      "05500",
      "5500원",
    ])
      assert.strictEqual(amount(text), "invoice.value", text);
    const quantity = (text: string) =>
      code(put("<ChargeableUnitQuantity>1<", `<ChargeableUnitQuantity>${text}<`));
    for (const text of ["1e2", "1.234", ".5", "-0", "-0.00", "1,0", "１", "00"])
      assert.strictEqual(quantity(text), "invoice.value", text);
  });

  it("keeps decimals exactly: the zeros they were written with, and 18 digits", () => {
    const read = readInvoice(put("<UnitAmount>5000.00<", "<UnitAmount>1234567890123456.70<"));
    const price = read.items[0]?.unitPrice;
    assert.deepStrictEqual(price, BigDecimal.make(123456789012345670n, 2));
    assert.include(TaxInvoiceXml.encode({ invoice: read, exchange }), ">1234567890123456.70<");
  });

  it("ignores names from the prototype", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"])
      assert.strictEqual(code(put("<IssueID>", `<${name}>1</${name}><IssueID>`)), "invoice.element-unknown");
    assert.isUndefined(Reflect.get({}, "polluted"));
  });

  it("is total on whatever text is put into any value", () => {
    const values = ["", "\u0000", "]]>", "&", "<", "\ud800", "가".repeat(500), "-".repeat(50)];
    for (const value of values) {
      const written = TaxInvoiceXml.encode({
        invoice: changed({ supplier: { ...invoice.supplier, name: value, address: value } }),
        exchange,
      });
      const read = TaxInvoiceXml.read(written);
      if (Result.isSuccess(read)) assert.strictEqual(read.success.invoice.supplier.name, value);
      else assert.match(read.failure.code, /^(?:xml|invoice)\./);
    }
  });
});

const data = join(import.meta.dirname, "../../../shared/data/nts");
const files = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(data, folder)).map((name) => join(data, folder, name));

/** Canonical octets (C14N 1.0) without the white space that stands between elements. */
const canonical = (input: Uint8Array | string): string =>
  Canonical.element(Result.getOrThrow(Xml.parse(input)).root).replaceAll(/>[ \t\n]+</g, "><");

describe.skipIf(!existsSync(data))(
  "TaxInvoiceXml on real documents (skipped when they are not beside the project)",
  () => {
    it("reads all of both vendors, and writes what reads the same", () => {
      for (const file of [...files("unsigned"), ...files("signed")]) {
        const read = TaxInvoiceXml.read(readFileSync(file));
        if (Result.isFailure(read)) return assert.fail(`${file}: ${read.failure.message}`);
        assert.strictEqual(read.success.signature !== undefined, file.includes("/signed/"));
        const again = Result.getOrThrow(TaxInvoiceXml.read(TaxInvoiceXml.encode(read.success)));
        assert.deepStrictEqual(again.invoice, read.success.invoice);
        assert.deepStrictEqual(again.exchange, read.success.exchange);
      }
    });

    it("writes unsigned ones again as the same canonical octets; only what says nothing is left out", () => {
      const differing = files("unsigned").filter((file) => {
        const bytes = readFileSync(file);
        const written = canonical(TaxInvoiceXml.encode(Result.getOrThrow(TaxInvoiceXml.read(bytes))));
        if (written === canonical(bytes)) return false;
        // An optional text that stands empty is absent in the model, so it is not written.
        const silent = ["DescriptionText", "InformationText"].map((name) => `<${name}></${name}>`);
        assert.strictEqual(
          silent.reduce((text, empty) => text.replaceAll(empty, ""), canonical(bytes)),
          written,
          file,
        );
        return true;
      });
      assert.deepStrictEqual(
        differing.map((file) => basename(file)),
        ["ruseel-unsigned-0101.xml"],
      );
    });

    it("writes what a signature covers again as the signed octets, but for white space and silent elements", () => {
      for (const file of files("signed")) {
        const { invoice, exchange, document } = Result.getOrThrow(TaxInvoiceXml.read(readFileSync(file)));
        const covered = canonical(document.source).replace(/^.*<\/ds:Signature>/s, "");
        const { signed, tail } = TaxInvoiceXml.encodeParts({ invoice, exchange });
        let silent = covered;
        for (let before = ""; before !== silent;) {
          before = silent;
          silent = silent.replaceAll(/<(\w+)><\/\1>/g, "");
        }
        assert.strictEqual(signed + tail, silent, file);
      }
    });
  },
);
