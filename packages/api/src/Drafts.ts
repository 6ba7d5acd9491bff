/**
 * Writing over HTTP: drafts (임시저장), what becomes of them (역발행 요청, 정발행),
 * amendments (수정발행), and the partners that a form is filled in with.
 */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import * as DraftViews from "./DraftViews.ts";
import { InvoiceRef } from "./InvoiceRef.ts";
import { id, text } from "./internal/fields.ts";
import * as Views from "./Views.ts";

const draft = Schema.optionalKey(DraftViews.Origin);
const ref = { ref: InvoiceRef };
const written = Schema.Struct({ ...DraftViews.Content.fields, draft });

/** What a person writes in a page. */
export const calls = {
  list: { method: "GET", path: "/v1/drafts", success: DraftViews.DraftPage },
  save: {
    method: "POST",
    path: "/v1/drafts",
    idempotent: true,
    payload: Schema.Struct({ ...DraftViews.Sided.fields, draft }),
    success: DraftViews.Origin,
  },
  get: {
    method: "GET",
    path: "/v1/drafts/:draftId",
    params: { draftId: id },
    success: DraftViews.DraftView,
  },
  discard: {
    method: "POST",
    path: "/v1/drafts/:draftId/discard",
    params: { draftId: id },
    idempotent: true,
    payload: Schema.Struct({ version: Schema.Int }),
  },
  /** What an editor opens with, for a new one. */
  begin: {
    method: "GET",
    path: "/v1/writing/new",
    query: { side: DraftViews.Side },
    success: DraftViews.Beginning,
  },
  /** The same on the ground of an invoice. */
  from: {
    method: "GET",
    path: "/v1/writing/from/:ref",
    params: ref,
    query: { as: Schema.Literals(["copy", "correct"]) },
    success: DraftViews.Beginning,
  },
  /** Reads only; a form does not fit into an address. */
  check: {
    method: "POST",
    path: "/v1/writing/check",
    payload: DraftViews.Sided,
    success: DraftViews.DraftCheck,
  },
  request: {
    method: "POST",
    path: "/v1/writing/request",
    idempotent: true,
    payload: written,
    success: Views.InvoiceView,
    status: 201,
  },
  prepare: {
    method: "POST",
    path: "/v1/writing/prepare",
    idempotent: true,
    payload: written,
    success: DraftViews.Prepared,
    status: 201,
  },
  partners: {
    method: "GET",
    path: "/v1/partners",
    query: {
      search: Schema.optionalKey(text(100)),
      limit: Schema.optionalKey(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 })),
      ),
    },
    success: Schema.Array(DraftViews.PartnerView),
  },
  amendment: {
    method: "GET",
    path: "/v1/amendments/:ref",
    params: ref,
    success: DraftViews.AmendmentOptions,
  },
  /** Reads only. */
  planAmendment: {
    method: "POST",
    path: "/v1/amendments/:ref/plan",
    params: ref,
    payload: DraftViews.AmendmentDetails,
    success: DraftViews.AmendmentPlan,
  },
  prepareAmendment: {
    method: "POST",
    path: "/v1/amendments/:ref/prepare",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({ details: DraftViews.AmendmentDetails }),
    success: DraftViews.Prepared,
    status: 201,
  },
  requestAmendment: {
    method: "POST",
    path: "/v1/amendments/:ref/request",
    params: ref,
    idempotent: true,
    payload: Schema.Struct({
      details: DraftViews.AmendmentDetails,
      payer: Schema.optionalKey(DraftViews.Side),
      message: Schema.optionalKey(text(500)),
    }),
    success: Views.InvoiceView,
    status: 201,
  },
} as const satisfies Contract.Calls;
