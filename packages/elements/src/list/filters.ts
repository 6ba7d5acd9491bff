/** Narrowing a list: the button that opens the panel, and what narrows now as chips that can be taken off. */
import { html, nothing, type TemplateResult } from "lit";
import * as Wording from "@einv/invoice/Wording";
import type { EinvElement } from "../foundation/element.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Part } from "../foundation/part.ts";
import type { PageWords } from "./list.messages.ts";
import { active, type Condition, datesOf, filingOf, type InvoiceQuery, without } from "./query.ts";

export interface Filters {
  readonly host: EinvElement;
  readonly words: PageWords;
  readonly query: InvoiceQuery;
  readonly today: string;
  /** Rows found with these conditions, once that is known. */
  readonly found: number | undefined;
  readonly change: (query: InvoiceQuery) => void;
  /** What is in the panel. */
  readonly content: Part<Conditions>;
}

/** Draws what is in the panel. */
export type Conditions = (filters: Filters) => TemplateResult;

const short = (date: string, today: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${date.slice(0, 4) === today.slice(0, 4) ? "" : `${year}.`}${month}.${day}.`;
};

const spanWords = (query: InvoiceQuery, today: string, words: PageWords): string => {
  const { from, until } = datesOf(query, today);
  const said = (date: string | undefined): string | undefined =>
    date === undefined ? undefined : short(date, today);
  const { period } = query;
  if (period === undefined) return words.span(said(from), said(until));
  if (from === until) return `${words.periods[period]} (${said(from) ?? ""})`;
  const { term, final } = filingOf(from ?? today);
  const filing = period === "quarter" ? `, ${words.filing(term, final)}` : "";
  return `${words.periods[period]} (${words.span(said(from), said(until))}${filing})`;
};

/** A condition as a person says it: its name, and what it asks for. */
const said = (
  condition: Condition,
  { query, words, today, host: { language } }: Filters,
): { readonly name: string; readonly value?: string } => {
  const won = (digits: string | undefined): string | undefined =>
    digits === undefined ? undefined : amount(BigInt(digits));
  switch (condition) {
    case "date":
      return { name: words.dates, value: spanWords(query, today, words) };
    case "direction":
      return { name: words.direction, value: words.directions[query.direction ?? "sales"] };
    case "kind":
      return { name: words.kind, value: words.kinds[query.kind ?? "general"] };
    case "acknowledgement":
      return {
        name: words.acknowledgement,
        value: Wording.acknowledgementState[query.acknowledgement ?? "unread"][language],
      };
    case "transmission":
      return {
        name: words.transmission,
        value: Wording.transmissionState[query.transmission ?? "none"][language],
      };
    case "partner":
      return { name: words.partnerFilter, value: query.partner ?? "" };
    case "amount":
      return { name: words.amountFilter, value: words.span(won(query.minAmount), won(query.maxAmount)) };
    case "needsMe":
      return { name: words.needsMe };
  }
};

/** What narrows now; each goes by its button. */
export const chips = (filters: Filters): TemplateResult | typeof nothing => {
  const { query, words, change, host } = filters;
  const now = active(query);
  if (now.length === 0) return nothing;
  const drop = (gone: ReadonlyArray<Condition>): void => {
    change(without(query, gone));
    host.focusOn(now.length > gone.length ? ".chip" : "#filter");
  };
  return html`<div class="chips">
    <ul aria-label=${words.filtered}>
      ${now.map((condition) => {
        const { name, value } = said(condition, filters);
        return html`<li>
          <button type="button" class="chip" part="chip" @click=${() => drop([condition])}>
            ${value === undefined ? nothing : html`<span class="muted">${name} </span>`}<span
              >${value ?? name}</span
            ><span class="unseen"> ${words.removeFilter}</span>${icon("close")}
          </button>
        </li>`;
      })}
    </ul>
    <button type="button" class="button quiet" id="clear-filters" @click=${() => drop(now)}>
      ${words.filterClearAll}
    </button>
  </div>`;
};

/** Stands under its button, inside the viewport, whatever its height becomes. */
const place = (panel: HTMLElement, button: HTMLElement): void => {
  const { bottom, right } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const width = Math.min(panel.offsetWidth, room - 16);
  panel.style.left = `${Math.min(Math.max(8, right - width), room - width - 8)}px`;
  panel.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - panel.offsetHeight - 8))}px`;
};

/** Places the panel as long as it is open; once it is closed, gives the focus back. */
const toggled = (event: Event): void => {
  const panel = event.target;
  const root = panel instanceof HTMLElement ? panel.getRootNode() : null;
  if (!(panel instanceof HTMLElement) || !(root instanceof ShadowRoot)) return;
  const button = root.getElementById("filter");
  if (button === null) return;
  if (!panel.matches(":popover-open")) {
    if (root.activeElement === null || panel.contains(root.activeElement)) button.focus();
    return;
  }
  // Not by `autofocus`, which browsers complain about in every frame of another origin.
  panel.querySelector<HTMLElement>("#filters-title")?.focus();
  const resized = new ResizeObserver(() =>
    panel.matches(":popover-open") ? place(panel, button) : resized.disconnect(),
  );
  resized.observe(panel);
  place(panel, button);
};

/** The button and its panel, whose content comes with its first use. Escape, or a click beside it, closes. */
export const filterPanel = (filters: Filters): TemplateResult => {
  const { host, words, query, change, content } = filters;
  const count = active(query).length;
  const opening = (event: ToggleEvent): void => {
    if (event.newState === "open") void content.fetch();
  };
  return html`<button
      type="button"
      id="filter"
      class="button"
      popovertarget="filters"
      aria-haspopup="dialog"
      @pointerenter=${content.expect}
      @focus=${content.expect}
    >
      ${icon("filter")}${words.filter}${
        count === 0
          ? nothing
          : html`<span class="count" aria-hidden="true">${count}</span
              ><span class="unseen"> ${words.filterCount(count)}</span>`
      }
    </button>
    <div
      id="filters"
      class="filters"
      part="filters"
      popover
      role="dialog"
      aria-labelledby="filters-title"
      @beforetoggle=${opening}
      @toggle=${toggled}
    >
      <div class="line">
        <h3 id="filters-title" tabindex="-1">${words.filterTitle}</h3>
        ${
          count === 0
            ? nothing
            : html`<button
                type="button"
                class="button quiet"
                @click=${() => {
                  change(without(query, active(query)));
                  host.focusOn("#filters-title");
                }}
              >
                ${words.filterClear}
              </button>`
        }
      </div>
      ${
        content.reached
          ? content.show((draw) => draw(filters), { arrived: () => host.focusOn("#filters-title") })
          : nothing
      }
    </div>`;
};
