/**
 * 회사인증 over HTTP: a text for the page to show, its signature and R back, and
 * how the company stands.
 */
import * as Schema from "effect/Schema";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api";
import { CompanyVerification } from "@einv/membership";

import { SessionSecret, idempotent } from "./Callers.ts";
import * as Problem from "./Problem.ts";

const error = Problem.all;
const instant = Schema.DateTimeUtcFromString;
const base64 = (limit: number) => Schema.NonEmptyString.check(Schema.isMaxLength(limit));

export const CompanyVerificationView = Schema.Struct({
  businessNumber: Schema.String,
  state: Schema.Literals(["unverified", "verified"]),
  since: Schema.optionalKey(instant),
  /** Whether the certificate, an administrator or the host vouches for this member. */
  mine: Schema.Boolean,
  /** Certificates that were shown; told to those who are proven to be of the company. */
  certificates: Schema.Array(
    Schema.Struct({
      ...CompanyVerification.CertificateFacts.fields,
      occasion: CompanyVerification.Occasion,
      shownAt: instant,
      inForce: Schema.Boolean,
    }),
  ),
}).annotate({ identifier: "CompanyVerificationView" });
export type CompanyVerificationView = typeof CompanyVerificationView.Type;

export const CompanyChallenge = Schema.Struct({
  challengeId: Schema.String,
  /** What is signed, word for word; the page shows it before it signs. */
  text: Schema.String,
  expiresAt: instant,
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

/** How a member proves the company, and what is known of it. */
export class CompanyGroup extends HttpApiGroup.make("company")
  .add(
    HttpApiEndpoint.get("verification", "/verification", { success: CompanyVerificationView, error }),
    HttpApiEndpoint.post("beginVerification", "/verification/challenges", {
      success: CompanyChallenge.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("completeVerification", "/verification/challenges/:challengeId", {
      params: { challengeId: Schema.NonEmptyString.check(Schema.isMaxLength(100)) },
      headers: idempotent,
      payload: Schema.Struct(signedChallenge),
      success: CompanyVerificationView,
      error,
    }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/company") {}
