export * as Refusals from "./Refusals.ts";
export * as Xml from "./Xml.ts";
