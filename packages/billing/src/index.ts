export * as Account from "./Account.ts";
export * as Audit from "./Audit.ts";
export * as Ledger from "./Ledger.ts";
export * as Payer from "./Payer.ts";
export * as PriceList from "./PriceList.ts";
export * as Quote from "./Quote.ts";
export * as Refusals from "./Refusals.ts";
export * as Transfer from "./Transfer.ts";
