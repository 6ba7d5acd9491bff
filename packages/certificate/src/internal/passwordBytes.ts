/**
 * The bytes a typed password may have had in the program that encrypted the
 * key: UTF-8; and for passwords beyond ASCII, the low byte of each UTF-16 unit
 * (browser plug-ins) or CP949 (old Windows programs) (npki §1.4). PKCS#12 takes
 * UTF-16 instead, for which some programs widened one of those (npki §1.6).
 */

let wansung: ReadonlyMap<string, number> | undefined;

/** Character → two bytes, read backwards out of the decoder; the Web's "euc-kr" is CP949. */
const makeCp949 = (): ReadonlyMap<string, number> => {
  const pairs: Array<number> = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) pairs.push((lead << 8) | trail);
  const lines = new TextDecoder("euc-kr")
    .decode(Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff, 0x0a])))
    .split("\n");
  const table = new Map<string, number>();
  for (const [index, pair] of pairs.entries()) {
    const character = lines[index] ?? "";
    if (character.length === 1 && character !== "\ufffd") table.set(character, pair);
  }
  return table;
};

const cp949 = (password: string): Uint8Array<ArrayBuffer> | undefined => {
  const table = (wansung ??= makeCp949());
  const bytes: Array<number> = [];
  for (const character of password) {
    const code = character.charCodeAt(0);
    const pair = code < 0x80 ? code : table.get(character);
    if (pair === undefined) return undefined;
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Uint8Array.from(bytes);
};

const lowBytes = (password: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: password.length }, (_, index) => password.charCodeAt(index) & 0xff);

/** The spellings in the order in which they are worth trying. */
export const passwordBytes = function* (password: string): Generator<Uint8Array<ArrayBuffer>, void> {
  const utf8 = new TextEncoder().encode(password);
  yield utf8;
  if (utf8.length === password.length) return;
  yield lowBytes(password);
  const legacy = cp949(password);
  if (legacy !== undefined) yield legacy;
};

/** UTF-16, big end first, with two zeros behind. */
const wide = (units: ArrayLike<number>): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(2 * units.length + 2));
  for (let at = 0; at < units.length; at++) view.setUint16(2 * at, units[at] ?? 0);
  return new Uint8Array(view.buffer);
};

/** The spellings of PKCS#12's own derivation, in the order in which they are worth trying. */
export const widePasswordBytes = function* (password: string): Generator<Uint8Array<ArrayBuffer>, void> {
  const units = Array.from({ length: password.length }, (_, at) => password.charCodeAt(at));
  yield wide(units);
  if (units.every((unit) => unit < 0x80)) return;
  for (const bytes of passwordBytes(password)) {
    yield wide(bytes);
    bytes.fill(0);
  }
};
