import type { Catalogue } from "../foundation/speech.ts";

/** Words that every step has. */
export interface StepWords {
  readonly previous: string;
  readonly working: string;
  readonly otherAccount: string;
}

export const stepMessages: Catalogue<StepWords> = {
  ko: {
    previous: "이전",
    working: "처리하는 중…",
    otherAccount: "다른 계정 사용하기",
  },
  en: {
    previous: "Back",
    working: "Working…",
    otherAccount: "Use another account",
  },
};
