/** Small things about octets. */

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hex. */
export const hex = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += digits[byte]!;
  return text;
};

export const lengthOf = (chunks: ReadonlyArray<Uint8Array>): number =>
  chunks.reduce((total, { length }) => total + length, 0);

export const concat = (chunks: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(lengthOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** With how many octets both begin alike. */
export const alike = (a: Uint8Array, b: Uint8Array): number => {
  const length = Math.min(a.length, b.length);
  const [one, other] = [viewOf(a), viewOf(b)];
  let at = 0;
  while (at + 4 <= length && one.getUint32(at) === other.getUint32(at)) at += 4;
  while (at < length && a[at] === b[at]) at++;
  return at;
};

/**
 * Lexicographic order of octets; the shorter one first when one begins the
 * other. `from` so many octets on, when those before are known to be alike.
 */
export const compare = (a: Uint8Array, b: Uint8Array, from = 0): number => {
  const length = Math.min(a.length, b.length);
  for (let index = from; index < length; index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
};

export const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && compare(a, b) === 0;

/** Where `needle` begins in `haystack` at or after `from`; -1 if nowhere. */
export const indexOf = (haystack: Uint8Array, needle: Uint8Array, from = 0): number => {
  const first = needle[0];
  if (first === undefined) return from;
  for (let at = haystack.indexOf(first, from); at !== -1; at = haystack.indexOf(first, at + 1)) {
    if (at + needle.length > haystack.length) return -1;
    let same = 1;
    while (same < needle.length && haystack[at + same] === needle[same]) same++;
    if (same === needle.length) return at;
  }
  return -1;
};

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The same text in memory of its own: one that was cut out of a document keeps all of the document. */
export const own = (text: string): string => new TextDecoder().decode(utf8(text));
