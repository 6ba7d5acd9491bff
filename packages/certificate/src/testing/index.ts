export * as Mint from "./Mint.ts";
