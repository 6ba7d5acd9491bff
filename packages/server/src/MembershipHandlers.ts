/** Joining and accounts, answered by the use cases. */
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder";
import { Api, type Proof } from "@einv/api";
import {
  AnswerJoinRequest,
  BeginSignup,
  CloseAccount,
  CompanySettings,
  CreateAccount,
  FinishSignup,
  JoinCompany,
  LookUp,
  MoveSignup,
  MyAccount,
  RecoverAccount,
  SignIn,
  VerifyPerson,
} from "@einv/application";

import type { Runner } from "./Handlers.ts";
import * as Visitor from "./Visitor.ts";

/** Secrets are plain text only in the answer to whom they belong. */
const login = <A extends { readonly accountSecret: Redacted.Redacted<string> }>(made: A) => ({
  ...made,
  accountSecret: Redacted.value(made.accountSecret),
});
const page = <A extends { readonly clientSecret: Redacted.Redacted<string> }>(made: A) => ({
  ...made,
  clientSecret: Redacted.value(made.clientSecret),
});

const wish = ({ method, target, returnTo }: typeof Proof.Wish.Type) => ({
  method,
  ...(target === undefined ? {} : { target }),
  ...(returnTo === undefined ? {} : { returnTo }),
});

const trapped = ({ website }: { readonly website?: string }) =>
  website === undefined ? {} : { trap: website };

const gate = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "gate",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        signup: ({ payload }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            Effect.map(run(BeginSignup.begin(payload, visitor)), ({ signupSecret, view }) => ({
              signupSecret: Redacted.value(signupSecret),
              view,
            })),
          ),
        signIn: ({ payload }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            Effect.map(run(SignIn.signIn(payload, visitor)), (answer) =>
              "signedIn" in answer ? { signedIn: login(answer.signedIn) } : answer,
            ),
          ),
        secondFactor: ({ payload }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            Effect.map(run(SignIn.secondFactor(payload, visitor)), login),
          ),
        recover: ({ payload }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            Effect.map(
              run(RecoverAccount.begin({ ...wish(payload), ...trapped(payload) }, visitor)),
              ({ recoveryId, challenge }) => ({
                recoveryId,
                ...(challenge === undefined ? {} : { challenge }),
              }),
            ),
          ),
        recovered: ({ params, payload }) =>
          Effect.flatMap(Visitor.current, (visitor) =>
            Effect.map(run(RecoverAccount.complete({ ...params, ...payload }, visitor)), (accounts) => ({
              accounts: accounts.map((account) => ({
                ...account,
                resetSecret: Redacted.value(account.resetSecret),
              })),
            })),
          ),
        resetPassword: ({ payload }) =>
          Effect.flatMap(Visitor.current, (visitor) => run(RecoverAccount.reset(payload, visitor))),
      });
    }),
  );

const signup = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "signup",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      const actor = Api.SignupActor;
      return handlers.handleAll({
        view: () => Effect.flatMap(actor, (joining) => run(BeginSignup.view(joining))),
        agree: ({ payload }) => Effect.flatMap(actor, (joining) => run(MoveSignup.agree(joining, payload))),
        sayBackground: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(MoveSignup.sayBackground(joining, payload))),
        move: ({ payload }) => Effect.flatMap(actor, (joining) => run(MoveSignup.move(joining, payload))),
        abandon: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(MoveSignup.abandon(joining, payload))),
        verify: ({ payload }) =>
          Effect.gen(function* () {
            const joining = yield* actor;
            const visitor = yield* Visitor.current;
            return yield* run(
              VerifyPerson.begin(joining, { ...wish(payload), ...trapped(payload) }, visitor),
            );
          }),
        resend: ({ payload }) =>
          Effect.gen(function* () {
            const joining = yield* actor;
            return yield* run(VerifyPerson.resend(joining, payload, yield* Visitor.current));
          }),
        answer: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(VerifyPerson.answer(joining, payload))),
        checkLoginId: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(LookUp.loginId(joining, payload))),
        createAccount: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(CreateAccount.create(joining, payload))),
        logIn: ({ payload }) =>
          Effect.gen(function* () {
            const joining = yield* actor;
            return yield* run(CreateAccount.logIn(joining, payload, yield* Visitor.current));
          }),
        checkCompany: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(LookUp.company(joining, payload))),
        registerCompany: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(JoinCompany.register(joining, payload))),
        askToJoin: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(JoinCompany.ask(joining, payload))),
        beginProof: ({ payload }) =>
          Effect.flatMap(actor, (joining) => run(JoinCompany.beginProof(joining, payload))),
        prove: ({ params, payload }) =>
          Effect.flatMap(actor, (joining) => run(JoinCompany.prove(joining, { ...params, ...payload }))),
        finish: () =>
          Effect.gen(function* () {
            const joining = yield* actor;
            const finished = yield* run(FinishSignup.finish(joining, yield* Visitor.current));
            return { ...finished, account: login(finished.account), session: page(finished.session) };
          }),
      });
    }),
  );

