/** Digests and RSA over octets that are already decided. */
import type { Certificate } from "@einv/certificate";
import * as Rsa from "@einv/certificate/Rsa";
import { refusals } from "../Refusals.ts";
import type { Refusal } from "@einv/refusal/Refusal";
import { path, type XmlElement } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Canonical from "../Canonical.ts";
import type { Reference, Signature } from "./signature.ts";

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export const sha256 = (octets: Uint8Array<ArrayBuffer>): Effect.Effect<Uint8Array<ArrayBuffer>> =>
  Effect.promise(async () => new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", octets)));

const same = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
};

const fail = (code: "signature.digest-mismatch" | "signature.wrong", at: XmlElement) =>
  Effect.fail(refusals.refusal(code, { path: path(at) }));

/** Whether a reference was made over these octets. */
export const checkDigest = (
  reference: Reference,
  octets: Uint8Array<ArrayBuffer>,
): Effect.Effect<void, Refusal> =>
  Effect.flatMap(sha256(octets), (digest) =>
    same(digest, reference.digest) ? Effect.void : fail("signature.digest-mismatch", reference.element),
  );

/** Whether the key of the certificate signed `SignedInfo`, as canonical XML prints it where it stands. */
export const checkValue = (
  { element, signedInfo, value }: Signature,
  { publicKey }: Certificate.Certificate,
): Effect.Effect<void, Refusal> =>
  Effect.flatMap(Rsa.verify(publicKey, "SHA-256", utf8(Canonical.element(signedInfo)), value), (right) =>
    right ? Effect.void : fail("signature.wrong", element),
  );
