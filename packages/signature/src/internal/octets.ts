/** From texts to octets. */

const encoder = new TextEncoder();

/** Where most of it fits: putting it together in memory that is there costs half of asking for new memory. */
const scratch = new Uint8Array(64 * 1024);

/** Texts, as UTF-8, and octets, one after another. */
export const joined = (parts: ReadonlyArray<Uint8Array | string>): Uint8Array<ArrayBuffer> => {
  let most = 0;
  for (const part of parts) most += typeof part === "string" ? part.length * 3 : part.length;
  const whole = most <= scratch.length ? scratch : new Uint8Array(most);
  let at = 0;
  for (const part of parts) {
    if (typeof part === "string") at += encoder.encodeInto(part, whole.subarray(at)).written;
    else {
      whole.set(part, at);
      at += part.length;
    }
  }
  return whole.slice(0, at);
};

export const utf8 = (text: string): Uint8Array<ArrayBuffer> =>
  text.length * 3 <= scratch.length
    ? scratch.slice(0, encoder.encodeInto(text, scratch).written)
    : encoder.encode(text);
