/** What holds of every document: writing and reading are each other's inverse, rules are total, reading hides nothing. */
import * as Arbitrary from "effect/Arbitrary";
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { RuleReport, Rules, TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { date, exchange, won } from "./fixtures.ts";

const circumstances = { now: date("2026-11-24"), registration: "41000008", signer: "1208800016" };

/** Anything that the model's type allows: amounts of hundreds of digits, days that do not exist. */
const wild = Arbitrary.schema(TaxInvoice.TaxInvoice);

const letters = ["가나다", "a & b", "<c>", '"d"', "]]>", "한\n글", "\t", "🐢", "e\rf", "ｆ", "&amp;"];

/** A text that a document can carry, of at most this many characters. */
const tameText = (text: string, most: number): string => {
  const place = text.length % letters.length;
  const carried = text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, "?");
  return Array.from(`가${letters[place]}${carried}`).slice(0, most).join("");
};

const tameTexts = <A>(value: A, path: string): A => {
  if (typeof value === "string") {
    const limit = TaxInvoiceXml.limits[path];
    // Strings without a limit are codes, numbers and dates.
    return (limit === undefined ? value : tameText(value, limit.write)) as typeof value;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => tameTexts(one, path)) as typeof value;
  if (typeof value !== "object" || value === null || BigDecimal.isBigDecimal(value)) return value;
  const fields = Object.entries(value).map(([key, inner]: [string, unknown]) => [
    key,
    tameTexts(inner, path === "" ? key : `${path}.${key}`),
  ]);
  return Object.fromEntries(fields) as typeof value;
};

const tameAmount = <A extends bigint | undefined>(amount: A): A =>
  (amount === undefined ? amount : won(amount % 10n ** 18n)) as A;

const tameDecimal = (whole: number) => (number: BigDecimal.BigDecimal) =>
  BigDecimal.make(number.value % 10n ** BigInt(whole), Math.abs(number.scale) % 3);

const tameDate = (day: TaxInvoice.CalendarDate): TaxInvoice.CalendarDate => date(`${day.slice(0, 8)}28`);

/** Applies a function to the fields that are there. */
const mapped = <T extends object, K extends keyof T>(
  object: T,
  key: K,
  change: (value: NonNullable<T[K]>) => T[K],
): T => {
  const value = object[key];
  return value === undefined || value === null ? object : { ...object, [key]: change(value) };
};

const tameItem = (item: TaxInvoice.LineItem, index: number): TaxInvoice.LineItem => {
  let tamed = mapped(item, "sequence", () => (index % 99) + 1);
  tamed = mapped(tamed, "suppliedOn", tameDate);
  tamed = mapped(tamed, "quantity", tameDecimal(10));
  tamed = mapped(tamed, "unitPrice", tameDecimal(16));
  tamed = mapped(tamed, "supplyAmount", tameAmount);
  return mapped(tamed, "taxAmount", tameAmount);
};

/** A document within the form of the standard, whatever it may say. */
const tame = wild.pipe(
  Arbitrary.map((invoice): TaxInvoice.TaxInvoice => {
    const declared = mapped(invoice, "importDeclaration", (declaration) => {
      let tamed = mapped(declaration, "count", (count) => Math.abs(count) % 1_000_000);
      tamed = mapped(tamed, "from", tameDate);
      return mapped(tamed, "until", tameDate);
    });
    const whole = {
      ...declared,
      writtenDate: tameDate(invoice.writtenDate),
      remarks: invoice.remarks.slice(0, 3),
      payments: invoice.payments.slice(0, 4).map((payment) => mapped(payment, "amount", tameAmount)),
      totals: {
        ...mapped(invoice.totals, "tax", tameAmount),
        supply: tameAmount(invoice.totals.supply),
        grand: tameAmount(invoice.totals.grand),
      },
      items: [...invoice.items, {}].slice(0, 99).map(tameItem),
    };
    return tameTexts(whole, "");
  }),
);

const write = (invoice: TaxInvoice.TaxInvoice): string => TaxInvoiceXml.encode({ invoice, exchange });

const formFindings = (invoice: TaxInvoice.TaxInvoice): ReadonlyArray<Rules.Finding> =>
  Rules.check(invoice, circumstances).filter(({ ntsCode }) => ntsCode === "SYN004");

