/**
 * A person's account (회원): one login ID for any number of companies. What a
 * proof of identity settles, the person cannot change; what was only typed is
 * believed for writing to, not for recovering.
 */
import type * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as PhoneNumber from "@einv/identity/PhoneNumber";
import { Refusal } from "@einv/refusal";
import * as EmailAddress from "./EmailAddress.ts";
import { Assurance, type VerifiedPerson } from "./IdentityVerifier.ts";
import * as LoginId from "./LoginId.ts";
import { refusals } from "./Refusals.ts";

/** What is asked for after the right password: nothing, or a code to the proven address or number. */
export const SecondFactor = Schema.Literals(["none", "email", "sms"]);
export type SecondFactor = typeof SecondFactor.Type;

export const Account = Schema.Struct({
  accountId: Schema.NonEmptyString,
  loginId: LoginId.LoginId,
  name: Schema.NonEmptyString,
  /** 휴대전화 or, with no wall in its way, the company's telephone. */
  phone: Schema.optionalKey(PhoneNumber.PhoneNumber),
  phoneProven: Schema.Boolean,
  /** 보조이메일: codes and notices go there. */
  email: EmailAddress.EmailAddress,
  emailProven: Schema.Boolean,
  /** The strongest proof of identity there was. */
  assurance: Assurance,
  secondFactor: SecondFactor,
  createdAt: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "Account" });
export type Account = typeof Account.Type;

/** What is typed in the step 회원정보입력. */
export interface Input {
  readonly loginId: string;
  /** Needed where the proof of identity gave no name. */
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

const nameOf = (input: Input, person: VerifiedPerson): Result.Result<string, Refusal.Refusal> => {
  // What the agency vouched for stands; a name typed beside it is not looked at.
  const name = (person.name ?? input.name ?? "").replace(/\s+/g, " ").trim();
  if (name === "") return refusals.fail("account.name-needed", { path: "name" });
  return name.length > 60 ? refusals.fail("account.name-long", { path: "name" }) : Result.succeed(name);
};

const blank = (text: string | undefined): boolean => (text ?? "").trim() === "";

/**
 * The account that a verified person asks for. Refused with `login-id.*`,
 * `account.name-*`, `account.email-needed`, `account.phone-needed`,
 * `membership.email`, `phone-number.*`, each naming its field.
 */
export const create = (
  input: Input,
  person: VerifiedPerson,
  { accountId, at }: { readonly accountId: string; readonly at: DateTime.Utc },
): Result.Result<Account, Refusal.Refusal> =>
  Result.gen(function* () {
    const loginId = yield* LoginId.parse(input.loginId);
    const name = yield* nameOf(input, person);
    const phone = blank(input.phone)
      ? person.phone
      : yield* Result.mapError(PhoneNumber.parse(input.phone ?? ""), Refusal.at("phone"));
    const email = blank(input.email) ? person.email : yield* EmailAddress.parse(input.email ?? "");
    if (phone === undefined) return yield* refusals.fail("account.phone-needed", { path: "phone" });
    if (email === undefined) return yield* refusals.fail("account.email-needed", { path: "email" });
    return {
      accountId,
      loginId,
      name,
      phone,
      phoneProven: phone === person.phone,
      email,
      emailProven: email === person.email,
      assurance: person.assurance,
      secondFactor: "none" as const,
      createdAt: at,
    };
  });

/** What a later proof of the same account's person adds: it never weakens. */
export const upgrade = (account: Account, person: VerifiedPerson): Account => ({
  ...account,
  ...(person.name === undefined ? {} : { name: person.name }),
  ...(person.phone === undefined ? {} : { phone: person.phone, phoneProven: true }),
  ...(person.email === undefined ? {} : { email: person.email, emailProven: true }),
  assurance: account.assurance === "identity" ? "identity" : person.assurance,
});

/** What a right password leads to. A second factor that has nowhere to go is none. */
export type SignIn =
  | { readonly _tag: "SignedIn" }
  | { readonly _tag: "SecondFactor"; readonly method: Exclude<SecondFactor, "none"> };

export const signIn = ({ secondFactor, phoneProven, emailProven }: Account): SignIn =>
  (secondFactor === "email" && emailProven) || (secondFactor === "sms" && phoneProven)
    ? { _tag: "SecondFactor", method: secondFactor }
    : { _tag: "SignedIn" };

/** Turns the second factor on or off. Refused with `account.factor-unproven` where it could never be answered. */
export const choose = (
  account: Account,
  secondFactor: SecondFactor,
): Result.Result<Account, Refusal.Refusal> =>
  (secondFactor === "email" && !account.emailProven) || (secondFactor === "sms" && !account.phoneProven)
    ? refusals.fail("account.factor-unproven", { path: "secondFactor" })
    : Result.succeed({ ...account, secondFactor });
