import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvEnvironmentCheck } from "./environment.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-environment-check": EinvEnvironmentCheck;
  }
}

defineEinv("einv-environment-check", EinvEnvironmentCheck);
