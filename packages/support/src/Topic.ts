/** Stages of the way from the mail to the tax authority. */
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { t } from "./internal/text.ts";

/** Every stage by its name, in their order. */
export const topics = {
  request: t("받은 요청", "A request received"),
  join: t("회원가입·로그인", "Joining and logging in"),
  company: t("회사와 회사인증", "Company and its verification"),
  certificate: t("인증서", "Certificates"),
  rights: t("권한과 서비스", "Rights and the service"),
  issue: t("발행·거절", "Issuing and refusing"),
  points: t("포인트", "Points"),
  after: t("발행한 뒤", "After issuing"),
  system: t("사용 환경과 개인정보", "Browser and privacy"),
} as const satisfies Readonly<Record<string, Refusal.Text>>;
export type Topic = keyof typeof topics;

export const Name = Schema.Literals(Object.keys(topics) as ReadonlyArray<Topic>);
