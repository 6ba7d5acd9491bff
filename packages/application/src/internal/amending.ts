/** Amendments (수정세금계산서) of an invoice: which there are, and what they may do together. */
import * as Effect from "effect/Effect";
import type { Status } from "@einv/invoice";
import { Invoices } from "@einv/store";
import { refusals } from "../Refusals.ts";
import * as Change from "./change.ts";

const issued: ReadonlyArray<Status.DocumentState> = ["issued", "amended"];
const open: ReadonlyArray<Status.DocumentState> = [
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

/** The amendments of an invoice: `standing` are issued, `open` wait for the supplier, `prepared` are only written. */
export const amendmentsOf = Effect.fnUntraced(function* (ref: string) {
  const all = yield* Invoices.amendmentsOf(ref);
  const inStates = (states: ReadonlyArray<Status.DocumentState>) =>
    all.filter(({ status }) => states.includes(status.document));
  return { standing: inStates(issued), open: inStates(open), prepared: inStates(["draft"]) };
});

/** Nobody has asked for another amendment that waits. Refused with `amendment.open`. */
export const checkNoneOpen = (open: ReadonlyArray<Invoices.InvoiceRow>, own: ReadonlyArray<string> = []) => {
  const [other] = open.filter(({ ref }) => !own.includes(ref));
  return other === undefined
    ? Effect.void
    : Effect.fail(refusals.refusal("amendment.open", { values: { ref: other.ref } }));
};

const sameRefs = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
  one.length === other.length && one.every((ref) => other.includes(ref));

/**
 * What these documents amend becomes amended, as they are issued. Part of the
 * caller's transaction. Refused with `amendment.open`, `amendment.overtaken`
 * and `lifecycle.*`, if it stands otherwise than when they were planned.
 */
export const amend = Effect.fnUntraced(function* (
  { amends, replaces }: Invoices.StoredInvoice,
  occasion: Change.Occasion,
) {
  if (amends === undefined) return;
  const original = yield* Invoices.findRow(amends.ref);
  if (original === undefined) return yield* refusals.refusal("invoice.not-found");
  const decision = yield* Effect.fromResult(Change.decide(original, [["amend", "supplier"]]));
  const { standing, open: waiting } = yield* amendmentsOf(amends.ref);
  yield* checkNoneOpen(waiting, amends.together);
  const before = standing
    .map(({ ref }) => ref)
    .filter((ref) => ref !== replaces && !amends.together.includes(ref));
  if (!sameRefs(before, amends.earlier)) return yield* refusals.refusal("amendment.overtaken");
  const data = { by: amends.together.join(" "), situation: amends.situation };
  yield* Change.write(original, decision, { ...occasion, data });
});

/**
 * What was amended stands as before, once none of its amendments does. Part of
 * the caller's transaction. Refused with `amendment.built-upon`.
 */
export const restore = Effect.fnUntraced(function* (
  { amends }: Invoices.StoredInvoice,
  { at, actor }: Change.Occasion,
) {
  if (amends === undefined) return;
  const { standing } = yield* amendmentsOf(amends.ref);
  const later = standing.find((one) => one.amends?.earlier.some((ref) => amends.together.includes(ref)));
  if (later !== undefined)
    return yield* refusals.refusal("amendment.built-upon", { values: { later: later.document.issueId } });
  const original = yield* Invoices.findRow(amends.ref);
  if (original === undefined || standing.length > 0) return;
  const decision = yield* Effect.fromResult(Change.decide(original, [["restore", "system"]]));
  yield* Change.write(original, decision, { at, actor });
});
