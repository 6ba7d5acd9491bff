/**
 * SEED (RFC 4269), the Korean 128-bit block cipher that key files are encrypted
 * with, in CBC mode with PKCS#7 padding. No WebCrypto has it.
 *
 * The tables come from the definition of the two S-boxes (npki §4.3) and are
 * made at first use.
 */

import { unpad } from "./padding.ts";

/** Bytes of a block, of a key and of an initialisation vector. */
const blockBytes = 16;

/** Product in GF(2⁸) modulo x⁸+x⁶+x⁵+x+1. */
const multiply = (left: number, right: number): number => {
  let product = 0;
  for (let factor = left, rest = right; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) product ^= factor;
    factor = factor < 0x80 ? factor << 1 : (factor << 1) ^ 0x163;
  }
  return product;
};

const power = (base: number, exponent: number): number => {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
};

/** An S-box: S(x) = matrix · x^exponent ⊕ constant; the matrix is written as its columns for bits 0…7. */
interface Substitution {
  readonly exponent: number;
  readonly columns: ReadonlyArray<number>;
  readonly constant: number;
}

const s1: Substitution = {
  exponent: 247,
  columns: [0x2c, 0xd0, 0x69, 0xc2, 0x41, 0x44, 0x58, 0xe2],
  constant: 0xa9,
};

const s2: Substitution = {
  exponent: 251,
  columns: [0xd0, 0x2a, 0xe1, 0x2c, 0x21, 0x30, 0xa2, 0x6c],
  constant: 0x38,
};

const substitute = ({ exponent, columns, constant }: Substitution, byte: number): number => {
  const raised = power(byte, exponent);
  return columns.reduce(
    (result, column, bit) => (((raised >> bit) & 1) === 1 ? result ^ column : result),
    constant,
  );
};

/** The S-box and the masks of each byte of the word it spreads to, lowest byte first. */
const lanes = [
  { box: s1, masks: [0xfc, 0xf3, 0xcf, 0x3f] },
  { box: s2, masks: [0xf3, 0xcf, 0x3f, 0xfc] },
  { box: s1, masks: [0xcf, 0x3f, 0xfc, 0xf3] },
  { box: s2, masks: [0x3f, 0xfc, 0xf3, 0xcf] },
] as const;

/** The four tables of 256 words one after the other. */
const makeTables = (): Int32Array => {
  const made = new Int32Array(4 * 256);
  for (const [lane, { box, masks }] of lanes.entries()) {
    for (let byte = 0; byte < 256; byte++) {
      const value = substitute(box, byte);
      made[lane * 256 + byte] =
        (value & masks[0]) |
        ((value & masks[1]) << 8) |
        ((value & masks[2]) << 16) |
        ((value & masks[3]) << 24);
    }
  }
  return made;
};

let tables: Int32Array | undefined;

const mixer = (): ((word: number) => number) => {
  const made = (tables ??= makeTables());
  return (word) =>
    made[word & 0xff]! ^
    made[0x100 | ((word >>> 8) & 0xff)]! ^
    made[0x200 | ((word >>> 16) & 0xff)]! ^
    made[0x300 | (word >>> 24)]!;
};

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Two words for each of the 16 rounds, in the order of encryption. */
const schedule = (key: Uint8Array): Int32Array => {
  const g = mixer();
  const words = view(key);
  let a = words.getInt32(0);
  let b = words.getInt32(4);
  let c = words.getInt32(8);
  let d = words.getInt32(12);
  const keys = new Int32Array(32);
  let constant = 0x9e3779b9 | 0;
  for (let round = 0; round < 16; round++) {
    keys[2 * round] = g((a + c - constant) | 0);
    keys[2 * round + 1] = g((b - d + constant) | 0);
    if (round % 2 === 0) [a, b] = [(a >>> 8) | (b << 24), (b >>> 8) | (a << 24)];
    else [c, d] = [(c << 8) | (d >>> 24), (d << 8) | (c >>> 24)];
    constant = (constant << 1) | (constant >>> 31);
  }
  return keys;
};

/** The other direction is the same network with its rounds turned round. */
const reversed = (keys: Int32Array): Int32Array =>
  keys.map((_, index) => keys[30 - (index & ~1) + (index & 1)]!);

/** Runs the network over the block that starts at `offset`, in place. */
const makeTransform = (keys: Int32Array): ((bytes: DataView, offset: number) => void) => {
  const g = mixer();
  return (bytes, offset) => {
    let l0 = bytes.getInt32(offset);
    let l1 = bytes.getInt32(offset + 4);
    let r0 = bytes.getInt32(offset + 8);
    let r1 = bytes.getInt32(offset + 12);
    for (let round = 0; round < 32; round += 2) {
      let a = r0 ^ keys[round]!;
      let b = g(r1 ^ keys[round + 1]! ^ a);
      a = g((a + b) | 0);
      b = g((a + b) | 0);
      a = (a + b) | 0;
      a ^= l0;
      b ^= l1;
      l0 = r0;
      l1 = r1;
      r0 = a;
      r1 = b;
    }
    bytes.setInt32(offset, r0);
    bytes.setInt32(offset + 4, r1);
    bytes.setInt32(offset + 8, l0);
    bytes.setInt32(offset + 12, l1);
  };
};

const exclusiveOr = (target: Uint8Array, at: number, mask: Uint8Array, from: number): void => {
  for (let index = 0; index < blockBytes; index++) target[at + index]! ^= mask[from + index]!;
};

/** One block without chaining; key and block have 16 bytes. */
export const encryptBlock = (key: Uint8Array, block: Uint8Array): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(block);
  makeTransform(schedule(key))(view(out), 0);
  return out;
};

/** The plain text with PKCS#7 padding, chained; key and vector have 16 bytes. */
export const encryptCbc = (key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padding = blockBytes - (plain.length % blockBytes);
  const out = new Uint8Array(plain.length + padding).fill(padding);
  out.set(plain);
  const transform = makeTransform(schedule(key));
  const words = view(out);
  for (let offset = 0; offset < out.length; offset += blockBytes) {
    if (offset === 0) exclusiveOr(out, 0, iv, 0);
    else exclusiveOr(out, offset, out, offset - blockBytes);
    transform(words, offset);
  }
  return out;
};

/** The plain text without its padding, or `undefined` when length or padding are not those of this mode. */
export const decryptCbc = (
  key: Uint8Array,
  iv: Uint8Array,
  cipherText: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined => {
  if (cipherText.length === 0 || cipherText.length % blockBytes !== 0) return undefined;
  const out = new Uint8Array(cipherText);
  const transform = makeTransform(reversed(schedule(key)));
  const words = view(out);
  for (let offset = 0; offset < out.length; offset += blockBytes) {
    transform(words, offset);
    if (offset === 0) exclusiveOr(out, 0, iv, 0);
    else exclusiveOr(out, offset, cipherText, offset - blockBytes);
  }
  return unpad(out, blockBytes);
};
