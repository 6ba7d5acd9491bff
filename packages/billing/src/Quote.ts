/** The price of issuing, said before it costs. */
import type { Payer } from "./Payer.ts";

export interface Quote {
  readonly payer: Payer;
  /** What the payer is charged. */
  readonly points: bigint;
  /** What the side that looks is charged: 0 when somebody else pays. */
  readonly yourPoints: bigint;
  /** Whether the payer's points suffice now. */
  readonly covered: boolean;
}

/** Of a price and the payer's spendable points, bonus points among them. */
export const quote = (of: {
  readonly payer: Payer;
  /** Which side looks. */
  readonly side: "supplier" | "buyer";
  readonly price: bigint;
  /** Points that the payer can spend. */
  readonly available: bigint;
}): Quote => {
  const points = of.payer === "none" ? 0n : of.price;
  return {
    payer: of.payer,
    points,
    yourPoints: of.payer === of.side ? points : 0n,
    covered: of.available >= points,
  };
};

/** Who must act before an issue that is not covered can go through: whoever looks, or whom it waits for. */
export const mustAct = (
  { payer, covered }: Quote,
  side: "supplier" | "buyer",
): "nobody" | "you" | "supplier" | "buyer" | "partner" =>
  covered || payer === "none" ? "nobody" : payer === side ? "you" : payer;
