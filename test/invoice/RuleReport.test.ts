import { assert, describe, it } from "@effect/vitest";
import { IssueId, RuleReport, TaxInvoice } from "@einv/invoice";
import * as Result from "effect/Result";
import { changed, date, exchange, invoice, totals, won } from "./fixtures.ts";

const now = date("2026-11-24");
const circumstances = { now };

const numbered = (serial: number, change: Partial<TaxInvoice.TaxInvoice> = {}): TaxInvoice.TaxInvoice =>
  changed({
    issueId: Result.getOrThrow(
      IssueId.make({
        writtenDate: invoice.writtenDate,
        registration: "41000008",
        serial: IssueId.serialOf(BigInt(serial)),
      }),
    ),
    items: [{ ...invoice.items[0], name: `유지보수 ${serial}` }],
    ...change,
  });

const unequal = { totals: totals(5000n, 500n, 5501n), payments: [] };
const untaxed = { totals: totals(5000n, 0n), payments: [], items: [{ name: "유지보수" }] };

describe("RuleReport", () => {
  it("tells apart what the authority, the law and practice ask for", () => {
    const report = RuleReport.one(
      {
        invoice: changed({
          typeCode: "0201",
          amendment: { reason: "03" },
          supplier: { ...invoice.supplier, name: "" },
          totals: totals(5000n, 0n),
          payments: [{ means: "cash", amount: won(1n) }],
          items: [{ name: "유지보수" }],
        }),
      },
      circumstances,
    );
    const ids = (findings: ReadonlyArray<{ readonly ruleId: string }>) =>
      findings.map(({ ruleId }) => ruleId);
    assert.strictEqual(report.verdict, "rejected");
    assert.deepStrictEqual(ids(report.authority), [
      "text.required",
      "amendment.original-required",
      "amendment.negative",
    ]);
    assert.deepStrictEqual(ids(report.law), ["tax.missing"]);
    assert.deepStrictEqual(ids(report.practice), ["payment.total"]);
    assert.deepStrictEqual(report.ntsCodes, ["SYN004", "ERR007", "ERR011"]);
  });

  it("gives the verdict of the gravest", () => {
    const verdict = (change: Partial<TaxInvoice.TaxInvoice>, day = now) =>
      RuleReport.one({ invoice: changed(change) }, { now: day }).verdict;
    assert.strictEqual(verdict({}), "sound");
    assert.strictEqual(verdict({ payments: [{ means: "cash", amount: won(1n) }] }), "unusual");
    assert.strictEqual(verdict({}, date("2026-12-11")), "unlawful");
    assert.strictEqual(verdict(untaxed), "unlawful");
    assert.strictEqual(verdict({ ...untaxed, totals: totals(5000n, 0n, 1n) }), "rejected");
  });

  it("judges an issued one by its day of issue, and one without as if issued today", () => {
    const later = { now: date("2027-03-02") };
    assert.strictEqual(RuleReport.one({ invoice }, later).verdict, "unlawful");
    assert.strictEqual(RuleReport.one({ invoice, exchange }, later).verdict, "sound");
  });

  it("finds in a batch what no invoice shows alone", () => {
    const batch = RuleReport.batch(
      [
        numbered(1),
        numbered(2),
        numbered(1, { remarks: ["다른 비고"] }),
        numbered(3, { items: numbered(2).items }),
      ].map((invoice) => ({ invoice })),
      circumstances,
    );
    assert.deepStrictEqual(
      batch.reports.map(({ position, verdict, authority, practice }) => [
        position,
        verdict,
        [...authority, ...practice].map(({ ruleId, text }) => `${ruleId}: ${text.en}`),
      ]),
      [
        [
          3,
          "rejected",
          [
            "batch.issue-id: It has the issue ID of invoice 1.",
            "batch.terms: Parties, written date, amounts and lines are those of invoice 1.",
          ],
        ],
        [4, "unusual", ["batch.terms: Parties, written date, amounts and lines are those of invoice 2."]],
      ],
    );
  });

  it("goes through 10,000 once and counts each rule by invoices and by places", () => {
    let taken = 0;
    const invoices = function* () {
      for (let serial = 0; serial < 10_000; serial++) {
        taken += 1;
        yield {
          invoice: numbered(serial, serial % 100 === 7 ? unequal : serial % 1000 === 8 ? untaxed : {}),
        };
      }
    };
    const batch = RuleReport.batch(invoices(), circumstances);
    assert.strictEqual(taken, 10_000);
    assert.strictEqual(batch.checked, 10_000);
    assert.deepStrictEqual(batch.verdicts, { rejected: 100, unlawful: 10, unusual: 0, sound: 9_890 });
    assert.deepStrictEqual(batch.tallies, [
      {
        ruleId: "total.grand",
        source: "authority",
        severity: "error",
        ntsCode: "ERR007",
        invoices: 100,
        places: 100,
        first: 8,
      },
      { ruleId: "tax.missing", source: "law", severity: "error", invoices: 10, places: 10, first: 9 },
      { ruleId: "batch.terms", source: "practice", severity: "warning", invoices: 9, places: 9, first: 1009 },
    ]);
    assert.strictEqual(batch.reports.length, 110);
  });

  it("says nothing of an empty batch", () => {
    const { checked, tallies, reports } = RuleReport.batch([], circumstances);
    assert.deepStrictEqual({ checked, tallies, reports }, { checked: 0, tallies: [], reports: [] });
  });
});
