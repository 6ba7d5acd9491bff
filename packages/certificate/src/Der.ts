/**
 * DER, the byte form of certificates, keys and CMS: a strict reader over slices
 * of the input, and a writer.
 *
 * The reader copies nothing and decodes only what is asked for, so what is
 * hashed is always the original slice. It takes definite, shortest lengths and
 * one-byte tags only: all that X.509, PKCS#8 and PKCS#12 use.
 *
 * Source: ITU-T X.690.
 */
import * as DateTime from "effect/DateTime";
import * as Option from "effect/Option";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** One value: a slice of the input. */
export interface Node {
  /** The identifier octet. */
  readonly tag: number;
  /** Identifier, length and content. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** Identifier octets. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
  /** `[n]` that holds other values. */
  context: (number: number): number => 0xa0 | number,
  /** `[n]` that holds octets. */
  contextPrimitive: (number: number): number => 0x80 | number,
} as const;

type Read<A> = Result.Result<A, Refusal.Refusal>;

const malformed = (reason: string): Read<never> => refusals.fail("certificate.der", { values: { reason } });

const isConstructed = (tag: number): boolean => (tag & 0x20) !== 0;

const readAt = (bytes: Uint8Array, start: number): Read<Node> => {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) return malformed("ends early");
  if ((tag & 0x1f) === 0x1f) return malformed("tag of several bytes");
  let length = first;
  let at = start + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0) return malformed("indefinite length");
    if (count > 4) return malformed("length too large");
    length = 0;
    for (let index = 0; index < count; index++, at++) {
      const octet = bytes[at];
      if (octet === undefined) return malformed("ends early");
      length = length * 256 + octet;
    }
    if (length < 0x80 || length < 256 ** (count - 1)) return malformed("length not in its shortest form");
  }
  if (length > bytes.length - at) return malformed("ends early");
  return Result.succeed({
    tag,
    bytes: bytes.subarray(start, at + length),
    content: bytes.subarray(at, at + length),
  });
};

/** Exactly one value with nothing behind it. Refused with `certificate.der`, as is everything below. */
export const read = (bytes: Uint8Array): Read<Node> =>
  Result.flatMap(readAt(bytes, 0), (node) =>
    node.bytes.length === bytes.length ? Result.succeed(node) : malformed("something follows"),
  );

/** The values inside a constructed one. */
export const children = (node: Node): Read<ReadonlyArray<Node>> => {
  if (!isConstructed(node.tag)) return malformed("not constructed");
  const found: Array<Node> = [];
  for (let at = 0; at < node.content.length;) {
    const child = readAt(node.content, at);
    if (Result.isFailure(child)) return Result.fail(child.failure);
    found.push(child.success);
    at += child.success.bytes.length;
  }
  return Result.succeed(found);
};

/** The values inside, if the value has this tag. */
export const childrenOf = (node: Node | undefined, tag: number): Read<ReadonlyArray<Node>> =>
  node?.tag === tag ? children(node) : malformed(`tag 0x${tag.toString(16)} expected`);

/** The one value inside `[n] EXPLICIT`. */
export const only = (node: Node): Read<Node> =>
  isConstructed(node.tag) ? read(node.content) : malformed("not constructed");

/** Whether both are the same value, octet for octet. */
export const equals = (a: Node | undefined, b: Node | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.bytes.length === b.bytes.length &&
  a.bytes.every((octet, index) => octet === b.bytes[index]);

const primitive = (node: Node | undefined, tag: number): Read<Uint8Array> =>
  node?.tag === tag ? Result.succeed(node.content) : malformed(`tag 0x${tag.toString(16)} expected`);

/** OBJECT IDENTIFIER as `1.2.410…`. */
export const oid = (node: Node | undefined): Read<string> =>
  Result.flatMap(primitive(node, Tag.oid), (content) => {
    if (content.length === 0 || content.length > 64)
      return malformed("object identifier of a strange length");
    const arcs: Array<bigint> = [];
    let arc = 0n;
    let fresh = true;
    for (const octet of content) {
      if (fresh && octet === 0x80) return malformed("object identifier not in its shortest form");
      arc = (arc << 7n) | BigInt(octet & 0x7f);
      fresh = octet < 0x80;
      if (fresh) {
        arcs.push(arc);
        arc = 0n;
      }
    }
    if (!fresh) return malformed("object identifier ends early");
    const [joint = 0n, ...rest] = arcs;
    const top = joint < 80n ? joint / 40n : 2n;
    return Result.succeed([top, joint - top * 40n, ...rest].join("."));
  });

const hex = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, "0"));

