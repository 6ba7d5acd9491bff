/** Beside the title: whether it is saved, the preview, and the way to throw it away. */
import { html, nothing, type TemplateResult } from "lit";
import { clockInWords } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Desk } from "./desk.ts";
import type { Discarding } from "./discarding.controller.ts";
import type { Saving } from "./saving.controller.ts";

/** 저장됨 · 14:03 */
const saveStatus = ({ words, language }: Desk, saving: Saving): TemplateResult => {
  const { state } = saving;
  const shown = (look: string, name: "check" | "clock" | "wait" | "warning", text: string): TemplateResult =>
    html`<span class="save ${look}">${icon(name)}${text}</span>`;
  switch (state.at) {
    case "untouched":
    case "conflict":
      return html`<span class="save"></span>`;
    case "unsaved":
      return shown("", "clock", words.unsaved);
    case "saving":
      return shown("", "wait", words.saving);
    case "saved":
      return shown("good", "check", words.saved(clockInWords(state.when, language)));
    case "failed":
      return html`${shown("bad", "warning", words.saveFailed)}
        <button type="button" class="link" id="save-again" @click=${() => void saving.flush()}>
          ${words.saveAgain}
        </button>`;
  }
};

export const tools = (
  desk: Desk,
  {
    saving,
    discarding,
    preview,
  }: {
    readonly saving: Saving;
    readonly discarding: Discarding;
    readonly preview: () => void;
  },
): TemplateResult => {
  const { words, locked } = desk;
  const { running } = discarding;
  return html`<div class="tools">
    <p class="status" role="status">${saveStatus(desk, saving)}</p>
    <button type="button" id="preview" class="button" @click=${preview}>
      ${icon("document")}${words.preview}
    </button>
    ${
      locked
        ? nothing
        : html`<button
            type="button"
            id="discard"
            class="button quiet danger"
            aria-disabled=${running ? "true" : nothing}
            aria-busy=${running ? "true" : nothing}
            @click=${() => void discarding.discard()}
          >
            ${running ? words.discarding : words.discard}
          </button>`
    }
  </div>`;
};
