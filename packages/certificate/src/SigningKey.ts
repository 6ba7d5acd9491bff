/**
 * The private key of a joint certificate: `signPri.key` opened with its
 * password, held so that it signs and is not seen.
 *
 * R, the random number that ties the certificate to a business number (see
 * `Vid`), lives among the key's attributes and is kept byte for byte. With R
 * and the certificate anybody can find the number by trying all of them, so it
 * is as secret as the key.
 */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import { malformedKey } from "./internal/malformedKey.ts";
import type * as Encryption from "./internal/encryption.ts";
import * as Pbe from "./internal/pbe.ts";
import * as PrivateKey from "./internal/privateKey.ts";
import { refusals } from "./Refusals.ts";
import * as Rsa from "./Rsa.ts";

/** How the key was encrypted (npki §1.3): one of the old Korean ways, PBES2, that of PKCS#12, or not at all. */
export type KeyScheme = Encryption.Scheme | "none";

/** A decrypted key that nothing was asked of yet. */
export interface DecryptedKey {
  /** `PrivateKeyInfo` with its attributes, as it was in the file. */
  readonly pkcs8: Redacted.Redacted<Uint8Array>;
  /** R; `undefined` when another program dropped it from the file. */
  readonly r: Redacted.Redacted<Uint8Array> | undefined;
  readonly scheme: KeyScheme;
}

/** A key that belongs to its certificate. Its secrets are gone after {@link forget}. */
export interface SigningKey extends DecryptedKey {
  readonly certificate: Certificate.Certificate;
  /** RSASSA-PKCS1-v1_5 with SHA-256. Refuses with `certificate.key-forgotten` after {@link forget}. */
  readonly sign: (data: Uint8Array) => Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal>;
}

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/** The platform's handles, which cannot be read out again. */
const handles = new WeakMap<SigningKey, CryptoKey>();

const signWith = (handle: CryptoKey, data: Uint8Array): Effect.Effect<Uint8Array<ArrayBuffer>> =>
  Effect.promise(async () => new Uint8Array(await crypto.subtle.sign(algorithm, handle, data.slice())));

const securePage = Effect.suspend(() =>
  globalThis.isSecureContext === false
    ? Effect.fail(refusals.refusal("certificate.insecure-page"))
    : Effect.void,
);

const reveal = (plain: Uint8Array, scheme: KeyScheme): Result.Result<DecryptedKey, Refusal.Refusal> =>
  Result.map(PrivateKey.read(plain), ({ r }) => ({
    pkcs8: Redacted.make(plain, { label: "pkcs8" }),
    r: r === undefined ? undefined : Redacted.make(r.slice(), { label: "r" }),
    scheme,
  }));

/**
 * Opens a key file without its certificate.
 *
 * Refuses with `certificate.wrong-password`, `certificate.key-malformed`,
 * `certificate.key-scheme`, `certificate.key-algorithm`,
 * `certificate.key-too-costly` or `certificate.insecure-page`.
 */
export const decrypt = Effect.fnUntraced(function* (file: {
  readonly privateKey: Uint8Array;
  readonly password: Redacted.Redacted<string>;
}): Effect.fn.Return<DecryptedKey, Refusal.Refusal> {
  yield* securePage;
  const encrypted = yield* Effect.fromResult(Pbe.read(file.privateKey));
  const plain = yield* Pbe.open(encrypted, Redacted.value(file.password), PrivateKey.isPrivateKey);
  return yield* plain === undefined
    ? Effect.fail(refusals.refusal("certificate.wrong-password"))
    : Effect.fromResult(reveal(plain, encrypted.encryption.scheme));
});

/**
 * Ties a decrypted key to its certificate: the moduli are equal, and a trial
 * signature verifies. A key whose other numbers were changed would sign wrongly
 * and give its primes away.
 *
 * Refuses with `certificate.key-does-not-match`, or as {@link decrypt} does.
 */
export const bind = Effect.fnUntraced(function* (
  certificate: Certificate.Certificate,
  decrypted: DecryptedKey,
): Effect.fn.Return<SigningKey, Refusal.Refusal> {
  yield* securePage;
  const { modulus, bare } = yield* Effect.fromResult(PrivateKey.read(Redacted.value(decrypted.pkcs8)));
  const mismatch = refusals.refusal("certificate.key-does-not-match");
  if (modulus !== certificate.publicKey.modulus) return yield* Effect.fail(mismatch);
  const handle = yield* Effect.tryPromise({
    try: () => crypto.subtle.importKey("pkcs8", bare, algorithm, false, ["sign"]),
    catch: () => malformedKey("RSAPrivateKey"),
  }).pipe(Effect.ensuring(Effect.sync(() => bare.fill(0))));
  const trial = yield* signWith(handle, certificate.tbs);
  if (!(yield* Rsa.verify(certificate.publicKey, algorithm.hash, certificate.tbs, trial)))
    return yield* Effect.fail(mismatch);
  const key: SigningKey = {
    ...decrypted,
    certificate,
    sign: (data) =>
      Effect.suspend(() => {
        const current = handles.get(key);
        return current === undefined
          ? Effect.fail(refusals.refusal("certificate.key-forgotten"))
          : signWith(current, data);
      }),
  };
  handles.set(key, handle);
  return key;
});

/** Opens `signPri.key` for the certificate of `signCert.der`. Refuses as {@link decrypt} and {@link bind} do. */
export const open = Effect.fnUntraced(function* (files: {
  readonly certificate: Uint8Array | Certificate.Certificate;
  readonly privateKey: Uint8Array;
  readonly password: Redacted.Redacted<string>;
}): Effect.fn.Return<SigningKey, Refusal.Refusal> {
  const certificate =
    "tbs" in files.certificate
      ? files.certificate
      : yield* Effect.fromResult(Certificate.parse(files.certificate));
  return yield* bind(certificate, yield* decrypt(files));
});

/** Overwrites key and R. Signing refuses from now on; reading what was wiped is a defect. */
export const forget = (key: SigningKey): void => {
  if (!handles.delete(key)) return;
  for (const secret of [key.pkcs8, key.r]) {
    if (secret === undefined) continue;
    Redacted.value(secret).fill(0);
    Redacted.wipeUnsafe(secret);
  }
};
