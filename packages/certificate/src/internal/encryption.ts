/**
 * How key files and containers are encrypted with a password: the two old
 * Korean ways, PBES2 with SEED, AES or triple DES, and PKCS#12's own
 * (npki §1.3 a–d, §1.6). Everything else is recognised and refused by name.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "../Der.ts";
import { refusals } from "../Refusals.ts";
import * as Ciphers from "./ciphers.ts";
import { asKey, malformedKey } from "./malformedKey.ts";

type Read<A> = Result.Result<A, Refusal.Refusal>;

const pbes2 = "1.2.840.113549.1.5.13";
const pbkdf2 = "1.2.840.113549.1.5.12";
const seedCbc = "1.2.410.200004.1.4";

/** Schemes whose one identifier says everything; their parameters are salt and rounds. */
const oneName = [
  /** The Korean scheme of before 2019: PBKDF1 with SHA-1, and an initialisation vector made from its rest. */
  { oid: "1.2.410.200004.1.15", scheme: "seed-cbc-sha1", kdf: "pbkdf1", cipher: Ciphers.seed },
  /** The same with a constant vector. */
  { oid: seedCbc, scheme: "seed-cbc", kdf: "pbkdf1", cipher: Ciphers.seed },
  { oid: "1.2.840.113549.1.12.1.3", scheme: "pkcs12-3des", kdf: "pkcs12", cipher: Ciphers.tripleDes },
  {
    oid: "1.2.840.113549.1.12.1.4",
    scheme: "pkcs12-3des-two-keys",
    kdf: "pkcs12",
    cipher: Ciphers.tripleDesOfTwoKeys,
  },
  { oid: "1.2.840.113549.1.12.1.5", scheme: "pkcs12-rc2-128", kdf: "pkcs12", cipher: Ciphers.rc2(128) },
  { oid: "1.2.840.113549.1.12.1.6", scheme: "pkcs12-rc2-40", kdf: "pkcs12", cipher: Ciphers.rc2(40) },
] as const;

/** The ciphers of PBES2. */
const ofPbes2 = [
  { oid: seedCbc, scheme: "pbes2-seed", cipher: Ciphers.seed },
  { oid: "2.16.840.1.101.3.4.1.2", scheme: "pbes2-aes128", cipher: Ciphers.aes(128) },
  { oid: "2.16.840.1.101.3.4.1.22", scheme: "pbes2-aes192", cipher: Ciphers.aes(192) },
  { oid: "2.16.840.1.101.3.4.1.42", scheme: "pbes2-aes256", cipher: Ciphers.aes(256) },
  { oid: "1.2.840.113549.3.7", scheme: "pbes2-3des", cipher: Ciphers.tripleDes },
] as const;

export type Scheme = (typeof oneName)[number]["scheme"] | (typeof ofPbes2)[number]["scheme"];

const hmacSha1 = "1.2.840.113549.2.7";

const pseudoRandom: Readonly<Record<string, string>> = {
  [hmacSha1]: "SHA-1",
  "1.2.840.113549.2.9": "SHA-256",
  "1.2.840.113549.2.10": "SHA-384",
  "1.2.840.113549.2.11": "SHA-512",
};

/** Defined, rarely or never met, and not opened here (npki §1.3 e). */
const unsupported: Readonly<Record<string, string>> = {
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
  "1.2.840.113549.1.5.1": "pbeWithMD2AndDES-CBC",
  "1.2.840.113549.1.5.3": "pbeWithMD5AndDES-CBC",
  "1.2.840.113549.1.5.6": "pbeWithMD5AndRC2-CBC",
  "1.2.840.113549.1.5.10": "pbeWithSHA1AndDES-CBC",
  "1.2.840.113549.1.5.11": "pbeWithSHA1AndRC2-CBC",
  "1.2.840.113549.1.5.14": "PBMAC1",
  "1.2.840.113549.1.12.1.1": "pbeWithSHA1And128BitRC4",
  "1.2.840.113549.1.12.1.2": "pbeWithSHA1And40BitRC4",
  "1.2.840.113549.3.2": "RC2-CBC",
  "1.3.6.1.4.1.11591.4.11": "scrypt",
  "1.3.14.3.2.7": "DES-CBC",
};

/** What the rounds may cost; files have 1024 or 2048. SHA-1 runs here, PBKDF2 in the platform and beside the page. */
export const mostRounds = { here: 65_536, platform: 2_000_000 } as const;

