/** Below the rows: where one is, turning pages, how long a page is, and the download. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import type { Part } from "../foundation/part.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Exporting } from "./exporting.controller.ts";
import type { PageWords } from "./list.messages.ts";
import { windowedAbove } from "./windowing.ts";

export interface Pages {
  readonly host: EinvElement;
  readonly words: PageWords;
  readonly page: Views.InvoicePage;
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly exporting: Part<Exporting>;
  readonly turn: (number: number) => void;
  readonly resize: (size: number) => void;
  readonly save: () => void;
}

const sizes: ReadonlyArray<number> = [20, 50, 100, 200, 1000];

const sizeField = ({ words, size, resize, page }: Pages): TemplateResult | typeof nothing =>
  page.total <= sizes[0]! && size <= sizes[0]!
    ? nothing
    : html`<label class="size">
        <span class="muted small">${words.pageSize}</span>
        <select
          id="page-size"
          class="input"
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement) resize(Number(event.target.value));
          }}
        >
          ${[...new Set([...sizes, size])]
            .toSorted((a, b) => a - b)
            .map(
              (one) => html`<option value=${one} ?selected=${one === size}>${words.rowsAtOnce(one)}</option>`,
            )}
        </select>
      </label>`;

export const pages = (below: Pages): TemplateResult | typeof nothing => {
  const { host, words, page, number, size, exporting, turn, save } = below;
  if (page.rows.length === 0) return nothing;
  const last = Math.max(1, Math.ceil(page.total / size));
  const from = (number - 1) * size + 1;
  const { doing, problem } = exporting.value ?? {};
  const busy = exporting.awaited || doing !== undefined;
  const step = (to: number, label: string, look: "back" | "forth"): TemplateResult =>
    html`<button
      type="button"
      class="button ${look}"
      aria-disabled=${to < 1 || to > last ? "true" : "false"}
      @click=${() => {
        if (to >= 1 && to <= last) turn(to);
      }}
    >
      ${look === "back" ? icon("next") : nothing}${label}${look === "forth" ? icon("next") : nothing}
    </button>`;
  return html`${
      page.rows.length > windowedAbove
        ? html`<p class="small muted windowed-note">${words.windowed(page.rows.length)}</p>`
        : nothing
    }
    <div class="below">
      <p class="muted small figure">
        ${last === 1 ? words.count(page.total) : words.range(from, from + page.rows.length - 1, page.total)}
      </p>
      ${
        last === 1
          ? nothing
          : html`<nav class="pages" aria-label=${words.pages}>
              ${step(number - 1, words.previous, "back")}
              <span class="figure" aria-current="page">${words.pageOf(number, last)}</span>
              ${step(number + 1, words.next, "forth")}
            </nav>`
      }
      <span class="extras">
        ${sizeField(below)}
        <button
          type="button"
          id="export"
          class="button quiet"
          aria-disabled=${busy}
          aria-busy=${busy}
          @pointerenter=${exporting.expect}
          @focus=${exporting.expect}
          @click=${() => {
            if (!busy) save();
          }}
        >
          ${icon(busy ? "wait" : "download")}${doing ?? words.export}
        </button>
      </span>
    </div>
    ${exporting.refusal(save)}${problem === undefined ? nothing : refusalPanel(host, problem)}`;
};
