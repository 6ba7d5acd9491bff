export * as Canonical from "./Canonical.ts";
export * as Refusals from "./Refusals.ts";
export * as TaxInvoiceSignature from "./TaxInvoiceSignature.ts";
