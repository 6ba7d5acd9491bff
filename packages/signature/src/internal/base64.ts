/** Base64 as it stands in XML (RFC 4648 §4, XML Schema §3.2.16): white space anywhere, and one text per value. */

const SPACE = 64;
const PADDING = 65;
const STRANGE = 255;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const meanings = new Uint8Array(128).fill(STRANGE);
for (let value = 0; value < 64; value++) meanings[ALPHABET.charCodeAt(value)] = value;
for (const space of " \t\r\n") meanings[space.charCodeAt(0)] = SPACE;
meanings[0x3d] = PADDING;

/**
 * The octets; `undefined` if the text is no base64, is not padded to whole
 * fours, or has bits that no octet takes (another text would say the same).
 */
export const decode = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const octets = new Uint8Array((text.length >> 2) * 3);
  let length = 0;
  let bits = 0;
  let letters = 0;
  let padding = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const meaning = code < 128 ? meanings[code]! : STRANGE;
    if (meaning < 64) {
      if (padding > 0) return undefined;
      bits = (bits << 6) | meaning;
      letters++;
      if ((letters & 3) === 0) {
        octets[length] = bits >> 16;
        octets[length + 1] = bits >> 8;
        octets[length + 2] = bits;
        length += 3;
        bits = 0;
      }
    } else if (meaning === PADDING) padding++;
    else if (meaning !== SPACE) return undefined;
  }
  const rest = letters & 3;
  if (rest === 0) return padding === 0 ? octets.subarray(0, length) : undefined;
  if (rest === 1 || padding !== 4 - rest) return undefined;
  // Two letters end an octet with four bits to spare, three end two octets with two.
  const spare = rest === 2 ? 4 : 2;
  if ((bits & ((1 << spare) - 1)) !== 0) return undefined;
  bits >>= spare;
  if (rest === 3) octets[length++] = bits >> 8;
  octets[length++] = bits;
  return octets.subarray(0, length);
};
