/** Receipts (영수증): of points used for an invoice, and of money paid for points. */
import type * as DateTime from "effect/DateTime";
import * as Account from "./Account.ts";
import type * as PriceList from "./PriceList.ts";
import type * as Transfer from "./Transfer.ts";

/** A transfer with its moment. */
export type Entry = Transfer.Transfer & { readonly at: DateTime.Utc };

/** Of points used (이용 영수증). */
export interface Usage {
  /** The charge's own number. */
  readonly number: string;
  /** The invoice that it was for. */
  readonly ref: string;
  readonly service?: PriceList.Service;
  readonly bought: bigint;
  readonly bonus: bigint;
  readonly points: bigint;
  readonly chargedAt: DateTime.Utc;
  /** When the points were given back (환급). */
  readonly refundedAt?: DateTime.Utc;
}

const bonusSuffix = "+bonus";

/**
 * The receipt of the charge among an invoice's transfers; nothing, if it was
 * not charged, or not to one of these owners.
 */
export const ofUsage = (
  entries: ReadonlyArray<Entry>,
  owners: ReadonlyArray<Account.OwnerId>,
): Usage | undefined => {
  const own = (id: Account.AccountId) => Account.isOwner(id) && owners.includes(id);
  const charges = entries.filter(
    ({ kind, debit, credit }) => kind === "post" && credit === Account.operator.revenue && own(debit),
  );
  const first = charges[0];
  if (first?.ref === undefined) return undefined;
  const sum = (bonus: boolean) =>
    charges.reduce(
      (total, { debit, points }) => (debit.startsWith("bonus:") === bonus ? total + points : total),
      0n,
    );
  const refund = entries.find(({ kind, of }) => kind === "refund" && of === first.id);
  return {
    number: first.id.endsWith(bonusSuffix) ? first.id.slice(0, -bonusSuffix.length) : first.id,
    ref: first.ref,
    ...(first.service === undefined ? {} : { service: first.service }),
    bought: sum(false),
    bonus: sum(true),
    points: sum(false) + sum(true),
    chargedAt: first.at,
    ...(refund === undefined ? {} : { refundedAt: refund.at }),
  };
};

/** Of money paid (결제 영수증): the price with its value-added tax told apart. */
export interface Payment {
  readonly won: bigint;
  readonly supply: bigint;
  readonly tax: bigint;
  /** Given back since, in won. */
  readonly cancelled: bigint;
}

/** Prices of points include the tax: a tenth on top of the supply, rounded to the nearest won. */
export const ofPayment = (won: bigint, cancelled: bigint): Payment => {
  const supply = (won * 10n + 5n) / 11n;
  return { won, supply, tax: won - supply, cancelled };
};
