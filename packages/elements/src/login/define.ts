import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvLogin } from "./login.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-login": EinvLogin;
  }
}

defineEinv("einv-login", EinvLogin);
