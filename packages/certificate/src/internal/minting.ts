/**
 * Writes certificates and revocation lists in the profile of the Korean
 * hierarchy (npki §3.4): RSA with SHA-256, VID in the alternative name, a policy
 * with its notice as BMPString, revocation lists at LDAP addresses.
 */
import { sha1 } from "@noble/hashes/legacy.js";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "../Certificate.ts";
import * as Der from "../Der.ts";
import { type KeyUsage, usages, type VirtualId } from "./extensions.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const { sequence, oid, integer, boolean, octetString, explicit, implicit, instant } = Der.write;

/** Signs with RSASSA-PKCS1-v1_5 and SHA-256. */
export type Sign = (data: Uint8Array) => Effect.Effect<Uint8Array, Refusal.Refusal>;

const sha256WithRsa = sequence(oid("1.2.840.113549.1.1.11"), Der.write.null);

const signed = (tbs: Bytes, sign: Sign): Effect.Effect<Bytes, Refusal.Refusal> =>
  Effect.map(sign(tbs), (signature) => sequence(tbs, sha256WithRsa, Der.write.bitString(signature)));

const optional = (id: string, value: Uint8Array): Bytes => sequence(oid(id), octetString(value));
const critical = (id: string, value: Uint8Array): Bytes =>
  sequence(oid(id), boolean(true), octetString(value));

const uri = (address: string): Bytes => implicit(6, new TextEncoder().encode(address));

/** What stands in an extension → the extension. */
export const extension = {
  subjectKey: (spki: Uint8Array) => optional("2.5.29.14", octetString(sha1(spki))),
  /** The issuer's key, and as Korean certificates have it also the issuer's issuer and serial. */
  authorityKey: (issuer: Certificate.Certificate) =>
    optional(
      "2.5.29.35",
      sequence(
        implicit(0, sha1(issuer.publicKey.spki)),
        explicit(1, explicit(4, issuer.issuer.der)),
        Der.write.tagged(Der.Tag.contextPrimitive(2), integer(issuer.serial).subarray(2)),
      ),
    ),
  keyUsage: (uses: ReadonlyArray<KeyUsage>) =>
    critical("2.5.29.15", Der.write.flags(new Set(uses.map((use) => usages.indexOf(use))))),
  authority: (pathLength?: number) =>
    critical(
      "2.5.29.19",
      pathLength === undefined ? sequence(boolean(true)) : sequence(boolean(true), integer(pathLength)),
    ),
  anyPolicy: () => critical("2.5.29.32", sequence(sequence(oid("2.5.29.32.0")))),
  policy: (policy: string, statement: string, notice: string) =>
    critical(
      "2.5.29.32",
      sequence(
        sequence(
          oid(policy),
          sequence(
            sequence(oid("1.3.6.1.5.5.7.2.1"), Der.write.ia5(statement)),
            sequence(oid("1.3.6.1.5.5.7.2.2"), sequence(Der.write.bmp(notice))),
          ),
        ),
      ),
    ),
  /** From here on every certificate needs an accepted policy. */
  explicitPolicy: () => critical("2.5.29.36", sequence(implicit(0, Uint8Array.of(0)))),
  /** The examined name (실명) and, unless it is an authority, the VID. */
  identity: (realName: string, virtualId?: VirtualId) => {
    const name = Der.write.utf8(realName);
    const data =
      virtualId === undefined
        ? sequence(name)
        : sequence(
            name,
            sequence(
              sequence(
                oid("1.2.410.200004.10.1.1.1"),
                sequence(sequence(oid(virtualId.hash)), explicit(0, octetString(virtualId.value))),
              ),
            ),
          );
    return optional("2.5.29.17", sequence(explicit(0, oid("1.2.410.200004.10.1.1"), explicit(0, data))));
  },
  /** Names under which a server speaks TLS; an address is written as octets. */
  hosts: (names: ReadonlyArray<string>) =>
    optional(
      "2.5.29.17",
      sequence(
        ...names.map((name) =>
          /^[\d.]+$/.test(name)
            ? implicit(7, Uint8Array.from(name.split("."), Number))
            : implicit(2, new TextEncoder().encode(name)),
        ),
      ),
    ),
  revocationLists: (address: string) =>
    optional("2.5.29.31", sequence(sequence(explicit(0, explicit(0, uri(address)))))),
  ocsp: (address: string) =>
    optional("1.3.6.1.5.5.7.1.1", sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), uri(address)))),
} as const;

