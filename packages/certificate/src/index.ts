export * as Der from "./Der.ts";
export * as Refusals from "./Refusals.ts";
