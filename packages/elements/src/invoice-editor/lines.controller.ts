/** Writing lines: what is typed in a cell, lines added, taken away, moved and pasted, by keyboard alone. */
import type { ReactiveController } from "lit";
import type { Form } from "@einv/invoice";
import type { EinvElement } from "../foundation/element.ts";
import { regroup } from "../foundation/figureField.ts";
import { isEnter } from "../foundation/keys.ts";
import { type Column, isColumn, isFigure, left, shown, shownColumns, typed } from "./columns.ts";
import { mostLines, withForm } from "./content.ts";
import { isRows, paste } from "./paste.ts";
import type { Sheet } from "./sheet.controller.ts";

export interface LinesEvents {
  readonly pasted: (lines: number, leftOut: number) => void;
  readonly removed: (line: number) => void;
  readonly moved: (line: number, to: number) => void;
  readonly full: () => void;
  readonly restored: () => void;
}

/** What can be taken back. */
export interface Undo {
  readonly what: "removed" | "pasted";
  /** Which line, or how many. */
  readonly count: number;
  readonly restore: (items: Form.Form["items"]) => Form.Form["items"];
}

interface Cell {
  readonly line: number;
  readonly column: Column;
}

/** What amounts of lines can make wrong besides themselves. */
const totalPaths = ["totals.supply", "totals.tax", "totals.grand"] as const;

export const cellId = (line: number, column: Column): string => `items-${line}-${column}`;

const cellOf = (event: Event): (Cell & { readonly field: HTMLInputElement }) | undefined => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement)) return undefined;
  const { line, column } = field.dataset;
  return line === undefined || !isColumn(column) ? undefined : { field, line: Number(line), column };
};

export class Lines implements ReactiveController {
  readonly #host: EinvElement;
  readonly #sheet: Sheet;
  readonly #events: LinesEvents;
  /** What a person is typing: shown as it is until the cell is left. */
  #typing: (Cell & { readonly text: string }) | undefined;
  #undo: Undo | undefined;
  #inclusive = false;

  constructor(host: EinvElement, sheet: Sheet, events: LinesEvents) {
    this.#host = host;
    this.#sheet = sheet;
    this.#events = events;
    host.addController(this);
  }

  /** Whether 합계금액 is typed and taken apart. */
  get inclusive(): boolean {
    return this.#inclusive;
  }

  set inclusive(inclusive: boolean) {
    this.#inclusive = inclusive;
    this.#host.requestUpdate();
  }

  get undo(): Undo | undefined {
    return this.#undo;
  }

  /** As of another document. */
  reset(): void {
    this.#typing = undefined;
    this.#undo = undefined;
  }

  text(form: Form.Form, line: number, column: Column): string {
    const typing = this.#typing;
    return typing?.line === line && typing.column === column ? typing.text : shown(form, line, column);
  }

