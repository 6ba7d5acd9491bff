/** Narrowing a list: the panel that floats over it, and what narrows now as chips that can be taken off. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Status } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import type { EinvElement } from "../foundation/element.ts";
import { amount } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import type { Language } from "../foundation/speech.ts";
import type { ListWords } from "./list.messages.ts";
import {
  active,
  type Condition,
  datesOf,
  filingOf,
  type InvoiceQuery,
  periods,
  spanOf,
  tidy,
  without,
} from "./query.ts";

export interface Filters {
  readonly host: EinvElement;
  readonly words: ListWords;
  readonly query: InvoiceQuery;
  readonly today: string;
  /** Rows found with these conditions, once that is known. */
  readonly found: number | undefined;
  readonly change: (query: InvoiceQuery) => void;
}

const short = (date: string, today: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${date.slice(0, 4) === today.slice(0, 4) ? "" : `${year}.`}${month}.${day}.`;
};

const spanWords = (query: InvoiceQuery, today: string, words: ListWords): string => {
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

const acknowledgements: ReadonlyArray<Status.AcknowledgementState> = ["unread", "opened", "acknowledged"];
const transmissions: ReadonlyArray<Status.TransmissionState> = [
  "none",
  "queued",
  "sending",
  "unknown",
  "accepted",
  "rejected",
  "excluded",
];

const valueOf = (event: Event): string =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    ? event.target.value
    : "";

/** A choice of one, all without one. */
const choose = <Value extends string>(
  id: string,
  label: string,
  words: ListWords,
  options: ReadonlyArray<readonly [value: Value, label: string]>,
  value: Value | undefined,
  chosen: (value: Value | undefined) => void,
): TemplateResult =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      class="input"
      @change=${(event: Event) => chosen(options.find(([one]) => one === valueOf(event))?.[0])}
    >
      <option value="" ?selected=${value === undefined}>${words.whichever}</option>
      ${options.map(([one, name]) => html`<option value=${one} ?selected=${one === value}>${name}</option>`)}
    </select>
  </div>`;

/** A line that counts when the person leaves it, or presses Enter. */
const line = (
  id: string,
  label: string,
  value: string,
  done: (value: string) => void,
  more: { readonly type?: "date" | "text"; readonly figures?: boolean; readonly hint?: string } = {},
): TemplateResult =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      class="input ${more.figures === true ? "figures" : ""}"
      type=${more.type ?? "text"}
      inputmode=${more.figures === true ? "numeric" : nothing}
      autocomplete="off"
      maxlength="100"
      placeholder=${more.hint ?? nothing}
      .value=${live(value)}
      @change=${(event: Event) => done(valueOf(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (!isEnter(event)) return;
        event.preventDefault();
        done(valueOf(event));
      }}
    />
  </div>`;

/** Won as people type it: `1,230,000원`. */
const digitsOf = (typed: string): string => {
  const digits = typed
    .normalize("NFKC")
    .replace(/[^\d-]/g, "")
    .replace(/(?!^)-/g, "");
  return digits.slice(0, 18);
};

const dates = ({ words, query, today, change }: Filters, set: Filters["change"]): TemplateResult => {
  const own = query.from !== undefined || query.until !== undefined;
  const radio = (value: string, label: string, on: boolean, choice: () => void, detail?: string) =>
    html`<label class="pill ${on ? "on" : ""}">
      <input type="radio" name="dates" value=${value} .checked=${live(on)} @change=${choice} />${label}${
        detail === undefined ? nothing : html`<span class="sub">${detail}</span>`
      }
    </label>`;
  const dateless = without(query, ["date"]);
  const quarter = filingOf(spanOf("quarter", today).from ?? today);
  return html`<fieldset>
    <legend class="label">${words.dates}</legend>
    <div class="pills">
      ${radio("all", words.allDates, query.period === undefined && !own, () => change(dateless))}
      ${periods.map((period) =>
        radio(
          period,
          words.periods[period],
          query.period === period,
          () => set({ ...dateless, period }),
          period === "quarter" ? words.filing(quarter.term, quarter.final) : undefined,
        ),
      )}
      ${radio("own", words.ownDates, query.period === undefined && own, () =>
        set({ ...dateless, ...datesOf({ period: query.period ?? "month" }, today) }),
      )}
    </div>
    ${
      own
        ? html`<div class="pair">
            ${line("from", words.fromDate, query.from ?? "", (from) => set({ ...query, from }), { type: "date" })}
            ${line("until", words.untilDate, query.until ?? "", (until) => set({ ...query, until }), {
              type: "date",
            })}
          </div>`
        : nothing
    }
  </fieldset>`;
};

/** Puts the open panel under its button, inside the viewport; once it is closed, gives the focus back. */
const place = (event: Event): void => {
  const panel = event.target;
  const root = panel instanceof HTMLElement ? panel.getRootNode() : null;
  if (!(panel instanceof HTMLElement) || !(root instanceof ShadowRoot)) return;
  const button = root.getElementById("filter");
  if (button === null) return;
  if (!panel.matches(":popover-open")) {
    if (root.activeElement === null || panel.contains(root.activeElement)) button.focus();
    return;
  }
  const { bottom, right } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const width = Math.min(panel.offsetWidth, room - 16);
  // Not by `autofocus`, which browsers complain about in every frame of another origin.
  panel.querySelector<HTMLElement>("#filters-title")?.focus();
  panel.style.left = `${Math.min(Math.max(8, right - width), room - width - 8)}px`;
  panel.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - panel.offsetHeight - 8))}px`;
};

/** The button and its panel. What is chosen narrows at once; Escape, or a click beside it, closes. */
export const filterPanel = (filters: Filters): TemplateResult => {
  const { host, words, query, change, found } = filters;
  const language: Language = host.language;
  const count = active(query).length;
  const set = (next: { readonly [Field in keyof InvoiceQuery]?: InvoiceQuery[Field] | undefined }): void => {
    const { page: _, ...rest } = next;
    change(tidy(rest));
  };
  const sorting = query.sort === undefined ? "" : `${query.sort} ${query.order ?? "ascending"}`;
  return html`<button type="button" id="filter" class="button" popovertarget="filters" aria-haspopup="dialog">
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
      @toggle=${place}
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
      <label class="choice">
        <input
          type="checkbox"
          id="needs-me"
          .checked=${live(query.needsMe === true)}
          @change=${(event: Event) => {
            if (event.target instanceof HTMLInputElement)
              set({ ...query, needsMe: event.target.checked ? true : undefined });
          }}
        />
        <span>${words.needsMe}</span>
      </label>
      ${dates(filters, set)}
      <div class="pair">
        ${choose(
          "direction",
          words.direction,
          words,
          [
            ["sales", words.directions.sales],
            ["purchase", words.directions.purchase],
          ],
          query.direction,
          (direction) => set({ ...query, direction }),
        )}
        ${choose(
          "kind",
          words.kind,
          words,
          [
            ["general", words.kinds.general],
            ["zeroRated", words.kinds.zeroRated],
            ["exempt", words.kinds.exempt],
            ["amendment", words.kinds.amendment],
          ],
          query.kind,
          (kind) => set({ ...query, kind }),
        )}
        ${choose(
          "acknowledgement",
          words.acknowledgement,
          words,
          acknowledgements.map((state) => [state, Wording.acknowledgementState[state][language]]),
          query.acknowledgement,
          (acknowledgement) => set({ ...query, acknowledgement }),
        )}
        ${choose(
          "transmission",
          words.transmission,
          words,
          transmissions.map((state) => [state, Wording.transmissionState[state][language]]),
          query.transmission,
          (transmission) => set({ ...query, transmission }),
        )}
      </div>
      ${line(
        "partner",
        words.partnerFilter,
        query.partner ?? "",
        (partner) => set({ ...query, partner: partner.trim() }),
        {
          hint: words.partnerHint,
        },
      )}
      <div class="pair">
        ${line(
          "min-amount",
          words.minAmount,
          query.minAmount === undefined ? "" : amount(BigInt(query.minAmount)),
          (typed) => set({ ...query, minAmount: digitsOf(typed) }),
          { figures: true },
        )}
        ${line(
          "max-amount",
          words.maxAmount,
          query.maxAmount === undefined ? "" : amount(BigInt(query.maxAmount)),
          (typed) => set({ ...query, maxAmount: digitsOf(typed) }),
          { figures: true },
        )}
      </div>
      <div class="field">
        <label for="sorting">${words.sortBy}</label>
        <select
          id="sorting"
          class="input"
          @change=${(event: Event) => {
            const chosen = orders.find(([value]) => value === valueOf(event));
            set({ ...query, sort: chosen?.[1], order: chosen?.[2] });
          }}
        >
          <option value="" ?selected=${sorting === ""}>${words.sortDefault}</option>
          ${orders.map(
            ([value, key, order]) =>
              html`<option value=${value} ?selected=${value === sorting}>
                ${words.sortKeys[key]}, ${words.orders[order]}
              </option>`,
          )}
        </select>
      </div>
      <button type="button" class="button primary wide" popovertarget="filters" popovertargetaction="hide">
        ${found === undefined ? words.filterTitle : words.filterShow(found)}
      </button>
    </div>`;
};

const orders = (["writtenDate", "deadline", "amount", "partner"] as const).flatMap((key) =>
  (["ascending", "descending"] as const).map((order) => [`${key} ${order}`, key, order] as const),
);
