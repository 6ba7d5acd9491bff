/** 회원가입완료: the new member is logged in, and back where it began. */
import * as Effect from "effect/Effect";
import { Refusals } from "@einv/membership";
import type * as DateTime from "effect/DateTime";
import type * as Redacted from "effect/Redacted";
import type { Use } from "./Application.ts";
import type { Joining, Visitor } from "./Caller.ts";
import * as Accounts from "./internal/accounts.ts";
import * as Kept from "./internal/signups.ts";

export interface Finished {
  /** By which the page gets further sessions, for half a day. */
  readonly account: { readonly accountSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc };
  /** What the page acts with now. */
  readonly session: { readonly clientSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc };
  readonly businessNumber: string;
  /** The invoice that started it. */
  readonly ref?: string;
}

/** Asked again within the hour, it logs in again. Refused with `signup.unfinished`, `signup.*`. */
export const finish = (joining: Joining, { origin }: Visitor): Use<Finished> =>
  Effect.gen(function* () {
    const { state, origin: bound } = yield* Kept.load(joining);
    if (state._tag !== "Done") return yield* Refusals.refusals.refusal("signup.unfinished");
    const { account, businessNumber, entry } = state;
    const page = origin ?? bound;
    return {
      account: yield* Accounts.logIn(account, page),
      session: yield* Accounts.openPage(account, businessNumber, page),
      businessNumber,
      ...(entry.via === "mail-link" ? { ref: entry.invoice } : {}),
    };
  });
