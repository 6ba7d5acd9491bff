/** `<einv-invoice-list>`: the invoices of a company, opening on what waits for it. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Listing, Views } from "@einv/api";
import { Asking } from "../foundation/asking.ts";
import { foundation } from "../foundation/base.styles.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { isoDate } from "../foundation/format.ts";
import { Loading } from "../foundation/loading.ts";
import { Part, wear } from "../foundation/part.ts";
import { searchStyles } from "../foundation/searchField.styles.ts";
import { wordsOf } from "../foundation/speech.ts";
import { unavailable } from "../foundation/stateFrame.ts";
import { tabList, tabPanel } from "../foundation/tabs.ts";
import { tabStyles } from "../foundation/tabs.styles.ts";
import { fetched } from "../loader/fetched.ts";
import type { Wanted } from "../runtime/Runtime.ts";
import type { Deciding } from "./deciding.ts";
import { empty } from "./empty.ts";
import type { Exporting } from "./exporting.controller.ts";
import { chips, type Conditions, type Filters, filterPanel } from "./filters.ts";
import { filterStyles } from "./filters.styles.ts";
import { hiddenNotice } from "./hidden.ts";
import { listMessages, type ListWords, type PageWords } from "./list.messages.ts";
import { listStyles } from "./list.styles.ts";
import { pages } from "./pages.ts";
import { active, asked, conditions, type InvoiceQuery, tidy, without } from "./query.ts";
import { table } from "./rows.ts";
import { rowStyles } from "./rows.styles.ts";
import { Search } from "./search.controller.ts";
import { most, Selection } from "./selection.ts";
import { ListWindow } from "./window.controller.ts";
import { windowedAbove } from "./windowing.ts";

const boxes: ReadonlyArray<Views.Box> = ["received", "issued", "closed", "all"];

/** Longest page, and the part in which a server answers. */
const longest = 10_000;
const part = 500;

/** What is asked. All that decides about the rows. */
interface Question {
  readonly query: InvoiceQuery;
  readonly today: string;
  readonly pageSize: number;
}

/**
 * The invoices of a company in four boxes, searched, narrowed, sorted, in pages
 * or one long piece, downloaded; chosen, and issued, refused or confirmed
 * together.
 *
 * @element einv-invoice-list
 * @slot empty - Below what an empty box says.
 * @slot error - Below why the list could not be fetched.
 * @slot denied - What a person without the right may do: whom to ask.
 * @slot points - Where points are charged, shown when they do not suffice for what is about to be issued.
 * @fires einv-invoice-open - A person chose an invoice. Detail: ref.
 * @fires einv-invoice-correct - A person wants to request a corrected invoice instead of a rejected one. Detail: ref.
 * @fires einv-query-change - A person narrowed, sorted, searched or turned the list. Detail: query.
 * @fires einv-selection-change - Detail: refs.
 * @fires einv-bulk-request - Before many are issued, refused or confirmed; cancelable, with `waitUntil`. Detail: action, refs, points.
 * @fires einv-issued - One of many was issued. Detail: ref, issueId.
 * @fires einv-refused - One of many was refused. Detail: ref, reason.
 * @fires einv-acknowledged - One of many was confirmed. Detail: ref.
 * @fires einv-bulk - What became of them. Detail: action, done, failed, unknown.
 * @fires einv-export-request - Before the list is downloaded; cancelable, with `waitUntil`. Detail: format, query.
 * @fires einv-export - The file was handed to the browser. Detail: rows.
 * @fires einv-load-start - A page is being fetched.
 * @fires einv-ready - A page is shown.
 * @fires einv-error - Something was refused. Detail: kind, code, message, retryable.
 * @csspart badge - A badge of state or deadline.
 * @csspart bulk - The decision about many.
 * @csspart chip - A condition that narrows.
 * @csspart filters - The panel of conditions.
 * @csspart refusal - A refusal and its next steps.
 * @csspart row - A row; `row-selected` besides while it is chosen.
 * @csspart summary - The bar of what is chosen.
 * @example
 * ```html
 * <einv-provider base-url="/einv">
 *   <einv-invoice-list page-size="50"></einv-invoice-list>
 * </einv-provider>
 * ```
 */
export class EinvInvoiceList extends EinvElement {
  static override properties: PropertyDeclarations = {
    box: {},
    side: {},
    query: { attribute: false },
    pageSize: { type: Number, attribute: "page-size" },
    i18n: { attribute: false },
  };

  static override styles = [foundation, tabStyles, searchStyles, listStyles, rowStyles, filterStyles];

  /** The box that is open: `received` unless given. */
  declare box: Views.Box | undefined;
  /** Which side the page is for; as `buyer` the first box holds the requests that were sent. */
  declare side: "supplier" | "buyer" | undefined;
  /** What the list is narrowed by, its order and page; plain texts, so that it stands in a URL. */
  declare query: InvoiceQuery | undefined;
  /** Rows on a page: 20 unless given, at most 10,000; above 500 in steps of 500. */
  declare pageSize: number | undefined;
  /** Words that replace the element's own. */
  declare i18n: Partial<ListWords> | undefined;

