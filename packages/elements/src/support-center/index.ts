export { EinvSupportCenter } from "./support-center.ts";
export type { SupportWords } from "./support-center.messages.ts";
