/**
 * RC2 (RFC 2268) in CBC mode with PKCS#7 padding: what containers (PFX) of
 * Windows and of older certificate programs wrap certificates in. It is read
 * here and never written.
 */
import { unpad } from "./padding.ts";

/** A permutation of the octets, made from the digits of π. */
const digitsOfPi = Uint8Array.from(
  (
    "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2" +
    "179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82" +
    "54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626" +
    "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7" +
    "08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec" +
    "c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
    "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9" +
    "0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad"
  ).match(/../g) ?? [],
  (octet) => Number.parseInt(octet, 16),
);

const blockBytes = 8;
const rotations = [1, 2, 3, 5] as const;
/** Rounds of mixing, between which there is one of mashing. */
const mixings = [5, 6, 5] as const;

/** 64 words of 16 bits from a key all of whose bits count. */
const schedule = (key: Uint8Array): Uint16Array => {
  const octets = new Uint8Array(128);
  octets.set(key);
  for (let at = key.length; at < 128; at++)
    octets[at] = digitsOfPi[(octets[at - 1]! + octets[at - key.length]!) & 0xff]!;
  octets[128 - key.length] = digitsOfPi[octets[128 - key.length]!]!;
  for (let at = 127 - key.length; at >= 0; at--)
    octets[at] = digitsOfPi[octets[at + 1]! ^ octets[at + key.length]!]!;
  const words = Uint16Array.from({ length: 64 }, (_, at) => octets[2 * at]! | (octets[2 * at + 1]! << 8));
  octets.fill(0);
  return words;
};

const decryptBlock = (block: Uint16Array, words: Uint16Array): void => {
  let next = 63;
  for (const [index, rounds] of mixings.entries()) {
    if (index > 0) for (let at = 3; at >= 0; at--) block[at]! -= words[block[(at + 3) & 3]! & 63]!;
    for (let round = 0; round < rounds; round++)
      for (let at = 3; at >= 0; at--) {
        const rotation = rotations[at]!;
        const turned = (block[at]! >>> rotation) | (block[at]! << (16 - rotation));
        const before = block[(at + 3) & 3]!;
        block[at] =
          turned - words[next--]! - (before & block[(at + 2) & 3]!) - (~before & block[(at + 1) & 3]!);
      }
  }
};

/** The plain text without its padding, or `undefined` when length or padding are not those of this mode. */
export const decryptCbc = (
  key: Uint8Array,
  iv: Uint8Array,
  cipherText: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined => {
  if (cipherText.length === 0 || cipherText.length % blockBytes !== 0) return undefined;
  const words = schedule(key);
  const out = new Uint8Array(cipherText.length);
  const block = new Uint16Array(4);
  for (let offset = 0; offset < out.length; offset += blockBytes) {
    for (let at = 0; at < 4; at++)
      block[at] = cipherText[offset + 2 * at]! | (cipherText[offset + 2 * at + 1]! << 8);
    decryptBlock(block, words);
    for (let at = 0; at < blockBytes; at++) {
      const chained = offset === 0 ? iv[at]! : cipherText[offset - blockBytes + at]!;
      out[offset + at] = (block[at >> 1]! >> (8 * (at & 1))) ^ chained;
    }
  }
  words.fill(0);
  return unpad(out, blockBytes);
};
