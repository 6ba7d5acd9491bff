/** Names of elements and attributes. Most of a document are the same few over and over. */

/** A qualified name and its parts; without a colon the prefix is `""`. */
export interface Name {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
}

/** The name that stands from `start` to `end`, its colon, if it has one, at `colon`. */
export const nameAt = (text: string, start: number, colon: number, end: number): Name => {
  const name = text.substring(start, end);
  return colon < 0
    ? { name, prefix: "", local: name }
    : { name, prefix: text.substring(start, colon), local: text.substring(colon + 1, end) };
};

/** Which octets a name of ASCII may be made of, its colon among them. */
const inName = Uint8Array.from({ length: 256 }, (_, octet) =>
  /[A-Za-z0-9_.:-]/.test(String.fromCharCode(octet)) ? 1 : 0,
);

/** Which octets may follow it; a letter beyond ASCII goes on with the name. */
const endsName = inName.map((part, octet) => (part === 0 && octet < 0x80 ? 1 : 0));

/** Other names are read letter by letter. */
const PLAIN = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

const SLOTS = 256;

/** Where a name is kept; names of one vocabulary mostly differ in length, first or middle letter. */
const slotOf = (octets: Uint8Array, start: number, end: number): number =>
  (octets[start]! * 5 + octets[(start + end) >> 1]! * 3 + (end - start) * 31) % SLOTS;

interface Entry {
  readonly name: Name;
  readonly octets: Uint8Array;
  /** The name that was found after this one the last time: documents of one kind go on alike. */
  next: Entry | undefined;
}

/** Whether a name stands here and nothing more of a name. Markup that is cut off is nobody's name. */
const stands = (known: Uint8Array, octets: Uint8Array, start: number): boolean => {
  const end = start + known.length;
  if (end >= octets.length) return false;
  for (let index = 0; index < known.length; index++) if (known[index] !== octets[start + index]) return false;
  return endsName[octets[end]!] === 1;
};

/** Names that are known beforehand: they are recognised where they stand, and not made again. */
export class Vocabulary {
  readonly #isEmpty: boolean;
  readonly #slots: ReadonlyArray<ReadonlyArray<Entry>>;
  #last: Entry | undefined = undefined;

  constructor(names: Iterable<string>) {
    const slots = Array.from({ length: SLOTS }, (): Array<Entry> => []);
    for (const name of new Set(names)) {
      if (!PLAIN.test(name)) continue;
      const octets = new TextEncoder().encode(name);
      slots[slotOf(octets, 0, octets.length)]!.push({
        name: nameAt(name, 0, name.indexOf(":"), name.length),
        octets,
        next: undefined,
      });
    }
    this.#isEmpty = slots.every(({ length }) => length === 0);
    this.#slots = slots;
  }

  /** The name that begins here, if it is a known one. */
  find(octets: Uint8Array, start: number): Name | undefined {
    if (this.#isEmpty) return undefined;
    const last = this.#last;
    const guess = last?.next;
    if (guess !== undefined && stands(guess.octets, octets, start)) {
      this.#last = guess;
      return guess.name;
    }
    const found = this.#search(octets, start);
    if (last !== undefined) last.next = found;
    this.#last = found;
    return found?.name;
  }

  #search(octets: Uint8Array, start: number): Entry | undefined {
    let end = start;
    while (end < octets.length && inName[octets[end]!] === 1) end++;
    if (end === start || end === octets.length) return undefined;
    const slot = this.#slots[slotOf(octets, start, end)]!;
    for (let index = 0; index < slot.length; index++) {
      const known = slot[index]!;
      if (known.octets.length === end - start && stands(known.octets, octets, start)) return known;
    }
    return undefined;
  }
}
