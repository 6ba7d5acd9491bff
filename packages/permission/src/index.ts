export * as AccessRequest from "./AccessRequest.ts";
export * as Doctor from "./Doctor.ts";
export * as Market from "./Market.ts";
export * as Permission from "./Permission.ts";
export * as Refusals from "./Refusals.ts";
export * as Role from "./Role.ts";
export * as Words from "./Words.ts";
