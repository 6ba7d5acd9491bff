/**
 * Distinguished name (DN): whom a certificate is about, and who issued it.
 *
 * Shown as Korean tools print it, the most specific part first:
 * `cn=가나상사,ou=xUse4Esero,o=yessign,c=kr`.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Der from "./Der.ts";

export interface Attribute {
  readonly type: string;
  readonly value: string;
}

export interface DistinguishedName {
  /** The name as it stands in the certificate. */
  readonly der: Uint8Array;
  /** Its parts in the certificate's order: the widest first. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** The same, those that stand side by side together. */
  readonly relative: ReadonlyArray<ReadonlyArray<Attribute>>;
  /** RFC 4514 with lower-case types, most specific part first. */
  readonly text: string;
}

const keywords: Readonly<Record<string, string>> = {
  "2.5.4.3": "cn",
  "2.5.4.4": "sn",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "c",
  "2.5.4.7": "l",
  "2.5.4.8": "st",
  "2.5.4.9": "street",
  "2.5.4.10": "o",
  "2.5.4.11": "ou",
  "0.9.2342.19200300.100.1.25": "dc",
  "1.2.840.113549.1.9.1": "email",
};

const escaped = (value: string): string => value.replace(/[,+"\\<>;]/g, "\\$&").replace(/^[ #]| $/g, "\\$&");

/** Refused with `certificate.der`. */
export const parse = (node: Der.Node | undefined): Result.Result<DistinguishedName, Refusal.Refusal> =>
  Result.gen(function* () {
    const relative: Array<ReadonlyArray<Attribute>> = [];
    const parts: Array<string> = [];
    for (const set of yield* Der.childrenOf(node, Der.Tag.sequence)) {
      const together: Array<Attribute> = [];
      const beside: Array<string> = [];
      for (const pair of yield* Der.childrenOf(set, Der.Tag.set)) {
        const [type, value] = yield* Der.childrenOf(pair, Der.Tag.sequence);
        const attribute = { type: yield* Der.oid(type), value: yield* Der.text(value) };
        together.push(attribute);
        beside.push(`${keywords[attribute.type] ?? attribute.type}=${escaped(attribute.value)}`);
      }
      relative.push(together);
      parts.unshift(beside.join("+"));
    }
    const der = node?.bytes ?? new Uint8Array();
    return { der, attributes: relative.flat(), relative, text: parts.join(",") };
  });

/** A name that stands alone. */
export const parseDer = (der: Uint8Array): Result.Result<DistinguishedName, Refusal.Refusal> =>
  Result.flatMap(Der.read(der), parse);

/** CN, the name that people know; the last one, if there are several. Empty when there is none. */
export const commonName = (name: DistinguishedName): string =>
  name.attributes.findLast(({ type }) => type === "2.5.4.3")?.value ?? "";

const folded = (together: ReadonlyArray<Attribute>): string =>
  JSON.stringify(
    together
      .map(({ type, value }) => [type, value.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0)),
  );

/** Whether both name the same: letter case and the width of spaces do not matter (RFC 5280 §7.1). */
export const equals = (a: DistinguishedName, b: DistinguishedName): boolean =>
  a.relative.length === b.relative.length && isWithin(a, b);

/** Whether a name begins with all parts of another, in its order: it lies at or below that place. */
export const isWithin = (name: DistinguishedName, base: DistinguishedName): boolean =>
  base.relative.every((part, index) => {
    const own = name.relative[index];
    return own !== undefined && folded(own) === folded(part);
  });

/** A name from its parts, the widest first, as `[keyword, value]`. */
export const write = (parts: ReadonlyArray<readonly [keyof typeof oids, string]>): Uint8Array<ArrayBuffer> =>
  Der.write.sequence(
    ...parts.map(([keyword, value]) =>
      Der.write.set(
        Der.write.sequence(
          Der.write.oid(oids[keyword]),
          keyword === "c" ? Der.write.printable(value) : Der.write.utf8(value),
        ),
      ),
    ),
  );

const oids = { c: "2.5.4.6", o: "2.5.4.10", ou: "2.5.4.11", cn: "2.5.4.3" } as const;
