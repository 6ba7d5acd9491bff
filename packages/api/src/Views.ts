/** What the API shows of invoices, and what it takes in. */
import * as Schema from "effect/Schema";
import * as ReasonCode from "@einv/invoice/ReasonCode";
import * as Situation from "@einv/invoice/Situation";
import * as Status from "@einv/invoice/Status";
import * as TaxInvoice from "@einv/invoice/TaxInvoice";
import { Refusal } from "@einv/refusal";
import { InvoiceRef } from "./InvoiceRef.ts";
import { Wanted, Way } from "./Ways.ts";

export { InvoiceRef } from "./InvoiceRef.ts";

/** Who bears the points of issuing: the supplier (정과금), the buyer (역과금), the host (연동사), or nobody. */
export const Payer = Schema.Literals(["supplier", "buyer", "partner", "none"]);
export type Payer = typeof Payer.Type;

/** What a person may do to an invoice, as buttons name it. */
export const Action = Schema.Literals(["issue", "refuse", "cancelRequest", "cancelIssue", "acknowledge"]);
export type Action = typeof Action.Type;

/** One action, allowed or refused with its reason. */
export const ActionDecision = Schema.Struct({
  action: Action,
  /** Absent when allowed. */
  refusal: Schema.optionalKey(Refusal.Refusal),
}).annotate({ identifier: "ActionDecision" });
export type ActionDecision = typeof ActionDecision.Type;

/** What a person may write on the ground of an invoice: 수정발행 `amend`, 재발행 `correct`, 복사 `copy`. */
export const FollowUp = Schema.Literals(["amend", "correct", "copy"]);
export type FollowUp = typeof FollowUp.Type;

/** One of them, allowed or refused with its reason. */
export const FollowUpDecision = Schema.Struct({
  followUp: FollowUp,
  /** Absent when allowed. */
  refusal: Schema.optionalKey(Refusal.Refusal),
}).annotate({ identifier: "FollowUpDecision" });
export type FollowUpDecision = typeof FollowUpDecision.Type;

/** What an amendment (수정) amends, why, and what is issued together with it. */
export const Amends = Schema.Struct({
  ref: InvoiceRef,
  situation: Situation.SituationId,
  role: Situation.Role,
  /** Every document of the amendment, this one too. */
  together: Schema.Array(InvoiceRef),
}).annotate({ identifier: "Amends" });
export type Amends = typeof Amends.Type;

/** Coded reasons of a refusal (거절 사유); `other` needs a message. */
export const RefuseReason = ReasonCode.RefuseReason;
export type RefuseReason = ReasonCode.RefuseReason;

/** A row of a list. */
export const InvoiceSummary = Schema.Struct({
  ref: InvoiceRef,
  issueId: TaxInvoice.IssueId,
  typeCode: TaxInvoice.TypeCode,
  writtenDate: TaxInvoice.CalendarDate,
  supplier: Schema.Struct({ businessNumber: Schema.String, name: Schema.String }),
  buyer: Schema.Struct({ businessNumber: Schema.String, name: Schema.String }),
  /** Name of the first line, and how many lines follow. */
  firstItem: Schema.optionalKey(Schema.String),
  itemCount: Schema.Int,
  totals: Schema.Struct({
    supply: TaxInvoice.Won,
    tax: Schema.optionalKey(TaxInvoice.Won),
    grand: TaxInvoice.Won,
  }),
  status: Status.Status,
  requestedAt: Schema.DateTimeUtcFromString,
  /** Last day to issue without penalty. */
  issueBy: TaxInvoice.CalendarDate,
  /** The writer's own document number (관리번호). */
  managementNumber: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "InvoiceSummary" });
export type InvoiceSummary = typeof InvoiceSummary.Type;

/** Facts of the signature on an issued invoice. */
export const SignatureFacts = Schema.Struct({
  /** Common name in the signer's certificate. */
  signer: Schema.String,
  /** Serial of the certificate, hex. */
  serial: Schema.String,
  signedAt: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "SignatureFacts" });