  get #items(): Form.Form["items"] {
    return this.#sheet.content?.form.items ?? [];
  }

  #rewrite(items: Form.Form["items"]): void {
    this.#sheet.edit((content) => withForm(content, { items: items.length === 0 ? [{}] : items }));
  }

  /** Moves there, all of it selected, so that what is typed replaces it. */
  #focus(line: number, column: Column): void {
    const id = cellId(line, column);
    this.#host.focusOn(`#${id}`);
    void this.#host.updateComplete.then(() => {
      const field = this.#host.shadowRoot?.activeElement;
      if (field instanceof HTMLInputElement && field.id === id) field.select();
    });
  }

  add(): void {
    const items = this.#items;
    if (items.length >= mostLines) {
      this.#events.full();
      return;
    }
    this.#rewrite([...items, {}]);
    this.#focus(items.length, "name");
  }

  remove(line: number): void {
    const items = this.#items;
    const gone = items[line];
    if (gone === undefined) return;
    this.#sheet.moved((at) => (at === line ? undefined : at > line ? at - 1 : at));
    this.#rewrite(items.filter((_, at) => at !== line));
    this.#undo = {
      what: "removed",
      count: line + 1,
      restore: (now) => {
        const rest = items.length === 1 ? [] : now;
        return [...rest.slice(0, line), gone, ...rest.slice(line)].slice(0, mostLines);
      },
    };
    this.#events.removed(line + 1);
    this.#host.focusOn(`#remove-${Math.max(0, Math.min(line, items.length - 2))}`);
  }

  move(line: number, to: number, column: Column = "name"): void {
    const items = this.#items;
    const [moving, other] = [items[line], items[to]];
    if (moving === undefined || other === undefined) return;
    this.#sheet.moved((at) => (at === line ? to : at === to ? line : at));
    this.#rewrite(items.map((item, at) => (at === to ? moving : at === line ? other : item)));
    this.#events.moved(line + 1, to + 1);
    this.#focus(to, column);
  }

  takeBack(): void {
    const undo = this.#undo;
    if (undo === undefined) return;
    this.#undo = undefined;
    this.#rewrite(undo.restore(this.#items));
    this.#events.restored();
    this.#focus(undo.what === "removed" ? undo.count - 1 : 0, "name");
  }

  /** What is computed, instead of what was typed. */
  recompute(line: number): void {
    this.#sheet.edit((content) => {
      const cleared = typed(content.form, line, "supplyAmount", "");
      const { quantity, unitPrice } = cleared.items[line] ?? {};
      const form =
        quantity === undefined || unitPrice === undefined
          ? typed(content.form, line, "taxAmount", "")
          : cleared;
      return withForm(content, { items: form.items });
    });
  }

  readonly input = (event: Event): void => {
    const cell = cellOf(event);
    if (cell === undefined) return;
    const { field, line, column } = cell;
    const composing = event instanceof InputEvent && event.isComposing;
    const text = isFigure(column) && !composing ? regroup(field) : field.value;
    this.#typing = { line, column, text };
    if (this.#undo?.what === "pasted") this.#undo = undefined;
    this.#sheet.edit((content) =>
      withForm(content, { items: typed(content.form, line, column, text).items }),
    );
    this.#host.requestUpdate();
  };

  readonly leave = (event: FocusEvent): void => {
    const cell = cellOf(event);
    if (cell === undefined) return;
    const { line, column } = cell;
    const typing = this.#typing;
    this.#typing = undefined;
    this.#sheet.leave(`items[${line}].${column}`);
    if (isFigure(column)) for (const total of totalPaths) this.#sheet.leave(total);
    if (typing !== undefined)
      this.#sheet.edit((content) => {
        const form = left(content.form, line, column);
        return form === content.form ? content : withForm(content, { items: form.items });
      });
    this.#host.requestUpdate();
  };

  readonly paste = (event: ClipboardEvent): void => {
    const cell = cellOf(event);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const content = this.#sheet.content;
    if (cell === undefined || content === undefined || !isRows(text)) return;
    event.preventDefault();
    const { form } = content;
    const done = paste(form, text, cell.line, cell.column, shownColumns(form, this.#inclusive));
    this.#typing = undefined;
    this.#rewrite(done.form.items);
    this.#undo = { what: "pasted", count: done.lines, restore: () => form.items };
    this.#events.pasted(done.lines, done.leftOut);
    this.#focus(Math.min(cell.line + done.lines - 1, mostLines - 1), cell.column);
  };

  readonly key = (event: KeyboardEvent): void => {
    const cell = cellOf(event);
    const content = this.#sheet.content;
    if (cell === undefined || content === undefined || event.isComposing) return;
    const { line, column } = cell;
    const lines = content.form.items.length;
    if (isEnter(event)) {
      event.preventDefault();
      const columns = shownColumns(content.form, this.#inclusive);
      const next = columns[columns.indexOf(column) + 1];
      if (next !== undefined) this.#focus(line, next);
      else if (line + 1 < lines) this.#focus(line + 1, "name");
      else this.add();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const to = line + step;
    if (to < 0 || to >= lines) return;
    event.preventDefault();
    if (event.altKey) this.move(line, to, column);
    else this.#focus(to, column);
  };

  hostDisconnected(): void {
    this.#typing = undefined;
  }
}
