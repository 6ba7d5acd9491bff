/**
 * Hybrid public key encryption for one message (HPKE, RFC 9180): base mode,
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM. Only whoever holds the
 * receiver's private key reads it; who sent it is not proven by it.
 */
import * as Base64Url from "effect/encoding/Base64Url";

/** AEAD identifiers of RFC 9180 §7.3, by the length of the key in octets. */
const aeads = { 16: 1, 32: 2 } as const;
export type KeySize = keyof typeof aeads;

const curve = { name: "ECDH", namedCurve: "P-256" } as const;
const pointSize = 65;
const tagSize = 16;
const nonceSize = 12;
const secretSize = 32;

/** The private number and the public point, as they are kept. */
export interface KeyPair {
  /** 32 octets. */
  readonly privateKey: Uint8Array;
  /** Uncompressed point, 65 octets. */
  readonly publicKey: Uint8Array;
}

type Octets = Uint8Array<ArrayBuffer>;

const joined = (...parts: ReadonlyArray<Uint8Array>): Octets => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const words = (text: string): Octets => Uint8Array.from(new TextEncoder().encode(text));
const short = (number: number): Octets => Uint8Array.of(number >> 8, number & 255);
const none = new Uint8Array();

const kemSuite = joined(words("KEM"), short(0x0010));
const suiteOf = (size: KeySize): Octets =>
  joined(words("HPKE"), short(0x0010), short(0x0001), short(aeads[size]));

const hmac = async (key: Uint8Array, data: Octets): Promise<Octets> => {
  // Without a salt HMAC's key is all zeros, whatever its length.
  const octets = key.length === 0 ? new Uint8Array(32) : Uint8Array.from(key);
  const handle = await globalThis.crypto.subtle.importKey(
    "raw",
    octets,
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return new Uint8Array(await globalThis.crypto.subtle.sign("HMAC", handle, data));
};

/** LabeledExtract and LabeledExpand of RFC 9180 §4; at most one block is asked for. */
const labelled = (suite: Octets) => ({
  extract: (salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(salt, joined(words("HPKE-v1"), suite, words(label), ikm)),
  expand: async (key: Uint8Array, label: string, info: Uint8Array, size: number) =>
    (
      await hmac(key, joined(short(size), words("HPKE-v1"), suite, words(label), info, Uint8Array.of(1)))
    ).slice(0, size),
});

const publicHandle = (point: Uint8Array): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey("raw", Uint8Array.from(point), curve, false, []);

const privateHandle = ({ privateKey, publicKey }: KeyPair): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey(
    "jwk",
    {
      kty: "EC",
      crv: "P-256",
      d: Base64Url.encode(privateKey),
      x: Base64Url.encode(publicKey.subarray(1, 33)),
      y: Base64Url.encode(publicKey.subarray(33)),
    },
    curve,
    false,
    ["deriveBits"],
  );

const point = async (key: CryptoKey): Promise<Octets> =>
  new Uint8Array(await globalThis.crypto.subtle.exportKey("raw", key));

const isPair = (key: CryptoKey | CryptoKeyPair): key is CryptoKeyPair => "privateKey" in key;

const generate = async (extractable: boolean): Promise<CryptoKeyPair> => {
  const made = await globalThis.crypto.subtle.generateKey(curve, extractable, ["deriveBits"]);
  if (!isPair(made)) throw new Error("no key pair");
  return made;
};

/** A receiver's new key pair. */
export const keyPair = async (): Promise<KeyPair> => {
  const made = await generate(true);
  const { d = "" } = await globalThis.crypto.subtle.exportKey("jwk", made.privateKey);
  const decoded = Uint8Array.from(atob(d.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
    one.charCodeAt(0),
  );
  return { privateKey: decoded, publicKey: await point(made.publicKey) };
};

/** Key and nonce that both sides come to. */
const schedule = async (
  [own, others]: readonly [own: CryptoKey, others: CryptoKey],
  points: Uint8Array,
  info: Uint8Array,
  size: KeySize,
): Promise<{ readonly cipher: CryptoKey; readonly nonce: Octets }> => {
  const agreed = new Uint8Array(
    await globalThis.crypto.subtle.deriveBits({ name: "ECDH", public: others }, own, 256),
  );
  const kem = labelled(kemSuite);
  const shared = await kem.expand(
    await kem.extract(none, "eae_prk", agreed),
    "shared_secret",
    points,
    secretSize,
  );
  const hpke = labelled(suiteOf(size));
  const context = joined(
    Uint8Array.of(0),
    await hpke.extract(none, "psk_id_hash", none),
    await hpke.extract(none, "info_hash", info),
  );
  const secret = await hpke.extract(shared, "secret", none);
  const key = await hpke.expand(secret, "key", context, size);
  const nonce = await hpke.expand(secret, "base_nonce", context, nonceSize);
  const cipher = await globalThis.crypto.subtle.importKey("raw", key, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  for (const spent of [agreed, shared, secret, key]) spent.fill(0);
  return { cipher, nonce };
};

const parameters = (iv: Octets, bound: Uint8Array): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: Uint8Array.from(bound),
});

/** What a message is bound to: `info` to the keys, `bound` to the message. */
export interface Binding {
  readonly info: Uint8Array;
  readonly bound: Uint8Array;
  readonly keySize: KeySize;
}

/** The sender's point and what it sealed. Rejects when `publicKey` is no point of the curve. */
export const seal = async (
  publicKey: Uint8Array,
  plain: Uint8Array,
  { info, bound, keySize }: Binding,
): Promise<Octets> => {
  const sender = await generate(false);
  const enc = await point(sender.publicKey);
  const agreement = [sender.privateKey, await publicHandle(publicKey)] as const;
  const { cipher, nonce } = await schedule(agreement, joined(enc, publicKey), info, keySize);
  const copy = Uint8Array.from(plain);
  const sealed = await globalThis.crypto.subtle.encrypt(parameters(nonce, bound), cipher, copy);
  copy.fill(0);
  return joined(enc, new Uint8Array(sealed));
};

/** Rejects when anything of it is wrong. */
export const open = async (
  receiver: KeyPair,
  message: Uint8Array,
  { info, bound, keySize }: Binding,
): Promise<Octets> => {
  if (message.length < pointSize + tagSize) throw new Error("too short");
  const enc = message.subarray(0, pointSize);
  const agreement = [await privateHandle(receiver), await publicHandle(enc)] as const;
  const { cipher, nonce } = await schedule(agreement, joined(enc, receiver.publicKey), info, keySize);
  const body = Uint8Array.from(message.subarray(pointSize));
  return new Uint8Array(await globalThis.crypto.subtle.decrypt(parameters(nonce, bound), cipher, body));
};
