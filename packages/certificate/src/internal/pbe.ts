/**
 * How key files are encrypted with a password: `EncryptedPrivateKeyInfo` in the
 * two Korean ways that both mean SEED-CBC, and in plain PKCS#5 with AES
 * (npki §1.3 a, c, d). Everything else is recognised and refused by name.
 */
import { sha1 } from "@noble/hashes/legacy.js";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import { refusals } from "../Refusals.ts";
import { asKey, malformedKey } from "./malformedKey.ts";
import * as Seed from "./seed.ts";

type Read<A> = Result.Result<A, Refusal.Refusal>;

/** The Korean scheme of before 2019: PBKDF1 with SHA-1, and an initialisation vector made from its rest. */
const seedCbcWithSha1 = "1.2.410.200004.1.15";
const pbes2 = "1.2.840.113549.1.5.13";
const pbkdf2 = "1.2.840.113549.1.5.12";
const seedCbc = "1.2.410.200004.1.4";

/** The ciphers of PBES2, with the length of their keys in bytes. */
const ciphers = [
  { oid: seedCbc, scheme: "pbes2-seed", keyBytes: 16 },
  { oid: "2.16.840.1.101.3.4.1.2", scheme: "pbes2-aes128", keyBytes: 16 },
  { oid: "2.16.840.1.101.3.4.1.22", scheme: "pbes2-aes192", keyBytes: 24 },
  { oid: "2.16.840.1.101.3.4.1.42", scheme: "pbes2-aes256", keyBytes: 32 },
] as const;

type Cipher = (typeof ciphers)[number];

export type Scheme = "seed-cbc-sha1" | Cipher["scheme"];

const hmacSha1 = "1.2.840.113549.2.7";

const pseudoRandom: Readonly<Record<string, string>> = {
  [hmacSha1]: "SHA-1",
  "1.2.840.113549.2.9": "SHA-256",
  "1.2.840.113549.2.10": "SHA-384",
  "1.2.840.113549.2.11": "SHA-512",
};

/** Defined, rarely or never met, and not opened here (npki §1.3 b, d, e). */
const unsupported: Readonly<Record<string, string>> = {
  [seedCbc]: "seedCBC",
  "1.2.410.200004.1.4.2": "GPKI SEED-CBC",
  "1.2.410.200004.1.10": "seedECBWithHAS160",
  "1.2.410.200004.1.11": "seedCBCWithHAS160",
  "1.2.410.200004.1.12": "seedOFBWithHAS160",
  "1.2.410.200004.1.13": "seedCFBWithHAS160",
  "1.2.410.200004.1.14": "seedECBWithSHA1",
  "1.2.410.200004.1.16": "seedOFBWithSHA1",
  "1.2.410.200004.1.17": "seedCFBWithSHA1",
  "1.2.410.200004.1.32": "seedECBWithSHA256",
  "1.2.410.200004.1.33": "seedCBCWithSHA256",
  "1.2.410.200004.1.34": "seedOFBWithSHA256",
  "1.2.410.200004.1.35": "seedCFBWithSHA256",
  "1.2.840.113549.1.5.3": "pbeWithMD5AndDES-CBC",
  "1.2.840.113549.1.5.10": "pbeWithSHA1AndDES-CBC",
  "1.2.840.113549.1.12.1.3": "pbeWithSHA1And3DES-CBC",
  "1.2.840.113549.3.7": "DES-EDE3-CBC",
};

/** What the rounds may cost; files have 1024 or 2048. SHA-1 runs here, PBKDF2 in the platform and beside the page. */
const mostRounds = { pbkdf1: 65_536, pbkdf2: 2_000_000 } as const;

/** Key files have less than 2 KiB. */
const mostBytes = 16 * 1024;

