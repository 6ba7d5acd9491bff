import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvCompanyVerification } from "./verification.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-company-verification": EinvCompanyVerification;
  }
}

defineEinv("einv-company-verification", EinvCompanyVerification);
