/** 발행기한 of a document, amendments among them. */
import { Deadline, Penalty, type TaxInvoice } from "@einv/invoice";

/** Whether it bears the original's written date, so that no deadline of that date binds it (수정사유 01, 05, 06). */
const isUnbound = (document: TaxInvoice.TaxInvoice): boolean =>
  Deadline.timing(Deadline.subject(document), document.writtenDate) === "unbound";

/**
 * The last day to issue without penalty; of an amendment with the original's
 * written date, the last on which it may be (부가가치세법 시행령 §70①6).
 */
export const issueByOf = (document: TaxInvoice.TaxInvoice): TaxInvoice.CalendarDate =>
  isUnbound(document)
    ? Deadline.deductibleUntil(document.writtenDate)
    : Deadline.issueBy(document.writtenDate);

/** What a later day costs, in won. */
export const latePenaltyOf = (document: TaxInvoice.TaxInvoice): Penalty.Amounts => {
  const { supply, document: kind } = Deadline.subject(document);
  return Deadline.latePenalty(isUnbound(document) ? 0n : supply, kind);
};
