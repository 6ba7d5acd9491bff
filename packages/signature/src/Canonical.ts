/**
 * Canonical XML 1.0 (inclusive, without comments) of what `@einv/xml` has read,
 * and the Korean digest input that differs from it.
 *
 * A part is answered as a text; what is hashed is its UTF-8.
 */
import type { XmlAttribute, XmlDeclaration, XmlDocument, XmlElement } from "@einv/xml/Xml";
import { escapeAttribute, escapeText } from "@einv/xml/Xml";
import { joined } from "./internal/octets.ts";

const XML = "http://www.w3.org/XML/1998/namespace";

/** The declarations that the output has in force at one place, innermost first. */
interface Printed {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Printed | undefined;
}

const printed = (at: Printed | undefined, prefix: string): string => {
  for (; at !== undefined; at = at.outer) if (at.prefix === prefix) return at.namespace;
  return "";
};

const byPrefix = (left: XmlDeclaration, right: XmlDeclaration): number =>
  left.prefix < right.prefix ? -1 : 1;

const byName = (left: XmlAttribute, right: XmlAttribute): number =>
  left.namespace === right.namespace
    ? left.local < right.local
      ? -1
      : 1
    : left.namespace < right.namespace
      ? -1
      : 1;

/** Declarations as a start tag prints them, each with its leading space, the default first, then by prefix. */
export const declarations = (list: ReadonlyArray<XmlDeclaration>): string => {
  let out = "";
  for (const { prefix, namespace } of list.length > 1 ? list.toSorted(byPrefix) : list) {
    out += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  return out;
};

const attributes = (list: ReadonlyArray<XmlAttribute>): string => {
  let out = "";
  for (const { name, value } of list.length > 1 ? list.toSorted(byName) : list) {
    out += ` ${name}="${escapeAttribute(value)}"`;
  }
  return out;
};

/** Every namespace in scope on an element, in no order; the reserved `xml` is never printed. */
export const inScope = (element: XmlElement): ReadonlyArray<XmlDeclaration> => {
  const found: Array<XmlDeclaration> = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const declaration of at.declarations) {
      if (declaration.prefix !== "xml" && !found.some(({ prefix }) => prefix === declaration.prefix)) {
        found.push(declaration);
      }
    }
  }
  return found.filter(({ prefix, namespace }) => prefix !== "" || namespace !== "");
};

/** What a prefix means on an element; undefined when nothing. */
export const namespaceOf = (element: XmlElement, prefix: string): string | undefined => {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent)
    for (const declaration of at.declarations)
      if (declaration.prefix === prefix) return declaration.namespace;
  return undefined;
};

const print = (list: ReadonlyArray<XmlDeclaration>, outer: Printed | undefined): Printed | undefined => {
  let at = outer;
  for (const { prefix, namespace } of list) at = { prefix, namespace, outer: at };
  return at;
};

const contents = (element: XmlElement, scope: Printed | undefined, omit: XmlElement | undefined): string => {
  if (element.value !== undefined) return escapeText(element.value);
  let out = "";
  const { children } = element;
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!;
    if (child._tag === "Text") out += escapeText(child.value);
    else if (omit === undefined) out += child.canonical ?? write(child, scope, omit);
    else if (child !== omit) out += write(child, scope, omit);
  }
  return out;
};

const write = (element: XmlElement, scope: Printed | undefined, omit: XmlElement | undefined): string => {
  let tag = element.name;
  let inner = scope;
  if (element.declarations.length > 0) {
    const fresh = element.declarations.filter(
      ({ prefix, namespace }) => prefix !== "xml" && printed(scope, prefix) !== namespace,
    );
    tag += declarations(fresh);
    inner = print(fresh, scope);
  }
  if (element.attributes.length > 0) tag += attributes(element.attributes);
  return `<${tag}>${contents(element, inner, omit)}</${element.name}>`;
};

/** `xml:*` attributes of the elements around, which canonical XML 1.0 §2.4 hands down to the top of a part. */
const inherited = (element: XmlElement): ReadonlyArray<XmlAttribute> => {
  const found: Array<XmlAttribute> = [];
  for (let at = element.parent; at !== undefined; at = at.parent) {
    for (const attribute of at.attributes) {
      const known = (other: XmlAttribute) => other.local === attribute.local && other.namespace === XML;
      if (attribute.namespace === XML && !element.attributes.some(known) && !found.some(known)) {
        found.push(attribute);
      }
    }
  }
  return found;
};

/**
 * An element with all that it holds, as a part of its document: the namespaces
 * in scope stand on its start tag. The root gives the whole document; `omit`
 * leaves one element out (the enveloped signature).
 */
export const element = (top: XmlElement, omit?: XmlElement): string => {
  const scope = inScope(top);
  return (
    `<${top.name}${declarations(scope)}${attributes([...top.attributes, ...inherited(top)])}>` +
    `${contents(top, print(scope, undefined), omit)}</${top.name}>`
  );
};

/** Octets of a document, from one place to another. */
interface Stretch {
  readonly start: number;
  end: number;
}

/**
 * The Korean digest input (nts-standard §3.3): what Apache Santuario's filter
 * leaves when it drops the tags of the root and some of its children.
 *
 * The root's declarations stay behind as bare text; then follow, in order, the
 * texts directly under the root and every child that `drops` keeps, without
 * declaring the root's namespaces again. Nothing else of the root is printed.
 * A literal reading of canonical XML gives other octets, with which no Korean
 * invoice verifies. They are answered as octets: most stand in the document.
 */
export const filtered = (
  { root, octets }: XmlDocument,
  drops: (child: XmlElement) => boolean,
): Uint8Array<ArrayBuffer> => {
  const declared = inScope(root);
  const scope = print(declared, undefined);
  /** Texts, and what stands in the document as it is hashed; most often one of each. */
  const pieces: Array<string | Stretch> = [declarations(declared)];
  for (const child of root.children) {
    if (child._tag === "Element" && drops(child)) continue;
    const last = pieces.at(-1)!;
    if (child._tag === "Text" || !child.isCanonical) {
      const text = child._tag === "Text" ? escapeText(child.value) : write(child, scope, undefined);
      if (typeof last === "string") pieces[pieces.length - 1] = last + text;
      else pieces.push(text);
    } else if (typeof last !== "string" && last.end === child.octetStart) last.end = child.octetEnd;
    else pieces.push({ start: child.octetStart, end: child.octetEnd });
  }
  return joined(
    pieces.map((piece) => (typeof piece === "string" ? piece : octets.subarray(piece.start, piece.end))),
  );
};
