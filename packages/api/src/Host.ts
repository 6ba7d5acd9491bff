/** What an ERP's backend does with its API key, over HTTP. */
import * as Schema from "effect/Schema";
import * as Words from "@einv/permission/Words";

import type * as Contract from "./Contract.ts";
import { countTo } from "./internal/fields.ts";
import * as Views from "./Views.ts";

export const CompanyPayload = Schema.Struct({
  name: Schema.NonEmptyString,
  representative: Schema.NonEmptyString,
  members: Schema.Array(
    Schema.Struct({
      memberId: Schema.NonEmptyString,
      name: Schema.NonEmptyString,
      email: Schema.NonEmptyString,
      /** 전체권한 sees all of the company's, 발행권한 only what it issued itself. */
      grant: Words.Grant,
    }),
  ),
}).annotate({ identifier: "CompanyPayload" });

export const CompanyView = Schema.Struct({
  businessNumber: Schema.String,
  name: Schema.String,
  representative: Schema.String,
  /** Points that can be spent. */
  available: Schema.BigInt,
  /** Points held by running issues. */
  held: Schema.BigInt,
}).annotate({ identifier: "CompanyView" });

/** What a host's backend does: companies, points, requests, sessions, events, transmission. */
export const calls = {
  registerCompany: {
    method: "PUT",
    path: "/v1/companies/:businessNumber",
    params: { businessNumber: Schema.String },
    payload: CompanyPayload,
    success: CompanyView,
  },
  company: {
    method: "GET",
    path: "/v1/companies/:businessNumber",
    params: { businessNumber: Schema.String },
    success: CompanyView,
  },
  creditPoints: {
    method: "POST",
    path: "/v1/companies/:businessNumber/points",
    params: { businessNumber: Schema.String },
    idempotent: true,
    payload: Schema.Struct({
      points: Schema.BigInt,
      /** Sold, unless they are given (보너스 포인트). */
      as: Schema.optionalKey(Schema.Literals(["bought", "bonus"])),
    }),
    success: CompanyView,
  },
  requestInvoice: {
    method: "POST",
    path: "/v1/companies/:businessNumber/requests",
    params: { businessNumber: Schema.String },
    idempotent: true,
    payload: Schema.Struct({
      /** Acting member of the buyer. */
      memberId: Schema.NonEmptyString,
      document: Views.RequestedInvoice,
      payer: Views.Payer,
      managementNumber: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(40))),
      /** An invoice that the tax authority rejected: this one, corrected, stands in for it; its points return. */
      replaces: Schema.optionalKey(Views.InvoiceRef),
      message: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
      /** Where the mail's button leads; the link token is appended as `#einv=<token>`. */
      landingUrl: Schema.optionalKey(Schema.String),
    }),
    success: Views.InvoiceView,
    status: 201,
  },
  createSession: {
    method: "POST",
    path: "/v1/sessions",
    payload: Schema.Struct({
      businessNumber: Schema.String,
      memberId: Schema.NonEmptyString,
      /** Only pages of this origin may use the secret. */
      origin: Schema.NonEmptyString,
      /**
       * The host has just asked the person who it is, by a password or better:
       * for ten minutes it may issue with a registered certificate.
       */
      confirmed: Schema.optionalKey(Schema.Boolean),
    }),
    success: Schema.Struct({ clientSecret: Schema.String, expiresAt: Schema.DateTimeUtcFromString }),
    status: 201,
  },
  events: {
    method: "GET",
    path: "/v1/events",
    query: { after: Schema.optional(Schema.String.check(Schema.isMaxLength(100))), limit: countTo(1000) },
    success: Schema.Struct({
      events: Schema.Array(
        Schema.Struct({
          cursor: Schema.String,
          type: Schema.String,
          ref: Views.InvoiceRef,
          at: Schema.DateTimeUtcFromString,
          data: Schema.Record(Schema.String, Schema.String),
        }),
      ),
      next: Schema.optionalKey(Schema.String),
    }),
  },
  transmitNow: {
    method: "POST",
    path: "/v1/transmissions",
    payload: Schema.Struct({ refs: Schema.optionalKey(Schema.Array(Views.InvoiceRef)) }),
    success: Schema.Struct({ submitted: Schema.Int, submissions: Schema.Array(Schema.String) }),
  },
  collectResults: {
    method: "POST",
    path: "/v1/transmissions/results",
    success: Schema.Struct({ settled: Schema.Int, pending: Schema.Int }),
  },
} as const satisfies Contract.Calls;
