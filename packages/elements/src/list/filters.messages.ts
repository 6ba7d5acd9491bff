/** The words of narrowing a list. */
import type { Listing } from "@einv/api";
import type { Catalogue } from "../foundation/speech.ts";
import type { Period } from "./query.ts";

export interface FilterWords {
  readonly filter: string;
  readonly filterCount: (count: number) => string;
  readonly filterTitle: string;
  readonly filterClear: string;
  readonly filterClearAll: string;
  readonly filterShow: (count: number) => string;
  readonly removeFilter: string;
  readonly filtered: string;
  readonly whichever: string;
  readonly dates: string;
  readonly allDates: string;
  readonly periods: Readonly<Record<Period, string>>;
  readonly filing: (term: number, final: boolean) => string;
  readonly ownDates: string;
  readonly fromDate: string;
  readonly untilDate: string;
  readonly span: (from: string | undefined, until: string | undefined) => string;
  readonly direction: string;
  readonly directions: Readonly<Record<"sales" | "purchase", string>>;
  readonly kind: string;
  readonly kinds: Readonly<Record<Listing.Kind, string>>;
  readonly acknowledgement: string;
  readonly transmission: string;
  readonly partnerFilter: string;
  readonly partnerHint: string;
  readonly amountFilter: string;
  readonly minAmount: string;
  readonly maxAmount: string;
  readonly needsMe: string;
  readonly noMatchFilter: string;
  readonly noMatchFilterWhy: string;
}

export const filterMessages: Catalogue<FilterWords> = {
  ko: {
    filter: "조건",
    filterCount: (count) => `${count}개 적용 중`,
    filterTitle: "조건으로 찾기",
    filterClear: "조건 지우기",
    filterClearAll: "조건 모두 지우기",
    filterShow: (count) => `${count}건 보기`,
    removeFilter: "조건 지우기",
    filtered: "적용한 조건",
    whichever: "전체",
    dates: "작성일자",
    allDates: "전체 기간",
    periods: {
      today: "오늘",
      month: "이번 달",
      lastMonth: "지난달",
      quarter: "이번 분기",
      threeMonths: "최근 3개월",
    },
    filing: (term, final) => `부가세 ${term}기 ${final ? "확정" : "예정"}`,
    ownDates: "직접 입력",
    fromDate: "시작일",
    untilDate: "종료일",
    span: (from, until) =>
      from === undefined ? `${until ?? ""}까지` : until === undefined ? `${from}부터` : `${from} ~ ${until}`,
    direction: "매출·매입",
    directions: { sales: "매출", purchase: "매입" },
    kind: "문서 종류",
    kinds: {
      general: "일반 (과세)",
      zeroRated: "영세율",
      exempt: "계산서 (면세)",
      amendment: "수정",
    },
    acknowledgement: "수신확인",
    transmission: "국세청 전송",
    partnerFilter: "거래처",
    partnerHint: "상호나 사업자등록번호의 일부",
    amountFilter: "합계금액",
    minAmount: "합계금액 최소 (원)",
    maxAmount: "합계금액 최대 (원)",
    needsMe: "내가 처리할 문서만",
    noMatchFilter: "조건에 맞는 문서가 없습니다.",
    noMatchFilterWhy: "적용한 조건을 하나씩 지우면 더 많은 문서가 나타납니다.",
  },
  en: {
    filter: "Filter",
    filterCount: (count) => `${count} applied`,
    filterTitle: "Filter the list",
    filterClear: "Clear the filters",
    filterClearAll: "Clear all filters",
    filterShow: (count) => `Show ${count}`,
    removeFilter: "remove",
    filtered: "Applied filters",
    whichever: "All",
    dates: "Written date",
    allDates: "All dates",
    periods: {
      today: "Today",
      month: "This month",
      lastMonth: "Last month",
      quarter: "This quarter",
      threeMonths: "Last 3 months",
    },
    filing: (term, final) => `VAT term ${term}, ${final ? "final" : "preliminary"}`,
    ownDates: "Own dates",
    fromDate: "From",
    untilDate: "Until",
    span: (from, until) =>
      from === undefined
        ? `until ${until ?? ""}`
        : until === undefined
          ? `from ${from}`
          : `${from} – ${until}`,
    direction: "Sales or purchase",
    directions: { sales: "Sales", purchase: "Purchase" },
    kind: "Kind",
    kinds: {
      general: "Taxable",
      zeroRated: "Zero-rated",
      exempt: "Exempt",
      amendment: "Amendment",
    },
    acknowledgement: "Confirmation",
    transmission: "Tax authority",
    partnerFilter: "Partner",
    partnerHint: "Part of the name or business number",
    amountFilter: "Total",
    minAmount: "Total at least (won)",
    maxAmount: "Total at most (won)",
    needsMe: "Only what waits for us",
    noMatchFilter: "Nothing matches the filters.",
    noMatchFilterWhy: "Remove filters one by one to see more.",
  },
};
