/** RSAES-PKCS1-v1_5 (RFC 8017 §7.2), which the standard uses for content keys and WebCrypto does not have. */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Der } from "@einv/certificate";
import { concat, hex } from "./bytes.ts";

const number = (octets: Uint8Array): bigint => BigInt(`0x0${hex(octets)}`);

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

const octetsIn = (modulus: bigint): number => Math.ceil(modulus.toString(16).length / 2);

/** So many random octets, none of them zero. */
const nonZero = (count: number): Effect.Effect<Uint8Array, never, SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    const random = yield* SecureRandom.SecureRandom;
    let found = new Uint8Array(0);
    while (found.length < count) {
      const drawn = (yield* random.randomBytes(count)).filter((octet) => octet !== 0);
      found = concat([found, drawn]);
    }
    return found.slice(0, count);
  });

/** A public key, by its numbers. */
export interface PublicKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/** Encrypts a message at least eleven octets shorter than the modulus. */
export const encrypt = (
  key: PublicKey,
  message: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer>, never, SecureRandom.SecureRandom> =>
  Effect.map(nonZero(octetsIn(key.modulus) - 3 - message.length), (padding) => {
    const padded = concat([Uint8Array.of(0, 2), padding, Uint8Array.of(0), message]);
    return Der.unsignedOctets(power(number(padded), key.exponent, key.modulus), octetsIn(key.modulus));
  });

/**
 * Decrypts a message of a known length with a PKCS#8 key; `undefined` for
 * whatever is wrong, without saying what.
 */
export const decrypt = (
  pkcs8: Uint8Array,
  content: Uint8Array,
  length: number,
): Uint8Array<ArrayBuffer> | undefined => {
  const rsa = Result.gen(function* () {
    const [, , wrapped] = yield* Der.childrenOf(yield* Der.read(pkcs8), Der.Tag.sequence);
    const parts = yield* Der.childrenOf(yield* Der.read(yield* Der.octets(wrapped)), Der.Tag.sequence);
    const [modulus, , , p, q, dp, dq, inverse] = yield* Result.all(parts.slice(1, 9).map(Der.integer));
    return { modulus: modulus!, p: p!, q: q!, dp: dp!, dq: dq!, inverse: inverse! };
  });
  if (Result.isFailure(rsa)) return undefined;
  const { modulus, p, q, dp, dq, inverse } = rsa.success;
  const value = number(content);
  if (value >= modulus || content.length !== octetsIn(modulus)) return undefined;
  const [m1, m2] = [power(value, dp, p), power(value, dq, q)];
  const h = ((((m1 - m2) * inverse) % p) + p) % p;
  const padded = Der.unsignedOctets(m2 + h * q, octetsIn(modulus));
  const at = padded.length - length;
  const fits =
    padded[0] === 0 &&
    padded[1] === 2 &&
    padded[at - 1] === 0 &&
    padded.subarray(2, at - 1).every((octet) => octet !== 0);
  return fits ? padded.slice(at) : undefined;
};
