/**
 * Amounts while they are typed: read, and computed from one another by the
 * rules of `@einv/invoice` (`Reading`), in whole numbers only.
 */
import type { TaxInvoice } from "@einv/invoice";
import { facets } from "@einv/invoice/TypeCode";
import { bare } from "../foundation/won.ts";

/** An exact decimal: `value` / 10^`scale`. */
export interface Figure {
  readonly value: bigint;
  readonly scale: number;
}

/** A quantity or unit price; nothing if the text is none. */
export const readFigure = (text: string | undefined): Figure | undefined => {
  const [, sign = "", whole = "", fraction = ""] =
    /^(-?)(\d{1,18})(?:\.(\d{0,6}))?$/.exec(bare(text ?? "")) ?? [];
  return whole === "" ? undefined : { value: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
};

/** 공급가액 = 수량 × 단가, towards zero; nothing unless both are there. */
export const supplyOf = (quantity: Figure | undefined, unitPrice: Figure | undefined): bigint | undefined =>
  quantity === undefined || unitPrice === undefined
    ? undefined
    : (quantity.value * unitPrice.value) / 10n ** BigInt(quantity.scale + unitPrice.scale);

/** 세액: a tenth of the supply amount, towards zero; 0 when zero-rated, none when exempt. */
export const taxOf = (typeCode: TaxInvoice.TypeCode, supply: bigint): bigint | undefined => {
  const { taxation } = facets(typeCode);
  return taxation === "exempt" ? undefined : taxation === "zeroRated" ? 0n : supply / 10n;
};

/**
 * 합계금액 (부가세 포함) as supply amount and tax: an eleventh is tax, towards
 * zero, so that nobody pays more tax than a tenth.
 */
export const split = (
  typeCode: TaxInvoice.TypeCode,
  grand: bigint,
): { readonly supply: bigint; readonly tax: bigint | undefined } => {
  const { taxation } = facets(typeCode);
  if (taxation !== "taxable") return { supply: grand, tax: taxation === "exempt" ? undefined : 0n };
  const tax = grand / 11n;
  return { supply: grand - tax, tax };
};

/** The unit price that makes this supply amount, cut after two decimals; nothing without a quantity. */
export const unitPriceOf = (supply: bigint, quantity: Figure | undefined): string | undefined => {
  if (quantity === undefined || quantity.value === 0n) return undefined;
  const cents = (supply * 100n * 10n ** BigInt(quantity.scale)) / quantity.value;
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  const fraction = digits.slice(-2).replace(/0+$/, "");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}${fraction === "" ? "" : `.${fraction}`}`;
};
