import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvInvoiceViewer } from "./viewer.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-invoice-viewer": EinvInvoiceViewer;
  }
}

defineEinv("einv-invoice-viewer", EinvInvoiceViewer);
