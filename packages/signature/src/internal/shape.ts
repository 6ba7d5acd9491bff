/** Strict reading of elements whose shape is known: nothing unnamed passes. */
import { attribute, isWhitespace, text, type XmlElement } from "@einv/xml/Xml";
import type { Code } from "../Refusals.ts";
import { decode } from "./base64.ts";
import { stop } from "./stop.ts";

/** The element children; between them only white space. */
export const elements = (
  parent: XmlElement,
  code: Code = "signature.malformed",
): ReadonlyArray<XmlElement> => {
  const found: Array<XmlElement> = [];
  for (const child of parent.children) {
    if (child._tag === "Element") found.push(child);
    else if (child.cdata || !isWhitespace(child.value)) stop(code, parent, { expected: "<element>" });
  }
  return found;
};

export const is = (
  element: XmlElement | undefined,
  namespace: string,
  local: string,
): element is XmlElement =>
  element !== undefined && element.local === local && element.namespace === namespace;

/** One element for each name. */
type Named<Names extends ReadonlyArray<string>> = { readonly [Index in keyof Names]: XmlElement };

const areNamed = <const Names extends ReadonlyArray<string>>(
  found: ReadonlyArray<XmlElement>,
  namespace: string,
  names: Names,
): found is Named<Names> => {
  if (found.length !== names.length) return false;
  for (let index = 0; index < names.length; index++) {
    if (!is(found[index], namespace, names[index]!)) return false;
  }
  return true;
};

/** Exactly these children, in this order. */
export const exactly = <const Names extends ReadonlyArray<string>>(
  parent: XmlElement,
  namespace: string,
  names: Names,
  code: Code = "signature.malformed",
): Named<Names> => {
  const found = elements(parent, code);
  if (areNamed(found, namespace, names)) return found;
  const wrong = names.findIndex((name, index) => !is(found[index], namespace, name));
  return wrong < 0
    ? stop(code, found[names.length]!, { expected: `</${parent.name}>` })
    : stop(code, found[wrong] ?? parent, { expected: `<${names[wrong]}>` });
};

/** No attributes but these; whether they are there is for the reader to ask. */
export const onlyAttributes = (
  element: XmlElement,
  allowed: ReadonlyArray<string>,
  code: Code = "signature.malformed",
): void => {
  for (const { name, local, namespace } of element.attributes) {
    if (namespace !== "" || !allowed.includes(local)) {
      stop(code, element, { expected: `<${element.name}>`, found: name });
    }
  }
};

export const required = (element: XmlElement, name: string): string =>
  attribute(element, name) ?? stop("signature.malformed", element, { expected: `${name}="…"` });

/** The text of an element that holds nothing else. */
export const leaf = (element: XmlElement, code: Code = "signature.malformed"): string => {
  if (element.value !== undefined) return element.value;
  for (const child of element.children) {
    if (child._tag === "Element") stop(code, child, { expected: `</${element.name}>` });
  }
  return text(element);
};

/** The text of an element without its white space. */
export const compact = (element: XmlElement, code: Code = "signature.malformed"): string =>
  leaf(element, code).replace(/[ \t\r\n]+/g, "");

/** Base64 with XML white space and nothing else between; one text per value. */
export const base64 = (element: XmlElement, code: Code = "signature.malformed"): Uint8Array => {
  const octets = decode(leaf(element, code));
  return octets === undefined || octets.length === 0 ? stop(code, element, { expected: "base64" }) : octets;
};
