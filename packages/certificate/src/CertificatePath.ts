/**
 * Certification path (인증 경로): whether a certificate hangs on an authority
 * that is trusted, all the way, at one instant, and was not revoked.
 *
 * It fails closed: a constraint that einv does not evaluate (name constraints,
 * policy mapping) makes a path unusable. Korean paths have none. Sources: RFC
 * 5280 §6, npki §3.4.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import * as Crl from "./Crl.ts";
import * as DistinguishedName from "./DistinguishedName.ts";
import { dateInKorea } from "./internal/korea.ts";
import { verifySigned } from "./internal/signed.ts";
import { refusals } from "./Refusals.ts";

type Certificates = ReadonlyArray<Certificate.Certificate>;

/** What is known of authorities. */
export interface Trust {
  /** Roots that are trusted by being here. */
  readonly anchors: Certificates;
  /** Authorities that must hang on a root themselves. */
  readonly intermediates: Certificates;
  readonly crls: ReadonlyArray<Crl.Crl>;
  /** When given: every certificate below the root must stand for one and the same of these policies. */
  readonly policies?: ReadonlySet<string>;
}

/** A path that holds. */
export interface Verified {
  /** From the certificate up to its root. */
  readonly path: Certificates;
  /** `good`: every certificate below the root is on no current list of its issuer. */
  readonly revocation: "good" | "revoked" | "not-checked";
  readonly revokedAt?: DateTime.Utc;
}

/** No Korean path is longer than three. */
const longestPath = 6;
/** Signatures checked for one question, so that a thicket of cross-signed authorities ends. */
const mostChecks = 32;
const anyPolicy = "2.5.29.32.0";

const untrusted = (ko: string, en: string): Refusal.Refusal =>
  refusals.refusal("certificate.untrusted", { values: { ko, en } });

/** Whether it is within its validity: `certificate.expired` or `certificate.not-yet-valid` if not. */
export const validAt = (
  certificate: Certificate.Certificate,
  at: DateTime.Utc,
): Effect.Effect<void, Refusal.Refusal> => {
  if (DateTime.isGreaterThan(at, certificate.notAfter))
    return Effect.fail(
      refusals.refusal("certificate.expired", { values: { date: dateInKorea(certificate.notAfter) } }),
    );
  if (DateTime.isLessThan(at, certificate.notBefore))
    return Effect.fail(
      refusals.refusal("certificate.not-yet-valid", { values: { date: dateInKorea(certificate.notBefore) } }),
    );
  return Effect.void;
};

/** Whether its own key signed it: a root, which is trusted by being chosen. */
export const isSelfSigned = (certificate: Certificate.Certificate): Effect.Effect<boolean> =>
  Certificate.isSelfIssued(certificate)
    ? verifySigned(certificate, certificate.publicKey, certificate.notBefore)
    : Effect.succeed(false);

/** What is said of a revoked certificate. */
export const revoked = (at: DateTime.Utc): Refusal.Refusal =>
  refusals.refusal("certificate.revoked", { values: { at: dateInKorea(at) } });

const mayIssue = (issuer: Certificate.Certificate): boolean =>
  issuer.isAuthority && issuer.keyUsage?.has("keyCertSign") !== false;

const both = (a: ReadonlySet<string> | "any", b: ReadonlySet<string> | "any"): ReadonlySet<string> | "any" =>
  a === "any" ? b : b === "any" ? a : new Set([...a].filter((oid) => b.has(oid)));

