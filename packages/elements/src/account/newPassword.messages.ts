import type { Catalogue } from "../foundation/speech.ts";
import { passwordMessages, type PasswordWords } from "./password.messages.ts";

/** Words of a new password and its rules. */
export interface NewPasswordWords extends PasswordWords {
  readonly matches: string;
  readonly differs: string;
  readonly rulesTitle: string;
  readonly rules: Readonly<Record<"length" | "common" | "personal" | "repetitive", string>>;
  /** The same, where one is not kept. */
  readonly broken: Readonly<Record<"length" | "common" | "personal" | "repetitive", string>>;
  readonly ruleKept: string;
  readonly ruleBroken: string;
  readonly ruleOpen: string;
}

export const newPasswordMessages: Catalogue<NewPasswordWords> = {
  ko: {
    ...passwordMessages.ko,
    matches: "비밀번호가 일치합니다.",
    differs: "비밀번호가 서로 다릅니다.",
    rulesTitle: "비밀번호 규칙",
    rules: {
      length: "10자 이상입니다. 띄어쓰기와 한글도 됩니다.",
      common: "많은 사람이 쓰는 비밀번호가 아닙니다.",
      personal: "아이디, 이름, 연락처로 만들지 않았습니다.",
      repetitive: "같은 글자나 이어진 글자로만 되어 있지 않습니다.",
    },
    broken: {
      length: "10자보다 짧거나 128자보다 깁니다.",
      common: "많은 사람이 쓰는 비밀번호입니다.",
      personal: "아이디, 이름, 연락처로 만든 비밀번호입니다.",
      repetitive: "같은 글자나 이어진 글자로만 되어 있습니다.",
    },
    ruleKept: "지켰습니다",
    ruleBroken: "지키지 않았습니다",
    ruleOpen: "아직 입력하지 않았습니다",
  },
  en: {
    ...passwordMessages.en,
    matches: "The passwords match.",
    differs: "The passwords differ.",
    rulesTitle: "Rules for the password",
    rules: {
      length: "At least 10 characters; spaces are fine.",
      common: "Not one that many people use.",
      personal: "Not made of your ID, name or contact.",
      repetitive: "Not just repeated or neighbouring characters.",
    },
    broken: {
      length: "Shorter than 10 characters, or longer than 128.",
      common: "Many people use this one.",
      personal: "Made of your ID, name or contact.",
      repetitive: "Only repeated or neighbouring characters.",
    },
    ruleKept: "kept",
    ruleBroken: "not kept",
    ruleOpen: "nothing entered yet",
  },
};
