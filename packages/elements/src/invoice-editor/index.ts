export { EinvInvoiceEditor } from "./invoice-editor.ts";
