/**
 * What a signature claims, as octets alone: the document is read to the end,
 * and everything decided but the arithmetic, before the first digest is asked for.
 */
import type { Certificate } from "@einv/certificate";
import * as Rsa from "@einv/certificate/Rsa";
import type { Refusal } from "@einv/refusal/Refusal";
import { path } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Canonical from "../Canonical.ts";
import { refusals } from "../Refusals.ts";
import { sha256, utf8 } from "./octets.ts";
import type { Reference, Signature } from "./signature.ts";

export interface Claim {
  readonly certificate: Certificate.Certificate;
  /** `SignedInfo`, as canonical XML prints it where it stands. */
  readonly signedInfo: Uint8Array<ArrayBuffer>;
  readonly value: Uint8Array;
  /** What was hashed, and the digest it should have. */
  readonly digests: ReadonlyArray<{
    readonly octets: Uint8Array<ArrayBuffer>;
    readonly digest: Uint8Array;
    readonly path: string;
  }>;
  readonly path: string;
}

export const claim = (
  { element, signedInfo, references, value }: Signature,
  certificate: Certificate.Certificate,
  octetsOf: (reference: Reference) => Uint8Array<ArrayBuffer>,
): Claim => ({
  certificate,
  signedInfo: utf8(Canonical.element(signedInfo)),
  value,
  digests: references.map((reference) => ({
    octets: octetsOf(reference),
    digest: reference.digest,
    path: path(reference.element),
  })),
  path: path(element),
});

const same = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
};

/** Whether every digest is right, and the key of the certificate signed them. */
export const check = (made: Claim): Effect.Effect<void, Refusal> =>
  Effect.gen(function* () {
    for (const { octets, digest, path: at } of made.digests) {
      if (!same(yield* sha256(octets), digest)) {
        return yield* Effect.fail(refusals.refusal("signature.digest-mismatch", { path: at }));
      }
    }
    const { certificate, signedInfo, value } = made;
    if (!(yield* Rsa.verify(certificate.publicKey, "SHA-256", signedInfo, value))) {
      return yield* Effect.fail(refusals.refusal("signature.wrong", { path: made.path }));
    }
  });
