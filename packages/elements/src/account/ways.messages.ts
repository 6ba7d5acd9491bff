import type { Catalogue } from "../foundation/speech.ts";

/** Words of what is there already, and of the ways on. */
export interface WaysWords {
  readonly since: (date: string) => string;
  readonly ways: Readonly<
    Record<
      | "log-in"
      | "recover"
      | "another-id"
      | "another-phone"
      | "office-phone"
      | "another-email"
      | "new-account"
      | "ask-administrator"
      | "prove-company"
      | "another-company",
      string
    >
  >;
}

export const waysMessages: Catalogue<WaysWords> = {
  ko: {
    since: (date) => `${date} 가입`,
    ways: {
      "log-in": "로그인하기",
      recover: "아이디·비밀번호 찾기",
      "another-id": "다른 아이디 쓰기",
      "another-phone": "다른 전화번호 쓰기",
      "office-phone": "회사 전화번호 쓰기",
      "another-email": "다른 이메일 주소 쓰기",
      "new-account": "새 아이디 만들기",
      "ask-administrator": "관리자에게 요청하기",
      "prove-company": "회사 인증서로 증명하기",
      "another-company": "사업자등록번호 고치기",
    },
  },
  en: {
    since: (date) => `joined ${date}`,
    ways: {
      "log-in": "Log in",
      recover: "Find ID or password",
      "another-id": "Choose another ID",
      "another-phone": "Use another number",
      "office-phone": "Use the company's telephone",
      "another-email": "Use another address",
      "new-account": "Make a new ID",
      "ask-administrator": "Ask the administrator",
      "prove-company": "Prove it with the company's certificate",
      "another-company": "Correct the business number",
    },
  },
};
