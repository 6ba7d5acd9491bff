/**
 * CMS EnvelopedData around a {@link TaxInvoicePackage} (nts-standard §4.3): one
 * receiver, RSA PKCS#1 v1.5, triple DES. Written in the form that the authority
 * is known to take, BER in pieces of 1000 octets; read in that form and in DER.
 */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Ber, type Certificate, Der, TripleDes } from "@einv/certificate";
import type { Refusal } from "@einv/refusal";
import { equal, lengthOf } from "./internal/bytes.ts";
import * as Rsaes from "./internal/rsaes.ts";
import { because, refusals } from "./Refusals.ts";

/** For whom the content key is encrypted. */
export interface Recipient {
  /** Issuer of the receiver's certificate, DER. */
  readonly issuer: Uint8Array;
  readonly serial: bigint;
  readonly encryptedKey: Uint8Array;
}

/** What an envelope holds in the open. */
export interface Envelope {
  readonly recipients: ReadonlyArray<Recipient>;
  readonly iv: Uint8Array;
  readonly content: Uint8Array;
}

const oid = {
  envelopedData: "1.2.840.113549.1.7.3",
  data: "1.2.840.113549.1.7.1",
  rsaEncryption: "1.2.840.113549.1.1.1",
  tripleDes: "1.2.840.113549.3.7",
} as const;

const piece = 1000;
const octetsInKey = 24;
const octetsInIv = 8;
/** Larger than any package of 100 invoices. */
const limit = 16 * 1024 * 1024;

const malformed = (ko: string, en: string) => because("nts.envelope-malformed", { ko, en });

/** Around the pieces of the content: what every value that holds them begins with, and the ends of them all. */
const around = ({ recipients, iv }: Omit<Envelope, "content">) => {
  const { sequence, set, integer, octetString } = Der.write;
  const infos = recipients.map(({ issuer, serial, encryptedKey }) =>
    sequence(
      integer(0),
      sequence(issuer, integer(serial)),
      sequence(Der.write.oid(oid.rsaEncryption)),
      octetString(encryptedKey),
    ),
  );
  const begin = (tag: number): Uint8Array => Uint8Array.of(tag, 0x80);
  const before = Der.concat([
    begin(Der.Tag.sequence),
    Der.write.oid(oid.envelopedData),
    begin(Der.Tag.context(0)),
    begin(Der.Tag.sequence),
    integer(0),
    set(...infos),
    begin(Der.Tag.sequence),
    Der.write.oid(oid.data),
    sequence(Der.write.oid(oid.tripleDes), octetString(iv)),
    begin(Der.Tag.context(0)),
  ]);
  // Two octets end a value of indefinite length; five are open.
  return { before, after: new Uint8Array(2 * 5) };
};

const lastLength = (length: number): number => (length === 0 ? 0 : ((length - 1) % piece) + 1);

/**
 * Writes an envelope whose content comes in parts, each but the last a multiple
 * of {@link piece}, straight to where it stays.
 */
const writeParts = (
  open: Omit<Envelope, "content">,
  length: number,
  content: Iterable<Uint8Array>,
): Uint8Array<ArrayBuffer> => {
  const { before, after } = around(open);
  const full = Der.header(Der.Tag.octetString, piece);
  const last = Der.header(Der.Tag.octetString, lastLength(length));
  const headers = length === 0 ? 0 : (Math.ceil(length / piece) - 1) * full.length + last.length;
  const out = new Uint8Array(before.length + headers + length + after.length);
  out.set(before);
  let to = before.length;
  for (const { buffer, byteOffset, byteLength } of content) {
    // Not a Buffer any more, whose slices are made in script, and slowly.
    const part = new Uint8Array(buffer, byteOffset, byteLength);
    for (let at = 0; at < part.length; at += piece) {
      const octets = part.subarray(at, at + piece);
      const header = octets.length === piece ? full : last;
      out.set(header, to);
      out.set(octets, to + header.length);
      to += header.length + octets.length;
    }
  }
  return out;
};

/** The same octets for the same envelope. */
export const write = ({ content, ...open }: Envelope): Uint8Array<ArrayBuffer> =>
  writeParts(open, content.length, [content]);

const sequenceOf = (node: Ber.Node | undefined, tag: number): ReadonlyArray<Ber.Node> =>
  node?.tag === tag ? node.children : [];

const isOid = (node: Ber.Node | undefined, expected: string): boolean =>
  Result.getOrUndefined(Der.oid(node)) === expected;

/** A receiver named by issuer and serial whose key is RSA; others are passed over. */
const recipientOf = (info: Ber.Node): Recipient | undefined => {
  const [, named, algorithm, encryptedKey] = sequenceOf(info, Der.Tag.sequence);
  const [issuer, serialNode] = sequenceOf(named, Der.Tag.sequence);
  const serial = Result.getOrUndefined(Der.integer(serialNode));
  const [algorithmOid] = sequenceOf(algorithm, Der.Tag.sequence);
  const octets = Ber.octets(encryptedKey, Der.Tag.octetString);
  return issuer !== undefined &&
    serial !== undefined &&
    octets !== undefined &&
    isOid(algorithmOid, oid.rsaEncryption)
    ? { issuer: issuer.bytes, serial, encryptedKey: octets }
    : undefined;
};

