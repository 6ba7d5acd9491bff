export { EinvInvoiceList } from "./list.ts";
export type { ListWords } from "./list.messages.ts";
