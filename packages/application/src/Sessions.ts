/** What a page acts with: a client secret, minutes long, bound to one company, one member and one origin. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { Sessions } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Caller, Host } from "./Caller.ts";
import * as Reach from "./internal/companies.ts";
import * as Landing from "./internal/landing.ts";
import * as Secrets from "./internal/secrets.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

/** How long it counts that the person was just asked who it is (본인 확인). */
export const confirmationLife = { minutes: 10 } as const;

/**
 * A short-lived client secret. `confirmed`: the host has just asked the person
 * who it is, by a password or better, and answers for it. Refused with `company.not-found`, `member.not-found`, `origin.malformed`. */
export const create = (
  host: Host,
  input: {
    readonly businessNumber: string;
    readonly memberId: string;
    readonly origin: string;
    readonly confirmed?: boolean;
  },
): Use<{ readonly clientSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc }> =>
  Effect.gen(function* () {
    const { sessionLife } = yield* Settings;
    const origin = yield* Effect.fromResult(Landing.origin(input.origin));
    const { businessNumber } = yield* Reach.served(host, input.businessNumber);
    const { memberId } = yield* Reach.member(businessNumber, input.memberId);
    const clientSecret = yield* Secrets.make("einv_session_");
    const now = yield* DateTime.now;
    const expiresAt = DateTime.addDuration(now, sessionLife);
    yield* Sessions.put({
      digest: yield* Secrets.digest(clientSecret),
      businessNumber,
      memberId,
      origin,
      expiresAt,
      ...(input.confirmed === true ? { confirmedUntil: DateTime.add(now, confirmationLife) } : {}),
    });
    return { clientSecret, expiresAt };
  });

/** Before every session's end. */
const epoch = DateTime.makeUnsafe(0);

/**
 * Who holds this secret; `origin` is the request's Origin header when it has
 * one. Refused with `session.invalid`, `session.expired`, `session.origin`.
 */
export const authenticate = (input: {
  readonly secret: Redacted.Redacted<string>;
  readonly origin?: string;
}): Use<Caller> =>
  Effect.gen(function* () {
    const digest = yield* Secrets.digest(input.secret);
    const session = yield* Sessions.find(digest, yield* DateTime.now);
    if (session === undefined) {
      const over = yield* Sessions.find(digest, epoch);
      return yield* refusals.refusal(over === undefined ? "session.invalid" : "session.expired");
    }
    if (session.origin !== undefined && input.origin !== undefined && session.origin !== input.origin) {
      return yield* refusals.refusal("session.origin");
    }
    return {
      businessNumber: session.businessNumber,
      memberId: session.memberId,
      ...(session.invoice === undefined ? {} : { invoice: session.invoice }),
      ...(session.origin === undefined ? {} : { origin: session.origin }),
      session: digest,
    };
  });
