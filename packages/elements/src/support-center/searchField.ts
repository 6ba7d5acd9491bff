/** The one field: a combobox whose list holds articles, and whose Enter asks. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import type { Language } from "../foundation/speech.ts";
import type { SupportWords } from "./support-center.messages.ts";
import type { Suggestions } from "./suggestions.controller.ts";

/** Characters that can be asked. */
const limit = 4000;
/** A text this long was not meant for choosing among suggestions. */
const pasted = 12;

export interface SearchField {
  readonly words: SupportWords;
  readonly language: Language;
  readonly text: string;
  readonly suggestions: Suggestions;
  readonly typed: (text: string) => void;
  readonly ask: (text: string) => void;
  readonly choose: (id: string) => void;
}

export const searchField = (field: SearchField): TemplateResult => {
  const { words, language, text, suggestions, typed, ask, choose } = field;
  const { open, active, activeIndex } = suggestions;
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && open) {
      event.preventDefault();
      suggestions.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && (open || text !== "")) {
      event.preventDefault();
      if (open) suggestions.close();
      else typed("");
    } else if (isEnter(event)) {
      event.preventDefault();
      if (active === undefined)
        ask(event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : text);
      else choose(active.id);
    }
  };
  /** A line break in what is pasted is a space: the field has one line. */
  const paste = (event: ClipboardEvent): void => {
    const brought = event.clipboardData?.getData("text/plain").replace(/\s+/g, " ").trim();
    const input = event.currentTarget;
    if (brought === undefined || brought === "" || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = input;
    const whole =
      value.slice(0, selectionStart ?? value.length) + brought + value.slice(selectionEnd ?? value.length);
    typed(whole.slice(0, limit));
    if (whole.length >= pasted) ask(whole.slice(0, limit));
  };
  return html`<div class="ask" part="search" role="search">
    <label class="label" for="question">${words.field}</label>
    <div class="ask-line">
      ${icon("search")}
      <input
        class="input"
        id="question"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${open ? "true" : "false"}
        aria-controls="suggestions"
        aria-activedescendant=${active === undefined ? nothing : `suggestion-${activeIndex}`}
        aria-describedby="question-hint"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength=${limit}
        .value=${live(text)}
        @input=${(event: InputEvent) => {
          if (event.currentTarget instanceof HTMLInputElement) typed(event.currentTarget.value);
        }}
        @keydown=${key}
        @paste=${paste}
        @blur=${() => suggestions.close()}
      />
      ${
        text === ""
          ? nothing
          : html`<button
              type="button"
              class="copy"
              aria-label=${words.clear}
              title=${words.clear}
              @click=${() => typed("")}
            >
              ${icon("close")}
            </button>`
      }
      <button type="button" class="button primary" id="ask" @click=${() => ask(text)}>${words.ask}</button>
      <ul
        id="suggestions"
        class="suggestions"
        part="listbox"
        role="listbox"
        aria-label=${words.suggestions}
        ?hidden=${!open}
      >
        ${suggestions.list.map(
          ({ id, title, topicName }, index) =>
            html`<li
              id="suggestion-${index}"
              part="option"
              role="option"
              aria-selected=${index === activeIndex ? "true" : "false"}
              @pointerdown=${(event: Event) => {
                // The field keeps the focus, so that the list is not closed before it is chosen from.
                event.preventDefault();
              }}
              @click=${() => choose(id)}
            >
              <span>${title[language]}</span><span class="muted small">${topicName[language]}</span>
            </li>`,
        )}
      </ul>
    </div>
    <p class="hint" id="question-hint">${words.fieldHint}</p>
  </div>`;
};
