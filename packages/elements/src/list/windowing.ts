/** Which rows of a long list are in the document: those near the viewport, and the one that has the focus. */

/** Rows from one to before another. */
export interface Part {
  readonly from: number;
  readonly until: number;
}

export interface Sight {
  readonly count: number;
  /** Of one row, in px; all are as high. */
  readonly rowHeight: number;
  /** Where the first row begins, from the viewport's top; negative once it is scrolled past. */
  readonly top: number;
  /** Height of the viewport. */
  readonly viewport: number;
  /** Rows beyond the viewport on each side. */
  readonly beyond: number;
  /** Kept wherever it is. */
  readonly kept?: number | undefined;
}

/** Lists longer than this are windowed. */
export const windowedAbove = 200;

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), most);

/** The parts in the document, in order, apart from each other. */
export const partsOf = ({ count, rowHeight, top, viewport, beyond, kept }: Sight): ReadonlyArray<Part> => {
  if (count === 0) return [];
  const height = Math.max(1, rowHeight);
  const from = clamp(Math.floor(-top / height) - beyond, count - 1);
  const until = clamp(Math.ceil((viewport - top) / height) + beyond, count);
  const near: Part = { from, until: Math.max(until, from + 1) };
  if (kept === undefined || kept < 0 || kept >= count) return [near];
  // Its neighbours stay with it, so that Tab and Shift+Tab find one.
  const held: Part = { from: Math.max(0, kept - 1), until: Math.min(count, kept + 2) };
  if (held.from <= near.until && near.from <= held.until)
    return [{ from: Math.min(near.from, held.from), until: Math.max(near.until, held.until) }];
  return held.from < near.from ? [held, near] : [near, held];
};

/** The list from beginning to end: parts that are in the document, and gaps that only keep their height. */
export const layout = (
  parts: ReadonlyArray<Part>,
  count: number,
): ReadonlyArray<Part & { readonly gap: boolean }> => {
  const pieces: Array<Part & { readonly gap: boolean }> = [];
  let at = 0;
  for (const part of parts) {
    if (part.from > at) pieces.push({ from: at, until: part.from, gap: true });
    pieces.push({ ...part, gap: false });
    at = part.until;
  }
  if (at < count) pieces.push({ from: at, until: count, gap: true });
  return pieces;
};
