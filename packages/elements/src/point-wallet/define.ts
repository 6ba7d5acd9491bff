import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvPointWallet } from "./wallet.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-point-wallet": EinvPointWallet;
  }
}

defineEinv("einv-point-wallet", EinvPointWallet);