interface Rounds {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

interface Korean extends Rounds {
  readonly scheme: "seed-cbc-sha1";
}

interface Standard extends Rounds {
  readonly scheme: Cipher["scheme"];
  readonly keyBytes: number;
  readonly hash: string;
  readonly iv: Uint8Array;
}

export type Encryption = Korean | Standard;

export interface EncryptedKey {
  readonly encryption: Encryption;
  readonly cipherText: Uint8Array;
}

const malformed = (reason: string): Read<never> => Result.fail(malformedKey(reason));

const notSupported = (oid: string): Read<never> =>
  refusals.fail("certificate.key-scheme", { values: { oid, name: unsupported[oid] ?? "" } });

const readRounds = (
  salt: Der.Node | undefined,
  iterations: Der.Node | undefined,
  limit: number,
): Read<Rounds> =>
  Result.gen(function* () {
    const saltOctets = yield* Der.octets(salt);
    if (saltOctets.length === 0 || saltOctets.length > 64)
      return yield* malformed("salt of a strange length");
    const rounds = yield* Der.integer(iterations);
    if (rounds < 1n) return yield* malformed("no iterations");
    if (rounds > limit) {
      const text = String(rounds);
      return yield* refusals.fail("certificate.key-too-costly", {
        values: { iterations: text.length > 20 ? `10^${text.length - 1}` : text, limit: String(limit) },
      });
    }
    return { salt: saltOctets, iterations: Number(rounds) };
  });

/** An AlgorithmIdentifier taken apart. */
const readAlgorithm = (node: Der.Node | undefined): Read<{ oid: string; parameters: Der.Node | undefined }> =>
  Result.gen(function* () {
    const [oid, parameters] = yield* Der.childrenOf(node, Der.Tag.sequence);
    return { oid: yield* Der.oid(oid), parameters };
  });

const readKorean = (parameters: Der.Node | undefined): Read<Korean> =>
  Result.gen(function* () {
    const [salt, iterations] = yield* Der.childrenOf(parameters, Der.Tag.sequence);
    return { scheme: "seed-cbc-sha1", ...(yield* readRounds(salt, iterations, mostRounds.pbkdf1)) };
  });

const readStandard = (parameters: Der.Node | undefined): Read<Standard> =>
  Result.gen(function* () {
    const [derivation, encryption] = yield* Der.childrenOf(parameters, Der.Tag.sequence);
    const kdf = yield* readAlgorithm(derivation);
    if (kdf.oid !== pbkdf2) return yield* notSupported(kdf.oid);
    const { oid, parameters: vector } = yield* readAlgorithm(encryption);
    const cipher = ciphers.find((known) => known.oid === oid);
    if (cipher === undefined) return yield* notSupported(oid);
    const [salt, iterations, ...optional] = yield* Der.childrenOf(kdf.parameters, Der.Tag.sequence);
    const keyLength = optional.find(({ tag }) => tag === Der.Tag.integer);
    if (keyLength !== undefined && (yield* Der.integer(keyLength)) !== BigInt(cipher.keyBytes))
      return yield* malformed("key length of another cipher");
    const prf = optional.find(({ tag }) => tag === Der.Tag.sequence);
    const prfOid = prf === undefined ? hmacSha1 : (yield* readAlgorithm(prf)).oid;
    const hash = pseudoRandom[prfOid];
    if (hash === undefined) return yield* notSupported(prfOid);
    const iv = yield* Der.octets(vector);
    if (iv.length !== 16) return yield* malformed("initialisation vector of a strange length");
    const { scheme, keyBytes } = cipher;
    return { scheme, keyBytes, hash, iv, ...(yield* readRounds(salt, iterations, mostRounds.pbkdf2)) };
  });

/** Refuses with `certificate.key-malformed`, `certificate.key-scheme` or `certificate.key-too-costly`. */
export const read = (file: Uint8Array): Read<EncryptedKey> =>
  Result.gen(function* () {
    if (file.length > mostBytes) return yield* malformed(`larger than ${mostBytes} bytes`);
    const [algorithm, encrypted] = yield* Der.childrenOf(yield* Der.read(file), Der.Tag.sequence);
    const { oid, parameters } = yield* readAlgorithm(algorithm);
    const encryption =
      oid === seedCbcWithSha1
        ? yield* readKorean(parameters)
        : oid === pbes2
          ? yield* readStandard(parameters)
          : yield* notSupported(oid);
    return { encryption, cipherText: yield* Der.octets(encrypted) };
  }).pipe(asKey);

interface Derived {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
}

const deriveKorean = ({ salt, iterations }: Rounds, password: Uint8Array): Derived => {
  const first = new Uint8Array(password.length + salt.length);
  first.set(password);
  first.set(salt, password.length);
  let derived = sha1(first);
  for (let round = 1; round < iterations; round++) derived = sha1(derived);
  const key = derived.slice(0, 16);
  const iv = sha1(derived.subarray(16)).slice(0, 16);
  first.fill(0);
  derived.fill(0);
  return { key, iv };
};

const deriveStandard = (
  { salt, iterations, hash, keyBytes, iv }: Standard,
  password: Uint8Array<ArrayBuffer>,
): Effect.Effect<Derived> =>
  Effect.promise(async () => {
    const { subtle } = globalThis.crypto;
    const base = await subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const parameters = { name: "PBKDF2", hash, salt: salt.slice(), iterations };
    const bits = await subtle.deriveBits(parameters, base, keyBytes * 8);
    return { key: new Uint8Array(bits), iv: iv.slice() };
  });

const derive = (encryption: Encryption, password: Uint8Array<ArrayBuffer>): Effect.Effect<Derived> =>
  encryption.scheme === "seed-cbc-sha1"
    ? Effect.sync(() => deriveKorean(encryption, password))
    : deriveStandard(encryption, password);

/** Some browsers have no AES-192, and refuse to import its key. */
const decryptAes = (
  scheme: Cipher["scheme"],
  { key, iv }: Derived,
  cipherText: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined, Refusal.Refusal> =>
  Effect.gen(function* () {
    const { subtle } = globalThis.crypto;
    const handle = yield* Effect.tryPromise({
      try: () => subtle.importKey("raw", key, "AES-CBC", false, ["decrypt"]),
      catch: () => {
        const oid = ciphers.find((cipher) => cipher.scheme === scheme)?.oid ?? "";
        return refusals.refusal("certificate.key-scheme", { values: { oid, name: scheme } });
      },
    });
    return yield* Effect.tryPromise(() =>
      subtle.decrypt({ name: "AES-CBC", iv }, handle, cipherText.slice()),
    ).pipe(Effect.match({ onSuccess: (plain) => new Uint8Array(plain), onFailure: () => undefined }));
  });

/** The plain text; `undefined` when its padding shows that the password is not these bytes. */
export const decrypt = (
  { encryption, cipherText }: EncryptedKey,
  password: Uint8Array<ArrayBuffer>,
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined, Refusal.Refusal> =>
  Effect.acquireUseRelease(
    derive(encryption, password),
    (derived) =>
      encryption.scheme === "seed-cbc-sha1" || encryption.scheme === "pbes2-seed"
        ? Effect.sync(() => Seed.decryptCbc(derived.key, derived.iv, cipherText))
        : decryptAes(encryption.scheme, derived, cipherText),
    ({ key }) => Effect.sync(() => key.fill(0)),
  );

/** What a new file needs from chance. */
export interface Chance {
  /** 8 bytes. */
  readonly salt: Uint8Array;
  /** 16 bytes; the old scheme derives its own. */
  readonly iv: Uint8Array;
}

/** The rounds of files issued today. */
const rounds = 2048;

/** A key file as authorities write them: no PRF and no key length are named, so that every program opens it. */
export const encrypt = (
  scheme: "seed-cbc-sha1" | "pbes2-seed",
  { salt, iv }: Chance,
  plain: Uint8Array,
  password: Uint8Array<ArrayBuffer>,
): Effect.Effect<Uint8Array<ArrayBuffer>> => {
  const { sequence, oid, octetString, integer } = Der.write;
  const saltAndRounds = sequence(octetString(salt), integer(rounds));
  const [encryption, algorithm]: readonly [Encryption, Uint8Array] =
    scheme === "seed-cbc-sha1"
      ? [{ scheme, salt, iterations: rounds }, sequence(oid(seedCbcWithSha1), saltAndRounds)]
      : [
          { scheme, salt, iterations: rounds, hash: "SHA-1", keyBytes: 16, iv },
          sequence(
            oid(pbes2),
            sequence(sequence(oid(pbkdf2), saltAndRounds), sequence(oid(seedCbc), octetString(iv))),
          ),
        ];
  return Effect.map(derive(encryption, password), (derived) => {
    const cipherText = Seed.encryptCbc(derived.key, derived.iv, plain);
    derived.key.fill(0);
    return sequence(algorithm, octetString(cipherText));
  });
};
