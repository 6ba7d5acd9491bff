/** Joining and accounts from the other end: what a page does for somebody who is nobody yet, joins, or has logged in. */
import * as Effect from "effect/Effect";
import type * as DateTime from "effect/DateTime";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpClientRequest from "effect/http/HttpClientRequest";
import * as HttpApiClient from "effect/http-api/HttpApiClient";
import type * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint";
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware";
import type { SignupView } from "@einv/membership";
import type { Permission } from "@einv/permission";

import { Api, type SessionSecret } from "../Api.ts";
import type { CompanyChallenge } from "../Company.ts";
import {
  type AccountGroup,
  AccountSecret,
  type AccountView,
  type ProfileGroup,
  type CompanySettings,
  type GateGroup,
  type JoinRequestView,
  type SignupGroup,
  SignupSecret,
} from "../Membership.ts";
import { type Call, type Connected, type Connection, once, over, segment } from "./connection.ts";

/** What an endpoint is told. */
type Said<Endpoint> = HttpApiEndpoint.Payload<Endpoint> extends { readonly Type: infer A } ? A : never;
type Gate = typeof GateGroup.endpoints;
type Steps = typeof SignupGroup.endpoints;
type Owned = typeof AccountGroup.endpoints;

/** What logging in gives, for half a day. */
export interface Login {
  readonly accountSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

/** What a page acts with, minutes long. */
export interface Page {
  readonly clientSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

const login = ({
  accountSecret,
  expiresAt,
}: {
  readonly accountSecret: string;
  readonly expiresAt: DateTime.Utc;
}): Login => ({ accountSecret: Redacted.make(accountSecret), expiresAt });

const page = ({
  clientSecret,
  expiresAt,
}: {
  readonly clientSecret: string;
  readonly expiresAt: DateTime.Utc;
}): Page => ({ clientSecret: Redacted.make(clientSecret), expiresAt });

/** What anybody may do: begin to join, log in, find an account again. */
export const gate = (connection: Connection) => {
  const { run, options, http } = over(connection);
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "gate", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  return {
    /** Begins to join; with the secret that a mail link opened, it ends at that invoice. */
    signup: (
      payload: Said<Gate["signup"]> = {},
    ): Call<{ readonly signupSecret: Redacted.Redacted<string>; readonly view: SignupView.SignupView }> =>
      run(
        Effect.flatMap(group, (api) =>
          Effect.map(api.signup({ payload }), ({ signupSecret, view }) => ({
            signupSecret: Redacted.make(signupSecret),
            view,
          })),
        ),
      ),
    /** Logged in, or a code to type first. */
    signIn: (
      payload: Said<Gate["signIn"]>,
    ): Call<{
      readonly signedIn?: Login;
      readonly secondFactor?: { readonly accountId: string; readonly challenge: SignupView.Challenge };
    }> =>
      run(
        Effect.flatMap(group, (api) =>
          Effect.map(api.signIn({ payload }), ({ signedIn, secondFactor }) => ({
            ...(signedIn === undefined ? {} : { signedIn: login(signedIn) }),
            ...(secondFactor === undefined ? {} : { secondFactor }),
          })),
        ),
      ),
    secondFactor: (payload: Said<Gate["secondFactor"]>): Call<Login> =>
      run(Effect.flatMap(group, (api) => Effect.map(api.secondFactor({ payload }), login))),
    /** 아이디·비밀번호 찾기: a proof, whether there is such an account or not. */
    recover: (
      payload: Said<Gate["recover"]>,
    ): Call<{ readonly recoveryId: string; readonly challenge?: SignupView.Challenge }> =>
      run(Effect.flatMap(group, (api) => api.recover({ payload }))),
    /** The accounts of whoever answers right. */
    recovered: ({
      recoveryId,
      ...payload
    }: Said<Gate["recovered"]> & { readonly recoveryId: string }): Call<
      ReadonlyArray<{
        readonly loginId: string;
        readonly since: DateTime.Utc;
        readonly resetSecret: Redacted.Redacted<string>;
      }>
    > =>
      run(
        Effect.flatMap(Effect.all([group, segment("recoveryId", recoveryId)]), ([api, value]) =>
          Effect.map(api.recovered({ params: { recoveryId: value }, payload }), ({ accounts }) =>
            accounts.map(({ loginId, since, resetSecret }) => ({
              loginId,
              since,
              resetSecret: Redacted.make(resetSecret),
            })),
          ),
        ),
      ),
    resetPassword: (payload: Said<Gate["resetPassword"]>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.resetPassword({ payload }))),
  };
};
export type GateClient = ReturnType<typeof gate>;

/** One signup: every call answers all that the next step needs. */
export const signup = (connection: Connection & { readonly secret: Redacted.Redacted<string> }) => {
  const { run, options, http } = over(connection);
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "signup", httpClient }),
    ).pipe(
      Effect.provide(
        Layer.merge(
          http,
          HttpApiMiddleware.layerClient(SignupSecret, ({ request, next }) =>
            next(HttpClientRequest.bearerToken(request, connection.secret)),
          ),
        ),
      ),
    ),
  );
  type View = Call<SignupView.SignupView>;
  return {
    /** Where it stands; after any interruption. */
    view: (): View => run(Effect.flatMap(group, (api) => api.view({}))),
    /** 01 약관동의 */
    agree: (payload: Said<Steps["agree"]>): View =>
      run(Effect.flatMap(group, (api) => api.agree({ payload }))),
    /** What accounts there are elsewhere. */
    sayBackground: (payload: Said<Steps["sayBackground"]>): View =>
      run(Effect.flatMap(group, (api) => api.sayBackground({ payload }))),
    /** Back, another account, or a request taken back. */
    move: (payload: Said<Steps["move"]>): View => run(Effect.flatMap(group, (api) => api.move({ payload }))),
    abandon: (payload: Said<Steps["abandon"]>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.abandon({ payload }))),
    /** 02 본인인증: the view then holds the challenge. */
    verify: (payload: Said<Steps["verify"]>): View =>
      run(Effect.flatMap(group, (api) => api.verify({ payload }))),
    resend: (payload: Said<Steps["resend"]>): View =>
      run(Effect.flatMap(group, (api) => api.resend({ payload }))),
    answer: (payload: Said<Steps["answer"]>): View =>
      run(Effect.flatMap(group, (api) => api.answer({ payload }))),
    /** 아이디 중복확인 */
    checkLoginId: (loginId: string): Call<{ readonly duplicate?: SignupView.Duplicate }> =>
      run(Effect.flatMap(group, (api) => api.checkLoginId({ payload: { loginId } }))),
    /** 03 회원정보입력 */
    createAccount: (payload: Said<Steps["createAccount"]>): View =>
      run(Effect.flatMap(group, (api) => api.createAccount({ payload }))),
    /** 기존회원 로그인 */
    logIn: (payload: Said<Steps["logIn"]>): View =>
      run(Effect.flatMap(group, (api) => api.logIn({ payload }))),
    /** 사업자등록번호 중복확인 */
    checkCompany: (
      businessNumber: string,
    ): Call<{ readonly mine: boolean; readonly duplicate?: SignupView.Duplicate }> =>
      run(Effect.flatMap(group, (api) => api.checkCompany({ payload: { businessNumber } }))),
    /** 04 회사정보입력 */
    registerCompany: (payload: Said<Steps["registerCompany"]>): View =>
      run(Effect.flatMap(group, (api) => api.registerCompany({ payload }))),
    askToJoin: (payload: Said<Steps["askToJoin"]>): View =>
      run(Effect.flatMap(group, (api) => api.askToJoin({ payload }))),
    /** Instead of asking: the certificate of a company that has joined already signs this text. */
    beginProof: (payload: Said<Steps["beginProof"]>): Call<CompanyChallenge> =>
      run(Effect.flatMap(group, (api) => api.beginProof({ payload }))),
    /** Hands over what the page signed, and R: the person is a member of the company. */
    prove: ({ challengeId, ...payload }: Said<Steps["prove"]> & { readonly challengeId: string }): View =>
      run(
        Effect.flatMap(Effect.all([group, segment("challengeId", challengeId)]), ([api, value]) =>
          api.prove({ params: { challengeId: value }, payload }),
        ),
      ),
    /** 05 회원가입완료: logged in, and back at the invoice that started it. */
    finish: (): Call<{
      readonly account: Login;
      readonly session: Page;
      readonly businessNumber: string;
      readonly ref?: string;
    }> =>
      run(
        Effect.flatMap(group, (api) =>
          Effect.map(api.finish({}), (finished) => ({
            ...finished,
            account: login(finished.account),
            session: page(finished.session),
          })),
        ),
      ),
  };
};
export type SignupClient = ReturnType<typeof signup>;

