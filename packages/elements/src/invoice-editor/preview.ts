/** What stands on the sheet as the document it would be; fetched when somebody wants to see it. */
import { type Form, TaxInvoice } from "@einv/invoice";
import * as Reading from "@einv/invoice/Reading";

/** Its issue ID is nobody's: 24 digits, zeros after the date. */
export const documentOf = (form: Form.Form, today: string): TaxInvoice.TaxInvoice => {
  const { terms } = Reading.read(form, { now: TaxInvoice.CalendarDate.make(today) });
  return {
    ...terms,
    issueId: TaxInvoice.IssueId.make(`${terms.writtenDate.replaceAll("-", "")}${"0".repeat(16)}`),
  };
};
