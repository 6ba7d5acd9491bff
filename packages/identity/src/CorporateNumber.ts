/** Corporate registration number (법인등록번호): thirteen digits that the register of corporations gives. */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { readDigits } from "./internal/digits.ts";
import { refusals } from "./Refusals.ts";

/** Thirteen digits, no hyphen. */
export const CorporateNumber = Schema.String.check(
  Schema.isPattern(/^\d{13}$/, { message: "corporate number: thirteen digits" }),
).pipe(Schema.brand("CorporateNumber"));
export type CorporateNumber = typeof CorporateNumber.Type;

/** Whether the thirteenth digit fits the first twelve (weights 1, 2, 1, 2 …). Numbers given since 2025-01-31 have none. */
export const hasValidCheckDigit = (digits: string): boolean => {
  if (!/^\d{13}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += (digits.charCodeAt(index) - 48) * (1 + (index % 2));
  return (10 - (sum % 10)) % 10 === digits.charCodeAt(12) - 48;
};

/** Reads what a person typed. Refuses with `corporate-number.malformed`. */
export const parse = (input: string): Result.Result<CorporateNumber, Refusal.Refusal> => {
  const { digits, stranger } = readDigits(input);
  return stranger === undefined && /^\d{13}$/.test(digits)
    ? Result.succeed(CorporateNumber.make(digits))
    : refusals.fail("corporate-number.malformed");
};

/** `1101110000019` → `110111-0000019`. */
export const format = (number: string): string =>
  /^\d{13}$/.test(number) ? `${number.slice(0, 6)}-${number.slice(6)}` : number;