export type SignatureFacts = typeof SignatureFacts.Type;

/** The tax authority's answer about one invoice. */
export const TransmissionResult = Schema.Struct({
  /** `SUC001`, `SYN002`, `ERR004` … */
  code: Schema.String,
  text: Refusal.Text,
  /** What to do now; absent when the authority accepted it. */
  remedy: Schema.optionalKey(Refusal.Text),
  at: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "TransmissionResult" });
export type TransmissionResult = typeof TransmissionResult.Type;

/** One invoice as one side may see it. */
export const InvoiceView = Schema.Struct({
  summary: InvoiceSummary,
  invoice: TaxInvoice.TaxInvoice,
  /** Which side is looking. */
  side: Schema.Literals(["supplier", "buyer"]),
  /** 정발행: the supplier wrote it itself. Absent: 역발행, on the buyer's request. */
  route: Schema.optionalKey(Schema.Literal("forward")),
  amends: Schema.optionalKey(Amends),
  /** What the requester wrote to the supplier (메세지). */
  message: Schema.optionalKey(Schema.String),
  refusedBecause: Schema.optionalKey(
    Schema.Struct({ reason: RefuseReason, message: Schema.optionalKey(Schema.String) }),
  ),
  signature: Schema.optionalKey(SignatureFacts),
  transmissionPlannedFor: Schema.optionalKey(Schema.DateTimeUtcFromString),
  transmissionResult: Schema.optionalKey(TransmissionResult),
  /** The rejected invoice that this one corrects, and the one that corrects this. */
  replaces: Schema.optionalKey(InvoiceRef),
  replacedBy: Schema.optionalKey(InvoiceRef),
  /** Optimistic version: a command carries the version its page showed. */
  version: Schema.Int,
  actions: Schema.Array(ActionDecision),
  /** Left out for whoever came by a mail link. */
  followUps: Schema.optionalKey(Schema.Array(FollowUpDecision)),
}).annotate({ identifier: "InvoiceView" });
export type InvoiceView = typeof InvoiceView.Type;

/** Price of issuing, said before it costs. */
export const Quote = Schema.Struct({
  payer: Payer,
  /** Points the payer will be charged. */
  points: Schema.BigInt,
  /** Points *the person looking* is charged: 0 when the other side pays. */
  yourPoints: Schema.BigInt,
  /** Whether the payer's balance suffices now. */
  covered: Schema.Boolean,
}).annotate({ identifier: "Quote" });
export type Quote = typeof Quote.Type;

/** The last day to issue, and what a later day costs. */
export const DeadlineView = Schema.Struct({
  issueBy: TaxInvoice.CalendarDate,
  /** Negative when past. */
  daysLeft: Schema.Int,
  /** Estimated penalties in won if issued after the deadline (부가가치세법 §60②). */
  latePenalty: Schema.Struct({ supplier: Schema.BigInt, buyer: Schema.BigInt }),
}).annotate({ identifier: "DeadlineView" });
export type DeadlineView = typeof DeadlineView.Type;

/** All that the approval page needs, in one answer. */
export const Approval = Schema.Struct({
  view: InvoiceView,
  /** What is issued together with it or not at all: the other document of an amendment. */
  others: Schema.optionalKey(Schema.Array(InvoiceView)),
  /** Of all that is issued. */
  quote: Quote,
  deadline: DeadlineView,
  /** When the tax authority will get it, if issued now. Absent: only when somebody asks (면세). */
  transmissionPlannedFor: Schema.optionalKey(Schema.DateTimeUtcFromString),
  /** The server's clock: the page signs with this time, not the computer's. */
  now: Schema.DateTimeUtcFromString,
}).annotate({ identifier: "Approval" });
export type Approval = typeof Approval.Type;

const receipt = {
  ref: InvoiceRef,
  issueId: TaxInvoice.IssueId,
  issuedAt: Schema.DateTimeUtcFromString,
  payer: Payer,
  points: Schema.BigInt,
  /** Absent: sent only when somebody asks (면세). */
  transmissionPlannedFor: Schema.optionalKey(Schema.DateTimeUtcFromString),
  version: Schema.Int,
};

