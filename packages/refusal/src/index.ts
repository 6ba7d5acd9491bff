export * as Refusal from "./Refusal.ts";
