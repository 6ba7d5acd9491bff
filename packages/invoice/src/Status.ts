/**
 * Where an invoice stands, in four regions that move independently:
 * the document itself, its transmission to the tax authority (국세청), the
 * recipient's acknowledgement, and its billing.
 */
import * as Schema from "effect/Schema";

/** 문서: from draft to issued, or one of the ways it ends before that. */
export const DocumentState = Schema.Literals([
  "draft",
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
  "issued",
  "refused",
  "requestCancelled",
  "requestExpired",
  "issueCancelled",
  "amended",
  "deleted",
]);
export type DocumentState = typeof DocumentState.Type;

/** 신고: transmission to the tax authority. `unknown`: sent, but no answer came; it is asked about, never re-sent blindly. */
export const TransmissionState = Schema.Literals([
  "none",
  "queued",
  "sending",
  "unknown",
  "accepted",
  "rejected",
  "excluded",
]);
export type TransmissionState = typeof TransmissionState.Type;

/** 수신확인: whether the recipient opened and confirmed it. */
export const AcknowledgementState = Schema.Literals(["unread", "opened", "acknowledged"]);
export type AcknowledgementState = typeof AcknowledgementState.Type;

/** 과금: points for issuing. */
export const BillingState = Schema.Literals(["quoted", "held", "charged", "released", "refunded"]);
export type BillingState = typeof BillingState.Type;

/** The four regions together. */
export const Status = Schema.Struct({
  document: DocumentState,
  transmission: TransmissionState,
  acknowledgement: AcknowledgementState,
  billing: BillingState,
  /**
   * Only while `issuing` or `outcomeUnknown`: whence the issue began, and
   * whither it returns if it fails. Absent there means `requested`.
   */
  origin: Schema.optionalKey(Schema.Literals(["draft", "requested"])),
}).annotate({ identifier: "Status" });
export type Status = typeof Status.Type;
