export { EinvInvoiceDocument } from "./document.ts";
export type { DocumentWords } from "./document.messages.ts";
