/** Passwords are taken from standard input or from `EINV_PASSWORD` and `EINV_NEW_PASSWORD`, never from the arguments. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";

import { refusals } from "./Refusals.ts";
import { Terminal } from "./Terminal.ts";

/** The password if one was given; one line break at its end does not belong to it. */
export const given = (
  fromInput: boolean,
): Effect.Effect<Redacted.Redacted<string> | undefined, Refusal, Terminal> =>
  Effect.gen(function* () {
    const terminal = yield* Terminal;
    if (fromInput) {
      const bytes = yield* terminal.input;
      return Redacted.make(new TextDecoder().decode(bytes).replace(/\r?\n$/, ""));
    }
    const variable = terminal.environment["EINV_PASSWORD"];
    return variable === undefined ? undefined : Redacted.make(variable);
  });

/** The password; refused with `cli.password-missing` when none was given. */
export const required = (fromInput: boolean): Effect.Effect<Redacted.Redacted<string>, Refusal, Terminal> =>
  Effect.flatMap(given(fromInput), (password) =>
    password === undefined ? Effect.fail(refusals.refusal("cli.password-missing")) : Effect.succeed(password),
  );

/**
 * The password that opens, and the one to close with: the second line of
 * standard input or `EINV_NEW_PASSWORD`; the same when there is none.
 */
export const oldAndNew = Effect.fnUntraced(function* (
  fromInput: boolean,
): Effect.fn.Return<
  { readonly current: Redacted.Redacted<string>; readonly next: Redacted.Redacted<string> },
  Refusal,
  Terminal
> {
  const whole = yield* required(fromInput);
  if (fromInput) {
    const [current = "", next = current] = Redacted.value(whole).split(/\r?\n/);
    return { current: Redacted.make(current), next: Redacted.make(next) };
  }
  const { environment } = yield* Terminal;
  const next = environment["EINV_NEW_PASSWORD"];
  return { current: whole, next: next === undefined ? whole : Redacted.make(next) };
});
