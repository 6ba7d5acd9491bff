/**
 * 아이디·비밀번호 찾기: whoever proves to be an account's owner learns its login
 * ID and sets a new password. Until then the answer is the same whether there
 * is such an account or not.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { HumanCheck, Refusals, type SignupView } from "@einv/membership";
import { Logins } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Visitor } from "./Caller.ts";
import * as Mine from "./internal/accounts.ts";
import * as Ids from "./internal/ids.ts";
import * as Limits from "./internal/limits.ts";
import * as Secrets from "./internal/secrets.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Verifying from "./internal/verifying.ts";
import * as MyAccount from "./MyAccount.ts";

const { refusals } = Refusals;

const who = (recoveryId: string): Verifying.For => ({
  owner: `recovery/${recoveryId}`,
  purpose: "recovery",
});

/** Refused with `verification.*`, `membership.*`, `phone-number.*`. */
export const begin = (
  input: Verifying.Wish & { readonly trap?: string },
  visitor: Visitor,
): Use<
  { readonly recoveryId: string; readonly challenge: SignupView.Challenge | undefined },
  JoiningServices
> =>
  Effect.gen(function* () {
    yield* Limits.take("recovery", visitor.address);
    const recoveryId = yield* Ids.make("rec_");
    const begun = yield* Verifying.begin(who(recoveryId), input, visitor, HumanCheck.isRobot(input.trap));
    return { recoveryId, challenge: yield* Verifying.shown(begun, yield* DateTime.now) };
  });

/** An account of the owner, and the secret that sets its password within a quarter of an hour. */
export interface Recovered {
  readonly loginId: string;
  readonly since: DateTime.Utc;
  readonly resetSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
}

/** The accounts of whoever answers right; none is an answer too. Refused with `verification.*`. */
export const complete = (
  input: {
    readonly recoveryId: string;
    readonly challenge: string;
    readonly answer: Redacted.Redacted<string>;
  },
  { origin }: Visitor,
): Use<ReadonlyArray<Recovered>, JoiningServices> =>
  Verifying.complete(who(input.recoveryId), { id: input.challenge, answer: input.answer }, (person) =>
    Effect.gen(function* () {
      const { accounts } = yield* Shown.accountsOf(person);
      return yield* Effect.forEach(accounts, ({ accountId, loginId, createdAt }) =>
        Effect.map(Mine.logIn({ accountId }, origin, "reset"), ({ accountSecret, expiresAt }) => ({
          loginId,
          since: createdAt,
          resetSecret: accountSecret,
          expiresAt,
        })),
      );
    }),
  );

/** Refused with `account.reset-invalid`, `session.origin`, `password.*`. */
export const reset = (
  input: { readonly resetSecret: Redacted.Redacted<string>; readonly password: Redacted.Redacted<string> },
  { origin }: Visitor,
): Use<void, JoiningServices> =>
  Effect.gen(function* () {
    const digest = yield* Secrets.digest(input.resetSecret);
    const login = yield* Logins.find(digest, "reset", yield* DateTime.now);
    if (login === undefined) return yield* refusals.refusal("account.reset-invalid");
    yield* Mine.sameOrigin(login.origin, origin);
    yield* MyAccount.resetPassword({ account: login, digest, next: input.password });
  });
