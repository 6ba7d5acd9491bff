/** The search field: what is typed is searched after a pause, or at once with Enter. */
import type { ReactiveController, TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { searchField } from "../foundation/searchField.ts";
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
    return searchField({
      label: words.search,
      hint: words.searchHint,
      clear: words.clearSearch,
      value: this.#typed ?? this.#news.searched(),
      typed: (text) => {
        this.#typed = text;
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => this.#find(text), pause);
      },
      entered: (text) => this.#find(text),
    });
  }
}
