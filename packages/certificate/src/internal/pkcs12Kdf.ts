/** How PKCS#12 makes keys, vectors and the key of its checksum out of a password (RFC 7292 appendix B). */
import { sha256 } from "@noble/hashes/sha2.js";
import { repeatedSha1 } from "./sha1.ts";

/** Bytes that a hash takes at a time. */
const blockBytes = 64;

export type Hash = "SHA-1" | "SHA-256";

const repeatedSha256 = (octets: Uint8Array, times: number): Uint8Array => {
  let digest = sha256(octets);
  for (let round = 1; round < times; round++) digest = sha256(digest);
  return digest;
};

const repeatedly = { "SHA-1": repeatedSha1, "SHA-256": repeatedSha256 } as const;

/** What the octets are for, so that no two uses share them. */
export const purpose = { key: 1, iv: 2, mac: 3 } as const;

export interface Asked {
  readonly hash: Hash;
  readonly purpose: (typeof purpose)[keyof typeof purpose];
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly bytes: number;
}

const repeated = (octets: Uint8Array): Uint8Array => {
  const length = Math.ceil(octets.length / blockBytes) * blockBytes;
  return Uint8Array.from({ length }, (_, at) => octets[at % octets.length]!);
};

/** The password is in UTF-16, big end first, with the two zeros behind it. */
export const derive = (asked: Asked, password: Uint8Array): Uint8Array<ArrayBuffer> => {
  const hash = repeatedly[asked.hash];
  const [salt, secret] = [repeated(asked.salt), repeated(password)];
  const input = new Uint8Array(blockBytes + salt.length + secret.length).fill(asked.purpose, 0, blockBytes);
  input.set(salt, blockBytes);
  input.set(secret, blockBytes + salt.length);
  secret.fill(0);
  const out = new Uint8Array(asked.bytes);
  for (let filled = 0; filled < out.length;) {
    const digest = hash(input, asked.iterations);
    out.set(digest.subarray(0, out.length - filled), filled);
    filled += digest.length;
    for (let block = blockBytes; block < input.length; block += blockBytes) {
      let carry = 1;
      for (let at = blockBytes - 1; at >= 0; at--) {
        carry += input[block + at]! + digest[at % digest.length]!;
        input[block + at] = carry;
        carry >>= 8;
      }
    }
    digest.fill(0);
  }
  input.fill(0);
  return out;
};
