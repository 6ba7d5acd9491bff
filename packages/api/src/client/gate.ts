/** What anybody may do: begin to join, log in, find an account again. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";

import type * as Contract from "../Contract.ts";
import { calls } from "../Gate.ts";
import type { Connected } from "./connection.ts";
import { login } from "./secrets.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const gate = ({ call }: Connected<"anybody">) => ({
  /** Begins to join; with the secret that a mail link opened, it ends at that invoice. */
  signup: (payload: Said<"signup"> = {}) =>
    Effect.map(call(calls.signup, { payload }), ({ signupSecret, view }) => ({
      signupSecret: Redacted.make(signupSecret),
      view,
    })),
  /** Logged in, or a code to type first. */
  signIn: (payload: Said<"signIn">) =>
    Effect.map(call(calls.signIn, { payload }), ({ signedIn, ...more }) => ({
      ...more,
      ...(signedIn === undefined ? {} : { signedIn: login(signedIn) }),
    })),
  secondFactor: (payload: Said<"secondFactor">) => Effect.map(call(calls.secondFactor, { payload }), login),
  /** 아이디·비밀번호 찾기: a proof, whether there is such an account or not. */
  recover: (payload: Said<"recover">) => call(calls.recover, { payload }),
  /** The accounts of whoever answers right. */
  recovered: ({ recoveryId, ...payload }: Said<"recovered"> & { readonly recoveryId: string }) =>
    Effect.map(call(calls.recovered, { params: { recoveryId }, payload }), ({ accounts }) =>
      accounts.map((account) => ({ ...account, resetSecret: Redacted.make(account.resetSecret) })),
    ),
  resetPassword: (payload: Said<"resetPassword">) => call(calls.resetPassword, { payload }),
});
export type GateClient = ReturnType<typeof gate>;
