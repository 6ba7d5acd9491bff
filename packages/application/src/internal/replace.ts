/**
 * Re-issuing (재발행): what the tax authority rejected is given up for the
 * document that corrects it, in that document's transaction.
 */
import * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import { Amendment } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Invoices } from "@einv/store";
import type { Caller } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import type * as Views from "../Views.ts";
import * as Amending from "./amending.ts";
import * as Change from "./change.ts";
import * as Reach from "./reach.ts";

/** Whether whoever corrects it may: it is theirs. */
export type Owns = (
  rejected: Invoices.InvoiceRow,
) => Effect.Effect<void, Refusal.Refusal, SqlClient.SqlClient>;

/** It is this company's, which wrote it on this side. Refused with `invoice.not-found`. */
export const writtenBy =
  (businessNumber: string, side: Reach.Side): Owns =>
  (rejected) =>
    Reach.numberOf(rejected, side) === businessNumber
      ? Effect.void
      : Effect.fail(refusals.refusal("invoice.not-found", { path: "replaces" }));

/** It is this company's, and the person may. Refused with `permission.*` besides. */
export const reachedBy =
  (caller: Caller, side: Reach.Side): Owns =>
  ({ ref }) =>
    Effect.flatMap(
      Reach.invoice(caller, ref, side === "supplier" ? "issue" : "request", side),
      ({ stored }) => writtenBy(caller.businessNumber, side)(stored),
    );

/**
 * What could be corrected by its writer now. Refused with `invoice.not-found`,
 * and with `lifecycle.*` if it was not rejected.
 */
export const rejected = Effect.fnUntraced(function* (replaced: string, side: Reach.Side, owns: Owns) {
  const found = yield* Invoices.findRow(replaced);
  if (found === undefined) return yield* refusals.refusal("invoice.not-found", { path: "replaces" });
  yield* owns(found);
  const decision = yield* Effect.fromResult(Change.decide(found, [["replace", side]]));
  return { found, decision };
});

/**
 * Its points return to its payer, and its management number passes on. Answers
 * what was given up. Refused as {@link rejected} is.
 */
export const giveUp = Effect.fnUntraced(function* (
  replaced: string,
  by: Invoices.InvoiceRef,
  side: Reach.Side,
  owns: Owns,
  occasion: Change.Occasion,
) {
  const { found, decision } = yield* rejected(replaced, side, owns);
  const { managementNumber: _, ...rest } = found;
  yield* Change.write({ ...rest, replacedBy: by }, decision, { ...occasion, data: { replacedBy: by } });
  return found;
});

/** The terms of what stands in for an amendment (수정) amend the same. */
export const inPlaceOf = (
  terms: Views.RequestedInvoice,
  rejected: Invoices.InvoiceRow | undefined,
): Views.RequestedInvoice => {
  const { amendment } = rejected?.document ?? {};
  return amendment === undefined
    ? terms
    : { ...terms, typeCode: Amendment.amending(terms.typeCode), amendment };
};

/** What stands in for an amendment is one, by itself: what belonged to it stands or was given up already. */
export const successor = Effect.fnUntraced(function* (
  { ref, amends }: Invoices.InvoiceRow,
  by: Invoices.InvoiceRef,
) {
  if (amends === undefined) return { replaces: ref };
  const { standing } = yield* Amending.amendmentsOf(amends.ref);
  return {
    replaces: ref,
    amends: {
      ...amends,
      together: [by],
      earlier: standing.map((one) => one.ref).filter((one) => one !== ref),
    },
  };
});
