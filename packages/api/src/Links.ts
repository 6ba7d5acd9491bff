/** Mail links over HTTP. */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import { InvoiceRef } from "./InvoiceRef.ts";

/** What a mail link may do before anyone is known. */
export const calls = {
  peek: {
    method: "GET",
    path: "/v1/links/:token",
    params: { token: Schema.String },
    /** Nothing of the invoice: only who sent it, and the fingerprint that the mail shows too. */
    success: Schema.Struct({
      sender: Schema.String,
      fingerprint: Schema.String,
      expiresAt: Schema.DateTimeUtcFromString,
    }),
  },
  open: {
    method: "POST",
    path: "/v1/links/:token/open",
    params: { token: Schema.String },
    payload: Schema.Struct({ businessNumber: Schema.String.check(Schema.isMaxLength(40)) }),
    /** A session that sees this one invoice. */
    success: Schema.Struct({
      clientSecret: Schema.String,
      expiresAt: Schema.DateTimeUtcFromString,
      ref: InvoiceRef,
    }),
  },
} as const satisfies Contract.Calls;
