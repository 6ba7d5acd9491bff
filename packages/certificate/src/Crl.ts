/**
 * Certificate revocation list (CRL, 인증서 폐기 목록), as one authority publishes
 * it for a share of its certificates.
 *
 * Lists that speak for other authorities answer about their own certificates
 * only. A delta, and whatever else is not understood, answers about nothing; but
 * what it names is in doubt. Source: RFC 5280 §5, §6.3.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import * as Der from "./Der.ts";
import * as DistinguishedName from "./DistinguishedName.ts";
import {
  allReasons,
  type DistributionPoint,
  type IssuingPoint,
  parseIssuingPoint,
} from "./internal/distributionPoints.ts";
import * as GeneralNames from "./internal/generalNames.ts";
import { blocks } from "./internal/pem.ts";
import { refusals } from "./Refusals.ts";

export interface Crl {
  readonly tbs: Uint8Array;
  readonly issuer: DistinguishedName.DistinguishedName;
  /** The key that signed it, where the authority has several. */
  readonly authorityKeyId?: Uint8Array;
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
export type Scope = "unclear" | IssuingPoint;

type Read<A> = Result.Result<A, Refusal.Refusal>;

/** A list of a million revocations stays below it. */
const limit = 64 * 1024 * 1024;
const issuingDistributionPoint = "2.5.29.28";
const authorityKeyIdentifier = "2.5.29.35";
const certificateIssuer = "2.5.29.29";
const harmless = new Set(["2.5.29.20", authorityKeyIdentifier, "2.5.29.46", "1.3.6.1.5.5.7.1.1"]);
const harmlessInEntries = new Set(["2.5.29.21", "2.5.29.24"]);

interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

const extensionsOf = (list: Der.Node): Read<ReadonlyArray<Extension>> =>
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

const scopeOf = (
  extensions: ReadonlyArray<Extension>,
  issuer: DistinguishedName.DistinguishedName,
): Read<Scope> =>
  Result.gen(function* () {
    let scope: Scope | undefined = { reasons: allReasons, indirect: false };
    for (const { oid, critical, value } of extensions) {
      if (oid === issuingDistributionPoint) scope = yield* parseIssuingPoint(value, issuer);
      else if (critical || !harmless.has(oid)) return "unclear";
      if (scope === undefined) return "unclear";
    }
    return scope ?? "unclear";
  });

const keyIdOf = (extensions: ReadonlyArray<Extension>): Read<Uint8Array | undefined> => {
  const found = extensions.find(({ oid }) => oid === authorityKeyIdentifier);
  if (found === undefined) return Result.succeed(undefined);
  return Result.map(
    Result.flatMap(Der.read(found.value), (value) => Der.childrenOf(value, Der.Tag.sequence)),
    (fields) => fields.find(({ tag }) => tag === Der.Tag.contextPrimitive(0))?.content,
  );
};

/** What was revoked of the list's own issuer. */
const entriesOf = (
  list: ReadonlyArray<Der.Node>,
  issuer: DistinguishedName.DistinguishedName,
): Read<{ readonly revoked: ReadonlyMap<bigint, DateTime.Utc>; readonly clear: boolean }> =>
  Result.gen(function* () {
    const revoked = new Map<bigint, DateTime.Utc>();
    let clear = true;
    /** An entry is of the issuer that the last one before it named. */
    let own = true;
    for (const entry of list) {
      const [serial, at, more] = yield* Der.childrenOf(entry, Der.Tag.sequence);
      const number = yield* Der.integer(serial);
      const since = yield* Der.instant(at);
      for (const { oid, critical, value } of more === undefined ? [] : yield* extensionsOf(more)) {
        if (oid === certificateIssuer) {
          const names = yield* GeneralNames.parseAll(yield* Der.read(value));
          own = names.some((name) => GeneralNames.equals(name, { _tag: "Directory", name: issuer }));
        } else if (critical && !harmlessInEntries.has(oid)) clear = false;
      }
      if (own) revoked.set(number, since);
    }
    return { revoked, clear };
  });

