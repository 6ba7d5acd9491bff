/** RSASSA-PKCS1-v1_5, the only signature of joint certificates and of everything signed with them (npki §0.10). */
import * as Effect from "effect/Effect";

/** SHA-1 is met in certificates from before 2012 only. */
export type Hash = "SHA-1" | "SHA-256";

/** A public key by its SubjectPublicKeyInfo. */
export interface PublicKey {
  readonly spki: Uint8Array;
}

/** Bytes of the SubjectPublicKeyInfo of an 8192-bit key: a longer one only costs time. */
const longestKey = 1100;

/** Whether the signature is that of the data. A key that cannot be read has signed nothing. */
export const verify = (
  publicKey: PublicKey,
  hash: Hash,
  data: Uint8Array,
  signature: Uint8Array,
): Effect.Effect<boolean> =>
  publicKey.spki.length > longestKey
    ? Effect.succeed(false)
    : Effect.tryPromise(async () => {
        const { subtle } = globalThis.crypto;
        const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
        const key = await subtle.importKey("spki", publicKey.spki.slice(), algorithm, false, ["verify"]);
        return subtle.verify(algorithm, key, signature.slice(), data.slice());
      }).pipe(Effect.orElseSucceed(() => false));
