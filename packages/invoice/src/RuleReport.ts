/**
 * What the rules say, told apart by who asks: of one invoice, and of a batch
 * before it is transmitted.
 */
import { fill } from "./internal/rules/Rule.ts";
import * as Rules from "./Rules.ts";
import type { IssueId, TaxInvoice } from "./TaxInvoice.ts";

/**
 * What comes of an invoice: the authority would reject it, it breaks or is
 * penalised by the law, it only departs from practice, or nothing is found.
 */
export type Verdict = "rejected" | "unlawful" | "unusual" | "sound";

/** What is found in one invoice. */
export interface Report {
  readonly issueId: IssueId;
  readonly verdict: Verdict;
  /** Each in the order of the rules, errors first. */
  readonly authority: ReadonlyArray<Rules.Finding>;
  readonly law: ReadonlyArray<Rules.Finding>;
  readonly practice: ReadonlyArray<Rules.Finding>;
  /** The result codes that it would earn, the one that the authority meets first in front. */
  readonly ntsCodes: ReadonlyArray<string>;
}

const stages = ["SYN004", "SYN002", "SYN003"];

/** Form, then signature, then issue ID, then content in the order of the codes (nts-standard §3.6). */
const stage = (code: string): string => {
  const at = stages.indexOf(code);
  return at < 0 ? code : String(at);
};

const codesOf = (findings: ReadonlyArray<Rules.Finding>): ReadonlyArray<string> =>
  [...new Set(findings.flatMap(({ ntsCode }) => (ntsCode === undefined ? [] : [ntsCode])))].sort((a, b) =>
    stage(a) < stage(b) ? -1 : 1,
  );

const reportOf = (issueId: IssueId, findings: ReadonlyArray<Rules.Finding>): Report => {
  const of = (source: Rules.Source) => findings.filter((finding) => finding.source === source);
  const [authority, law, practice] = [of("authority"), of("law"), of("practice")];
  return {
    issueId,
    verdict:
      authority.length > 0
        ? "rejected"
        : law.length > 0
          ? "unlawful"
          : practice.length > 0
            ? "unusual"
            : "sound",
    authority,
    law,
    practice,
    ntsCodes: codesOf(authority),
  };
};

/** The report of one invoice. */
export const one = (invoice: TaxInvoice, circumstances: Rules.Circumstances): Report =>
  reportOf(invoice.issueId, Rules.check(invoice, circumstances));

/** A rule between the invoices of a batch: no two may have the same key. */
export interface BatchRule extends Pick<
  Rules.Rule,
  "id" | "source" | "severity" | "ntsCode" | "field" | "basis" | "statement" | "remedy"
> {
  readonly key: (invoice: TaxInvoice) => string;
}

/** The rules that only a batch can break. */
export const batchRules: ReadonlyArray<BatchRule> = [
  {
    id: "batch.issue-id",
    source: "authority",
    severity: "error",
    ntsCode: "SYN003",
    basis: "KEC v3.0: an issue ID is used once",
    field: "issueId",
    statement: {
      ko: "{first}번째 세금계산서와 승인번호가 같습니다.",
      en: "It has the issue ID of invoice {first}.",
    },
    remedy: { ko: "다른 승인번호로 다시 발행해 주세요.", en: "Issue it under an issue ID of its own." },
    key: ({ issueId }) => issueId,
  },
  {
    id: "batch.terms",
    source: "practice",
    severity: "warning",
    ntsCode: undefined,
    basis: "착오에 의한 이중발급 (06) before it happens",
    field: "",
    statement: {
      ko: "{first}번째 세금계산서와 당사자, 작성일자, 금액, 품목이 모두 같습니다.",
      en: "Parties, written date, amounts and lines are those of invoice {first}.",
    },
    remedy: {
      ko: "같은 거래를 두 번 발행하는 것이 아닌지 확인해 주세요.",
      en: "Check that one supply is not invoiced twice.",
    },
    key: ({ typeCode, writtenDate, supplier, buyer, totals, items }) =>
      [
        typeCode,
        writtenDate,
        supplier.businessNumber,
        supplier.branchNumber,
        buyer.number,
        buyer.branchNumber,
        buyer.name,
        totals.supply,
        totals.tax,
        ...items.map(({ name, supplyAmount }) => `${name}\u0000${supplyAmount}`),
      ].join("\u0001"),
  },
];

/** How often one rule is broken in a batch. */
export interface Tally {
  readonly ruleId: string;
  readonly source: Rules.Source;
  readonly severity: Rules.Finding["severity"];
  readonly ntsCode?: string;
  /** How many invoices break it, and in how many places. */
  readonly invoices: number;
  readonly places: number;
  /** Where it is broken first: position in the batch, from 1. */
  readonly first: number;
}

/** What is found in a batch. */
export interface BatchReport {
  readonly checked: number;
  /** How many invoices come to what. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** The broken rules: the authority's first, then the law's; those that most invoices break in front. */
  readonly tallies: ReadonlyArray<Tally>;
  /** Those in which something was found, with their position in the batch, from 1. */
  readonly reports: ReadonlyArray<Report & { readonly position: number }>;
}

const order: ReadonlyArray<Rules.Source> = ["authority", "law", "practice"];

/** The report of a batch; goes through it once. */
export const batch = (invoices: Iterable<TaxInvoice>, circumstances: Rules.Circumstances): BatchReport => {
  const verdicts: Record<Verdict, number> = { rejected: 0, unlawful: 0, unusual: 0, sound: 0 };
  const tallies = new Map<string, { -readonly [Key in keyof Tally]: Tally[Key] }>();
  const reports: Array<Report & { readonly position: number }> = [];
  const met = batchRules.map(() => new Map<string, number>());

  const shared = (invoice: TaxInvoice, position: number): ReadonlyArray<Rules.Finding> =>
    batchRules.flatMap(({ id, source, severity, ntsCode, field, basis, statement, remedy, key }, index) => {
      const own = key(invoice);
      const first = met[index]!.get(own);
      if (first === undefined) {
        met[index]!.set(own, position);
        return [];
      }
      const values = { first: String(first) };
      const texts = { text: fill(statement, values), remedy: fill(remedy, values) };
      const code = ntsCode === undefined ? {} : { ntsCode };
      return [{ ruleId: id, severity, source, basis, path: field, ...texts, ...code }];
    });

  const count = (finding: Rules.Finding, position: number, again: boolean): void => {
    const { ruleId, source, severity, ntsCode } = finding;
    const tally = tallies.get(ruleId);
    if (tally === undefined) {
      const kind = { ruleId, source, severity, ...(ntsCode === undefined ? {} : { ntsCode }) };
      tallies.set(ruleId, { ...kind, invoices: 1, places: 1, first: position });
      return;
    }
    tally.places += 1;
    if (!again) tally.invoices += 1;
  };

  let position = 0;
  for (const invoice of invoices) {
    position += 1;
    const findings = [...Rules.check(invoice, circumstances), ...shared(invoice, position)];
    const report = reportOf(invoice.issueId, findings);
    verdicts[report.verdict] += 1;
    if (report.verdict === "sound") continue;
    reports.push({ position, ...report });
    const broken = new Set<string>();
    for (const finding of findings) {
      count(finding, position, broken.has(finding.ruleId));
      broken.add(finding.ruleId);
    }
  }
  return {
    checked: position,
    verdicts,
    tallies: [...tallies.values()].sort(
      (a, b) => order.indexOf(a.source) - order.indexOf(b.source) || b.invoices - a.invoices,
    ),
    reports,
  };
};
