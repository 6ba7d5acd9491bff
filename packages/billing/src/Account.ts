/**
 * The accounts of the books of points. Whoever owns points has an account that
 * never goes below zero; the operator's accounts take the other side of every
 * transfer and are nothing but the sum of those.
 */
import * as Schema from "effect/Schema";

/**
 * The operator's accounts, by what stands on them:
 * `sales` points that a host sold on its own account (what the host owes);
 * `clearing` paid at a payment gateway and not yet in the bank (결제대행 미수금);
 * `bank` what gateways settled (정산); `fees` what they kept of it;
 * `promotion` bonus points given (판촉); `revenue` points used (매출);
 * `refundsPayable` points given back that are to be paid out (미지급 환불금).
 */
export const operator = {
  sales: "operator:sales",
  clearing: "operator:clearing",
  bank: "operator:bank",
  fees: "operator:fees",
  promotion: "operator:promotion",
  revenue: "operator:revenue",
  refundsPayable: "operator:refunds-payable",
} as const;

export const OperatorId = Schema.Literals([
  "operator:sales",
  "operator:clearing",
  "operator:bank",
  "operator:fees",
  "operator:promotion",
  "operator:revenue",
  "operator:refunds-payable",
]);
export type OperatorId = typeof OperatorId.Type;

/**
 * `company:<business number>` points that were bought, `bonus:<business number>`
 * points that were given (보너스), `partner:<host>` points of a partner who pays
 * for its companies.
 */
export const OwnerId = Schema.TemplateLiteral([
  Schema.Literals(["company:", "bonus:", "partner:"]),
  Schema.NonEmptyString,
]);
export type OwnerId = typeof OwnerId.Type;

export const AccountId = Schema.Union([OperatorId, OwnerId]);
export type AccountId = typeof AccountId.Type;

/** A company's points that it bought. */
export const company = (businessNumber: string): OwnerId => `company:${businessNumber}`;
/** A company's bonus points, which are never paid out. */
export const bonus = (businessNumber: string): OwnerId => `bonus:${businessNumber}`;
/** Points of a partner. */
export const partner = (hostId: string): OwnerId => `partner:${hostId}`;

export const isOwner = (id: AccountId): id is OwnerId => !id.startsWith("operator:");

/** The bonus account beside an account; only a company has one. */
export const bonusBeside = (id: OwnerId): OwnerId | undefined =>
  id.startsWith("company:") ? bonus(id.slice("company:".length)) : undefined;

/** Sums of everything that was ever written to an owner's account, in points. */
export const Account = Schema.Struct({
  id: OwnerId,
  debitsPosted: Schema.BigInt,
  creditsPosted: Schema.BigInt,
  debitsPending: Schema.BigInt,
}).annotate({ identifier: "Account" });
export type Account = typeof Account.Type;

/** An account to which nothing was written yet. */
export const empty = (id: OwnerId): Account => ({
  id,
  debitsPosted: 0n,
  creditsPosted: 0n,
  debitsPending: 0n,
});

/** What can be spent of it. */
export const available = (account: Account): bigint =>
  account.creditsPosted - account.debitsPosted - account.debitsPending;

/** What running issues and refunds hold of it. */
export const held = (account: Account): bigint => account.debitsPending;

/** Whether its sums can be those of an account at all: nothing below zero, nothing spent twice. */
export const isSound = (account: Account): boolean =>
  account.debitsPosted >= 0n &&
  account.creditsPosted >= 0n &&
  account.debitsPending >= 0n &&
  available(account) >= 0n;