/** What the owner of an account does. */
export const account = (connection: Connection & { readonly secret: Redacted.Redacted<string> }) => {
  const { run, options, http } = over(connection);
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "account", httpClient }),
    ).pipe(
      Effect.provide(
        Layer.merge(
          http,
          HttpApiMiddleware.layerClient(AccountSecret, ({ request, next }) =>
            next(HttpClientRequest.bearerToken(request, connection.secret)),
          ),
        ),
      ),
    ),
  );
  return {
    /** With all its companies, for the switcher. */
    view: (): Call<AccountView> => run(Effect.flatMap(group, (api) => api.view({}))),
    /** A page's secret for one of them. */
    open: (businessNumber: string): Call<Page> =>
      run(Effect.flatMap(group, (api) => Effect.map(api.open({ payload: { businessNumber } }), page))),
    change: (payload: Said<Owned["change"]>): Call<AccountView> =>
      run(Effect.flatMap(group, (api) => api.change({ payload }))),
    /** Everywhere else is logged out. */
    changePassword: (payload: Said<Owned["changePassword"]>): Call<Login> =>
      run(Effect.flatMap(group, (api) => Effect.map(api.changePassword({ payload }), login))),
    /** A stronger or another proof of who one is. */
    prove: (payload: Said<Owned["prove"]>): Call<{ readonly challenge?: SignupView.Challenge }> =>
      run(Effect.flatMap(group, (api) => api.prove({ payload }))),
    proven: (payload: Said<Owned["proven"]>): Call<AccountView> =>
      run(Effect.flatMap(group, (api) => api.proven({ payload }))),
    /** Leaves one company. */
    leave: (businessNumber: string): Call<void> =>
      run(Effect.flatMap(group, (api) => api.leave({ payload: { businessNumber } }))),
    /** 탈퇴 */
    close: (payload: Said<Owned["close"]>): Call<void> =>
      run(Effect.flatMap(group, (api) => api.close({ payload }))),
    signOut: (): Call<void> => run(Effect.flatMap(group, (api) => api.signOut({}))),
  };
};
export type AccountClient = ReturnType<typeof account>;