/** What an issue did. */
export const Receipt = Schema.Struct({
  ...receipt,
  /** Receipts of what was issued together with it. */
  others: Schema.optionalKey(Schema.Array(Schema.Struct(receipt))),
}).annotate({ identifier: "Receipt" });
export type Receipt = typeof Receipt.Type;

/** Tabs of the list. */
export const Box = Schema.Literals(["received", "issued", "closed", "all"]);
export type Box = typeof Box.Type;

/** What a waiting document of an amendment (수정) is, and what is issued, or refused, together with it. */
export const Together = Schema.Struct({
  role: Situation.Role,
  others: Schema.Array(
    Schema.Struct({
      ...InvoiceSummary.fields,
      role: Situation.Role,
      /** Points the same payer is charged for it. */
      points: Schema.BigInt,
    }),
  ),
}).annotate({ identifier: "Together" });
export type Together = typeof Together.Type;

/** A row of the list: an invoice, what the person may do to it now, and what issuing it costs. */
export const ListedInvoice = Schema.Struct({
  ...InvoiceSummary.fields,
  /** On which side the company of the list stands. */
  side: Schema.Literals(["supplier", "buyer"]),
  /** A command carries the version that its row showed. */
  version: Schema.Int,
  actions: Schema.Array(Action),
  payer: Payer,
  /** Points the payer is charged for issuing. */
  points: Schema.BigInt,
  refusedBecause: Schema.optionalKey(
    Schema.Struct({ reason: RefuseReason, message: Schema.optionalKey(Schema.String) }),
  ),
  /** The tax authority's answer. */
  transmissionResult: Schema.optionalKey(TransmissionResult),
  /** The rejected invoice that this one corrects, and the one that corrects this. */
  replaces: Schema.optionalKey(InvoiceRef),
  replacedBy: Schema.optionalKey(InvoiceRef),
  /** Present while it waits and is not alone: what is done to it is done to the others too. */
  together: Schema.optionalKey(Together),
}).annotate({ identifier: "ListedInvoice" });
export type ListedInvoice = typeof ListedInvoice.Type;

/** A page of the list, with what the other tabs hold and what is hidden. */
export const InvoicePage = Schema.Struct({
  /** Whose list it is: a row's partner is its other side. */
  businessNumber: Schema.String,
  /** The date in Korea by the server's clock, from which deadlines are counted. */
  today: TaxInvoice.CalendarDate,
  /** The server's clock. */
  now: Schema.DateTimeUtcFromString,
  rows: Schema.Array(ListedInvoice),
  total: Schema.Int,
  counts: Schema.Struct({ received: Schema.Int, issued: Schema.Int, closed: Schema.Int, all: Schema.Int }),
  /** Why the person may not issue rows that wait to be issued: a right is missing. */
  withheld: Schema.optionalKey(Refusal.Refusal),
  /** The company's own points that can be spent; present if it pays for a row that the person may issue. */
  available: Schema.optionalKey(Schema.BigInt),
  /** How many are hidden from this member for want of a right, and why. */
  hidden: Schema.Int,
  hiddenBecause: Schema.optionalKey(Refusal.Refusal),
  /** What would show the rest, and who can give it. */
  ways: Schema.optionalKey(Schema.Array(Way)),
  /** The person has asked for it, and nobody has answered. */
  asked: Schema.optionalKey(
    Schema.Struct({
      wants: Wanted,
      name: Refusal.Text,
      askedAt: Schema.DateTimeUtcFromString,
    }),
  ),
}).annotate({ identifier: "InvoicePage" });
export type InvoicePage = typeof InvoicePage.Type;

/** The document of a reverse-issue request: a tax invoice before its issue ID exists. */
export const RequestedInvoice = TaxInvoice.TaxInvoice.mapFields(({ issueId: _, ...rest }) => rest).annotate({
  identifier: "RequestedInvoice",
});
export type RequestedInvoice = typeof RequestedInvoice.Type;
