export { EinvInvoiceList } from "./list.ts";
export type { BulkAction } from "./bulk.ts";
export type { ListWords } from "./list.messages.ts";
export { fromParams, type InvoiceQuery, type Period, toParams } from "./query.ts";
