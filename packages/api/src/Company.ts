/**
 * 회사인증 over HTTP: a text for the page to show, its signature and R back, and
 * how the company stands.
 */
import * as Schema from "effect/Schema";
import * as CompanyVerification from "@einv/membership/CompanyVerification";

import { CompanyChallenge, signedChallenge } from "./Challenge.ts";
import type * as Contract from "./Contract.ts";
import { id, instant } from "./internal/fields.ts";

export { CompanyChallenge } from "./Challenge.ts";

export const CompanyVerificationView = Schema.Struct({
  businessNumber: Schema.String,
  name: Schema.String,
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
  /** Where the company's data (회사정보) is: an ERP keeps it, or it is hidden from who is not known to be of the company. */
  data: Schema.Literals(["here", "elsewhere", "hidden"]),
  /** The server's time. */
  now: instant,
}).annotate({ identifier: "CompanyVerificationView" });
export type CompanyVerificationView = typeof CompanyVerificationView.Type;

/** How a member proves the company, and what is known of it. */
export const calls = {
  verification: { method: "GET", path: "/v1/company/verification", success: CompanyVerificationView },
  beginVerification: {
    method: "POST",
    path: "/v1/company/verification/challenges",
    success: CompanyChallenge,
    status: 201,
  },
  completeVerification: {
    method: "POST",
    path: "/v1/company/verification/challenges/:challengeId",
    params: { challengeId: id },
    idempotent: true,
    payload: Schema.Struct(signedChallenge),
    success: CompanyVerificationView,
  },
} as const satisfies Contract.Calls;
