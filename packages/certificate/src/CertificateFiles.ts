/**
 * Certificates as they lie in files: `signCert.der` beside `signPri.key`, a PFX,
 * or a whole `NPKI` folder with many of them. Files come with their path, from a
 * drop, a folder of the page or a disk, and are told apart by what is in them:
 * names are often wrong (npki §1.1).
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Certificate from "./Certificate.ts";
import * as Der from "./Der.ts";
import * as Pbe from "./internal/pbe.ts";
import * as Pkcs12 from "./internal/pkcs12.ts";
import * as Pfx from "./Pfx.ts";
import { refusals } from "./Refusals.ts";
import * as SigningKey from "./SigningKey.ts";

export interface NamedFile {
  /** With `/` between folders, as `NPKI/yessign/USER/cn=…/signCert.der`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A certificate whose key is still closed. */
export type Closed =
  | {
      readonly path: string;
      readonly certificate: Certificate.Certificate;
      /** The key files beside it, likeliest first; empty when the key is missing. */
      readonly keys: ReadonlyArray<Uint8Array>;
    }
  /** What is in a container is not known before it is open. */
  | { readonly path: string; readonly container: Uint8Array };

export interface Found {
  /** Certificates for signing, one for each. Those for encryption (km) are here only when there is nothing else. */
  readonly closed: ReadonlyArray<Closed>;
  /** Certificates of authorities, by which a path can be made. */
  readonly authorities: ReadonlyArray<Certificate.Certificate>;
  /** Whether there are keys at all. */
  readonly hasKeys: boolean;
  /** What is named like a certificate and is none: cut short, damaged, or something else. */
  readonly unreadable: ReadonlyArray<{ readonly path: string; readonly refusal: Refusal.Refusal }>;
}

/** Longer files are none of these. */
export const mostBytes = 256 * 1024;

interface Place {
  readonly folder: string;
  /** `sign` of signCert.der and signPri.key, `km` of those for encryption. */
  readonly stem: string;
}

const placeOf = (path: string): Place => {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return {
    folder: path.slice(0, slash + 1),
    stem: /^(?:sign|km)/i.exec(path.slice(slash + 1))?.[0].toLowerCase() ?? "",
  };
};

/** EncryptedPrivateKeyInfo: an algorithm and octets. What is named `.key` is one too, if a damaged one. */
const isKey = (bytes: Uint8Array): boolean => {
  const read = Result.flatMap(Der.read(bytes), Der.children);
  if (Result.isFailure(read)) return false;
  const [first, second, ...more] = read.success;
  return first?.tag === Der.Tag.sequence && second?.tag === Der.Tag.octetString && more.length === 0;
};

/** Sorts files of any kind and number; whatever is nothing of ours is passed over. */
export const sort = (files: ReadonlyArray<NamedFile>): Found => {
  const certificates: Array<NamedFile & { readonly certificate: Certificate.Certificate }> = [];
  const keys: Array<NamedFile> = [];
  const containers: Array<Closed> = [];
  const unreadable: Array<Found["unreadable"][number]> = [];
  for (const file of files) {
    if (file.bytes.length > mostBytes) continue;
    const parsed = Certificate.parse(file.bytes);
    if (Result.isSuccess(parsed)) {
      const certificate = parsed.success;
      if (!certificates.some((known) => Certificate.equals(known.certificate, certificate)))
        certificates.push({ ...file, certificate });
    } else if (isKey(file.bytes) || /\.key$/i.test(file.path)) keys.push(file);
    else if (Pfx.isPfx(file.bytes) || /\.(?:pfx|p12)$/i.test(file.path))
      containers.push({ path: file.path, container: file.bytes });
    else if (/\.(?:der|cer|crt|pem)$/i.test(file.path))
      unreadable.push({ path: file.path, refusal: parsed.failure });
  }
  const own = certificates.filter(({ certificate }) => !certificate.isAuthority);
  const signing = own.filter(({ certificate }) => Certificate.isForSigning(certificate));
  const offered = signing.length > 0 ? signing : own.length > 0 || containers.length > 0 ? own : certificates;
  const besides = (path: string): ReadonlyArray<Uint8Array> => {
    const { folder, stem } = placeOf(path);
    const rank = (key: NamedFile): number => (placeOf(key.path).stem === stem ? 0 : 1);
    return keys
      .filter((key) => placeOf(key.path).folder === folder)
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ bytes }) => bytes);
  };
  return {
    closed: [
      ...offered.map(({ path, certificate }) => ({ path, certificate, keys: besides(path) })),
      ...containers,
    ],
    authorities: certificates.flatMap(({ certificate }) => (certificate.isAuthority ? [certificate] : [])),
    hasKeys: keys.length > 0,
    unreadable,
  };
};

