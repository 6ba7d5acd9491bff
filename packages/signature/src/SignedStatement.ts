/**
 * A statement in words, signed with a joint certificate: what a person reads is
 * what the key signs, and the signature stands beside the text.
 *
 * No CMS around it: whoever checks knows the text already, so an envelope would
 * only add a second copy of it and choices to get wrong. What is signed is
 *
 *     einv statement 1
 *     certificate SHA-256 <fingerprint in hex>
 *
 *     <the text>
 *
 * in UTF-8. The first line keeps the signature from standing for anything else
 * (signed XML begins with `<`, signed attributes of a CMS with a SET); the
 * second ties it to one certificate, so that nobody can claim it by another
 * certificate for which the arithmetic happens to hold.
 */
import { Certificate } from "@einv/certificate";
import { sha256 } from "@einv/certificate/Digest";
import * as Rsa from "@einv/certificate/Rsa";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Effect from "effect/Effect";
import * as Hex from "effect/encoding/Hex";
import { weakness } from "./internal/embedded.ts";
import { refusals } from "./Refusals.ts";
import type { Signer } from "./Signer.ts";

/** A signature that stands beside its text. */
export interface SignedStatement {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly signature: Uint8Array;
}

/** Characters of the longest text. */
export const longest = 4000;

/** SHA-256 of a certificate, in hex: its name wherever it is kept or shown. */
export const fingerprint = ({ der }: Pick<Certificate.Certificate, "der">): Effect.Effect<string> =>
  Effect.map(sha256(der), Hex.encode);

const octets = Effect.fnUntraced(function* (text: string, certificate: Certificate.Certificate) {
  if (text === "" || text.length > longest || !text.isWellFormed()) {
    return yield* refusals.refusal("signature.statement", { values: { limit: String(longest) } });
  }
  const head = `einv statement 1\ncertificate SHA-256 ${yield* fingerprint(certificate)}\n\n`;
  return new TextEncoder().encode(head + text);
});

const strong = (certificate: Certificate.Certificate): Effect.Effect<void, Refusal> => {
  const weak = weakness(certificate);
  return weak === undefined ? Effect.void : Effect.fail(refusals.refusal(weak[0], { values: weak[1] }));
};

/** Signs. Codes: `signature.statement`, `signature.key-too-short`, `signature.algorithm`, and what the key refuses. */
export const sign = Effect.fnUntraced(function* (
  text: string,
  signer: Signer,
): Effect.fn.Return<SignedStatement, Refusal> {
  yield* strong(signer.certificate);
  const signature = yield* signer.sign(yield* octets(text, signer.certificate));
  return { certificate: signer.certificate.der, signature };
});

/**
 * The certificate whose key signed exactly this text; whether it is trusted is
 * for `CertificatePath` to say. Codes: `signature.statement`, `certificate.*`,
 * `signature.key-too-short`, `signature.algorithm`, `signature.statement-differs`.
 */
export const verify = Effect.fnUntraced(function* (
  text: string,
  signed: SignedStatement,
): Effect.fn.Return<Certificate.Certificate, Refusal> {
  const certificate = yield* Effect.fromResult(Certificate.parse(signed.certificate));
  yield* strong(certificate);
  const data = yield* octets(text, certificate);
  const holds = yield* Rsa.verify(certificate.publicKey, "SHA-256", data, signed.signature);
  return holds ? certificate : yield* refusals.refusal("signature.statement-differs");
});
