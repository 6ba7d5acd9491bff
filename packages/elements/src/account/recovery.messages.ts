import type { Catalogue } from "../foundation/speech.ts";
import { proofMessages, type ProofWords } from "./proof.messages.ts";
import { newPasswordMessages, type NewPasswordWords } from "./newPassword.messages.ts";

/** Words of finding an account again. */
export interface RecoveryWords extends ProofWords, NewPasswordWords {
  readonly recoverTitle: string;
  readonly recoverWhy: string;
  readonly foundTitle: (count: number) => string;
  readonly foundNone: string;
  readonly foundNoneWhy: string;
  readonly since: (date: string) => string;
  readonly useThis: (loginId: string) => string;
  readonly resetThis: (loginId: string) => string;
  readonly newPassword: string;
  readonly newPasswordAgain: string;
  readonly savePassword: string;
  readonly saving: string;
  readonly passwordSaved: string;
  readonly tryAnother: string;
  readonly backToSignIn: string;
}

export const recoveryMessages: Catalogue<RecoveryWords> = {
  ko: {
    ...proofMessages.ko,
    ...newPasswordMessages.ko,
    recoverTitle: "아이디·비밀번호 찾기",
    recoverWhy: "가입할 때 인증한 휴대전화나 이메일로 본인을 확인합니다.",
    foundTitle: (count) => `아이디 ${count}개를 찾았습니다.`,
    foundNone: "이 연락처로 인증한 아이디가 없습니다.",
    foundNoneWhy: "다른 연락처로 가입했을 수 있습니다.",
    since: (date) => `${date} 가입`,
    useThis: (loginId) => `${loginId} 아이디로 로그인하기`,
    resetThis: (loginId) => `${loginId}의 비밀번호 새로 만들기`,
    newPassword: "새 비밀번호",
    newPasswordAgain: "새 비밀번호 확인",
    savePassword: "새 비밀번호 저장하기",
    saving: "저장하는 중…",
    passwordSaved: "새 비밀번호를 저장했습니다. 다른 곳의 로그인은 모두 끝났습니다.",
    tryAnother: "다른 연락처로 찾기",
    backToSignIn: "로그인으로 돌아가기",
  },
  en: {
    ...proofMessages.en,
    ...newPasswordMessages.en,
    recoverTitle: "Find ID or password",
    recoverWhy: "Prove who you are by the number or address that you proved when you joined.",
    foundTitle: (count) => (count === 1 ? "One ID was found." : `${count} IDs were found.`),
    foundNone: "No ID was proven with this contact.",
    foundNoneWhy: "You may have joined with another one.",
    since: (date) => `joined ${date}`,
    useThis: (loginId) => `Log in as ${loginId}`,
    resetThis: (loginId) => `Set a new password for ${loginId}`,
    newPassword: "New password",
    newPasswordAgain: "New password again",
    savePassword: "Save the new password",
    saving: "Saving…",
    passwordSaved: "The new password is saved. You are logged out everywhere else.",
    tryAnother: "Try another contact",
    backToSignIn: "Back to logging in",
  },
};
