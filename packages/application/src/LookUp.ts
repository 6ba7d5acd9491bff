/** Whether a login ID or a business number is still free (중복확인); only for somebody verified, and counted. */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { BusinessNumber } from "@einv/identity";
import { Duplicates, LoginId, Refusals } from "@einv/membership";
import { Accounts } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Joining } from "./Caller.ts";
import * as Limits from "./internal/limits.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";

const { refusals } = Refusals;

/** What is there already; nothing when it is free. */
export interface Found {
  readonly duplicate?: Duplicates.Duplicate;
}

/** 아이디 중복확인, in the step member. Refused with `login-id.*`, `signup.changed`, `membership.slow-down`. */
export const loginId = (joining: Joining, input: { readonly loginId: string }): Use<Found> =>
  Effect.gen(function* () {
    const { state } = yield* Kept.load(joining);
    if (state._tag !== "Member") return yield* refusals.refusal("signup.changed");
    const wanted = yield* Effect.fromResult(LoginId.parse(input.loginId));
    yield* Limits.take("lookup", joining.signupId);
    const others = LoginId.suggestions(wanted);
    const taken = yield* Accounts.taken([wanted, ...others]);
    if (!taken.has(wanted)) return {};
    const suggestions = others.filter((other) => !taken.has(other)).slice(0, 3);
    return { duplicate: Duplicates.found("login-id", { suggestions }) };
  });

/** 사업자등록번호 중복확인, in the step company. Refused with `business-number.*`, `signup.changed`, `membership.slow-down`. */
export const company = (
  joining: Joining,
  input: { readonly businessNumber: string },
): Use<Found & { readonly mine: boolean }> =>
  Effect.gen(function* () {
    const { state } = yield* Kept.load(joining);
    if (state._tag !== "Company") return yield* refusals.refusal("signup.changed");
    const wanted = BusinessNumber.parse(input.businessNumber);
    if (Result.isFailure(wanted)) return yield* wanted.failure;
    yield* Limits.take("lookup", joining.signupId);
    const { accountId } = state.account;
    const { stands } = yield* Shown.companyStands(wanted.success, accountId);
    const duplicate = yield* Shown.companyDuplicate(wanted.success, accountId);
    return { mine: stands === "mine", ...(duplicate === undefined ? {} : { duplicate }) };
  });
