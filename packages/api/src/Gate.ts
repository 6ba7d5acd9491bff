/** The gate over HTTP: for whoever is nobody yet. */
import * as Schema from "effect/Schema";
import * as Signup from "@einv/membership/Signup";
import * as SignupView from "@einv/membership/SignupView";

import type * as Contract from "./Contract.ts";
import { id, instant, password, secret, text } from "./internal/fields.ts";
import { AccountLogin } from "./Logins.ts";
import { answered, watched } from "./Proof.ts";

/** What anybody may do: begin to join, log in, find an account again. */
export const calls = {
  signup: {
    method: "POST",
    path: "/v1/gate/signups",
    payload: Schema.Struct({
      /** The client secret that the mail link opened: it ends at that invoice. */
      linkSecret: Schema.optionalKey(secret(200)),
      /** Of somebody who has logged in and adds a company. */
      accountSecret: Schema.optionalKey(secret(200)),
      background: Schema.optionalKey(Signup.Background),
    }),
    success: Schema.Struct({ signupSecret: Schema.String, view: SignupView.SignupView }),
    status: 201,
  },
  signIn: {
    method: "POST",
    path: "/v1/gate/sign-in",
    payload: Schema.Struct({ loginId: text(200), password }),
    /** Logged in, or a code to type first. */
    success: Schema.Struct({
      signedIn: Schema.optionalKey(AccountLogin),
      secondFactor: Schema.optionalKey(
        Schema.Struct({ accountId: Schema.String, challenge: SignupView.Challenge }),
      ),
    }),
  },
  secondFactor: {
    method: "POST",
    path: "/v1/gate/sign-in/second-factor",
    payload: Schema.Struct({ accountId: id, ...answered }),
    success: AccountLogin,
  },
  recover: {
    method: "POST",
    path: "/v1/gate/recoveries",
    payload: Schema.Struct(watched),
    success: Schema.Struct({
      recoveryId: Schema.String,
      challenge: Schema.optionalKey(SignupView.Challenge),
    }),
  },
  recovered: {
    method: "POST",
    path: "/v1/gate/recoveries/:recoveryId/answer",
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
  },
  resetPassword: {
    method: "POST",
    path: "/v1/gate/recoveries/password",
    payload: Schema.Struct({ resetSecret: secret(200), password }),
  },
} as const satisfies Contract.Calls;
