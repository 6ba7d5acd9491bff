import type { Catalogue } from "../foundation/speech.ts";
import { english } from "./permission-settings.en.ts";
import { korean } from "./permission-settings.ko.ts";
import type { SettingsWords } from "./permission-settings.words.ts";

export const settingsMessages: Catalogue<SettingsWords> = { ko: korean, en: english };

/** Names in a sentence; many are cut short. */
export const naming = (names: ReadonlyArray<string>, most = 5): string =>
  names.length <= most ? names.join(", ") : `${names.slice(0, most).join(", ")} … +${names.length - most}`;
