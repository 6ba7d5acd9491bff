export * as BusinessNumber from "./BusinessNumber.ts";
