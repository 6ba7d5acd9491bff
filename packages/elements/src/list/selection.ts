/** Rows that are chosen, over pages and searches, and the range from the one chosen last. */

/** What a list holds of a chosen row. */
interface Chosen {
  readonly ref: string;
}

/** The places from one to another, both included, whichever comes first. */
export const range = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => Math.min(from, to) + step);

/** Rows that are chosen together at most. */
export const most = 1000;

export class Selection<Row extends Chosen> {
  readonly #chosen = new Map<string, Row>();
  readonly #changed: () => void;
  /** From where a range is drawn: the row that was switched last. */
  #anchor: string | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.#chosen.size;
  }

  /** In the order in which they were chosen. */
  get rows(): ReadonlyArray<Row> {
    return [...this.#chosen.values()];
  }

  has(ref: string): boolean {
    return this.#chosen.has(ref);
  }

  /**
   * Switches a row of those shown, with `extend` all rows between it and the one
   * switched last. Answers whether all fitted.
   */
  toggle(shown: ReadonlyArray<Row>, index: number, on: boolean, extend = false): boolean {
    const row = shown[index];
    if (row === undefined) return true;
    const anchor = extend ? shown.findIndex(({ ref }) => ref === this.#anchor) : -1;
    const places = anchor < 0 ? [index] : range(anchor, index);
    this.#anchor = row.ref;
    return this.#switch(
      places.flatMap((place) => shown[place] ?? []),
      on,
    );
  }

  /** Switches all of these. Answers whether all fitted. */
  all(rows: ReadonlyArray<Row>, on: boolean): boolean {
    return this.#switch(rows, on);
  }

  drop(refs: ReadonlyArray<string>): void {
    for (const ref of refs) this.#chosen.delete(ref);
    this.#changed();
  }

  clear(): void {
    this.#anchor = undefined;
    if (this.#chosen.size === 0) return;
    this.#chosen.clear();
    this.#changed();
  }

  /** Rows as the server tells them now. */
  refresh(rows: ReadonlyArray<Row>): void {
    if (this.#chosen.size === 0) return;
    for (const row of rows) if (this.#chosen.has(row.ref)) this.#chosen.set(row.ref, row);
  }

  #switch(rows: ReadonlyArray<Row>, on: boolean): boolean {
    let fitted = true;
    for (const row of rows) {
      if (!on) this.#chosen.delete(row.ref);
      else if (this.#chosen.size < most || this.#chosen.has(row.ref)) this.#chosen.set(row.ref, row);
      else fitted = false;
    }
    this.#changed();
    return fitted;
  }
}
