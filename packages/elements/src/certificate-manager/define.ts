import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvCertificateManager } from "./manager.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-certificate-manager": EinvCertificateManager;
  }
}

defineEinv("einv-certificate-manager", EinvCertificateManager);
