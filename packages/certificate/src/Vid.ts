/**
 * VID (식별번호): the hash in a joint certificate that ties it to a business
 * number (사업자등록번호) for whoever knows R, the random number inside the
 * private key: `h(h(DER{ PrintableString number, BIT STRING R }))` (npki §2).
 */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Certificate } from "./Certificate.ts";
import * as Der from "./Der.ts";

/** What a certificate says of a number. Which digit is wrong is never said. */
export type Outcome =
  | "MATCH"
  | "MISMATCH"
  | "NO_VID_IN_CERT"
  | "NO_R_IN_KEY"
  | "UNSUPPORTED_HASH"
  | "BAD_IDN_FORMAT";

/** Object identifier in the certificate → digest. SHA-1 is met in certificates from before 2012. */
const digests = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
} as const;

/** The object identifier of a digest that is supported here. */
export type Hash = keyof typeof digests;

const isSupported = (oid: string): oid is Hash => Object.hasOwn(digests, oid);

/** The VID of an identity number in digits: 10 of a business, 13 of a person. */
export const compute = (
  hash: Hash,
  number: string,
  r: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer>> => {
  const { sequence, printable, bitString } = Der.write;
  return Effect.promise(async () => {
    const { subtle } = globalThis.crypto;
    const digest = digests[hash];
    const inner = await subtle.digest(digest, sequence(printable(number), bitString(r)));
    return new Uint8Array(await subtle.digest(digest, inner));
  });
};

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((octet, index) => octet === right[index]);

/**
 * Whether the certificate was issued for this business number. The number is
 * ten digits without hyphens and is not held to its check digit: test
 * certificates carry wrong ones.
 */
export const check = Effect.fnUntraced(function* (
  certificate: Pick<Certificate, "virtualIds">,
  claim: { readonly businessNumber: string; readonly r: Redacted.Redacted<Uint8Array> | undefined },
): Effect.fn.Return<Outcome> {
  if (!/^\d{10}$/.test(claim.businessNumber)) return "BAD_IDN_FORMAT";
  if (certificate.virtualIds.length === 0) return "NO_VID_IN_CERT";
  if (claim.r === undefined) return "NO_R_IN_KEY";
  let outcome: Outcome = "UNSUPPORTED_HASH";
  for (const { hash, value } of certificate.virtualIds) {
    if (!isSupported(hash)) continue;
    const computed = yield* compute(hash, claim.businessNumber, Redacted.value(claim.r));
    if (isSame(computed, value)) return "MATCH";
    outcome = "MISMATCH";
  }
  return outcome;
});
