import type { Catalogue } from "../foundation/speech.ts";

/** Words of one field of a password. */
export interface PasswordWords {
  readonly showPassword: string;
  readonly capsLock: string;
  readonly hangul: string;
  readonly needPassword: string;
}

export const passwordMessages: Catalogue<PasswordWords> = {
  ko: {
    showPassword: "비밀번호 표시",
    capsLock: "Caps Lock이 켜져 있습니다.",
    hangul: "한글로 입력되고 있습니다. 의도한 것이 아니면 한/영 키를 눌러 주세요.",
    needPassword: "비밀번호를 입력하세요.",
  },
  en: {
    showPassword: "Show the password",
    capsLock: "Caps Lock is on.",
    hangul: "You are typing Korean letters. Switch the keyboard if that is not what you want.",
    needPassword: "Enter your password.",
  },
};
