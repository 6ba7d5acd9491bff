/** From bytes to the text that the scanner reads. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Result from "effect/Result";
import { refusals } from "../Refusals.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 length without encoding. */
const utf8Length = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) length += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return length;
};

const fromBytes = (bytes: Uint8Array): Result.Result<string, Refusal> => {
  const first = bytes[0];
  const second = bytes[1];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return refusals.fail("xml.encoding", { values: { found: "UTF-16" } });
  }
  if ((first === 0x3c && second === 0) || (first === 0 && second === 0x3c)) {
    return refusals.fail("xml.encoding", { values: { found: "UTF-16" } });
  }
  try {
    return Result.succeed(utf8.decode(bytes));
  } catch {
    return refusals.fail("xml.encoding", { values: { found: "invalid UTF-8" } });
  }
};

/** Decodes, strips the byte order mark, and turns every line end into `\n` (XML 1.0 §2.11). */
export const decode = (input: Uint8Array | string, limit: number): Result.Result<string, Refusal> => {
  const tooLarge = () => refusals.fail("xml.too-large", { values: { limit: String(limit) } });
  let source: string;
  if (typeof input === "string") {
    if (input.length > limit || (input.length * 3 > limit && utf8Length(input) > limit)) return tooLarge();
    if (!input.isWellFormed()) {
      return refusals.fail("xml.encoding", { values: { found: "unpaired surrogate" } });
    }
    source = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  } else {
    if (input.byteLength > limit) return tooLarge();
    const decoded = fromBytes(input);
    if (Result.isFailure(decoded)) return decoded;
    source = decoded.success;
  }
  return Result.succeed(source.includes("\r") ? source.replace(/\r\n?/g, "\n") : source);
};
