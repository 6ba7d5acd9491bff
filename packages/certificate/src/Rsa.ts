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

/** What the platform has imported of a key; importing costs more than verifying. */
const imported = new WeakMap<PublicKey, Map<Hash, Promise<CryptoKey>>>();

const importKey = (publicKey: PublicKey, hash: Hash): Promise<CryptoKey> => {
  const keys = imported.get(publicKey) ?? new Map<Hash, Promise<CryptoKey>>();
  imported.set(publicKey, keys);
  const known = keys.get(hash);
  if (known !== undefined) return known;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
  const key = globalThis.crypto.subtle.importKey("spki", publicKey.spki.slice(), algorithm, false, [
    "verify",
  ]);
  keys.set(hash, key);
  return key;
};

/** Whether the signature is that of the data. A key that cannot be read has signed nothing. */
export const verify = (
  publicKey: PublicKey,
  hash: Hash,
  data: Uint8Array,
  signature: Uint8Array,
): Effect.Effect<boolean> =>
  publicKey.spki.length > longestKey
    ? Effect.succeed(false)
    : Effect.tryPromise(async () =>
        globalThis.crypto.subtle.verify(
          "RSASSA-PKCS1-v1_5",
          await importKey(publicKey, hash),
          signature.slice(),
          data.slice(),
        ),
      ).pipe(Effect.orElseSucceed(() => false));
