/** Choosing many and deciding about them: what of a list is fetched once somebody chooses a row. */
import type { nothing, TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { certificateStyles } from "../certificate/certificate.styles.ts";
import type { EinvElement } from "../foundation/element.ts";
import { wear } from "../foundation/part.ts";
import { wordsOf } from "../foundation/speech.ts";
import { Bulk } from "./bulk.controller.ts";
import { bulkMessages } from "./bulk.messages.ts";
import { bulkStyles } from "./bulk.styles.ts";
import { bulkPanel, type BulkView } from "./bulkPanel.ts";
import type { ListWords, PageWords } from "./list.messages.ts";
import type { Selection } from "./selection.ts";
import { selectionBar } from "./selectionBar.ts";

export interface Chosen {
  readonly words: () => PageWords;
  /** Words that the page replaced. */
  readonly replaced: () => Partial<ListWords> | undefined;
  readonly page: () => Views.InvoicePage | undefined;
  readonly selection: Selection<Views.ListedInvoice>;
  /** These were decided about, and need no more to be chosen. */
  readonly over: (refs: ReadonlyArray<string>) => void;
}

export class Deciding {
  readonly #host: EinvElement;
  readonly #chosen: Chosen;
  readonly #bulk: Bulk;

  constructor(host: EinvElement, chosen: Chosen) {
    this.#host = host;
    this.#chosen = chosen;
    wear(host, certificateStyles, bulkStyles);
    this.#bulk = new Bulk(host, { words: () => this.#words, page: chosen.page, over: chosen.over });
  }

  /** Something is being decided or done: nothing else can be chosen meanwhile. */
  get busy(): boolean {
    return this.#bulk.busy;
  }

  /** What is chosen, and what can be done with it. */
  bar(page: Views.InvoicePage): TemplateResult {
    return selectionBar(this.#view(page));
  }

  /** The decision, from its terms to its results. */
  panel(page: Views.InvoicePage): TemplateResult | typeof nothing {
    return bulkPanel(this.#view(page));
  }

  get #words(): BulkView["words"] {
    const { words, replaced } = this.#chosen;
    return { ...words(), ...wordsOf(bulkMessages, this.#host.language, replaced()) };
  }

  #view(page: Views.InvoicePage): BulkView {
    const { selection } = this.#chosen;
    return { host: this.#host, words: this.#words, page, bulk: this.#bulk, selection };
  }
}
