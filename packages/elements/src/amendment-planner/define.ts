import { defineEinv } from "../foundation/defineEinv.ts";
import { EinvAmendmentPlanner } from "./amendment-planner.ts";

declare global {
  interface HTMLElementTagNameMap {
    "einv-amendment-planner": EinvAmendmentPlanner;
  }
}

defineEinv("einv-amendment-planner", EinvAmendmentPlanner);
