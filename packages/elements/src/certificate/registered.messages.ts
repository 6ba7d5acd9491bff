/** The words of issuing with the registered certificate (등록된 인증서), and of saying who is at the page. */
import type { Catalogue } from "../foundation/speech.ts";

export interface RegisteredWords {
  readonly byFile: string;
  readonly byRegistered: string;
  readonly registeredSigns: string;
  readonly registeredUnconfirmed: string;
  readonly registeredUnusable: (state: string) => string;
  readonly registeredStates: Readonly<
    Record<"not-yet-valid" | "expired" | "revoked" | "replaced" | "removed", string>
  >;
  readonly accountPassword: string;
  readonly accountPasswordHint: string;
  readonly accountPasswordFirst: string;
}

export const registeredMessages: Catalogue<RegisteredWords> = {
  ko: {
    byFile: "인증서 파일로 발행하기",
    byRegistered: "등록된 인증서로 발행하기",
    registeredSigns: "서버에 등록된 인증서입니다. 인증서 파일과 암호가 필요하지 않습니다.",
    registeredUnconfirmed:
      "등록된 인증서로 발행하려면 이 화면을 제공하는 서비스에서 다시 로그인해 주세요. 지금은 인증서 파일로 발행할 수 있습니다.",
    registeredUnusable: (state) =>
      `등록된 인증서는 지금 쓸 수 없습니다(${state}). 인증서 파일로 발행하고, 인증서 관리에서 교체해 주세요.`,
    registeredStates: {
      "not-yet-valid": "유효기간 시작 전",
      expired: "만료됨",
      revoked: "폐기됨",
      replaced: "교체됨",
      removed: "삭제됨",
    },
    accountPassword: "계정 비밀번호",
    accountPasswordHint: "로그인할 때 쓰는 비밀번호입니다. 인증서 암호가 아닙니다.",
    accountPasswordFirst: "계정 비밀번호를 입력해 주세요.",
  },
  en: {
    byFile: "Issue with the certificate's file",
    byRegistered: "Issue with the registered certificate",
    registeredSigns: "It is registered at the server; neither its file nor its password is needed.",
    registeredUnconfirmed:
      "To issue with the registered certificate, log in again at the service that shows this page. You can issue with the file now.",
    registeredUnusable: (state) =>
      `The registered certificate cannot be used now (${state}). Issue with the file, and replace it where certificates are managed.`,
    registeredStates: {
      "not-yet-valid": "not yet valid",
      expired: "expired",
      revoked: "revoked",
      replaced: "replaced",
      removed: "removed",
    },
    accountPassword: "Account password",
    accountPasswordHint: "The one you log in with, not that of the certificate.",
    accountPasswordFirst: "Type your account password.",
  },
};
