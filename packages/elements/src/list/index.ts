export { EinvInvoiceList, type OpenDetail } from "./list.ts";
export type { ListWords } from "./list.messages.ts";
