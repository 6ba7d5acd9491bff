/** Texts as octets. */

const encoder = new TextEncoder();
const scratch = new Uint8Array(16 * 1024);

/** Octets, or a text that stands for its UTF-8. */
export type Data = Uint8Array | string;

/** The octets, for good. */
export const octetsOf = (data: Data): Uint8Array<ArrayBuffer> =>
  typeof data === "string" ? encoder.encode(data) : data.slice();

/** The octets until the next call: a short text costs no memory of its own. */
export const passing = (data: Data): Uint8Array => {
  if (typeof data !== "string") return data;
  return data.length * 3 <= scratch.length
    ? scratch.subarray(0, encoder.encodeInto(data, scratch).written)
    : encoder.encode(data);
};
