/** Why a list is empty: nothing there, nothing that matches, or nothing that the person may see. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { icon } from "../foundation/icons.ts";
import type { PageWords } from "./list.messages.ts";
import { active, type InvoiceQuery } from "./query.ts";

export interface Empty {
  readonly words: PageWords;
  readonly page: Views.InvoicePage;
  readonly query: InvoiceQuery;
  readonly box: Views.Box;
  readonly clearSearch: () => void;
  readonly clearFilters: () => void;
  readonly choose: (box: Views.Box) => void;
}

export const empty = ({
  words,
  page,
  query,
  box,
  clearSearch,
  clearFilters,
  choose,
}: Empty): TemplateResult => {
  const { search } = query;
  const narrowed = active(query).length > 0;
  const { what, why } =
    search !== undefined
      ? { what: words.noMatch(search), why: words.noMatchWhy }
      : narrowed
        ? { what: words.noMatchFilter, why: words.noMatchFilterWhy }
        : page.hidden > 0
          ? { what: words.hiddenAll, why: words.hiddenAllWhy }
          : words.empty[box];
  const looked = search !== undefined || narrowed;
  const button = (label: string, run: () => void): TemplateResult =>
    html`<button type="button" class="button" @click=${run}>${label}</button>`;
  return html`<div class="empty">
    ${icon(search !== undefined ? "search" : narrowed ? "filter" : page.hidden > 0 ? "eyeClosed" : "document", 20)}
    <p class="what">${what}</p>
    <p class="muted">${why}</p>
    <p class="actions">
      ${search === undefined ? nothing : button(words.clearSearch, clearSearch)}
      ${narrowed ? button(words.filterClear, clearFilters) : nothing}
      ${
        box === "all"
          ? nothing
          : looked
            ? button(words.searchEverywhere, () => choose("all"))
            : page.counts.all > 0
              ? button(words.showAll(page.counts.all), () => choose("all"))
              : nothing
      }
    </p>
  </div>`;
};