/** Takes an envelope apart without opening it. Refused with `nts.too-large`, `nts.envelope-malformed`. */
export const read = (bytes: Uint8Array): Result.Result<Envelope, Refusal.Refusal> => {
  if (bytes.length > limit) return refusals.fail("nts.too-large", { values: { limit: String(limit) } });
  const [contentType, wrapped] = sequenceOf(Ber.read(bytes), Der.Tag.sequence);
  if (!isOid(contentType, oid.envelopedData)) {
    return malformed("EnvelopedData가 아닙니다.", "It is not EnvelopedData.");
  }
  const [enveloped] = sequenceOf(wrapped, Der.Tag.context(0));
  // OriginatorInfo, in `[0]`, may stand before the receivers; it proves nothing and is passed over.
  const [, ...fields] = sequenceOf(enveloped, Der.Tag.sequence);
  const at = fields.findIndex(({ tag }) => tag === Der.Tag.set);
  const recipients = sequenceOf(fields[at], Der.Tag.set).map(recipientOf);
  const [type, algorithm, content] = sequenceOf(fields[at + 1], Der.Tag.sequence);
  const [cipher, ivNode] = sequenceOf(algorithm, Der.Tag.sequence);
  if (!isOid(type, oid.data) || !isOid(cipher, oid.tripleDes)) {
    return malformed("3DES로 암호화한 데이터가 아닙니다.", "It is not data encrypted with triple DES.");
  }
  const iv = Ber.octets(ivNode, Der.Tag.octetString);
  const octets = Ber.octets(content, Der.Tag.contextPrimitive(0));
  if (iv?.length !== octetsInIv || octets === undefined) {
    return malformed("암호문이 없습니다.", "The encrypted content is missing.");
  }
  return Result.succeed({
    recipients: recipients.filter((recipient) => recipient !== undefined),
    iv,
    content: octets,
  });
};

const shortestModulus = 1n << 2047n;

const unusable = (ko: string, en: string) => because("nts.recipient-unusable", { ko, en });

/** The key of a certificate that can be encrypted for. Refused with `nts.recipient-unusable`. */
export const checkRecipient = ({
  publicKey: { modulus, exponent },
  keyUsage,
}: Certificate.Certificate): Result.Result<Rsaes.PublicKey, Refusal.Refusal> => {
  if (modulus === undefined || exponent === undefined || modulus < shortestModulus) {
    return unusable("2048비트 이상의 RSA 키가 아닙니다.", "Its key is not RSA of 2048 bits or more.");
  }
  return keyUsage?.has("keyEncipherment") === false
    ? unusable("키 암호화 용도가 아닙니다.", "It is not meant for encrypting keys.")
    : Result.succeed({ modulus, exponent });
};

/**
 * Encrypts for the receiver's key-management certificate what lies whole or in
 * pieces. Refused with `nts.recipient-unusable`.
 */
export const seal = Effect.fnUntraced(function* (
  plain: Redacted.Redacted<Uint8Array | ReadonlyArray<Uint8Array>>,
  receiver: Certificate.Certificate,
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal.Refusal, SecureRandom.SecureRandom> {
  const publicKey = yield* Effect.fromResult(checkRecipient(receiver));
  const random = yield* SecureRandom.SecureRandom;
  const key = yield* random.randomBytes(octetsInKey);
  const iv = yield* random.randomBytes(octetsInIv);
  const encryptedKey = yield* Rsaes.encrypt(publicKey, key);
  const text = Redacted.value(plain);
  const pieces = text instanceof Uint8Array ? [text] : text;
  const recipients = [{ issuer: receiver.issuer.der, serial: receiver.serial, encryptedKey }];
  const length = TripleDes.encryptedLength(lengthOf(pieces));
  const sealed = writeParts({ recipients, iv }, length, TripleDes.encryptInParts(key, iv, pieces));
  key.fill(0);
  return sealed;
});

/** A receiver's own certificate and key. */
export interface Receiver {
  readonly certificate: Certificate.Certificate;
  /** PKCS#8. */
  readonly pkcs8: Redacted.Redacted<Uint8Array>;
}

/**
 * Decrypts. Refused with `nts.too-large`, `nts.envelope-malformed`, and with
 * `nts.envelope-unreadable` for everything that depends on the key, so that
 * answers say nothing about it.
 */
export const open = (
  bytes: Uint8Array,
  { certificate, pkcs8 }: Receiver,
): Result.Result<Redacted.Redacted<Uint8Array<ArrayBuffer>>, Refusal.Refusal> =>
  Result.flatMap(read(bytes), ({ recipients, iv, content }) => {
    const mine = recipients.find(
      ({ issuer, serial }) => serial === certificate.serial && equal(issuer, certificate.issuer.der),
    );
    const key =
      mine === undefined ? undefined : Rsaes.decrypt(Redacted.value(pkcs8), mine.encryptedKey, octetsInKey);
    const plain = key === undefined ? undefined : TripleDes.decrypt(key, iv, content);
    return plain === undefined
      ? refusals.fail("nts.envelope-unreadable")
      : Result.succeed(Redacted.make(plain, { label: "TaxInvoicePackage" }));
  });
