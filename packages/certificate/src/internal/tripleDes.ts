/**
 * Triple DES in script, for where the platform has none. Table look-ups by
 * secret values: meant for keys used once on the machine that holds them, not
 * for keys that somebody else can probe.
 */

import { unpad } from "./padding.ts";

/** The bit positions as the definition numbers them: from 1, the most significant first. */
type Bits = ReadonlyArray<number>;

const rows = (text: string): Bits => text.trim().split(/\s+/).map(Number);

const permutation = rows(`
  16  7 20 21 29 12 28 17  1 15 23 26  5 18 31 10
   2  8 24 14 32 27  3  9 19 13 30  6 22 11  4 25`);
const choice1 = rows(`
  57 49 41 33 25 17  9  1 58 50 42 34 26 18 10  2 59 51 43 35 27 19 11  3 60 52 44 36
  63 55 47 39 31 23 15  7 62 54 46 38 30 22 14  6 61 53 45 37 29 21 13  5 28 20 12  4`);
const choice2 = rows(`
  14 17 11 24  1  5  3 28 15  6 21 10 23 19 12  4 26  8 16  7 27 20 13  2
  41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32`);
const shifts = rows("1 1 2 2 2 2 2 2 1 2 2 2 2 2 2 1");
/** One digit per entry, four rows of sixteen. */
const boxes = [
  "e4d12fb83a6c5907 0f74e2d1a6cb9538 41e8d62bfc973a50 fc8249175b3ea06d",
  "f18e6b34972dc05a 3d47f28ec01a69b5 0e7ba4d158c6932f d8a13f42b67c05e9",
  "a09e63f51dc7b428 d709346a285ecbf1 d6498f30b12c5ae7 1ad069874fe3b52c",
  "7de3069a1285bc4f d8b56f03472c1ae9 a690cb7df13e5284 3f06a1d8945bc72e",
  "2c417ab6853fd0e9 eb2c47d150fa3986 421bad78f9c5630e b8c71e2d6f09a453",
  "c1af92680d34e75b af427c9561de0b38 9ef528c3704a1db6 432c95fabe17608d",
  "4b2ef08d3c975a61 d0b7491ae35c2f86 14bdc37eaf680592 6bd814a7950fe23c",
  "d2846fb1a93e50c7 1fd8a374c56b0e92 7b419ce206adf358 21e74a8dfc90356b",
].map((box) => Array.from(box.replaceAll(" ", ""), (digit) => Number.parseInt(digit, 16)));

/** Each box joined with the permutation behind it, 64 entries a box: six bits in, 32 bits out. */
const substitutions = Uint32Array.from({ length: 8 * 64 }, (_, entry) => {
  const [index, six] = [entry >> 6, entry & 63];
  const row = ((six >> 4) & 2) | (six & 1);
  const value = boxes[index]![row * 16 + ((six >> 1) & 15)]! << (28 - 4 * index);
  return permutation.reduce((word, bit) => (word << 1) | ((value >>> (32 - bit)) & 1), 0);
});

/** Sixteen round keys of eight six-bit groups. */
const schedule = (key: Uint8Array): Uint8Array => {
  const bit = (position: number): number => (key[(position - 1) >> 3]! >> (7 - ((position - 1) & 7))) & 1;
  let left = choice1.slice(0, 28).map(bit);
  let right = choice1.slice(28).map(bit);
  const rounds = new Uint8Array(16 * 8);
  shifts.forEach((shift, round) => {
    left = [...left.slice(shift), ...left.slice(0, shift)];
    right = [...right.slice(shift), ...right.slice(0, shift)];
    const both = [...left, ...right];
    choice2.forEach((position, index) => {
      rounds[round * 8 + Math.floor(index / 6)]! |= both[position - 1]! << (5 - (index % 6));
    });
  });
  return rounds;
};

interface Block {
  high: number;
  low: number;
}

/**
 * The initial permutation transposes the block as a square of bits: five
 * exchanges, each its own inverse, of the bits in a mask between the halves.
 */
const exchanges = [
  { shift: 4, mask: 0x0f0f0f0f, fromHigh: true },
  { shift: 16, mask: 0x0000ffff, fromHigh: true },
  { shift: 2, mask: 0x33333333, fromHigh: false },
  { shift: 8, mask: 0x00ff00ff, fromHigh: false },
  { shift: 1, mask: 0x55555555, fromHigh: true },
] as const;
const inverse = exchanges.toReversed();