/** Everything that the issuer signs, except its own name. */
export interface Template {
  readonly serial: bigint;
  /** Distinguished name, DER. */
  readonly subject: Uint8Array;
  readonly spki: Uint8Array;
  readonly notBefore: DateTime.Utc;
  readonly notAfter: DateTime.Utc;
  readonly extensions: ReadonlyArray<Uint8Array>;
}

/** Issues a certificate under the issuer's distinguished name. */
export const certificate = (
  template: Template,
  issuer: Uint8Array,
  sign: Sign,
): Effect.Effect<Certificate.Certificate, Refusal.Refusal> => {
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(template.serial),
    sha256WithRsa,
    issuer,
    sequence(instant(template.notBefore), instant(template.notAfter)),
    template.subject,
    template.spki,
    explicit(3, sequence(...template.extensions)),
  );
  return Effect.flatMap(signed(tbs, sign), (der) => Effect.fromResult(Certificate.parse(der)));
};

/** A list of all that an issuer revoked, numbered by its time. */
export const revocationList = (
  issuer: Certificate.Certificate,
  revoked: ReadonlyArray<bigint>,
  thisUpdate: DateTime.Utc,
  nextUpdate: DateTime.Utc,
  sign: Sign,
): Effect.Effect<Bytes, Refusal.Refusal> => {
  const entries = revoked.map((serial) => sequence(integer(serial), instant(thisUpdate)));
  const number = integer(Math.floor(DateTime.toEpochMillis(thisUpdate) / 1000));
  const tbs = sequence(
    integer(1),
    sha256WithRsa,
    issuer.subject.der,
    instant(thisUpdate),
    instant(nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(0, sequence(extension.authorityKey(issuer), optional("2.5.29.20", number))),
  );
  return signed(tbs, sign);
};

/** `YYYYMMDDHHMMSSZ`, as OCSP writes every time. */
const generalized = (at: DateTime.Utc): Bytes =>
  Der.write.tagged(
    Der.Tag.generalizedTime,
    new TextEncoder().encode(DateTime.formatIso(at).replace(/\.\d+|[-:T]/g, "")),
  );

/** What an OCSP service says about one certificate. */
export interface Status {
  readonly serial: bigint;
  readonly revokedAt?: DateTime.Utc;
  readonly nonce?: Uint8Array;
}

/** The answer of an issuer that is its own OCSP service (RFC 6960). */
export const ocspAnswer = Effect.fnUntraced(function* (
  issuer: Certificate.Certificate,
  { serial, revokedAt, nonce }: Status,
  thisUpdate: DateTime.Utc,
  nextUpdate: DateTime.Utc,
  sign: Sign,
): Effect.fn.Return<Bytes, Refusal.Refusal> {
  const [, bits] = yield* Effect.fromResult(
    Result.flatMap(Der.read(issuer.publicKey.spki), (spki) => Der.childrenOf(spki, Der.Tag.sequence)),
  );
  const name = sequence(
    sequence(oid("1.3.14.3.2.26"), Der.write.null),
    octetString(sha1(issuer.subject.der)),
    octetString(sha1(yield* Effect.fromResult(Der.bits(bits)))),
    integer(serial),
  );
  const status =
    revokedAt === undefined ? implicit(0, new Uint8Array()) : explicit(1, generalized(revokedAt));
  const tbs = sequence(
    explicit(1, issuer.subject.der),
    generalized(thisUpdate),
    sequence(sequence(name, status, generalized(thisUpdate), explicit(0, generalized(nextUpdate)))),
    ...(nonce === undefined
      ? []
      : [explicit(1, sequence(optional("1.3.6.1.5.5.7.48.1.2", octetString(nonce))))]),
  );
  return sequence(
    Der.write.tagged(Der.Tag.enumerated, Uint8Array.of(0)),
    explicit(0, sequence(oid("1.3.6.1.5.5.7.48.1.1"), octetString(yield* signed(tbs, sign)))),
  );
});
