/** A text that a company's certificate is to sign, and what the page signed of it. */
import * as Schema from "effect/Schema";

const base64 = (limit: number) => Schema.NonEmptyString.check(Schema.isMaxLength(limit));

export const CompanyChallenge = Schema.Struct({
  challengeId: Schema.String,
  /** What is signed, word for word; the page shows it before it signs. */
  text: Schema.String,
  expiresAt: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "CompanyChallengeView" });
export type CompanyChallenge = typeof CompanyChallenge.Type;

/** What the page signed of it. */
export const signedChallenge = {
  /** The signer's certificate: DER, base64. */
  certificate: base64(90_000),
  /** Detached signature of the text (`SignedStatement`), base64. */
  signature: base64(2000),
  /** R of the signing key, base64: proves the certificate is this company's (VID). A secret; it is not kept. */
  r: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(100))),
};
