/** The documents of an amendment, made from the original. */
import * as BigDecimal from "effect/BigDecimal";
import {
  type AmendmentReason,
  type CalendarDate,
  type LineItem,
  type TaxInvoice,
  type TypeCode,
  Won,
} from "../TaxInvoice.ts";

/** An invoice that has no issue ID (승인번호) yet. */
export type Draft = Omit<TaxInvoice, "issueId">;

type Totals = TaxInvoice["totals"];

const firstDigits = { "01": "02", "02": "02", "03": "04", "04": "04" } as const;
const zeroRatedDigits = { "01": "02", "03": "05" } as const;

const isKey = <Key extends string>(table: Readonly<Record<Key, string>>, key: string): key is Key =>
  Object.hasOwn(table, key);

const coded = (digits: string): TypeCode => digits as TypeCode;

/** The amending kind of the same transaction: 0101 → 0201, 0303 → 0403. */
export const amending = (code: TypeCode): TypeCode => {
  const document = code.slice(0, 2);
  return isKey(firstDigits, document) ? coded(firstDigits[document] + code.slice(2)) : code;
};

const originalDigits = { "02": "01", "04": "03" } as const;

/** The kind that a kind amends: 0201 → 0101; what amends nothing is itself. */
export const amended = (code: TypeCode): TypeCode => {
  const document = code.slice(0, 2);
  return isKey(originalDigits, document) ? coded(originalDigits[document] + code.slice(2)) : code;
};

/** The zero-rated kind of the same transaction: 0201 → 0202, 0203 → 0205. */
export const zeroRated = (code: TypeCode): TypeCode => {
  const transaction = code.slice(2);
  return isKey(zeroRatedDigits, transaction) ? coded(code.slice(0, 2) + zeroRatedDigits[transaction]) : code;
};

const minus = (amount: Won): Won => Won.make(0n - amount);

const maybe = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });

export const negateTotals = ({ supply, tax, grand }: Totals): Totals => ({
  supply: minus(supply),
  ...maybe("tax", tax === undefined ? undefined : minus(tax)),
  grand: minus(grand),
});

export const addTotals = (one: Totals, other: Totals): Totals => ({
  supply: Won.make(one.supply + other.supply),
  ...(one.tax === undefined && other.tax === undefined
    ? {}
    : { tax: Won.make((one.tax ?? 0n) + (other.tax ?? 0n)) }),
  grand: Won.make(one.grand + other.grand),
});

/** A line taken back: quantity and amounts below zero, the unit price as it was. */
const negateItem = (item: LineItem): LineItem => ({
  ...item,
  ...maybe("quantity", item.quantity === undefined ? undefined : BigDecimal.negate(item.quantity)),
  ...maybe("supplyAmount", item.supplyAmount === undefined ? undefined : minus(item.supplyAmount)),
  ...maybe("taxAmount", item.taxAmount === undefined ? undefined : minus(item.taxAmount)),
});

/** At most three remarks; what the reason asks for comes first. */
const remarks = (original: TaxInvoice, note: string | undefined): ReadonlyArray<string> =>
  note === undefined ? original.remarks : [note, ...original.remarks].slice(0, 3);

/** Everything that an amendment takes over as it was. */
const basis = (original: TaxInvoice, reason: AmendmentReason, note: string | undefined): Draft => {
  const { issueId, amendment: _, ...rest } = original;
  return {
    ...rest,
    typeCode: amending(original.typeCode),
    remarks: remarks(original, note),
    amendment: { reason, originalIssueId: issueId },
  };
};

/** All of the original below zero, under its own written date. */
export const reversal = (original: TaxInvoice, reason: AmendmentReason, note?: string): Draft => ({
  ...basis(original, reason, note),
  totals: negateTotals(original.totals),
  payments: original.payments.map(({ means, amount }) => ({ means, amount: minus(amount) })),
  items: original.items.map(negateItem),
});

/** The original with all its entries as they should have been. */
export const correction = (original: TaxInvoice, corrected: Partial<Omit<Draft, "amendment">>): Draft => ({
  ...basis(original, "01", undefined),
  ...corrected,
  typeCode: amending(corrected.typeCode ?? original.typeCode),
});

/** One payment in the means that the original names first. */
const paid = ({ payments }: TaxInvoice, amount: Won): Draft["payments"] => {
  const first = payments.find((payment) => payment.amount !== 0n) ?? payments[0];
  return first === undefined ? [] : [{ means: first.means, amount }];
};

/** One line of an amount, under the day on which it came about. */
export const difference = (
  original: TaxInvoice,
  reason: AmendmentReason,
  on: CalendarDate,
  totals: Totals,
  note: string,
): Draft => ({
  ...basis(original, reason, note),
  writtenDate: on,
  totals,
  payments: paid(original, totals.grand),
  items: [
    {
      sequence: 1,
      suppliedOn: on,
      ...maybe("name", original.items[0]?.name),
      supplyAmount: totals.supply,
      ...maybe("taxAmount", totals.tax),
    },
  ],
});

/** All of the original below zero, under the day on which the contract ended. */
export const rescission = (original: TaxInvoice, on: CalendarDate, note: string): Draft => {
  const whole = reversal(original, "04", note);
  return { ...whole, writtenDate: on, items: whole.items.map((item) => ({ ...item, suppliedOn: on })) };
};

/** The original without tax, as zero-rated (영세율). */
export const withoutTax = (original: TaxInvoice, note: string): Draft => {
  const { supply } = original.totals;
  const draft = basis(original, "05", note);
  return {
    ...draft,
    typeCode: zeroRated(draft.typeCode),
    totals: { supply, tax: Won.make(0n), grand: supply },
    payments: paid(original, supply),
    items: original.items.map((item) => ({ ...item, taxAmount: Won.make(0n) })),
  };
};
