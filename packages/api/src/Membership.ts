/**
 * Joining and accounts over HTTP, for pages of einv's own members. A host that
 * brings its own users makes sessions with its API key, and none of this is used.
 *
 * A *signup secret* goes on with one signup, from any page and after any
 * interruption; an *account secret* is what logging in gives, and opens page
 * sessions for the account's companies.
 */
import * as Context from "effect/Context";
import * as Schema from "effect/Schema";
import {
  HttpApiEndpoint,
  HttpApiGroup,
  HttpApiMiddleware,
  HttpApiSchema,
  HttpApiSecurity,
} from "effect/http-api";
import { Account, CompanyProfile, Consent, IdentityVerifier, Signup, SignupView } from "@einv/membership";
import { Permission } from "@einv/permission";
import type { Refusal } from "@einv/refusal";

import { SessionSecret } from "./Callers.ts";
import { CompanyChallenge, signedChallenge } from "./Company.ts";
import * as Problem from "./Problem.ts";

const error = Problem.all;
const text = (limit: number) => Schema.String.check(Schema.isMaxLength(limit));
const id = Schema.NonEmptyString.check(Schema.isMaxLength(100));
const secret = (limit: number) => Schema.RedactedFromValue(text(limit));
/** Longer than any password may be, so that its rule can say so. */
const password = secret(1000);
const version = Schema.Int;
const instant = Schema.DateTimeUtcFromString;

/** The signup behind a signup secret. */
export class SignupActor extends Context.Service<SignupActor, { readonly signupId: string }>()(
  "@einv/api/SignupActor",
) {}

/** `Authorization: Bearer <signup secret>`. */
export class SignupSecret extends HttpApiMiddleware.Service<
  SignupSecret,
  { provides: SignupActor; clientError: Refusal.Refusal }
>()("@einv/api/SignupSecret", {
  requiredForClient: true,
  security: { secret: HttpApiSecurity.bearer },
  error: Problem.all,
}) {}

/** The person behind an account secret. */
export class AccountActor extends Context.Service<AccountActor, { readonly accountId: string }>()(
  "@einv/api/AccountActor",
) {}

/** `Authorization: Bearer <account secret>`. */
export class AccountSecret extends HttpApiMiddleware.Service<
  AccountSecret,
  { provides: AccountActor; clientError: Refusal.Refusal }
>()("@einv/api/AccountSecret", {
  requiredForClient: true,
  security: { secret: HttpApiSecurity.bearer },
  error: Problem.all,
}) {}

/** How somebody wants to prove who it is. */
export const Wish = Schema.Struct({
  method: IdentityVerifier.Method,
  /** The number or address that a code goes to. */
  target: Schema.optionalKey(text(254)),
  /** Where an agency's page leads back to; what came back is the answer. */
  returnTo: Schema.optionalKey(text(2000)),
}).annotate({ identifier: "Wish" });

/** With the field that no person sees or fills. */
const watched = { ...Wish.fields, website: Schema.optionalKey(text(1000)) };

const answered = { challenge: id, answer: secret(20_000) };

export const AccountLogin = Schema.Struct({ accountSecret: Schema.String, expiresAt: instant }).annotate({
  identifier: "AccountLogin",
});

export const PageSession = Schema.Struct({ clientSecret: Schema.String, expiresAt: instant }).annotate({
  identifier: "PageSession",
});

export const AccountView = Schema.Struct({
  loginId: Schema.String,
  name: Schema.String,
  phone: Schema.optionalKey(Schema.String),
  phoneProven: Schema.Boolean,
  email: Schema.String,
  emailProven: Schema.Boolean,
  assurance: IdentityVerifier.Assurance,
  secondFactor: Account.SecondFactor,
  consents: Schema.Array(Consent.Consent),
  companies: Schema.Array(
    Schema.Struct({
      businessNumber: Schema.String,
      name: Schema.String,
      grant: Permission.Grant,
      /** Whether the company's certificate, or an administrator, has vouched for the member. */
      proven: Schema.Boolean,
      since: instant,
    }),
  ),
}).annotate({ identifier: "AccountView" });
export type AccountView = typeof AccountView.Type;

