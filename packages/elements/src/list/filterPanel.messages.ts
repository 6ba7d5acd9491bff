/** The words of the panel in which a list is narrowed. */
import type { Catalogue } from "../foundation/speech.ts";

export interface FilterPanelWords {
  readonly filterShow: (count: number) => string;
  readonly whichever: string;
  readonly allDates: string;
  readonly ownDates: string;
  readonly fromDate: string;
  readonly untilDate: string;
  readonly partnerHint: string;
  readonly minAmount: string;
  readonly maxAmount: string;
  readonly sortBy: string;
  readonly sortDefault: string;
}

export const filterPanelMessages: Catalogue<FilterPanelWords> = {
  ko: {
    filterShow: (count) => `${count}건 보기`,
    whichever: "전체",
    allDates: "전체 기간",
    ownDates: "직접 입력",
    fromDate: "시작일",
    untilDate: "종료일",
    partnerHint: "상호나 사업자등록번호의 일부",
    minAmount: "합계금액 최소 (원)",
    maxAmount: "합계금액 최대 (원)",
    sortBy: "정렬",
    sortDefault: "기본 순서",
  },
  en: {
    filterShow: (count) => (count === 1 ? "Show 1 invoice" : `Show ${count} invoices`),
    whichever: "All",
    allDates: "All dates",
    ownDates: "Own dates",
    fromDate: "From",
    untilDate: "Until",
    partnerHint: "Part of the name or business number",
    minAmount: "Total at least (won)",
    maxAmount: "Total at most (won)",
    sortBy: "Order",
    sortDefault: "Usual order",
  },
};
