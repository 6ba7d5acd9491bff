/** Amendments that cannot be, each with the way that is open instead. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "amendment.customs": {
    what: {
      ko: "세관이 발행한 수입 세금계산서는 공급자가 수정할 수 없습니다.",
      en: "Customs issued this import invoice; no supplier can amend it.",
    },
    remedy: { ko: "세관에 수정을 신청해 주세요.", en: "Apply to customs for the amendment." },
  },
  "amendment.of-reversal": {
    what: {
      ko: "취소하거나 줄인 음수 세금계산서는 다시 수정하지 않습니다.",
      en: "An invoice with negative amounts is not amended again.",
    },
    why: {
      ko: "수정사유 {reasonKo}(으)로 발행된 문서입니다.",
      en: "It was issued as: {reasonEn}.",
    },
    remedy: {
      ko: "당초 세금계산서({original})나 함께 발행한 정정분을 수정해 주세요.",
      en: "Amend the original ({original}), or the corrected invoice issued together with it.",
    },
  },
  "amendment.replaced": {
    what: {
      ko: "이미 취소되고 정정분으로 바뀐 세금계산서입니다.",
      en: "This invoice was already reversed and replaced.",
    },
    why: { ko: "수정사유: {reasonKo}", en: "Reason: {reasonEn}." },
    remedy: {
      ko: "정정분 {replacement}을(를) 수정해 주세요.",
      en: "Amend its replacement, {replacement}.",
    },
  },
  "amendment.nothing-left": {
    what: {
      ko: "이미 전부 취소되어 남은 금액이 없는 세금계산서입니다.",
      en: "Earlier amendments have cancelled this invoice altogether; nothing is left of it.",
    },
    remedy: {
      ko: "거래가 있었다면 새 세금계산서를 발행해 주세요.",
      en: "If there was a supply, issue a new invoice.",
    },
  },
  "amendment.already-changed": {
    what: {
      ko: "공급가액 변동이나 환입으로 이미 금액이 바뀐 세금계산서입니다.",
      en: "Earlier amendments have changed the amount of this invoice.",
    },
    why: {
      ko: "이 사유는 당초 금액 전부를 취소하므로 남은 금액 {left}원이 음수가 됩니다.",
      en: "This reason reverses the whole original amount, which is more than the {left} won left.",
    },
    remedy: {
      ko: "남은 금액을 없애려면 04 계약의 해제를, 잘못 적은 내용을 고치려면 01 기재사항의 착오·정정을 선택해 주세요.",
      en: "Choose 04 (rescinded) to cancel what is left, or 01 (correction) if entries are wrong.",
    },
  },
  "amendment.same": {
    what: { ko: "고친 내용이 없습니다.", en: "Nothing was corrected." },
    remedy: {
      ko: "바로잡을 항목을 고쳐 주세요. 같은 세금계산서를 두 번 발행했다면 06 착오에 의한 이중발급을 선택해 주세요.",
      en: "Correct the entries that are wrong. If the same invoice was issued twice, choose 06.",
    },
  },
  "amendment.supplier-changed": {
    what: {
      ko: "공급자의 사업자등록번호는 수정세금계산서로 바꿀 수 없습니다.",
      en: "An amendment cannot change whose invoice it is: the supplier's business number differs.",
    },
    remedy: {
      ko: "06(발급 대상이 아닌 거래)으로 취소하고, 실제 공급자가 새로 발행해 주세요.",
      en: "Cancel it with 06, and let the true supplier issue a new invoice.",
    },
  },
  "amendment.document-changed": {
    what: {
      ko: "세금계산서와 계산서는 서로 바꾸어 정정할 수 없습니다.",
      en: "A tax invoice and an exempt invoice cannot be corrected into one another.",
    },
    remedy: {
      ko: "06(발급 대상이 아닌 거래)으로 취소하고, 맞는 종류로 새로 발행해 주세요.",
      en: "Cancel it with 06, and issue a new one of the right kind.",
    },
  },
  "amendment.broker-changed": {
    what: {
      ko: "위수탁 여부는 정정으로 바꿀 수 없습니다.",
      en: "A correction cannot turn a consignment into an ordinary invoice, or the other way.",
    },
    remedy: {
      ko: "06으로 취소하고, 맞는 종류로 새로 발행해 주세요.",
      en: "Cancel it with 06, and issue a new one of the right kind.",
    },
  },
  "amendment.too-late": {
    what: {
      ko: "거래처를 바로잡을 수 있는 기한({until})이 지났습니다.",
      en: "The time to correct the party ended on {until}.",
    },
    why: {
      ko: "착오가 아닌 사유의 정정은 확정신고기한 다음 날부터 1년 안에 합니다(부가가치세법 시행령 §70①6).",
      en: "Other than by mistake, entries are corrected within a year of the due date of the return (VAT Decree §70①6).",
    },
    remedy: {
      ko: "세무 담당자와 수정신고를 상의해 주세요.",
      en: "Ask your tax adviser about a corrected return.",
    },
  },
  "amendment.no-difference": {
    what: { ko: "바뀐 금액이 0원입니다.", en: "The amount that changed is zero." },
    remedy: {
      ko: "늘었으면 양수, 줄었으면 음수로 차액만 입력해 주세요.",
      en: "Enter the difference only: positive if more, negative if less.",
    },
  },
  "amendment.all": {
    what: {
      ko: "남은 금액 전부를 줄이는 변동입니다.",
      en: "The change would take away all that is left.",
    },
    remedy: {
      ko: "계약이 해제되었으면 04 계약의 해제를, 전부 반품되었으면 03 환입을 선택해 주세요.",
      en: "Choose 04 if the contract was rescinded, or 03 if all goods came back.",
    },
  },
  "amendment.below-zero": {
    what: {
      ko: "남은 공급가액 {left}원보다 많이 줄일 수 없습니다.",
      en: "It cannot be reduced by more than the {left} won left of its supply amount.",
    },
    remedy: {
      ko: "줄일 금액을 확인해 주세요. 전부 취소하려면 04 계약의 해제를 선택해 주세요.",
      en: "Check the amount; to cancel it altogether choose 04.",
    },
  },
  "amendment.returned-amount": {
    what: {
      ko: "환입 금액은 0원보다 크고 남은 공급가액 {left}원 이하여야 합니다.",
      en: "What was returned is more than 0 and at most the {left} won left of the supply amount.",
    },
    why: {
      ko: "부호는 자동으로 붙습니다.",
      en: "The sign is put by itself.",
    },
    remedy: {
      ko: "돌려받은 재화의 공급가액을 양수로 입력해 주세요. 반품이 아닌 가격 변경이면 02 공급가액 변동을 선택해 주세요.",
      en: "Enter the supply amount of the returned goods as a positive number; if only the price changed choose 02.",
    },
  },
  "amendment.tax": {
    what: {
      ko: "세액이 이 세금계산서의 과세구분이나 공급가액과 맞지 않습니다.",
      en: "The tax does not fit the kind or the supply amount of this invoice.",
    },
    why: {
      ko: "영세율과 면세의 세액은 0원이고, 세액의 부호는 공급가액과 같으며, 세액은 남은 {left}원보다 많이 줄일 수 없습니다.",
      en: "Zero-rated and exempt supplies have no tax, tax and supply amount have the same sign, and no more than the {left} won left can be taken away.",
    },
    remedy: {
      ko: "세액을 비워 두면 당초 비율로 계산합니다.",
      en: "Leave the tax out to have it computed in the original's proportion.",
    },
  },
  "amendment.date-future": {
    what: { ko: "아직 오지 않은 날입니다: {date}", en: "{date} is still to come." },
    remedy: {
      ko: "사유가 생긴 날이 된 뒤에 수정발행해 주세요.",
      en: "Amend on or after the day on which it happens.",
    },
  },
  "amendment.date-before": {
    what: {
      ko: "사유가 생긴 날({date})이 당초 작성일자({written})보다 앞섭니다.",
      en: "{date} is before the original's written date ({written}).",
    },
    remedy: {
      ko: "날짜를 확인해 주세요. 처음부터 잘못 적었다면 01 기재사항의 착오·정정을 선택해 주세요.",
      en: "Check the date; if it was written wrongly from the start choose 01.",
    },
  },
  "amendment.letter-kind": {
    what: {
      ko: "내국신용장 사후 개설은 과세 세금계산서에만 해당합니다.",
      en: "A local letter of credit opened afterwards concerns taxable invoices only.",
    },
    remedy: {
      ko: "이미 영세율이거나 면세이면 수정하지 않아도 됩니다. 종류를 잘못 적었다면 01 기재사항의 착오·정정을 선택해 주세요.",
      en: "If it is zero-rated or exempt already nothing is to be done; if its kind is wrong choose 01.",
    },
  },
  "amendment.letter-before": {
    what: {
      ko: "내국신용장이 공급 전({date})에 개설되어 처음부터 영세율입니다.",
      en: "The letter of credit was opened before the supply ({date}), so it was zero-rated from the start.",
    },
    remedy: {
      ko: "01 기재사항의 착오·정정에서 종류를 영세율로 고쳐 주세요.",
      en: "Choose 01 and correct its kind to zero-rated.",
    },
  },
  "amendment.letter-late": {
    what: {
      ko: "내국신용장·구매확인서는 {until}까지 개설되었어야 합니다.",
      en: "The letter of credit had to be opened by {until}.",
    },
    why: {
      ko: "공급시기가 속하는 과세기간이 끝난 뒤 25일 이내여야 합니다(부가가치세법 시행령 §70①4).",
      en: "That is 25 days after the end of the half-year of supply (VAT Decree §70①4).",
    },
    remedy: {
      ko: "수정할 수 없으며 과세(10 %)로 남습니다.",
      en: "It cannot be amended, and stays taxable.",
    },
  },
  "amendment.not-twin": {
    what: {
      ko: "두 세금계산서의 내용이 같지 않아 이중발급이 아닙니다.",
      en: "The two invoices do not say the same, so it was not issued twice.",
    },
    remedy: {
      ko: "잘못 적은 쪽을 01 기재사항의 착오·정정으로 바로잡아 주세요.",
      en: "Correct the wrong one with 01.",
    },
  },
});
