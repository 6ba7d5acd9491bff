/**
 * Joining over HTTP. A *signup secret* goes on with one signup, from any page and
 * after any interruption.
 */
import * as Schema from "effect/Schema";
import * as CompanyProfile from "@einv/membership/CompanyProfile";
import * as Consent from "@einv/membership/Consent";
import * as Signup from "@einv/membership/Signup";
import * as SignupView from "@einv/membership/SignupView";

import { CompanyChallenge, signedChallenge } from "./Challenge.ts";
import type * as Contract from "./Contract.ts";
import { id, password, secret, text, version } from "./internal/fields.ts";
import { AccountLogin, PageSession } from "./Logins.ts";
import { answered, watched } from "./Proof.ts";

const duplicate = Schema.optionalKey(SignupView.Duplicate);
const view = SignupView.SignupView;

/** One signup, a call for each step; every answer holds all that the next step needs. */
export const calls = {
  view: { method: "GET", path: "/v1/signup", success: view },
  agree: {
    method: "POST",
    path: "/v1/signup/terms",
    payload: Schema.Struct({
      version,
      answers: Schema.Array(Consent.Answer).check(Schema.isMaxLength(20)),
    }),
    success: view,
  },
  sayBackground: {
    method: "POST",
    path: "/v1/signup/background",
    payload: Schema.Struct({ version, background: Signup.Background }),
    success: view,
  },
  move: {
    method: "POST",
    path: "/v1/signup/move",
    payload: Schema.Struct({ version, move: Schema.Literals(["back", "switch-account", "withdraw"]) }),
    success: view,
  },
  abandon: { method: "POST", path: "/v1/signup/abandon", payload: Schema.Struct({ version }) },
  verify: { method: "POST", path: "/v1/signup/identity", payload: Schema.Struct(watched), success: view },
  resend: {
    method: "POST",
    path: "/v1/signup/identity/resend",
    payload: Schema.Struct({ challenge: id }),
    success: view,
  },
  answer: {
    method: "POST",
    path: "/v1/signup/identity/answer",
    payload: Schema.Struct(answered),
    success: view,
  },
  checkLoginId: {
    method: "POST",
    path: "/v1/signup/member/login-id",
    payload: Schema.Struct({ loginId: text(200) }),
    success: Schema.Struct({ duplicate }),
  },
  createAccount: {
    method: "POST",
    path: "/v1/signup/member",
    payload: Schema.Struct({
      version,
      loginId: text(200),
      password,
      name: Schema.optionalKey(text(200)),
      phone: Schema.optionalKey(text(40)),
      email: Schema.optionalKey(text(300)),
      /** 새 아이디 만들기: although the person has an account already. */
      another: Schema.optionalKey(Schema.Boolean),
    }),
    success: view,
  },
  logIn: {
    method: "POST",
    path: "/v1/signup/login",
    payload: Schema.Struct({
      version,
      /** Either both of these … */
      loginId: Schema.optionalKey(text(200)),
      password: Schema.optionalKey(password),
      /** … or the secret of somebody who has logged in. */
      accountSecret: Schema.optionalKey(secret(200)),
    }),
    success: view,
  },
  checkCompany: {
    method: "POST",
    path: "/v1/signup/company/check",
    payload: Schema.Struct({ businessNumber: text(40) }),
    success: Schema.Struct({ mine: Schema.Boolean, duplicate }),
  },
  registerCompany: {
    method: "POST",
    path: "/v1/signup/company",
    payload: Schema.Struct({ version, company: CompanyProfile.Input }),
    success: view,
  },
  askToJoin: {
    method: "POST",
    path: "/v1/signup/company/join",
    payload: Schema.Struct({
      version,
      businessNumber: text(40),
      message: Schema.optionalKey(text(500)),
    }),
    success: view,
  },
  beginProof: {
    method: "POST",
    path: "/v1/signup/company/proof",
    payload: Schema.Struct({ businessNumber: text(40) }),
    success: CompanyChallenge,
    status: 201,
  },
  prove: {
    method: "POST",
    path: "/v1/signup/company/proof/:challengeId",
    params: { challengeId: id },
    payload: Schema.Struct({ version, businessNumber: text(40), ...signedChallenge }),
    success: view,
  },
  finish: {
    method: "POST",
    path: "/v1/signup/finish",
    /** Logged in, acting for the company, and back at the invoice that started it. */
    success: Schema.Struct({
      account: AccountLogin,
      session: PageSession,
      businessNumber: Schema.String,
      ref: Schema.optionalKey(Schema.String),
    }),
  },
} as const satisfies Contract.Calls;
