import type { Catalogue } from "../foundation/speech.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

/** Words of 02 본인인증. */
export interface IdentityWords extends StepWords {
  readonly identityLead: string;
  readonly identityWhy: string;
}

export const identityMessages: Catalogue<IdentityWords> = {
  ko: {
    ...stepMessages.ko,
    identityLead:
      "회원님의 소중한 개인정보 보호를 위해 본인확인이 필요합니다. 원하시는 본인인증 방식을 선택하여 진행해 주세요.",
    identityWhy: "인증한 연락처는 아이디나 비밀번호를 찾을 때도 사용합니다.",
  },
  en: {
    ...stepMessages.en,
    identityLead: "To protect your personal data, prove who you are in the way you like.",
    identityWhy: "What you prove is also used to find your ID or password again.",
  },
};
