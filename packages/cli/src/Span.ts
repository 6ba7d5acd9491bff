/** Lengths of time among the arguments. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

import { refusals } from "./Refusals.ts";

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const isUnit = (text: string): text is keyof typeof units => Object.hasOwn(units, text);

/** `90s`, `20m`, `2h`, `1d`. Code `cli.duration`. */
export const parse = (text: string, path: string): Effect.Effect<Duration.Duration, Refusal> => {
  const [, count = "", unit = ""] = /^(\d{1,6})(ms|s|m|h|d)$/.exec(text) ?? [];
  return isUnit(unit)
    ? Effect.succeed(Duration.millis(Number(count) * units[unit]))
    : Effect.fail(refusals.refusal("cli.duration", { path, values: { found: text.slice(0, 60) } }));
};
