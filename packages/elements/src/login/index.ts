export { EinvLogin, type Session } from "./login.ts";
export type { LoginWords } from "./login.messages.ts";
