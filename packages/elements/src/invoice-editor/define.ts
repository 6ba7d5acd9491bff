import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvInvoiceEditor } from "./invoice-editor.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-invoice-editor": EinvInvoiceEditor;
  }
}

defineEinv("einv-invoice-editor", EinvInvoiceEditor);
