/** Why a text is no tax invoice, and why parts of one cannot be put together. */
import { Refusal } from "@einv/refusal";

const maker = {
  ko: "문서를 만든 프로그램에서 다시 만들어 주세요.",
  en: "Have the program that made the document make it again.",
};
const untrusted = {
  ko: "이 파일을 사용하지 말고 보낸 곳에 확인해 주세요.",
  en: "Do not use this file; ask whoever sent it.",
};

export const refusals = Refusal.catalogue({
  "issue-id.date": {
    what: { ko: "승인번호의 날짜가 올바르지 않습니다.", en: "The date of the issue ID is not a date." },
    remedy: {
      ko: "승인번호의 처음 8자리는 작성일자(YYYYMMDD)여야 합니다.",
      en: "The first eight digits are the written date, YYYYMMDD.",
    },
  },
  "issue-id.registration": {
    what: {
      ko: "국세청 등록번호는 영문자와 숫자 8자리입니다.",
      en: "The registration number with the tax authority is eight letters or digits.",
    },
    remedy: {
      ko: "국세청에서 받은 등록번호를 설정해 주세요.",
      en: "Configure the number received from the tax authority.",
    },
  },
  "issue-id.serial": {
    what: {
      ko: "승인번호의 일련번호는 영문자와 숫자 8자리입니다.",
      en: "The serial of an issue ID is eight letters or digits.",
    },
    remedy: { ko: "다음 일련번호로 다시 만들어 주세요.", en: "Make it again with the next serial." },
  },
  "invoice.not-a-tax-invoice": {
    what: { ko: "전자세금계산서 문서가 아닙니다.", en: "This is not an electronic tax invoice." },
    why: {
      ko: "문서의 첫 요소가 표준 이름공간의 TaxInvoice가 아닙니다.",
      en: "Its root is not TaxInvoice, unprefixed, in the namespace of the standard.",
    },
    remedy: { ko: "전자세금계산서 XML 파일을 선택해 주세요.", en: "Choose the XML file of a tax invoice." },
  },
  "invoice.attribute": {
    what: {
      ko: "표준에 없는 속성이 있습니다: {name}",
      en: "There is an attribute that the standard does not have: {name}.",
    },
    why: {
      ko: "서명되지 않은 내용을 숨길 수 있습니다.",
      en: "It could hide content that is not signed.",
    },
    remedy: untrusted,
  },
  "invoice.namespace": {
    what: {
      ko: "표준에 없는 이름공간 선언이나 접두어가 있습니다: {name}",
      en: "There is a namespace declaration or prefix that the standard does not have: {name}.",
    },
    why: {
      ko: "서명할 때 읽는 내용이 달라질 수 있습니다.",
      en: "It changes what a signature covers.",
    },
    remedy: untrusted,
  },
  "invoice.mixed-content": {
    what: { ko: "항목 사이에 글자가 있습니다.", en: "There is text between the elements." },
    why: {
      ko: "프로그램마다 문서를 다르게 읽을 수 있습니다.",
      en: "Programs may read the document differently.",
    },
    remedy: untrusted,
  },
  "invoice.element-unknown": {
    what: { ko: "표준에 없는 항목입니다: {name}", en: "The standard has no such element here: {name}." },
    remedy: maker,
  },
  "invoice.element-misplaced": {
    what: { ko: "{name} 항목은 이 자리에 올 수 없습니다.", en: "{name} may not stand here." },
    why: {
      ko: "이 이름의 항목은 전자서명에서 빠지므로, 서명되지 않은 내용을 숨길 수 있습니다.",
      en: "Elements of this name are left out of the signature, so they could hide unsigned content.",
    },
    remedy: untrusted,
  },
  "invoice.element-repeated": {
    what: { ko: "{name} 항목이 너무 많습니다.", en: "There are too many {name}." },
    why: { ko: "{max}개까지 쓸 수 있습니다.", en: "At most {max} may stand here." },
    remedy: maker,
  },
  "invoice.element-order": {
    what: { ko: "{name} 항목의 순서가 표준과 다릅니다.", en: "{name} stands out of order." },
    remedy: maker,
  },
  "invoice.element-missing": {
    what: { ko: "필수 항목이 없습니다: {meaning} ({name})", en: "A required element is missing: {name}." },
    remedy: maker,
  },
  "invoice.element-empty": {
    what: { ko: "필수 항목이 비어 있습니다: {meaning} ({name})", en: "A required element is empty: {name}." },
    remedy: maker,
  },
  "invoice.value": {
    what: { ko: "{meaning} 값을 읽을 수 없습니다.", en: "The value of {name} cannot be read." },
    why: { ko: "{ruleKo}", en: "Expected: {ruleEn}" },
    remedy: maker,
  },
  "invoice.value-length": {
    what: { ko: "{meaning} 값이 너무 깁니다.", en: "The value of {name} is too long." },
    why: { ko: "{max}자까지 쓸 수 있습니다.", en: "At most {max} characters are allowed." },
    remedy: maker,
  },
  "invoice.rules": {
    what: {
      ko: "발행할 수 없는 내용이 {count}건 있습니다. {firstKo}",
      en: "{count} entries stand in the way of issuing. {firstEn}",
    },
    remedy: { ko: "{remedyKo}", en: "{remedyEn}" },
  },
});
