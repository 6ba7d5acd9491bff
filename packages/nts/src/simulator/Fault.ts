/**
 * A script of faults, as data: which behaviour strikes, where, and when. The
 * first row that is due for a request strikes; a script that is used up leaves
 * an authority without faults.
 *
 * ```json
 * [
 *   { "on": "submit", "nth": 3, "kind": "cut" },
 *   { "on": "results", "kind": "pending", "times": 2 },
 *   { "on": "submit", "chance": 0.2, "kind": "any" }
 * ]
 * ```
 */
import * as Schema from "effect/Schema";
import * as Behaviour from "./Behaviour.ts";

/** A behaviour, or `any`: chance picks one that fits. */
export const Kind = Schema.Union([Behaviour.Kind, Schema.Literal("any")]);
export type Kind = typeof Kind.Type;

const seconds = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 86_400 }));
const hours = Schema.Int.check(Schema.isBetween({ minimum: -1000, maximum: 1000 }));

/** One row of a script. With neither `nth` nor `chance` it strikes the next requests. */
export const Fault = Schema.Struct({
  on: Behaviour.Service,
  kind: Kind,
  /** The request that it strikes first, counted per service from 1. */
  nth: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 }))),
  /** How likely it strikes each request, 0 to 1. */
  chance: Schema.optionalKey(Schema.Number.check(Schema.isBetween({ minimum: 0, maximum: 1 }))),
  /** How many requests it strikes: one unless given, with `chance` without end. */
  times: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))),
  /** With `code`, `partial` and `refuse`: the result code (`ERR004`). */
  code: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[A-Z]{3}\d{3}$/))),
  /** With `code`: only this invoice. */
  issueId: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[0-9A-Za-z]{24}$/))),
  /** With `late`: how long; two minutes unless given. */
  seconds: Schema.optionalKey(seconds),
  /** With `skew`: how far the clock is ahead; 26 unless given, negative is behind. */
  hours: Schema.optionalKey(hours),
}).check(
  Schema.makeFilter(({ on, kind, nth, chance }) => {
    if (kind !== "any" && !Behaviour.fits(kind, on)) return `${kind} cannot strike ${on}`;
    return nth !== undefined && chance !== undefined ? "either nth or chance" : undefined;
  }),
);
export type Fault = typeof Fault.Type;

/** A fault that strikes: `any` has become one behaviour. */
export interface Strike extends Fault {
  readonly kind: Behaviour.Kind;
}

const due = ({ nth, chance }: Fault, at: number, chanceOf: () => number): boolean => {
  if (chance !== undefined) return chanceOf() < chance;
  return nth === undefined || at >= nth;
};

/** The row after it struck once; nothing when it is used up. */
const used = (fault: Fault): ReadonlyArray<Fault> => {
  const { times, chance } = fault;
  if (times === undefined) return chance === undefined ? [] : [fault];
  return times > 1 ? [{ ...fault, times: times - 1 }] : [];
};

/**
 * What strikes the `at`-th request of a service, and the script after it.
 * `chanceOf` draws from 0 to 1; `any` becomes one of `pickable`.
 */
export const take = (
  script: ReadonlyArray<Fault>,
  on: Behaviour.Service,
  at: number,
  chanceOf: () => number,
  pickable: ReadonlyArray<Behaviour.Kind> = Behaviour.pickable(on),
): { readonly fault: Strike | undefined; readonly rest: ReadonlyArray<Fault> } => {
  const place = script.findIndex((fault) => fault.on === on && due(fault, at, chanceOf));
  const fault = script[place];
  if (fault === undefined) return { fault: undefined, rest: script };
  const kind =
    fault.kind === "any" ? (pickable[Math.floor(chanceOf() * pickable.length)] ?? "accept") : fault.kind;
  return { fault: { ...fault, kind }, rest: script.toSpliced(place, 1, ...used(fault)) };
};
