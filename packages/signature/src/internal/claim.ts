/**
 * What a signature claims, as octets (or a text that stands for its UTF-8) alone: the document is read to the end,
 * and everything decided but the arithmetic, before the first digest is asked for.
 */
import type { Certificate } from "@einv/certificate";
import { sha256 } from "@einv/certificate/Digest";
import * as Rsa from "@einv/certificate/Rsa";
import type { Refusal } from "@einv/refusal/Refusal";
import { path, type XmlElement } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Canonical from "../Canonical.ts";
import { refusals } from "../Refusals.ts";
import type { Reference, Signature } from "./signature.ts";

export interface Claim {
  readonly certificate: Certificate.Certificate;
  /** `SignedInfo`, as canonical XML prints it where it stands. */
  readonly signedInfo: string;
  readonly value: Uint8Array;
  /** What was hashed, and the digest it should have. */
  readonly digests: ReadonlyArray<{
    readonly octets: Uint8Array | string;
    readonly digest: Uint8Array;
    /** Where it stands, for the refusal. */
    readonly element: XmlElement;
  }>;
  readonly element: XmlElement;
}

export const claim = (
  { element, signedInfo, references, value }: Signature,
  certificate: Certificate.Certificate,
  octetsOf: (reference: Reference) => Uint8Array | string,
): Claim => ({
  certificate,
  signedInfo: Canonical.element(signedInfo),
  value,
  digests: references.map((reference) => ({
    octets: octetsOf(reference),
    digest: reference.digest,
    element: reference.element,
  })),
  element,
});

const same = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
};

/** Whether every digest is right, and the key of the certificate signed them. */
export const check = Effect.fnUntraced(function* (made: Claim): Effect.fn.Return<void, Refusal> {
  for (const { octets, digest, element } of made.digests) {
    if (!same(yield* sha256(octets), digest))
      return yield* refusals.refusal("signature.digest-mismatch", { path: path(element) });
  }
  const { certificate, signedInfo, value } = made;
  if (!(yield* Rsa.verify(certificate.publicKey, "SHA-256", signedInfo, value)))
    return yield* refusals.refusal("signature.wrong", { path: path(made.element) });
});
