/** Encrypting and decrypting with a password, as an `Encryption` says, and the key files that are made so. */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import * as TripleDes from "../TripleDes.ts";
import * as Ciphers from "./ciphers.ts";
import * as Encryption from "./encryption.ts";
import { asKey, malformedKey } from "./malformedKey.ts";
import { passwordBytes, widePasswordBytes } from "./passwordBytes.ts";
import * as Pkcs12Kdf from "./pkcs12Kdf.ts";
import * as Seed from "./seed.ts";
import { repeatedSha1 } from "./sha1.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export interface Encrypted {
  readonly encryption: Encryption.Encryption;
  readonly cipherText: Uint8Array;
}

/** Key files have less than 2 KiB. */
const mostBytes = 16 * 1024;

/** Refuses with `certificate.key-malformed` what is not whole blocks. */
export const whole = (
  encryption: Encryption.Encryption,
  cipherText: Uint8Array,
): Result.Result<Encrypted, Refusal.Refusal> =>
  cipherText.length > 0 && cipherText.length % encryption.cipher.ivBytes === 0
    ? Result.succeed({ encryption, cipherText })
    : Result.fail(malformedKey("cut short"));

/** EncryptedPrivateKeyInfo. Refuses as {@link Encryption.read} does. */
export const read = (file: Uint8Array): Result.Result<Encrypted, Refusal.Refusal> =>
  Result.gen(function* () {
    if (file.length > mostBytes) return yield* Result.fail(malformedKey(`larger than ${mostBytes} bytes`));
    const [algorithm, encrypted] = yield* Der.childrenOf(yield* Der.read(file), Der.Tag.sequence);
    const encryption = yield* Encryption.read(algorithm);
    return yield* whole(encryption, yield* Der.octets(encrypted));
  }).pipe(asKey);

const constantVector = new TextEncoder().encode("0123456789012345");

const derivePbkdf1 = (
  { scheme, salt, iterations }: Encryption.Encryption,
  password: Uint8Array,
): Ciphers.Keyed => {
  const first = new Uint8Array(password.length + salt.length);
  first.set(password);
  first.set(salt, password.length);
  const derived = repeatedSha1(first, iterations);
  const key = derived.slice(0, 16);
  const iv = scheme === "seed-cbc" ? constantVector : repeatedSha1(derived.subarray(16), 1).slice(0, 16);
  first.fill(0);
  derived.fill(0);
  return { key, iv };
};

const derivePkcs12 = (
  { salt, iterations, cipher }: Encryption.Encryption,
  password: Uint8Array,
): Ciphers.Keyed => {
  const asked = { hash: "SHA-1", salt, iterations } as const;
  const { key, iv } = Pkcs12Kdf.purpose;
  return {
    key: Pkcs12Kdf.derive({ ...asked, purpose: key, bytes: cipher.keyBytes }, password),
    iv: Pkcs12Kdf.derive({ ...asked, purpose: iv, bytes: cipher.ivBytes }, password),
  };
};

const derivePbkdf2 = async (
  { salt, iterations, hash, iv, cipher }: Encryption.Encryption & Encryption.Pbkdf2,
  password: Bytes,
): Promise<Ciphers.Keyed> => {
  const { subtle } = globalThis.crypto;
  const base = await subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash, salt: salt.slice(), iterations };
  const bits = await subtle.deriveBits(parameters, base, cipher.keyBytes * 8);
  return { key: new Uint8Array(bits), iv: iv.slice() };
};

/** Key and vector of the password in one spelling. */
export const derive = (encryption: Encryption.Encryption, password: Bytes): Effect.Effect<Ciphers.Keyed> => {
  switch (encryption.kdf) {
    case "pbkdf1":
      return Effect.sync(() => derivePbkdf1(encryption, password));
    case "pkcs12":
      return Effect.sync(() => derivePkcs12(encryption, password));
    case "pbkdf2":
      return Effect.promise(() => derivePbkdf2(encryption, password));
  }
};

const withKey = <A>(
  { encryption }: Encrypted,
  password: Bytes,
  use: (keyed: Ciphers.Keyed) => Effect.Effect<A, Refusal.Refusal>,
): Effect.Effect<A, Refusal.Refusal> =>
  Effect.acquireUseRelease(derive(encryption, password), use, ({ key }) => Effect.sync(() => key.fill(0)));