/** The secret that came with the request, for ending it. */
const bearer = Effect.map(HttpServerRequest.HttpServerRequest, ({ headers }) =>
  Redacted.make((headers["authorization"] ?? "").replace(/^bearer +/i, "")),
);

const account = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "account",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      const actor = Api.AccountActor;
      return handlers.handleAll({
        view: () => Effect.flatMap(actor, (person) => run(MyAccount.view(person))),
        open: ({ payload }) =>
          Effect.gen(function* () {
            const person = yield* actor;
            return page(yield* run(MyAccount.open(person, payload, yield* Visitor.current)));
          }),
        change: ({ payload }) => Effect.flatMap(actor, (person) => run(MyAccount.change(person, payload))),
        changePassword: ({ payload }) =>
          Effect.gen(function* () {
            const person = yield* actor;
            return login(yield* run(MyAccount.changePassword(person, payload, yield* Visitor.current)));
          }),
        prove: ({ payload }) =>
          Effect.gen(function* () {
            const person = yield* actor;
            const challenge = yield* run(MyAccount.beginProof(person, wish(payload), yield* Visitor.current));
            return challenge === undefined ? {} : { challenge };
          }),
        proven: ({ payload }) =>
          Effect.flatMap(actor, (person) => run(MyAccount.completeProof(person, payload))),
        leave: ({ payload }) => Effect.flatMap(actor, (person) => run(CloseAccount.leave(person, payload))),
        close: ({ payload }) =>
          Effect.gen(function* () {
            const person = yield* actor;
            yield* run(CloseAccount.close(person, payload, yield* Visitor.current));
          }),
        signOut: () => Effect.flatMap(bearer, (secret) => run(SignIn.signOut(secret))),
      });
    }),
  );

const joins = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "joins",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        list: () =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            Effect.map(run(AnswerJoinRequest.list(caller)), (requests) => ({ requests })),
          ),
        admit: ({ params, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) => {
            const { grant, ...noted } = payload;
            return run(AnswerJoinRequest.answer(caller, { ...params, ...noted, answer: { admit: grant } }));
          }),
        decline: ({ params, payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) =>
            run(AnswerJoinRequest.answer(caller, { ...params, ...payload, answer: "decline" })),
          ),
      });
    }),
  );

const profile = (runner: Runner) =>
  HttpApiBuilder.group(
    Api.Api,
    "profile",
    Effect.fnUntraced(function* (handlers) {
      const run = yield* runner;
      return handlers.handleAll({
        view: () => Effect.flatMap(Api.SessionActor, (caller) => run(CompanySettings.view(caller))),
        change: ({ payload }) =>
          Effect.flatMap(Api.SessionActor, (caller) => run(CompanySettings.change(caller, payload))),
      });
    }),
  );

const signupSecret = (runner: Runner) =>
  Layer.effect(
    Api.SignupSecret,
    Effect.map(runner, (run) => ({
      secret: (effect, { credential }) =>
        Effect.gen(function* () {
          const visitor = yield* Visitor.current;
          const joining = yield* run(BeginSignup.authenticate({ secret: credential, ...visitor }));
          return yield* effect.pipe(
            Effect.provideService(Api.SignupActor, joining),
            Effect.annotateLogs({ signup: joining.signupId }),
          );
        }),
    })),
  );

const accountSecret = (runner: Runner) =>
  Layer.effect(
    Api.AccountSecret,
    Effect.map(runner, (run) => ({
      secret: (effect, { credential }) =>
        Effect.gen(function* () {
          const visitor = yield* Visitor.current;
          const person = yield* run(SignIn.authenticate({ secret: credential, ...visitor }));
          return yield* effect.pipe(
            Effect.provideService(Api.AccountActor, person),
            Effect.annotateLogs({ account: person.accountId }),
          );
        }),
    })),
  );

export const layer = (runner: Runner) =>
  Layer.mergeAll(gate(runner), signup(runner), account(runner), joins(runner), profile(runner));

/** Who stands behind the secrets of these groups. */
export const secrets = (runner: Runner) => Layer.merge(signupSecret(runner), accountSecret(runner));
