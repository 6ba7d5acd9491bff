import type { Catalogue } from "../foundation/speech.ts";
import { codeMessages, type CodeWords } from "./code.messages.ts";
import { passwordMessages, type PasswordWords } from "./password.messages.ts";

/** Words of logging in. */
export interface SignInWords extends CodeWords, PasswordWords {
  readonly loginId: string;
  readonly password: string;
  readonly needLoginId: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly withdrawn: string;
  readonly lockedUntil: (time: string) => string;
  readonly lockedWhy: string;
  readonly recover: string;
  readonly factorTitle: string;
  readonly factorWhy: string;
  readonly startOver: string;
}

export const signInMessages: Catalogue<SignInWords> = {
  ko: {
    ...codeMessages.ko,
    ...passwordMessages.ko,
    loginId: "아이디",
    password: "비밀번호",
    needLoginId: "아이디를 입력하세요.",
    signIn: "로그인하기",
    signingIn: "로그인하는 중…",
    withdrawn: "탈퇴한 아이디로는 로그인할 수 없습니다. 이때는 새로 가입해 주세요.",
    lockedUntil: (time) => `${time}부터 다시 로그인할 수 있습니다.`,
    lockedWhy: "여러 번 틀려서 계정을 보호하고 있습니다. 입력한 아이디는 그대로 있습니다.",
    recover: "아이디·비밀번호 찾기",
    factorTitle: "2단계 인증",
    factorWhy: "비밀번호를 확인했습니다. 본인에게 보낸 인증번호를 입력해 주세요.",
    startOver: "처음부터 다시 로그인하기",
  },
  en: {
    ...codeMessages.en,
    ...passwordMessages.en,
    loginId: "ID",
    password: "Password",
    needLoginId: "Enter your ID.",
    signIn: "Log in",
    signingIn: "Logging in…",
    withdrawn: "An account that was closed cannot log in; join anew then.",
    lockedUntil: (time) => `You can log in again from ${time}.`,
    lockedWhy: "There were several wrong tries, so the account is protected. The ID you entered is kept.",
    recover: "Find ID or password",
    factorTitle: "Second factor",
    factorWhy: "The password is right. Enter the code that was sent to you.",
    startOver: "Log in from the beginning",
  },
};
