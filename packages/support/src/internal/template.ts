/** Sentences of catalogues with `{placeholders}`, found again in what people paste. */
import type { Refusal } from "@einv/refusal";
import { compact } from "./hangul.ts";

const placeholder = /\{(\w+)\}/g;

/** With the values that are known; an ellipsis stands for those that are not. */
export const filled = (text: Refusal.Text, values: Readonly<Record<string, string>>): Refusal.Text => {
  const into = (sentence: string) =>
    sentence.replace(placeholder, (_, key: string) => (Object.hasOwn(values, key) ? values[key]! : "…"));
  return { ko: into(text.ko), en: into(text.en) };
};

/** Whether enough is left of a sentence, in either language, when its unknown values are not there. */
export const says = (
  { ko, en }: Refusal.Text,
  values: Readonly<Record<string, string>>,
  least: number,
): boolean => {
  const left = (sentence: string) => compact(sentence.replace(placeholder, "")).length;
  const missing = [...ko.matchAll(placeholder)].some(([, key]) => !Object.hasOwn(values, key!));
  return !missing || (left(ko) >= least && left(en) >= 8);
};

export interface Template {
  /** The letters between placeholders, without spaces. */
  readonly parts: ReadonlyArray<string>;
  /** The same as printed, for reading the values. */
  readonly printed: ReadonlyArray<string>;
  readonly keys: ReadonlyArray<string>;
  /** Letters in all. */
  readonly size: number;
  readonly pairs: ReadonlyArray<string>;
}

/** Neighbouring letters, two by two. */
export const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = Array.from(text);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
};

export const parse = (sentence: string): Template => {
  const printed = sentence.split(/\{\w+\}/);
  const parts = printed.map(compact);
  return {
    parts: parts.filter((part) => part !== ""),
    printed,
    keys: [...sentence.matchAll(placeholder)].map(([, key]) => key!),
    size: parts.join("").length,
    pairs: parts.flatMap((part) => [...pairsOf(part)]),
  };
};

/** Where the parts stand one after another, in letters; `size` is how many are theirs. */
export const find = (
  { parts, size }: Template,
  read: string,
): { readonly at: number; readonly size: number } | undefined => {
  let from = 0;
  let at = -1;
  for (const part of parts) {
    const found = read.indexOf(part, from);
    // A value is short: what stands far apart is not one sentence.
    if (found < 0 || (at >= 0 && found - from > 120)) return undefined;
    if (at < 0) at = found;
    from = found + part.length;
  }
  return at < 0 ? undefined : { at, size };
};

const longestValue = 120;

/** The values as they were printed; none if the text is spaced or broken otherwise. */
export const values = ({ printed, keys }: Template, text: string): Readonly<Record<string, string>> => {
  // Where a value that begins a sentence begins, nobody can say.
  if (keys.length === 0 || printed[0] === "") return {};
  const line = text.replace(/\s+/g, " ");
  const read: Record<string, string> = {};
  let from = 0;
  for (const [index, part] of printed.entries()) {
    const piece = part.replace(/\s+/g, " ");
    const last = index === printed.length - 1;
    const at = piece === "" ? (last ? ends(line, from) : from) : line.indexOf(piece, from);
    if (at < 0 || (index > 0 && at - from > longestValue)) return {};
    if (index > 0) read[keys[index - 1]!] = line.slice(from, at).trim();
    from = at + piece.length;
  }
  return read;
};

/** Where a value that ends a sentence is over. */
const ends = (line: string, from: number): number => {
  const stop = line.slice(from).search(/[\s,;]|\.(?:\s|$)|$/);
  return from + stop;
};

/** How many of a message's pairs of letters are there, 0 to 1; 0 for short ones, which resemble anything. */
export const likeness = ({ pairs, size }: Template, there: ReadonlySet<string>): number =>
  size < 10 || pairs.length === 0 ? 0 : pairs.filter((pair) => there.has(pair)).length / pairs.length;
