export * as Canonical from "./Canonical.ts";
export * as Refusals from "./Refusals.ts";
export * as ResponseSignature from "./ResponseSignature.ts";
export * as SignedStatement from "./SignedStatement.ts";
export * as Signer from "./Signer.ts";
export * as SoapSignature from "./SoapSignature.ts";
export * as TaxInvoiceSignature from "./TaxInvoiceSignature.ts";
