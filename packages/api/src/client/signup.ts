/** One signup: every call answers all that the next step needs. */
import * as Effect from "effect/Effect";

import type * as Contract from "../Contract.ts";
import { calls } from "../Signup.ts";
import type { Connected } from "./connection.ts";
import { login, page } from "./secrets.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const signup = ({ call }: Connected<"signup">) => ({
  /** Where it stands; after any interruption. */
  view: () => call(calls.view),
  /** 01 약관동의 */
  agree: (payload: Said<"agree">) => call(calls.agree, { payload }),
  /** What accounts there are elsewhere. */
  sayBackground: (payload: Said<"sayBackground">) => call(calls.sayBackground, { payload }),
  /** Back, another account, or a request taken back. */
  move: (payload: Said<"move">) => call(calls.move, { payload }),
  abandon: (payload: Said<"abandon">) => call(calls.abandon, { payload }),
  /** 02 본인인증: the view then holds the challenge. */
  verify: (payload: Said<"verify">) => call(calls.verify, { payload }),
  resend: (payload: Said<"resend">) => call(calls.resend, { payload }),
  answer: (payload: Said<"answer">) => call(calls.answer, { payload }),
  /** 아이디 중복확인 */
  checkLoginId: (loginId: string) => call(calls.checkLoginId, { payload: { loginId } }),
  /** 03 회원정보입력 */
  createAccount: (payload: Said<"createAccount">) => call(calls.createAccount, { payload }),
  /** 기존회원 로그인 */
  logIn: (payload: Said<"logIn">) => call(calls.logIn, { payload }),
  /** 사업자등록번호 중복확인 */
  checkCompany: (businessNumber: string) => call(calls.checkCompany, { payload: { businessNumber } }),
  /** 04 회사정보입력 */
  registerCompany: (payload: Said<"registerCompany">) => call(calls.registerCompany, { payload }),
  askToJoin: (payload: Said<"askToJoin">) => call(calls.askToJoin, { payload }),
  /** Instead of asking: the certificate of a company that has joined already signs this text. */
  beginProof: (payload: Said<"beginProof">) => call(calls.beginProof, { payload }),
  /** Hands over what the page signed, and R: the person is a member of the company. */
  prove: ({ challengeId, ...payload }: Said<"prove"> & { readonly challengeId: string }) =>
    call(calls.prove, { params: { challengeId }, payload }),
  /** 05 회원가입완료: logged in, and back at the invoice that started it. */
  finish: () =>
    Effect.map(call(calls.finish), (finished) => ({
      ...finished,
      account: login(finished.account),
      session: page(finished.session),
    })),
});
export type SignupClient = ReturnType<typeof signup>;
