/** What the ledger refuses. */
import { Refusal } from "@einv/refusal";

const support = {
  ko: "운영자에게 이 코드와 함께 알려 주세요. 포인트는 바뀌지 않았습니다.",
  en: "Tell the operator this code. No points were moved.",
};

export const refusals = Refusal.catalogue({
  "billing.points": {
    what: {
      ko: "포인트는 1 이상 1조 이하여야 합니다.",
      en: "Points are one or more, and a trillion at most.",
    },
    remedy: { ko: "포인트를 확인해 주세요.", en: "Check the points." },
  },
  "billing.insufficient": {
    what: { ko: "포인트가 부족합니다.", en: "The points do not suffice." },
    why: {
      ko: "{needed} P가 필요하고, 쓸 수 있는 포인트는 {available} P입니다.",
      en: "It takes {needed} points; {available} can be spent.",
    },
    remedy: { ko: "포인트를 충전한 뒤 다시 진행해 주세요.", en: "Top the points up, then try again." },
  },
  "billing.exists-with-different": {
    what: {
      ko: "같은 거래번호로 다른 거래가 이미 있습니다.",
      en: "Another transfer already has this number.",
    },
    why: { ko: "다른 항목: {what}", en: "It differs in: {what}." },
    remedy: support,
  },
  "billing.id": {
    what: { ko: "거래번호가 올바르지 않습니다.", en: "This is no number for a transfer." },
    remedy: support,
  },
  "billing.source": {
    what: {
      ko: "이 두 계정 사이에서는 포인트를 옮길 수 없습니다.",
      en: "Points do not move between these accounts.",
    },
    why: {
      ko: "보너스 포인트는 판촉 계정에서만 오고, 충전 포인트는 판촉 계정에서 오지 않습니다.",
      en: "Bonus points come from the promotion account alone, and bought points never do.",
    },
    remedy: support,
  },
  "billing.unsound": {
    what: {
      ko: "장부의 검산이 맞지 않아 거래를 멈췄습니다.",
      en: "The books did not balance, so the transfer was stopped.",
    },
    remedy: support,
  },
  "billing.no-price": {
    what: {
      ko: "{day}에 적용되는 요금이 없습니다: {service}",
      en: "There is no price for {service} on {day}.",
    },
    remedy: {
      ko: "운영자에게 요금표를 확인해 달라고 요청해 주세요.",
      en: "Ask the operator to complete the price list.",
    },
  },
  "billing.price-list": {
    what: {
      ko: "요금표의 기간이 겹치거나 거꾸로입니다: {service}, {from}부터",
      en: "Prices overlap, or one ends before it begins: {service} from {from}.",
    },
    remedy: {
      ko: "한 날에 요금이 하나만 있도록 고쳐 주세요.",
      en: "Leave one price for each day.",
    },
  },
  "billing.not-refundable": {
    what: {
      ko: "환불할 수 있는 금액은 {most}원까지입니다.",
      en: "At most {most} won can be given back.",
    },
    why: {
      ko: "이미 쓴 포인트, 발행에 잡혀 있는 포인트, 보너스 포인트는 환불되지 않습니다.",
      en: "Points that were used or are held, and bonus points, are not paid back.",
    },
    remedy: { ko: "금액을 확인해 주세요.", en: "Check the amount." },
  },
  "billing.bonus-used": {
    what: {
      ko: "이 결제로 받은 보너스 포인트 {bonus} P를 이미 썼습니다.",
      en: "Of the bonus points that came with this payment, {bonus} would have to go back and are used.",
    },
    remedy: { ko: "환불 금액을 줄여 주세요.", en: "Ask for less to be given back." },
  },
  "billing.payer": {
    what: {
      ko: "역과금은 역발행에서만 선택할 수 있습니다.",
      en: "The buyer pays only for an issue that it asked for.",
    },
    remedy: {
      ko: "정과금(공급자 부담)을 선택해 주세요.",
      en: "Let the supplier pay.",
    },
  },
  "billing.not-held": {
    what: { ko: "잡아 둔 포인트가 없습니다.", en: "No points are held under this number." },
    remedy: support,
  },
  "billing.already-settled": {
    what: {
      ko: "잡아 둔 포인트가 이미 정산되었습니다.",
      en: "The points held under this number are settled already.",
    },
    remedy: support,
  },
  "billing.not-charged": {
    what: { ko: "돌려줄 포인트가 없습니다.", en: "Nothing was charged under this number." },
    remedy: support,
  },
  "billing.already-refunded": {
    what: { ko: "이미 돌려준 포인트입니다.", en: "These points were given back already." },
    remedy: support,
  },
});
