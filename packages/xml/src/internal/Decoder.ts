/** From what was handed in to what the scanner reads. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Result from "effect/Result";
import { refusals } from "../Refusals.ts";
import { surplusOf } from "./Octets.ts";

/** One text twice: to be cut into values, and, since octets are quicker to look at, to be scanned. */
export interface Source {
  /** Without byte order mark, every line end `\n` (XML 1.0 §2.11). */
  readonly text: string;
  /** Its UTF-8, in memory of its own: what was handed in may change. */
  readonly octets: Uint8Array;
}

const decoder = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

/** Most documents fit: encoding into memory that is there costs half of encoding into new memory. */
const scratch = new Uint8Array(64 * 1024);

const encode = (text: string): Uint8Array =>
  text.length * 3 <= scratch.length
    ? scratch.slice(0, encoder.encodeInto(text, scratch).written)
    : encoder.encode(text);

const encodingOf = (found: string) => refusals.fail("xml.encoding", { values: { found } });

/** A text without byte order mark. */
const fromText = (unmarked: string): Source => {
  const text = unmarked.includes("\r") ? unmarked.replace(/\r\n?/g, "\n") : unmarked;
  return { text, octets: encode(text) };
};

const fromOctets = (given: Uint8Array): Result.Result<Source, Refusal> => {
  const first = given[0];
  const second = given[1];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return encodingOf("UTF-16");
  if ((first === 0x3c && second === 0) || (first === 0 && second === 0x3c)) return encodingOf("UTF-16");
  // `slice` of a `Buffer` is no copy.
  const own = new Uint8Array(given);
  let text: string;
  try {
    text = decoder.decode(own);
  } catch {
    return encodingOf("invalid UTF-8");
  }
  if (text.includes("\r")) return Result.succeed(fromText(text));
  const marked = first === 0xef && second === 0xbb && given[2] === 0xbf;
  return Result.succeed({ text, octets: own.subarray(marked ? 3 : 0) });
};

/** Decodes, strips the byte order mark, and turns every line end into `\n`. */
export const decode = (input: Uint8Array | string, limit: number): Result.Result<Source, Refusal> => {
  const tooLarge = () => refusals.fail("xml.too-large", { values: { limit: String(limit) } });
  if (typeof input !== "string") return input.byteLength > limit ? tooLarge() : fromOctets(input);
  if (
    input.length > limit ||
    (input.length * 3 > limit && input.length + surplusOf(input, 0, input.length) > limit)
  )
    return tooLarge();
  if (!input.isWellFormed()) return encodingOf("unpaired surrogate");
  return Result.succeed(fromText(input.charCodeAt(0) === 0xfeff ? input.slice(1) : input));
};
