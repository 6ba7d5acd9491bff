export { EinvCertificateManager } from "./manager.ts";
export type { ManagerWords } from "./manager.messages.ts";
