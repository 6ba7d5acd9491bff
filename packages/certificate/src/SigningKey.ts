/**
 * The private key of a joint certificate: `signPri.key` opened with its
 * password, held so that it signs and is not seen.
 *
 * R, the random number that ties the certificate to a business number (see
 * `Vid`), lives among the key's attributes and is kept byte for byte. With R
 * and the certificate anybody can find the number by trying all of them, so it
 * is as secret as the key.
 */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import { malformedKey } from "./internal/malformedKey.ts";
import type * as Encryption from "./internal/encryption.ts";
import * as NewPassword from "./internal/newPassword.ts";
import { openKey, reveal } from "./internal/openKey.ts";
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

/** The platform's handles, which cannot be read out again. */
const handles = new WeakMap<DecryptedKey, Rsa.Sign>();

/** Keys whose octets were wiped. */
const forgotten = new WeakSet<DecryptedKey["pkcs8"]>();

/** The octets of the key, while it has any. Refuses with `certificate.key-forgotten`. */
export const revealed = ({ pkcs8 }: DecryptedKey): Result.Result<Uint8Array, Refusal.Refusal> =>
  forgotten.has(pkcs8) ? refusals.fail("certificate.key-forgotten") : Result.succeed(Redacted.value(pkcs8));

/** Refuses with `certificate.insecure-page`, where the platform has no cryptography. */
export const securePage: Effect.Effect<void, Refusal.Refusal> = Effect.suspend(() =>
  globalThis.isSecureContext === false
    ? Effect.fail(refusals.refusal("certificate.insecure-page"))
    : Effect.void,
);

/**
 * Opens a key file without its certificate.
 *
 * Refuses with `certificate.wrong-password`, `certificate.key-damaged`,
 * `certificate.key-malformed`, `certificate.key-scheme`,
 * `certificate.key-algorithm`, `certificate.key-too-costly` or
 * `certificate.insecure-page`.
 */
export const decrypt = Effect.fnUntraced(function* (file: {
  readonly privateKey: Uint8Array;
  readonly password: Redacted.Redacted<string>;
}): Effect.fn.Return<DecryptedKey, Refusal.Refusal> {
  yield* securePage;
  const encrypted = yield* Effect.fromResult(Pbe.read(file.privateKey));
  return yield* openKey(encrypted, file.password);
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
  const pkcs8 = yield* Effect.fromResult(revealed(decrypted));
  const { modulus } = yield* Effect.fromResult(PrivateKey.read(pkcs8));
  const mismatch = refusals.refusal("certificate.key-does-not-match");
  if (modulus !== certificate.publicKey.modulus) return yield* Effect.fail(mismatch);
  const bare = yield* Effect.fromResult(PrivateKey.bare(pkcs8));
  const handle = yield* Effect.tryPromise({
    try: () => Rsa.privateKey(bare),
    catch: () => malformedKey("RSAPrivateKey"),
  }).pipe(Effect.ensuring(Effect.sync(() => bare.fill(0))));
  const trial = yield* handle(certificate.tbs);
  if (!(yield* Rsa.verify(certificate.publicKey, "SHA-256", certificate.tbs, trial)))
    return yield* Effect.fail(mismatch);
  const key: SigningKey = {
    ...decrypted,
    certificate,
    sign: (data) =>
      Effect.suspend(() => {
        const current = handles.get(key);
        return current === undefined
          ? Effect.fail(refusals.refusal("certificate.key-forgotten"))
          : current(data);
      }),
  };
  handles.set(key, handle);
  return key;
});

/**
 * A key that was kept without its file: `PrivateKeyInfo` with its attributes.
 * What is given is the key's from now on, and wiped with it. Refuses with
 * `certificate.key-malformed` or `certificate.key-algorithm`.
 */
export const keptAs = (pkcs8: Redacted.Redacted<Uint8Array>): Result.Result<DecryptedKey, Refusal.Refusal> =>
  reveal(Redacted.value(pkcs8), "none");

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

/**
 * A key file (`signPri.key`) with a new password; R and every other attribute
 * stay in it. Written in the form of files issued today unless `scheme` asks for
 * the old one.
 *
 * Refuses with `certificate.new-password` or `certificate.key-forgotten`.
 */
export const write = Effect.fnUntraced(function* (
  key: DecryptedKey,
  password: Redacted.Redacted<string>,
  scheme: "pbes2-seed" | "seed-cbc-sha1" = "pbes2-seed",
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal.Refusal, SecureRandom.SecureRandom> {
  const objection = NewPassword.objection(Redacted.value(password));
  if (objection !== undefined) return yield* Effect.fail(objection);
  const pkcs8 = yield* Effect.fromResult(revealed(key));
  const random = yield* SecureRandom.SecureRandom;
  const chance = { salt: yield* random.randomBytes(8), iv: yield* random.randomBytes(16) };
  return yield* Pbe.keyFile(scheme, chance, pkcs8, new TextEncoder().encode(Redacted.value(password)));
});

/** Overwrites key and R. Signing refuses from now on; reading what was wiped is a defect. */
export const forget = (key: DecryptedKey): void => {
  handles.delete(key);
  if (forgotten.has(key.pkcs8)) return;
  forgotten.add(key.pkcs8);
  for (const secret of [key.pkcs8, key.r]) {
    if (secret === undefined) continue;
    Redacted.value(secret).fill(0);
    Redacted.wipeUnsafe(secret);
  }
};
