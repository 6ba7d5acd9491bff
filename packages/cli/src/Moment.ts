/** Dates and instants among the arguments. */
import * as Kst from "@einv/invoice/Kst";
import type { CalendarDate } from "@einv/invoice/TaxInvoice";
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";

import { refusals } from "./Refusals.ts";

const offsetted = /T.*(?:Z|[+-]\d\d:?\d\d)$/;

const instantOf = (text: string): Option.Option<DateTime.Utc> =>
  offsetted.test(text) ? Option.map(DateTime.make(text), DateTime.toUtc) : Option.none();

/** An instant with its offset; now if there is none. Code `cli.instant`. */
export const instant = (text: string | undefined, path: string): Effect.Effect<DateTime.Utc, Refusal> => {
  if (text === undefined) return DateTime.now;
  const made = instantOf(text);
  return Option.isSome(made)
    ? Effect.succeed(made.value)
    : Effect.fail(refusals.refusal("cli.instant", { path, values: { found: text.slice(0, 60) } }));
};

const dateOf = (text: string): Option.Option<CalendarDate> =>
  Option.map(Kst.fromWallTime(`${text}T00:00:00`), Kst.dateOf);

/** A calendar date `YYYY-MM-DD`. Code `cli.date`. */
export const date = (text: string, path: string): Effect.Effect<CalendarDate, Refusal> => {
  const made = dateOf(text);
  return Option.isSome(made)
    ? Effect.succeed(made.value)
    : Effect.fail(refusals.refusal("cli.date", { path, values: { found: text.slice(0, 60) } }));
};

/** The day in Korea: of a date, of an instant with its offset, or of now. Code `cli.date`. */
export const today = (text: string | undefined, path: string): Effect.Effect<CalendarDate, Refusal> => {
  if (text === undefined) return Effect.map(DateTime.now, Kst.dateOf);
  const made = instantOf(text);
  return Option.isSome(made) ? Effect.succeed(Kst.dateOf(made.value)) : date(text, path);
};
