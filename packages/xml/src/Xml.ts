/**
 * The product's one XML reader: XML 1.0 with namespaces, stricter than the
 * recommendation where a signed document could be read in two ways, and
 * bounded. It refuses every DOCTYPE and processing instruction, and every
 * comment inside a value.
 */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Result from "effect/Result";
import { ILLEGAL, UNUSUAL } from "./internal/Characters.ts";
import { decode } from "./internal/Decoder.ts";
import { Stop } from "./internal/Lexis.ts";
import { Scanner } from "./internal/Scanner.ts";
import { Vocabulary as Names } from "./internal/Vocabulary.ts";

/** An attribute that is not a namespace declaration; `value` is normalised. An unprefixed attribute has no namespace (`""`). */
export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** A namespace declaration as written; prefix `""` declares the default namespace. */
export interface XmlDeclaration {
  readonly prefix: string;
  readonly namespace: string;
}

/** Character data with references resolved; `start` and `end` are offsets in the source. */
export interface XmlText {
  readonly _tag: "Text";
  readonly value: string;
  readonly cdata: boolean;
  readonly start: number;
  readonly end: number;
}

/** An element; `start` and `end` span its start tag to its end tag in the source. */
export interface XmlElement {
  readonly _tag: "Element";
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyArray<XmlAttribute>;
  readonly declarations: ReadonlyArray<XmlDeclaration>;
  readonly children: ReadonlyArray<XmlElement | XmlText>;
  /** The text of an element that holds nothing, or character data in one piece; `undefined` of any other. */
  readonly value: string | undefined;
  readonly parent: XmlElement | undefined;
  readonly start: number;
  readonly end: number;
  /**
   * The source of the element if canonical XML writes it just so where the namespaces around it are declared
   * already (C14N 1.0 §2.3); `undefined` if it writes it otherwise, or that was not looked into.
   */
  readonly canonical: string | undefined;
  /** Whether there is such a source. */
  readonly isCanonical: boolean;
  /** What the element spans in the octets of the document. */
  readonly octetStart: number;
  readonly octetEnd: number;
}

/** A read document; `source` is the decoded text without byte order mark and with line ends as `\n`. */
export interface XmlDocument {
  readonly root: XmlElement;
  readonly source: string;
  /** The UTF-8 of `source`, to be looked at only. */
  readonly octets: Uint8Array;
}

/** What one document may cost. */
export interface Limits {
  /** Size of the document in UTF-8. */
  readonly bytes: number;
  /** Nested elements. */
  readonly depth: number;
  /** Elements, attributes, declarations and texts together. */
  readonly nodes: number;
  /** Attributes and declarations of one element. */
  readonly attributes: number;
  /** Namespace declarations in scope at one place. */
  readonly namespaces: number;
  /** Comments: refused everywhere, or dropped where only elements stand. Inside a value they are always refused. */
  readonly comments: "refuse" | "drop";
}

/** The limits that hold unless others are given. */
export const limits: Limits = {
  bytes: 8 * 1024 * 1024,
  depth: 64,
  nodes: 200_000,
  attributes: 64,
  namespaces: 128,
  comments: "drop",
};

/** Names that most elements of a kind of document have. */
export type Vocabulary = Names;

/** Qualified names as they are mostly written. Knowing them makes reading quicker and changes nothing that is read. */
export const vocabulary = (names: Iterable<string>): Vocabulary => new Names(names);

const noNames = vocabulary([]);

/** What one document may cost, and what it likely is. */
export interface Options extends Partial<Limits> {
  readonly vocabulary?: Vocabulary;
}

/**
 * Reads a whole document from bytes or text.
 *
 * UTF-8 only, with or without byte order mark. Codes: `xml.*`; the path of the
 * refusal is `line:column`.
 */
export const parse = (
  input: Uint8Array | string,
  { vocabulary: names = noNames, ...options }: Options = {},
): Result.Result<XmlDocument, Refusal> => {
  const effective: Limits = { ...limits, ...options };
  const source = decode(input, effective.bytes);
  if (Result.isFailure(source)) return Result.fail(source.failure);
  try {
    return Result.succeed({
      root: new Scanner(source.success, effective, names).document(),
      source: source.success.text,
      octets: source.success.octets,
    });
  } catch (stopped) {
    if (stopped instanceof Stop) return Result.fail(stopped.refusal);
    throw stopped;
  }
};

/** The element children, in order. */
export const childElements = (element: XmlElement): ReadonlyArray<XmlElement> => {
  const found: Array<XmlElement> = [];
  for (const child of element.children) if (child._tag === "Element") found.push(child);
  return found;
};

/** The element children with this local name, in the parent's namespace unless another is given. */
export const findAll = (
  element: XmlElement,
  local: string,
  namespace: string = element.namespace,
): ReadonlyArray<XmlElement> =>
  childElements(element).filter((child) => child.local === local && child.namespace === namespace);

/** The first such child, in the parent's namespace unless another is given. */
export const find = (
  element: XmlElement,
  local: string,
  namespace: string = element.namespace,
): XmlElement | undefined => {
  for (const child of element.children) {
    if (child._tag === "Element" && child.local === local && child.namespace === namespace) return child;
  }
  return undefined;
};

/** The value of an attribute; unprefixed attributes have the namespace `""`. */
export const attribute = (element: XmlElement, local: string, namespace = ""): string | undefined => {
  for (const candidate of element.attributes) {
    if (candidate.local === local && candidate.namespace === namespace) return candidate.value;
  }
  return undefined;
};

/** The character data directly inside an element; what child elements hold is not part of it. */
export const text = (element: XmlElement): string => {
  if (element.value !== undefined) return element.value;
  let value = "";
  for (const child of element.children) if (child._tag === "Text") value += child.value;
  return value;
};

/** Whether a text is empty or only space, tab and line ends. */
export const isWhitespace = (value: string): boolean => {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false;
  }
  return true;
};

/** Whether XML can carry a text at all: no control characters, no half of a character (XML 1.0 §2.2). */
export const isCharacters = (value: string): boolean =>
  !UNUSUAL.test(value) || (!ILLEGAL.test(value) && value.isWellFormed());

/** Where an element stands: `/TaxInvoice/TaxInvoiceTradeLineItem[2]/NameText`; an index only among namesakes. */
export const path = (element: XmlElement): string => {
  let whole = "";
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    whole = `/${at.name}${index(at)}${whole}`;
  }
  return whole;
};

const index = (element: XmlElement): string => {
  if (element.parent === undefined) return "";
  let namesakes = 0;
  let place = 0;
  for (const sibling of element.parent.children) {
    if (sibling._tag !== "Element" || sibling.name !== element.name) continue;
    namesakes++;
    if (sibling === element) place = namesakes;
  }
  return namesakes > 1 ? `[${place}]` : "";
};

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
};
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

/** Character data as canonical XML writes it (C14N 1.0 §2.3). */
export const escapeText = (value: string): string =>
  /[&<>\r]/.test(value) ? value.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character]!) : value;

/** An attribute value as canonical XML writes it between double quotes (C14N 1.0 §2.3). */
export const escapeAttribute = (value: string): string =>
  /[&<"\t\n\r]/.test(value)
    ? value.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character]!)
    : value;
