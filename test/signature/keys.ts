/** Signers made for one run: a fresh key under a certificate that it signs itself. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign as rsa } from "node:crypto";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { Certificate, Der } from "@einv/certificate";
import type { Signer } from "@einv/signature";

const { write } = Der;
const sha256WithRsa = write.sequence(write.oid("1.2.840.113549.1.1.11"), write.null);

const name = (text: string): Uint8Array =>
  write.sequence(write.set(write.sequence(write.oid("2.5.4.3"), write.utf8(text))));

const day = (text: string): Uint8Array => write.instant(DateTime.makeUnsafe(text));

const certificate = (subject: string, privateKey: KeyObject): Certificate.Certificate => {
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const tbs = write.sequence(
    write.explicit(0, write.integer(2)),
    write.integer(1),
    sha256WithRsa,
    name(subject),
    write.sequence(day("2026-01-01T00:00:00Z"), day("2027-01-01T00:00:00Z")),
    name(subject),
    new Uint8Array(spki),
  );
  const signature = new Uint8Array(rsa("RSA-SHA256", tbs, privateKey));
  return Result.getOrThrow(Certificate.parse(write.sequence(tbs, sha256WithRsa, write.bitString(signature))));
};

export interface TestSigner extends Signer.Signer {
  readonly privateKey: KeyObject;
}

export const signerOf = (subject: string, bits = 2048): TestSigner => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return {
    privateKey,
    certificate: certificate(subject, privateKey),
    sign: (data) => Effect.sync(() => new Uint8Array(rsa("RSA-SHA256", data, privateKey))),
  };
};
