/**
 * 본인 확인: whoever is at the page is asked once more, before the server signs
 * with a registered certificate. A member with an account of einv's own types
 * its password; a host that brings its own users says it when it makes the
 * session. It counts for this one session and for ten minutes.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { Accounts, Memberships, Sessions } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller, Visitor } from "./Caller.ts";
import * as Credentials from "./internal/credentials.ts";
import * as Limits from "./internal/limits.ts";
import * as Reach from "./internal/reach.ts";
import type { PasswordHasher } from "./PasswordHasher.ts";
import { refusals } from "./Refusals.ts";
import { confirmationLife } from "./Sessions.ts";

export interface Confirmed {
  readonly until: DateTime.Utc;
}

/**
 * Refused with `session.one-invoice`, `confirmation.by-host`,
 * `confirmation.wrong`, `account.slow-down`.
 */
export const confirm = (
  caller: Caller,
  input: { readonly password: Redacted.Redacted<string> },
  { address }: Visitor,
): Use<Confirmed, PasswordHasher> =>
  Effect.gen(function* () {
    yield* Reach.known(caller);
    const { businessNumber, memberId, session } = caller;
    const membership = yield* Memberships.find(businessNumber, memberId);
    const stored = membership === undefined ? undefined : yield* Accounts.find(memberId);
    if (stored === undefined || session === undefined) {
      return yield* refusals.refusal("confirmation.by-host");
    }
    const { loginId } = stored.account;
    const wasRight = yield* Limits.guess({
      account: loginId,
      ...(address === undefined ? {} : { address }),
    });
    const { right } = yield* Credentials.verify(stored, input.password);
    if (!right) return yield* refusals.refusal("confirmation.wrong", { path: "password" });
    yield* wasRight;
    const until = DateTime.add(yield* DateTime.now, confirmationLife);
    yield* Sessions.confirm(session, until);
    return { until };
  });

/** Refused with `confirmation.needed`, `confirmation.by-host`. */
export const check = Effect.fnUntraced(function* (caller: Caller) {
  const now = yield* DateTime.now;
  const session = caller.session === undefined ? undefined : yield* Sessions.find(caller.session, now);
  const until = session?.confirmedUntil;
  if (until !== undefined && DateTime.isLessThan(now, until)) return;
  const own = yield* Memberships.find(caller.businessNumber, caller.memberId);
  return yield* refusals.refusal(own === undefined ? "confirmation.by-host" : "confirmation.needed");
});
