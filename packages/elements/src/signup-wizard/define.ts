import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvSignupWizard } from "./signup-wizard.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-signup-wizard": EinvSignupWizard;
  }
}

defineEinv("einv-signup-wizard", EinvSignupWizard);
