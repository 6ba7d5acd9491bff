import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvInvoiceList } from "./list.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-invoice-list": EinvInvoiceList;
  }
}

defineEinv("einv-invoice-list", EinvInvoiceList);
