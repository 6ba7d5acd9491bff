/** What the ledger refuses. */
import { Refusal } from "@einv/refusal";

const support = {
  ko: "운영자에게 이 코드와 함께 알려 주세요. 포인트는 바뀌지 않았습니다.",
  en: "Tell the operator this code. No points were moved.",
};

export const refusals = Refusal.catalogue({
  "billing.points": {
    what: { ko: "포인트는 1 이상이어야 합니다.", en: "Points must be one or more." },
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
  "billing.duplicate": {
    what: {
      ko: "같은 거래번호로 다른 거래가 이미 있습니다.",
      en: "Another transfer already has this number.",
    },
    remedy: support,
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
