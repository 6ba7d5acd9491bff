/** Amounts of won among the arguments. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";

import { refusals } from "./Refusals.ts";

/** Whole won, thousands separated or not; nothing if nothing was said. Code `cli.amount`. */
export const optional = (
  text: string | undefined,
  path: string,
): Effect.Effect<bigint | undefined, Refusal> => {
  if (text === undefined) return Effect.succeed(undefined);
  const digits = text.replaceAll(",", "");
  return /^-?\d{1,18}$/.test(digits)
    ? Effect.succeed(BigInt(digits))
    : Effect.fail(refusals.refusal("cli.amount", { path, values: { found: text.slice(0, 60) } }));
};
