/** One pass over the text, by offset, without recursion. */
import type { Refusal } from "@einv/refusal/Refusal";
import { refusals } from "../Refusals.ts";
import type { Limits, XmlAttribute, XmlDeclaration, XmlElement, XmlText } from "../Xml.ts";
import { isAsciiNameContinue, isCharacter, isNameContinue, isNameStart, isSpace } from "./Characters.ts";
import * as Namespaces from "./Namespaces.ts";

/** Ends the scan; never leaves the package. */
export class Stop {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

class Attribute implements XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  namespace = "";
  readonly value: string;
  constructor(prefix: string, local: string, name: string, value: string) {
    this.prefix = prefix;
    this.local = local;
    this.name = name;
    this.value = value;
  }
}

class Element implements XmlElement {
  readonly _tag = "Element";
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  namespace = "";
  attributes: ReadonlyArray<Attribute> = NO_ATTRIBUTES;
  declarations: ReadonlyArray<XmlDeclaration> = NO_DECLARATIONS;
  children: Array<XmlElement | XmlText> = NO_CHILDREN;
  readonly parent: Element | undefined;
  readonly start: number;
  end: number;
  constructor(prefix: string, local: string, name: string, parent: Element | undefined, start: number) {
    this.prefix = prefix;
    this.local = local;
    this.name = name;
    this.parent = parent;
    this.start = start;
    this.end = start;
  }
}

/** Most elements hold one text: an array made with it is as large as it must be. */
const append = (parent: Element, child: XmlElement | XmlText): void => {
  if (parent.children.length === 0) parent.children = [child];
  else parent.children.push(child);
};

const NO_CHILDREN: Array<XmlElement | XmlText> = [];
const NO_ATTRIBUTES: ReadonlyArray<Attribute> = Object.freeze([]);
const NO_DECLARATIONS: ReadonlyArray<XmlDeclaration> = Object.freeze([]);

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/y;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

export class Scanner {
  readonly #source: string;
  readonly #limits: Limits;
  #at = 0;
  #nodes = 0;
  #depth = 0;
  #current: Element | undefined = undefined;
  #scope: Namespaces.Scope = Namespaces.outermost;
  /** The scopes to return to, by depth. */
  readonly #scopes: Array<Namespaces.Scope> = [];
  /** Where the last comment of each open element stands, by depth; -1 without one. */
  readonly #comments: Array<number> = [];

  constructor(source: string, limits: Limits) {
    this.#source = source;
    this.#limits = limits;
  }

