/**
 * What authorities publish about revocations, fetched when it is needed: answers
 * of services (OCSP) and lists from directories (CRL, mostly LDAP). For a
 * server; a page can reach neither.
 *
 * How bytes are fetched is the installation's: a port, so that it decides which
 * places may be asked, and a test needs no network.
 */
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as SecureRandom from "effect/crypto/SecureRandom";
import type { Refusal } from "@einv/refusal";
import type { Certificate } from "./Certificate.ts";
import * as CertificatePath from "./CertificatePath.ts";
import * as Crl from "./Crl.ts";
import * as Memory from "./internal/memory.ts";
import * as Ocsp from "./Ocsp.ts";
import { refusals } from "./Refusals.ts";

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

/** A path that holds, and why an authority on it could not be asked. */
export interface Asked extends CertificatePath.Verified {
  readonly failures: ReadonlyArray<Refusal.Refusal>;
}

/** As `CertificatePath.verify`, with the authorities asked about what is not known. */
export type Verify = (
  certificate: Certificate,
  trust: CertificatePath.Trust,
  at: DateTime.Utc,
) => Effect.Effect<Asked, Refusal.Refusal>;

/** A certificate with more places than these is not asked about further. */
const mostPlaces = 4;
/** Lists run to a megabyte, answers to a few kilobytes. */
const mostLists = 32;
const mostAnswers = 1024;
/** How long a place that did not answer is left alone. */
const rest = { seconds: 30 } as const;

/** What was found at one place, and until when it counts. */
interface Found<A> {
  readonly key: string;
  readonly value: A;
  readonly until: DateTime.Utc | undefined;
}

interface Gathered {
  readonly lists: ReadonlyArray<Found<Crl.Crl>>;
  readonly answers: ReadonlyArray<Found<Ocsp.Response>>;
  readonly failures: ReadonlyArray<Refusal.Refusal>;
}

const together = (all: ReadonlyArray<Gathered>): Gathered => ({
  lists: all.flatMap(({ lists }) => lists),
  answers: all.flatMap(({ answers }) => answers),
  failures: all.flatMap(({ failures }) => failures),
});

/** When the first of its statements is over. */
const endOf = ({ statuses }: Ocsp.Response): DateTime.Utc | undefined => {
  const ends = statuses.flatMap(({ nextUpdate }) => (nextUpdate === undefined ? [] : [nextUpdate]));
  return ends.length === statuses.length ? ends.toSorted(DateTime.Order)[0] : undefined;
};

const strangeNonce = refusals.refusal("certificate.authority-silent", {
  values: { place: "OCSP", ko: "묻지 않은 것에 대한 답입니다.", en: "It answered another question (nonce)." },
});

/**
 * Verifies, and asks the authorities of the path about every certificate whose
 * revocation the trust's own lists leave open: services first, and lists where
 * a service gives no answer that counts. Nothing is believed before the path was
 * verified again with it. What proved right is kept until its authority
 * publishes anew (`nextUpdate`); a place that failed is left alone for a while.
 */
export const make: Effect.Effect<Verify, never, Authorities | SecureRandom.SecureRandom> = Effect.gen(
  function* () {
    const authorities = yield* Authorities;
    const random = yield* SecureRandom.SecureRandom;
    const lists = Memory.make<Crl.Crl>(mostLists);
    const answers = Memory.make<Ocsp.Response>(mostAnswers);
    const silent = Memory.make<Refusal.Refusal>(mostAnswers);

    /** The first place that has it; a place that fails is remembered. */
    const first = Effect.fnUntraced(function* <A>(
      places: ReadonlyArray<string>,
      at: DateTime.Utc,
      seek: (place: string) => Effect.Effect<A, Refusal.Refusal>,
    ) {
      const failures: Array<Refusal.Refusal> = [];
      for (const place of places.slice(0, mostPlaces)) {
        const failed = silent.find(place, at);
        const found = failed === undefined ? yield* Effect.result(seek(place)) : Result.fail(failed);
        if (Result.isSuccess(found)) return { found: [found.success], failures };
        if (failed === undefined) silent.keep(place, found.failure, DateTime.add(at, rest));
        failures.push(found.failure);
      }
      return { found: [], failures };
    });

    const listOf = Effect.fnUntraced(function* (certificate: Certificate, at: DateTime.Utc) {
      const { found, failures } = yield* first(
        certificate.crlUrls,
        at,
        Effect.fnUntraced(function* (place) {
          const known = lists.find(place, at);
          const list = known ?? (yield* Effect.fromResult(Crl.parse(yield* authorities.list(place))));
          return { key: place, value: list, until: list.nextUpdate };
        }),
      );
      return { lists: found, answers: [], failures };
    });

    const answerOf = Effect.fnUntraced(function* (
      certificate: Certificate,
      issuer: Certificate,
      at: DateTime.Utc,
    ) {
      const key = `${certificate.serialHex} ${certificate.issuer.text}`;
      const known = answers.find(key, at);
      if (known !== undefined)
        return { lists: [], answers: [{ key, value: known, until: undefined }], failures: [] };
      const { found, failures } = yield* first(
        certificate.ocspUrls,
        at,
        Effect.fnUntraced(function* (place) {
          const nonce = yield* random.randomBytes(16);
          const question = yield* Ocsp.request(certificate, issuer, nonce);
          const response = yield* Effect.fromResult(Ocsp.parse(yield* authorities.ask(place, question)));
          if (!Ocsp.answers(response, nonce)) return yield* Effect.fail(strangeNonce);
          return { key, value: response, until: endOf(response) };
        }),
      );
      return { lists: [], answers: found, failures };
    });

    return Effect.fnUntraced(function* (certificate, trust, at) {
      let gathered: Gathered = { lists: [], answers: [], failures: [] };
      const judged = Effect.suspend(() =>
        CertificatePath.verify(
          certificate,
          {
            ...trust,
            crls: [...trust.crls, ...gathered.lists.map(({ value }) => value)],
            ocsp: [...(trust.ocsp ?? []), ...gathered.answers.map(({ value }) => value)],
          },
          at,
        ),
      );
      let verified = yield* judged;
      const below = verified.path.slice(0, -1).map((one, index) => ({
        one,
        issuer: verified.path[index + 1] ?? one,
      }));
      const [served, listed] = [
        below.filter(({ one }) => one.ocspUrls.length > 0),
        below.filter(({ one }) => one.ocspUrls.length === 0),
      ];
      const rounds = [
        [
          ...served.map(({ one, issuer }) => answerOf(one, issuer, at)),
          ...listed.map(({ one }) => listOf(one, at)),
        ],
        served.map(({ one }) => listOf(one, at)),
      ];
      for (const round of rounds) {
        if (verified.revocation !== "not-checked" || round.length === 0) continue;
        gathered = together([gathered, ...(yield* Effect.all(round, { concurrency: "unbounded" }))]);
        verified = yield* judged;
        if (verified.revocation === "not-checked") continue;
        for (const { key, value, until } of gathered.lists) lists.keep(key, value, until);
        // Where lists were needed besides, the answers were not their authority's.
        if (round === rounds[0])
          for (const { key, value, until } of gathered.answers) answers.keep(key, value, until);
      }
      return { ...verified, failures: gathered.failures };
    });
  },
);
