export { EinvInvoiceApproval } from "./approval.ts";
export type { ApprovalWords } from "./approval.messages.ts";