  #shown: Views.InvoicePage | undefined;
  /** Whether the page that comes next was asked for by a person, and so is announced. */
  #asked = false;

  readonly #asking = new Asking(this);

  readonly #search = new Search(this, {
    searched: () => this.#query.search ?? "",
    find: (search) => this.#ask({ ...without(this.#query, []), search }),
  });

  readonly #page = new Loading<Question, Views.InvoicePage>(this, {
    key: () => ({ query: this.#query, today: this.#dated ? this.#today : "", pageSize: this.#size }),
    load: (runtime, { query, today, pageSize }, signal) =>
      runtime.list({ ...asked(query, today), page: query.page ?? 1, pageSize }, signal),
    isEmpty: ({ rows }) => rows.length === 0,
    loaded: (page) => this.#show(page),
  });

  readonly #selection = new Selection<Views.ListedInvoice>(() => {
    this.requestUpdate();
    tell(this, "einv-selection-change", { refs: this.#selection.rows.map(({ ref }) => ref) });
  });

  readonly #window = new ListWindow(this, () => {
    const count = this.#shown?.rows.length ?? 0;
    return count > windowedAbove ? count : 0;
  });

  /** Whose words and which replace them, for the parts that come later. */
  readonly #speech = { words: () => this.#words, replaced: () => this.i18n };

  readonly #deciding = new Part<Deciding>(this, async () => {
    const { Deciding: Made } = await fetched(() => import("./deciding.ts"));
    return new Made(this, {
      ...this.#speech,
      page: () => this.#shown,
      selection: this.#selection,
      over: (refs) => {
        this.#selection.drop(refs);
        void this.reload();
      },
    });
  });

  readonly #conditions = new Part<Conditions>(this, async () => {
    const { filterContent, filterPanelStyles } = await fetched(() => import("./filterPanel.ts"));
    wear(this, filterPanelStyles);
    return (filters) => filterContent(filters, this.i18n);
  });

  readonly #exporting = new Part<Exporting>(this, async () => {
    const { Exporting: Made } = await fetched(() => import("./exporting.controller.ts"));
    return new Made(this, this.#speech);
  });

  /** Fetches the page again, as after an invoice was issued elsewhere. */
  async reload(): Promise<void> {
    await this.#page.reload();
  }

  /** Chooses nothing any more. */
  clearSelection(): void {
    this.#selection.clear();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const box = this.query?.box;
    if (changed.has("query") && box !== undefined) this.box = box;
    else if (changed.has("box") && changed.get("box") !== undefined)
      this.query = tidy({ ...this.query, box: undefined, page: undefined });
  }

  get #words(): PageWords {
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

  get #query(): InvoiceQuery {
    return tidy({ ...this.query, box: this.#box });
  }

  /** The day in Korea: the server's once it has answered, until then the computer's. */
  get #today(): string {
    return this.#shown?.today ?? isoDate(new Date());
  }

  /** Whether the day matters for what is asked. */
  get #dated(): boolean {
    return this.query?.period !== undefined;
  }

  get #size(): number {
    const size = this.pageSize;
    if (size === undefined || !Number.isInteger(size) || size <= 0) return 20;
    return size <= part ? size : Math.min(longest, Math.ceil(size / part) * part);
  }

  #show(page: Views.InvoicePage): void {
    this.#shown = page;
    this.#selection.refresh(page.rows);
    const last = Math.max(1, Math.ceil(page.total / this.#size));
    if ((this.#query.page ?? 1) > last) {
      this.#change({ ...this.#query, page: last });
      return;
    }
    if (this.#asked) this.announce(this.#words.found(this.#words.boxes[this.#box], page.total));
    this.#asked = false;
  }

  /** What a person asks for instead. */
  #change(query: InvoiceQuery): void {
    const next = tidy({ ...query, page: query.page === 1 ? undefined : query.page });
    this.query = next;
    if (next.box !== undefined) this.box = next.box;
    tell(this, "einv-query-change", { query: next });
  }

  #ask(query: InvoiceQuery): void {
    this.#asked = true;
    this.#change(query);
  }

  #choose(box: Views.Box): void {
    if (box !== this.#box) this.#ask({ ...without(this.#query, []), box });
  }

  #sort(sort: Listing.SortKey): void {
    const query = without(this.#query, []);
    const order = query.sort === sort && query.order !== "descending" ? "descending" : "ascending";
    this.announce(this.#words.sorted(this.#words.sortKeys[sort], this.#words.orders[order]));
    this.#change({ ...query, sort, order });
  }

  #toggle(index: number, on: boolean, extend: boolean): void {
    const rows = this.#shown?.rows ?? [];
    if (!this.#selection.toggle(rows, index, on, extend))
      this.announce(this.#words.selectionFull(most), "assertive");
    // A box that did not fit is to be drawn empty again.
    this.requestUpdate();
  }

  async #askForRight(wants: Wanted): Promise<void> {
    if (!(await this.#asking.ask({ wants }))) return;
    this.announce(commonMessages[this.language].askedRight);
    await this.reload();
  }

  async #save(): Promise<void> {
    const exporting = await this.#exporting.fetch();
    await exporting?.run(this.#query, this.#today, this.#words.boxes[this.#box]);
  }

  protected override render(): unknown {
    const words = this.#words;
    const { problem } = this.#page;
    const page = this.#shown;
    const deciding = this.#deciding.value;
    const filters: Filters = {
      host: this,
      words,
      query: this.#query,
      today: this.#today,
      found: this.#page.running ? undefined : page?.total,
      change: (query) => this.#ask({ ...query, box: this.#box }),
      content: this.#conditions,
    };
    return html`<section class="list" aria-label=${words.title}>
      <div class="head">
        ${this.#tabs(words)}
        <div class="tools">${this.#search.render(words)} ${filterPanel(filters)}</div>
      </div>
      ${chips(filters)} ${problem === undefined ? this.#hidden(words) : nothing}
      ${page === undefined ? nothing : deciding?.panel(page)}
      ${tabPanel(
        this.#box,
        problem === undefined
          ? this.#content(words)
          : unavailable(this, problem, { retry: () => void this.reload() }),
        { busy: this.#page.running },
      )}
      ${problem === undefined && page !== undefined ? this.#below(page, words) : nothing}
      ${
        page === undefined || this.#selection.size === 0 || deciding?.busy === true
          ? nothing
          : this.#choosing(page)
      }
    </section>`;
  }

  /** What is chosen, at the foot of the screen. */
  #choosing(page: Views.InvoicePage): TemplateResult {
    return html`<div class="choosing">
      ${this.#deciding.show((deciding) => deciding.bar(page), {
        skeleton: html`<span class="skeleton row"></span>`,
        arrived: () => this.focusOn(".bar-actions button:last-child"),
      })}
    </div>`;
  }

  #tabs(words: PageWords): TemplateResult {
    return tabList({
      label: words.title,
      open: this.#box,
      choose: (box) => this.#choose(box),
      tabs: boxes.map((name) => {
        const figure = this.#shown?.counts[name];
        return {
          name,
          label: words.boxes[name],
          count: figure === undefined ? undefined : { figure, said: words.count(figure) },
        };
      }),
    });
  }

  /** Nothing narrows, so that what is missing is missing for another reason. */
  get #whole(): boolean {
    return this.#query.search === undefined && active(this.#query).length === 0;
  }

  #hidden(words: PageWords): TemplateResult | typeof nothing {
    const page = this.#shown;
    if (page === undefined) return nothing;
    return hiddenNotice(this, words, page, {
      open: page.total === 0 && this.#whole,
      asking: this.#asking,
      ask: (wants) => void this.#askForRight(wants),
    });
  }

  #content(words: PageWords): TemplateResult {
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
    const query = this.#query;
    if (page.rows.length === 0 && page.total === 0)
      return html`${empty({
          words,
          page,
          query,
          box: this.#box,
          clearSearch: () => this.#search.clear(),
          clearFilters: () => {
            this.#ask(without(query, conditions));
            this.focusOn("#filter");
          },
          choose: (box) => this.#choose(box),
        })}<slot name="empty"></slot>`;
    return table({
      language: this.language,
      words,
      page,
      query,
      label: words.boxes[this.#box],
      offset: ((query.page ?? 1) - 1) * this.#size,
      pieces: page.rows.length > windowedAbove ? this.#window.pieces : undefined,
      selection: this.#selection,
      locked: this.#deciding.value?.busy === true,
      near: this.#deciding.expect,
      toggle: (index, on, extend) => this.#toggle(index, on, extend),
      toggleAll: (on) => {
        if (!this.#selection.all(page.rows, on)) this.announce(words.selectionFull(most), "assertive");
      },
      sort: (by) => this.#sort(by),
      open: (ref) => tell(this, "einv-invoice-open", { ref }),
      correct: (ref) => tell(this, "einv-invoice-correct", { ref }),
    });
  }

  #below(page: Views.InvoicePage, words: PageWords): TemplateResult | typeof nothing {
    return pages({
      host: this,
      words,
      page,
      number: this.#query.page ?? 1,
      size: this.#size,
      exporting: this.#exporting,
      turn: (number) => this.#ask({ ...this.#query, page: number }),
      resize: (size) => {
        this.pageSize = size;
        this.#ask(without(this.#query, []));
      },
      save: () => void this.#save(),
    });
  }
}
