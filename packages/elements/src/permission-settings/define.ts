import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvPermissionSettings } from "./permission-settings.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-permission-settings": EinvPermissionSettings;
  }
}

defineEinv("einv-permission-settings", EinvPermissionSettings);
