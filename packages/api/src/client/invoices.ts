/** What a page does with invoices. */
import type * as Redacted from "effect/Redacted";

import type * as Contract from "../Contract.ts";
import { calls } from "../Invoices.ts";
import type * as Listing from "../Listing.ts";
import type * as Views from "../Views.ts";
import type { Connected } from "./connection.ts";

/** A command to one invoice: the version its page showed, and a key under which it is carried out at most once. */
export interface Command {
  readonly ref: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

export const invoices = ({ call }: Connected<"session">) => ({
  /** The company's invoices, a page at a time. */
  list: (query: Listing.Query = {}) => call(calls.list, { query }),
  get: (ref: string) => call(calls.get, { params: { ref } }),
  /** All that the approval page needs. */
  approval: (ref: string) => call(calls.approval, { params: { ref } }),
  /** The signed document, as text. */
  signedXml: (ref: string) => call(calls.signedXml, { params: { ref } }),
  /** 발행: hands over the signed document and R, which proves whose certificate signed it. */
  issue: ({
    ref,
    idempotencyKey,
    ...payload
  }: Command & {
    readonly signedXml: string;
    /** R of the signing key, base64. */
    readonly r: Redacted.Redacted<string>;
    /** What has to be issued together with it, signed with the same key. */
    readonly others?: NonNullable<Contract.Said<typeof calls.issue>["others"]>;
  }) => call(calls.issue, { params: { ref }, idempotencyKey, payload }),
  /** 요청 거절 */
  refuse: ({
    ref,
    idempotencyKey,
    ...payload
  }: Command & { readonly reason: Views.RefuseReason; readonly message?: string }) =>
    call(calls.refuse, { params: { ref }, idempotencyKey, payload }),
  /** 요청 취소, by the buyer. */
  cancelRequest: ({ ref, idempotencyKey, version }: Command) =>
    call(calls.cancelRequest, { params: { ref }, idempotencyKey, payload: { version } }),
  /** 발행 취소, before transmission. */
  cancelIssue: ({ ref, idempotencyKey, version }: Command) =>
    call(calls.cancelIssue, { params: { ref }, idempotencyKey, payload: { version } }),
  /** 수신 확인, by the buyer. */
  acknowledge: ({ ref, idempotencyKey, version }: Command) =>
    call(calls.acknowledge, { params: { ref }, idempotencyKey, payload: { version } }),
});
