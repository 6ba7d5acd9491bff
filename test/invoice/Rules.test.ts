import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as BigDecimal from "effect/BigDecimal";
import * as Result from "effect/Result";
import { Rules, TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { ResultCode } from "@einv/nts";
import { changed, date, exchange, invoice, item, totals, won } from "./fixtures.ts";

const now = date("2026-11-24");
const ids = (of: TaxInvoice.TaxInvoice, around: Partial<Rules.Circumstances> = {}): ReadonlyArray<string> =>
  Rules.check(of, { now, ...around }).map(({ ruleId, severity, path }) => `${severity} ${ruleId} ${path}`);

const original = TaxInvoice.IssueId.make("202610204100000800000001");
const { purpose: _, ...withoutPurpose } = invoice;
const supplier = invoice.supplier;
const buyer = invoice.buyer;

/** Every case: what is changed, exactly what is found, and what is known around it. */
const cases: ReadonlyArray<
  readonly [string, TaxInvoice.TaxInvoice, ReadonlyArray<string>, Partial<Rules.Circumstances>?]
> = [
  [
    "grand total",
    changed({ totals: totals(5000n, 500n, 5501n), payments: [] }),
    ["error total.grand totals.grand"],
  ],
  [
    "sum of lines",
    changed({
      items: item({ supplyAmount: won(4990n), taxAmount: won(499n), unitPrice: BigDecimal.make(4990n, 0) }),
    }),
    ["error total.supply totals.supply", "error total.tax totals.tax"],
  ],
  ["lines without amounts are not summed", changed({ items: [{ name: "유지보수" }] }), []],
  [
    "opposite signs",
    changed({ totals: totals(5000n, -500n), payments: [], items: item({ taxAmount: won(-500n) }) }),
    ["error total.signs totals.tax", "warning tax.rate totals.tax", "warning item.signs items[0].taxAmount"],
  ],
  [
    "no tax",
    changed({ totals: totals(5000n, 0n), payments: [], items: item({ taxAmount: won(0n) }) }),
    ["error tax.missing totals.tax"],
  ],
  ["no tax on nine won", changed({ totals: totals(9n, 0n), payments: [], items: [{ name: "봉투" }] }), []],
  [
    "odd tax",
    changed({ totals: totals(5000n, 600n), payments: [], items: item({ taxAmount: won(600n) }) }),
    ["warning tax.rate totals.tax"],
  ],
  ["tax on a zero-rated invoice", changed({ typeCode: "0102" }), ["error tax.zero-rated totals.tax"]],
  ["tax on an exempt invoice", changed({ typeCode: "0301" }), ["error tax.exempt totals.tax"]],
  [
    "exempt without tax",
    changed({
      typeCode: "0301",
      totals: totals(5000n, 0n),
      payments: [],
      items: item({ taxAmount: won(0n) }),
    }),
    [],
  ],
  [
    "payments",
    changed({
      payments: [
        { means: "cash", amount: won(1n) },
        { means: "cash", amount: won(2n) },
      ],
    }),
    ["warning payment.total payments", "warning payment.repeated payments[1].means"],
  ],
  ["no payment rows", changed({ payments: [] }), []],
  [
    "quantity times price",
    changed({ items: item({ quantity: BigDecimal.make(2n, 0) }) }),
    ["warning item.product items[0].supplyAmount"],
  ],
  [
    "third decimal",
    changed({ items: item({ quantity: BigDecimal.make(1001n, 3) }) }),
    ["error value.form items[0].quantity"],
  ],
  [
    "exponent bomb",
    changed({ items: item({ unitPrice: BigDecimal.make(1n, -1_000_000_000) }) }),
    ["error value.form items[0].unitPrice"],
  ],
  [
    "nineteen digits",
    changed({ totals: totals(10n ** 18n, 10n ** 17n), payments: [], items: [{ name: "성" }] }),
    ["error value.form totals.supply", "error value.form totals.grand"],
  ],
  [
    "other month",
    changed({ items: item({ suppliedOn: date("2026-10-31") }) }),
    ["warning item.date items[0].suppliedOn"],
  ],
  [
    "no such day",
    changed({ items: item({ suppliedOn: date("2026-11-31") }) }),
    ["error value.form items[0].suppliedOn"],
  ],
  [
    "line numbers",
    changed({ items: [...item({}), { sequence: 1, name: "덤" }] }),
    ["warning item.sequence items[1].sequence"],
  ],
  ["no lines", changed({ items: [] }), ["error list.size items"]],
  [
    "100 lines",
    changed({ items: Array.from({ length: 100 }, () => ({ name: "나사" })) }),
    ["error list.size items"],
  ],
  ["four remarks", changed({ remarks: ["1", "2", "3", "4"] }), ["error list.size remarks"]],
  [
    "issue ID of another day",
    changed({ issueId: TaxInvoice.IssueId.make("202611214100000800000001") }),
    ["error issue-id.date issueId"],
  ],
  [
    "supplier's number",
    changed({ supplier: { ...supplier, businessNumber: "1234567890" } }),
    ["error supplier.number supplier.businessNumber"],
  ],
  [
    "buyer's number",
    changed({ buyer: { ...buyer, number: "1234567890" } }),
    ["error buyer.number buyer.number"],
  ],
  [
    "same parties",
    changed({ buyer: { ...buyer, number: supplier.businessNumber } }),
    ["warning parties.same buyer.number"],
  ],
  [
    "resident number for a business",
    changed({ buyer: { ...buyer, number: "0001013000008" } }),
    ["error buyer.number-kind buyer.number"],
  ],
  [
    "business number for a person",
    changed({ buyer: { ...buyer, kind: "resident" } }),
    ["error buyer.number-kind buyer.number"],
  ],
  ["resident", changed({ buyer: { ...buyer, kind: "resident", number: "0001013000008" } }), []],
  [
    "resident with an odd check digit",
    changed({ buyer: { ...buyer, kind: "resident", number: "0001013000009" } }),
    ["warning buyer.resident-number buyer.number"],
  ],
  [
    "foreigner",
    changed({ remarks: ["여권 M12345678"], buyer: { ...buyer, kind: "foreigner", number: "9999999999999" } }),
    [],
  ],
  [
    "foreigner with a registration number",
    changed({
      remarks: ["", "외국인등록번호 000101-5000000"],
      buyer: { ...buyer, kind: "foreigner", number: "9999999999999" },
    }),
    [],
  ],
  [
    "foreigner with a remark about something else",
    changed({ buyer: { ...buyer, kind: "foreigner", number: "9999999999999" } }),
    ["warning buyer.foreigner-paper remarks"],
  ],
  [
    "an amendment of itself",
    changed({ typeCode: "0201", amendment: { reason: "01", originalIssueId: invoice.issueId } }),
    ["error amendment.original-self amendment.originalIssueId"],
  ],
  [
    "another system's issue ID",
    invoice,
    ["error issue-id.registration issueId"],
    { registration: "41000009" },
  ],
  ["this system's issue ID", invoice, [], { registration: "41000008" }],
  [
    "issued before it was written",
    invoice,
    ["error date.after-issue writtenDate"],
    { exchange: { ...exchange, issuedAt: "2026-11-19T23:59:59" } },
  ],
  ["issued on the written date", invoice, [], { exchange: { ...exchange, issuedAt: "2026-11-20T00:00:00" } }],
  [
    "issued tomorrow",
    invoice,
    ["error issued.time exchange.issuedAt"],
    { exchange: { ...exchange, issuedAt: "2026-11-25T00:00:00" } },
  ],
  [
    "issued at no time",
    invoice,
    ["error issued.time exchange.issuedAt"],
    { exchange: { ...exchange, issuedAt: "2026-13-45T10:00:00" } },
  ],
  ["the supplier's certificate", invoice, [], { signer: supplier.businessNumber }],
  [
    "another company's certificate",
    invoice,
    ["error signer.party supplier.businessNumber"],
    { signer: buyer.number },
  ],
  [
    "the supplier's certificate on a consignment",
    changed({
      typeCode: "0103",
      broker: { ...supplier, businessNumber: "2228100007" },
      buyer: { ...buyer, number: "1138600007" },
    }),
    ["error buyer.number buyer.number", "error signer.party broker.businessNumber"],
    { signer: supplier.businessNumber },
  ],
  [
    "foreigner without papers",
    changed({ remarks: [], buyer: { ...buyer, kind: "foreigner", number: "0001013000008" } }),
    ["error buyer.foreigner-number buyer.number", "error buyer.foreigner-remark remarks"],
  ],
  [
    "no e-mail",
    changed({ buyer: { ...buyer, primaryContact: { person: "최사아" } } }),
    ["warning buyer.email buyer.primaryContact.email"],
  ],
  ["blank name", changed({ supplier: { ...supplier, name: "  " } }), ["error text.required supplier.name"]],
  ["long name", changed({ buyer: { ...buyer, name: "가".repeat(71) } }), ["error text.length buyer.name"]],
  ["seventy emoji are seventy characters", changed({ buyer: { ...buyer, name: "🐢".repeat(70) } }), []],
  [
    "control character",
    changed({ items: item({ name: "나\u0001사" }) }),
    ["error text.characters items[0].name"],
  ],
  ["half a surrogate", changed({ remarks: ["\ud83d"] }), ["error text.characters remarks[0]"]],
  [
    "branch number",
    changed({ supplier: { ...supplier, branchNumber: "1" } }),
    ["warning party.branch-number supplier.branchNumber"],
  ],
  ["no purpose", withoutPurpose, ["warning purpose.missing purpose"]],
  ["customs' kind", changed({ typeCode: "0104" }), ["error kind.issuable typeCode"]],
  [
    "zero-rated exempt kind",
    changed({
      typeCode: "0302",
      totals: totals(5000n, 0n),
      payments: [],
      items: item({ taxAmount: won(0n) }),
    }),
    ["error kind.issuable typeCode"],
  ],
  ["consignment without broker", changed({ typeCode: "0103" }), ["error broker.required broker"]],
  ["broker without consignment", changed({ broker: supplier }), ["error broker.forbidden broker"]],
  [
    "broker's number",
    changed({ typeCode: "0103", broker: { ...supplier, businessNumber: "1234567890" } }),
    ["error broker.number broker.businessNumber"],
  ],
  [
    "amendment without reason and original",
    changed({ typeCode: "0201" }),
    [
      "error amendment.reason-required amendment.reason",
      "error amendment.original-required amendment.originalIssueId",
    ],
  ],
  [
    "reason and original without amendment",
    changed({ amendment: { reason: "01", originalIssueId: original } }),
    [
      "error amendment.reason-forbidden amendment.reason",
      "error amendment.original-forbidden amendment.originalIssueId",
    ],
  ],
  [
    "return with positive amounts",
    changed({ typeCode: "0201", amendment: { reason: "03", originalIssueId: original } }),
    ["error amendment.negative totals.supply"],
  ],
  [
    "rescission",
    changed({
      typeCode: "0201",
      amendment: { reason: "04", originalIssueId: original },
      totals: totals(-5000n, -500n),
      payments: [{ means: "credit", amount: won(-5500n) }],
      items: item({ quantity: BigDecimal.make(-1n, 0), supplyAmount: won(-5000n), taxAmount: won(-500n) }),
    }),
    [],
  ],
  [
    "negative without amendment",
    changed({ totals: totals(-5000n, -500n), payments: [], items: [{ name: "반품" }] }),
    ["warning total.negative totals.supply"],
  ],
  [
    "import data",
    changed({ importDeclaration: { number: "1" } }),
    ["warning import.unexpected importDeclaration"],
  ],
];

describe("Rules", () => {
  it("finds nothing in a good invoice", () => assert.deepStrictEqual(ids(invoice), []));

  for (const [name, subject, expected, around] of cases)
    it(name, () => assert.deepStrictEqual(ids(subject, around), expected));

  it("knows the days: not yet, in time, late, missed", () => {
    assert.deepStrictEqual(ids(invoice, { now: date("2026-11-19") }), ["error date.future writtenDate"]);
    assert.deepStrictEqual(ids(invoice, { now: date("2026-12-10") }), []);
    assert.deepStrictEqual(ids(invoice, { now: date("2026-12-11") }), ["warning date.late writtenDate"]);
    assert.deepStrictEqual(ids(invoice, { now: date("2027-01-25") }), ["warning date.late writtenDate"]);
    assert.deepStrictEqual(ids(invoice, { now: date("2027-01-26") }), ["warning date.missed writtenDate"]);
    const late = Rules.check(invoice, { now: date("2026-12-11") })[0];
    assert.include(late?.text.ko, "공급자 50원, 공급받는자 25원");
  });

  it("has every rule broken by some case, with texts complete in both languages", () => {
    const broken = new Set<string>();
    const findings = [
      ...cases.flatMap(([, subject, , around]) => Rules.check(subject, { now, ...around })),
      ...["2026-11-19", "2026-12-11", "2027-01-26"].flatMap((day) =>
        Rules.check(invoice, { now: date(day) }),
      ),
    ];
    for (const { ruleId, text, remedy } of findings) {
      broken.add(ruleId);
      assert.notMatch(text.ko + text.en + remedy.ko + remedy.en, /[{}]|undefined/, ruleId);
    }
    assert.deepStrictEqual(
      Rules.rules.map(({ id }) => id).filter((id) => !broken.has(id)),
      [],
    );
    assert.strictEqual(new Set(Rules.rules.map(({ id }) => id)).size, Rules.rules.length);
  });

  it("says of every rule who asks for it: the authority with a code that it has, a statute, or practice", () => {
    const known = new Set(ResultCode.table.map(({ code }) => code));
    for (const rule of Rules.rules) {
      if (rule.source === "authority") assert.isTrue(known.has(rule.ntsCode), `${rule.id} ${rule.ntsCode}`);
      if (rule.source === "law") assert.match(rule.basis, /법 §/, rule.id);
      if (rule.source === "practice") assert.strictEqual(rule.severity, "warning", rule.id);
    }
  });

  it("says what the tax authority would answer", () => {
    const codes = Rules.check(changed({ totals: totals(5000n, -500n) }), { now }).map(
      ({ ruleId, ntsCode }) => [ruleId, ntsCode],
    );
    assert.deepInclude(codes, ["total.signs", "ERR007"]);
  });

  it("refuses errors with the first of them, and lets warnings pass", () => {
    const refused = Rules.refuseErrors(Rules.check(changed({ totals: totals(5000n, 600n, 5501n) }), { now }));
    assert.isTrue(Result.isFailure(refused));
    if (Result.isFailure(refused)) {
      assert.strictEqual(refused.failure.code, "invoice.rules");
      assert.strictEqual(refused.failure.path, "totals.grand");
      assert.include(refused.failure.what.ko, "5,600원입니다");
      assert.notMatch(JSON.stringify(refused.failure), /[{]\w+[}]/);
    }
    assert.isTrue(
      Result.isSuccess(
        Rules.refuseErrors(Rules.check(changed({ payments: [{ means: "cash", amount: won(1n) }] }), { now })),
      ),
    );
  });

  it("is done with the largest document in no time worth naming, and never throws", () => {
    const huge = changed({
      items: Array.from({ length: 5000 }, (_, index) => ({ sequence: index, name: "x".repeat(500) })),
    });
    assert.isAbove(Rules.check(huge, { now }).length, 5000);
  });

  const unsigned = join(import.meta.dirname, "../../../shared/data/nts/unsigned");
  it.skipIf(!existsSync(unsigned))(
    "finds nothing but placeholder numbers in documents the authority's test bed took",
    () => {
      for (const name of readdirSync(unsigned).filter((file) => file.startsWith("certifier-"))) {
        const read = Result.getOrThrow(TaxInvoiceXml.read(readFileSync(join(unsigned, name))));
        const errors = Rules.check(read.invoice, { now }).filter(
          ({ severity, ruleId }) => severity === "error" && ruleId !== "buyer.number",
        );
        assert.deepStrictEqual(errors, [], name);
      }
    },
  );
});
