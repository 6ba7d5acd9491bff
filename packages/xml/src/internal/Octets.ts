/** UTF-8 as the scanner looks at it, and how its places relate to offsets in the text, which are UTF-16. */

const tableOf = (plain: (octet: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, octet) => (plain(octet) ? 1 : 0));

const isIn = (characters: string, octet: number): boolean => characters.includes(String.fromCharCode(octet));

/** White space, ASCII but for `<&>]`, and what goes on with a longer character. */
const plainText = tableOf(
  (octet) => octet < 0xc0 && (octet < 0x20 ? isIn("\t\n", octet) : !isIn("<&>]", octet)),
);

/** ASCII that stands in an attribute value as it is read. */
const plainValue = tableOf((octet) => octet >= 0x20 && octet < 0x80 && !isIn("\"'&<", octet));

/** The first octet of character data, from here on, that asks for something. Engines are quickest at a loop so small. */
export const textUntil = (octets: Uint8Array, start: number): number => {
  let at = start;
  while (at < octets.length && plainText[octets[at]!] === 1) at++;
  return at;
};

/** The first octet of an attribute value, from here on, that asks for something. */
export const valueUntil = (octets: Uint8Array, start: number): number => {
  let at = start;
  while (at < octets.length && plainValue[octets[at]!] === 1) at++;
  return at;
};

/** What a stretch of text is longer by in UTF-8 than in UTF-16. */
export const surplusOf = (text: string, start: number, end: number): number => {
  let surplus = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) surplus += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return surplus;
};

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The offset in the text of a place in its octets. */
export const offsetOf = (octets: Uint8Array, place: number): number =>
  decoder.decode(octets.subarray(0, place)).length;
