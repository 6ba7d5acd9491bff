import type { Catalogue } from "../foundation/speech.ts";

/** Words of a code that was sent. */
export interface CodeWords {
  readonly code: string;
  readonly codeSent: (target: string) => string;
  readonly codeUntil: (time: string) => string;
  readonly codeHintMail: string;
  readonly codeHintSms: string;
  readonly needCode: string;
  readonly confirmCode: string;
  readonly confirming: string;
  readonly resend: string;
  readonly resent: (target: string) => string;
}

export const codeMessages: Catalogue<CodeWords> = {
  ko: {
    code: "인증번호",
    codeSent: (target) => `${target}에 인증번호를 보냈습니다.`,
    codeUntil: (time) => `${time}까지 쓸 수 있습니다. 지나면 다시 받으면 됩니다.`,
    codeHintMail: "메일에 있는 숫자 6자리입니다. 오지 않으면 스팸함을 확인해 주세요.",
    codeHintSms: "문자에 있는 숫자 6자리입니다.",
    needCode: "인증번호를 입력해 주세요.",
    confirmCode: "인증번호 확인하기",
    confirming: "확인하는 중…",
    resend: "인증번호 다시 받기",
    resent: (target) => `${target}에 새 인증번호를 보냈습니다. 가장 최근 번호만 쓸 수 있습니다.`,
  },
  en: {
    code: "Code",
    codeSent: (target) => `A code was sent to ${target}.`,
    codeUntil: (time) => `It works until ${time}. After that, ask for another.`,
    codeHintMail: "The six digits in the mail. If it does not come, look into the spam folder.",
    codeHintSms: "The six digits in the text message.",
    needCode: "Enter the code.",
    confirmCode: "Check the code",
    confirming: "Checking…",
    resend: "Send another code",
    resent: (target) => `A new code was sent to ${target}. Only the latest one works.`,
  },
};
