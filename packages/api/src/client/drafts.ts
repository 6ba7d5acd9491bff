/** What a person writes in a page: drafts, requests, issues of its own, amendments. */
import type * as Contract from "../Contract.ts";
import { calls } from "../Drafts.ts";
import type * as DraftViews from "../DraftViews.ts";
import type { Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const drafts = ({ call }: Connected<"session">) => ({
  /** 임시저장 목록 */
  list: () => call(calls.list),
  get: (draftId: string) => call(calls.get, { params: { draftId } }),
  /** A new one: our own side and today are filled in. */
  begin: (side: DraftViews.Side) => call(calls.begin, { query: { side } }),
  /** On the ground of an invoice: a copy, or the correction of a rejected one. */
  from: (ref: string, as: "copy" | "correct") => call(calls.from, { params: { ref }, query: { as } }),
  /** 임시저장; a new one without `draft`. */
  save: ({ idempotencyKey, ...payload }: Once<Said<"save">>) => call(calls.save, { idempotencyKey, payload }),
  discard: ({ idempotencyKey, draftId, version }: Once<DraftViews.Origin>) =>
    call(calls.discard, { params: { draftId }, idempotencyKey, payload: { version } }),
  /** Everything that is wrong with it by field, its totals, price and deadline. */
  check: (payload: DraftViews.Sided) => call(calls.check, { payload }),
  /** 역발행 요청 */
  request: ({ idempotencyKey, ...payload }: Once<Said<"request">>) =>
    call(calls.request, { idempotencyKey, payload }),
  /** 정발행: makes the document that is then approved and issued like any other. */
  prepare: ({ idempotencyKey, ...payload }: Once<Said<"prepare">>) =>
    call(calls.prepare, { idempotencyKey, payload }),
  /** 거래처, newest first. */
  partners: (query: { readonly search?: string; readonly limit?: number } = {}) =>
    call(calls.partners, { query }),
  /** 수정: what may have happened, and what of it applies. */
  amendment: (ref: string) => call(calls.amendment, { params: { ref } }),
  /** Documents, dates, money: nothing is written. */
  planAmendment: (ref: string, payload: DraftViews.AmendmentDetails) =>
    call(calls.planAmendment, { params: { ref }, payload }),
  /** 수정발행: makes the documents that are then issued together. */
  prepareAmendment: ({
    idempotencyKey,
    ref,
    ...payload
  }: Once<Said<"prepareAmendment"> & { readonly ref: string }>) =>
    call(calls.prepareAmendment, { params: { ref }, idempotencyKey, payload }),
  /** 수정 요청, by the buyer. */
  requestAmendment: ({
    idempotencyKey,
    ref,
    ...payload
  }: Once<Said<"requestAmendment"> & { readonly ref: string }>) =>
    call(calls.requestAmendment, { params: { ref }, idempotencyKey, payload }),
});
