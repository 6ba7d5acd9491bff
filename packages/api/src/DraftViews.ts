/** What the API shows of drafts, amendments and partners, and what it takes in. */
import * as Schema from "effect/Schema";
import * as Findings from "@einv/invoice/Finding";
import * as Form from "@einv/invoice/Form";
import * as Situation from "@einv/invoice/Situation";
import * as TaxInvoice from "@einv/invoice/TaxInvoice";
import { Refusal } from "@einv/refusal";

import { InvoiceRef } from "./InvoiceRef.ts";
import { id, instant, text } from "./internal/fields.ts";
import * as Views from "./Views.ts";

/** 정발행 as supplier, 역발행 요청 as buyer. */
export const Side = Schema.Literals(["supplier", "buyer"]);
export type Side = typeof Side.Type;

/** What stands in the editor: all of it, finished or not. */
export const Content = Schema.Struct({
  form: Form.Form,
  /** Who bears the points of a request; the supplier unless said. 정발행 is always its supplier's. */
  payer: Schema.optionalKey(Side),
  /** The writer's own number of the document (관리번호). */
  managementNumber: Schema.optionalKey(text(200)),
  message: Schema.optionalKey(text(2000)),
  /** The rejected invoice that this one corrects. */
  replaces: Schema.optionalKey(InvoiceRef),
}).annotate({ identifier: "DraftContent" });
export type Content = typeof Content.Type;

/** A content, and as what it is written. */
export const Sided = Schema.Struct({ ...Content.fields, side: Side }).annotate({
  identifier: "DraftSided",
});
export type Sided = typeof Sided.Type;

/** A draft as the page last saw it. */
export const Origin = Schema.Struct({ draftId: id, version: Schema.Int }).annotate({
  identifier: "DraftOrigin",
});
export type Origin = typeof Origin.Type;

const owner = Schema.Struct({ memberId: Schema.String, name: Schema.String });
const totals = Schema.Struct({
  supply: TaxInvoice.Won,
  tax: Schema.optionalKey(TaxInvoice.Won),
  grand: TaxInvoice.Won,
});

/** A draft (임시저장). */
export const DraftView = Schema.Struct({
  ...Sided.fields,
  ...Origin.fields,
  payer: Side,
  owner,
  createdAt: instant,
  updatedAt: instant,
  /** Why the person may not change it; absent if it may. */
  refusal: Schema.optionalKey(Refusal.Refusal),
}).annotate({ identifier: "DraftView" });
export type DraftView = typeof DraftView.Type;

/** A row of the list of drafts; texts as they were typed. */
export const DraftSummary = Schema.Struct({
  ...Origin.fields,
  side: Side,
  owner,
  partner: Schema.optionalKey(Schema.String),
  firstItem: Schema.optionalKey(Schema.String),
  itemCount: Schema.Int,
  writtenDate: Schema.optionalKey(Schema.String),
  totals,
  updatedAt: instant,
  replaces: Schema.optionalKey(Schema.String),
}).annotate({ identifier: "DraftSummary" });
export type DraftSummary = typeof DraftSummary.Type;

export const DraftPage = Schema.Struct({
  rows: Schema.Array(DraftSummary),
  /** How many a company may have. */
  limit: Schema.Int,
}).annotate({ identifier: "DraftPage" });
export type DraftPage = typeof DraftPage.Type;

/** What an editor opens with. */
export const Beginning = Schema.Struct({
  ...Sided.fields,
  payer: Side,
  /** Today in Korea. */
  today: TaxInvoice.CalendarDate,
  /** The rejected invoice that it corrects, as the authority judged it. */
  rejectedBecause: Schema.optionalKey(Views.TransmissionResult),
}).annotate({ identifier: "Beginning" });
export type Beginning = typeof Beginning.Type;

/** What can be said of a content before it is requested or issued. */
export const DraftCheck = Schema.Struct({
  /** By field of the form, errors first. */
  findings: Schema.Array(Findings.Finding),
  /** What would refuse it besides; `path` names the field. */
  refusals: Schema.Array(Refusal.Refusal),
  /** Whether it can be requested or issued as it stands. */
  ready: Schema.Boolean,
  totals,
  /** Lines as they would be issued, with what was computed; `at` is their place in the form. */
  lines: Schema.Array(
    Schema.Struct({
      at: Schema.Int,
      supplyAmount: Schema.optionalKey(TaxInvoice.Won),
      taxAmount: Schema.optionalKey(TaxInvoice.Won),
    }),
  ),
  /** Who may pay, and how much; whether the other side has it is not told. */
  quotes: Schema.Array(Views.Quote),
  /** Once the written date can be read. */
  deadline: Schema.optionalKey(Views.DeadlineView),
}).annotate({ identifier: "DraftCheck" });
export type DraftCheck = typeof DraftCheck.Type;

/** A counterparty (거래처), as the newest invoice names it. */
export const PartnerView = Schema.Struct({
  number: Schema.String,
  name: Schema.String,
  /** Its side in that invoice. */
  side: Side,
  lastAt: instant,
  /** The same in the place of either side; only a business can be a supplier. */
  asSupplier: Schema.optionalKey(Form.Supplier),
  asBuyer: Form.Buyer,
}).annotate({ identifier: "PartnerView" });
export type PartnerView = typeof PartnerView.Type;