const parseDer = (der: Uint8Array): Read<Crl> =>
  Result.gen(function* () {
    const [tbs, algorithm, signature] = yield* Der.childrenOf(yield* Der.read(der), Der.Tag.sequence);
    const fields = [...(yield* Der.childrenOf(tbs, Der.Tag.sequence))];
    if (fields[0]?.tag === Der.Tag.integer) fields.shift();
    const [inner, name, thisUpdate, ...rest] = fields;
    const [oid] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const signatureAlgorithm = yield* Der.oid(oid);
    if (tbs === undefined || !Der.equals(algorithm, inner))
      return yield* refusals.fail("certificate.malformed", { values: { reason: "CRL" } });
    const isTime = (node: Der.Node | undefined) =>
      node?.tag === Der.Tag.utcTime || node?.tag === Der.Tag.generalizedTime;
    const nextUpdate = isTime(rest[0]) ? yield* Der.instant(rest.shift()) : undefined;
    const entries = rest[0]?.tag === Der.Tag.sequence ? yield* Der.children(rest.shift() ?? tbs) : [];
    const issuer = yield* DistinguishedName.parse(name);
    const extensions = rest[0] === undefined ? [] : yield* extensionsOf(yield* Der.only(rest[0]));
    const authorityKeyId = yield* keyIdOf(extensions);
    const scope = yield* scopeOf(extensions, issuer);
    const { revoked, clear } = yield* entriesOf(entries, issuer);
    return {
      tbs: tbs.bytes,
      issuer,
      ...(authorityKeyId === undefined ? {} : { authorityKeyId }),
      thisUpdate: yield* Der.instant(thisUpdate),
      ...(nextUpdate === undefined ? {} : { nextUpdate }),
      revoked,
      scope: clear ? scope : "unclear",
      signatureAlgorithm,
      signature: yield* Der.bits(signature),
    };
  });

/** The list in a file, DER or PEM. Refused with `certificate.too-large`, `certificate.der`, `certificate.malformed`. */
export const parse = (bytes: Uint8Array): Read<Crl> =>
  bytes.length > limit
    ? refusals.fail("certificate.too-large", { values: { limit: String(limit) } })
    : Result.flatMap(blocks(bytes, "X509 CRL"), ([first]) => parseDer(first ?? new Uint8Array()));

/** In force at the instant, and of the certificate's issuer. */
const isCurrent = (crl: Crl, certificate: Certificate, at: DateTime.Utc): boolean =>
  crl.nextUpdate !== undefined &&
  DateTime.isLessThanOrEqualTo(crl.thisUpdate, at) &&
  DateTime.isGreaterThan(crl.nextUpdate, at) &&
  DistinguishedName.equals(crl.issuer, certificate.issuer);

/** Where a certificate that names no place is looked for: under its issuer's name. */
const placesOf = ({ distributionPoints, issuer }: Certificate): ReadonlyArray<DistributionPoint> =>
  distributionPoints.length > 0
    ? distributionPoints
    : [{ names: [{ _tag: "Directory", name: issuer }], reasons: allReasons, foreign: false }];

/** For which reasons of revocation a list speaks about a certificate (RFC 5280 §6.3.3 b–e). */
const reasonsFor = (scope: IssuingPoint, certificate: Certificate): ReadonlySet<number> => {
  if (scope.only !== undefined && scope.only !== (certificate.isAuthority ? "authorities" : "users"))
    return new Set();
  const own = placesOf(certificate).filter(
    ({ foreign, names }) =>
      !foreign &&
      (scope.names === undefined ||
        scope.names.some((name) => names?.some((other) => GeneralNames.equals(name, other)) === true)),
  );
  return new Set(own.flatMap(({ reasons }) => [...reasons].filter((reason) => scope.reasons.has(reason))));
};

/** What a list, or the authority's answering service, says about one certificate. */
export type Answer =
  | { readonly _tag: "Good" }
  | { readonly _tag: "Revoked"; readonly at: DateTime.Utc }
  | { readonly _tag: "Unknown" };

/**
 * What current lists say about a certificate; `isAuthentic` tells whether the
 * certificate's issuer stands behind a list. Good: all reasons together are
 * spoken for. A list that is unclear and names it casts doubt.
 */
export const ask = <R>(
  crls: ReadonlyArray<Crl>,
  certificate: Certificate,
  at: DateTime.Utc,
  isAuthentic: (crl: Crl) => Effect.Effect<boolean, never, R>,
): Effect.Effect<Answer, never, R> =>
  Effect.gen(function* () {
    const spoken = new Set<number>();
    for (const crl of crls) {
      if (!isCurrent(crl, certificate, at)) continue;
      const since = crl.revoked.get(certificate.serial);
      if (crl.scope === "unclear") {
        if (since !== undefined && (yield* isAuthentic(crl))) return { _tag: "Unknown" };
        continue;
      }
      const reasons = reasonsFor(crl.scope, certificate);
      if (reasons.size === 0 || !(yield* isAuthentic(crl))) continue;
      if (since !== undefined) return { _tag: "Revoked", at: since };
      for (const reason of reasons) spoken.add(reason);
    }
    return [...allReasons].every((reason) => spoken.has(reason)) ? { _tag: "Good" } : { _tag: "Unknown" };
  });
