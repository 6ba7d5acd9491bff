/** What a form is drawn from, one by one or several that are issued together. */
import type { Views } from "@einv/api";
import type { Situation, Status, TaxInvoice } from "@einv/invoice";

/** One document, and what is known of it. */
export interface Sheet {
  readonly invoice: TaxInvoice.TaxInvoice;
  /** Where it stands; said in words and across the form while it is no tax invoice in force. */
  readonly status?: Status.Status | undefined;
  /** Facts of a signature that was verified. */
  readonly signature?: Views.SignatureFacts | undefined;
  /** What it is in its amendment: 당초 취소분, 정정분 … */
  readonly role?: Situation.Role | undefined;
}

/** The documents of one amendment (수정) in its own order, whichever of them was opened. */
export const sheetsOf = (views: ReadonlyArray<Views.InvoiceView>): ReadonlyArray<Sheet> => {
  const order = views[0]?.amends?.together ?? [];
  return views
    .toSorted((one, other) => order.indexOf(one.summary.ref) - order.indexOf(other.summary.ref))
    .map(({ invoice, signature, amends, summary: { status } }) => ({
      invoice,
      status,
      signature,
      role: amends?.role,
    }));
};
