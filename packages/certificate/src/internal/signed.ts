/** Signatures of authorities on certificates and lists. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Rsa from "../Rsa.ts";

const hashes: Readonly<Record<string, Rsa.Hash>> = {
  "1.2.840.113549.1.1.5": "SHA-1",
  "1.2.840.113549.1.1.11": "SHA-256",
};

/** The Korean authorities signed with SHA-1 until 2011 (npki §3.4); later, only a forger would. */
const endOfSha1 = DateTime.makeUnsafe("2012-01-01T00:00:00Z");

export interface Signed {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

/** Whether the key signed it; `made` is when that happened. */
export const verifySigned = (
  signed: Signed,
  key: Rsa.PublicKey,
  made: DateTime.Utc,
): Effect.Effect<boolean> => {
  const hash = hashes[signed.signatureAlgorithm];
  return hash === undefined || (hash === "SHA-1" && DateTime.isGreaterThanOrEqualTo(made, endOfSha1))
    ? Effect.succeed(false)
    : Rsa.verify(key, hash, signed.tbs, signed.signature);
};