/** Checks that look at the whole path, from the certificate up to its root. */
const checkWhole = (
  path: Certificates,
  required: Trust["policies"],
): Effect.Effect<void, Refusal.Refusal> => {
  for (const [index, { pathLength }] of path.entries()) {
    const between = path.slice(1, index).filter((one) => !Certificate.isSelfIssued(one)).length;
    if (pathLength !== undefined && between > pathLength)
      return Effect.fail(
        untrusted(
          "인증기관의 단계가 허용보다 깊습니다.",
          "There are more authorities in between than allowed.",
        ),
      );
  }
  let explicitAfter = required === undefined ? Number.POSITIVE_INFINITY : 0;
  let policies: ReadonlySet<string> | "any" = required?.has(anyPolicy) === false ? required : "any";
  for (const certificate of path.slice(0, -1).toReversed()) {
    policies = both(
      policies,
      certificate.policies.includes(anyPolicy) ? "any" : new Set(certificate.policies),
    );
    if (!Certificate.isSelfIssued(certificate)) explicitAfter -= 1;
    explicitAfter = Math.max(
      0,
      Math.min(explicitAfter, certificate.explicitPolicyAfter ?? Number.POSITIVE_INFINITY),
    );
  }
  return explicitAfter === 0 && policies !== "any" && policies.size === 0
    ? Effect.fail(
        untrusted(
          "인증서 정책이 상위 인증기관과 맞지 않습니다.",
          "The certificate's policy is none that its authorities stand for.",
        ),
      )
    : Effect.void;
};

const revocationOf = (
  path: Certificates,
  crls: Trust["crls"],
  at: DateTime.Utc,
): Effect.Effect<Omit<Verified, "path">> =>
  Effect.gen(function* () {
    let all = true;
    for (const [index, certificate] of path.slice(0, -1).entries()) {
      const answer = yield* Crl.ask(crls, certificate, path[index + 1] ?? certificate, at);
      if (answer._tag === "Revoked") return { revocation: "revoked", revokedAt: answer.at } as const;
      if (answer._tag === "Unknown") all = false;
    }
    return { revocation: all ? "good" : "not-checked" } as const;
  });

/**
 * A path from the certificate to a root, all valid at the instant. `beside`
 * are certificates that came with the document and are trusted with nothing.
 *
 * Refused with `certificate.expired`, `certificate.not-yet-valid` (the
 * certificate itself) or `certificate.untrusted`. A revoked one is answered,
 * not refused.
 */
export const verify = (
  certificate: Certificate.Certificate,
  trust: Trust,
  at: DateTime.Utc,
  beside: Certificates = [],
): Effect.Effect<Verified, Refusal.Refusal> => {
  let checks = 0;
  const climb = (
    path: readonly [Certificate.Certificate, ...Certificates],
  ): Effect.Effect<Verified, Refusal.Refusal> =>
    Effect.gen(function* () {
      const last = path[path.length - 1] ?? path[0];
      yield* validAt(last, at);
      if (last.unknownCritical.length > 0)
        return yield* Effect.fail(
          untrusted(
            `알 수 없는 필수 항목이 있습니다: ${last.unknownCritical.join(", ")}`,
            `It has critical extensions that are not understood: ${last.unknownCritical.join(", ")}`,
          ),
        );
      if (trust.anchors.some((anchor) => Certificate.equals(anchor, last))) {
        yield* checkWhole(path, trust.policies);
        return { path, ...(yield* revocationOf(path, trust.crls, at)) };
      }
      let reason = untrusted(
        "신뢰하는 최상위 인증기관까지 이어지지 않습니다.",
        "It does not lead to a trusted root authority.",
      );
      if (path.length >= longestPath) return yield* Effect.fail(reason);
      for (const issuer of [...trust.anchors, ...trust.intermediates, ...beside]) {
        if (!mayIssue(issuer) && !trust.anchors.includes(issuer)) continue;
        if (!DistinguishedName.equals(issuer.subject, last.issuer)) continue;
        if (path.some((one) => Certificate.equals(one, issuer))) continue;
        if (++checks > mostChecks) break;
        if (!(yield* verifySigned(last, issuer.publicKey, last.notBefore))) continue;
        const higher = yield* Effect.result(climb([...path, issuer]));
        if (higher._tag === "Success") return higher.success;
        reason =
          higher.failure.code === "certificate.untrusted"
            ? higher.failure
            : untrusted(
                `상위 인증기관 인증서의 유효기간이 맞지 않습니다: ${DistinguishedName.commonName(issuer.subject)}`,
                `An authority above it is not valid at that time: ${DistinguishedName.commonName(issuer.subject)}`,
              );
      }
      return yield* Effect.fail(reason);
    });
  return climb([certificate]);
};
