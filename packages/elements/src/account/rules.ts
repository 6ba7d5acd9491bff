/** Rules of what is typed, read before anything is asked of the server; loaded when a field is reached. */
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import * as PhoneNumber from "@einv/identity/PhoneNumber";
import * as CompanyProfile from "@einv/membership/CompanyProfile";
import * as EmailAddress from "@einv/membership/EmailAddress";
import * as LoginId from "@einv/membership/LoginId";
import * as Password from "@einv/membership/Password";
import type { Problem } from "../foundation/problem.ts";

export type PasswordRules = Readonly<Record<Password.Rule, boolean>>;
export type Owner = Password.Owner;

/** Which rules it keeps. */
export const examinePassword = (password: string, owner: Owner): PasswordRules =>
  Password.examine(Redacted.make(password), owner);

const problem = <A>(read: Result.Result<A, Problem>): Problem | undefined =>
  Result.isFailure(read) ? read.failure : undefined;

export const loginIdProblem = (typed: string): Problem | undefined => problem(LoginId.parse(typed));

export const phoneProblem = (typed: string): Problem | undefined => problem(PhoneNumber.parse(typed));
export const emailProblem = (typed: string): Problem | undefined => problem(EmailAddress.parse(typed));

/** The number as digits and as people write it, or what is wrong with it. */
export const readNumber = (
  typed: string,
): { readonly digits: string; readonly formatted: string } | { readonly problem: Problem } => {
  const read = BusinessNumber.parse(typed);
  return Result.isSuccess(read)
    ? { digits: read.success, formatted: BusinessNumber.format(read.success) }
    : { problem: read.failure };
};

/** All that is wrong with a company, each naming its field. */
export const companyProblems = (input: CompanyProfile.Input): ReadonlyArray<Problem> =>
  CompanyProfile.problems(input);
