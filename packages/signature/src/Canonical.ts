/**
 * Canonical XML 1.0 (inclusive, without comments) of what `@einv/xml` has read,
 * and the Korean digest input that differs from it.
 *
 * Texts are answered; what is hashed is their UTF-8.
 */
import type { XmlAttribute, XmlDeclaration, XmlDocument, XmlElement } from "@einv/xml/Xml";
import { escapeAttribute, escapeText } from "@einv/xml/Xml";

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
  const found = new Map<string, XmlDeclaration>();
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const declaration of at.declarations) {
      if (declaration.prefix !== "xml" && !found.has(declaration.prefix)) {
        found.set(declaration.prefix, declaration);
      }
    }
  }
  if (found.get("")?.namespace === "") found.delete("");
  return [...found.values()];
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

/**
 * The Korean digest input (nts-standard §3.3): what Apache Santuario's filter
 * leaves when it drops the tags of the root and some of its children.
 *
 * The root's declarations stay behind as bare text; then follow, in order, the
 * texts directly under the root and every child that `drops` keeps, without
 * declaring the root's namespaces again. Nothing else of the root is printed.
 * A literal reading of canonical XML gives other octets, with which no Korean
 * invoice verifies.
 */
export const filtered = ({ root }: XmlDocument, drops: (child: XmlElement) => boolean): string => {
  const declared = inScope(root);
  const scope = print(declared, undefined);
  let out = declarations(declared);
  for (const child of root.children) {
    if (child._tag === "Text") out += escapeText(child.value);
    else if (!drops(child)) out += child.canonical ?? write(child, scope, undefined);
  }
  return out;
};
