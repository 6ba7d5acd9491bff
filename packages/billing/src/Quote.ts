/** The price of issuing, said before it costs. */
import type { Payer } from "./Payer.ts";

export interface Quote {
  readonly payer: Payer;
  /** What the payer is charged. */
  readonly points: bigint;
  /** What the side that looks is charged: 0 when the other side pays. */
  readonly yourPoints: bigint;
  /** Whether the payer's points suffice now. */
  readonly covered: boolean;
}

/** Of a price and the payer's spendable points. */
export const quote = (of: {
  readonly payer: Payer;
  /** Which side looks. */
  readonly side: Payer;
  readonly price: bigint;
  /** Points that the payer can spend. */
  readonly available: bigint;
}): Quote => ({
  payer: of.payer,
  points: of.price,
  yourPoints: of.payer === of.side ? of.price : 0n,
  covered: of.available >= of.price,
});
