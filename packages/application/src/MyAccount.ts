/** What the owner of an account sees and changes of it, and the companies it opens. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { PhoneNumber } from "@einv/identity";
import { Account, Consent, Password, Refusals, type SignupView } from "@einv/membership";
import { Accounts, Logins, Memberships, Transaction } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Person, Visitor } from "./Caller.ts";
import * as Mine from "./internal/accounts.ts";
import * as Credentials from "./internal/credentials.ts";
import * as Limits from "./internal/limits.ts";
import * as PersonKey from "./internal/personKey.ts";
import * as Post from "./internal/post.ts";
import * as Verifying from "./internal/verifying.ts";
import * as MembershipMails from "./MembershipMails.ts";
import { refusals as applicationRefusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

const { refusals } = Refusals;

export interface AccountView {
  readonly loginId: string;
  readonly name: string;
  readonly phone?: string;
  readonly phoneProven: boolean;
  readonly email: string;
  readonly emailProven: boolean;
  readonly assurance: Account.Account["assurance"];
  readonly secondFactor: Account.SecondFactor;
  /** The latest answer to each of the terms. */
  readonly consents: ReadonlyArray<Consent.Consent>;
  readonly companies: ReadonlyArray<{
    readonly businessNumber: string;
    readonly name: string;
    readonly grant: Memberships.Belonging["grant"];
    /** Whether the company's certificate, or an administrator, has vouched for the member. */
    readonly proven: boolean;
    readonly since: DateTime.Utc;
  }>;
}

/** The account with its companies, for the switcher (회사 선택). */
export const view = (person: Person): Use<AccountView> =>
  Effect.gen(function* () {
    const { account } = yield* Mine.find(person);
    const belongings = yield* Memberships.ofAccount(person.accountId);
    const latest = new Map((yield* Accounts.consents(person.accountId)).map((each) => [each.terms, each]));
    const { loginId, name, phone, phoneProven, email, emailProven, assurance, secondFactor } = account;
    return {
      loginId,
      name,
      ...(phone === undefined ? {} : { phone: PhoneNumber.format(phone) }),
      phoneProven,
      email,
      emailProven,
      assurance,
      secondFactor,
      consents: [...latest.values()],
      companies: belongings.map((belonging) => ({
        businessNumber: belonging.businessNumber,
        name: belonging.name,
        grant: belonging.grant,
        proven: belonging.provenAt !== undefined,
        since: belonging.since,
      })),
    };
  });

/** A page's client secret for one of its companies. Refused with `member.not-found`. */
export const open = (
  person: Person,
  input: { readonly businessNumber: string },
  { origin }: Visitor,
): Use<{ readonly clientSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc }> =>
  Effect.gen(function* () {
    const membership = yield* Memberships.find(input.businessNumber, person.accountId);
    return membership === undefined
      ? yield* applicationRefusals.refusal("member.not-found", { path: "businessNumber" })
      : yield* Mine.openPage(person, membership.businessNumber, origin);
  });

/** A new password, everywhere else logged out, and the owner told. Part of the caller's transaction. */
const replacePassword = Effect.fnUntraced(function* (
  stored: Accounts.StoredAccount,
  password: Uint8Array,
  at: DateTime.Utc,
) {
  const { account, version } = stored;
  yield* Mine.write(stored, account, { password });
  yield* Logins.endAll(account.accountId);
  yield* Post.put(
    {
      id: `password-changed.${version}.${account.accountId}`,
      to: { name: account.name, address: account.email },
      fromName: MembershipMails.sender,
      ...MembershipMails.passwordChanged(),
    },
    at,
  );
});

const checkNew = (password: Redacted.Redacted<string>, { loginId, name, email, phone }: Account.Account) =>
  Effect.fromResult(
    Password.check(password, { loginId, name, email, ...(phone === undefined ? {} : { phone }) }),
  );

