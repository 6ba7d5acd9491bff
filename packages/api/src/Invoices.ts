/** Invoices over HTTP, for a page. */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import * as Listing from "./Listing.ts";
import * as Views from "./Views.ts";

const ref = { ref: Views.InvoiceRef };

/** What a person does in a page. */
export const calls = {
  list: {
    method: "GET",
    path: "/v1/invoices",
    query: Listing.query,
    success: Views.InvoicePage,
  },
  get: { method: "GET", path: "/v1/invoices/:ref", params: ref, success: Views.InvoiceView },
  approval: { method: "GET", path: "/v1/invoices/:ref/approval", params: ref, success: Views.Approval },
  issue: {
    method: "POST",
    path: "/v1/invoices/:ref/issue",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({
      /** The signed XML, as text. */
      signedXml: Schema.String.check(Schema.isMaxLength(400_000)),
      /** R of the signing key, base64: proves the certificate is this company's (VID). A secret. */
      r: Schema.RedactedFromValue(Schema.String.check(Schema.isMaxLength(100))),
      version: Schema.Int,
      /** What has to be issued together with it, signed with the same key. */
      others: Schema.optionalKey(
        Schema.Array(
          Schema.Struct({
            ref: Views.InvoiceRef,
            signedXml: Schema.String.check(Schema.isMaxLength(400_000)),
            version: Schema.Int,
          }),
        ).check(Schema.isMaxLength(1)),
      ),
    }),
    success: Views.Receipt,
  },
  refuse: {
    method: "POST",
    path: "/v1/invoices/:ref/refuse",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({
      reason: Views.RefuseReason,
      message: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
      version: Schema.Int,
    }),
    success: Views.InvoiceView,
  },
  cancelRequest: {
    method: "POST",
    path: "/v1/invoices/:ref/cancel-request",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({ version: Schema.Int }),
    success: Views.InvoiceView,
  },
  cancelIssue: {
    method: "POST",
    path: "/v1/invoices/:ref/cancel-issue",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({ version: Schema.Int }),
    success: Views.InvoiceView,
  },
  acknowledge: {
    method: "POST",
    path: "/v1/invoices/:ref/acknowledge",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({ version: Schema.Int }),
    success: Views.InvoiceView,
  },
  signedXml: {
    method: "GET",
    path: "/v1/invoices/:ref/document.xml",
    params: ref,
    success: Schema.String,
    text: "application/xml",
  },
} as const satisfies Contract.Calls;