  document(): XmlElement {
    this.#declaration();
    this.#outside(false);
    if (this.#at >= this.#source.length) this.#failSyntax("<element>", this.#at);
    const root = this.#startTag();
    while (this.#current !== undefined) this.#content(this.#current);
    this.#outside(true);
    if (this.#at < this.#source.length) this.#fail("xml.trailing-content", this.#at);
    return root;
  }

  #declaration(): void {
    const source = this.#source;
    if (!source.startsWith("<?xml") || !isSpace(source.charCodeAt(5))) return;
    DECLARATION.lastIndex = 0;
    const match = DECLARATION.exec(source);
    if (match === null) this.#failSyntax('<?xml version="1.0" encoding="UTF-8"?>', 0);
    if ((match[1] ?? match[2]) !== "1.0") this.#fail("xml.version", 0);
    const encoding = match[3] ?? match[4];
    if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") {
      this.#fail("xml.encoding", 0, { found: encoding.slice(0, 40) });
    }
    this.#at = match[0].length;
  }

  /** White space and comments before and after the root. */
  #outside(after: boolean): void {
    const source = this.#source;
    for (;;) {
      while (isSpace(source.charCodeAt(this.#at))) this.#at++;
      if (this.#at >= source.length) return;
      if (source.charCodeAt(this.#at) !== 0x3c) {
        if (after) this.#fail("xml.trailing-content", this.#at);
        this.#failSyntax("<", this.#at);
      }
      const next = source.charCodeAt(this.#at + 1);
      if (next === 0x21) {
        this.#declarationOrComment(this.#at);
        continue;
      }
      if (next === 0x3f) this.#fail("xml.processing-instruction", this.#at);
      return;
    }
  }

  /** Text up to the next markup of an open element, then that markup. */
  #content(parent: Element): void {
    const source = this.#source;
    const open = this.#text(parent);
    this.#at = open;
    switch (source.charCodeAt(open + 1)) {
      case 0x2f:
        return this.#endTag(parent, open);
      case 0x21:
        if (source.startsWith("<![CDATA[", open)) return this.#section(parent, open);
        this.#declarationOrComment(open);
        this.#comments[this.#depth - 1] = open;
        return;
      case 0x3f:
        return this.#fail("xml.processing-instruction", open);
      default:
        this.#startTag();
    }
  }

  /** Takes in character data; answers where the markup after it begins. One look at each character finds all that matters. */
  #text(parent: Element): number {
    const source = this.#source;
    const start = this.#at;
    let references = false;
    let at = start;
    for (; ; at++) {
      const code = source.charCodeAt(at);
      if (code === 0x3c) break;
      if (code > 0x5d && code < 0xfffe) continue;
      if (code === 0x26) references = true;
      else if (code === 0x5d) {
        if (source.startsWith("]]>", at)) this.#failSyntax("]]&gt;", at);
      } else if (at >= source.length) this.#failSyntax(`</${parent.name.slice(0, 60)}>`, at);
      else if (code < 0x20 || code > 0xfffd) this.#checkCharacter(code, at);
    }
    if (at > start) {
      this.#count(start);
      const value = references ? this.#resolve(start, at) : source.substring(start, at);
      append(parent, { _tag: "Text", value, cdata: false, start, end: at });
    }
    return at;
  }

  #section(parent: Element, open: number): void {
    const close = this.#source.indexOf("]]>", open + 9);
    if (close < 0) this.#failSyntax("]]>", this.#source.length);
    this.#count(open);
    this.#checkCharacters(open + 9, close);
    const value = this.#source.substring(open + 9, close);
    append(parent, { _tag: "Text", value, cdata: true, start: open, end: close + 3 });
    this.#at = close + 3;
  }

  #declarationOrComment(open: number): void {
    const source = this.#source;
    if (source.startsWith("<!DOCTYPE", open)) this.#fail("xml.doctype", open);
    if (!source.startsWith("<!--", open)) this.#failSyntax("<!--", open);
    if (this.#limits.comments === "refuse") this.#fail("xml.comment", open);
    const dashes = source.indexOf("--", open + 4);
    if (dashes < 0 || source.charCodeAt(dashes + 2) !== 0x3e) {
      this.#failSyntax("-->", dashes < 0 ? source.length : dashes);
    }
    this.#checkCharacters(open + 4, dashes);
    this.#at = dashes + 3;
  }

  #endTag(element: Element, open: number): void {
    const source = this.#source;
    let at = open + 2;
    const begin = element.start + 1;
    const end = begin + element.name.length;
    for (let own = begin; own < end; own++, at++) {
      if (source.charCodeAt(own) !== source.charCodeAt(at)) {
        this.#fail("xml.tag-mismatch", open, { expected: element.name.slice(0, 60) });
      }
    }
    while (isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== 0x3e) {
      this.#fail("xml.tag-mismatch", open, { expected: element.name.slice(0, 60) });
    }
    this.#at = at + 1;
    this.#close(element);
  }

  /** Leaves the innermost open element. */
  #close(element: Element): void {
    element.end = this.#at;
    this.#depth--;
    const comment = this.#comments[this.#depth]!;
    if (comment >= 0 && !onlyElements(element)) this.#fail("xml.comment", comment);
    this.#scope = this.#scopes[this.#depth]!;
    this.#current = element.parent;
  }

  #startTag(): Element {
    const source = this.#source;
    const start = this.#at;
    this.#count(start);
    if (this.#depth >= this.#limits.depth) {
      this.#fail("xml.too-deep", start, { limit: String(this.#limits.depth) });
    }
    const first = start + 1;
    let colon = -1;
    let end = this.#name(first);
    if (source.charCodeAt(end) === 0x3a) {
      colon = end;
      end = this.#name(end + 1);
    }
    const name = source.substring(first, end);
    const prefix = colon < 0 ? "" : source.substring(first, colon);
    const local = colon < 0 ? name : source.substring(colon + 1, end);
    const parent = this.#current;
    const element = new Element(prefix, local, name, parent, start);
    this.#scopes[this.#depth] = this.#scope;
    this.#comments[this.#depth] = -1;
    this.#depth++;
    this.#at = end;
    const close = source.charCodeAt(end);
    if (close !== 0x3e && close !== 0x2f) this.#attributes(element);
    element.namespace = prefix === "" ? this.#scope.unprefixed : this.#namespaceOf(prefix, name, first);
    if (parent !== undefined) append(parent, element);
    this.#current = element;
    if (source.charCodeAt(this.#at) === 0x2f) {
      if (source.charCodeAt(this.#at + 1) !== 0x3e) this.#failSyntax("/>", this.#at);
      this.#at += 2;
      this.#close(element);
    } else {
      this.#at++;
    }
    return element;
  }

  /** Reads attributes up to `>` or `/`, declares the namespaces among them, and resolves the prefixes. */
  #attributes(element: Element): void {
    const source = this.#source;
    const attributes: Array<Attribute> = [];
    const declarations: Array<XmlDeclaration> = [];
    const from = this.#at;
    for (;;) {
      const before = this.#at;
      while (isSpace(source.charCodeAt(this.#at))) this.#at++;
      const next = source.charCodeAt(this.#at);
      if (next === 0x3e || next === 0x2f) break;
      if (this.#at === before) this.#failSyntax(">", this.#at);
      if (attributes.length + declarations.length >= this.#limits.attributes) {
        this.#fail("xml.too-many-attributes", this.#at, { limit: String(this.#limits.attributes) });
      }
      this.#count(this.#at);
      const attribute = this.#attribute();
      if (attribute.name === "xmlns" || attribute.prefix === "xmlns") {
        const prefix = attribute.prefix === "" ? "" : attribute.local;
        if (declarations.some((other) => other.prefix === prefix)) {
          this.#fail("xml.duplicate-attribute", before, { name: attribute.name.slice(0, 60) });
        }
        if (!Namespaces.isAllowed(prefix, attribute.value)) {
          this.#fail("xml.namespace", before, { name: attribute.name.slice(0, 60) });
        }
        declarations.push({ prefix, namespace: attribute.value });
      } else {
        attributes.push(attribute);
      }
    }
    if (declarations.length > 0) {
      element.declarations = declarations;
      for (const { prefix, namespace } of declarations) {
        this.#scope = Namespaces.declare(this.#scope, prefix, namespace);
      }
      if (this.#scope.size > this.#limits.namespaces) {
        this.#fail("xml.too-many-namespaces", from, { limit: String(this.#limits.namespaces) });
      }
    }
    if (attributes.length > 0) {
      element.attributes = attributes;
      for (let at = 0; at < attributes.length; at++) this.#qualify(attributes, at, from);
    }
  }

  /** Gives an attribute its namespace and makes sure that no earlier one has the same expanded name. */
  #qualify(attributes: ReadonlyArray<Attribute>, at: number, offset: number): void {
    const attribute = attributes[at]!;
    if (attribute.prefix !== "") {
      attribute.namespace = this.#namespaceOf(attribute.prefix, attribute.name, offset);
    }
    for (let earlier = 0; earlier < at; earlier++) {
      const other = attributes[earlier]!;
      if (other.local === attribute.local && other.namespace === attribute.namespace) {
        this.#fail("xml.duplicate-attribute", offset, { name: attribute.name.slice(0, 60) });
      }
    }
  }

  #attribute(): Attribute {
    const source = this.#source;
    const first = this.#at;
    let colon = -1;
    let end = this.#name(first);
    if (source.charCodeAt(end) === 0x3a) {
      colon = end;
      end = this.#name(end + 1);
    }
    let at = end;
    while (isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== 0x3d) this.#failSyntax("=", at);
    at++;
    while (isSpace(source.charCodeAt(at))) at++;
    const quote = source.charCodeAt(at);
    if (quote !== 0x22 && quote !== 0x27) this.#failSyntax('"', at);
    const close = source.indexOf(quote === 0x22 ? '"' : "'", at + 1);
    if (close < 0) this.#failSyntax(quote === 0x22 ? '"' : "'", source.length);
    const value = this.#attributeValue(at + 1, close);
    this.#at = close + 1;
    const name = source.substring(first, end);
    return colon < 0
      ? new Attribute("", name, name, value)
      : new Attribute(source.substring(first, colon), source.substring(colon + 1, end), name, value);
  }

  #attributeValue(start: number, end: number): string {
    for (let at = start; at < end; at++) {
      const code = this.#source.charCodeAt(at);
      if (code === 0x3c) this.#failSyntax("&lt;", at);
      if (code < 0x20 || code > 0xfffd) this.#checkCharacter(code, at);
    }
    const raw = this.#source.substring(start, end);
    if (!raw.includes("&")) return /[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, " ") : raw;
    // Literal tabs and line ends become spaces; those written as references stay (XML 1.0 §3.3.3).
    let value = "";
    let from = start;
    while (from < end) {
      const reference = this.#source.indexOf("&", from);
      const until = reference < 0 || reference > end ? end : reference;
      value += this.#source.substring(from, until).replace(/[\t\n]/g, " ");
      if (until === end) break;
      const close = this.#referenceEnd(until, end);
      value += this.#reference(until, close);
      from = close + 1;
    }
    return value;
  }

  /** Character data with its references resolved. */
  #resolve(start: number, end: number): string {
    const source = this.#source;
    let reference = source.indexOf("&", start);
    if (reference < 0 || reference >= end) return source.substring(start, end);
    let value = "";
    let from = start;
    while (reference >= 0 && reference < end) {
      const close = this.#referenceEnd(reference, end);
      value += source.substring(from, reference) + this.#reference(reference, close);
      from = close + 1;
      reference = source.indexOf("&", from);
    }
    return value + source.substring(from, end);
  }

  #referenceEnd(start: number, end: number): number {
    // The longest reference that means anything is &#x10FFFF; leading zeros allowed within reason.
    const last = Math.min(end, start + 24);
    for (let at = start + 1; at < last; at++) if (this.#source.charCodeAt(at) === 0x3b) return at;
    return this.#fail("xml.reference", start, {
      found: this.#source.substring(start, Math.min(end, start + 12)),
    });
  }

  #reference(start: number, end: number): string {
    const body = this.#source.substring(start + 1, end);
    const entity = ENTITIES.get(body);
    if (entity !== undefined) return entity;
    const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(body);
    if (digits === null) this.#fail("xml.reference", start, { found: `&${body};` });
    const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
    if (!isCharacter(code)) this.#failCharacter(code, start);
    return String.fromCodePoint(code);
  }

