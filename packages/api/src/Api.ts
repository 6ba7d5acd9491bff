/**
 * The HTTP contract, version 1.
 *
 * Two kinds of caller. A *host* (the ERP's backend) holds an API key and may
 * act for every company it serves. A *session* is what a page gets: a client
 * secret, minutes long, bound to one company, one member and one origin.
 */
import * as Schema from "effect/Schema";
import { HttpApi, HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api";

import { Permission } from "@einv/permission";
import * as Callers from "./Callers.ts";
import { HostKey, SessionSecret } from "./Callers.ts";
import { CompanyGroup } from "./Company.ts";
import { AccountGroup, GateGroup, JoinGroup, ProfileGroup, SignupGroup } from "./Membership.ts";
import * as Listing from "./Listing.ts";
import * as Problem from "./Problem.ts";
import { HostPointsGroup, PointsGroup } from "./Points.ts";
import { RightsGroup } from "./Rights.ts";
import * as Views from "./Views.ts";

export { Host, HostKey, SessionActor, SessionSecret } from "./Callers.ts";

const error = Problem.all;
/** A whole number from 1 that stands in a query. */
const countTo = (maximum: number) =>
  Schema.optional(Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum })));
const ref = { ref: Views.InvoiceRef };

/** Right of a member as its host sees it: 전체권한 sees all of the company's, 발행권한 only what it issued itself. */
export const Grant = Permission.Grant;
export type Grant = Permission.Grant;

export const CompanyPayload = Schema.Struct({
  name: Schema.NonEmptyString,
  representative: Schema.NonEmptyString,
  members: Schema.Array(
    Schema.Struct({
      memberId: Schema.NonEmptyString,
      name: Schema.NonEmptyString,
      email: Schema.NonEmptyString,
      grant: Grant,
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
export class HostGroup extends HttpApiGroup.make("host")
  .add(
    HttpApiEndpoint.put("registerCompany", "/companies/:businessNumber", {
      params: { businessNumber: Schema.String },
      payload: CompanyPayload,
      success: CompanyView,
      error,
    }),
    HttpApiEndpoint.get("company", "/companies/:businessNumber", {
      params: { businessNumber: Schema.String },
      success: CompanyView,
      error,
    }),
    HttpApiEndpoint.post("creditPoints", "/companies/:businessNumber/points", {
      params: { businessNumber: Schema.String },
      headers: Callers.idempotent,
      payload: Schema.Struct({
        points: Schema.BigInt,
        /** Sold, unless they are given (보너스 포인트). */
        as: Schema.optionalKey(Schema.Literals(["bought", "bonus"])),
      }),
      success: CompanyView,
      error,
    }),
    HttpApiEndpoint.post("requestInvoice", "/companies/:businessNumber/requests", {
      params: { businessNumber: Schema.String },
      headers: Callers.idempotent,
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
      success: Views.InvoiceView.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.post("createSession", "/sessions", {
      payload: Schema.Struct({
        businessNumber: Schema.String,
        memberId: Schema.NonEmptyString,
        /** Only pages of this origin may use the secret. */
        origin: Schema.NonEmptyString,
      }),
      success: Schema.Struct({ clientSecret: Schema.String, expiresAt: Schema.DateTimeUtcFromString }).pipe(
        HttpApiSchema.status(201),
      ),
      error,
    }),
    HttpApiEndpoint.get("events", "/events", {
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
      error,
    }),
    HttpApiEndpoint.post("transmitNow", "/transmissions", {
      payload: Schema.Struct({ refs: Schema.optionalKey(Schema.Array(Views.InvoiceRef)) }),
      success: Schema.Struct({ submitted: Schema.Int, submissions: Schema.Array(Schema.String) }),
      error,
    }),
    HttpApiEndpoint.post("collectResults", "/transmissions/results", {
      success: Schema.Struct({ settled: Schema.Int, pending: Schema.Int }),
      error,
    }),
  )
  .middleware(HostKey)
  .prefix("/v1") {}

/** What a person does in a page. */
export class InvoiceGroup extends HttpApiGroup.make("invoices")
  .add(
    HttpApiEndpoint.get("list", "/", {
      query: Listing.query,
      success: Views.InvoicePage,
      error,
    }),
    HttpApiEndpoint.get("get", "/:ref", { params: ref, success: Views.InvoiceView, error }),
    HttpApiEndpoint.get("approval", "/:ref/approval", { params: ref, success: Views.Approval, error }),
    HttpApiEndpoint.post("issue", "/:ref/issue", {
      params: ref,
      headers: Callers.idempotent,
      payload: Schema.Struct({
        /** The signed XML, as text. */
        signedXml: Schema.String.check(Schema.isMaxLength(400_000)),
        /** R of the signing key, base64: proves the certificate is this company's (VID). A secret. */
        r: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(100))),
        version: Schema.Int,
      }),
      success: Views.Receipt,
      error,
    }),
    HttpApiEndpoint.post("refuse", "/:ref/refuse", {
      params: ref,
      headers: Callers.idempotent,
      payload: Schema.Struct({
        reason: Views.RefuseReason,
        message: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
        version: Schema.Int,
      }),
      success: Views.InvoiceView,
      error,
    }),
    HttpApiEndpoint.post("cancelRequest", "/:ref/cancel-request", {
      params: ref,
      headers: Callers.idempotent,
      payload: Schema.Struct({ version: Schema.Int }),
      success: Views.InvoiceView,
      error,
    }),
    HttpApiEndpoint.post("cancelIssue", "/:ref/cancel-issue", {
      params: ref,
      headers: Callers.idempotent,
      payload: Schema.Struct({ version: Schema.Int }),
      success: Views.InvoiceView,
      error,
    }),
    HttpApiEndpoint.post("acknowledge", "/:ref/acknowledge", {
      params: ref,
      headers: Callers.idempotent,
      payload: Schema.Struct({ version: Schema.Int }),
      success: Views.InvoiceView,
      error,
    }),
    HttpApiEndpoint.get("signedXml", "/:ref/document.xml", {
      params: ref,
      success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "application/xml" })),
      error,
    }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/invoices") {}

/** What a mail link may do before anyone is known. */
export class LinkGroup extends HttpApiGroup.make("links")
  .add(
    HttpApiEndpoint.get("peek", "/:token", {
      params: { token: Schema.String },
      /** Nothing of the invoice: only who sent it, and the fingerprint that the mail shows too. */
      success: Schema.Struct({
        sender: Schema.String,
        fingerprint: Schema.String,
        expiresAt: Schema.DateTimeUtcFromString,
      }),
      error,
    }),
    HttpApiEndpoint.post("open", "/:token/open", {
      params: { token: Schema.String },
      payload: Schema.Struct({ businessNumber: Schema.String.check(Schema.isMaxLength(40)) }),
      /** A session that sees this one invoice. */
      success: Schema.Struct({
        clientSecret: Schema.String,
        expiresAt: Schema.DateTimeUtcFromString,
        ref: Views.InvoiceRef,
      }),
      error,
    }),
  )
  .prefix("/v1/links") {}

/** einv over HTTP. */
export class Api extends HttpApi.make("einv")
  .add(HostGroup)
  .add(InvoiceGroup)
  .add(LinkGroup)
  .add(RightsGroup)
  .add(CompanyGroup)
  .add(GateGroup)
  .add(SignupGroup)
  .add(AccountGroup)
  .add(JoinGroup)
  .add(ProfileGroup)
  .add(PointsGroup)
  .add(HostPointsGroup) {}