/** What happened, as people say it, and whether it can be said of this invoice. */
export const SituationView = Schema.Struct({
  situation: Situation.SituationId,
  reason: TaxInvoice.AmendmentReason,
  reasonName: Refusal.Text,
  text: Refusal.Text,
  /** Why not; absent if it can. */
  refusal: Schema.optionalKey(Refusal.Refusal),
}).annotate({ identifier: "SituationView" });
export type SituationView = typeof SituationView.Type;

/** An amendment of the invoice that there is. */
export const AmendmentSummary = Schema.Struct({
  summary: Views.InvoiceSummary,
  situation: Situation.SituationId,
  role: Situation.Role,
  roleName: Refusal.Text,
}).annotate({ identifier: "AmendmentSummary" });
export type AmendmentSummary = typeof AmendmentSummary.Type;

/** What the planner starts from. */
export const AmendmentOptions = Schema.Struct({
  ref: InvoiceRef,
  /** 공급자 issues the amendment, 공급받는자 asks for it. */
  side: Side,
  situations: Schema.Array(SituationView),
  /** What stands of the invoice now. */
  standing: totals,
  /** The invoice as a form, to be corrected. */
  form: Form.Form,
  /** Issued or requested before, oldest first. */
  amendments: Schema.Array(AmendmentSummary),
  today: TaxInvoice.CalendarDate,
}).annotate({ identifier: "AmendmentOptions" });
export type AmendmentOptions = typeof AmendmentOptions.Type;

/** What happened, in detail; which of it counts, the situation says. */
export const AmendmentDetails = Schema.Struct({
  situation: Situation.SituationId,
  /** The day of the change, the return or the rescission. */
  on: Schema.optionalKey(TaxInvoice.CalendarDate),
  /** Supply amount more or less; of a return, what came back. */
  supply: Schema.optionalKey(Schema.BigInt),
  /** In the original's proportion unless said. */
  tax: Schema.optionalKey(Schema.BigInt),
  /** The day on which the letter of credit was opened (개설일). */
  openedOn: Schema.optionalKey(TaxInvoice.CalendarDate),
  /** Issue ID of the invoice that says the same and stays. */
  twin: Schema.optionalKey(text(40)),
  /** The invoice as it should have been. */
  corrected: Schema.optionalKey(Form.Form),
}).annotate({ identifier: "AmendmentDetails" });
export type AmendmentDetails = typeof AmendmentDetails.Type;

/** One day of issue (or never), and what comes of it. */
export const OutcomeView = Schema.Struct({
  timing: Schema.Literals(["tooEarly", "onTime", "late", "missing", "unbound"]),
  transmitBy: Schema.optionalKey(TaxInvoice.CalendarDate),
  penalty: Schema.optionalKey(Refusal.Text),
  /** Won. */
  cost: Schema.Struct({ supplier: Schema.BigInt, buyer: Schema.BigInt }),
  deduction: Schema.optionalKey(Schema.Literals(["kept", "byCorrection", "lost"])),
  /** The tax that the buyer can no longer deduct, in won. */
  lostDeduction: Schema.BigInt,
  sentence: Refusal.Text,
}).annotate({ identifier: "OutcomeView" });
export type OutcomeView = typeof OutcomeView.Type;

/** One document to be issued. */
export const PlannedView = Schema.Struct({
  role: Situation.Role,
  roleName: Refusal.Text,
  document: Views.RequestedInvoice,
  /** Entries that differ from the original's; of what only takes back there are none. */
  differences: Schema.Array(
    Schema.Struct({
      path: Schema.String,
      before: Schema.optionalKey(Schema.String),
      after: Schema.optionalKey(Schema.String),
    }),
  ),
  /** Warnings of the rules. */
  findings: Schema.Array(Findings.Finding),
}).annotate({ identifier: "PlannedView" });
export type PlannedView = typeof PlannedView.Type;

/** What amending comes to, before anything is issued. */
export const AmendmentPlan = Schema.Struct({
  ref: InvoiceRef,
  side: Side,
  situation: Situation.SituationId,
  reason: TaxInvoice.AmendmentReason,
  reasonName: Refusal.Text,
  documents: Schema.Array(PlannedView),
  before: totals,
  after: totals,
  outlook: Schema.Struct({
    issueBy: Schema.optionalKey(TaxInvoice.CalendarDate),
    lateUntil: Schema.optionalKey(TaxInvoice.CalendarDate),
    daysLeft: Schema.optionalKey(Schema.Int),
    now: OutcomeView,
    never: OutcomeView,
  }),
  notices: Schema.Array(Refusal.Text),
  /** Who may pay, and how much for all documents; whether the other side has it is not told. */
  quotes: Schema.Array(Views.Quote),
}).annotate({ identifier: "AmendmentPlan" });
export type AmendmentPlan = typeof AmendmentPlan.Type;

/** A document that was written to be signed: `approval` and `issue` take its ref. */
export const Prepared = Schema.Struct({
  ref: InvoiceRef,
  /** Every document that is issued together, this one too. */
  together: Schema.Array(InvoiceRef),
  /** The draft that it was made of, as it is now. */
  draft: Schema.optionalKey(Origin),
}).annotate({ identifier: "Prepared" });
export type Prepared = typeof Prepared.Type;