  /** The end of the name without colon that begins here. */
  #name(start: number): number {
    const source = this.#source;
    const first = source.codePointAt(start);
    if (first === undefined || !isNameStart(first)) this.#failSyntax("name", start);
    let at = first > 0xffff ? start + 2 : start + 1;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code < 0x80) {
        if (!isAsciiNameContinue(code)) return at;
        at++;
      } else {
        const point = source.codePointAt(at);
        if (point === undefined || !isNameContinue(point)) return at;
        at += point > 0xffff ? 2 : 1;
      }
    }
  }

  #namespaceOf(prefix: string, name: string, offset: number): string {
    const namespace = Namespaces.lookup(this.#scope, prefix);
    if (namespace === undefined || prefix === "xmlns") {
      this.#fail("xml.namespace", offset, { name: name.slice(0, 60) });
    }
    return namespace;
  }

  #count(offset: number): void {
    if (++this.#nodes > this.#limits.nodes) {
      this.#fail("xml.too-many-nodes", offset, { limit: String(this.#limits.nodes) });
    }
  }

  #checkCharacters(start: number, end: number): void {
    for (let at = start; at < end; at++) this.#checkCharacter(this.#source.charCodeAt(at), at);
  }

  /** Surrogates are pairs: the decoder has seen to it. */
  #checkCharacter(code: number, offset: number): void {
    if (!isCharacter(code) && (code < 0xd800 || code > 0xdfff)) this.#failCharacter(code, offset);
  }

  #failSyntax(expected: string, offset: number): never {
    return this.#fail("xml.syntax", offset, { expected });
  }

  #failCharacter(code: number, offset: number): never {
    const hex = Number.isFinite(code) && code <= 0xffffffff ? code.toString(16).toUpperCase() : "?";
    return this.#fail("xml.character", offset, { code: `U+${hex.padStart(4, "0")}` });
  }

  #fail(
    code: keyof typeof refusals.entries,
    offset: number,
    values: Readonly<Record<string, string>> = {},
  ): never {
    throw new Stop(refusals.refusal(code, { path: position(this.#source, offset), values }));
  }
}

/** Whether an element holds elements and nothing but white space between them. */
const onlyElements = (element: Element): boolean => {
  let elements = false;
  for (const child of element.children) {
    if (child._tag === "Element") elements = true;
    else if (child.cdata || /[^ \t\n]/.test(child.value)) return false;
  }
  return elements;
};

/** `line:column` of an offset, both from one. */
const position = (source: string, offset: number): string => {
  let line = 1;
  let begin = 0;
  for (let at = source.indexOf("\n"); at >= 0 && at < offset; at = source.indexOf("\n", at + 1)) {
    line++;
    begin = at + 1;
  }
  return `${line}:${offset - begin + 1}`;
};
