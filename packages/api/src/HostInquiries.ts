/** Inquiries of a host's companies, for its support desk. */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import * as Inquiries from "./Inquiries.ts";
import { id, text } from "./internal/fields.ts";

export const HostInquiryView = Schema.Struct({
  ...Inquiries.InquiryView.fields,
  businessNumber: Schema.String,
  memberId: Schema.String,
}).annotate({ identifier: "HostInquiryView" });
export type HostInquiryView = typeof HostInquiryView.Type;

export const calls = {
  list: {
    method: "GET",
    path: "/v1/support/inquiries",
    success: Schema.Struct({ inquiries: Schema.Array(HostInquiryView) }),
  },
  /** The asker is mailed, and sees it among its inquiries. */
  answer: {
    method: "POST",
    path: "/v1/support/inquiries/:ticket/answer",
    params: { ticket: id },
    idempotent: true,
    payload: Schema.Struct({ message: text(20_000) }),
  },
} as const satisfies Contract.Calls;
