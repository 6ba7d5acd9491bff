import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvServiceMarket } from "./service-market.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-service-market": EinvServiceMarket;
  }
}

defineEinv("einv-service-market", EinvServiceMarket);
