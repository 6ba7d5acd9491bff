/** RSASSA-PKCS1-v1_5, the only signature of joint certificates and of everything signed with them (npki §0.10). */
import * as Effect from "effect/Effect";
import { native, type NativeCrypto, type NativeKey, plain } from "./internal/native.ts";
import { type Data, octetsOf, passing } from "./internal/utf8.ts";

/** SHA-1 is met in certificates from before 2012 only. */
export type Hash = "SHA-1" | "SHA-256";

/** A public key by its SubjectPublicKeyInfo. */
export interface PublicKey {
  readonly spki: Uint8Array;
}

/** Bytes of the SubjectPublicKeyInfo of an 8192-bit key: a longer one only costs time. */
const longestKey = 1100;

/** Keeps what was made of a key; importing costs more than verifying. */
const keeping = <A>(make: (publicKey: PublicKey) => A): ((publicKey: PublicKey) => A) => {
  const kept = new WeakMap<PublicKey, A>();
  return (publicKey) => {
    const known = kept.get(publicKey);
    if (known !== undefined) return known;
    const made = make(publicKey);
    kept.set(publicKey, made);
    return made;
  };
};

type Verify = (publicKey: PublicKey, hash: Hash, data: Data, signature: Uint8Array) => Effect.Effect<boolean>;

const names = { "SHA-1": "sha1", "SHA-256": "sha256" } as const;

const inThread = ({ createPublicKey, verify: check }: NativeCrypto): Verify => {
  /** Keys of other kinds would be taken too. */
  const keyOf = keeping(({ spki }): NativeKey | "other" => {
    const key = createPublicKey({ key: spki, format: "der", type: "spki" });
    return key.asymmetricKeyType === "rsa" ? key : "other";
  });
  return (publicKey, hash, data, signature) =>
    Effect.sync(() => {
      try {
        const key = keyOf(publicKey);
        return key !== "other" && check(names[hash], passing(data), key, signature);
      } catch {
        return false;
      }
    });
};

const inWeb: Verify = (() => {
  const importAs = (hash: Hash) =>
    keeping(({ spki }) =>
      globalThis.crypto.subtle.importKey("spki", spki.slice(), { name: "RSASSA-PKCS1-v1_5", hash }, false, [
        "verify",
      ]),
    );
  const keys = { "SHA-1": importAs("SHA-1"), "SHA-256": importAs("SHA-256") };
  return (publicKey, hash, data, signature) =>
    Effect.tryPromise(async () =>
      globalThis.crypto.subtle.verify(
        "RSASSA-PKCS1-v1_5",
        await keys[hash](publicKey),
        signature.slice(),
        octetsOf(data),
      ),
    ).pipe(Effect.orElseSucceed(() => false));
})();

const verifyWith = native === undefined ? inWeb : inThread(native);

/** Whether the signature is that of the data, or of the UTF-8 of a text. A key that cannot be read has signed nothing. */
export const verify: Verify = (publicKey, hash, data, signature) =>
  publicKey.spki.length > longestKey ? Effect.succeed(false) : verifyWith(publicKey, hash, data, signature);

/** Signs with SHA-256; the key that does is held by the platform. */
export type Sign = (data: Uint8Array) => Effect.Effect<Uint8Array<ArrayBuffer>>;

const signer = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

const signInThread = ({ createPrivateKey, sign }: NativeCrypto, pkcs8: Uint8Array): Sign => {
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  if (key.asymmetricKeyType !== "rsa") throw new TypeError(key.asymmetricKeyType);
  return (data) => Effect.sync(() => plain(sign("sha256", data, key)));
};

const signInWeb = async (pkcs8: Uint8Array<ArrayBuffer>): Promise<Sign> => {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey("pkcs8", pkcs8, signer, false, ["sign"]);
  return (data) => Effect.promise(async () => new Uint8Array(await subtle.sign(signer, key, data.slice())));
};

/** Hands a private key (PKCS #8) to the platform, which does not give it back. Rejects what is no RSA key. */
export const privateKey = async (pkcs8: Uint8Array<ArrayBuffer>): Promise<Sign> =>
  native === undefined ? signInWeb(pkcs8) : signInThread(native, pkcs8);
