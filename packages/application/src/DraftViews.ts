/** What use cases show of drafts, amendments and partners, shaped exactly like the HTTP contract's views. */
import type * as DateTime from "effect/DateTime";
import type { Amendment, Deadline, Form, Rules, TaxInvoice } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import type * as Views from "./Views.ts";

/** 정발행 as supplier, 역발행 요청 as buyer. */
export type Side = "supplier" | "buyer";

/** What stands in the editor: all of it, finished or not. */
export interface Content {
  readonly form: Form.Form;
  /** Who bears the points of a request; the supplier unless said. 정발행 is always its supplier's. */
  readonly payer?: Side;
  /** The writer's own number of the document (관리번호). */
  readonly managementNumber?: string;
  readonly message?: string;
  /** The rejected invoice that this one corrects. */
  readonly replaces?: Views.InvoiceRef;
}

/** A content, and as what it is written. */
export interface Sided extends Content {
  readonly side: Side;
}

/** A draft as the page last saw it. */
export interface Origin {
  readonly draftId: string;
  readonly version: number;
}

/** A draft (임시저장). */
export interface DraftView extends Sided, Origin {
  readonly payer: Side;
  readonly owner: { readonly memberId: string; readonly name: string };
  readonly createdAt: DateTime.Utc;
  readonly updatedAt: DateTime.Utc;
  /** Whether the person may change it, and why not. */
  readonly refusal?: Refusal.Refusal;
}

/** A row of the list of drafts; texts as they were typed. */
export interface DraftSummary extends Origin {
  readonly side: Side;
  readonly owner: { readonly memberId: string; readonly name: string };
  readonly partner?: string;
  readonly firstItem?: string;
  readonly itemCount: number;
  readonly writtenDate?: string;
  readonly totals: TaxInvoice.TaxInvoice["totals"];
  readonly updatedAt: DateTime.Utc;
  readonly replaces?: string;
}

export interface DraftPage {
  readonly rows: ReadonlyArray<DraftSummary>;
  /** How many a company may have. */
  readonly limit: number;
}

/** What an editor opens with. */
export interface Beginning extends Sided {
  readonly payer: Side;
  /** Today in Korea. */
  readonly today: TaxInvoice.CalendarDate;
  /** The rejected invoice that it corrects, as the authority judged it. */
  readonly rejectedBecause?: Views.TransmissionResult;
}

/** What can be said of a content before it is requested or issued. */
export interface DraftCheck {
  /** By field of the form, errors first. */
  readonly findings: ReadonlyArray<Rules.Finding>;
  /** What would refuse it besides; `path` names the field. */
  readonly refusals: ReadonlyArray<Refusal.Refusal>;
  /** Whether it can be requested or issued as it stands. */
  readonly ready: boolean;
  readonly totals: TaxInvoice.TaxInvoice["totals"];
  /** Lines as they would be issued, with what was computed; `at` is their place in the form. */
  readonly lines: ReadonlyArray<{
    readonly at: number;
    readonly supplyAmount?: TaxInvoice.Won;
    readonly taxAmount?: TaxInvoice.Won;
  }>;
  /** Who may pay, and how much; whether the other side has it is not told. */
  readonly quotes: ReadonlyArray<Views.Quote>;
  /** Once the written date can be read. */
  readonly deadline?: Views.DeadlineView;
}

/** A counterparty (거래처), as the newest invoice names it. */
export interface PartnerView {
  readonly number: string;
  readonly name: string;
  /** Its side in that invoice. */
  readonly side: Side;
  readonly lastAt: DateTime.Utc;
  /** The same in the place of either side; a business only can be a supplier. */
  readonly asSupplier?: Form.Supplier;
  readonly asBuyer: Form.Buyer;
}

/** What happened, as people say it, and whether it can be said of this invoice. */
export interface SituationView {
  readonly situation: Amendment.SituationId;
  readonly reason: TaxInvoice.AmendmentReason;
  readonly reasonName: Refusal.Text;
  readonly text: Refusal.Text;
  readonly refusal?: Refusal.Refusal;
}

