/** The field that searches what is shown: as one types, at once on Enter, everything again on Escape. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "./icons.ts";
import { isEnter } from "./keys.ts";

export interface SearchField {
  /** What is found: 사용자 찾기. */
  readonly label: string;
  /** What it is found by: 이름, 부서. */
  readonly hint: string;
  /** Names the button that clears it. */
  readonly clear: string;
  /** What stands in it. */
  readonly value: string;
  readonly typed: (text: string) => void;
  /** Enter was pressed, and no syllable was being composed; or the field was cleared. As when typed unless given. */
  readonly entered?: (text: string) => void;
}

/** Longest text that is searched, in characters. */
const longest = 100;

export const searchField = ({
  label,
  hint,
  clear,
  value,
  typed,
  entered = typed,
}: SearchField): TemplateResult => {
  const cleared = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLElement)) return;
    // The button leaves with the text; whoever pressed it goes on in the field.
    currentTarget.closest(".search")?.querySelector("input")?.focus();
    entered("");
  };
  const pressed = (event: KeyboardEvent): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const text = event.currentTarget.value;
    if (isEnter(event)) {
      event.preventDefault();
      entered(text);
    } else if (event.key === "Escape" && !event.isComposing && text !== "") {
      event.preventDefault();
      cleared(event);
    }
  };
  return html`<div class="search" role="search">
    ${icon("search")}
    <input
      class="input"
      id="search"
      type="search"
      inputmode="search"
      enterkeyhint="search"
      autocomplete="off"
      maxlength=${longest}
      aria-label="${label}: ${hint}"
      placeholder=${hint}
      .value=${live(value)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) typed(currentTarget.value);
      }}
      @keydown=${pressed}
    />
    ${
      value === ""
        ? nothing
        : html`<button type="button" class="copy" aria-label=${clear} title=${clear} @click=${cleared}>
            ${icon("close")}
          </button>`
    }
  </div>`;
};
