/**
 * Business number (사업자등록번호): ten digits, the last a check digit, by which
 * the tax office knows a business.
 *
 * The type only promises ten digits: documents met in the wild carry numbers
 * that fail the check digit. What a person types is held to it by {@link parse}.
 */
import * as Schema from "effect/Schema";

/** Ten digits, no hyphens. */
export const BusinessNumber = Schema.String.check(
  Schema.isPattern(/^\d{10}$/, { message: "business number: ten digits" }),
).pipe(Schema.brand("BusinessNumber"));
export type BusinessNumber = typeof BusinessNumber.Type;
