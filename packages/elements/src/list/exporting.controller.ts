/** Downloading what a list finds, all pages of it, as a file made in the page. Fetched with the first download. */
import type { Views } from "@einv/api";
import * as Wording from "@einv/invoice/Wording";
import type { EinvElement } from "../foundation/element.ts";
import { ask, tell } from "../foundation/events.ts";
import { issueIdGroups, partyNumber } from "../foundation/format.ts";
import { isAbort, type Problem, problemOf } from "../foundation/problem.ts";
import { type Language, wordsOf } from "../foundation/speech.ts";
import { type Cell, csv } from "./csv.ts";
import { exportMessages, type ExportWords } from "./exporting.messages.ts";
import type { ListWords, PageWords } from "./list.messages.ts";
import { asked, type InvoiceQuery } from "./query.ts";
import { itemOf, noteOf, partnerOf } from "./rows.ts";

/** Rows asked for at a time, and rows of a file at most. */
const partSize = 500;
const most = 100_000;

type Words = PageWords & ExportWords;

const headOf = (words: Words): ReadonlyArray<string> => [
  words.writtenDate,
  words.csv.direction,
  words.csv.kind,
  words.partner,
  words.csv.businessNumber,
  words.item,
  words.csv.supply,
  words.csv.tax,
  words.total,
  words.csv.document,
  words.acknowledgement,
  words.transmission,
  words.deadline,
  words.managementNumber,
  words.csv.issueId,
  words.csv.note,
];

const cellsOf = (row: Views.ListedInvoice, words: Words, language: Language): ReadonlyArray<Cell> => {
  const { status, totals } = row;
  const partner = partnerOf(row);
  return [
    row.writtenDate,
    row.side === "supplier" ? words.csv.sales : words.csv.purchase,
    Wording.kind(row.typeCode)[language],
    partner.name,
    partyNumber(partner.businessNumber),
    itemOf(row, words, language),
    totals.supply,
    totals.tax ?? "",
    totals.grand,
    Wording.documentState[status.document][language],
    Wording.acknowledgementState[status.acknowledgement][language],
    Wording.transmissionState[status.transmission][language],
    row.issueBy,
    row.managementNumber ?? "",
    issueIdGroups(row.issueId).replaceAll(" ", "-"),
    noteOf(row, words, language) ?? "",
  ];
};

const save = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

export interface Exported {
  readonly words: () => PageWords;
  /** Words that the page replaced. */
  readonly replaced: () => Partial<ListWords> | undefined;
}

export class Exporting {
  readonly #host: EinvElement;
  readonly #exported: Exported;
  #running: AbortController | undefined;
  #done = 0;
  #total = 0;
  #problem: Problem | undefined;

  constructor(host: EinvElement, exported: Exported) {
    this.#host = host;
    this.#exported = exported;
    host.addController({ hostDisconnected: () => this.#running?.abort() });
  }

  /** What it is doing, while it does. */
  get doing(): string | undefined {
    return this.#running === undefined ? undefined : this.#words.exporting(this.#done, this.#total);
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Asks the page, fetches every page of the list, and hands the file to the browser. */
  async run(query: InvoiceQuery, today: string, box: string): Promise<void> {
    const host = this.#host;
    const words = this.#words;
    const runtime = host.activeRuntime;
    if (runtime === undefined || this.#running !== undefined) return;
    const running = new AbortController();
    this.#running = running;
    this.#done = 0;
    this.#total = 0;
    this.#problem = undefined;
    host.requestUpdate();
    try {
      const answer = await ask(host, "einv-export-request", { format: "csv", query });
      if (!answer.proceed) return;
      const rows = new Map<string, Views.ListedInvoice>();
      for (let page = 1; rows.size < most; page += 1) {
        const part = await runtime.list({ ...asked(query, today), page, pageSize: partSize }, running.signal);
        for (const row of part.rows) rows.set(row.ref, row);
        this.#done = rows.size;
        this.#total = part.total;
        host.requestUpdate();
        if (part.rows.length === 0 || rows.size >= part.total) break;
      }
      if (running.signal.aborted) return;
      const { language } = host;
      save(
        words.exportName(box, today),
        csv(
          headOf(words),
          [...rows.values()].map((row) => cellsOf(row, words, language)),
        ),
      );
      host.announce(words.exported(rows.size));
      tell(host, "einv-export", { rows: rows.size });
    } catch (thrown) {
      if (isAbort(thrown)) return;
      this.#problem = problemOf(thrown);
      host.announce(words.exportFailed, "assertive");
      host.complain(this.#problem);
    } finally {
      this.#running = undefined;
      host.requestUpdate();
    }
  }

  get #words(): Words {
    const { words, replaced } = this.#exported;
    return { ...words(), ...wordsOf(exportMessages, this.#host.language, replaced()) };
  }
}