const permute = (block: Block, steps: typeof exchanges | typeof inverse): void => {
  for (const { shift, mask, fromHigh } of steps) {
    if (fromHigh) {
      const moved = ((block.high >>> shift) ^ block.low) & mask;
      block.low ^= moved;
      block.high ^= moved << shift;
    } else {
      const moved = ((block.low >>> shift) ^ block.high) & mask;
      block.high ^= moved;
      block.low ^= moved << shift;
    }
  }
};

/** Sixteen rounds and the exchange of halves after the last. */
const rounds = (block: Block, keys: Uint8Array, backwards: boolean): void => {
  let left = block.high;
  let right = block.low;
  for (let round = 0; round < 16; round++) {
    const key = (backwards ? 15 - round : round) * 8;
    // The expansion: groups 0, 2, 4, 6 and 1, 3, 5, 7 of six bits lie side by side in two rotations.
    const even = (right >>> 1) | (right << 31);
    const odd = (right << 3) | (right >>> 29);
    const mixed =
      left ^
      substitutions[(even >>> 26) ^ keys[key]!]! ^
      substitutions[64 + ((odd >>> 26) ^ keys[key + 1]!)]! ^
      substitutions[128 + (((even >>> 18) & 63) ^ keys[key + 2]!)]! ^
      substitutions[192 + (((odd >>> 18) & 63) ^ keys[key + 3]!)]! ^
      substitutions[256 + (((even >>> 10) & 63) ^ keys[key + 4]!)]! ^
      substitutions[320 + (((odd >>> 10) & 63) ^ keys[key + 5]!)]! ^
      substitutions[384 + (((even >>> 2) & 63) ^ keys[key + 6]!)]! ^
      substitutions[448 + (((odd >>> 2) & 63) ^ keys[key + 7]!)]!;
    left = right;
    right = mixed;
  }
  block.high = right;
  block.low = left;
};

type Keys = readonly [Uint8Array, Uint8Array, Uint8Array];

const schedules = (key: Uint8Array): Keys => [
  schedule(key.subarray(0, 8)),
  schedule(key.subarray(8, 16)),
  schedule(key.subarray(16, 24)),
];

const encryptBlock = (block: Block, [first, second, third]: Keys): void => {
  permute(block, exchanges);
  rounds(block, first, false);
  rounds(block, second, true);
  rounds(block, third, false);
  permute(block, inverse);
};

const decryptBlock = (block: Block, [first, second, third]: Keys): void => {
  permute(block, exchanges);
  rounds(block, third, true);
  rounds(block, second, false);
  rounds(block, first, true);
  permute(block, inverse);
};

const size = 8;

/** Encrypts with a key of 24 and an initialisation vector of 8 octets, padded as PKCS#7 says. */
export const encrypt = (key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padding = size - (plain.length % size);
  const out = new Uint8Array(plain.length + padding).fill(padding, plain.length);
  out.set(plain);
  const view = new DataView(out.buffer);
  const keys = schedules(key);
  const start = new DataView(new Uint8Array(iv).buffer);
  const block = { high: start.getUint32(0), low: start.getUint32(4) };
  for (let at = 0; at < out.length; at += size) {
    block.high ^= view.getUint32(at);
    block.low ^= view.getUint32(at + 4);
    encryptBlock(block, keys);
    view.setUint32(at, block.high);
    view.setUint32(at + 4, block.low);
  }
  return out;
};

/** The plain text; `undefined` when its padding shows that key or content is wrong. */
export const decrypt = (
  key: Uint8Array,
  iv: Uint8Array,
  content: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined => {
  if (content.length === 0 || content.length % size !== 0) return undefined;
  const out = new Uint8Array(content);
  const view = new DataView(out.buffer);
  const keys = schedules(key);
  const start = new DataView(new Uint8Array(iv).buffer);
  let [high, low] = [start.getUint32(0), start.getUint32(4)];
  for (let at = 0; at < out.length; at += size) {
    const block = { high: view.getUint32(at), low: view.getUint32(at + 4) };
    const [nextHigh, nextLow] = [block.high, block.low];
    decryptBlock(block, keys);
    view.setUint32(at, block.high ^ high);
    view.setUint32(at + 4, block.low ^ low);
    [high, low] = [nextHigh, nextLow];
  }
  return unpad(out, size);
};
