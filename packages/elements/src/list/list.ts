/** `<einv-invoice-list>`: the invoices of a company, opening on what waits for it. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Views } from "@einv/api";
import type { Status } from "@einv/invoice";
import * as Wording from "@einv/invoice/Wording";
import { Asking } from "../foundation/asking.ts";
import { deadlineBadge, statusBadges } from "../foundation/badges.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { amount, daysBetween, dayInWords, partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import { Loading } from "../foundation/loading.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { ListQuery, Wanted } from "../runtime/Runtime.ts";
import { hiddenNotice } from "./hidden.ts";
import { listMessages, type ListWords } from "./list.messages.ts";
import { listStyles } from "./list.styles.ts";

const boxes: ReadonlyArray<Views.Box> = ["received", "issued", "closed", "all"];

/** States in which the deadline still matters. */
const waiting: ReadonlyArray<Status.DocumentState> = [
  "draft",
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

/** How long a person pauses before what was typed is searched, in ms. */
const pause = 300;

/**
 * The invoices of a company in four boxes, with search and pages.
 *
 * @element einv-invoice-list
 * @fires einv-invoice-open - A person chose an invoice. Detail: ref.
 * @fires einv-load-start - A page is being fetched.
 * @fires einv-ready - A page is shown.
 * @fires einv-error - A page could not be fetched. Detail: kind, code, message, retryable.
 * @csspart badge - A badge of state or deadline.
 * @csspart refusal - A refusal and its next steps.
 */
export class EinvInvoiceList extends EinvElement {
  static override properties: PropertyDeclarations = {
    box: {},
    side: {},
    pageSize: { type: Number, attribute: "page-size" },
    i18n: { attribute: false },
    search: { state: true },
    pageNumber: { state: true },
  };

  static override styles = [foundation, listStyles];

  /** The box that is open: `received` unless given. */
  declare box: Views.Box | undefined;
  /** Which side the page is for; as `buyer` the first box holds the requests that were sent. */
  declare side: "supplier" | "buyer" | undefined;
  /** Rows on a page; 20 unless given. */
  declare pageSize: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<ListWords> | undefined;

  declare protected search: string;
  declare protected pageNumber: number;

  #shown: Views.InvoicePage | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page that comes next was asked for by a person, and so is announced. */
  #asked = false;

  readonly #asking = new Asking(this);

  readonly #page = new Loading<ListQuery, Views.InvoicePage>(this, {
    key: () => ({ box: this.#box, search: this.search, page: this.pageNumber, pageSize: this.#size }),
    load: (runtime, { search, ...query }, signal) =>
      runtime.list(search === undefined || search === "" ? query : { ...query, search }, signal),
    isEmpty: ({ rows }) => rows.length === 0,
    loaded: (page) => this.#show(page),
  });

  constructor() {
    super();
    this.search = "";
    this.pageNumber = 1;
  }

  /** Fetches the page again, as after an invoice was issued elsewhere. */
  async reload(): Promise<void> {
    await this.#page.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed?: PropertyValues): void {
    super.willUpdate();
    if (changed?.has("box") === true && changed.get("box") !== undefined) this.pageNumber = 1;
  }

  get #words(): ListWords {
    const words = wordsOf(listMessages, this.language, this.i18n);
    return this.side === "buyer"
      ? {
          ...words,
          boxes: { ...words.boxes, received: words.sent },
          empty: { ...words.empty, received: words.emptySent },
        }
      : words;
  }

  get #box(): Views.Box {
    return this.box !== undefined && boxes.includes(this.box) ? this.box : "received";
  }

  get #size(): number {
    const size = this.pageSize;
    return size !== undefined && Number.isInteger(size) && size > 0 ? Math.min(size, 100) : 20;
  }

  #show(page: Views.InvoicePage): void {
    this.#shown = page;
    const pages = Math.max(1, Math.ceil(page.total / this.#size));
    if (this.pageNumber > pages) {
      this.pageNumber = pages;
      return;
    }
    if (this.#asked) this.announce(this.#words.found(this.#words.boxes[this.#box], page.total));
    this.#asked = false;
  }

  #choose(box: Views.Box): void {
    if (box === this.#box) return;
    this.#asked = true;
    this.box = box;
    this.pageNumber = 1;
  }

  #turn(page: number, pages: number): void {
    if (page < 1 || page > pages || page === this.pageNumber) return;
    this.#asked = true;
    this.pageNumber = page;
  }

  #find(search: string): void {
    clearTimeout(this.#typing);
    if (search.trim() === this.search) return;
    this.#asked = true;
    this.search = search.trim();
    this.pageNumber = 1;
  }

  #open(ref: string): void {
    tell(this, "einv-invoice-open", { ref });
  }

  protected override render(): unknown {
    const words = this.#words;
    const problem = this.#page.problem;
    return html`<section class="list" aria-label=${words.title}>
      <div class="head">${this.#tabs(words)} ${this.#searchField(words)}</div>
      ${problem === undefined ? this.#hidden(words) : nothing}
      <div
        class="panel"
        id="panel"
        role="tabpanel"
        aria-labelledby="tab-${this.#box}"
        aria-busy=${this.#page.running ? "true" : "false"}
      >
        ${
          problem === undefined
            ? this.#content(words)
            : refusalPanel(this, problem, {
                alert: false,
                steps: isRetryable(problem)
                  ? [
                      {
                        label: commonMessages[this.language].retry,
                        run: () => void this.reload(),
                        primary: true,
                      },
                    ]
                  : [],
              })
        }
      </div>
      ${problem === undefined ? this.#pages(words) : nothing}
    </section>`;
  }

  #tabs(words: ListWords): TemplateResult {
    const move = (event: KeyboardEvent): void => {
      const now = boxes.indexOf(this.#box);
      const last = boxes.length - 1;
      const to = {
        ArrowRight: now === last ? 0 : now + 1,
        ArrowLeft: now === 0 ? last : now - 1,
        Home: 0,
        End: last,
      }[event.key];
      const box = to === undefined ? undefined : boxes[to];
      if (box === undefined) return;
      event.preventDefault();
      this.#choose(box);
      this.shadowRoot?.getElementById(`tab-${box}`)?.focus();
    };
    return html`<div class="tabs" role="tablist" aria-label=${words.title} @keydown=${move}>
      ${boxes.map((box) => {
        const count = this.#shown?.counts[box];
        return html`<button
          type="button"
          class="tab"
          role="tab"
          id="tab-${box}"
          aria-controls="panel"
          aria-selected=${box === this.#box ? "true" : "false"}
          tabindex=${box === this.#box ? 0 : -1}
          @click=${() => this.#choose(box)}
        >
          ${words.boxes[box]}
          ${
            count === undefined
              ? nothing
              : html`<span class="count" aria-hidden="true">${count}</span
                  ><span class="unseen">${words.count(count)}</span>`
          }
        </button>`;
      })}
    </div>`;
  }

  #searchField(words: ListWords): TemplateResult {
    const type = (event: InputEvent): void => {
      const { value } = event.target as HTMLInputElement;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#find(value), pause);
    };
    const key = (event: KeyboardEvent): void => {
      const field = event.currentTarget as HTMLInputElement;
      if (isEnter(event)) {
        event.preventDefault();
        this.#find(field.value);
      } else if (event.key === "Escape" && !event.isComposing && field.value !== "") {
        event.preventDefault();
        this.#clearSearch();
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
        @input=${type}
        @keydown=${key}
      />
      ${
        this.search === ""
          ? nothing
          : html`<button
              type="button"
              class="copy"
              aria-label=${words.clearSearch}
              title=${words.clearSearch}
              @click=${() => this.#clearSearch()}
            >
              ${icon("close")}
            </button>`
      }
    </div>`;
  }

  #clearSearch(): void {
    const field = this.shadowRoot?.querySelector<HTMLInputElement>("#search");
    if (field == null) return;
    field.value = "";
    field.focus();
    this.#find("");
  }

  #hidden(words: ListWords): TemplateResult | typeof nothing {
    const page = this.#shown;
    if (page === undefined) return nothing;
    return hiddenNotice(this, words, page, {
      open: page.total === 0 && this.search === "",
      asking: this.#asking,
      ask: (wants) => void this.#ask(wants),
    });
  }

  async #ask(wants: Wanted): Promise<void> {
    if (!(await this.#asking.ask({ wants }))) return;
    this.announce(commonMessages[this.language].askedRight);
    await this.reload();
  }

  #content(words: ListWords): TemplateResult {
    const page = this.#shown;
    if (page === undefined)
      return html`<p class="unseen">
          ${
            this.activeRuntime === undefined
              ? commonMessages[this.language].waitingForProvider
              : commonMessages[this.language].loading
          }
        </p>
        ${Array.from({ length: 5 }, () => html`<span class="skeleton row"></span>`)}`;
    if (page.rows.length === 0 && page.total === 0) return this.#empty(page, words);
    const head = (look: string, name: string): TemplateResult =>
      html`<th role="columnheader" scope="col" class=${look}>${name}</th>`;
    const open = page.rows.some((row) => waiting.includes(row.status.document));
    return html`<table role="table" aria-label=${words.boxes[this.#box]}>
      <thead role="rowgroup">
        <tr role="row">
          ${head("partner", words.partner)} ${head("item", words.item)} ${head("date", words.writtenDate)}
          ${head("amount", words.total)} ${open ? head("deadline", words.deadline) : nothing}
          ${head("state", words.state)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          page.rows,
          ({ ref }) => ref,
          (row) => this.#row(row, page, words, open),
        )}
      </tbody>
    </table>`;
  }

  #row(
    row: Views.InvoiceSummary,
    page: Views.InvoicePage,
    words: ListWords,
    deadlines: boolean,
  ): TemplateResult {
    const { language } = this;
    const selling = row.supplier.businessNumber === page.businessNumber;
    const partner = selling ? row.buyer : row.supplier;
    const item =
      row.firstItem === undefined
        ? Wording.title(row.typeCode)[language]
        : words.itemAndMore(row.firstItem, row.itemCount - 1);
    const total = amount(row.totals.grand);
    const kind = row.typeCode === "0101" ? undefined : Wording.kind(row.typeCode)[language];
    const clicked = (event: Event): void => {
      if (event.defaultPrevented || (getSelection()?.toString() ?? "") !== "") return;
      this.#open(row.ref);
    };
    return html`<tr
      role="row"
      class=${waiting.includes(row.status.document) ? "waiting" : "settled"}
      @click=${clicked}
    >
      <td role="cell" class="partner">
        <button
          type="button"
          class="open"
          aria-label=${words.open(partner.name, item, total)}
          @click=${(event: Event) => {
            event.stopPropagation();
            this.#open(row.ref);
          }}
        >
          ${partner.name}
        </button>
        <span class="sub"
          >${selling ? words.buyer : words.supplier}
          <span class="figure">${partyNumber(partner.businessNumber)}</span></span
        >
      </td>
      <td role="cell" class="item">
        ${item}
        ${
          kind === undefined && row.managementNumber === undefined
            ? nothing
            : html`<span class="sub"
                >${kind}${kind === undefined || row.managementNumber === undefined ? nothing : " · "}${row.managementNumber}</span
              >`
        }
      </td>
      <td role="cell" class="date">
        <time class="figure" datetime=${row.writtenDate}>${row.writtenDate}</time>
      </td>
      <td role="cell" class="amount">
        <span class="figure ${total.length > 14 ? "long" : ""}">${total}</span>
      </td>
      ${deadlines ? html`<td role="cell" class="deadline">${this.#deadline(row, page.today, words)}</td>` : nothing}
      <td role="cell" class="state">${statusBadges(row.status, language)}</td>
    </tr>`;
  }

  #deadline(row: Views.InvoiceSummary, today: string, words: ListWords): TemplateResult | typeof nothing {
    if (!waiting.includes(row.status.document)) return nothing;
    const left = daysBetween(new Date(today), new Date(row.issueBy));
    return html`${deadlineBadge(left, this.language)}<span class="sub"
        >${words.until(dayInWords(row.issueBy, this.language, today))}</span
      >`;
  }

  #empty(page: Views.InvoicePage, words: ListWords): TemplateResult {
    const box = this.#box;
    const searched = this.search !== "";
    const { what, why } = searched
      ? { what: words.noMatch(this.search), why: words.noMatchWhy }
      : page.hidden > 0
        ? { what: words.hiddenAll, why: words.hiddenAllWhy }
        : words.empty[box];
    return html`<div class="empty">
      ${icon(searched ? "search" : page.hidden > 0 ? "eyeClosed" : "document", 20)}
      <p class="what">${what}</p>
      <p class="muted">${why}</p>
      <p class="actions">
        ${
          searched
            ? html`<button type="button" class="button" @click=${() => this.#clearSearch()}>
                ${words.clearSearch}
              </button>`
            : nothing
        }
        ${
          box === "all"
            ? nothing
            : searched
              ? html`<button type="button" class="button" @click=${() => this.#choose("all")}>
                  ${words.searchEverywhere}
                </button>`
              : page.counts.all > 0
                ? html`<button type="button" class="button" @click=${() => this.#choose("all")}>
                    ${words.showAll(page.counts.all)}
                  </button>`
                : nothing
        }
      </p>
    </div>`;
  }

  #pages(words: ListWords): TemplateResult | typeof nothing {
    const page = this.#shown;
    if (page === undefined || page.rows.length === 0) return nothing;
    const pages = Math.max(1, Math.ceil(page.total / this.#size));
    const number = this.pageNumber;
    const from = (number - 1) * this.#size + 1;
    const turn = (to: number, label: string, look: "back" | "forth"): TemplateResult =>
      html`<button
        type="button"
        class="button ${look}"
        aria-disabled=${to < 1 || to > pages ? "true" : "false"}
        @click=${() => this.#turn(to, pages)}
      >
        ${look === "back" ? icon("next") : nothing}${label}${look === "forth" ? icon("next") : nothing}
      </button>`;
    return html`<div class="below">
      <p class="muted small figure">
        ${pages === 1 ? words.count(page.total) : words.range(from, from + page.rows.length - 1, page.total)}
      </p>
      ${
        pages === 1
          ? nothing
          : html`<nav class="pages" aria-label=${words.pages}>
              ${turn(number - 1, words.previous, "back")}
              <span class="figure" aria-current="page">${words.pageOf(number, pages)}</span>
              ${turn(number + 1, words.next, "forth")}
            </nav>`
      }
    </div>`;
  }
}
