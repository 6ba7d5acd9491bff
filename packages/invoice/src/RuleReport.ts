/**
 * What the rules say, told apart by who asks: of one invoice, and of a batch
 * before it is transmitted.
 */
import { fill } from "./internal/rules/Rule.ts";
import * as Rules from "./Rules.ts";
import type { Exchange, IssueId, TaxInvoice } from "./TaxInvoice.ts";

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

/** A document to report on; `exchange` only of an issued one. */
export interface Document {
  readonly invoice: TaxInvoice;
  readonly exchange?: Exchange;
}

/** What holds for every document of a report. */
export type Circumstances = Omit<Rules.Circumstances, "exchange">;

const findingsOf = (
  { invoice, exchange }: Document,
  circumstances: Circumstances,
): ReadonlyArray<Rules.Finding> =>
  Rules.check(invoice, exchange === undefined ? circumstances : { ...circumstances, exchange });

/** The report of one document. */
export const one = (document: Document, circumstances: Circumstances): Report =>
  reportOf(document.invoice.issueId, findingsOf(document, circumstances));

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

/** What the batch rules find in each invoice of a series, in turn. */
const between = (): ((invoice: TaxInvoice) => ReadonlyArray<Rules.Finding>) => {
  const met = batchRules.map(() => new Map<string, number>());
  let position = 0;
  return (invoice) => {
    position += 1;
    return batchRules.flatMap(
      ({ id, source, severity, ntsCode, field, basis, statement, remedy, key }, index) => {
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
      },
    );
  };
};

/** Reports on one document of a batch after the other, each against those before it. */
export const series = (circumstances: Circumstances): ((document: Document) => Report) => {
  const shared = between();
  return (document) =>
    reportOf(document.invoice.issueId, [...findingsOf(document, circumstances), ...shared(document.invoice)]);
};

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

type Counted = { -readonly [Key in keyof Tally]: Tally[Key] };

const count = (
  tallies: Map<string, Counted>,
  { authority, law, practice }: Report,
  position: number,
): void => {
  const broken = new Set<string>();
  for (const { ruleId, source, severity, ntsCode } of [...authority, ...law, ...practice]) {
    const tally = tallies.get(ruleId);
    if (tally === undefined) {
      const code = ntsCode === undefined ? {} : { ntsCode };
      tallies.set(ruleId, { ruleId, source, severity, ...code, invoices: 1, places: 1, first: position });
    } else {
      tally.places += 1;
      if (!broken.has(ruleId)) tally.invoices += 1;
    }
    broken.add(ruleId);
  }
};

/** The report of a batch; goes through it once. */
export const batch = (documents: Iterable<Document>, circumstances: Circumstances): BatchReport => {
  const next = series(circumstances);
  const verdicts: Record<Verdict, number> = { rejected: 0, unlawful: 0, unusual: 0, sound: 0 };
  const tallies = new Map<string, Counted>();
  const reports: Array<Report & { readonly position: number }> = [];
  let position = 0;
  for (const document of documents) {
    position += 1;
    const report = next(document);
    verdicts[report.verdict] += 1;
    if (report.verdict === "sound") continue;
    reports.push({ position, ...report });
    count(tallies, report, position);
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
