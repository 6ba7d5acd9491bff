/** The block ciphers of key files and containers, all in CBC mode with PKCS#7 padding. */
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";
import * as TripleDes from "../TripleDes.ts";
import * as Rc2 from "./rc2.ts";
import * as Seed from "./seed.ts";

export interface Cipher {
  readonly name: "SEED" | "AES" | "3DES" | "RC2";
  readonly keyBytes: number;
  readonly ivBytes: number;
}

export const seed: Cipher = { name: "SEED", keyBytes: 16, ivBytes: 16 };
export const tripleDes: Cipher = { name: "3DES", keyBytes: 24, ivBytes: 8 };
/** The third key is the first again. */
export const tripleDesOfTwoKeys: Cipher = { name: "3DES", keyBytes: 16, ivBytes: 8 };
export const rc2 = (bits: 40 | 128): Cipher => ({ name: "RC2", keyBytes: bits / 8, ivBytes: 8 });
export const aes = (bits: 128 | 192 | 256): Cipher => ({ name: "AES", keyBytes: bits / 8, ivBytes: 16 });

export interface Keyed {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
}

const whole = (key: Uint8Array): Uint8Array =>
  key.length === 24 ? key : Uint8Array.of(...key, ...key.subarray(0, 8));

/** Some browsers have no AES-192, and refuse to import its key. */
const importAes = ({ key }: Keyed): Effect.Effect<CryptoKey, Refusal.Refusal> =>
  Effect.tryPromise({
    try: () => globalThis.crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt", "decrypt"]),
    catch: () =>
      refusals.refusal("certificate.key-scheme", {
        values: { oid: "2.16.840.1.101.3.4.1", name: `AES-${key.length * 8}` },
      }),
  });

const decryptAes = (
  keyed: Keyed,
  cipherText: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined, Refusal.Refusal> =>
  Effect.flatMap(importAes(keyed), (handle) =>
    Effect.tryPromise(() =>
      globalThis.crypto.subtle.decrypt({ name: "AES-CBC", iv: keyed.iv }, handle, cipherText.slice()),
    ).pipe(Effect.match({ onSuccess: (plain) => new Uint8Array(plain), onFailure: () => undefined })),
  );

/** The plain text; `undefined` when its padding shows that the key is another. Refuses with `certificate.key-scheme`. */
export const decrypt = (
  { name }: Cipher,
  keyed: Keyed,
  cipherText: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined, Refusal.Refusal> => {
  const { key, iv } = keyed;
  switch (name) {
    case "SEED":
      return Effect.sync(() => Seed.decryptCbc(key, iv, cipherText));
    case "3DES":
      return Effect.sync(() => TripleDes.decrypt(whole(key), iv, cipherText));
    case "RC2":
      return Effect.sync(() => Rc2.decryptCbc(key, iv, cipherText));
    case "AES":
      return decryptAes(keyed, cipherText);
  }
};

/** A block of nothing but padding, chained to the block before it. */
const padding = (
  { name }: Cipher,
  keyed: Keyed,
  before: Uint8Array<ArrayBuffer>,
): Effect.Effect<Uint8Array | undefined, Refusal.Refusal> => {
  const nothing = new Uint8Array();
  switch (name) {
    case "SEED":
      return Effect.sync(() => Seed.encryptCbc(keyed.key, before, nothing));
    case "3DES":
      return Effect.sync(() => TripleDes.encrypt(whole(keyed.key), before, nothing));
    case "AES":
      return Effect.flatMap(importAes(keyed), (handle) =>
        Effect.promise(async () => {
          const { subtle } = globalThis.crypto;
          return new Uint8Array(await subtle.encrypt({ name: "AES-CBC", iv: before }, handle, nothing));
        }),
      );
    case "RC2":
      return Effect.succeed(undefined);
  }
};

/**
 * The first block of the plain text, however the rest is damaged: decrypted with
 * a whole padding put behind it. `undefined` for RC2, which is not encrypted here.
 */
export const firstBlock = Effect.fnUntraced(function* (
  cipher: Cipher,
  keyed: Keyed,
  cipherText: Uint8Array,
): Effect.fn.Return<Uint8Array<ArrayBuffer> | undefined, Refusal.Refusal> {
  const first = Uint8Array.from(cipherText.subarray(0, cipher.ivBytes));
  const end = yield* padding(cipher, keyed, first);
  return end === undefined ? undefined : yield* decrypt(cipher, keyed, Uint8Array.of(...first, ...end));
});
