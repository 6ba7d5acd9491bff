/** From a certificate up to a root: every path that holds, one after another, within bounds. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "../Certificate.ts";
import * as DistinguishedName from "../DistinguishedName.ts";
import { refusals } from "../Refusals.ts";
import { dateInKorea } from "./korea.ts";
import * as NameConstraints from "./nameConstraints.ts";
import * as PathPolicies from "./pathPolicies.ts";
import { verifySigned } from "./signed.ts";

type Certificates = ReadonlyArray<Certificate.Certificate>;

/** No Korean path is longer than three. */
const longestPath = 6;
/** Signatures checked for one question, so that a thicket of cross-signed authorities ends. */
const mostChecks = 32;

/** What one question may use. */
export interface Search {
  readonly anchors: Certificates;
  /** Authorities that must hang on a root themselves. */
  readonly others: Certificates;
  readonly beginning: PathPolicies.Beginning;
  readonly at: DateTime.Utc;
  /** Whether another signature may be checked. */
  readonly mayCheck: () => boolean;
}

/** Counts the signatures of one question. */
export const budget = (): Search["mayCheck"] => {
  let checks = 0;
  return () => ++checks <= mostChecks;
};

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

const mayIssue = (issuer: Certificate.Certificate): boolean =>
  issuer.isAuthority && issuer.keyUsage?.has("keyCertSign") !== false;

/** Whether no authority has more authorities below it than it may. From the certificate up. */
const lengthsHold = (path: Certificates): boolean =>
  path.every(
    ({ pathLength }, index) =>
      pathLength === undefined ||
      path.slice(1, index).filter((one) => !Certificate.isSelfIssued(one)).length <= pathLength,
  );

/** What is wrong with a path that leads to a root, as a whole. From the certificate up. */
const flawOf = (path: Certificates, beginning: PathPolicies.Beginning): Refusal.Refusal | undefined => {
  const down = path.toReversed();
  if (!lengthsHold(path))
    return untrusted(
      "인증기관의 단계가 허용보다 깊습니다.",
      "There are more authorities in between than allowed.",
    );
  if (!NameConstraints.hold(down))
    return untrusted(
      "상위 인증기관이 발급할 수 없는 이름입니다.",
      "An authority above it may not certify such a name.",
    );
  if (!PathPolicies.hold(down.slice(1), beginning))
    return untrusted(
      "인증서 정책이 상위 인증기관과 맞지 않습니다.",
      "The certificate's policy is none that its authorities stand for.",
    );
  return undefined;
};

/** The first path that holds, from the certificate up to its root. Refused as `CertificatePath.verify` says. */
export const climb = (
  { anchors, others, beginning, at, mayCheck }: Search,
  certificate: Certificate.Certificate,
): Effect.Effect<Certificates, Refusal.Refusal> => {
  const higher = (
    path: readonly [Certificate.Certificate, ...Certificates],
  ): Effect.Effect<Certificates, Refusal.Refusal> =>
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
      if (anchors.some((anchor) => Certificate.equals(anchor, last))) {
        const flaw = flawOf(path, beginning);
        return flaw === undefined ? path : yield* Effect.fail(flaw);
      }
      let reason = untrusted(
        "신뢰하는 최상위 인증기관까지 이어지지 않습니다.",
        "It does not lead to a trusted root authority.",
      );
      if (path.length >= longestPath) return yield* Effect.fail(reason);
      for (const issuer of [...anchors, ...others]) {
        if (!mayIssue(issuer) && !anchors.includes(issuer)) continue;
        if (!DistinguishedName.equals(issuer.subject, last.issuer)) continue;
        if (path.some((one) => Certificate.equals(one, issuer))) continue;
        if (!mayCheck()) break;
        if (!(yield* verifySigned(last, issuer.publicKey, last.notBefore))) continue;
        const found = yield* Effect.result(higher([...path, issuer]));
        if (found._tag === "Success") return found.success;
        reason =
          found.failure.code === "certificate.untrusted"
            ? found.failure
            : untrusted(
                `상위 인증기관 인증서의 유효기간이 맞지 않습니다: ${DistinguishedName.commonName(issuer.subject)}`,
                `An authority above it is not valid at that time: ${DistinguishedName.commonName(issuer.subject)}`,
              );
      }
      return yield* Effect.fail(reason);
    });
  return higher([certificate]);
};
