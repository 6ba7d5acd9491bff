/** Inquiries (문의) over HTTP, for members and whoever opened a mail link. */
import * as Schema from "effect/Schema";
import { Text } from "@einv/refusal/Refusal";
import * as Inquiry from "@einv/support/Inquiry";

import type * as Contract from "./Contract.ts";
import { id, instant, text } from "./internal/fields.ts";

/** What is asked, and what goes along. Longer than any may be, so that the rule can say so. */
export const asked = {
  message: text(20_000),
  attached: Schema.Array(Schema.Struct({ key: text(200), value: text(2000) })).check(Schema.isMaxLength(100)),
};

export const Received = Schema.Struct({
  /** 접수번호 */
  ticket: Schema.String,
}).annotate({ identifier: "InquiryReceived" });
export type Received = typeof Received.Type;

export const InquiryView = Schema.Struct({
  ticket: Schema.String,
  state: Inquiry.State,
  stateName: Text,
  /** As it was kept: without secrets and personal numbers. */
  message: Schema.String,
  attached: Schema.Array(Inquiry.Line),
  answer: Schema.optionalKey(Schema.String),
  askedAt: instant,
  answeredAt: Schema.optionalKey(instant),
  closedAt: Schema.optionalKey(instant),
}).annotate({ identifier: "InquiryView" });
export type InquiryView = typeof InquiryView.Type;

export const calls = {
  inquire: {
    method: "POST",
    path: "/v1/inquiries",
    idempotent: true,
    payload: Schema.Struct({ ...asked, email: Schema.optionalKey(text(254)) }),
    success: Received,
    status: 201,
  },
  list: {
    method: "GET",
    path: "/v1/inquiries",
    success: Schema.Struct({ inquiries: Schema.Array(InquiryView) }),
  },
  close: {
    method: "POST",
    path: "/v1/inquiries/:ticket/close",
    params: { ticket: id },
    success: InquiryView,
  },
} as const satisfies Contract.Calls;
