/** Who bears the points of issuing: the supplier (정과금) or the buyer (역과금). */
import * as Schema from "effect/Schema";

export const Payer = Schema.Literals(["supplier", "buyer"]);
export type Payer = typeof Payer.Type;

/** The business number that pays. */
export const numberOf = (
  payer: Payer,
  parties: { readonly supplier: string; readonly buyer: string },
): string => parties[payer];
