/**
 * BER, of which DER is a part: other systems write CMS and containers (PFX) with
 * indefinite lengths and strings in pieces. A bounded reader, and the few
 * writers that this form needs. Source: ITU-T X.690.
 */
import * as Der from "./Der.ts";

/** One value. */
export interface Node {
  readonly tag: number;
  /** Identifier, length, content. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  readonly children: ReadonlyArray<Node>;
}

/** The bit of an identifier octet that says that other values lie inside. */
const constructed = 0x20;
const deepest = 16;
const mostNodes = 100_000;

/** Exactly one value with nothing behind it; `undefined` when it is anything else. */
export const read = (bytes: Uint8Array): Node | undefined => {
  let nodes = 0;

  /** The values from `at` on, up to `end` or to the end-of-contents marker. */
  const readAll = (
    at: number,
    end: number | undefined,
    depth: number,
  ): { readonly children: ReadonlyArray<Node>; readonly at: number } | undefined => {
    const children: Array<Node> = [];
    while (end === undefined ? bytes[at] !== 0 || bytes[at + 1] !== 0 : at < end) {
      const child = readOne(at, end ?? bytes.length, depth);
      if (child === undefined) return undefined;
      children.push(child);
      at += child.bytes.length;
    }
    return { children, at };
  };

  const readOne = (start: number, end: number, depth: number): Node | undefined => {
    const tag = bytes[start];
    const first = bytes[start + 1];
    if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
    if (++nodes > mostNodes || depth > deepest) return undefined;
    const holdsValues = (tag & constructed) !== 0;
    let at = start + 2;
    if (first === 0x80) {
      const inside = holdsValues ? readAll(at, undefined, depth + 1) : undefined;
      if (inside === undefined || inside.at + 2 > end) return undefined;
      const content = bytes.subarray(at, inside.at);
      return { tag, bytes: bytes.subarray(start, inside.at + 2), content, children: inside.children };
    }
    let length = first;
    if (first > 0x80) {
      const count = first & 0x7f;
      if (count > 4) return undefined;
      length = 0;
      for (let index = 0; index < count; index++) length = length * 256 + (bytes[at++] ?? Number.NaN);
    }
    if (!(at + length <= end)) return undefined;
    const inside = holdsValues ? readAll(at, at + length, depth + 1) : { children: [] };
    if (inside === undefined) return undefined;
    const content = bytes.subarray(at, at + length);
    return { tag, bytes: bytes.subarray(start, at + length), content, children: inside.children };
  };

  const node = readOne(0, bytes.length, 0);
  return node?.bytes.length === bytes.length ? node : undefined;
};

/** The octets of a string, whole or in pieces; `undefined` when it is no string. */
export const octets = (node: Node | undefined, tag: number): Uint8Array | undefined => {
  if (node?.tag === tag) return node.content;
  if (node?.tag !== (tag | constructed)) return undefined;
  return node.children.every((piece) => piece.tag === Der.Tag.octetString)
    ? Der.concat(node.children.map(({ content }) => content))
    : undefined;
};

/** The value as DER has it: lengths definite and shortest, octet strings in one piece; sets stay in their order. */
export const toDer = (node: Node): Uint8Array<ArrayBuffer> => {
  const whole = octets(node, Der.Tag.octetString);
  if (whole !== undefined) return Der.write.octetString(whole);
  return (node.tag & constructed) === 0
    ? Der.write.tagged(node.tag, node.content)
    : Der.write.tagged(node.tag, ...node.children.map(toDer));
};
