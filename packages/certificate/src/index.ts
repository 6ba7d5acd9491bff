export * as Certificate from "./Certificate.ts";
export * as Der from "./Der.ts";
export * as DistinguishedName from "./DistinguishedName.ts";
export * as Refusals from "./Refusals.ts";
