/** The search field: what is typed is searched after a pause, or at once with Enter. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import type { PageWords } from "./list.messages.ts";

/** How long a person pauses before what was typed is searched, in ms. */
const pause = 300;

export interface Searched {
  /** What is searched now. */
  readonly searched: () => string;
  readonly find: (search: string) => void;
}

export class Search implements ReactiveController {
  readonly #host: EinvElement;
  readonly #news: Searched;
  /** What stands in the field, while it differs from what is searched. */
  #typed: string | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: EinvElement, news: Searched) {
    this.#host = host;
    this.#news = news;
    host.addController(this);
  }

  /** Searches nothing any more; the field is where the person goes on. */
  clear(): void {
    this.#find("");
    this.#host.focusOn("#search");
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  #find(typed: string): void {
    clearTimeout(this.#typing);
    this.#typed = undefined;
    this.#host.requestUpdate();
    const search = typed.trim();
    if (search !== this.#news.searched()) this.#news.find(search);
  }

  render(words: PageWords): TemplateResult {
    const searched = this.#news.searched();
    const type = (event: InputEvent): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const { value } = event.target;
      this.#typed = value;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#find(value), pause);
    };
    const key = (event: KeyboardEvent): void => {
      if (!(event.currentTarget instanceof HTMLInputElement)) return;
      const { value } = event.currentTarget;
      if (isEnter(event)) {
        event.preventDefault();
        this.#find(value);
      } else if (event.key === "Escape" && !event.isComposing && value !== "") {
        event.preventDefault();
        this.clear();
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
        maxlength="100"
        aria-label="${words.search}: ${words.searchHint}"
        placeholder=${words.searchHint}
        .value=${live(this.#typed ?? searched)}
        @input=${type}
        @keydown=${key}
      />
      ${
        searched === ""
          ? nothing
          : html`<button
              type="button"
              class="copy"
              aria-label=${words.clearSearch}
              title=${words.clearSearch}
              @click=${() => this.clear()}
            >
              ${icon("close")}
            </button>`
      }
    </div>`;
  }
}
