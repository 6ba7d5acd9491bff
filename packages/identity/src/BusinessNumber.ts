/**
 * Business number (사업자등록번호): ten digits, the last a check digit, by which
 * the tax office knows a business.
 *
 * The type only promises ten digits: documents met in the wild carry numbers
 * that fail the check digit. What a person types is held to it by {@link parse}.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { readDigits } from "./internal/digits.ts";
import { refusals } from "./Refusals.ts";

/** Ten digits, no hyphens. */
export const BusinessNumber = Schema.String.check(
  Schema.isPattern(/^\d{10}$/, { message: "business number: ten digits" }),
).pipe(Schema.brand("BusinessNumber"));
export type BusinessNumber = typeof BusinessNumber.Type;

const isTenDigits = (text: string): text is BusinessNumber => /^\d{10}$/.test(text);

/** Weights of the first nine digits; of the ninth product the tens count too. */
const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;

/**
 * Whether the tenth digit fits the first nine. The authority's own pseudo
 * number 9999999999 does not.
 */
export const hasValidCheckDigit = (digits: string): boolean => {
  if (!isTenDigits(digits)) return false;
  const digit = (index: number) => digits.charCodeAt(index) - 48;
  const sum = weights.reduce((total, weight, index) => total + weight * digit(index), 0);
  return (10 - ((sum + Math.floor((digit(8) * 5) / 10)) % 10)) % 10 === digit(9);
};

/**
 * Reads what a person typed or pasted: hyphens and every dash that looks like
 * one, spaces, full-width digits. Refuses with `business-number.characters`,
 * `business-number.length` or `business-number.check-digit`.
 */
export const parse = (input: string): Result.Result<BusinessNumber, Refusal.Refusal> => {
  const { digits, stranger } = readDigits(input);
  if (stranger !== undefined) {
    return refusals.fail("business-number.characters", { values: { position: String(stranger) } });
  }
  if (!isTenDigits(digits)) {
    return refusals.fail("business-number.length", { values: { digits: String(digits.length) } });
  }
  return hasValidCheckDigit(digits) ? Result.succeed(digits) : refusals.fail("business-number.check-digit");
};

/** `1208800016` → `120-88-00016`. */
export const format = (number: string): string =>
  isTenDigits(number) ? `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}` : number;

/** For places where a stranger may look: `1208800016` → `120-88-*****`. */
export const mask = (number: string): string =>
  isTenDigits(number) ? `${number.slice(0, 3)}-${number.slice(3, 5)}-*****` : "*".repeat(number.length);
