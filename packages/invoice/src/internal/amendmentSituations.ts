/** What may have happened to an issued invoice, in plain words, and the reason (수정사유) that it comes under. */
import type { Situation } from "../Situation.ts";

/** Every situation, in the order in which people should read them. */
export const situations: ReadonlyArray<Situation> = [
  {
    id: "wrong-entries",
    reason: "01",
    text: {
      ko: "금액, 작성일자, 품목 등을 처음부터 잘못 적었다.",
      en: "Amount, date, item or another entry was wrong from the start.",
    },
  },
  {
    id: "wrong-party",
    reason: "01",
    text: { ko: "공급받는자를 잘못 적었다.", en: "It names the wrong buyer." },
  },
  {
    id: "wrong-rate",
    reason: "01",
    text: {
      ko: "과세와 영세율을 잘못 적용했다.",
      en: "It is taxable instead of zero-rated, or the other way.",
    },
  },
  {
    id: "amount-changed",
    reason: "02",
    text: {
      ko: "공급한 뒤에 공급가액이 늘거나 줄었다.",
      en: "The price went up or down after the supply.",
    },
  },
  {
    id: "ended-in-part",
    reason: "02",
    text: {
      ko: "계약의 일부가 해지되어 금액이 줄었다.",
      en: "A part of the contract was ended, so the amount went down.",
    },
  },
  {
    id: "returned",
    reason: "03",
    text: {
      ko: "공급한 재화의 전부나 일부가 반품되었다.",
      en: "The goods were returned, all of them or some.",
    },
  },
  {
    id: "rescinded",
    reason: "04",
    text: { ko: "계약이 해제되어 공급이 없던 일이 되었다.", en: "The contract was rescinded altogether." },
  },
  {
    id: "letter-of-credit",
    reason: "05",
    text: {
      ko: "공급한 뒤에 내국신용장이 개설되거나 구매확인서가 발급되었다.",
      en: "A local letter of credit or purchase confirmation came after the supply.",
    },
  },
  {
    id: "issued-twice",
    reason: "06",
    text: { ko: "같은 거래를 두 번 발행했다.", en: "The same supply was invoiced twice." },
  },
  {
    id: "not-taxable",
    reason: "06",
    text: {
      ko: "면세 등 세금계산서 발급 대상이 아닌 거래에 발행했다.",
      en: "It was issued for an exempt supply, or for none at all.",
    },
  },
];
