/** Whether anything on a path was revoked, by what its authorities publish. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Certificate from "../Certificate.ts";
import * as Crl from "../Crl.ts";
import * as DistinguishedName from "../DistinguishedName.ts";
import * as Ocsp from "../Ocsp.ts";
import { climb, type Search } from "./climb.ts";
import { verifySigned } from "./signed.ts";

type Certificates = ReadonlyArray<Certificate.Certificate>;

export interface Published {
  readonly crls: ReadonlyArray<Crl.Crl>;
  readonly ocsp: ReadonlyArray<Ocsp.Response>;
}

/** `good`: every certificate below the root is on no current list of its issuer, or its service says so. */
export interface Revocation {
  readonly revocation: "good" | "revoked" | "not-checked";
  readonly revokedAt?: DateTime.Utc;
}

/** Somebody who signs lists or answers in an authority's place is asked about once more, and whoever does so for them; then it ends. */
const deepest = 2;

const ocspSigning = "1.3.6.1.5.5.7.3.9";
const organisation = "2.5.4.10";

const organisationOf = ({ subject }: Certificate.Certificate): string | undefined =>
  subject.attributes.find(({ type }) => type === organisation)?.value;

const sameKeyId = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined ||
  b === undefined ||
  (a.length === b.length && a.every((octet, index) => octet === b[index]));

const maySignLists = ({ keyUsage }: Certificate.Certificate): boolean => keyUsage?.has("cRLSign") !== false;

export const revocationOf = (
  path: Certificates,
  search: Search,
  published: Published,
  depth = 0,
): Effect.Effect<Revocation> => {
  const root = path[path.length - 1];

  /** Whether a certificate that signs for an authority hangs on the same root and is in force. */
  const stands = (signer: Certificate.Certificate): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      if (depth >= deepest || root === undefined) return false;
      const own = yield* Effect.result(climb({ ...search, beginning: {} }, signer));
      if (own._tag === "Failure") return false;
      const anchor = own.success[own.success.length - 1];
      if (anchor === undefined || !Certificate.equals(anchor, root)) return false;
      const asked = signer.needsNoCheck ? own.success.slice(1) : own.success;
      const { revocation } = yield* revocationOf(asked, search, published, depth + 1);
      return revocation === "good";
    });

  /** The issuer's own key, or another that the authority certified for lists. */
  const isAuthentic =
    (issuer: Certificate.Certificate) =>
    (crl: Crl.Crl): Effect.Effect<boolean> =>
      Effect.gen(function* () {
        if (maySignLists(issuer) && search.mayCheck())
          if (yield* verifySigned(crl, issuer.publicKey, crl.thisUpdate)) return true;
        for (const other of [...search.anchors, ...search.others]) {
          if (!maySignLists(other) || Certificate.equals(other, issuer)) continue;
          if (!DistinguishedName.equals(other.subject, crl.issuer)) continue;
          if (!sameKeyId(other.subjectKeyId, crl.authorityKeyId) || !search.mayCheck()) continue;
          if ((yield* verifySigned(crl, other.publicKey, crl.thisUpdate)) && (yield* stands(other)))
            return true;
        }
        return false;
      });

  /**
   * The issuer itself, a service that it certified, or, as in Korea, one that
   * the root certified for the issuer's organisation.
   */
  const mayAnswer = (issuer: Certificate.Certificate, service: Certificate.Certificate) =>
    service.purposes?.includes(ocspSigning) === true &&
    (DistinguishedName.equals(service.issuer, issuer.subject) ||
      (root !== undefined &&
        DistinguishedName.equals(service.issuer, root.subject) &&
        organisationOf(service) !== undefined &&
        organisationOf(service) === organisationOf(issuer)));

  const isAnswer =
    (issuer: Certificate.Certificate) =>
    (response: Ocsp.Response): Effect.Effect<boolean> =>
      Effect.gen(function* () {
        if (search.mayCheck() && (yield* verifySigned(response, issuer.publicKey, response.producedAt)))
          return true;
        for (const service of response.certificates) {
          if (!mayAnswer(issuer, service) || !search.mayCheck()) continue;
          if (
            (yield* verifySigned(response, service.publicKey, response.producedAt)) &&
            (yield* stands(service))
          )
            return true;
        }
        return false;
      });

  return Effect.gen(function* () {
    let all = true;
    for (const [index, certificate] of path.slice(0, -1).entries()) {
      const issuer = path[index + 1] ?? certificate;
      const listed = yield* Crl.ask(published.crls, certificate, search.at, isAuthentic(issuer));
      const answer =
        listed._tag === "Unknown" && published.ocsp.length > 0
          ? yield* Ocsp.ask(published.ocsp, certificate, issuer, search.at, isAnswer(issuer))
          : listed;
      if (answer._tag === "Revoked") return { revocation: "revoked", revokedAt: answer.at } as const;
      if (answer._tag === "Unknown") all = false;
    }
    return { revocation: all ? "good" : "not-checked" } as const;
  });
};