interface Rounds {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

export interface Pbkdf2 {
  readonly kdf: "pbkdf2";
  readonly hash: string;
  readonly iv: Uint8Array;
}

/** How something is encrypted, all but the password. */
export type Encryption = Rounds & {
  readonly scheme: Scheme;
  readonly cipher: Ciphers.Cipher;
} & (Pbkdf2 | { readonly kdf: "pbkdf1" | "pkcs12" });

const malformed = (reason: string): Read<never> => Result.fail(malformedKey(reason));

export const notSupported = (oid: string): Read<never> =>
  refusals.fail("certificate.key-scheme", { values: { oid, name: unsupported[oid] ?? "" } });

/** Salt and number of rounds. Refuses with `certificate.key-too-costly` what would take too long. */
export const readRounds = (
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
export const readAlgorithm = (
  node: Der.Node | undefined,
): Read<{ oid: string; parameters: Der.Node | undefined }> =>
  Result.gen(function* () {
    const [oid, parameters] = yield* Der.childrenOf(node, Der.Tag.sequence);
    return { oid: yield* Der.oid(oid), parameters };
  });

const readPbes2 = (parameters: Der.Node | undefined): Read<Encryption> =>
  Result.gen(function* () {
    const [derivation, encryption] = yield* Der.childrenOf(parameters, Der.Tag.sequence);
    const kdf = yield* readAlgorithm(derivation);
    if (kdf.oid !== pbkdf2) return yield* notSupported(kdf.oid);
    const { oid, parameters: vector } = yield* readAlgorithm(encryption);
    const known = ofPbes2.find((row) => row.oid === oid);
    if (known === undefined) return yield* notSupported(oid);
    const { scheme, cipher } = known;
    const [salt, iterations, ...optional] = yield* Der.childrenOf(kdf.parameters, Der.Tag.sequence);
    const keyLength = optional.find(({ tag }) => tag === Der.Tag.integer);
    if (keyLength !== undefined && (yield* Der.integer(keyLength)) !== BigInt(cipher.keyBytes))
      return yield* malformed("key length of another cipher");
    const prf = optional.find(({ tag }) => tag === Der.Tag.sequence);
    const prfOid = prf === undefined ? hmacSha1 : (yield* readAlgorithm(prf)).oid;
    const hash = pseudoRandom[prfOid];
    if (hash === undefined) return yield* notSupported(prfOid);
    const iv = yield* Der.octets(vector);
    if (iv.length !== cipher.ivBytes) return yield* malformed("initialisation vector of a strange length");
    const rounds = yield* readRounds(salt, iterations, mostRounds.platform);
    return { scheme, cipher, kdf: "pbkdf2", hash, iv, ...rounds };
  });

/** Refuses with `certificate.key-malformed`, `certificate.key-scheme` or `certificate.key-too-costly`. */
export const read = (algorithm: Der.Node | undefined): Read<Encryption> =>
  Result.gen(function* () {
    const { oid, parameters } = yield* readAlgorithm(algorithm);
    if (oid === pbes2) return yield* readPbes2(parameters);
    const known = oneName.find((row) => row.oid === oid);
    if (known === undefined) return yield* notSupported(oid);
    const { scheme, kdf, cipher } = known;
    const [salt, iterations] = yield* Der.childrenOf(parameters, Der.Tag.sequence);
    return { scheme, kdf, cipher, ...(yield* readRounds(salt, iterations, mostRounds.here)) };
  }).pipe(asKey);

const { sequence, oid: writeOid, octetString, integer } = Der.write;

/** No PRF and no key length are named in PBES2: some programs overlook them. */
export const write = (encryption: Encryption): Uint8Array<ArrayBuffer> => {
  const rounds = sequence(octetString(encryption.salt), integer(encryption.iterations));
  const { scheme } = encryption;
  if (encryption.kdf !== "pbkdf2")
    return sequence(writeOid(oneName.find((row) => row.scheme === scheme)?.oid ?? ""), rounds);
  const cipher = writeOid(ofPbes2.find((row) => row.scheme === scheme)?.oid ?? "");
  return sequence(
    writeOid(pbes2),
    sequence(sequence(writeOid(pbkdf2), rounds), sequence(cipher, octetString(encryption.iv))),
  );
};
