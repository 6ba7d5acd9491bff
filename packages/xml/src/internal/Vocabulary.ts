/** Names of elements and attributes. Most of a document are the same few over and over. */

/** A qualified name and its parts; without a colon the prefix is `""`. */
export interface Name {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
}

/** The name that stands from `start` to `end`, its colon, if it has one, at `colon`. */
export const nameAt = (source: string, start: number, colon: number, end: number): Name => {
  const name = source.substring(start, end);
  return colon < 0
    ? { name, prefix: "", local: name }
    : { name, prefix: source.substring(start, colon), local: source.substring(colon + 1, end) };
};

const SLOTS = 256;

/** Where a name is kept: names of one vocabulary differ in length, first or middle letter. */
const slotOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) * 5 + text.charCodeAt((start + end) >> 1) * 3 + (end - start) * 31) % SLOTS;

/** Names that are known beforehand: they are recognised where they stand, and not made again. */
export class Vocabulary {
  readonly #slots: ReadonlyArray<ReadonlyArray<Name>>;

  constructor(names: Iterable<string>) {
    const slots = Array.from({ length: SLOTS }, (): Array<Name> => []);
    for (const name of new Set(names)) {
      slots[slotOf(name, 0, name.length)]!.push(nameAt(name, 0, name.indexOf(":"), name.length));
    }
    this.#slots = slots;
  }

  find(source: string, start: number, end: number): Name | undefined {
    if (end <= start) return undefined;
    const slot = this.#slots[slotOf(source, start, end)]!;
    for (let index = 0; index < slot.length; index++) {
      const known = slot[index]!;
      if (known.name.length === end - start && source.startsWith(known.name, start)) return known;
    }
    return undefined;
  }
}