/** Longer than any password that a person types. */
export const longestPassword = 256;

/** What the first spelling of the password gives that gives something expected. */
const underSpellings = Effect.fnUntraced(function* (
  encrypted: Encrypted,
  password: string,
  decrypt: (keyed: Ciphers.Keyed) => Effect.Effect<Bytes | undefined, Refusal.Refusal>,
  isExpected: (plain: Uint8Array) => boolean,
): Effect.fn.Return<Bytes | undefined, Refusal.Refusal> {
  if (password.length > longestPassword) return undefined;
  const spellings = encrypted.encryption.kdf === "pkcs12" ? widePasswordBytes : passwordBytes;
  for (const bytes of spellings(password)) {
    const plain = yield* withKey(encrypted, bytes, decrypt).pipe(
      Effect.ensuring(Effect.sync(() => bytes.fill(0))),
    );
    if (plain === undefined) continue;
    if (isExpected(plain)) return plain;
    plain.fill(0);
  }
  return undefined;
});

/**
 * The plain text, if the password in one of its spellings gives what is
 * expected. One time in 256 a wrong one gives good padding and noise.
 */
export const open = (
  encrypted: Encrypted,
  password: string,
  isExpected: (plain: Uint8Array) => boolean,
): Effect.Effect<Bytes | undefined, Refusal.Refusal> =>
  underSpellings(
    encrypted,
    password,
    (keyed) => Ciphers.decrypt(encrypted.encryption.cipher, keyed, encrypted.cipherText),
    isExpected,
  );

/** Whether the password gives a beginning that is expected, whatever lies behind it. */
export const opensBeginning = (
  encrypted: Encrypted,
  password: string,
  isExpected: (start: Uint8Array) => boolean,
): Effect.Effect<boolean, Refusal.Refusal> =>
  Effect.map(
    underSpellings(
      encrypted,
      password,
      (keyed) => Ciphers.firstBlock(encrypted.encryption.cipher, keyed, encrypted.cipherText),
      isExpected,
    ),
    (start) => start?.fill(0) !== undefined,
  );

/** What a new file needs from chance. */
export interface Chance {
  /** 8 bytes. */
  readonly salt: Uint8Array;
  /** 16 bytes; only PBES2 does not derive its own. */
  readonly iv: Uint8Array;
}

/** The schemes that are written, those that every other program opens. */
export type WrittenScheme = "seed-cbc-sha1" | "pbes2-seed" | "pkcs12-3des";

/** The rounds of files issued today. */
export const rounds = 2048;

const encryptionOf = (scheme: WrittenScheme, { salt, iv }: Chance): Encryption.Encryption => {
  const made = { scheme, salt, iterations: rounds };
  switch (scheme) {
    case "seed-cbc-sha1":
      return { ...made, kdf: "pbkdf1", cipher: Ciphers.seed };
    case "pbes2-seed":
      return { ...made, kdf: "pbkdf2", cipher: Ciphers.seed, hash: "SHA-1", iv };
    case "pkcs12-3des":
      return { ...made, kdf: "pkcs12", cipher: Ciphers.tripleDes };
  }
};

/** Encrypted, with the AlgorithmIdentifier that says how. The password is spelled as the scheme asks for. */
export const encrypt = (
  scheme: WrittenScheme,
  chance: Chance,
  plain: Uint8Array,
  password: Bytes,
): Effect.Effect<{ readonly algorithm: Bytes; readonly cipherText: Bytes }> => {
  const encryption = encryptionOf(scheme, chance);
  const chained = encryption.cipher === Ciphers.tripleDes ? TripleDes.encrypt : Seed.encryptCbc;
  return Effect.map(derive(encryption, password), ({ key, iv }) => {
    const cipherText = chained(key, iv, plain);
    key.fill(0);
    return { algorithm: Encryption.write(encryption), cipherText };
  });
};

/** A key file (EncryptedPrivateKeyInfo). */
export const keyFile = (
  scheme: WrittenScheme,
  chance: Chance,
  pkcs8: Uint8Array,
  password: Bytes,
): Effect.Effect<Bytes> =>
  Effect.map(encrypt(scheme, chance, pkcs8, password), ({ algorithm, cipherText }) =>
    Der.write.sequence(algorithm, Der.write.octetString(cipherText)),
  );
