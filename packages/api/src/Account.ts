/**
 * Accounts over HTTP. An *account secret* is what logging in gives, and opens
 * page sessions for the account's companies.
 */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";
import * as Account from "@einv/membership/Account";
import * as Consent from "@einv/membership/Consent";
import * as IdentityVerifier from "@einv/membership/IdentityVerifier";
import * as SignupView from "@einv/membership/SignupView";

import type * as Contract from "./Contract.ts";
import { instant, password, text } from "./internal/fields.ts";
import { AccountLogin, PageSession } from "./Logins.ts";
import { Wish, answered } from "./Proof.ts";

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
      grant: Words.Grant,
      /** Whether the company's certificate, or an administrator, has vouched for the member. */
      proven: Schema.Boolean,
      since: instant,
    }),
  ),
}).annotate({ identifier: "AccountView" });
export type AccountView = typeof AccountView.Type;

/** What the owner of an account does. */
export const calls = {
  view: { method: "GET", path: "/v1/account", success: AccountView },
  open: {
    method: "POST",
    path: "/v1/account/sessions",
    payload: Schema.Struct({ businessNumber: text(40) }),
    success: PageSession,
    status: 201,
  },
  change: {
    method: "POST",
    path: "/v1/account",
    payload: Schema.Struct({
      secondFactor: Schema.optionalKey(Account.SecondFactor),
      marketing: Schema.optionalKey(Schema.Boolean),
    }),
    success: AccountView,
  },
  changePassword: {
    method: "POST",
    path: "/v1/account/password",
    payload: Schema.Struct({ current: password, next: password }),
    success: AccountLogin,
  },
  prove: {
    method: "POST",
    path: "/v1/account/identity",
    payload: Wish,
    success: Schema.Struct({ challenge: Schema.optionalKey(SignupView.Challenge) }),
  },
  proven: {
    method: "POST",
    path: "/v1/account/identity/answer",
    payload: Schema.Struct(answered),
    success: AccountView,
  },
  leave: { method: "POST", path: "/v1/account/leave", payload: Schema.Struct({ businessNumber: text(40) }) },
  close: { method: "POST", path: "/v1/account/close", payload: Schema.Struct({ password }) },
  signOut: { method: "POST", path: "/v1/account/sign-out" },
} as const satisfies Contract.Calls;
