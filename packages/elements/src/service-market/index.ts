export { EinvServiceMarket } from "./service-market.ts";
export type { MarketWords } from "./service-market.messages.ts";
