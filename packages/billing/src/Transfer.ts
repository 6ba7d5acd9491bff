/** Transfers: what the books of points are made of. Never changed, never deleted. */
import * as Schema from "effect/Schema";
import * as Account from "./Account.ts";
import * as PriceList from "./PriceList.ts";

/**
 * 충전 `credit`, 예약 `hold`, 확정 `post`, 예약 취소 `void`, 환급 `refund` of a
 * charge, and `settle` between the operator's own accounts.
 */
export const Kind = Schema.Literals(["credit", "hold", "post", "void", "refund", "settle"]);
export type Kind = typeof Kind.Type;

/** Points move from the account `debit` to the account `credit`. */
export const Transfer = Schema.Struct({
  /** Chosen by whoever asks, from what it is for; the same for ever. */
  id: Schema.NonEmptyString,
  kind: Kind,
  debit: Account.AccountId,
  credit: Account.AccountId,
  points: Schema.BigInt,
  /** The hold that a post or void ends; the post that a refund gives back. */
  of: Schema.optionalKey(Schema.NonEmptyString),
  /** What it is about: an invoice, a payment, a refund. */
  ref: Schema.optionalKey(Schema.NonEmptyString),
  /** What was bought with the points. */
  service: Schema.optionalKey(PriceList.Service),
}).annotate({ identifier: "Transfer" });
export type Transfer = typeof Transfer.Type;

/** How often a kind's points count in the posted and in the pending sums. */
export const effect: Readonly<Record<Kind, { readonly posted: bigint; readonly pending: bigint }>> = {
  credit: { posted: 1n, pending: 0n },
  hold: { posted: 0n, pending: 1n },
  post: { posted: 1n, pending: -1n },
  void: { posted: 0n, pending: -1n },
  refund: { posted: 1n, pending: 0n },
  settle: { posted: 1n, pending: 0n },
};

const said = ["kind", "debit", "credit", "points", "of", "ref", "service"] as const;

/** The first field in which two transfers differ; nothing, when they say the same. */
export const difference = (one: Transfer, other: Transfer): (typeof said)[number] | undefined =>
  said.find((field) => one[field] !== other[field]);
