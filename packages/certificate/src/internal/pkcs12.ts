/** The layers of a PFX (PKCS#12, RFC 7292): a checksum around safes, safes around bags, bags around keys and certificates. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Ber from "../Ber.ts";
import * as Der from "../Der.ts";
import { refusals } from "../Refusals.ts";
import * as Encryption from "./encryption.ts";
import * as Pbe from "./pbe.ts";
import type * as Pkcs12Kdf from "./pkcs12Kdf.ts";

type Read<A> = Result.Result<A, Refusal.Refusal>;

export const oid = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  keyBag: "1.2.840.113549.1.12.10.1.1",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certBag: "1.2.840.113549.1.12.10.1.3",
  safeContentsBag: "1.2.840.113549.1.12.10.1.6",
  x509: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
  localKeyId: "1.2.840.113549.1.9.21",
  sha1: "1.3.14.3.2.26",
} as const;

/** The checksum by which a wrong password is known. */
export interface Mac {
  readonly hash: Pkcs12Kdf.Hash;
  readonly value: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** Bags, in the open or encrypted. */
export type Safe = Uint8Array | Pbe.Encrypted;

export interface Outer {
  /** What the checksum is of. */
  readonly content: Uint8Array;
  readonly safes: ReadonlyArray<Safe>;
  /** Absent in files that somebody made without. */
  readonly mac: Mac | undefined;
}

export type Bag =
  | { readonly kind: "key"; readonly pkcs8: Uint8Array }
  | { readonly kind: "shrouded"; readonly encrypted: Pbe.Encrypted }
  | { readonly kind: "certificate"; readonly der: Uint8Array };

/** A container of one owner with all of the hierarchy is far smaller. */
const mostBytes = 256 * 1024;
const mostParts = 32;

const hashes: Readonly<Record<string, Pkcs12Kdf.Hash>> = {
  [oid.sha1]: "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
};

const malformed = (reason: string): Read<never> =>
  refusals.fail("certificate.pfx-malformed", { values: { reason } });

/** Says `certificate.pfx-malformed` where readers of DER and of keys speak of theirs. */
const asPfx: <A>(read: Read<A>) => Read<A> = Result.mapError((refusal: Refusal.Refusal) =>
  refusal.code === "certificate.der" || refusal.code === "certificate.key-malformed"
    ? refusals.refusal("certificate.pfx-malformed", {
        values: { reason: refusal.values?.["reason"] ?? "DER" },
      })
    : refusal,
);

/** BER is read as the DER that it means: some programs write containers so. */
const readBer = (bytes: Uint8Array): Read<Der.Node> => {
  const node = Ber.read(bytes);
  return node === undefined ? malformed("BER") : Der.read(Ber.toDer(node));
};

/** A ContentInfo: what kind of content, and the content. */
const readInfo = (node: Der.Node | undefined): Read<{ type: string; content: Der.Node | undefined }> =>
  Result.gen(function* () {
    const [type, wrapped] = yield* Der.childrenOf(node, Der.Tag.sequence);
    const [content] = yield* Der.childrenOf(wrapped, Der.Tag.context(0));
    return { type: yield* Der.oid(type), content };
  });

const readMac = (node: Der.Node): Read<Mac> =>
  Result.gen(function* () {
    const [digest, salt, iterations] = yield* Der.childrenOf(node, Der.Tag.sequence);
    const [algorithm, value] = yield* Der.childrenOf(digest, Der.Tag.sequence);
    const { oid: name } = yield* Encryption.readAlgorithm(algorithm);
    const hash = hashes[name];
    if (hash === undefined) return yield* Encryption.notSupported(name);
    const once: Der.Node = { tag: Der.Tag.integer, bytes: Uint8Array.of(2, 1, 1), content: Uint8Array.of(1) };
    const rounds = yield* Encryption.readRounds(salt, iterations ?? once, Encryption.mostRounds.here);
    return { hash, value: yield* Der.octets(value), ...rounds };
  });

const readEncrypted = (content: Der.Node | undefined): Read<Pbe.Encrypted> =>
  Result.gen(function* () {
    const [, info] = yield* Der.childrenOf(content, Der.Tag.sequence);
    const [, algorithm, sealed] = yield* Der.childrenOf(info, Der.Tag.sequence);
    const encryption = yield* Encryption.read(algorithm);
    if (sealed?.tag === Der.Tag.contextPrimitive(0)) return yield* Pbe.whole(encryption, sealed.content);
    const pieces = yield* Der.childrenOf(sealed, Der.Tag.context(0));
    const octets: Array<Uint8Array> = [];
    for (const piece of pieces) octets.push(yield* Der.octets(piece));
    return yield* Pbe.whole(encryption, Der.concat(octets));
  });

/** Whether the bytes are a container: a version and a ContentInfo. */
export const isPfx = (bytes: Uint8Array): boolean => {
  if (bytes.length > mostBytes) return false;
  const [version, info, mac] = Ber.read(bytes)?.children ?? [];
  return (
    version?.tag === Der.Tag.integer &&
    info?.tag === Der.Tag.sequence &&
    info.children[0]?.tag === Der.Tag.oid &&
    info.children[1]?.tag === Der.Tag.context(0) &&
    (mac === undefined || mac.tag === Der.Tag.sequence)
  );
};

/**
 * Refuses with `certificate.pfx-malformed`, `certificate.key-scheme` or
 * `certificate.key-too-costly`.
 */
export const readOuter = (file: Uint8Array): Read<Outer> =>
  Result.gen(function* () {
    if (file.length > mostBytes) return yield* malformed(`larger than ${mostBytes} bytes`);
    const [version, info, macData] = yield* Der.childrenOf(yield* readBer(file), Der.Tag.sequence);
    if ((yield* Der.integer(version)) !== 3n) return yield* malformed("version");
    const authenticated = yield* readInfo(info);
    if (authenticated.type !== oid.data) return yield* malformed(`content ${authenticated.type}`);
    const content = yield* Der.octets(authenticated.content);
    const infos = yield* Der.childrenOf(yield* readBer(content), Der.Tag.sequence);
    if (infos.length > mostParts) return yield* malformed("too many safes");
    const safes: Array<Safe> = [];
    for (const each of infos) {
      const safe = yield* readInfo(each);
      if (safe.type === oid.data) safes.push(yield* Der.octets(safe.content));
      else if (safe.type === oid.encryptedData) safes.push(yield* readEncrypted(safe.content));
      else return yield* malformed(`content ${safe.type}`);
    }
    return { content, safes, mac: macData === undefined ? undefined : yield* readMac(macData) };
  }).pipe(asPfx);

/** Whether decryption gave bags. */
export const isSafe = (plain: Uint8Array): boolean => {
  const node = Ber.read(plain);
  return node?.tag === Der.Tag.sequence && node.children.every(({ tag }) => tag === Der.Tag.sequence);
};

const bagsOf = (node: Der.Node, isInner: boolean): Read<ReadonlyArray<Bag>> =>
  Result.gen(function* () {
    const bags: Array<Bag> = [];
    for (const bag of yield* Der.childrenOf(node, Der.Tag.sequence)) {
      const [id, wrapped] = yield* Der.childrenOf(bag, Der.Tag.sequence);
      const type = yield* Der.oid(id);
      const [value] = yield* Der.childrenOf(wrapped, Der.Tag.context(0));
      if (value === undefined || bags.length >= mostParts) return yield* malformed("bags");
      if (type === oid.keyBag) bags.push({ kind: "key", pkcs8: value.bytes.slice() });
      else if (type === oid.shroudedKeyBag)
        bags.push({ kind: "shrouded", encrypted: yield* Pbe.read(value.bytes.slice()) });
      else if (type === oid.certBag) {
        const [format, certificate] = yield* Der.childrenOf(value, Der.Tag.sequence);
        if ((yield* Der.oid(format)) !== oid.x509) continue;
        const [octets] = yield* Der.childrenOf(certificate, Der.Tag.context(0));
        bags.push({ kind: "certificate", der: (yield* Der.octets(octets)).slice() });
      } else if (type === oid.safeContentsBag && !isInner) bags.push(...(yield* bagsOf(value, true)));
    }
    return bags;
  });

/** The bags of a safe, as copies. Refuses as {@link readOuter} does. */
export const readSafe = (plain: Uint8Array): Read<ReadonlyArray<Bag>> =>
  Result.flatMap(readBer(plain), (node) =>
    Result.map(bagsOf(node, false), (bags) => {
      node.bytes.fill(0);
      return bags;
    }),
  ).pipe(asPfx);
