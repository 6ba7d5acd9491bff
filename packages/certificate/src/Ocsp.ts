/**
 * Online certificate status (OCSP, 실시간 인증서 상태 확인): one question about
 * one certificate, and the signed answer of its authority's service.
 *
 * An answer counts while it is in force, for the very certificate, signed by
 * whom the authority stands behind. With a nonce it cannot be an old one.
 * Source: RFC 6960.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import type { Answer } from "./Crl.ts";
import * as Der from "./Der.ts";
import { refusals } from "./Refusals.ts";

/** An answer as it came, unverified. */
export interface Response {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  readonly producedAt: DateTime.Utc;
  /** The nonce of the question it answers. */
  readonly nonce?: Uint8Array;
  /** Of the service, unverified. */
  readonly certificates: ReadonlyArray<Certificate.Certificate>;
  readonly statuses: ReadonlyArray<Status>;
}

/** What is said about one certificate. */
export interface Status {
  /** Object identifier of the hash in both of the following. */
  readonly hash: string;
  readonly issuerName: Uint8Array;
  readonly issuerKey: Uint8Array;
  readonly serial: bigint;
  readonly status: Answer;
  readonly thisUpdate: DateTime.Utc;
  readonly nextUpdate?: DateTime.Utc;
}

type Read<A> = Result.Result<A, Refusal.Refusal>;

const { write } = Der;

/** More than any answer about one certificate. */
const limit = 64 * 1024;
const mostCertificates = 4;
const basic = "1.3.6.1.5.5.7.48.1.1";
const nonceId = "1.3.6.1.5.5.7.48.1.2";
const sha1 = "1.3.14.3.2.26";
const hashes: Readonly<Record<string, string>> = { [sha1]: "SHA-1", "2.16.840.1.101.3.4.2.1": "SHA-256" };

/** How long an answer without an end counts, and how far two clocks may differ. */
const counts = { hours: 24 } as const;
const tolerance = { minutes: 5 } as const;

const malformed = (reason: string) =>
  refusals.fail("certificate.malformed", { values: { reason: `OCSP: ${reason}` } });

const digest = (algorithm: string, data: Uint8Array): Effect.Effect<Uint8Array> =>
  Effect.promise(async () => new Uint8Array(await globalThis.crypto.subtle.digest(algorithm, data.slice())));

const keyOctets = ({ publicKey }: Certificate.Certificate): Read<Uint8Array> =>
  Result.gen(function* () {
    const [, bits] = yield* Der.childrenOf(yield* Der.read(publicKey.spki), Der.Tag.sequence);
    return yield* Der.bits(bits);
  });

/** How an issuer is named: the hashes of its name and its key. */
const issuerHashes = (
  issuer: Certificate.Certificate,
  algorithm: string,
): Effect.Effect<readonly [name: Uint8Array, key: Uint8Array], Refusal.Refusal> =>
  Effect.gen(function* () {
    const key = yield* Effect.fromResult(keyOctets(issuer));
    return [yield* digest(algorithm, issuer.subject.der), yield* digest(algorithm, key)];
  });

/** The question to be posted as `application/ocsp-request`; the nonce is 16 octets of chance. */
export const request = (
  certificate: Certificate.Certificate,
  issuer: Certificate.Certificate,
  nonce: Uint8Array,
): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal> =>
  Effect.gen(function* () {
    const [name, key] = yield* issuerHashes(issuer, "SHA-1");
    const about = write.sequence(
      write.sequence(write.oid(sha1), write.null),
      write.octetString(name),
      write.octetString(key),
      serialOf(certificate),
    );
    const extension = write.sequence(write.oid(nonceId), write.octetString(write.octetString(nonce)));
    return write.sequence(
      write.sequence(write.sequence(write.sequence(about)), write.explicit(2, write.sequence(extension))),
    );
  });

/** The serial as the certificate writes it, whatever its sign. */
const serialOf = ({ serialHex }: Certificate.Certificate): Uint8Array =>
  write.tagged(
    Der.Tag.integer,
    Uint8Array.from(serialHex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16)),
  );

const statusOf = (node: Der.Node | undefined): Read<Answer> =>
  Result.gen(function* () {
    if (node?.tag === Der.Tag.contextPrimitive(0)) return { _tag: "Good" } as const;
    if (node?.tag === Der.Tag.contextPrimitive(2)) return { _tag: "Unknown" } as const;
    const [at] = yield* Der.childrenOf(node, Der.Tag.context(1));
    return { _tag: "Revoked", at: yield* Der.instant(at) } as const;
  });

/** Whether an extension asks for more than is understood. */
const isStrange = (list: ReadonlyArray<Der.Node>): boolean =>
  list.some((extension) => {
    const parts = Result.getOrElse(Der.children(extension), () => []);
    return parts.length !== 2 && Result.getOrElse(Der.boolean(parts[1]), () => true);
  });

const singleOf = (node: Der.Node): Read<Status> =>
  Result.gen(function* () {
    const [about, status, thisUpdate, ...rest] = yield* Der.childrenOf(node, Der.Tag.sequence);
    const [algorithm, name, key, serial] = yield* Der.childrenOf(about, Der.Tag.sequence);
    const [hash] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const next = rest.find(({ tag }) => tag === Der.Tag.context(0));
    const more = rest.find(({ tag }) => tag === Der.Tag.context(1));
    const strange = more !== undefined && isStrange(yield* Der.children(yield* Der.only(more)));
    return {
      hash: yield* Der.oid(hash),
      issuerName: yield* Der.octets(name),
      issuerKey: yield* Der.octets(key),
      serial: yield* Der.integer(serial),
      status: strange ? { _tag: "Unknown" } : yield* statusOf(status),
      thisUpdate: yield* Der.instant(thisUpdate),
      ...(next === undefined ? {} : { nextUpdate: yield* Der.instant(yield* Der.only(next)) }),
    };
  });

