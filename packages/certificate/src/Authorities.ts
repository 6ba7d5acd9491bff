/**
 * What authorities publish, fetched when it is needed: lists from directories
 * (mostly LDAP) and answers from services (OCSP). For a server; a page can
 * reach neither.
 *
 * How bytes are fetched is the installation's: a port, so that it decides which
 * places may be asked, and a test needs no network.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as SecureRandom from "effect/crypto/SecureRandom";
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import type { Trust } from "./CertificatePath.ts";
import * as Crl from "./Crl.ts";
import * as Ocsp from "./Ocsp.ts";

/**
 * Fetches from places that certificates name. Certificates come from anybody:
 * an implementation asks only hosts that it knows, and bounds time and size.
 */
export class Authorities extends Context.Service<
  Authorities,
  {
    /** The list at an `ldap:` or `http:` address. */
    readonly list: (address: string) => Effect.Effect<Uint8Array, Refusal.Refusal>;
    /** The answer to a posted question (`application/ocsp-request`). */
    readonly ask: (address: string, question: Uint8Array) => Effect.Effect<Uint8Array, Refusal.Refusal>;
  }
>()("@einv/certificate/Authorities") {}

/** What was fetched, to be put beside what is known; and what could not be. */
export interface Fetched extends Required<Pick<Trust, "crls" | "ocsp">> {
  readonly failures: ReadonlyArray<Refusal.Refusal>;
}

/** A certificate with more places than these is not asked about further. */
const mostPlaces = 4;

const none: Fetched = { crls: [], ocsp: [], failures: [] };

const joined = (a: Fetched, b: Fetched): Fetched => ({
  crls: [...a.crls, ...b.crls],
  ocsp: [...a.ocsp, ...b.ocsp],
  failures: [...a.failures, ...b.failures],
});

/** Asks places one after another until one answers. */
const first = <R>(
  places: ReadonlyArray<string>,
  ask: (place: string) => Effect.Effect<Fetched, Refusal.Refusal, R>,
): Effect.Effect<Fetched, never, R> =>
  Effect.gen(function* () {
    let failures: ReadonlyArray<Refusal.Refusal> = [];
    for (const place of places.slice(0, mostPlaces)) {
      const answer = yield* Effect.result(ask(place));
      if (Result.isSuccess(answer)) return { ...answer.success, failures };
      failures = [...failures, answer.failure];
    }
    return { ...none, failures };
  });

const answerOf = (certificate: Certificate, issuer: Certificate) =>
  first(
    certificate.ocspUrls,
    Effect.fnUntraced(function* (place) {
      const nonce = yield* (yield* SecureRandom.SecureRandom).randomBytes(16);
      const authorities = yield* Authorities;
      const bytes = yield* authorities.ask(place, yield* Ocsp.request(certificate, issuer, nonce));
      const response = yield* Effect.fromResult(Ocsp.parse(bytes));
      return Ocsp.answers(response, nonce) ? { ...none, ocsp: [response] } : none;
    }),
  );

const listOf = (certificate: Certificate) =>
  first(
    certificate.crlUrls,
    Effect.fnUntraced(function* (place) {
      const bytes = yield* (yield* Authorities).list(place);
      return { ...none, crls: [yield* Effect.fromResult(Crl.parse(bytes))] };
    }),
  );

/**
 * What the authorities of a path (of `CertificatePath.verify`) say about it now:
 * services are asked first, and lists fetched where none answers. Nothing of it
 * is believed before `CertificatePath.verify` was asked again with it.
 */
export const fetch = (
  path: ReadonlyArray<Certificate>,
): Effect.Effect<Fetched, never, Authorities | SecureRandom.SecureRandom> =>
  Effect.gen(function* () {
    let fetched = none;
    for (const [index, certificate] of path.slice(0, -1).entries()) {
      const answered = yield* answerOf(certificate, path[index + 1] ?? certificate);
      fetched = joined(fetched, answered);
      if (answered.ocsp.length === 0) fetched = joined(fetched, yield* listOf(certificate));
    }
    return fetched;
  });
