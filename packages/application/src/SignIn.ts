/** Logging in and out with an account of einv's own (로그인). */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { Account, Refusals, type SignupView } from "@einv/membership";
import { Logins } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Person, Visitor } from "./Caller.ts";
import * as Accounts from "./internal/accounts.ts";
import * as Credentials from "./internal/credentials.ts";
import * as Secrets from "./internal/secrets.ts";
import * as Verifying from "./internal/verifying.ts";

const { refusals } = Refusals;

export interface SignedIn {
  readonly accountSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

/** Logged in, or a code to type first. */
export type Answer =
  | { readonly signedIn: SignedIn }
  | { readonly secondFactor: { readonly accountId: string; readonly challenge: SignupView.Challenge } };

const who = (accountId: string): Verifying.For => ({ owner: `account/${accountId}`, purpose: "sign-in" });

/** Refused with `account.sign-in-refused` whatever was wrong, `account.slow-down`, `verification.*`. */
export const signIn = (
  input: { readonly loginId: string; readonly password: Redacted.Redacted<string> },
  visitor: Visitor,
): Use<Answer, JoiningServices> =>
  Effect.gen(function* () {
    const account = yield* Credentials.check(input, visitor);
    const { accountId, email, phone } = account;
    const next = Account.signIn(account);
    if (next._tag === "SignedIn") return { signedIn: yield* Accounts.logIn(account, visitor.origin) };
    const { method } = next;
    const target = method === "email" ? email : (phone ?? "");
    const begun = yield* Verifying.begin(who(accountId), { method, target }, visitor);
    const challenge = yield* Verifying.shown(begun, yield* DateTime.now);
    return challenge === undefined
      ? yield* refusals.refusal("verification.unavailable")
      : { secondFactor: { accountId, challenge } };
  });

/** The second factor's code. Refused with `verification.*`. */
export const secondFactor = (
  input: {
    readonly accountId: string;
    readonly challenge: string;
    readonly answer: Redacted.Redacted<string>;
  },
  { origin }: Visitor,
): Use<SignedIn, JoiningServices> =>
  Verifying.complete(who(input.accountId), { id: input.challenge, answer: input.answer }, () =>
    Accounts.logIn(input, origin),
  );

/** Who holds this secret. Refused with `account.invalid`, `session.origin`. */
export const authenticate = (
  input: { readonly secret: Redacted.Redacted<string> } & Pick<Visitor, "origin">,
): Use<Person> => Accounts.authenticate(input);

/** Ends this login, and no other. */
export const signOut = (secret: Redacted.Redacted<string>): Use<void> =>
  Effect.asVoid(Effect.flatMap(Secrets.digest(secret), Logins.end));
