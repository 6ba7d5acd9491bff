export * as Actor from "./Actor.ts";
export * as BusinessNumber from "./BusinessNumber.ts";
export * as Company from "./Company.ts";
export * as CorporateNumber from "./CorporateNumber.ts";
export * as Member from "./Member.ts";
export * as PhoneNumber from "./PhoneNumber.ts";
export * as Refusals from "./Refusals.ts";
export * as ResidentNumber from "./ResidentNumber.ts";
