import type { Catalogue } from "../foundation/speech.ts";

/** Words of what a sheet became. */
export interface OutcomeWords {
  readonly sent: (name: string) => string;
  readonly sentNext: (mail: string, day: string) => string;
  readonly openSent: string;
  readonly another: string;
  readonly prepared: string;
  readonly preparedHint: string;
  readonly back: string;
}

export const outcomeMessages: Catalogue<OutcomeWords> = {
  ko: {
    sent: (name) => `${name}에 발행을 요청했습니다.`,
    sentNext: (mail, day) =>
      `${mail}로 메일을 보냈습니다. 발행기한은 ${day}이며, 기한이 다가오면 알려 드립니다.`,
    openSent: "요청 보기",
    another: "새로 작성하기",
    prepared: "발행할 내용 확인",
    preparedHint: "보이는 내용 그대로 서명됩니다. 고칠 것이 있으면 작성 화면으로 돌아가 주세요.",
    back: "작성 화면으로 돌아가기",
  },
  en: {
    sent: (name) => `${name} was asked to issue it.`,
    sentNext: (mail, day) => `A mail went to ${mail}. It is to be issued by ${day}; you are reminded before.`,
    openSent: "Open the request",
    another: "Write another one",
    prepared: "Check what will be issued",
    preparedHint: "What is shown is what is signed. To change it, go back to the editor.",
    back: "Back to the editor",
  },
};
