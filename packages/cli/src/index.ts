export * as Einv from "./Einv.ts";
export * as Refusals from "./Refusals.ts";
export * as Terminal from "./Terminal.ts";
