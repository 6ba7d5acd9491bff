/** The coded reasons of a refusal (거절 사유) in words, in the order in which they are offered. */
import type { Views } from "@einv/api";
import type { Text } from "../foundation/speech.ts";

export const refuseReasons: Readonly<Record<Views.RefuseReason, Text>> = {
  "wrong-amount": { ko: "금액이 다릅니다", en: "The amount is wrong" },
  "wrong-date": { ko: "작성일자가 다릅니다", en: "The written date is wrong" },
  "wrong-party": { ko: "거래처 정보가 다릅니다", en: "A party's details are wrong" },
  "not-our-supply": { ko: "공급한 적이 없습니다", en: "We supplied nothing of this" },
  duplicate: { ko: "이미 발행한 거래입니다", en: "It was issued already" },
  other: { ko: "기타", en: "Other" },
};

const isReason = (value: string): value is Views.RefuseReason => Object.hasOwn(refuseReasons, value);

/** The reasons, as a list. */
export const reasonList: ReadonlyArray<Views.RefuseReason> = Object.keys(refuseReasons).filter(isReason);