/** People who ask to join, for the company's administrator; part of a page's session. */
export const joins = ({ run, options, http }: Connected<SessionSecret>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "joins", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  const request = (requestId: string) =>
    Effect.map(segment("requestId", requestId), (value) => ({ requestId: value }));
  return {
    list: (): Call<ReadonlyArray<JoinRequestView>> =>
      run(Effect.flatMap(group, (api) => Effect.map(api.list({}), ({ requests }) => requests))),
    /** Takes the person in, with this right. */
    admit: (requestId: string, grant: Permission.Grant): Call<void> =>
      run(
        Effect.flatMap(Effect.all([group, request(requestId)]), ([api, params]) =>
          api.admit({ params, payload: { grant } }),
        ),
      ),
    decline: (requestId: string): Call<void> =>
      run(
        Effect.flatMap(Effect.all([group, request(requestId)]), ([api, params]) => api.decline({ params })),
      ),
  };
};

/** 회사설정; part of a page's session. */
export const profile = ({ run, options, http }: Connected<SessionSecret>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "profile", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  return {
    view: (): Call<CompanySettings> => run(Effect.flatMap(group, (api) => api.view({}))),
    change: (payload: Said<typeof ProfileGroup.endpoints.change>): Call<CompanySettings> =>
      run(Effect.flatMap(group, (api) => api.change({ payload }))),
  };
};
