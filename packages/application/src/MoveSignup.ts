/** Steps that only move: the terms are agreed to, a step back, another account, given up. */
import type * as DateTime from "effect/DateTime";
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

/** What accounts there are elsewhere. Refused with `signup.*`. */
export const sayBackground = (
  joining: Joining,
  input: { readonly version: number; readonly background: Signup.Background },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.flatMap(
    Kept.step(joining, input.version, () =>
      Effect.succeed({ _tag: "sayBackground", background: input.background }),
    ),
    Shown.view,
  );

/** What waits for an administrator's answer waits no longer. */
const takeBack = Effect.fnUntraced(function* ({ signupId, state }: Kept.Loaded, at: DateTime.Utc) {
  if (state._tag !== "Waiting") return;
  const request = yield* Memberships.requestOf(signupId);
  if (request === undefined) return;
  yield* Memberships.answer(request.requestId, { state: "withdrawn", at, by: state.account.accountId });
});

const commands = {
  back: { _tag: "back" },
  "switch-account": { _tag: "switchAccount" },
  withdraw: { _tag: "withdraw" },
} as const satisfies Readonly<Record<string, Signup.Command>>;
export type Move = keyof typeof commands;

/** A step back, another account, a request taken back. Refused with `signup.*`. */
export const move = (
  joining: Joining,
  input: { readonly version: number; readonly move: Move },
): Use<SignupView.SignupView, JoiningServices> =>
  Effect.flatMap(
    Kept.step(joining, input.version, (before, at) =>
      Effect.as(input.move === "withdraw" ? takeBack(before, at) : Effect.void, commands[input.move]),
    ),
    Shown.view,
  );

/** Gives the signup up; what was typed is forgotten. Refused with `signup.*`. */
export const abandon = (joining: Joining, input: { readonly version: number }): Use<void> =>
  Effect.asVoid(
    Kept.step(joining, input.version, (before, at) =>
      Effect.as(takeBack(before, at), { _tag: "abandon" } as const),
    ),
  );
