/**
 * What use cases show of invoices: plain data, shaped exactly like the HTTP
 * contract's views, so that a handler passes it through unchanged.
 */
import type * as DateTime from "effect/DateTime";
import type { Payer as Billing, Quote as BillingQuote } from "@einv/billing";
import type { Amendment, Status, TaxInvoice } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Invoices } from "@einv/store";
import type { AccessRequestView, Way } from "./RightsViews.ts";

/** An einv invoice's own identifier; not the issue ID (승인번호). */
export const InvoiceRef = Invoices.InvoiceRef;
export type InvoiceRef = Invoices.InvoiceRef;

/** Who bears the points of issuing: the supplier (정과금), the buyer (역과금), the host (연동사), or nobody. */
export type Payer = Billing.Payer;

/** What a person may do to an invoice, as buttons name it. */
export type Action = "issue" | "refuse" | "cancelRequest" | "cancelIssue" | "acknowledge";

/** One action, allowed or refused with its reason. */
export interface ActionDecision {
  readonly action: Action;
  readonly refusal?: Refusal.Refusal;
}

/** What a person may write on the ground of an invoice: 수정발행, 재발행, 복사. */
export type FollowUp = "amend" | "correct" | "copy";

/** One of them, allowed or refused with its reason. */
export interface FollowUpDecision {
  readonly followUp: FollowUp;
  readonly refusal?: Refusal.Refusal;
}

/** What an amendment (수정) amends, why, and what is issued together with it. */
export interface Amends {
  readonly ref: InvoiceRef;
  readonly situation: Amendment.SituationId;
  readonly role: Amendment.Role;
  /** Every document of the amendment, this one too. */
  readonly together: ReadonlyArray<InvoiceRef>;
}

/** Coded reasons of a refusal (거절 사유); `other` needs a message. */
export const RefuseReason = Invoices.RefuseReason;
export type RefuseReason = Invoices.RefuseReason;

/** A row of a list. */
export interface InvoiceSummary {
  readonly ref: InvoiceRef;
  readonly issueId: TaxInvoice.IssueId;
  readonly typeCode: TaxInvoice.TypeCode;
  readonly writtenDate: TaxInvoice.CalendarDate;
  readonly supplier: { readonly businessNumber: string; readonly name: string };
  readonly buyer: { readonly businessNumber: string; readonly name: string };
  readonly firstItem?: string;
  readonly itemCount: number;
  readonly totals: {
    readonly supply: TaxInvoice.Won;
    readonly tax?: TaxInvoice.Won;
    readonly grand: TaxInvoice.Won;
  };
  readonly status: Status.Status;
  readonly requestedAt: DateTime.Utc;
  /** Last day to issue without penalty. */
  readonly issueBy: TaxInvoice.CalendarDate;
  /** The writer's own document number (관리번호). */
  readonly managementNumber?: string;
}

/** Facts of the signature on an issued invoice. */
export interface SignatureFacts {
  readonly signer: string;
  readonly serial: string;
  readonly signedAt: DateTime.Utc;
}

/** The tax authority's answer about one invoice. */
export interface TransmissionResult {
  readonly code: string;
  readonly text: Refusal.Text;
  /** What to do now; absent when the authority accepted it. */
  readonly remedy?: Refusal.Text;
  readonly at: DateTime.Utc;
}

/** One invoice as one side may see it. */
export interface InvoiceView {
  readonly summary: InvoiceSummary;
  readonly invoice: TaxInvoice.TaxInvoice;
  readonly side: "supplier" | "buyer";
  /** 정발행: the supplier wrote it itself. Absent: 역발행, on the buyer's request. */
  readonly route?: "forward";
  readonly amends?: Amends;
  readonly message?: string;
  readonly refusedBecause?: { readonly reason: RefuseReason; readonly message?: string };
  readonly signature?: SignatureFacts;
  readonly transmissionPlannedFor?: DateTime.Utc;
  readonly transmissionResult?: TransmissionResult;
  /** The rejected invoice that this one corrects, and the one that corrects this. */
  readonly replaces?: InvoiceRef;
  readonly replacedBy?: InvoiceRef;
  /** Optimistic version: a command carries the version its page showed. */
  readonly version: number;
  readonly actions: ReadonlyArray<ActionDecision>;
  /** Left out for whoever came by a mail link. */
  readonly followUps?: ReadonlyArray<FollowUpDecision>;
}

