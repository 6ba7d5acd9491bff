/** From texts to octets. */

const encoder = new TextEncoder();

/** Where most texts fit: encoding into memory that is there costs half of encoding into new memory. */
const scratch = new Uint8Array(64 * 1024);

export const utf8 = (text: string): Uint8Array<ArrayBuffer> =>
  text.length * 3 <= scratch.length
    ? scratch.slice(0, encoder.encodeInto(text, scratch).written)
    : encoder.encode(text);

/** One after another. */
export const joined = (parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
