/** What the dialogs have in common: the words for whoever reads of it later, and how they end. */
import { html, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { textField } from "../foundation/field.ts";
import { pressRefused } from "../foundation/refusalPanel.ts";
import type { Desk } from "./desk.ts";

/** Why it is done; kept in the history. */
export const noteField = ({ language, words, form, fill }: Desk, entered: () => void): TemplateResult =>
  textField(language, {
    id: "note",
    label: words.why,
    hint: words.whyHint,
    optional: true,
    maxlength: 500,
    value: form.note,
    typed: (note) => fill({ note }),
    entered,
  });

/** Everything of a dialog below its content. */
export const dialogActions = (
  { host, language, press, close }: Desk,
  name: string,
  label: string,
  run: () => void,
  look: "primary" | "danger" = "primary",
): TemplateResult => {
  const running = press.runs(name);
  return html`${pressRefused(host, press, name)}
    <p class="actions">
      <button type="button" class="button" ?autofocus=${look === "danger"} @click=${close}>
        ${commonMessages[language].cancel}
      </button>
      ${commandButton({ id: "do", look, running, label, run })}
    </p>`;
};
