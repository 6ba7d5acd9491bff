/**
 * 공동인증서 등록 over HTTP: the certificate that the server signs with, how it is
 * registered, replaced and removed, the doctor's report on it, and issuing with
 * it by somebody who was asked once more who it is.
 */
import * as Schema from "effect/Schema";
import { Refusal } from "@einv/refusal";

import { CompanyChallenge, signedChallenge } from "./Challenge.ts";
import type * as Contract from "./Contract.ts";
import { InvoiceRef } from "./InvoiceRef.ts";
import { id, instant, password, text, version } from "./internal/fields.ts";
import * as Views from "./Views.ts";

export const RegisteredCertificate = Schema.Struct({
  registrationId: Schema.String,
  /** Common name of the owner. */
  owner: Schema.String,
  /** Kind in words: 전자세금용, 사업자 범용 … */
  kind: Refusal.Text,
  /** Common name of the authority. */
  issuer: Schema.String,
  serial: Schema.String,
  /** SHA-256 of the certificate, hex. */
  fingerprint: Schema.String,
  notBefore: instant,
  notAfter: instant,
  state: Schema.Literals(["valid", "not-yet-valid", "expired", "revoked", "replaced", "removed"]),
  /** Days of Korea's calendar until its last; below zero once it is over. */
  daysLeft: Schema.Int,
  registeredAt: instant,
  /** Name of the member. */
  registeredBy: Schema.String,
  usedAt: Schema.optionalKey(instant),
  endedAt: Schema.optionalKey(instant),
  endedBy: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "RegisteredCertificate" });
export type RegisteredCertificate = typeof RegisteredCertificate.Type;

export const CertificatesView = Schema.Struct({
  businessNumber: Schema.String,
  /** Name of the company. */
  company: Schema.String,
  /** The one that the server signs with. */
  registered: Schema.optionalKey(RegisteredCertificate),
  /** Those it had before, the latest first. */
  former: Schema.Array(RegisteredCertificate),
  /** Why this member registers and removes none; absent if it may. */
  cannotManage: Schema.optionalKey(Refusal.Refusal),
  /** How whoever issues with it is asked once more, and until when it needs not be. */
  confirmation: Schema.Struct({
    by: Schema.Literals(["password", "host"]),
    until: Schema.optionalKey(instant),
  }),
  now: instant,
}).annotate({ identifier: "CertificatesView" });
export type CertificatesView = typeof CertificatesView.Type;

export const CertificateReport = Schema.Struct({
  certificate: RegisteredCertificate,
  /** What the doctor finds, the gravest first. */
  findings: Schema.Array(
    Schema.Struct({
      code: Schema.String,
      severity: Schema.Literals(["error", "warning", "info"]),
      what: Refusal.Text,
      why: Schema.optionalKey(Refusal.Text),
      remedy: Refusal.Text,
    }),
  ),
  at: instant,
}).annotate({ identifier: "CertificateReport" });
export type CertificateReport = typeof CertificateReport.Type;

export const RegistrationChallenge = Schema.Struct({
  ...CompanyChallenge.fields,
  /** For which the page seals the key (`KeyHandover`): a point of P-256. */
  handoverKey: Schema.Uint8ArrayFromBase64,
}).annotate({ identifier: "RegistrationChallenge" });
export type RegistrationChallenge = typeof RegistrationChallenge.Type;

const { certificate, signature } = signedChallenge;

/** What a page does with the company's registered certificate. */
export const calls = {
  list: { method: "GET", path: "/v1/certificates", success: CertificatesView },
  report: {
    method: "GET",
    path: "/v1/certificates/:registrationId/report",
    params: { registrationId: id },
    success: CertificateReport,
  },
  begin: {
    method: "POST",
    path: "/v1/certificates/challenges",
    success: RegistrationChallenge,
    status: 201,
  },
  register: {
    method: "POST",
    path: "/v1/certificates/challenges/:challengeId",
    params: { challengeId: id },
    idempotent: true,
    payload: Schema.Struct({
      certificate,
      signature,
      /** The key, sealed for `handoverKey`, base64; whoever reads the request cannot read it. */
      sealedKey: text(30_000),
      /** The registration that it takes the place of (교체). */
      replaces: Schema.optionalKey(id),
    }),
    success: CertificatesView,
  },
  remove: {
    method: "POST",
    path: "/v1/certificates/:registrationId/remove",
    params: { registrationId: id },
    idempotent: true,
    success: CertificatesView,
  },
  confirm: {
    method: "POST",
    path: "/v1/certificates/confirmation",
    /** The account's password, not the certificate's. */
    payload: Schema.Struct({ password }),
    success: Schema.Struct({ until: instant }),
  },
  issue: {
    method: "POST",
    path: "/v1/certificates/:registrationId/issues/:ref",
    params: { registrationId: id, ref: InvoiceRef },
    idempotent: true,
    payload: Schema.Struct({
      version,
      /** What has to be issued together with it. */
      others: Schema.optionalKey(
        Schema.Array(Schema.Struct({ ref: InvoiceRef, version })).check(Schema.isMaxLength(1)),
      ),
    }),
    success: Views.Receipt,
  },
} as const satisfies Contract.Calls;
