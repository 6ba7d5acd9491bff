/**
 * Somebody begins to join: from the mail link whose business number was typed
 * right, so that it ends at that invoice, or from anywhere; as nobody, or
 * logged in already to add a company to the account.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { BusinessNumber } from "@einv/identity";
import { Refusals, Signup, type SignupView } from "@einv/membership";
import { Signups } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import { type Joining, type Visitor, linkMember } from "./Caller.ts";
import * as Accounts from "./internal/accounts.ts";
import * as Ids from "./internal/ids.ts";
import * as Limits from "./internal/limits.ts";
import * as Secrets from "./internal/secrets.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";
import * as Sessions from "./Sessions.ts";

const { refusals } = Refusals;

export interface Input {
  /** The client secret that the mail link opened. */
  readonly linkSecret?: Redacted.Redacted<string>;
  /** The secret of an account that has logged in. */
  readonly accountSecret?: Redacted.Redacted<string>;
  readonly background?: Signup.Background;
}

export interface Begun {
  /** Goes on with the signup, from this page or another, for a week. */
  readonly signupSecret: Redacted.Redacted<string>;
  readonly view: SignupView.SignupView;
}

const entryOf = Effect.fnUntraced(function* ({ linkSecret }: Input, { origin }: Visitor) {
  if (linkSecret === undefined) return { via: "direct" } as const;
  const caller = yield* Sessions.authenticate({
    secret: linkSecret,
    ...(origin === undefined ? {} : { origin }),
  });
  if (caller.invoice === undefined || caller.memberId !== linkMember) {
    return yield* refusals.refusal("signup.not-a-link");
  }
  const entry: Signup.Entry = {
    via: "mail-link",
    invoice: caller.invoice,
    businessNumber: BusinessNumber.BusinessNumber.make(caller.businessNumber),
  };
  return entry;
});

/** Refused with `membership.slow-down`, `session.*`, `signup.not-a-link`, `account.invalid`. */
export const begin = (input: Input, visitor: Visitor): Use<Begun, JoiningServices> =>
  Effect.gen(function* () {
    yield* Limits.take("signup", visitor.address);
    const entry = yield* entryOf(input, visitor);
    const begun = Signup.begin(entry, input.background);
    const state =
      input.accountSecret === undefined
        ? begun
        : yield* Effect.fromResult(
            Signup.step(
              begun,
              yield* Accounts.comingIn(
                begun,
                yield* Accounts.authenticate({ secret: input.accountSecret, ...visitor }),
              ),
            ),
          );
    const now = yield* DateTime.now;
    const signupId = yield* Ids.make("signup_");
    const signupSecret = yield* Secrets.make("einv_signup_");
    const stored = {
      signupId,
      digest: yield* Secrets.digest(signupSecret),
      state: yield* Kept.seal(signupId, state),
      ...(visitor.origin === undefined ? {} : { origin: visitor.origin }),
      createdAt: now,
      expiresAt: DateTime.addDuration(now, Kept.life),
      version: 1,
    };
    yield* Signups.insert(stored);
    return { signupSecret, view: yield* Shown.view(yield* Kept.load({ signupId })) };
  });

/** Whose signup this token goes on with. Refused with `signup.invalid`, `signup.expired`, `session.origin`. */
export const authenticate = (
  input: { readonly secret: Redacted.Redacted<string> } & Pick<Visitor, "origin">,
): Use<Joining> =>
  Effect.gen(function* () {
    const stored = yield* Signups.byDigest(yield* Secrets.digest(input.secret));
    if (stored === undefined) return yield* refusals.refusal("signup.invalid");
    yield* Accounts.sameOrigin(stored.origin, input.origin);
    const { signupId } = yield* Kept.load(stored);
    return { signupId };
  });

/** Where it stands. */
export const view = (joining: Joining): Use<SignupView.SignupView, JoiningServices> =>
  Effect.flatMap(Kept.load(joining), Shown.view);
