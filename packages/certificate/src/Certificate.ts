/**
 * A joint certificate (공동인증서) or a certificate of its hierarchy: X.509 v3 as
 * the Korean authorities issue it, with the VID that ties it to a business
 * number.
 *
 * Reading decides nothing about trust; see `CertificatePath` and
 * `CertificateDoctor`. Sources: RFC 5280, npki §2.1, §3.
 */
import type * as DateTime from "effect/DateTime";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "./Der.ts";
import * as DistinguishedName from "./DistinguishedName.ts";
import * as Extensions from "./internal/extensions.ts";
import { blocks } from "./internal/pem.ts";
import { refusals } from "./Refusals.ts";

/** What the key may be used for, as X.509 names it. */
export type KeyUsage = Extensions.KeyUsage;

/** A name beside the subject's. */
export type { GeneralName } from "./internal/generalNames.ts";

/** The keyed hash of a business or resident number (VID, 식별번호), see `Vid`. */
export type VirtualId = Extensions.VirtualId;

/** A public key. `modulus` and `exponent` are there when it is RSA, as every Korean joint certificate's is. */
export interface PublicKey {
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** Object identifier of the algorithm. */
  readonly algorithm: string;
  readonly modulus?: bigint;
  readonly exponent?: bigint;
}

export interface Certificate extends Extensions.Extensions {
  /** The whole certificate. */
  readonly der: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly serial: bigint;
  /** Serial as certificates show it: hex, whole octets. */
  readonly serialHex: string;
  readonly issuer: DistinguishedName.DistinguishedName;
  readonly subject: DistinguishedName.DistinguishedName;
  readonly notBefore: DateTime.Utc;
  readonly notAfter: DateTime.Utc;
  readonly publicKey: PublicKey;
  /** Object identifier of the algorithm of {@link signature}. */
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

const limit = 64 * 1024;
const rsaEncryption = "1.2.840.113549.1.1.1";

const malformed = (reason: string) => refusals.fail("certificate.malformed", { values: { reason } });

const publicKeyOf = (node: Der.Node | undefined): Result.Result<PublicKey, Refusal.Refusal> =>
  Result.gen(function* () {
    const [identifier, bits] = yield* Der.childrenOf(node, Der.Tag.sequence);
    const [oid] = yield* Der.childrenOf(identifier, Der.Tag.sequence);
    const algorithm = yield* Der.oid(oid);
    const spki = node?.bytes ?? new Uint8Array();
    if (algorithm !== rsaEncryption) return { spki, algorithm };
    const [modulus, exponent] = yield* Der.childrenOf(
      yield* Der.read(yield* Der.bits(bits)),
      Der.Tag.sequence,
    );
    return { spki, algorithm, modulus: yield* Der.integer(modulus), exponent: yield* Der.integer(exponent) };
  });

const parseDer = (der: Uint8Array): Result.Result<Certificate, Refusal.Refusal> =>
  Result.gen(function* () {
    const [tbs, algorithm, signature, ...more] = yield* Der.childrenOf(
      yield* Der.read(der),
      Der.Tag.sequence,
    );
    const fields = [...(yield* Der.childrenOf(tbs, Der.Tag.sequence))];
    if (tbs === undefined || more.length > 0) return yield* malformed("X.509");
    let version = 1n;
    if (fields[0]?.tag === Der.Tag.context(0))
      version = 1n + (yield* Der.integer(yield* Der.only(fields.shift() ?? tbs)));
    const [serial, inner, issuer, validity, subject, spki, ...optional] = fields;
    const [oid] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const signatureAlgorithm = yield* Der.oid(oid);
    if (!Der.equals(algorithm, inner)) return yield* malformed("two signature algorithms");
    const [notBefore, notAfter] = yield* Der.childrenOf(validity, Der.Tag.sequence);
    const last = optional.find(({ tag }) => tag === Der.Tag.context(3));
    if (last !== undefined && version !== 3n) return yield* malformed("extensions in an early version");
    const number = yield* Der.integer(serial);
    const issuedBy = yield* DistinguishedName.parse(issuer);
    return {
      der,
      tbs: tbs.bytes,
      serial: number,
      serialHex: Array.from(serial?.content ?? [], (octet) => octet.toString(16).padStart(2, "0")).join(""),
      issuer: issuedBy,
      subject: yield* DistinguishedName.parse(subject),
      notBefore: yield* Der.instant(notBefore),
      notAfter: yield* Der.instant(notAfter),
      publicKey: yield* publicKeyOf(spki),
      signatureAlgorithm,
      signature: yield* Der.bits(signature),
      ...(yield* Extensions.parse(last, issuedBy)),
    };
  });

/** All certificates in a file: one as DER, or one and more as PEM. Refused as {@link parse}. */
export const parseAll = (bytes: Uint8Array): Result.Result<ReadonlyArray<Certificate>, Refusal.Refusal> =>
  bytes.length > limit * 16
    ? refusals.fail("certificate.too-large", { values: { limit: String(limit * 16) } })
    : Result.flatMap(blocks(bytes, "CERTIFICATE"), (all) => Result.all(all.map(parseDer)));

/**
 * The certificate in a file, DER or PEM. Refused with `certificate.too-large`,
 * `certificate.der`, `certificate.malformed`.
 */
export const parse = (bytes: Uint8Array): Result.Result<Certificate, Refusal.Refusal> =>
  bytes.length > limit
    ? refusals.fail("certificate.too-large", { values: { limit: String(limit) } })
    : Result.flatMap(blocks(bytes, "CERTIFICATE"), ([first]) =>
        first === undefined ? malformed("empty") : parseDer(first),
      );

/** Whether both are the same certificate, octet for octet. */
export const equals = (a: Certificate, b: Certificate): boolean =>
  a.der.length === b.der.length && a.der.every((octet, index) => octet === b.der[index]);

/** Whether subject and issuer are one: a root, if its signature holds. */
export const isSelfIssued = (certificate: Certificate): boolean =>
  DistinguishedName.equals(certificate.subject, certificate.issuer);

/**
 * Whether it is a person's or a business's own for signing. Authorities' are
 * not, nor those for encryption (km): files are often named the wrong way round,
 * so only the usage counts (npki §1.1).
 */
export const isForSigning = ({ isAuthority, keyUsage }: Certificate): boolean =>
  !isAuthority && keyUsage?.has("digitalSignature") !== false;
