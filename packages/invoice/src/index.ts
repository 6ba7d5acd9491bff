export * as Status from "./Status.ts";
export * as TaxInvoice from "./TaxInvoice.ts";
