import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvSupportCenter } from "./support-center.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-support-center": EinvSupportCenter;
  }
}

defineEinv("einv-support-center", EinvSupportCenter);
