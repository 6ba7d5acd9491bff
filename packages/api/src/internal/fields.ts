/** Kinds of fields that several groups take in, each with its bound. */
import * as Schema from "effect/Schema";

export const text = (limit: number) => Schema.String.check(Schema.isMaxLength(limit));
export const id = Schema.NonEmptyString.check(Schema.isMaxLength(100));
export const secret = (limit: number) => Schema.RedactedFromValue(text(limit));
/** Longer than any password may be, so that its rule can say so. */
export const password = secret(1000);
/** The version that the page showed. */
export const version = Schema.Int;
export const instant = Schema.DateTimeUtcFromString;
/** A whole number from 1 that stands in a query. */
export const countTo = (maximum: number) =>
  Schema.optional(Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum })));
