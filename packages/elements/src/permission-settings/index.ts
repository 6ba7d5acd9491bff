export { EinvPermissionSettings } from "./permission-settings.ts";
export type { Change as RightChange } from "./draft.controller.ts";
export type { SettingsWords } from "./permission-settings.words.ts";