export const JoinRequestView = Schema.Struct({
  requestId: Schema.String,
  name: Schema.String,
  email: Schema.String,
  assurance: IdentityVerifier.Assurance,
  message: Schema.optionalKey(Schema.String),
  askedAt: instant,
}).annotate({ identifier: "JoinRequestView" });
export type JoinRequestView = typeof JoinRequestView.Type;

const duplicate = Schema.optionalKey(SignupView.Duplicate);
const view = SignupView.SignupView;

/** What anybody may do: begin to join, log in, find an account again. */
export class GateGroup extends HttpApiGroup.make("gate")
  .add(
    HttpApiEndpoint.post("signup", "/signups", {
      payload: Schema.Struct({
        /** The client secret that the mail link opened: it ends at that invoice. */
        linkSecret: Schema.optionalKey(secret(200)),
        /** Of somebody who has logged in and adds a company. */
        accountSecret: Schema.optionalKey(secret(200)),
        background: Schema.optionalKey(Signup.Background),
      }),
      success: Schema.Struct({ signupSecret: Schema.String, view }).pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("signIn", "/sign-in", {
      payload: Schema.Struct({ loginId: text(200), password }),
      /** Logged in, or a code to type first. */
      success: Schema.Struct({
        signedIn: Schema.optionalKey(AccountLogin),
        secondFactor: Schema.optionalKey(
          Schema.Struct({ accountId: Schema.String, challenge: SignupView.Challenge }),
        ),
      }),
      error,
    }),
    HttpApiEndpoint.post("secondFactor", "/sign-in/second-factor", {
      payload: Schema.Struct({ accountId: id, ...answered }),
      success: AccountLogin,
      error,
    }),
    HttpApiEndpoint.post("recover", "/recoveries", {
      payload: Schema.Struct(watched),
      success: Schema.Struct({
        recoveryId: Schema.String,
        challenge: Schema.optionalKey(SignupView.Challenge),
      }),
      error,
    }),
    HttpApiEndpoint.post("recovered", "/recoveries/:recoveryId/answer", {
      params: { recoveryId: id },
      payload: Schema.Struct(answered),
      /** The accounts of whoever answered right; none is an answer too. */
      success: Schema.Struct({
        accounts: Schema.Array(
          Schema.Struct({
            loginId: Schema.String,
            since: instant,
            resetSecret: Schema.String,
            expiresAt: instant,
          }),
        ),
      }),
      error,
    }),
    HttpApiEndpoint.post("resetPassword", "/recoveries/password", {
      payload: Schema.Struct({ resetSecret: secret(200), password }),
      success: HttpApiSchema.NoContent,
      error,
    }),
  )
  .prefix("/v1/gate") {}

/** One signup, a call for each step; every answer holds all that the next step needs. */
export class SignupGroup extends HttpApiGroup.make("signup")
  .add(
    HttpApiEndpoint.get("view", "/", { success: view, error }),
    HttpApiEndpoint.post("agree", "/terms", {
      payload: Schema.Struct({
        version,
        answers: Schema.Array(Consent.Answer).check(Schema.isMaxLength(20)),
      }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("sayBackground", "/background", {
      payload: Schema.Struct({ version, background: Signup.Background }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("move", "/move", {
      payload: Schema.Struct({ version, move: Schema.Literals(["back", "switch-account", "withdraw"]) }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("abandon", "/abandon", {
      payload: Schema.Struct({ version }),
      success: HttpApiSchema.NoContent,
      error,
    }),
    HttpApiEndpoint.post("verify", "/identity", {
      payload: Schema.Struct(watched),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("resend", "/identity/resend", {
      payload: Schema.Struct({ challenge: id }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("answer", "/identity/answer", {
      payload: Schema.Struct(answered),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("checkLoginId", "/member/login-id", {
      payload: Schema.Struct({ loginId: text(200) }),
      success: Schema.Struct({ duplicate }),
      error,
    }),
    HttpApiEndpoint.post("createAccount", "/member", {
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
      error,
    }),
    HttpApiEndpoint.post("logIn", "/login", {
      payload: Schema.Struct({
        version,
        /** Either both of these … */
        loginId: Schema.optionalKey(text(200)),
        password: Schema.optionalKey(password),
        /** … or the secret of somebody who has logged in. */
        accountSecret: Schema.optionalKey(secret(200)),
      }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("checkCompany", "/company/check", {
      payload: Schema.Struct({ businessNumber: text(40) }),
      success: Schema.Struct({ mine: Schema.Boolean, duplicate }),
      error,
    }),
    HttpApiEndpoint.post("registerCompany", "/company", {
      payload: Schema.Struct({ version, company: CompanyProfile.Input }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("askToJoin", "/company/join", {
      payload: Schema.Struct({
        version,
        businessNumber: text(40),
        message: Schema.optionalKey(text(500)),
      }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("beginProof", "/company/proof", {
      payload: Schema.Struct({ businessNumber: text(40) }),
      success: CompanyChallenge.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("prove", "/company/proof/:challengeId", {
      params: { challengeId: id },
      payload: Schema.Struct({ version, businessNumber: text(40), ...signedChallenge }),
      success: view,
      error,
    }),
    HttpApiEndpoint.post("finish", "/finish", {
      /** Logged in, acting for the company, and back at the invoice that started it. */
      success: Schema.Struct({
        account: AccountLogin,
        session: PageSession,
        businessNumber: Schema.String,
        ref: Schema.optionalKey(Schema.String),
      }),
      error,
    }),
  )
  .middleware(SignupSecret)
  .prefix("/v1/signup") {}

/** What the owner of an account does. */
export class AccountGroup extends HttpApiGroup.make("account")
  .add(
    HttpApiEndpoint.get("view", "/", { success: AccountView, error }),
    HttpApiEndpoint.post("open", "/sessions", {
      payload: Schema.Struct({ businessNumber: text(40) }),
      success: PageSession.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("change", "/", {
      payload: Schema.Struct({
        secondFactor: Schema.optionalKey(Account.SecondFactor),
        marketing: Schema.optionalKey(Schema.Boolean),
      }),
      success: AccountView,
      error,
    }),
    HttpApiEndpoint.post("changePassword", "/password", {
      payload: Schema.Struct({ current: password, next: password }),
      success: AccountLogin,
      error,
    }),
    HttpApiEndpoint.post("prove", "/identity", {
      payload: Wish,
      success: Schema.Struct({ challenge: Schema.optionalKey(SignupView.Challenge) }),
      error,
    }),
    HttpApiEndpoint.post("proven", "/identity/answer", {
      payload: Schema.Struct(answered),
      success: AccountView,
      error,
    }),
    HttpApiEndpoint.post("leave", "/leave", {
      payload: Schema.Struct({ businessNumber: text(40) }),
      success: HttpApiSchema.NoContent,
      error,
    }),
    HttpApiEndpoint.post("close", "/close", {
      payload: Schema.Struct({ password }),
      success: HttpApiSchema.NoContent,
      error,
    }),
    HttpApiEndpoint.post("signOut", "/sign-out", { success: HttpApiSchema.NoContent, error }),
  )
  .middleware(AccountSecret)
  .prefix("/v1/account") {}

/** People who ask to join a company, for its administrator. */
export class JoinGroup extends HttpApiGroup.make("joins")
  .add(
    HttpApiEndpoint.get("list", "/", {
      success: Schema.Struct({ requests: Schema.Array(JoinRequestView) }),
      error,
    }),
    HttpApiEndpoint.post("admit", "/:requestId/admit", {
      params: { requestId: id },
      payload: Schema.Struct({ grant: Permission.Grant }),
      success: HttpApiSchema.NoContent,
      error,
    }),
    HttpApiEndpoint.post("decline", "/:requestId/decline", {
      params: { requestId: id },
      success: HttpApiSchema.NoContent,
      error,
    }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/join-requests") {}

export const CompanySettings = Schema.Struct({
  profile: CompanyProfile.CompanyProfile,
  /** What company verification (회사인증) still needs. */
  missing: Schema.Array(Schema.String),
  /** Whether the member may change it. */
  mayChange: Schema.Boolean,
}).annotate({ identifier: "CompanySettings" });
export type CompanySettings = typeof CompanySettings.Type;

/** 회사설정 of a company that joined by itself. */
export class ProfileGroup extends HttpApiGroup.make("profile")
  .add(
    HttpApiEndpoint.get("view", "/", { success: CompanySettings, error }),
    HttpApiEndpoint.post("change", "/", { payload: CompanyProfile.Input, success: CompanySettings, error }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/company/profile") {}
