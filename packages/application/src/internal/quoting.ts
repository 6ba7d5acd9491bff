/** What it will cost, said before it is asked for. */
import * as Effect from "effect/Effect";
import { Quote } from "@einv/billing";
import { Ledger } from "@einv/store";
import type { Caller } from "../Caller.ts";
import type * as Reach from "./reach.ts";

/**
 * For each who may pay. Only the caller's own points are looked at: what others
 * have is nobody's business before they are asked to issue.
 */
export const before = Effect.fnUntraced(function* (caller: Caller, side: Reach.Side, price: bigint) {
  const { available } = yield* Ledger.balance(caller.businessNumber);
  const payers: ReadonlyArray<Reach.Side> = side === "supplier" ? ["supplier"] : ["supplier", "buyer"];
  return payers.map((payer) =>
    Quote.quote({ payer, side, price, available: payer === side ? available : price }),
  );
});
