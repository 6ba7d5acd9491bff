/** What the texts between and inside the tags are made of: characters, references, names. By offset in the source. */
import type { Refusal } from "@einv/refusal/Refusal";
import { refusals } from "../Refusals.ts";
import { isAsciiNameContinue, isCharacter, isNameContinue, isNameStart } from "./Characters.ts";

/** Ends the reading; never leaves the package. */
export class Stop {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

/** `line:column` of an offset, both from one. */
const position = (source: string, offset: number): string => {
  let line = 1;
  let begin = 0;
  for (let at = source.indexOf("\n"); at >= 0 && at < offset; at = source.indexOf("\n", at + 1)) {
    line++;
    begin = at + 1;
  }
  return `${line}:${offset - begin + 1}`;
};

export const stop = (
  source: string,
  offset: number,
  code: keyof typeof refusals.entries,
  values: Readonly<Record<string, string>> = {},
): never => {
  throw new Stop(refusals.refusal(code, { path: position(source, offset), values }));
};

/** Refuses what stands here, saying what should. */
export const stopSyntax = (source: string, offset: number, expected: string): never =>
  stop(source, offset, "xml.syntax", { expected });

const stopCharacter = (source: string, offset: number, code: number): never => {
  const hex = Number.isFinite(code) && code <= 0xffffffff ? code.toString(16).toUpperCase() : "?";
  return stop(source, offset, "xml.character", { code: `U+${hex.padStart(4, "0")}` });
};

/** Refuses a character that XML does not allow. Surrogates are pairs: the decoder has seen to it. */
export const checkCharacter = (source: string, offset: number): void => {
  const code = source.charCodeAt(offset);
  if (!isCharacter(code) && (code < 0xd800 || code > 0xdfff)) stopCharacter(source, offset, code);
};

export const checkCharacters = (source: string, start: number, end: number): void => {
  for (let at = start; at < end; at++) checkCharacter(source, at);
};

/** The end of the name without colon that begins here. */
export const nameEnd = (source: string, start: number): number => {
  const first = source.codePointAt(start);
  if (first === undefined || !isNameStart(first)) return stopSyntax(source, start, "name");
  let at = first > 0xffff ? start + 2 : start + 1;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code < 0x80) {
      if (!isAsciiNameContinue(code)) return at;
      at++;
    } else {
      const point = source.codePointAt(at);
      if (point === undefined || !isNameContinue(point)) return at;
      at += point > 0xffff ? 2 : 1;
    }
  }
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The longest reference that means anything is `&#x10FFFF;`; leading zeros allowed within reason. */
const LONGEST = 24;

const referenceEnd = (source: string, start: number, end: number): number => {
  const last = Math.min(end, start + LONGEST);
  for (let at = start + 1; at < last; at++) if (source.charCodeAt(at) === 0x3b) return at;
  return stop(source, start, "xml.reference", { found: source.substring(start, Math.min(end, start + 12)) });
};

const referenceValue = (source: string, start: number, end: number): string => {
  const body = source.substring(start + 1, end);
  const entity = ENTITIES.get(body);
  if (entity !== undefined) return entity;
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(body);
  if (digits === null) return stop(source, start, "xml.reference", { found: `&${body};` });
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
  if (!isCharacter(code)) stopCharacter(source, start, code);
  return String.fromCodePoint(code);
};

const asItIs = (literal: string): string => literal;

/** A stretch of source with its references resolved; what stands between them goes through `between`. */
export const resolve = (
  source: string,
  start: number,
  end: number,
  between: (literal: string) => string = asItIs,
): string => {
  let value = "";
  let from = start;
  while (from < end) {
    const found = source.indexOf("&", from);
    const reference = found < 0 || found > end ? end : found;
    value += between(source.substring(from, reference));
    if (reference === end) break;
    const close = referenceEnd(source, reference, end);
    value += referenceValue(source, reference, close);
    from = close + 1;
  }
  return value;
};

const withSpaces = (literal: string): string =>
  /[\t\n]/.test(literal) ? literal.replace(/[\t\n]/g, " ") : literal;

/** An attribute value: literal tabs and line ends become spaces, those written as references stay (XML 1.0 §3.3.3). */
export const attributeValue = (source: string, start: number, end: number): string => {
  let references = false;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x26) references = true;
    else if (code === 0x3c) stopSyntax(source, at, "&lt;");
    else if (code < 0x20 || code > 0xfffd) checkCharacter(source, at);
  }
  return references ? resolve(source, start, end, withSpaces) : withSpaces(source.substring(start, end));
};
