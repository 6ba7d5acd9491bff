import type { Catalogue } from "../foundation/speech.ts";
import type { Background } from "../runtime/joining.ts";
import { stepMessages, type StepWords } from "./step.messages.ts";

/** Words of 01 약관동의. */
export interface TermsWords extends StepWords {
  readonly termsTitle: string;
  readonly termsLead: string;
  readonly allRequired: (count: number) => string;
  readonly allRequiredNote: string;
  readonly required: string;
  readonly optional: string;
  readonly readTerms: string;
  readonly termsText: (title: string) => string;
  readonly wholeText: string;
  readonly version: (day: string) => string;
  readonly agree: string;
  readonly mustAgree: (title: string) => string;
  readonly backgroundTitle: string;
  readonly backgrounds: Readonly<Record<Background, string>>;
}

export const termsMessages: Catalogue<TermsWords> = {
  ko: {
    ...stepMessages.ko,
    termsTitle: "이용약관",
    termsLead: "서비스 이용을 위해 아래 이용약관 및 정보이용에 동의해 주세요.",
    allRequired: (count) => `필수 약관 전체 동의 (${count}개)`,
    allRequiredNote: "선택 항목은 포함하지 않습니다. 원하면 따로 선택해 주세요.",
    required: "필수",
    optional: "선택",
    readTerms: "내용 보기",
    termsText: (title) => `${title} 내용`,
    wholeText: "전문 보기 (새 창)",
    version: (day) => `${day} 시행`,
    agree: "동의하고 다음으로",
    mustAgree: (title) => `${title}: 동의가 필요합니다.`,
    backgroundTitle: "다른 서비스를 쓰고 계신가요?",
    backgrounds: {
      none: "아니요, 처음입니다.",
      "other-product": "WEHAGO T 등 다른 제품의 계정이 있습니다.",
      legacy: "Bill36524 등 이전 서비스를 썼습니다.",
    },
  },
  en: {
    ...stepMessages.en,
    termsTitle: "Terms",
    termsLead: "Agree to the terms and to the use of information that the service needs.",
    allRequired: (count) => `Agree to all required terms (${count})`,
    allRequiredNote: "What is optional is not included; choose it separately if you like.",
    required: "required",
    optional: "optional",
    readTerms: "Read",
    termsText: (title) => `Text: ${title}`,
    wholeText: "The whole text (new window)",
    version: (day) => `in force from ${day}`,
    agree: "Agree and go on",
    mustAgree: (title) => `${title}: you have to agree.`,
    backgroundTitle: "Do you use another service?",
    backgrounds: {
      none: "No, this is the first.",
      "other-product": "I have an account of another product, such as WEHAGO T.",
      legacy: "I used a former service, such as Bill36524.",
    },
  },
};
