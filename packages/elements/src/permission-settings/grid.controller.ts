/**
 * Moving in the table of people by keys, after the grid pattern of the ARIA
 * practices: one stop for Tab, arrows from cell to cell, and the control of a
 * cell has the focus itself. A row is `[data-row]`, a cell `[data-col]`; what
 * takes the focus in it is `[data-stop]`.
 */
import type { EinvElement } from "../foundation/element.ts";

interface Place {
  readonly row: string;
  readonly col: number;
}

/** Rows that Page Up and Page Down move over. */
const leap = 10;

export interface Gestures {
  /** ← and → on the first cell of a department. Whether it was the key's meaning there. */
  readonly fold: (row: string, folded: boolean) => boolean;
  /** Shift + Space */
  readonly toggle: (row: string) => void;
}

export class Grid {
  readonly #host: EinvElement;
  readonly #gestures: Gestures;
  #rows: ReadonlyArray<string> = [];
  #at: Place = { row: "", col: 0 };

  constructor(host: EinvElement, gestures: Gestures) {
    this.#host = host;
    this.#gestures = gestures;
  }

  /** The rows that are rendered, so that one of them always can be reached. */
  show(rows: ReadonlyArray<string>): void {
    this.#rows = rows;
    const first = rows[0];
    if (first !== undefined && !rows.includes(this.#at.row)) this.#at = { row: first, col: 0 };
  }

  /** `0` for the one stop. */
  tabIndex(row: string, col: number): 0 | -1 {
    return this.#at.row === row && this.#at.col === col ? 0 : -1;
  }

  /** What is focused when the focus comes back to the table. */
  get stop(): string {
    const cell = `[data-row="${CSS.escape(this.#at.row)}"] [data-col="${this.#at.col}"]`;
    return `${cell}[data-stop], ${cell} [data-stop]`;
  }

  /** Remembers where a click or a touch has put the focus. */
  readonly entered = (event: FocusEvent): void => {
    const place = this.#placeOf(event.target);
    if (place === undefined || (place.row === this.#at.row && place.col === this.#at.col)) return;
    this.#at = place;
    this.#host.requestUpdate();
  };

  readonly pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
    const place = this.#placeOf(event.target);
    if (place === undefined) return;
    if (event.key === " " && event.shiftKey) {
      event.preventDefault();
      this.#gestures.toggle(place.row);
      return;
    }
    if (event.shiftKey) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const folds = place.col === 0 && this.#gestures.fold(place.row, event.key === "ArrowLeft");
      if (folds) {
        event.preventDefault();
        return;
      }
    }
    const to = this.#target(event, place);
    if (to === undefined) return;
    event.preventDefault();
    this.#go(to);
  };

  #target({ key, ctrlKey, currentTarget }: KeyboardEvent, { row, col }: Place): Place | undefined {
    const now = this.#rows.indexOf(row);
    const last = this.#rows.length - 1;
    const rowAt = (index: number): string => this.#rows[Math.max(0, Math.min(last, index))] ?? row;
    const end = currentTarget instanceof HTMLElement ? Number(currentTarget.dataset["lastCol"]) : col;
    if (ctrlKey)
      return key === "Home"
        ? { row: rowAt(0), col: 0 }
        : key === "End"
          ? { row: rowAt(last), col: end }
          : undefined;
    switch (key) {
      case "ArrowDown":
        return { row: rowAt(now + 1), col };
      case "ArrowUp":
        return { row: rowAt(now - 1), col };
      case "PageDown":
        return { row: rowAt(now + leap), col };
      case "PageUp":
        return { row: rowAt(now - leap), col };
      case "ArrowRight":
        return { row, col: Math.min(end, col + 1) };
      case "ArrowLeft":
        return { row, col: Math.max(0, col - 1) };
      case "Home":
        return { row, col: 0 };
      case "End":
        return { row, col: end };
      default:
        return undefined;
    }
  }

  #go(place: Place): void {
    const before = this.#at;
    this.#at = place;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(this.stop);
    // A cell that the narrow layout leaves out takes no focus.
    if (target?.checkVisibility() === true) target.focus();
    else this.#at = before;
    this.#host.requestUpdate();
  }

  #placeOf(target: EventTarget | null): Place | undefined {
    if (!(target instanceof Element) || target.closest("[data-stop]") === null) return undefined;
    const row = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    const col = target.closest<HTMLElement>("[data-col]")?.dataset["col"];
    return row === undefined || col === undefined ? undefined : { row, col: Number(col) };
  }
}
