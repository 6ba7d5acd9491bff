/** Steps that only move: the terms are agreed to, a step back, another account, given up. */
import * as Effect from "effect/Effect";
import { Consent, type Signup, type SignupView } from "@einv/membership";
import { Accounts, Memberships } from "@einv/store";
import type { JoiningServices, Use } from "./Application.ts";
import type { Joining } from "./Caller.ts";
import * as Shown from "./internal/signupShown.ts";
import * as Kept from "./internal/signups.ts";
import { Settings } from "./Settings.ts";

/** 약관동의. Refused with `signup.terms-required`, `signup.terms-changed`, `signup.*`. */
export const agree = (
  joining: Joining,
  input: { readonly version: number; readonly answers: ReadonlyArray<Consent.Answer> },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.flatMap(
    Kept.step(joining, input.version, ({ state }, at) =>
      Effect.gen(function* () {
        const { terms } = yield* Settings;
        const consents = yield* Effect.fromResult(Consent.decide(input.answers, at, terms));
        if (state._tag === "Terms" && state.account !== undefined) {
          yield* Accounts.remember(state.account.accountId, consents);
        }
        return { _tag: "agree", consents } as const;
      }),
    ),
    Shown.view,
  );

/** What a page may ask for without more to say. */
export type Move =
  | { readonly move: "back" | "switch-account" | "withdraw" | "abandon" }
  | { readonly move: "say-background"; readonly background: Signup.Background };

const commandOf = (move: Move): Signup.Command => {
  switch (move.move) {
    case "back":
      return { _tag: "back" };
    case "switch-account":
      return { _tag: "switchAccount" };
    case "withdraw":
      return { _tag: "withdraw" };
    case "abandon":
      return { _tag: "abandon" };
    case "say-background":
      return { _tag: "sayBackground", background: move.background };
  }
};

/** What waits for an administrator's answer waits no longer. */
const takeBack = Effect.fnUntraced(function* ({ signupId, state }: Kept.Loaded, at) {
  if (state._tag !== "Waiting") return;
  const request = yield* Memberships.requestOf(signupId);
  if (request === undefined) return;
  yield* Memberships.answer(request.requestId, { state: "withdrawn", at, by: state.account.accountId });
});

/** Refused with `signup.not-now`, `signup.ended`, `signup.changed`. After giving up nothing is shown. */
export const move = (
  joining: Joining,
  input: Move & { readonly version: number },
): Use<SignupView.SignupView | undefined, JoiningServices> =>
  Effect.gen(function* () {
    const after = yield* Kept.step(joining, input.version, (before, at) =>
      Effect.gen(function* () {
        if (input.move === "withdraw" || input.move === "abandon") yield* takeBack(before, at);
        return commandOf(input);
      }),
    );
    return after.state._tag === "Abandoned" ? undefined : yield* Shown.view(after);
  });
