/** The words of what narrows a list. */
import type { Listing } from "@einv/api";
import type { Catalogue } from "../foundation/speech.ts";
import type { Period } from "./query.ts";

export interface FilterWords {
  readonly filter: string;
  readonly filterCount: (count: number) => string;
  readonly filterTitle: string;
  readonly filterClear: string;
  readonly filterClearAll: string;
  readonly removeFilter: string;
  readonly filtered: string;
  readonly dates: string;
  readonly periods: Readonly<Record<Period, string>>;
  readonly filing: (term: number, final: boolean) => string;
  readonly span: (from: string | undefined, until: string | undefined) => string;
  readonly direction: string;
  readonly directions: Readonly<Record<"sales" | "purchase", string>>;
  readonly kind: string;
  readonly kinds: Readonly<Record<Listing.Kind, string>>;
  readonly acknowledgement: string;
  readonly transmission: string;
  readonly partnerFilter: string;
  readonly amountFilter: string;
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
    removeFilter: "조건 지우기",
    filtered: "적용한 조건",
    dates: "작성일자",
    periods: {
      today: "오늘",
      month: "이번 달",
      lastMonth: "지난달",
      quarter: "이번 분기",
      threeMonths: "최근 3개월",
    },
    filing: (term, final) => `부가세 ${term}기 ${final ? "확정" : "예정"}`,
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
    amountFilter: "합계금액",
    needsMe: "내가 처리할 문서만",
    noMatchFilter: "조건에 맞는 문서가 없습니다.",
    noMatchFilterWhy: "적용한 조건을 하나씩 지우면 더 많은 문서가 나타납니다.",
  },
  en: {
    filter: "Filter",
    filterCount: (count) => (count === 1 ? "1 filter applied" : `${count} filters applied`),
    filterTitle: "Filter the list",
    filterClear: "Clear the filters",
    filterClearAll: "Clear all filters",
    removeFilter: "remove",
    filtered: "Applied filters",
    dates: "Written date",
    periods: {
      today: "Today",
      month: "This month",
      lastMonth: "Last month",
      quarter: "This quarter",
      threeMonths: "Last 3 months",
    },
    filing: (term, final) => `VAT term ${term}, ${final ? "final" : "preliminary"}`,
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
    amountFilter: "Total",
    needsMe: "Only what waits for us",
    noMatchFilter: "Nothing matches the filters.",
    noMatchFilterWhy: "Remove filters one by one to see more.",
  },
};
