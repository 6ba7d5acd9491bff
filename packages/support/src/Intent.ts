/** What a button under an article does: a name that the page or its host turns into an action. */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { t } from "./internal/text.ts";

/** Every intent, with what its button says. */
export const intents = {
  signup: t("회원가입하기", "Sign up"),
  login: t("로그인하기", "Log in"),
  account: t("내 계정 열기", "Open my account"),
  recover: t("아이디·비밀번호 찾기", "Find ID or password"),
  "verify-company": t("회사인증하기", "Verify the company"),
  certificates: t("인증서 관리 열기", "Open certificates"),
  permissions: t("권한설정 열기", "Open rights"),
  market: t("서비스 마켓 열기", "Open the service market"),
  requests: t("받은 요청 보기", "See received requests"),
  invoices: t("세금계산서 목록 열기", "Open the list of invoices"),
  amend: t("수정세금계산서 준비하기", "Prepare an amendment"),
  points: t("포인트 열기", "Open points"),
  environment: t("사용 환경 확인하기", "Check this browser"),
  inquire: t("문의하기", "Ask a person"),
} as const satisfies Readonly<Record<string, Refusal.Text>>;
export type Intent = keyof typeof intents;

export const Name = Schema.Literals(Object.keys(intents) as ReadonlyArray<Intent>);
