import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvInvoiceDocument } from "./document.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-invoice-document": EinvInvoiceDocument;
  }
}

defineEinv("einv-invoice-document", EinvInvoiceDocument);
