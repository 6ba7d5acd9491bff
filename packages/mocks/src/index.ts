export * as Cast from "./Cast.ts";
export * as Certificates from "./Certificates.ts";
export * as Deeds from "./Deeds.ts";
export * as Faults from "./Faults.ts";
export * as MswHandlers from "./MswHandlers.ts";
export * as Newcomer from "./Newcomer.ts";
export * as Past from "./Past.ts";
export * as World from "./World.ts";
