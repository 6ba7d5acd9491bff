/** The words of refusing a request (요청 거절). */
import type { Catalogue } from "../foundation/speech.ts";

export interface RefuseFormWords {
  readonly refuseReason: string;
  readonly refuseReasonFirst: string;
  readonly refuseMessage: string;
  readonly refuseMessageOptional: string;
  readonly refuseMessageFirst: string;
}

export const refuseMessages: Catalogue<RefuseFormWords> = {
  ko: {
    refuseReason: "거절 사유",
    refuseReasonFirst: "거절 사유를 선택해 주세요.",
    refuseMessage: "공급받는자에게 전할 내용",
    refuseMessageOptional: "선택",
    refuseMessageFirst: "기타를 선택하면 전할 내용을 적어 주세요.",
  },
  en: {
    refuseReason: "Reason",
    refuseReasonFirst: "Choose a reason.",
    refuseMessage: "What the buyer should read",
    refuseMessageOptional: "optional",
    refuseMessageFirst: "With “other”, write what the buyer should read.",
  },
};
