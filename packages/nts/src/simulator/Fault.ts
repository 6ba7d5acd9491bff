/**
 * What the simulated authority can be told to do wrong, once or several times.
 * `submit` and `results` are the two services a fault waits for.
 */
import * as Schema from "effect/Schema";

/** What goes wrong. Unless it says otherwise, a submission is taken all the same. */
export const Kind = Schema.Literals([
  /** Submit: every invoice, or only `issueId`, is judged with `code`. */
  "code",
  /** The submission (not taken) or the request for results is turned down as a whole with `code`. */
  "refuse",
  /** Results: still in process, although they are decided. */
  "pending",
  /** Results: the authority says that it has no such submission. */
  "forget",
  /** The answer comes after `seconds`. */
  "late",
  /** No answer comes. */
  "never",
  /** The connection is cut before the answer. */
  "cut",
  /** Half of the answer, then the connection is cut. */
  "half",
  /** Half of the answer, as if it were all. */
  "short",
  /** One octet per second. */
  "drip",
  /** Taken, then HTTP 500. */
  "taken-500",
  /** HTTP 500 and not taken. */
  "not-taken-500",
  /** A redirect to another host; not taken. */
  "redirect",
  /** A maintenance page in HTML with HTTP 200; not taken. */
  "maintenance",
  /** An answer of 64 MiB. */
  "huge",
  /** An XML entity bomb. */
  "bomb",
  /** A signed answer about another submission. */
  "for-another",
  /** The service's previous answer once more. */
  "replay",
  /** An answer without signatures. */
  "unsigned",
  /** An answer signed with the stranger's key. */
  "stranger",
  /** The signed result moved aside, one that accepts everything in its place. */
  "wrapped",
  /** Results whose totals do not add up. */
  "counts",
  /** The authority's clock is 26 hours ahead. */
  "skew",
  /** A signed answer that says neither yes nor no. */
  "vague",
]);
export type Kind = typeof Kind.Type;

/** One fault that waits. */
export const Fault = Schema.Struct({
  on: Schema.Literals(["submit", "results"]),
  kind: Kind,
  /** How many times; once unless given. */
  times: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 }))),
  /** With `code` and `refuse`: the result code (`ERR004`). */
  code: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[A-Z]{3}\d{3}$/))),
  /** With `code`: only this invoice. */
  issueId: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[0-9A-Za-z]{24}$/))),
  /** With `late`: how long; two minutes unless given. */
  seconds: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 86_400 }))),
});
export type Fault = typeof Fault.Type;

/** The fault that is due for a service, and the faults that are left after it. */
export const take = (
  faults: ReadonlyArray<Fault>,
  on: Fault["on"],
): { readonly fault: Fault | undefined; readonly rest: ReadonlyArray<Fault> } => {
  const at = faults.findIndex((fault) => fault.on === on);
  const fault = faults[at];
  if (fault === undefined) return { fault, rest: faults };
  const left = (fault.times ?? 1) - 1;
  return { fault, rest: faults.toSpliced(at, 1, ...(left > 0 ? [{ ...fault, times: left }] : [])) };
};
