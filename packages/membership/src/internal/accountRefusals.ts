/** What is said about accounts, their names, passwords and addresses. */
import type { Refusal } from "@einv/refusal";

export const accountRefusals = {
  "membership.email": {
    what: { ko: "이메일 주소가 올바르지 않습니다.", en: "This is not an e-mail address." },
    remedy: {
      ko: "name@example.com 형식으로 입력해 주세요.",
      en: "Enter it like name@example.com.",
    },
  },
} as const satisfies Readonly<Record<string, Refusal.Entry>>;
