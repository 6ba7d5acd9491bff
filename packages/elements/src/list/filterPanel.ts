/** What is in the panel that narrows a list. What is chosen narrows at once. Fetched when it is first opened. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Status } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { amount } from "../foundation/format.ts";
import { isEnter } from "../foundation/keys.ts";
import { wordsOf } from "../foundation/speech.ts";
import { filterPanelMessages, type FilterPanelWords } from "./filterPanel.messages.ts";
import type { Filters } from "./filters.ts";
import type { ListWords, PageWords } from "./list.messages.ts";
import { datesOf, filingOf, type InvoiceQuery, periods, spanOf, tidy, without } from "./query.ts";

export { filterPanelStyles } from "./filterPanel.styles.ts";

interface Narrowing extends Filters {
  readonly words: PageWords & FilterPanelWords;
}

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
  words: FilterPanelWords,
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

const dates = ({ words, query, today, change }: Narrowing, set: Filters["change"]): TemplateResult => {
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

const orders = (["writtenDate", "deadline", "amount", "partner"] as const).flatMap((key) =>
  (["ascending", "descending"] as const).map((order) => [`${key} ${order}`, key, order] as const),
);

/** The conditions and the order. */
export const filterContent = (filters: Filters, replaced: Partial<ListWords> | undefined): TemplateResult => {
  const { query, change, found } = filters;
  const { language } = filters.host;
  const words = { ...filters.words, ...wordsOf(filterPanelMessages, language, replaced) };
  const set = (next: { readonly [Field in keyof InvoiceQuery]?: InvoiceQuery[Field] | undefined }): void => {
    const { page: _, ...rest } = next;
    change(tidy(rest));
  };
  const sorting = query.sort === undefined ? "" : `${query.sort} ${query.order ?? "ascending"}`;
  return html`<label class="choice">
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
    ${dates({ ...filters, words }, set)}
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
    </button>`;
};
