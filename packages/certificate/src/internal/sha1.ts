/**
 * SHA-1 of SHA-1 of SHA-1 …, which opening a key file mostly consists of: 2048
 * rounds over the 20 octets of a digest, each one block (FIPS 180-4 §6.1). Done
 * on words in place, several times faster than hashing octets again and again.
 */
import { sha1 } from "@noble/hashes/legacy.js";

const digestBytes = 20;
const words = new Int32Array(80);

/** Hashes the digest once more, in place. A loop of its own for each of the four functions: none asks which it is. */
const again = (digest: Int32Array): void => {
  words.set(digest);
  words.fill(0, 5, 15);
  words[5] = 0x80000000;
  words[15] = digestBytes * 8;
  for (let at = 16; at < 80; at++) {
    const mixed = words[at - 3]! ^ words[at - 8]! ^ words[at - 14]! ^ words[at - 16]!;
    words[at] = (mixed << 1) | (mixed >>> 31);
  }
  let a = 0x67452301 | 0;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476 | 0;
  let e = 0xc3d2e1f0 | 0;
  for (let at = 0; at < 20; at++) {
    const next = (((a << 5) | (a >>> 27)) + (d ^ (b & (c ^ d))) + e + 0x5a827999 + words[at]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  for (let at = 20; at < 40; at++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0x6ed9eba1 + words[at]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  for (let at = 40; at < 60; at++) {
    const next = (((a << 5) | (a >>> 27)) + ((b & c) | (d & (b | c))) + e + 0x8f1bbcdc + words[at]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  for (let at = 60; at < 80; at++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0xca62c1d6 + words[at]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  digest[0] = (a + 0x67452301) | 0;
  digest[1] = (b + 0xefcdab89) | 0;
  digest[2] = (c + 0x98badcfe) | 0;
  digest[3] = (d + 0x10325476) | 0;
  digest[4] = (e + 0xc3d2e1f0) | 0;
};

/** The octets hashed so many times, once at least. */
export const repeatedSha1 = (octets: Uint8Array, times: number): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(sha1(octets));
  const view = new DataView(out.buffer);
  const digest = Int32Array.from({ length: 5 }, (_, at) => view.getInt32(at * 4));
  for (let round = 1; round < times; round++) again(digest);
  digest.forEach((word, at) => view.setInt32(at * 4, word));
  digest.fill(0);
  words.fill(0);
  return out;
};
