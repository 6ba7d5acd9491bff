/**
 * What the simulated authority can be told to do wrong, once or several times.
 * `submit` and `results` are the two services a fault waits for.
 */
import * as Schema from "effect/Schema";

/** What goes wrong. `taken` says whether a submission was accepted all the same. */
export const kinds = {
  /** Invoices of the next submission get `code`: all, or only `issueId`. */
  code: { taken: true, what: "every invoice, or one, is judged with a code" },
  /** The submission or request as a whole is turned down with `code`. */
  refuse: { taken: false, what: "turned down as a whole with a code" },
  /** Results: still in process, although they are decided. */
  pending: { taken: true, what: "results are not ready yet" },
  /** Results: the authority knows nothing of it. */
  forget: { taken: true, what: "the submission is said to be unknown" },
  late: { taken: true, what: "the answer comes after `seconds`" },
  never: { taken: true, what: "no answer comes" },
  cut: { taken: true, what: "the connection is cut before the answer" },
  half: { taken: true, what: "half of the answer, then the connection is cut" },
  short: { taken: true, what: "half of the answer, as if it were all" },
  drip: { taken: true, what: "one octet per second" },
  "taken-500": { taken: true, what: "accepted, then HTTP 500" },
  "not-taken-500": { taken: false, what: "HTTP 500, and nothing was accepted" },
  redirect: { taken: false, what: "a redirect to another host" },
  maintenance: { taken: false, what: "a maintenance page in HTML with HTTP 200" },
  huge: { taken: true, what: "an answer of 64 MiB" },
  bomb: { taken: true, what: "an XML entity bomb" },
  "for-another": { taken: true, what: "a signed answer about another submission" },
  replay: { taken: true, what: "the previous answer once more" },
  unsigned: { taken: true, what: "an answer without signatures" },
  stranger: { taken: true, what: "an answer signed with somebody else's key" },
  wrapped: { taken: true, what: "signed results moved aside, forged ones in their place" },
  counts: { taken: true, what: "results whose totals do not add up" },
  skew: { taken: true, what: "the authority's clock is 26 hours ahead" },
  vague: { taken: true, what: "a signed answer that says neither yes nor no" },
} as const;

export type Kind = keyof typeof kinds;

const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

export const Fault = Schema.Struct({
  on: Schema.Literals(["submit", "results"]),
  kind: Schema.String.pipe(Schema.refine(isKind)),
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