/** An amendment of the invoice that there is. */
export interface AmendmentSummary {
  readonly summary: Views.InvoiceSummary;
  readonly situation: Amendment.SituationId;
  readonly role: Amendment.Role;
  readonly roleName: Refusal.Text;
}

/** What the planner starts from. */
export interface AmendmentOptions {
  readonly ref: Views.InvoiceRef;
  /** 공급자 issues the amendment, 공급받는자 asks for it. */
  readonly side: Side;
  readonly situations: ReadonlyArray<SituationView>;
  /** What stands of the invoice now. */
  readonly standing: TaxInvoice.TaxInvoice["totals"];
  /** The invoice as a form, to be corrected. */
  readonly form: Form.Form;
  /** Issued or requested before, oldest first. */
  readonly amendments: ReadonlyArray<AmendmentSummary>;
  readonly today: TaxInvoice.CalendarDate;
}

/** What happened, in detail; which of it counts, the situation says. */
export interface AmendmentDetails {
  readonly situation: Amendment.SituationId;
  /** The day of the change, the return or the rescission. */
  readonly on?: TaxInvoice.CalendarDate;
  /** Supply amount more or less; of a return, what came back. */
  readonly supply?: bigint;
  /** In the original's proportion unless said. */
  readonly tax?: bigint;
  /** The day on which the letter of credit was opened (개설일). */
  readonly openedOn?: TaxInvoice.CalendarDate;
  /** Issue ID of the invoice that says the same and stays. */
  readonly twin?: string;
  /** The invoice as it should have been. */
  readonly corrected?: Form.Form;
}

/** One day of issue (or never), and what comes of it. */
export interface OutcomeView {
  readonly timing: Deadline.Timing;
  readonly transmitBy?: TaxInvoice.CalendarDate;
  readonly penalty?: Refusal.Text;
  readonly cost: { readonly supplier: bigint; readonly buyer: bigint };
  readonly deduction?: Deadline.Deduction;
  readonly lostDeduction: bigint;
  readonly sentence: Refusal.Text;
}

/** One document to be issued. */
export interface PlannedView {
  readonly role: Amendment.Role;
  readonly roleName: Refusal.Text;
  readonly document: Views.RequestedInvoice;
  /** Entries that differ from the original's; of what only takes back there are none. */
  readonly differences: ReadonlyArray<Form.Difference>;
  /** Warnings of the rules. */
  readonly findings: ReadonlyArray<Rules.Finding>;
}

/** What amending comes to, before anything is issued. */
export interface AmendmentPlan {
  readonly ref: Views.InvoiceRef;
  readonly side: Side;
  readonly situation: Amendment.SituationId;
  readonly reason: TaxInvoice.AmendmentReason;
  readonly reasonName: Refusal.Text;
  readonly documents: ReadonlyArray<PlannedView>;
  readonly before: TaxInvoice.TaxInvoice["totals"];
  readonly after: TaxInvoice.TaxInvoice["totals"];
  readonly outlook: {
    readonly issueBy?: TaxInvoice.CalendarDate;
    readonly lateUntil?: TaxInvoice.CalendarDate;
    readonly daysLeft?: number;
    readonly now: OutcomeView;
    readonly never: OutcomeView;
  };
  readonly notices: ReadonlyArray<Refusal.Text>;
  /** Who may pay, and how much for all documents; whether the other side has it is not told. */
  readonly quotes: ReadonlyArray<Views.Quote>;
}

/** A document that was written to be signed: `approval` and `issue` take its ref. */
export interface Prepared {
  readonly ref: Views.InvoiceRef;
  /** Every document that is issued together, this one too. */
  readonly together: ReadonlyArray<Views.InvoiceRef>;
  /** The draft that it was made of, as it is now. */
  readonly draft?: Origin;
}
