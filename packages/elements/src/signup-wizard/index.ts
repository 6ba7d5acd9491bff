export { EinvSignupWizard } from "./signup-wizard.ts";
export type { SignupWords } from "./signup-wizard.messages.ts";
export type { Keep, SignupDraft } from "./keep.ts";
