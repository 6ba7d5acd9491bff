/** What each document of an amendment (수정) does, in Korean and English. Apart from `Wording`: few pages show amendments. */
import type { Refusal } from "@einv/refusal";
import type { Role } from "./Situation.ts";

export const names: Readonly<Record<Role, Refusal.Text>> = {
  reversal: { ko: "당초 취소분", en: "Reversal of the original" },
  correction: { ko: "정정분", en: "Corrected invoice" },
  difference: { ko: "증감분", en: "Difference" },
  return: { ko: "환입분", en: "Return" },
  rescission: { ko: "계약해제분", en: "Rescission" },
  zeroRated: { ko: "영세율 적용분", en: "Zero-rated invoice" },
};
