/** AES-256-GCM through WebCrypto. */
import * as Effect from "effect/Effect";

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** A key that WebCrypto keeps to itself. */
export const key = (octets: Uint8Array): Effect.Effect<CryptoKey> =>
  Effect.promise(() =>
    globalThis.crypto.subtle.importKey("raw", owned(octets), "AES-GCM", false, ["encrypt", "decrypt"]),
  );

/** A name by which a key is recognised, and from which it cannot be told. */
export const nameOf = (octets: Uint8Array, size: number): Effect.Effect<Uint8Array> =>
  Effect.map(
    Effect.promise(() =>
      globalThis.crypto.subtle.digest(
        "SHA-256",
        Uint8Array.from([...new TextEncoder().encode("einv sealing key\n"), ...octets]),
      ),
    ),
    (hash) => new Uint8Array(hash).slice(0, size),
  );

const parameters = (nonce: Uint8Array, bound: Uint8Array): AesGcmParams => ({
  name: "AES-GCM",
  iv: owned(nonce),
  additionalData: owned(bound),
});

export const seal = (
  cipher: CryptoKey,
  nonce: Uint8Array,
  bound: Uint8Array,
  plain: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer>> =>
  Effect.map(
    Effect.promise(() => globalThis.crypto.subtle.encrypt(parameters(nonce, bound), cipher, owned(plain))),
    (sealed) => new Uint8Array(sealed),
  );

/** Absent if the key, the bound data or any bit is wrong. */
export const open = (
  cipher: CryptoKey,
  nonce: Uint8Array,
  bound: Uint8Array,
  sealed: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined> =>
  Effect.promise(() =>
    globalThis.crypto.subtle.decrypt(parameters(nonce, bound), cipher, owned(sealed)).then(
      (plain) => new Uint8Array(plain),
      () => undefined,
    ),
  );
