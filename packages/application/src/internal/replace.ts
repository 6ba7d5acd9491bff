/**
 * Re-issuing (재발행): what the tax authority rejected is given up for the
 * request that corrects it, in that request's transaction.
 */
import * as Effect from "effect/Effect";
import { Invoices } from "@einv/store";
import type { Host } from "../Caller.ts";
import { refusals } from "../Refusals.ts";
import * as Change from "./change.ts";
import * as Companies from "./companies.ts";

/**
 * Its points return to its payer, and its management number passes on. Answers
 * what was given up. Refused with `invoice.not-found`, `company.not-found`, and
 * with `lifecycle.*` if it was not rejected.
 */
export const giveUp = Effect.fnUntraced(function* (
  host: Host,
  replaced: string,
  by: Invoices.InvoiceRef,
  occasion: Change.Occasion,
) {
  const rejected = yield* Invoices.findRow(replaced);
  if (rejected === undefined) return yield* refusals.refusal("invoice.not-found", { path: "replaces" });
  yield* Companies.served(host, rejected.document.buyer.number);
  const decision = yield* Effect.fromResult(Change.decide(rejected.status, [["replace", "buyer"]]));
  const { managementNumber: _, ...rest } = rejected;
  yield* Change.write({ ...rest, replacedBy: by }, decision, { ...occasion, data: { replacedBy: by } });
  return rejected;
});