const unsigned = (octets: Uint8Array): bigint => {
  let text = "0x0";
  for (const octet of octets) text += hex[octet] ?? "";
  return BigInt(text);
};

/** INTEGER. */
export const integer = (node: Node | undefined): Read<bigint> =>
  Result.flatMap(primitive(node, Tag.integer), (content) => {
    const [first, second] = content;
    if (first === undefined) return malformed("empty integer");
    if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      return malformed("integer not in its shortest form");
    const value = unsigned(content);
    return Result.succeed(first < 0x80 ? value : value - (1n << BigInt(8 * content.length)));
  });

/** INTEGER that counts something: 0 to 2³¹ − 1. */
export const count = (node: Node | undefined): Read<number> =>
  Result.flatMap(integer(node), (value) =>
    value >= 0n && value < 0x8000_0000n ? Result.succeed(Number(value)) : malformed("number out of range"),
  );

/** BOOLEAN. */
export const boolean = (node: Node | undefined): Read<boolean> =>
  Result.flatMap(primitive(node, Tag.boolean), (content) =>
    content.length === 1 && (content[0] === 0 || content[0] === 0xff)
      ? Result.succeed(content[0] === 0xff)
      : malformed("boolean"),
  );

/** OCTET STRING. */
export const octets = (node: Node | undefined): Read<Uint8Array> => primitive(node, Tag.octetString);

/** BIT STRING of whole octets. */
export const bits = (node: Node | undefined): Read<Uint8Array> =>
  Result.flatMap(primitive(node, Tag.bitString), (content) =>
    content[0] === 0 ? Result.succeed(content.subarray(1)) : malformed("bit string of broken octets"),
  );

