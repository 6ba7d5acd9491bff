/**
 * Penalties (가산세) of the supply amount (공급가액), with the article that
 * orders each, for supplier and buyer.
 *
 * Rates: nts-standard §2.4. An invoice that was issued late or not at all is not
 * charged again for its transmission (부가가치세법 §60⑨).
 */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { Won } from "./TaxInvoice.ts";
import type { Document } from "./TypeCode.ts";

/** 지연발급, 미발급, 종이발급, 지연전송, 미전송, 부실기재. */
export const PenaltyId = Schema.Literals([
  "lateIssue",
  "missingIssue",
  "paperIssue",
  "lateTransmission",
  "missingTransmission",
  "wrongEntries",
]);
export type PenaltyId = typeof PenaltyId.Type;

/** One penalty of the law. */
export interface Penalty {
  readonly id: PenaltyId;
  readonly name: Refusal.Text;
  /** What earns it. */
  readonly when: Refusal.Text;
  /** Thousandths of the supply amount. */
  readonly supplier: bigint;
  /** Thousandths of the supply amount. */
  readonly buyer: bigint;
  /** 매입세액 불공제: the buyer loses the deduction of the tax. */
  readonly deductionLost: boolean;
  /** The articles, supplier's first. */
  readonly articles: ReadonlyArray<Refusal.Text>;
}

/** Won that a penalty comes to. */
export interface Amounts {
  readonly supplier: Won;
  readonly buyer: Won;
}

const names = {
  lateIssue: {
    name: { ko: "지연발급", en: "Late issue" },
    when: {
      ko: "발행기한이 지난 뒤 확정신고기한까지 발행",
      en: "Issued after the deadline, and by the due date of the return",
    },
  },
  missingIssue: {
    name: { ko: "미발급", en: "Missing issue" },
    when: { ko: "확정신고기한까지 발행하지 않음", en: "Not issued by the due date of the return" },
  },
  paperIssue: {
    name: { ko: "종이발급", en: "Issued on paper" },
    when: {
      ko: "전자발급 의무자가 종이로 발행",
      en: "Issued on paper by a business that must issue electronically",
    },
  },
  lateTransmission: {
    name: { ko: "지연전송", en: "Late transmission" },
    when: {
      ko: "발행일의 다음 날이 지난 뒤 확정신고기한까지 국세청에 전송",
      en: "Sent to the tax authority after the day after issue, and by the due date of the return",
    },
  },
  missingTransmission: {
    name: { ko: "미전송", en: "Missing transmission" },
    when: {
      ko: "확정신고기한까지 국세청에 전송하지 않음",
      en: "Not sent to the tax authority by the due date of the return",
    },
  },
  wrongEntries: {
    name: { ko: "부실기재", en: "Wrong entries" },
    when: {
      ko: "필요적 기재사항이 없거나 사실과 다름",
      en: "Required entries are missing or untrue",
    },
  },
} as const satisfies Readonly<
  Record<PenaltyId, { readonly name: Refusal.Text; readonly when: Refusal.Text }>
>;

const vat = (article: string): Refusal.Text => ({
  ko: `부가가치세법 §${article}`,
  en: `VAT Act §${article.replace("단서", "proviso")}`,
});

const incomeTax: ReadonlyArray<Refusal.Text> = [
  { ko: "법인세법 §75의8①", en: "Corporate Tax Act §75-8①" },
  { ko: "소득세법 §81의10①", en: "Income Tax Act §81-10①" },
];

/** Per document: thousandths for supplier and buyer, and the articles of the VAT Act. */
const rates: Readonly<
  Record<PenaltyId, readonly [supplier: bigint, buyer: bigint, vatArticles: ReadonlyArray<string>]>
> = {
  lateIssue: [10n, 5n, ["60②1", "60⑦1"]],
  missingIssue: [20n, 0n, ["60②2", "39①2"]],
  paperIssue: [10n, 0n, ["60②2 단서"]],
  lateTransmission: [3n, 0n, ["60②3"]],
  missingTransmission: [5n, 0n, ["60②4"]],
  wrongEntries: [10n, 0n, ["60②5"]],
};

const derive = (id: PenaltyId, document: Document): Penalty => {
  const [supplier, buyer, articles] = rates[id];
  const taxed = document === "taxInvoice";
  return {
    id,
    ...names[id],
    supplier,
    // An exempt invoice (계산서) carries no tax that a buyer could deduct.
    buyer: taxed ? buyer : 0n,
    deductionLost: taxed && id === "missingIssue",
    articles: taxed ? articles.map(vat) : incomeTax,
  };
};

const all = (document: Document): ReadonlyArray<Penalty> =>
  PenaltyId.literals.map((id) => derive(id, document));

/** Every penalty, by document: 세금계산서 under the VAT Act, 계산서 under the income tax acts. */
export const penalties: Readonly<Record<Document, ReadonlyArray<Penalty>>> = {
  taxInvoice: all("taxInvoice"),
  exemptInvoice: all("exemptInvoice"),
};

/** One penalty. */
export const penalty = (id: PenaltyId, document: Document = "taxInvoice"): Penalty =>
  penalties[document][PenaltyId.literals.indexOf(id)]!;

const share = (supply: bigint, perMille: bigint): Won =>
  Won.make(((supply < 0n ? -supply : supply) * perMille) / 1000n);

/** What the penalty comes to on a supply amount: of its absolute value, won rounded down. */
export const amounts = ({ supplier, buyer }: Penalty, supply: bigint): Amounts => ({
  supplier: share(supply, supplier),
  buyer: share(supply, buyer),
});

/** The rate as people write it: `0.3 %`. */
export const percent = (perMille: bigint): string =>
  perMille % 10n === 0n ? `${perMille / 10n} %` : `${perMille / 10n}.${perMille % 10n} %`;
