/** One pass over the text, by offset, without recursion. */
import { refusals } from "../Refusals.ts";
import type { Limits, XmlDeclaration } from "../Xml.ts";
import { isSpace } from "./Characters.ts";
import * as Lexis from "./Lexis.ts";
import * as Namespaces from "./Namespaces.ts";
import { Attribute, Element } from "./Nodes.ts";
import { type Name, nameAt, type Vocabulary } from "./Vocabulary.ts";

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/y;

export class Scanner {
  readonly #source: string;
  readonly #limits: Limits;
  readonly #names: Vocabulary;
  #at = 0;
  #nodes = 0;
  #depth = 0;
  #current: Element | undefined = undefined;
  #scope: Namespaces.Scope = Namespaces.outermost;
  /** The scopes to return to, by depth. */
  readonly #scopes: Array<Namespaces.Scope> = [];
  /** Where the last comment of each open element stands, by depth; -1 without one. */
  readonly #comments: Array<number> = [];
  /** The last place that canonical XML writes otherwise; elements that begin behind it are in canonical form. */
  #otherwise = -1;

  constructor(source: string, limits: Limits, names: Vocabulary) {
    this.#source = source;
    this.#limits = limits;
    this.#names = names;
  }

  document(): Element {
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
    if (match === null) return this.#failSyntax('<?xml version="1.0" encoding="UTF-8"?>', 0);
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
        this.#otherwise = open;
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
      // Nearly every character is none of those below.
      if (code > 0x3e ? code !== 0x5d && code < 0xfffe : code >= 0x20 && code < 0x3c && code !== 0x26)
        continue;
      if (code === 0x3c) break;
      if (code === 0x26) references = true;
      else if (code === 0x3e) this.#otherwise = at;
      else if (code === 0x5d) {
        if (source.startsWith("]]>", at)) this.#failSyntax("]]&gt;", at);
      } else if (at >= source.length) this.#failSyntax(`</${parent.name.slice(0, 60)}>`, at);
      else Lexis.checkCharacter(source, at);
    }
    if (at > start) {
      this.#count(start);
      if (references) this.#otherwise = start;
      const value = references ? Lexis.resolve(source, start, at) : source.substring(start, at);
      parent.append({ _tag: "Text", value, cdata: false, start, end: at });
    }
    return at;
  }

  #section(parent: Element, open: number): void {
    const source = this.#source;
    const close = source.indexOf("]]>", open + 9);
    if (close < 0) this.#failSyntax("]]>", source.length);
    this.#count(open);
    Lexis.checkCharacters(source, open + 9, close);
    const value = source.substring(open + 9, close);
    parent.append({ _tag: "Text", value, cdata: true, start: open, end: close + 3 });
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
    Lexis.checkCharacters(source, open + 4, dashes);
    this.#at = dashes + 3;
  }

  #endTag(element: Element, open: number): void {
    const source = this.#source;
    const { name } = element;
    let at = open + 2 + name.length;
    if (!source.startsWith(name, open + 2)) this.#failEndTag(element, open);
    if (source.charCodeAt(at) !== 0x3e) {
      this.#otherwise = open;
      while (isSpace(source.charCodeAt(at))) at++;
      if (source.charCodeAt(at) !== 0x3e) this.#failEndTag(element, open);
    }
    this.#at = at + 1;
    this.#close(element);
  }

  /** Leaves the innermost open element. */
  #close(element: Element): void {
    element.close(this.#at, element.start > this.#otherwise ? this.#source : undefined);
    this.#depth--;
    const comment = this.#comments[this.#depth]!;
    if (comment >= 0 && !element.holdsOnlyElements) this.#fail("xml.comment", comment);
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
    const name = this.#names.find(source, first, source.indexOf(">", first)) ?? this.#name(first);
    const parent = this.#current;
    const element = new Element(name, parent, start);
    this.#scopes[this.#depth] = this.#scope;
    this.#comments[this.#depth] = -1;
    this.#depth++;
    this.#at = first + name.name.length;
    const next = source.charCodeAt(this.#at);
    if (next !== 0x3e && next !== 0x2f) this.#attributes(element);
    element.namespace =
      name.prefix === "" ? this.#scope.unprefixed : this.#namespaceOf(name.prefix, name.name, first);
    if (parent !== undefined) parent.append(element);
    this.#current = element;
    if (source.charCodeAt(this.#at) === 0x2f) {
      if (source.charCodeAt(this.#at + 1) !== 0x3e) this.#failSyntax("/>", this.#at);
      this.#otherwise = this.#at;
      this.#at += 2;
      this.#close(element);
    } else {
      this.#at++;
    }
    return element;
  }

  /** The qualified name that begins here. */
  #name(start: number): Name {
    const source = this.#source;
    let colon = -1;
    let end = Lexis.nameEnd(source, start);
    if (source.charCodeAt(end) === 0x3a) {
      colon = end;
      end = Lexis.nameEnd(source, end + 1);
    }
    return nameAt(source, start, colon, end);
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
    if (declarations.length > 0 || !this.#isCanonical(attributes, from)) this.#otherwise = from;
  }

  /** Whether attributes stand from here on as canonical XML writes them; only a single one is looked at. */
  #isCanonical([only, second]: ReadonlyArray<Attribute>, from: number): boolean {
    if (only === undefined || second !== undefined) return false;
    const source = this.#source;
    const { name, value } = only;
    // The length leaves no room for a second space or a reference.
    return (
      this.#at - from === name.length + value.length + 4 &&
      source.charCodeAt(from) === 0x20 &&
      source.charCodeAt(from + name.length + 2) === 0x22 &&
      source.startsWith(value, from + name.length + 3)
    );
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
    const name = this.#name(this.#at);
    let at = this.#at + name.name.length;
    while (isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== 0x3d) this.#failSyntax("=", at);
    at++;
    while (isSpace(source.charCodeAt(at))) at++;
    const quote = source.charCodeAt(at);
    if (quote !== 0x22 && quote !== 0x27) this.#failSyntax('"', at);
    const close = source.indexOf(quote === 0x22 ? '"' : "'", at + 1);
    if (close < 0) this.#failSyntax(quote === 0x22 ? '"' : "'", source.length);
    this.#at = close + 1;
    return new Attribute(name, Lexis.attributeValue(source, at + 1, close));
  }

  #namespaceOf(prefix: string, name: string, offset: number): string {
    const namespace = Namespaces.lookup(this.#scope, prefix);
    if (namespace === undefined || prefix === "xmlns") {
      return this.#fail("xml.namespace", offset, { name: name.slice(0, 60) });
    }
    return namespace;
  }

  #count(offset: number): void {
    if (++this.#nodes > this.#limits.nodes) {
      this.#fail("xml.too-many-nodes", offset, { limit: String(this.#limits.nodes) });
    }
  }

  #failEndTag({ name }: Element, offset: number): never {
    return this.#fail("xml.tag-mismatch", offset, { expected: name.slice(0, 60) });
  }

  #failSyntax(expected: string, offset: number): never {
    return Lexis.stopSyntax(this.#source, offset, expected);
  }

  #fail(
    code: keyof typeof refusals.entries,
    offset: number,
    values: Readonly<Record<string, string>> = {},
  ): never {
    return Lexis.stop(this.#source, offset, code, values);
  }
}
