/**
 * Certification path (인증 경로): whether a certificate hangs on an authority
 * that is trusted, all the way, at one instant, and was not revoked.
 *
 * The whole of RFC 5280 §6 with RSA: key rollover, policies with their mapping,
 * name constraints, lists by distribution point and reason. What is left out
 * (delta lists, lists of foreign issuers) only ever refuses. Source: npki §3.4.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import type * as Crl from "./Crl.ts";
import { budget, climb } from "./internal/climb.ts";
import { dateInKorea } from "./internal/korea.ts";
import type { Beginning } from "./internal/pathPolicies.ts";
import { type Revocation, revocationOf } from "./internal/revocation.ts";
import { verifySigned } from "./internal/signed.ts";
import type * as Ocsp from "./Ocsp.ts";
import { refusals } from "./Refusals.ts";

export { validAt } from "./internal/climb.ts";

type Certificates = ReadonlyArray<Certificate.Certificate>;

/**
 * What is known of authorities. With `policies`, every certificate below the
 * root must stand for one and the same of them.
 */
export interface Trust extends Beginning {
  /** Roots that are trusted by being here; see `Roots`. */
  readonly anchors: Certificates;
  /** Authorities that must hang on a root themselves. */
  readonly intermediates: Certificates;
  readonly crls: ReadonlyArray<Crl.Crl>;
  /** What answering services said. */
  readonly ocsp?: ReadonlyArray<Ocsp.Response>;
}

/** A path that holds. */
export interface Verified extends Revocation {
  /** From the certificate up to its root. */
  readonly path: Certificates;
}

/** Whether its own key signed it: a root, which is trusted by being chosen. */
export const isSelfSigned = (certificate: Certificate.Certificate): Effect.Effect<boolean> =>
  Certificate.isSelfIssued(certificate)
    ? verifySigned(certificate, certificate.publicKey, certificate.notBefore)
    : Effect.succeed(false);

/**
 * Certificates that somebody chose to rely on, sorted: what its own key signed
 * is an anchor, everything else must hang on one. A name proves nothing.
 */
export const sort = (certificates: Certificates): Effect.Effect<Pick<Trust, "anchors" | "intermediates">> =>
  Effect.gen(function* () {
    const anchors: Array<Certificate.Certificate> = [];
    const intermediates: Array<Certificate.Certificate> = [];
    for (const certificate of certificates)
      ((yield* isSelfSigned(certificate)) ? anchors : intermediates).push(certificate);
    return { anchors, intermediates };
  });

/** What is said of a revoked certificate. */
export const revoked = (at: DateTime.Utc): Refusal.Refusal =>
  refusals.refusal("certificate.revoked", { values: { at: dateInKorea(at) } });

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
  const { anchors, intermediates, crls, ocsp = [], ...beginning } = trust;
  const search = { anchors, others: [...intermediates, ...beside], beginning, at, mayCheck: budget() };
  return Effect.gen(function* () {
    const path = yield* climb(search, certificate);
    return { path, ...(yield* revocationOf(path, search, { crls, ocsp })) };
  });
};
