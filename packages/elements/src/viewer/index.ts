export { EinvInvoiceViewer } from "./viewer.ts";
export type { ViewerWords } from "./viewer.messages.ts";
