import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvProvider } from "./provider.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-provider": EinvProvider;
  }
}

defineEinv("einv-provider", EinvProvider);
