/** The columns of an invoice that are read back: the record, its version, its octets. */
import * as Schema from "effect/Schema";
import { Payer } from "@einv/billing";
import { Amendment, Reason, Status, TaxInvoice } from "@einv/invoice";
import { Bytes, Whole, reader } from "./rows.ts";

/** An einv invoice's own identifier; not the issue ID (승인번호). */
export const InvoiceRef = Schema.NonEmptyString.pipe(Schema.brand("InvoiceRef"));
export type InvoiceRef = typeof InvoiceRef.Type;

/** 거절 사유 */
export const RefuseReason = Reason.RefuseReason;
export type RefuseReason = Reason.RefuseReason;

/** What an amendment (수정) is part of. */
export const Amends = Schema.Struct({
  /** The invoice that is amended. */
  ref: InvoiceRef,
  situation: Amendment.SituationId,
  role: Amendment.Role,
  /** Every document of it, this one too, in their order: issued together or not at all. */
  together: Schema.Array(InvoiceRef),
  /** The amendments that stood when it was planned: what it takes back or adds rests on them. */
  earlier: Schema.Array(InvoiceRef),
});
export type Amends = typeof Amends.Type;

const Facts = Schema.Struct({
  ref: InvoiceRef,
  /** The host through which it was requested. */
  hostId: Schema.String,
  document: TaxInvoice.TaxInvoice,
  status: Status.Status,
  payer: Payer.Payer,
  /** Price of issuing, in points. */
  points: Schema.BigInt,
  /** 정발행: the supplier writes it itself. Absent: 역발행, on the buyer's request. */
  route: Schema.optionalKey(Schema.Literal("forward")),
  /** Member of the supplier who wrote it, until it is issued. */
  preparedBy: Schema.optionalKey(Schema.String),
  /** The draft that it was made of, until it is issued. */
  draft: Schema.optionalKey(Schema.Struct({ draftId: Schema.String, version: Schema.Int })),
  amends: Schema.optionalKey(Amends),
  /** The writer's words to the other side. */
  message: Schema.optionalKey(Schema.String),
  /** 관리번호: the writer's own number of the document. */
  managementNumber: Schema.optionalKey(Schema.String),
  refuse: Schema.optionalKey(
    Schema.Struct({ reason: RefuseReason, message: Schema.optionalKey(Schema.String) }),
  ),
  requestedAt: Schema.DateTimeUtc,
  /** Member of the buyer who requested it. */
  requestedBy: Schema.optionalKey(Schema.String),
  /** When the request ends if nobody answers. */
  expiresAt: Schema.optionalKey(Schema.DateTimeUtc),
  issuedAt: Schema.optionalKey(Schema.DateTimeUtc),
  /** Member of the supplier who issued it. */
  issuedBy: Schema.optionalKey(Schema.String),
  /** Member of the supplier who refused it. */
  refusedBy: Schema.optionalKey(Schema.String),
  signer: Schema.optionalKey(
    Schema.Struct({ subject: Schema.String, serial: Schema.String, signedAt: Schema.DateTimeUtc }),
  ),
  /** When it goes to the tax authority. */
  plannedFor: Schema.optionalKey(Schema.DateTimeUtc),
  /** Until it is taken: how often it was turned down, and with how many it may go at most. */
  retry: Schema.optionalKey(Schema.Struct({ times: Schema.Int, together: Schema.optionalKey(Schema.Int) })),
  /** When somebody is warned that the authority has not settled it, and for the how-manieth time. */
  alarm: Schema.optionalKey(
    Schema.Struct({ stage: Schema.Literals(["half", "last"]), at: Schema.DateTimeUtc }),
  ),
  /** The submission it went with. */
  submitId: Schema.optionalKey(Schema.String),
  /** The rejected invoice that this one stands in for, and the one that stands in for this. */
  replaces: Schema.optionalKey(InvoiceRef),
  replacedBy: Schema.optionalKey(InvoiceRef),
  /** The tax authority's word on it. */
  result: Schema.optionalKey(Schema.Struct({ code: Schema.String, at: Schema.DateTimeUtc })),
  landingUrl: Schema.optionalKey(Schema.String),
  supplierEmail: Schema.optionalKey(Schema.String),
});

/** Everything about an invoice but its octets: a row of a list. */
export type InvoiceRow = typeof Facts.Type & {
  /** Grows by one with every change. */
  readonly version: number;
};

/** An invoice. */
export type StoredInvoice = InvoiceRow & {
  /** The signed XML as it was received. Once stored it is never removed. */
  readonly signedXml?: Uint8Array;
  /** R of the signer's key, sealed. Once stored it is never removed. */
  readonly r?: Uint8Array;
};

const record = Schema.fromJsonString(Schema.toCodecJson(Facts));
export const writeRecord = Schema.encodeEffect(record);
const rowOf = { record, version: Whole };
export const whole = reader(
  Schema.Struct({ ...rowOf, signedXml: Schema.optionalKey(Bytes), r: Schema.optionalKey(Bytes) }),
);
export const light = reader(Schema.Struct(rowOf));

export const flatten = <Row extends { readonly record: typeof Facts.Type; readonly version: number }>({
  record: facts,
  ...others
}: Row): typeof Facts.Type & Omit<Row, "record"> => ({ ...facts, ...others });
