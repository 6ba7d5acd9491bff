/**
 * PFX (`.pfx`, `.p12`, PKCS#12): certificates and their keys in one file under
 * one password, as banks and certificate programs export them; in all the forms
 * that are met (npki §1.6). What is written here is opened by Windows, openssl
 * and the Korean programs, and keeps R.
 */
import { sha1 } from "@noble/hashes/legacy.js";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import * as Der from "./Der.ts";
import * as DistinguishedName from "./DistinguishedName.ts";
import * as NewPassword from "./internal/newPassword.ts";
import { openKey, reveal } from "./internal/openKey.ts";
import { widePasswordBytes } from "./internal/passwordBytes.ts";
import * as Pbe from "./internal/pbe.ts";
import * as Pkcs12 from "./internal/pkcs12.ts";
import * as Pkcs12Kdf from "./internal/pkcs12Kdf.ts";
import * as PrivateKey from "./internal/privateKey.ts";
import { refusals } from "./Refusals.ts";
import * as SigningKey from "./SigningKey.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A certificate with its key. */
export interface Pair {
  readonly certificate: Certificate.Certificate;
  readonly key: SigningKey.DecryptedKey;
}

export interface Contents {
  /** For signing before those for encryption (km), and what ends last before the rest; a key comes once. */
  readonly pairs: readonly [Pair, ...ReadonlyArray<Pair>];
  /** Certificates without a key here: those of authorities. */
  readonly others: ReadonlyArray<Certificate.Certificate>;
}

/** Whether a file is a container of this kind, whatever it is called. */
export const isPfx: (file: Uint8Array) => boolean = Pkcs12.isPfx;

const checksum = (
  { hash, salt, iterations, content }: Omit<Pkcs12.Mac, "value"> & { readonly content: Uint8Array },
  password: Bytes,
): Effect.Effect<Bytes> =>
  Effect.promise(async () => {
    const bytes = hash === "SHA-1" ? 20 : 32;
    const asked = { hash, salt, iterations, bytes, purpose: Pkcs12Kdf.purpose.mac };
    const secret = Pkcs12Kdf.derive(asked, password);
    const { subtle } = globalThis.crypto;
    const key = await subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["sign"]);
    secret.fill(0);
    return new Uint8Array(await subtle.sign("HMAC", key, content.slice()));
  });

/** Whether the checksum is the contents', under any spelling of the password. */
const isChecked = Effect.fnUntraced(function* (
  mac: Pkcs12.Mac,
  content: Uint8Array,
  password: string,
): Effect.fn.Return<boolean> {
  if (password.length > Pbe.longestPassword) return false;
  for (const bytes of widePasswordBytes(password)) {
    const made = yield* checksum({ ...mac, content }, bytes);
    bytes.fill(0);
    if (made.length === mac.value.length && made.every((octet, at) => octet === mac.value[at])) return true;
  }
  return false;
});

const bagsOf = Effect.fnUntraced(function* (
  safes: ReadonlyArray<Pkcs12.Safe>,
  password: string,
): Effect.fn.Return<ReadonlyArray<Pkcs12.Bag>, Refusal.Refusal> {
  const bags: Array<Pkcs12.Bag> = [];
  for (const safe of safes) {
    const plain = "cipherText" in safe ? yield* Pbe.open(safe, password, Pkcs12.isSafe) : safe;
    if (plain === undefined) return yield* Effect.fail(refusals.refusal("certificate.wrong-password"));
    bags.push(...(yield* Effect.fromResult(Pkcs12.readSafe(plain))));
    if (plain !== safe) plain.fill(0);
  }
  return bags;
});