const nonceOf = (list: ReadonlyArray<Der.Node>): Read<Uint8Array | undefined> =>
  Result.gen(function* () {
    for (const extension of list) {
      const parts = yield* Der.childrenOf(extension, Der.Tag.sequence);
      if ((yield* Der.oid(parts[0])) !== nonceId) continue;
      const value = yield* Der.octets(parts.at(-1));
      const inner = Der.read(value);
      // Some services repeat the nonce without the octet string around it.
      return Result.isSuccess(inner) && inner.success.tag === Der.Tag.octetString
        ? inner.success.content
        : value;
    }
    return undefined;
  });

const basicOf = (der: Uint8Array): Read<Response> =>
  Result.gen(function* () {
    const [tbs, algorithm, signature, enclosed] = yield* Der.childrenOf(
      yield* Der.read(der),
      Der.Tag.sequence,
    );
    const fields = [...(yield* Der.childrenOf(tbs, Der.Tag.sequence))];
    if (fields[0]?.tag === Der.Tag.context(0)) fields.shift();
    const [, producedAt, list, more] = fields;
    const [oid] = yield* Der.childrenOf(algorithm, Der.Tag.sequence);
    const extensions =
      more === undefined ? [] : yield* Der.childrenOf(yield* Der.only(more), Der.Tag.sequence);
    if (tbs === undefined || isStrange(extensions)) return yield* malformed("BasicOCSPResponse");
    const certificates = enclosed === undefined ? [] : yield* Der.children(yield* Der.only(enclosed));
    if (certificates.length > mostCertificates) return yield* malformed("too many certificates");
    const nonce = yield* nonceOf(extensions);
    return {
      tbs: tbs.bytes,
      signatureAlgorithm: yield* Der.oid(oid),
      signature: yield* Der.bits(signature),
      producedAt: yield* Der.instant(producedAt),
      ...(nonce === undefined ? {} : { nonce }),
      certificates: yield* Result.all(certificates.map(({ bytes }) => Certificate.parse(bytes))),
      statuses: yield* Result.all((yield* Der.childrenOf(list, Der.Tag.sequence)).map(singleOf)),
    };
  });

/** The words of a service that gives no answer (RFC 6960 §4.2.1). */
const failures: Readonly<Record<number, string>> = {
  1: "malformedRequest",
  2: "internalError",
  3: "tryLater",
  5: "sigRequired",
  6: "unauthorized",
};

/** Reads an answer. Refused with `certificate.too-large`, `certificate.der`, `certificate.malformed` (the service gives none). */
export const parse = (bytes: Uint8Array): Read<Response> =>
  bytes.length > limit
    ? refusals.fail("certificate.too-large", { values: { limit: String(limit) } })
    : Result.gen(function* () {
        const [status, wrapped] = yield* Der.childrenOf(yield* Der.read(bytes), Der.Tag.sequence);
        if (status?.tag !== Der.Tag.enumerated || status.content.length !== 1)
          return yield* malformed("responseStatus");
        const code = status.content[0] ?? 0;
        if (code !== 0 || wrapped === undefined) return yield* malformed(failures[code] ?? String(code));
        const [type, content] = yield* Der.childrenOf(yield* Der.only(wrapped), Der.Tag.sequence);
        if ((yield* Der.oid(type)) !== basic) return yield* malformed("responseType");
        return yield* basicOf(yield* Der.octets(content));
      });

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, index) => octet === b[index]);

/** Whether an answer repeats the nonce of the question. */
export const answers = (response: Response, nonce: Uint8Array): boolean =>
  response.nonce !== undefined && same(response.nonce, nonce);

const isCurrent = ({ thisUpdate, nextUpdate }: Status, at: DateTime.Utc): boolean =>
  DateTime.isLessThanOrEqualTo(thisUpdate, DateTime.add(at, tolerance)) &&
  DateTime.isGreaterThanOrEqualTo(nextUpdate ?? DateTime.add(thisUpdate, counts), at);

const isAbout = (
  status: Status,
  certificate: Certificate.Certificate,
  issuer: Certificate.Certificate,
): Effect.Effect<boolean> => {
  const algorithm = hashes[status.hash];
  if (algorithm === undefined || status.serial !== certificate.serial) return Effect.succeed(false);
  return issuerHashes(issuer, algorithm).pipe(
    Effect.map(([name, key]) => same(name, status.issuerName) && same(key, status.issuerKey)),
    Effect.orElseSucceed(() => false),
  );
};

/**
 * What current answers say about a certificate; `isAuthentic` tells whether its
 * issuer stands behind an answer.
 */
export const ask = <R>(
  responses: ReadonlyArray<Response>,
  certificate: Certificate.Certificate,
  issuer: Certificate.Certificate,
  at: DateTime.Utc,
  isAuthentic: (response: Response) => Effect.Effect<boolean, never, R>,
): Effect.Effect<Answer, never, R> =>
  Effect.gen(function* () {
    let answer: Answer = { _tag: "Unknown" };
    for (const response of responses) {
      for (const status of response.statuses) {
        if (status.status._tag === "Unknown" || !isCurrent(status, at)) continue;
        if (!(yield* isAbout(status, certificate, issuer))) continue;
        if (!(yield* isAuthentic(response))) break;
        if (status.status._tag === "Revoked") return status.status;
        answer = status.status;
      }
    }
    return answer;
  });