/** Price of issuing, said before it costs. Points. */
export type Quote = BillingQuote.Quote;

/** The last day to issue, and what a later day costs in won (부가가치세법 §60②). */
export interface DeadlineView {
  readonly issueBy: TaxInvoice.CalendarDate;
  readonly daysLeft: number;
  readonly latePenalty: { readonly supplier: bigint; readonly buyer: bigint };
}

/** All that the approval page needs, in one answer. */
export interface Approval {
  readonly view: InvoiceView;
  /** What is issued together with it or not at all: the other document of an amendment. */
  readonly others?: ReadonlyArray<InvoiceView>;
  /** Of all that is issued. */
  readonly quote: Quote;
  readonly deadline: DeadlineView;
  /** When the tax authority will get it, if issued now. Absent: only when somebody asks (면세). */
  readonly transmissionPlannedFor?: DateTime.Utc;
  /** The server's clock: the page signs with this time. */
  readonly now: DateTime.Utc;
}

/** What an issue did. */
export interface Receipt {
  readonly ref: InvoiceRef;
  readonly issueId: TaxInvoice.IssueId;
  readonly issuedAt: DateTime.Utc;
  readonly payer: Payer;
  readonly points: bigint;
  /** Absent: sent only when somebody asks (면세). */
  readonly transmissionPlannedFor?: DateTime.Utc;
  readonly version: number;
  /** Receipts of what was issued together with it. */
  readonly others?: ReadonlyArray<Omit<Receipt, "others">>;
}

/** What a waiting document of an amendment (수정) is, and what is issued, or refused, together with it. */
export interface Together {
  readonly role: Amendment.Role;
  readonly others: ReadonlyArray<
    InvoiceSummary & {
      readonly role: Amendment.Role;
      /** Points the same payer is charged for it. */
      readonly points: bigint;
    }
  >;
}

/** A row of the list: an invoice, what the person may do to it now, and what issuing it costs. */
export interface ListedInvoice extends InvoiceSummary {
  /** On which side the company of the list stands. */
  readonly side: "supplier" | "buyer";
  /** A command carries the version that its row showed. */
  readonly version: number;
  readonly actions: ReadonlyArray<Action>;
  readonly payer: Payer;
  /** Points the payer is charged for issuing. */
  readonly points: bigint;
  readonly refusedBecause?: { readonly reason: RefuseReason; readonly message?: string };
  readonly transmissionResult?: TransmissionResult;
  /** The rejected invoice that this one corrects, and the one that corrects this. */
  readonly replaces?: InvoiceRef;
  readonly replacedBy?: InvoiceRef;
  /** Present while it waits and is not alone: what is done to it is done to the others too. */
  readonly together?: Together;
}

/** Tabs of the list. */
export type Box = "received" | "issued" | "closed" | "all";

/** A page of the list, with what the other tabs hold and what is hidden. */
export interface InvoicePage {
  /** Whose list it is: a row's partner is its other side. */
  readonly businessNumber: string;
  /** The date in Korea by the server's clock, from which deadlines are counted. */
  readonly today: TaxInvoice.CalendarDate;
  /** The server's clock. */
  readonly now: DateTime.Utc;
  readonly rows: ReadonlyArray<ListedInvoice>;
  readonly total: number;
  readonly counts: {
    readonly received: number;
    readonly issued: number;
    readonly closed: number;
    readonly all: number;
  };
  /** Why the person may not issue rows that wait to be issued: a right is missing. */
  readonly withheld?: Refusal.Refusal;
  /** The company's own points that can be spent; present if it pays for a row that the person may issue. */
  readonly available?: bigint;
  readonly hidden: number;
  readonly hiddenBecause?: Refusal.Refusal;
  /** What would show the rest, and who can give it. */
  readonly ways?: ReadonlyArray<Way>;
  /** The person has asked for it, and nobody has answered. */
  readonly asked?: Pick<AccessRequestView, "wants" | "name" | "askedAt">;
}

/** The document of a reverse-issue request: a tax invoice before its issue ID exists. */
export type RequestedInvoice = Omit<TaxInvoice.TaxInvoice, "issueId">;

/** A company and its points. */
export interface CompanyView {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative: string;
  /** Points that can be spent. */
  readonly available: bigint;
  /** Points held by running issues. */
  readonly held: bigint;
}
