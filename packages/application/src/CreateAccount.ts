/** 회원정보입력: the verified person gets an account, with a password and what was agreed to. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Account, Password, Refusals, type SignupView } from "@einv/membership";
import { Accounts } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Joining, Visitor } from "./Caller.ts";
import * as Coming from "./internal/accounts.ts";
import * as Credentials from "./internal/credentials.ts";
import * as Ids from "./internal/ids.ts";
import * as PersonKey from "./internal/personKey.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";

const { refusals } = Refusals;

export interface Input extends Account.Input {
  readonly version: number;
  readonly password: Redacted.Redacted<string>;
  /** 새 아이디 만들기: although the person has an account already. */
  readonly another?: boolean;
}

/** Refused with `signup.changed`, and what the next step says when the signup is elsewhere. */
const atMember = Effect.fnUntraced(function* (joining: Joining, version: number) {
  const loaded = yield* Kept.at(joining, version);
  return loaded.state._tag === "Member" ? loaded.state : yield* refusals.refusal("signup.changed");
});

/**
 * Refused with `login-id.*`, `password.*`, `account.*`, `membership.email`,
 * `phone-number.*`, each naming its field, and with `signup.account-exists`
 * unless another account is wanted.
 */
export const create = (joining: Joining, input: Input): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const { person } = yield* atMember(joining, input.version);
    const made = { accountId: yield* Ids.make("acct_"), at: yield* DateTime.now };
    const account = yield* Effect.fromResult(Account.create(input, person, made));
    yield* Effect.fromResult(
      Password.check(input.password, {
        loginId: account.loginId,
        name: account.name,
        email: account.email,
        ...(account.phone === undefined ? {} : { phone: account.phone }),
      }),
    );
    if (input.another !== true && (yield* Shown.accountsOf(person)).accounts.length > 0) {
      return yield* refusals.refusal("signup.account-exists");
    }
    const password = yield* Credentials.keep(account.accountId, input.password);
    const personKey = yield* PersonKey.of(person.uniqueKey);
    const after = yield* Kept.step(joining, input.version, ({ state }) =>
      Effect.gen(function* () {
        const secrets = { password, ...(personKey === undefined ? {} : { personKey }) };
        if (!(yield* Accounts.insert(account, secrets))) {
          return yield* refusals.refusal("login-id.taken", { path: "loginId" });
        }
        if (state._tag === "Member") yield* Accounts.remember(account.accountId, state.consents);
        return { _tag: "create", accountId: account.accountId } as const;
      }),
    );
    return yield* Shown.view(after);
  });

/** Either login ID and password, or the secret of somebody who has logged in, with a second factor perhaps. */
export interface LogIn {
  readonly version: number;
  readonly loginId?: string;
  readonly password?: Redacted.Redacted<string>;
  readonly accountSecret?: Redacted.Redacted<string>;
}

const known = Effect.fnUntraced(function* (
  { loginId = "", password = Redacted.make(""), accountSecret }: LogIn,
  visitor: Visitor,
) {
  if (accountSecret !== undefined) return yield* Coming.authenticate({ secret: accountSecret, ...visitor });
  const account = yield* Credentials.check({ loginId, password }, visitor);
  return Account.signIn(account)._tag === "SignedIn"
    ? account
    : yield* refusals.refusal("account.second-factor");
});

/** 기존회원 로그인: the account that is there joins the company. Refused with `account.*`, `signup.*`. */
export const logIn = (
  joining: Joining,
  input: LogIn,
  visitor: Visitor,
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    yield* Kept.at(joining, input.version);
    const person = yield* known(input, visitor);
    const after = yield* Kept.step(joining, input.version, ({ state }) => Coming.comingIn(state, person));
    return yield* Shown.view(after);
  });