/** The numbers of the bits that are set in a BIT STRING of flags. */
export const flags = (node: Node | undefined): Read<ReadonlySet<number>> =>
  Result.flatMap(primitive(node, Tag.bitString), (content) => {
    const unused = content[0];
    if (unused === undefined || unused > 7 || content.length > 9) return malformed("flags");
    const set = new Set<number>();
    const total = (content.length - 1) * 8 - unused;
    for (let bit = 0; bit < total; bit++)
      if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) set.add(bit);
    return Result.succeed(set);
  });

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder("utf-16be", { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder("latin1");

/** Any of the character strings. */
export const text = (node: Node | undefined): Read<string> => {
  if (node === undefined) return malformed("text expected");
  const decode = (decoder: TextDecoder): Read<string> =>
    Result.try({
      try: () => decoder.decode(node.content),
      catch: () => refusals.refusal("certificate.der", { values: { reason: "text in another encoding" } }),
    });
  switch (node.tag) {
    case Tag.utf8:
      return decode(utf8);
    case Tag.bmp:
      return decode(utf16);
    case Tag.printable:
    case Tag.ia5:
    case Tag.teletex:
      return Result.succeed(latin1.decode(node.content));
    default:
      return malformed("text expected");
  }
};

/** UTCTime or GeneralizedTime, to the second, in UTC. */
export const instant = (node: Node | undefined): Read<DateTime.Utc> => {
  const digits = node === undefined ? "" : latin1.decode(node.content);
  const [, century, rest] =
    node?.tag === Tag.utcTime
      ? (/^()(\d{12})Z$/.exec(digits) ?? [])
      : node?.tag === Tag.generalizedTime
        ? (/^(\d{2})(\d{12})Z$/.exec(digits) ?? [])
        : [];
  if (century === undefined || rest === undefined) return malformed("time");
  const year = `${century === "" ? (rest < "50" ? "20" : "19") : century}${rest.slice(0, 2)}`;
  const [month, day, hour, minute, second] = rest.slice(2).match(/\d\d/g) ?? [];
  const made = DateTime.make(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Option.isSome(made) && DateTime.toPartsUtc(made.value).day === Number(day)
    ? Result.succeed(DateTime.toUtc(made.value))
    : malformed("time");
};

/** Values, or octets, one behind the other. */
export const concat = (parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Identifier and length of a value whose content has so many octets. */
export const header = (tag: number, content: number): Uint8Array<ArrayBuffer> => {
  if (content < 0x80) return Uint8Array.of(tag, content);
  const length: Array<number> = [];
  for (let rest = content; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  return Uint8Array.of(tag, 0x80 | length.length, ...length);
};

/** Parts are copied once, so that of a secret no second copy stays behind. */
const tagged = (tag: number, ...parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> =>
  concat([
    header(
      tag,
      parts.reduce((total, part) => total + part.length, 0),
    ),
    ...parts,
  ]);

const base128 = (arc: bigint): ReadonlyArray<number> => {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
};

/** A non-negative number as octets without leading zeros; with `length`, padded to it. */
export const unsignedOctets = (value: bigint, length = 1): Uint8Array<ArrayBuffer> => {
  const hex = value.toString(16);
  const octets = new Uint8Array(Math.max(Math.ceil(hex.length / 2), length));
  for (let end = hex.length, at = octets.length - 1; end > 0; end -= 2, at--)
    octets[at] = Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  return octets;
};

const inOrder = (a: Uint8Array, b: Uint8Array): number => {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const wide = (value: string): Uint8Array<ArrayBuffer> => {
  const units = new DataView(new ArrayBuffer(value.length * 2));
  for (let at = 0; at < value.length; at++) units.setUint16(at * 2, value.charCodeAt(at));
  return new Uint8Array(units.buffer);
};

const encoder = new TextEncoder();
const spell = (tag: number) => (value: string) => tagged(tag, encoder.encode(value));

/** Makes DER. Every function answers a whole value, identifier and length included. */
export const write = {
  tagged,
  sequence: (...parts: ReadonlyArray<Uint8Array>) => tagged(Tag.sequence, ...parts),
  /** SET OF, in the order that DER asks for. */
  set: (...parts: ReadonlyArray<Uint8Array>) => tagged(Tag.set, ...[...parts].sort(inOrder)),
  /** A non-negative INTEGER. */
  integer: (value: bigint | number) => {
    const octets = unsignedOctets(BigInt(value));
    return (octets[0] ?? 0) < 0x80
      ? tagged(Tag.integer, octets)
      : tagged(Tag.integer, Uint8Array.of(0), octets);
  },
  boolean: (value: boolean) => tagged(Tag.boolean, Uint8Array.of(value ? 0xff : 0)),
  null: Uint8Array.of(Tag.null, 0),
  oid: (dotted: string) => {
    const [top = 0n, second = 0n, ...rest] = dotted.split(".").map(BigInt);
    return tagged(Tag.oid, Uint8Array.from([top * 40n + second, ...rest].flatMap(base128)));
  },
  octetString: (octets: Uint8Array) => tagged(Tag.octetString, octets),
  /** BIT STRING of whole octets. */
  bitString: (octets: Uint8Array) => tagged(Tag.bitString, Uint8Array.of(0), octets),
  /** BIT STRING of flags, without trailing zeros. */
  flags: (set: ReadonlySet<number>) => {
    const highest = Math.max(-1, ...set);
    const octets = new Uint8Array((highest >> 3) + 1);
    for (const bit of set) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
    return tagged(Tag.bitString, Uint8Array.of(octets.length * 8 - highest - 1), octets);
  },
  utf8: spell(Tag.utf8),
  printable: spell(Tag.printable),
  ia5: spell(Tag.ia5),
  bmp: (value: string) => tagged(Tag.bmp, wide(value)),
  /** UTCTime until 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
  instant: (at: DateTime.Utc) => {
    const digits = DateTime.formatIso(at).replace(/\.\d+/, "").replace(/[-:T]/g, "");
    const early = digits >= "1950" && digits < "2050";
    return early ? spell(Tag.utcTime)(digits.slice(2)) : spell(Tag.generalizedTime)(digits);
  },
  /** `[n] EXPLICIT`. */
  explicit: (number: number, ...parts: ReadonlyArray<Uint8Array>) => tagged(Tag.context(number), ...parts),
  /** `[n] IMPLICIT` of octets. */
  implicit: (number: number, content: Uint8Array) => tagged(Tag.contextPrimitive(number), content),
} as const;