/** Refused with `account.sign-in-refused` when the old one is wrong, `account.slow-down`, `password.*`. */
export const changePassword = (
  person: Person,
  input: { readonly current: Redacted.Redacted<string>; readonly next: Redacted.Redacted<string> },
  visitor: Visitor,
): Use<
  { readonly accountSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc },
  JoiningServices
> =>
  Effect.gen(function* () {
    const { account } = yield* Mine.find(person);
    yield* Credentials.check({ loginId: account.loginId, password: input.current }, visitor);
    yield* checkNew(input.next, account);
    const password = yield* Credentials.keep(account.accountId, input.next);
    const at = yield* DateTime.now;
    return yield* Transaction.run(
      Effect.gen(function* () {
        yield* replacePassword(yield* Mine.find(person), password, at);
        return yield* Mine.logIn(person, visitor.origin);
      }),
    );
  });

/** Sets a new password after the account was found again. Refused with `account.reset-invalid`, `password.*`. */
export const resetPassword = (input: {
  readonly account: Person;
  readonly digest: string;
  readonly next: Redacted.Redacted<string>;
}): Use<void, JoiningServices> =>
  Effect.gen(function* () {
    const { account } = yield* Mine.find(input.account);
    yield* checkNew(input.next, account);
    const password = yield* Credentials.keep(account.accountId, input.next);
    const at = yield* DateTime.now;
    yield* Transaction.run(
      Effect.gen(function* () {
        if (!(yield* Logins.end(input.digest))) return yield* refusals.refusal("account.reset-invalid");
        yield* replacePassword(yield* Mine.find(input.account), password, at);
        // The owner is back: whoever guessed before has locked nobody out.
        yield* Limits.forgive(account.loginId);
      }),
    );
  });

/** Second factor and marketing consent. Refused with `account.factor-unproven`, `account.changed`. */
export const change = (
  person: Person,
  input: { readonly secondFactor?: Account.SecondFactor; readonly marketing?: boolean },
): Use<AccountView> =>
  Effect.gen(function* () {
    const at = yield* DateTime.now;
    const { terms } = yield* Settings;
    yield* Transaction.run(
      Effect.gen(function* () {
        const stored = yield* Mine.find(person);
        const { secondFactor, marketing } = input;
        if (secondFactor !== undefined) {
          yield* Mine.write(stored, yield* Effect.fromResult(Account.choose(stored.account, secondFactor)));
        }
        const optional = terms.find(({ required }) => !required);
        if (marketing !== undefined && optional !== undefined) {
          const consent = { terms: optional.id, version: optional.version, given: marketing, at };
          yield* Accounts.remember(person.accountId, [consent]);
        }
      }),
    );
    return yield* view(person);
  });

const proving = ({ accountId }: Person): Verifying.For => ({
  owner: `account/${accountId}/upgrade`,
  purpose: "upgrade",
});

/** A stronger or another proof, later (가입 후 개인설정에서 인증). Refused with `verification.*`, `membership.*`. */
export const beginProof = (
  person: Person,
  input: Verifying.Wish,
  visitor: Visitor,
): Use<SignupView.Challenge | undefined, JoiningServices> =>
  Effect.gen(function* () {
    const begun = yield* Verifying.begin(proving(person), input, visitor);
    return yield* Verifying.shown(begun, yield* DateTime.now);
  });

/** Refused with `verification.*`. */
export const completeProof = (
  person: Person,
  input: { readonly challenge: string; readonly answer: Redacted.Redacted<string> },
): Use<AccountView, JoiningServices> =>
  Effect.andThen(
    Verifying.complete(proving(person), { id: input.challenge, answer: input.answer }, (proven) =>
      Effect.gen(function* () {
        const stored = yield* Mine.find(person);
        const personKey = yield* PersonKey.of(proven.uniqueKey);
        yield* Mine.write(
          stored,
          Account.upgrade(stored.account, proven),
          personKey === undefined ? {} : { personKey },
        );
      }),
    ),
    view(person),
  );
