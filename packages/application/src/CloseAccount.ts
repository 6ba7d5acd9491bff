/**
 * 탈퇴: a person leaves a company, or altogether. What was issued stays as the
 * law asks, under an identifier that no longer leads to anybody.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { Actor, BusinessNumber } from "@einv/identity";
import { Refusals } from "@einv/membership";
import { Accounts, Memberships, Rights, Transaction } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Person, Visitor } from "./Caller.ts";
import * as Mine from "./internal/accounts.ts";
import * as Credentials from "./internal/credentials.ts";
import * as Log from "./internal/rightsLog.ts";
import { refusals as applicationRefusals } from "./Refusals.ts";

/** Part of the caller's transaction. Refused with `account.in-charge`. */
const leaveOne = Effect.fnUntraced(function* ({ accountId }: Person, belonging: Memberships.Belonging) {
  const { businessNumber, name } = belonging;
  yield* Rights.lock(businessNumber);
  const people = yield* Rights.people(businessNumber);
  const administrators = yield* Rights.administrators(businessNumber);
  const inCharge = administrators.filter(({ roles }) => roles.includes("company-administrator"));
  const alone = inCharge.length === 1 && inCharge[0]?.memberId === accountId;
  if (alone && people.length > 1 && belonging.provenAt !== undefined) {
    return yield* Refusals.refusals.refusal("account.in-charge", { values: { company: name } });
  }
  yield* Rights.leave(businessNumber, accountId);
  yield* Memberships.remove(businessNumber, accountId);
  const actor = Actor.member({
    memberId: accountId,
    businessNumber: BusinessNumber.BusinessNumber.make(businessNumber),
  });
  const at = yield* DateTime.now;
  yield* Log.record(businessNumber, "member-left", { at, actor, data: { member: accountId } });
});

/** Leaves one company. Refused with `member.not-found`, `account.in-charge`. */
export const leave = (person: Person, input: { readonly businessNumber: string }): Use<void> =>
  Transaction.run(
    Effect.gen(function* () {
      const belongings = yield* Memberships.ofAccount(person.accountId);
      const one = belongings.find(({ businessNumber }) => businessNumber === input.businessNumber);
      if (one === undefined) return yield* applicationRefusals.refusal("member.not-found");
      yield* leaveOne(person, one);
    }),
  );

/** Leaves every company, and is forgotten. Refused with `account.sign-in-refused`, `account.slow-down`, `account.in-charge`. */
export const close = (
  person: Person,
  input: { readonly password: Redacted.Redacted<string> },
  visitor: Visitor,
): Use<void, JoiningServices> =>
  Effect.gen(function* () {
    const { account } = yield* Mine.find(person);
    yield* Credentials.check({ loginId: account.loginId, password: input.password }, visitor);
    yield* Transaction.run(
      Effect.gen(function* () {
        for (const belonging of yield* Memberships.ofAccount(person.accountId)) {
          yield* leaveOne(person, belonging);
        }
        yield* Accounts.remove(person.accountId);
      }),
    );
  });
