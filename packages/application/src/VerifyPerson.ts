/** 본인인증 in a signup: begun, its code sent again, answered. */
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import { HumanCheck, Refusals, type SignupView } from "@einv/membership";
import type { JoiningServices, Use } from "./Application.ts";
import type { Joining, Visitor } from "./Caller.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";
import * as Verifying from "./internal/verifying.ts";

const who = ({ signupId }: Joining): Verifying.For => ({
  owner: Shown.owner(signupId),
  purpose: "signup",
});

/** Refused with `signup.not-now` at any other step. */
const atIdentity = Effect.fnUntraced(function* (joining: Joining) {
  const loaded = yield* Kept.load(joining);
  if (loaded.state._tag === "Identity") return loaded;
  return yield* Refusals.refusals.refusal("signup.changed");
});

/**
 * Begins a proof; the view holds the challenge. Whoever fills the hidden field
 * gets a challenge like everybody, and no code. Refused with `signup.*`,
 * `verification.*`, `membership.*`, `phone-number.*`.
 */
export const begin = (
  joining: Joining,
  input: Verifying.Wish & { readonly trap?: string },
  visitor: Visitor,
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const loaded = yield* atIdentity(joining);
    yield* Verifying.begin(who(joining), input, visitor, HumanCheck.isRobot(input.trap));
    return yield* Shown.view(loaded);
  });

/** Sends a new code. Refused with `signup.*`, `verification.*`, `membership.slow-down`. */
export const resend = (
  joining: Joining,
  input: { readonly challenge: string },
  visitor: Visitor,
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    const loaded = yield* atIdentity(joining);
    yield* Verifying.resend(who(joining), input.challenge, visitor);
    return yield* Shown.view(loaded);
  });

/** The code, or what came back from the agency's page. Refused with `signup.*`, `verification.*`. */
export const answer = (
  joining: Joining,
  input: { readonly challenge: string; readonly answer: Redacted.Redacted<string> },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.gen(function* () {
    yield* atIdentity(joining);
    const after = yield* Verifying.complete(
      who(joining),
      { id: input.challenge, answer: input.answer },
      (person) => Effect.flatMap(Kept.load(joining), (before) => Kept.go(before, { _tag: "verify", person })),
    );
    return yield* Shown.view(after);
  });
