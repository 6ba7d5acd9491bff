/** What issuing costs, in points. */
import * as Schema from "effect/Schema";

/** Points are whole and never below zero. */
export const Points = Schema.BigInt.check(Schema.isGreaterThanOrEqualToBigInt(0n));

/** Prices of an installation. */
export const PriceList = Schema.Struct({
  /** One reverse issue (역발행), told by mail. */
  reverseIssue: Points,
}).annotate({ identifier: "PriceList" });
export type PriceList = typeof PriceList.Type;

/** 200 points, the price that the market publishes for an issue told by mail. */
export const standard: PriceList = { reverseIssue: 200n };