const keysOf = Effect.fnUntraced(function* (
  bags: ReadonlyArray<Pkcs12.Bag>,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<ReadonlyArray<SigningKey.DecryptedKey>, Refusal.Refusal> {
  const keys: Array<SigningKey.DecryptedKey> = [];
  for (const bag of bags) {
    if (bag.kind === "certificate") continue;
    const opening =
      bag.kind === "key" ? Effect.fromResult(reveal(bag.pkcs8, "none")) : openKey(bag.encrypted, password);
    keys.push(yield* Effect.tapError(opening, () => Effect.sync(() => keys.forEach(SigningKey.forget))));
  }
  return keys;
});

const modulusOf = (key: SigningKey.DecryptedKey): bigint | undefined =>
  Result.getOrUndefined(Result.flatMap(SigningKey.revealed(key), PrivateKey.read))?.modulus;

/** Keys find their certificates by the public key: names and numbers in the file are often wrong. */
const paired = (
  keys: ReadonlyArray<SigningKey.DecryptedKey>,
  certificates: ReadonlyArray<Certificate.Certificate>,
): Contents | undefined => {
  const pairs = keys.flatMap((key): ReadonlyArray<Pair> => {
    const modulus = modulusOf(key);
    const [certificate] = certificates
      .filter(({ publicKey }) => publicKey.modulus === modulus)
      .toSorted((a, b) => DateTime.Order(b.notAfter, a.notAfter));
    if (certificate !== undefined) return [{ certificate, key }];
    SigningKey.forget(key);
    return [];
  });
  const rank = ({ certificate }: Pair): number => (Certificate.isForSigning(certificate) ? 0 : 1);
  const [first, ...more] = pairs.toSorted(
    (a, b) => rank(a) - rank(b) || DateTime.Order(b.certificate.notAfter, a.certificate.notAfter),
  );
  if (first === undefined) return undefined;
  const others = certificates.filter(
    (certificate) => !pairs.some((pair) => pair.certificate === certificate),
  );
  return { pairs: [first, ...more], others };
};

/**
 * Opens a container. What it gives signs after `SigningKey.bind`, and is wiped by
 * `SigningKey.forget`.
 *
 * Refuses with `certificate.wrong-password`, `certificate.pfx-damaged`,
 * `certificate.pfx-malformed`, `certificate.pfx-incomplete`,
 * `certificate.key-scheme`, `certificate.key-too-costly`,
 * `certificate.key-algorithm`, or as `Certificate.parse` does.
 */
export const open = Effect.fnUntraced(function* (
  file: Uint8Array,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<Contents, Refusal.Refusal> {
  yield* SigningKey.securePage;
  const { content, safes, mac } = yield* Effect.fromResult(Pkcs12.readOuter(file));
  const typed = Redacted.value(password);
  const isWhole = mac === undefined || (yield* isChecked(mac, content, typed));
  const opened = Effect.gen(function* () {
    const bags = yield* bagsOf(safes, typed);
    return { bags, keys: yield* keysOf(bags, password) };
  });
  if (!isWhole) {
    const isRight = yield* Effect.match(opened, {
      onSuccess: ({ keys }) => {
        keys.forEach(SigningKey.forget);
        return keys.length > 0;
      },
      onFailure: ({ code }) => code === "certificate.key-damaged",
    });
    return yield* Effect.fail(
      refusals.refusal(isRight ? "certificate.pfx-damaged" : "certificate.wrong-password"),
    );
  }
  const { bags, keys } = yield* opened;
  const certificates: Array<Certificate.Certificate> = [];
  for (const bag of bags)
    if (bag.kind === "certificate") certificates.push(yield* Effect.fromResult(Certificate.parse(bag.der)));
  const contents = paired(keys, certificates);
  return yield* contents === undefined
    ? Effect.fail(refusals.refusal("certificate.pfx-incomplete"))
    : Effect.succeed(contents);
});

const { sequence, set, oid, octetString, integer, explicit, implicit } = Der.write;

const attribute = (type: string, value: Uint8Array): Bytes => sequence(oid(type), set(value));

const info = (type: string, content: Uint8Array): Bytes => sequence(oid(type), explicit(0, content));

/** A name for people, and the mark by which key and certificate are known to belong together. */
const marks = (certificate: Certificate.Certificate): Bytes =>
  set(
    attribute(Pkcs12.oid.friendlyName, Der.write.bmp(DistinguishedName.commonName(certificate.subject))),
    attribute(Pkcs12.oid.localKeyId, octetString(sha1(certificate.publicKey.spki))),
  );

const certBag = (certificate: Certificate.Certificate, ...attributes: ReadonlyArray<Uint8Array>): Bytes =>
  sequence(
    oid(Pkcs12.oid.certBag),
    explicit(0, sequence(oid(Pkcs12.oid.x509), explicit(0, octetString(certificate.der)))),
    ...attributes,
  );

/**
 * A container of these pairs and the authorities' certificates, all encrypted
 * with triple DES, which every program opens.
 *
 * Refuses with `certificate.new-password` or `certificate.key-forgotten`.
 */
export const write = Effect.fnUntraced(function* (
  { pairs, others }: Contents,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<Bytes, Refusal.Refusal, SecureRandom.SecureRandom> {
  const typed = Redacted.value(password);
  const objection = NewPassword.objection(typed);
  if (objection !== undefined) return yield* Effect.fail(objection);
  const [wide = new Uint8Array()] = widePasswordBytes(typed);
  const random = yield* SecureRandom.SecureRandom;
  const chance = Effect.map(random.randomBytes(8), (salt) => ({ salt, iv: new Uint8Array() }));

  const keyBags: Array<Bytes> = [];
  for (const { certificate, key } of pairs) {
    const pkcs8 = yield* Effect.fromResult(SigningKey.revealed(key));
    const shrouded = yield* Pbe.keyFile("pkcs12-3des", yield* chance, pkcs8, wide);
    keyBags.push(sequence(oid(Pkcs12.oid.shroudedKeyBag), explicit(0, shrouded), marks(certificate)));
  }
  const certBags = [
    ...pairs.map(({ certificate }) => certBag(certificate, marks(certificate))),
    ...others.map((certificate) => certBag(certificate)),
  ];
  const { algorithm, cipherText } = yield* Pbe.encrypt(
    "pkcs12-3des",
    yield* chance,
    sequence(...certBags),
    wide,
  );
  const encrypted = sequence(integer(0), sequence(oid(Pkcs12.oid.data), algorithm, implicit(0, cipherText)));
  const content = sequence(
    info(Pkcs12.oid.encryptedData, encrypted),
    info(Pkcs12.oid.data, octetString(sequence(...keyBags))),
  );
  const { salt } = yield* chance;
  const value = yield* checksum({ hash: "SHA-1", salt, iterations: Pbe.rounds, content }, wide);
  wide.fill(0);
  return sequence(
    integer(3),
    info(Pkcs12.oid.data, octetString(content)),
    sequence(
      sequence(sequence(oid(Pkcs12.oid.sha1), Der.write.null), octetString(value)),
      octetString(salt),
      integer(Pbe.rounds),
    ),
  );
});
