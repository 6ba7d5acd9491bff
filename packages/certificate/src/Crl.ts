/**
 * Certificate revocation list (CRL, 인증서 폐기 목록), as one authority publishes
 * it for a share of its certificates.
 *
 * A list that is not wholly understood (a delta, one that speaks for other
 * authorities, one for some reasons only) answers about nothing. Source: RFC
 * 5280 §5, §6.3.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import * as Der from "./Der.ts";
import * as DistinguishedName from "./DistinguishedName.ts";
import { blocks } from "./internal/pem.ts";
import { verifySigned } from "./internal/signed.ts";
import { refusals } from "./Refusals.ts";

export interface Crl {
  readonly tbs: Uint8Array;
  readonly issuer: DistinguishedName.DistinguishedName;
  readonly thisUpdate: DateTime.Utc;
  readonly nextUpdate?: DateTime.Utc;
  /** Serial → instant of revocation. */
  readonly revoked: ReadonlyMap<bigint, DateTime.Utc>;
  /** For which certificates it speaks. */
  readonly scope: Scope;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

/** `unclear`: there is something in the list that einv does not understand. */
export type Scope =
  | "unclear"
  | { readonly only?: "users" | "authorities"; readonly places: ReadonlyArray<string> };

type Read<A> = Result.Result<A, Refusal.Refusal>;

/** A list of a million revocations stays below it. */
const limit = 64 * 1024 * 1024;
const issuingDistributionPoint = "2.5.29.28";
const harmless = new Set(["2.5.29.20", "2.5.29.35", "2.5.29.46", "1.3.6.1.5.5.7.1.1"]);
const harmlessInEntries = new Set(["2.5.29.21", "2.5.29.24"]);
const latin1 = new TextDecoder("latin1");

const extensionsOf = (
  list: Der.Node,
): Read<ReadonlyArray<{ readonly oid: string; readonly critical: boolean; readonly value: Uint8Array }>> =>
  Result.gen(function* () {
    const found = [];
    for (const extension of yield* Der.childrenOf(list, Der.Tag.sequence)) {
      const parts = yield* Der.childrenOf(extension, Der.Tag.sequence);
      found.push({
        oid: yield* Der.oid(parts[0]),
        critical: parts.length === 3 ? yield* Der.boolean(parts[1]) : false,
        value: yield* Der.octets(parts.at(-1)),
      });
    }
    return found;
  });

const pointScope = (value: Uint8Array): Read<Scope> =>
  Result.gen(function* () {
    let only: "users" | "authorities" | undefined;
    const places: Array<string> = [];
    let named = false;
    for (const field of yield* Der.childrenOf(yield* Der.read(value), Der.Tag.sequence)) {
      if (field.tag === Der.Tag.contextPrimitive(1)) only = "users";
      else if (field.tag === Der.Tag.contextPrimitive(2)) only = "authorities";
      else if (field.tag === Der.Tag.context(0)) {
        named = true;
        for (const full of yield* Der.children(field)) {
          if (full.tag !== Der.Tag.context(0)) return "unclear";
          for (const name of yield* Der.children(full))
            if (name.tag === Der.Tag.contextPrimitive(6)) places.push(latin1.decode(name.content));
        }
      } else return "unclear";
    }
    if (named && places.length === 0) return "unclear";
    return { ...(only === undefined ? {} : { only }), places };
  });

const scopeOf = (field: Der.Node | undefined): Read<Scope> =>
  Result.gen(function* () {
    let scope: Scope = { places: [] };
    if (field === undefined) return scope;
    for (const { oid, critical, value } of yield* extensionsOf(yield* Der.only(field))) {
      if (oid === issuingDistributionPoint) scope = yield* pointScope(value);
      else if (critical || !harmless.has(oid)) return "unclear";
    }
    return scope;
  });

