export * as Permission from "./Permission.ts";
export * as Refusals from "./Refusals.ts";