/** What a document says inside its root, in canonical form: without white space between elements and elements that say nothing. */
const said = (xml: string): string => {
  let text = Canonical.element(Result.getOrThrow(Xml.parse(xml)).root)
    .replace(/^<TaxInvoice[^>]*>/, "")
    .replaceAll(/>[ \t\n]+</g, "><");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replaceAll(/<(\w+)><\/\1>/g, "");
  }
  return text;
};

/** What may stand where a value or an element stands. */
const pieces = [
  "",
  " ",
  "\n\t",
  "0",
  "-1",
  "1.5",
  "20261124",
  "0103",
  "９",
  "&#48;",
  "<![CDATA[1]]>",
  "<!-- -->",
  "<NameText>x</NameText>",
  "<DescriptionText/>",
  "<PurposeCode>01</PurposeCode>",
  "<ID>1</ID>",
  "<ExchangedDocument/>",
  "<?pi?>",
];

/** A change at one of the elements that hold text: its value, the element itself, something before it. */
const Edit = Schema.Struct({
  at: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9999 })),
  what: Schema.Literals(["value", "insert", "drop", "twice", "attribute"]),
  piece: Schema.Literals(pieces),
});

const edited = (xml: string, { at, what, piece }: typeof Edit.Type): string => {
  const leaves = [...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
  const leaf = leaves[at % leaves.length];
  if (leaf === undefined) return xml;
  const [whole, name = "", value = ""] = leaf;
  const changed = {
    value: `<${name}>${piece}</${name}>`,
    insert: piece + whole,
    drop: "",
    twice: whole + whole,
    attribute: `<${name} a="${at}">${value}</${name}>`,
  }[what];
  return xml.slice(0, leaf.index) + changed + xml.slice(leaf.index + whole.length);
};

describe("every document", () => {
  it.prop(
    "within the form is written, read back equal, and written again the same",
    [tame],
    ([invoice]) => {
      assert.deepStrictEqual(formFindings(invoice), []);
      const xml = write(invoice);
      const read = Result.getOrThrow(TaxInvoiceXml.read(xml));
      assert.isTrue(TaxInvoice.equals(read.invoice, invoice));
      assert.strictEqual(TaxInvoiceXml.encode(read), xml);
    },
    { arbitrary: { runs: 300 } },
  );

  it.prop(
    "in which the rules of form find nothing is read back equal; in any other something is found before a reader does",
    [wild],
    ([invoice]) => {
      const read = TaxInvoiceXml.read(write(invoice));
      if (Result.isSuccess(read)) assert.isTrue(TaxInvoice.equals(read.success.invoice, invoice));
      else assert.isAbove(formFindings(invoice).length, 0);
    },
    { arbitrary: { runs: 200 } },
  );

  it.prop(
    "has a report: each rule says yes or no, and each no says where, why and what to do",
    [wild],
    ([invoice]) => {
      const report = RuleReport.one({ invoice, exchange }, circumstances);
      const findings = [...report.authority, ...report.law, ...report.practice];
      assert.strictEqual(report.verdict === "sound", findings.length === 0);
      assert.strictEqual(report.verdict === "rejected", report.ntsCodes.length > 0);
      for (const { ruleId, path, text, remedy } of findings) {
        assert.notMatch(`${text.ko}${text.en}${remedy.ko}${remedy.en}`, /\{\w+\}|undefined|NaN/, ruleId);
        assert.notStrictEqual(path, "", ruleId);
      }
    },
    { arbitrary: { runs: 200 } },
  );

  it.prop(
    "that was tampered with is refused, or says in the model all that it says in XML",
    [tame, Edit, Edit],
    ([invoice, one, other]) => {
      const xml = edited(one.at % 2 === 0 ? edited(write(invoice), other) : write(invoice), one);
      const read = TaxInvoiceXml.read(xml);
      if (Result.isFailure(read)) {
        assert.match(read.failure.code, /^(?:xml|invoice)\./);
        return;
      }
      assert.strictEqual(said(TaxInvoiceXml.encode(read.success)), said(xml));
    },
    { arbitrary: { runs: 500 } },
  );
});