const parseDer = (der: Uint8Array): Read<Crl> =>
  Result.gen(function* () {
    const [tbs, algorithm, signature] = yield* Der.childrenOf(yield* Der.read(der), Der.Tag.sequence);
    const fields = [...(yield* Der.childrenOf(tbs, Der.Tag.sequence))];
    if (fields[0]?.tag === Der.Tag.integer) fields.shift();
    const [inner, issuer, thisUpdate, ...rest] = fields;
    const [oid] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const [innerOid] = yield* Der.childrenOf(inner, Der.Tag.sequence);
    const signatureAlgorithm = yield* Der.oid(oid);
    if (tbs === undefined || signatureAlgorithm !== (yield* Der.oid(innerOid)))
      return yield* refusals.fail("certificate.malformed", { values: { reason: "CRL" } });
    const isTime = (node: Der.Node | undefined) =>
      node?.tag === Der.Tag.utcTime || node?.tag === Der.Tag.generalizedTime;
    const nextUpdate = isTime(rest[0]) ? yield* Der.instant(rest.shift()) : undefined;
    const entries = rest[0]?.tag === Der.Tag.sequence ? yield* Der.children(rest.shift() ?? tbs) : [];
    let scope = yield* scopeOf(rest[0]);
    const revoked = new Map<bigint, DateTime.Utc>();
    for (const entry of entries) {
      const [serial, at, more] = yield* Der.childrenOf(entry, Der.Tag.sequence);
      revoked.set(yield* Der.integer(serial), yield* Der.instant(at));
      if (more === undefined) continue;
      const extensions = yield* extensionsOf(more);
      if (extensions.some(({ oid, critical }) => critical && !harmlessInEntries.has(oid))) scope = "unclear";
    }
    return {
      tbs: tbs.bytes,
      issuer: yield* DistinguishedName.parse(issuer),
      thisUpdate: yield* Der.instant(thisUpdate),
      ...(nextUpdate === undefined ? {} : { nextUpdate }),
      revoked,
      scope,
      signatureAlgorithm,
      signature: yield* Der.bits(signature),
    };
  });

/** The list in a file, DER or PEM. Refused with `certificate.too-large`, `certificate.der`, `certificate.malformed`. */
export const parse = (bytes: Uint8Array): Read<Crl> =>
  bytes.length > limit
    ? refusals.fail("certificate.too-large", { values: { limit: String(limit) } })
    : Result.flatMap(blocks(bytes, "X509 CRL"), ([first]) => parseDer(first ?? new Uint8Array()));

const covers = (crl: Crl, certificate: Certificate, at: DateTime.Utc): boolean =>
  (crl.scope === "unclear" ||
    ((crl.scope.only === undefined || (crl.scope.only === "authorities") === certificate.isAuthority) &&
      (crl.scope.places.length === 0 ||
        crl.scope.places.some((place) => certificate.crlUrls.includes(place))))) &&
  crl.nextUpdate !== undefined &&
  DateTime.isLessThanOrEqualTo(crl.thisUpdate, at) &&
  DateTime.isGreaterThan(crl.nextUpdate, at) &&
  DistinguishedName.equals(crl.issuer, certificate.issuer);

/** What a list says about one certificate. */
export type Answer =
  | { readonly _tag: "Good" }
  | { readonly _tag: "Revoked"; readonly at: DateTime.Utc }
  | { readonly _tag: "Unknown" };

/** What current lists, signed by the certificate's own issuer, say about it. An unclear list that names it casts doubt. */
export const ask = (
  crls: ReadonlyArray<Crl>,
  certificate: Certificate,
  issuer: Certificate,
  at: DateTime.Utc,
): Effect.Effect<Answer> =>
  Effect.gen(function* () {
    let answer: Answer = { _tag: "Unknown" };
    if (issuer.keyUsage?.has("cRLSign") === false) return answer;
    for (const crl of crls) {
      if (!covers(crl, certificate, at)) continue;
      if (!(yield* verifySigned(crl, issuer.publicKey, crl.thisUpdate))) continue;
      const since = crl.revoked.get(certificate.serial);
      if (crl.scope === "unclear") {
        if (since !== undefined) return { _tag: "Unknown" };
        continue;
      }
      if (since !== undefined) return { _tag: "Revoked", at: since };
      answer = { _tag: "Good" };
    }
    return answer;
  });
