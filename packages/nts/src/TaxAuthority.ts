/**
 * The tax authority (국세청) as an invoice system meets it: submit issued
 * invoices, ask what became of them, take its call when it has decided.
 *
 * Three outcomes, never two: a value, a `Refusal` (known: nothing was taken),
 * or `OutcomeUnknown` (sent, and nobody knows yet).
 */
import * as Context from "effect/Context";
import type * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";
import type { OutcomeUnknown } from "./OutcomeUnknown.ts";

/** One issued invoice as it is sent. */
export interface SubmittedInvoice {
  /** 승인번호, 24 characters. */
  readonly issueId: string;
  /** The signed XML, octet for octet. */
  readonly xml: Uint8Array;
  /** R of the signer's key, by which the authority ties the certificate to the business number. */
  readonly r: Redacted.Redacted<Uint8Array>;
}

/** 1–100 invoices sent together, all signed by one business. */
export interface Submission {
  /** See `SubmitId.make`; stored by the caller before sending. */
  readonly submitId: string;
  readonly invoices: ReadonlyArray<SubmittedInvoice>;
}

/** The authority has the submission; results come later. Signed evidence. */
export interface SubmitReceipt {
  readonly submitId: string;
  /** 접수번호, `NTS-…`. */
  readonly receiptId: string;
  /** The authority's own clock as it wrote it, `yyyyMMddHHmmss`; for people, not for arithmetic. */
  readonly respondedAt: string;
  /** The authority's words. */
  readonly description: string;
  /** The signed TaxInvoiceResponse as received. Keep it. */
  readonly raw: Uint8Array;
}

/** What became of one invoice; see `ResultCode.lookup`. */
export interface InvoiceResult {
  readonly issueId: string;
  /** `SUC001`, `SYN002`, `ERR004` … */
  readonly code: string;
}

/** What became of a submission. */
export interface ResultReport {
  readonly submitId: string;
  /**
   * `settled`: every invoice has its result. `pending`: taken, not decided yet.
   * `not-known`: the authority says it has no such submission, so sending it
   * again under the same ID is right.
   */
  readonly status: "settled" | "pending" | "not-known";
  readonly results: ReadonlyArray<InvoiceResult>;
  /** The signed TaxInvoiceResponse as received. Keep it. */
  readonly raw: Uint8Array;
}

/** An HTTP body and its type. */
export interface Body {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** The authority's call, read, and what to answer it with (HTTP 200). */
export interface Callback {
  readonly report: ResultReport;
  readonly answer: Body;
}

/** The port to the authority. */
export class TaxAuthority extends Context.Service<
  TaxAuthority,
  {
    /**
     * Sends invoices. Refused before anything leaves this machine, with
     * `nts.package-size`, `nts.package-r`, `nts.duplicate-in-submission`,
     * `nts.issue-id`, `nts.submit-id`, `nts.unreachable`; refused by the
     * authority's signed word, with `nts.submission-refused`.
     */
    readonly submit: (
      submission: Submission,
    ) => Effect.Effect<SubmitReceipt, Refusal.Refusal | OutcomeUnknown>;
    /**
     * Asks what became of a submission. Refused with `nts.unreachable`,
     * `nts.submit-id`, `nts.submission-refused` (the submission as a whole was
     * turned down), `nts.request-refused`.
     */
    readonly results: (submitId: string) => Effect.Effect<ResultReport, Refusal.Refusal | OutcomeUnknown>;
    /**
     * Reads a call of the authority at our reply address, after proving that it
     * is the authority's. Refused with `nts.multipart-malformed`,
     * `nts.message-malformed`, `nts.response-malformed`,
     * `nts.answer-not-trusted`, `nts.too-large`; answer those with HTTP 400.
     * Store the report before sending the answer.
     */
    readonly receiveCallback: (call: Body) => Effect.Effect<Callback, Refusal.Refusal>;
  }
>()("@einv/nts/TaxAuthority") {}

/**
 * Whether the same submission may simply be sent again later, under the same
 * ID: nothing left this machine.
 */
export const isTransient = (refusal: Refusal.Refusal): boolean => refusal.code === "nts.unreachable";