/** Tries the keys in turn: a key that belongs to another certificate is passed over. */
const openFirst = (
  certificate: Certificate.Certificate,
  [first, ...rest]: ReadonlyArray<Uint8Array>,
  password: Redacted.Redacted<string>,
): Effect.Effect<SigningKey.SigningKey, Refusal.Refusal> =>
  first === undefined
    ? Effect.fail(refusals.refusal("certificate.key-missing"))
    : SigningKey.open({ certificate, privateKey: first, password }).pipe(
        Effect.catch((refusal) =>
          rest.length === 0
            ? Effect.fail(refusal)
            : Effect.mapError(openFirst(certificate, rest, password), (later) =>
                refusal.code === "certificate.key-does-not-match" ? later : refusal,
              ),
        ),
      );

const openContainer = Effect.fnUntraced(function* (
  container: Uint8Array,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<SigningKey.SigningKey, Refusal.Refusal> {
  const {
    pairs: [pair, ...more],
  } = yield* Pfx.open(container, password);
  for (const { key } of more) if (key.pkcs8 !== pair.key.pkcs8) SigningKey.forget(key);
  return yield* SigningKey.bind(pair.certificate, pair.key);
});

/**
 * Opens a certificate's key. Refuses with `certificate.key-missing`, or as
 * `SigningKey.open` and `Pfx.open` do.
 */
export const open = (
  closed: Closed,
  password: Redacted.Redacted<string>,
): Effect.Effect<SigningKey.SigningKey, Refusal.Refusal> =>
  "container" in closed
    ? openContainer(closed.container, password)
    : openFirst(closed.certificate, closed.keys, password);

/**
 * What is wrong with the files of a key, as far as it shows without the
 * password: none is there, or none can be read (`certificate.key-missing`, or as
 * `SigningKey.decrypt` and `Pfx.open` refuse).
 */
export const objection = (closed: Closed): Refusal.Refusal | undefined => {
  const reads: ReadonlyArray<Result.Result<unknown, Refusal.Refusal>> =
    "container" in closed ? [Pkcs12.readOuter(closed.container)] : closed.keys.map(Pbe.read);
  if (reads.some(Result.isSuccess)) return undefined;
  const [first] = reads.filter(Result.isFailure);
  return first?.failure ?? refusals.refusal("certificate.key-missing");
};

/** Overwrites the files of keys. */
export const forget = (closed: Closed): void => {
  for (const bytes of "container" in closed ? [closed.container] : closed.keys) bytes.fill(0);
};

/**
 * A newer certificate of the same owner and kind among these: after a renewal
 * (갱신) or reissue (재발급) the old files often stay where they were. Owners are
 * compared by their examined names, as nothing else is known without a password.
 */
export const successor = (
  certificate: Certificate.Certificate,
  among: Iterable<Certificate.Certificate>,
): Certificate.Certificate | undefined => {
  const owner = (one: Certificate.Certificate): string =>
    JSON.stringify([one.realName ?? one.subject.text, one.policies]);
  let newest = certificate;
  for (const other of among)
    if (
      owner(other) === owner(certificate) &&
      Certificate.isForSigning(other) &&
      DateTime.isGreaterThan(other.notBefore, newest.notBefore)
    )
      newest = other;
  return newest === certificate ? undefined : newest;
};
