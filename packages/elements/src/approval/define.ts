import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvInvoiceApproval } from "./approval.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-invoice-approval": EinvInvoiceApproval;
  }
}

defineEinv("einv-invoice-approval", EinvInvoiceApproval);
export { EinvInvoiceApproval } from "./approval.ts";
