/** The table of a list: its head with the orders, its rows, and which of them are chosen. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Listing, Views } from "@einv/api";
import type { Status } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { deadlineSign, type Sign, statusSigns } from "../foundation/badges.ts";
import { amount, dayInWords, daysBetween, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { Language } from "../foundation/speech.ts";
import type { PageWords } from "./list.messages.ts";
import type { InvoiceQuery } from "./query.ts";
import { range, type Selection } from "./selection.ts";
import type { layout, Part } from "./windowing.ts";

/** States in which the deadline still matters. */
const waiting: ReadonlyArray<Status.DocumentState> = [
  "draft",
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

export interface Rows {
  readonly language: Language;
  readonly words: PageWords;
  readonly page: Views.InvoicePage;
  readonly query: InvoiceQuery;
  readonly label: string;
  /** Of all rows on all pages, the first on this one; from 0. */
  readonly offset: number;
  /** The rows in the document; absent when all are. */
  readonly pieces?: ReturnType<typeof layout> | undefined;
  readonly selection: Selection<Views.ListedInvoice>;
  /** Nothing can be chosen now. */
  readonly locked: boolean;
  /** A row may be chosen soon. */
  readonly near: () => void;
  readonly toggle: (index: number, on: boolean, extend: boolean) => void;
  readonly toggleAll: (on: boolean) => void;
  readonly sort: (by: Listing.SortKey) => void;
  readonly open: (ref: string) => void;
  readonly correct: (ref: string) => void;
}

/** The other side, as the list's company sees the row. */
export const partnerOf = (row: Views.ListedInvoice): Views.ListedInvoice["supplier"] =>
  row.side === "supplier" ? row.buyer : row.supplier;

/** The first item and how many follow. */
export const itemOf = (row: Views.ListedInvoice, words: PageWords, language: Language): string =>
  row.firstItem === undefined
    ? Wording.title(row.typeCode)[language]
    : words.itemAndMore(row.firstItem, row.itemCount - 1);

/** Why the supplier or the tax authority said no. */
export const noteOf = (
  { refusedBecause, transmissionResult, status }: Views.ListedInvoice,
  words: PageWords,
  language: Language,
): string | undefined => {
  if (refusedBecause !== undefined) {
    const { reason, message } = refusedBecause;
    const known = Wording.refuseReason[reason][language];
    return words.refusedBecause(message === undefined ? known : `${known} · ${message}`);
  }
  return status.transmission === "rejected" && transmissionResult !== undefined
    ? words.rejectedBecause(transmissionResult.text[language])
    : undefined;
};

/** A badge whose icon the style sheet draws: a long list stays light. */
const sign = ({ word, look: [tone, name] }: Sign): TemplateResult =>
  html`<span class="badge ${tone} sign-${name}" part="badge">${word}</span>`;

const sortable: Readonly<Partial<Record<string, Listing.SortKey>>> = {
  partner: "partner",
  date: "writtenDate",
  amount: "amount",
  deadline: "deadline",
};

const head = (look: string, name: string, { query, sort }: Rows): TemplateResult => {
  const key = sortable[look];
  if (key === undefined) return html`<th role="columnheader" scope="col" class=${look}>${name}</th>`;
  const order = query.sort === key ? (query.order ?? "ascending") : undefined;
  return html`<th role="columnheader" scope="col" class=${look} aria-sort=${order ?? "none"}>
    <button type="button" class="sort" @click=${() => sort(key)}>
      ${name}${icon(order === undefined ? "sort" : order === "ascending" ? "up" : "down")}
    </button>
  </th>`;
};

const deadline = (row: Views.ListedInvoice, { page: { today }, words, language }: Rows) => {
  if (!waiting.includes(row.status.document)) return nothing;
  const left = daysBetween(new Date(today), new Date(row.issueBy));
  return html`${sign(deadlineSign(left, language))}<span class="sub"
      >${words.until(dayInWords(row.issueBy, language, today))}</span
    >`;
};

/** More than 14 figures and separators; there are up to eighteen digits. */
const isLong = (won: bigint): boolean => won > 99_999_999_999n || won < -9_999_999_999n;

const oneRow = (row: Views.ListedInvoice, index: number, rows: Rows, deadlines: boolean): TemplateResult => {
  const { language, words, selection, locked, pieces, offset } = rows;
  const partner = partnerOf(row);
  const item = itemOf(row, words, language);
  const total = amount(row.totals.grand);
  const kind = row.typeCode === "0101" ? undefined : Wording.kind(row.typeCode)[language];
  const number = [kind, row.managementNumber].filter((part) => part !== undefined).join(" · ");
  const note = noteOf(row, words, language);
  const chosen = selection.has(row.ref);
  const correctable = row.side === "buyer" && row.status.transmission === "rejected";
  return html`<tr
    role="row"
    class="${waiting.includes(row.status.document) ? "waiting" : "settled"} ${chosen ? "chosen" : ""}"
    part=${chosen ? "row row-selected" : "row"}
    data-index=${index}
    aria-rowindex=${pieces === undefined ? nothing : offset + index + 2}
  >
    <td role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${words.select(partner.name, item, total)}
        .checked=${live(chosen)}
        ?disabled=${locked}
      />
    </td>
    <td role="cell" class="partner">
      <button type="button" class="open" aria-label=${words.open(partner.name, item, total)}>
        ${partner.name}
      </button>
      <span class="sub figure"
        >${row.side === "supplier" ? words.buyer : words.supplier}
        ${partyNumber(partner.businessNumber)}</span
      >
    </td>
    <td role="cell" class="item" title=${pieces === undefined ? nothing : item}>
      ${item}${number === "" ? nothing : html`<span class="sub number">${number}</span>`}
      ${
        note === undefined
          ? nothing
          : html`<span class="sub note" title=${pieces === undefined ? nothing : note}>${note}</span>`
      }
      ${
        row.status.transmission === "rejected" && row.transmissionResult?.remedy !== undefined
          ? html`<span class="sub remedy">${row.transmissionResult.remedy[language]}</span>`
          : nothing
      }
      ${
        row.replacedBy !== undefined
          ? html`<span class="sub">${words.replaced}</span>`
          : correctable
            ? html`<button type="button" class="link correct" aria-label=${words.correctNamed(partner.name)}>
                ${words.correct}
              </button>`
            : nothing
      }
    </td>
    <td role="cell" class="date figure">${row.writtenDate}</td>
    <td role="cell" class="amount figure ${isLong(row.totals.grand) ? "long" : ""}">${total}</td>
    ${deadlines ? html`<td role="cell" class="deadline">${deadline(row, rows)}</td>` : nothing}
    <td role="cell" class="state">${statusSigns(row.status, language).map(sign)}</td>
  </tr>`;
};

const indexOf = (event: Event): number | undefined => {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-index]") : null;
  return row === null ? undefined : Number(row.dataset["index"]);
};

