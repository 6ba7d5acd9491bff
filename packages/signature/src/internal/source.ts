/** Putting a text into a document without changing one of its bytes. */
import { utf8 } from "./octets.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The place in the text as given that a place in the text as read stands for:
 * reading has taken off the byte order mark and made one character of each CRLF.
 */
const placeIn = (given: string, offset: number): number => {
  let place = offset + (given.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (let at = given.indexOf("\r\n"); at >= 0 && at < place; at = given.indexOf("\r\n", at + 2)) place++;
  return place;
};

/** The document in UTF-8 with a text put in at an offset of the source that was read. */
export const insert = (input: Uint8Array | string, offset: number, text: string): Uint8Array<ArrayBuffer> => {
  const given = typeof input === "string" ? input : decoder.decode(input);
  const place = placeIn(given, offset);
  return utf8(given.slice(0, place) + text + given.slice(place));
};