/** Shift+Space switches a range, though not every browser tells of the key in the click that it makes. */
let rangeKey = false;

const isChoice = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(".select") !== null;

/** What a click in a row means. */
const clicked = (event: MouseEvent, { page, selection, locked, toggle, open, correct }: Rows): void => {
  const index = indexOf(event);
  const row = index === undefined ? undefined : page.rows[index];
  if (index === undefined || row === undefined || !(event.target instanceof Element)) return;
  // The click that a key makes has no count.
  const extend = event.shiftKey || (event.detail === 0 && rangeKey);
  if (event.target instanceof HTMLInputElement) toggle(index, event.target.checked, extend);
  else if (event.target.closest(".select") !== null) {
    if (!locked) toggle(index, !selection.has(row.ref), extend);
  } else if (event.target.closest(".correct") !== null) correct(row.ref);
  else if (event.target.closest(".open") !== null || (getSelection()?.toString() ?? "") === "") open(row.ref);
};

const keyed = (event: KeyboardEvent): void => {
  rangeKey = event.key === " " && event.shiftKey;
};

/** A range drawn by the mouse selects no text. */
const pressed = (event: MouseEvent): void => {
  if (event.shiftKey && isChoice(event)) event.preventDefault();
};

/** What decides about the columns of a page. */
interface Columns {
  /** Whether a deadline matters to any row. */
  readonly deadlines: boolean;
  /** Whether an amount is long. */
  readonly long: boolean;
}

const known = new WeakMap<Views.InvoicePage, Columns>();

const columnsOf = (page: Views.InvoicePage): Columns => {
  const columns = known.get(page) ?? {
    deadlines: page.rows.some(({ status }) => waiting.includes(status.document)),
    long: page.rows.some(({ totals }) => isLong(totals.grand)),
  };
  known.set(page, columns);
  return columns;
};

/** The table. */
export const table = (rows: Rows): TemplateResult => {
  const { words, page, selection, pieces, label, locked, near } = rows;
  const nearing = (event: Event): void => {
    if (isChoice(event)) near();
  };
  const chosen = selection.size === 0 ? 0 : page.rows.filter(({ ref }) => selection.has(ref)).length;
  const { deadlines, long } = columnsOf(page);
  // One keyed list of rows and gaps: a row that stays is never made anew, nor loses the focus.
  const drawn: ReadonlyArray<number | Part> =
    pieces?.flatMap((piece): ReadonlyArray<number | Part> =>
      piece.gap ? [piece] : range(piece.from, piece.until - 1),
    ) ?? page.rows.map((_, index) => index);
  return html`<table
    role="table"
    class="${pieces === undefined ? "" : "windowed"} ${deadlines ? "with-deadlines" : ""} ${long ? "with-long" : ""}"
    aria-label=${label}
    aria-rowcount=${pieces === undefined ? nothing : page.total + 1}
    @click=${(event: MouseEvent) => clicked(event, rows)}
    @mousedown=${pressed}
    @keydown=${keyed}
    @pointerdown=${nearing}
    @focusin=${nearing}
  >
    <thead role="rowgroup">
      <tr role="row" aria-rowindex=${pieces === undefined ? nothing : 1}>
        <th role="columnheader" scope="col" class="select">
          <label
            ><input
              type="checkbox"
              id="select-page"
              aria-label=${words.selectPage(page.rows.length)}
              .checked=${live(chosen > 0 && chosen === page.rows.length)}
              .indeterminate=${live(chosen > 0 && chosen < page.rows.length)}
              ?disabled=${locked}
              @change=${(event: Event) => {
                if (event.target instanceof HTMLInputElement) rows.toggleAll(event.target.checked);
              }}
            /><span class="all" aria-hidden="true">${words.selectPage(page.rows.length)}</span></label
          >
        </th>
        ${head("partner", words.partner, rows)} ${head("item", words.item, rows)}
        ${head("date", words.writtenDate, rows)} ${head("amount", words.total, rows)}
        ${deadlines ? head("deadline", words.deadline, rows) : nothing} ${head("state", words.state, rows)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        drawn,
        (one) =>
          typeof one === "number"
            ? page.rows[one]?.ref
            : one.from === 0
              ? "before"
              : `to ${one.until === page.rows.length}`,
        (one) => {
          if (typeof one !== "number")
            return html`<tr class="gap" aria-hidden="true" data-rows=${one.until - one.from}></tr>`;
          const row = page.rows[one];
          return row === undefined ? nothing : oneRow(row, one, rows, deadlines);
        },
      )}
    </tbody>
  </table>`;
};
