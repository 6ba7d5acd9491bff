/** One pass over the document, without recursion. */
import { refusals } from "../Refusals.ts";
import type { Limits, XmlDeclaration } from "../Xml.ts";
import { isSpace } from "./Characters.ts";
import type { Source } from "./Decoder.ts";
import * as Lexis from "./Lexis.ts";
import * as Namespaces from "./Namespaces.ts";
import { Attribute, Element, textOf } from "./Nodes.ts";
import * as Octets from "./Octets.ts";
import { type Name, nameAt, type Vocabulary } from "./Vocabulary.ts";

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/y;

/** As nearly every document begins. */
const usualDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** Goes over the octets; what it cuts out and hands on is text. Places are octets unless they are called offsets. */
export class Scanner {
  readonly #text: string;
  readonly #octets: Uint8Array;
  readonly #limits: Limits;
  readonly #names: Vocabulary;
  #at = 0;
  /** How many octets more than UTF-16 units there are before `#at`. */
  #surplus = 0;
  #nodes = 0;
  #depth = 0;
  #current: Element | undefined = undefined;
  #scope: Namespaces.Scope = Namespaces.outermost;
  /** The scopes to return to, by depth. */
  readonly #scopes: Array<Namespaces.Scope> = [];
  /** Where the names of the open elements end in their start tags, by depth. */
  readonly #nameEnds: Array<number> = [];
  /** Where the last comment of each open element stands, by depth; -1 without one. */
  readonly #comments: Array<number> = [];
  /** Offset of the last thing that canonical XML writes otherwise; elements that begin behind it are in canonical form. */
  #otherwise = -1;
  /** Whether the last attribute value stands as it is read, in ASCII. */
  #plain = false;

  constructor({ text, octets }: Source, limits: Limits, names: Vocabulary) {
    this.#text = text;
    this.#octets = octets;
    this.#limits = limits;
    this.#names = names;
  }

  document(): Element {
    this.#declaration();
    this.#outside(false);
    if (this.#at >= this.#octets.length) this.#failSyntax("<element>", this.#at);
    const root = this.#startTag();
    while (this.#current !== undefined) this.#content(this.#current);
    this.#outside(true);
    if (this.#at < this.#octets.length) this.#fail("xml.trailing-content", this.#at);
    return root;
  }

  #declaration(): void {
    if (this.#text.startsWith(usualDeclaration)) {
      this.#at = usualDeclaration.length;
      return;
    }
    if (!this.#text.startsWith("<?xml") || !isSpace(this.#text.charCodeAt(5))) return;
    DECLARATION.lastIndex = 0;
    const match = DECLARATION.exec(this.#text);
    if (match === null) return this.#failSyntax('<?xml version="1.0" encoding="UTF-8"?>', 0);
    if ((match[1] ?? match[2]) !== "1.0") this.#fail("xml.version", 0);
    const encoding = match[3] ?? match[4];
    if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") {
      this.#fail("xml.encoding", 0, { found: encoding.slice(0, 40) });
    }
    // All of it is ASCII.
    this.#at = match[0].length;
  }

  /** White space and comments before and after the root. */
  #outside(after: boolean): void {
    const octets = this.#octets;
    for (;;) {
      this.#skipSpace();
      if (this.#at >= octets.length) return;
      if (octets[this.#at] !== 0x3c) {
        if (after) this.#fail("xml.trailing-content", this.#at);
        this.#failSyntax("<", this.#at);
      }
      const next = octets[this.#at + 1];
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
    this.#characters(parent);
    const open = this.#at;
    switch (this.#octets[open + 1]) {
      case 0x2f:
        return this.#endTag(parent, open);
      case 0x21:
        this.#otherwise = open - this.#surplus;
        if (this.#text.startsWith("<![CDATA[", this.#otherwise)) return this.#section(parent, open);
        this.#declarationOrComment(open);
        this.#comments[this.#depth - 1] = open;
        return;
      case 0x3f:
        return this.#fail("xml.processing-instruction", open);
      default:
        this.#startTag();
    }
  }

  /** Takes in character data up to the next markup. One look at each octet finds all that matters. */
  #characters(parent: Element): void {
    const octets = this.#octets;
    const begin = this.#at;
    const start = begin - this.#surplus;
    let surplus = this.#surplus;
    let references = false;
    let at = Octets.textUntil(octets, begin);
    for (; octets[at] !== 0x3c; at = Octets.textUntil(octets, at + 1)) {
      if (at >= octets.length) this.#failSyntax(`</${parent.name.slice(0, 60)}>`, at);
      const octet = octets[at]!;
      if (octet === 0x26) references = true;
      else if (octet === 0x3e) this.#otherwise = at - surplus;
      else if (octet === 0x5d) {
        if (octets[at + 1] === 0x5d && octets[at + 2] === 0x3e) this.#failSyntax("]]&gt;", at);
      } else {
        // U+FFFE and U+FFFF begin with 0xEF, characters of two octets with less than 0xE0; of four, two units are left.
        if (octet < 0x20 || octet === 0xef) Lexis.checkCharacter(this.#text, at - surplus);
        if (octet >= 0xc0) surplus += octet < 0xe0 ? 1 : 2;
      }
    }
    this.#at = at;
    this.#surplus = surplus;
    if (at === begin) return;
    this.#count(begin);
    if (references) this.#otherwise = start;
    const end = at - surplus;
    const value = references ? Lexis.resolve(this.#text, start, end) : this.#text.substring(start, end);
    parent.appendText(value, start, end);
  }

  #section(parent: Element, open: number): void {
    const start = open - this.#surplus;
    const close = this.#text.indexOf("]]>", start + 9);
    if (close < 0) this.#failSyntax("]]>", this.#octets.length);
    this.#count(open);
    Lexis.checkCharacters(this.#text, start + 9, close);
    const value = this.#text.substring(start + 9, close);
    parent.append(textOf(value, true, start, close + 3));
    this.#goOn(start, close + 3);
  }

  #declarationOrComment(open: number): void {
    const text = this.#text;
    const start = open - this.#surplus;
    if (text.startsWith("<!DOCTYPE", start)) this.#fail("xml.doctype", open);
    if (!text.startsWith("<!--", start)) this.#failSyntax("<!--", open);
    if (this.#limits.comments === "refuse") this.#fail("xml.comment", open);
    const dashes = text.indexOf("--", start + 4);
    if (dashes < 0) this.#failSyntax("-->", this.#octets.length);
    if (text.charCodeAt(dashes + 2) !== 0x3e) Lexis.stopSyntax(text, dashes, "-->");
    Lexis.checkCharacters(text, start + 4, dashes);
    this.#goOn(start, dashes + 3);
  }

  /** Goes from the offset that was reached to another. */
  #goOn(from: number, to: number): void {
    this.#surplus += Octets.surplusOf(this.#text, from, to);
    this.#at = to + this.#surplus;
  }

  #skipSpace(): void {
    const octets = this.#octets;
    let at = this.#at;
    while (at < octets.length && isSpace(octets[at]!)) at++;
    this.#at = at;
  }

  #endTag(element: Element, open: number): void {
    const octets = this.#octets;
    const start = element.octetStart + 1;
    const end = this.#nameEnds[this.#depth - 1]!;
    let at = open + 2;
    for (let own = start; own < end; own++, at++) {
      if (octets[own] !== octets[at]) this.#failEndTag(element, open);
    }
    this.#surplus += end - start - element.name.length;
    this.#at = at;
    if (octets[at] !== 0x3e) {
      this.#otherwise = at - this.#surplus;
      this.#skipSpace();
      if (octets[this.#at] !== 0x3e) this.#failEndTag(element, open);
    }
    this.#at++;
    this.#close(element);
  }

  /** Leaves the innermost open element. */
  #close(element: Element): void {
    const isCanonical = element.start > this.#otherwise;
    element.close(this.#at - this.#surplus, this.#at, isCanonical ? this.#text : undefined);
    this.#depth--;
    const comment = this.#comments[this.#depth]!;
    if (comment >= 0 && !element.holdsOnlyElements) this.#fail("xml.comment", comment);
    this.#scope = this.#scopes[this.#depth]!;
    this.#current = element.parent;
  }

  #startTag(): Element {
    const octets = this.#octets;
    const open = this.#at;
    const start = open - this.#surplus;
    this.#count(open);
    if (this.#depth >= this.#limits.depth) {
      this.#fail("xml.too-deep", open, { limit: String(this.#limits.depth) });
    }
    this.#at = open + 1;
    const name = this.#name();
    const parent = this.#current;
    const element = new Element(name, parent, start, open);
    this.#scopes[this.#depth] = this.#scope;
    this.#nameEnds[this.#depth] = this.#at;
    this.#comments[this.#depth] = -1;
    this.#depth++;
    const next = octets[this.#at];
    if (next !== 0x3e && next !== 0x2f) this.#attributes(element);
    element.namespace =
      name.prefix === "" ? this.#scope.unprefixed : this.#namespaceOf(name.prefix, name.name, open + 1);
    if (parent !== undefined) parent.append(element);
    this.#current = element;
    if (octets[this.#at] === 0x2f) {
      if (octets[this.#at + 1] !== 0x3e) this.#failSyntax("/>", this.#at);
      this.#otherwise = start;
      this.#at += 2;
      this.#close(element);
    } else {
      this.#at++;
    }
    return element;
  }

  /** Reads the qualified name that begins here. */
  #name(): Name {
    const known = this.#names.find(this.#octets, this.#at);
    if (known !== undefined) {
      this.#at += known.name.length;
      return known;
    }
    const text = this.#text;
    const start = this.#at - this.#surplus;
    let colon = -1;
    let end = Lexis.nameEnd(text, start);
    if (text.charCodeAt(end) === 0x3a) {
      colon = end;
      end = Lexis.nameEnd(text, end + 1);
    }
    this.#goOn(start, end);
    return nameAt(text, start, colon, end);
  }

  /** Reads attributes up to `>` or `/`, declares the namespaces among them, and resolves the prefixes. */
  #attributes(element: Element): void {
    const octets = this.#octets;
    const attributes: Array<Attribute> = [];
    const declarations: Array<XmlDeclaration> = [];
    const from = this.#at;
    const start = from - this.#surplus;
    for (;;) {
      const before = this.#at;
      this.#skipSpace();
      const next = octets[this.#at];
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
    if (declarations.length > 0 || !this.#isCanonical(attributes, start)) this.#otherwise = start;
  }

  /** Whether attributes stand from an offset on as canonical XML writes them; only a single one is looked at. */
  #isCanonical(attributes: ReadonlyArray<Attribute>, start: number): boolean {
    if (attributes.length !== 1 || !this.#plain) return false;
    const { name, value } = attributes[0]!;
    // The length leaves no room for a second space.
    return (
      this.#at - this.#surplus - start === name.length + value.length + 4 &&
      this.#text.charCodeAt(start) === 0x20 &&
      this.#text.charCodeAt(start + name.length + 2) === 0x22
    );
  }

  /** Gives an attribute its namespace and makes sure that no earlier one has the same expanded name. */
  #qualify(attributes: ReadonlyArray<Attribute>, at: number, place: number): void {
    const attribute = attributes[at]!;
    if (attribute.prefix !== "") {
      attribute.namespace = this.#namespaceOf(attribute.prefix, attribute.name, place);
    }
    for (let earlier = 0; earlier < at; earlier++) {
      const other = attributes[earlier]!;
      if (other.local === attribute.local && other.namespace === attribute.namespace) {
        this.#fail("xml.duplicate-attribute", place, { name: attribute.name.slice(0, 60) });
      }
    }
  }

  #attribute(): Attribute {
    const octets = this.#octets;
    const name = this.#name();
    this.#skipSpace();
    if (octets[this.#at] !== 0x3d) this.#failSyntax("=", this.#at);
    this.#at++;
    this.#skipSpace();
    const quote = octets[this.#at] === 0x22 ? '"' : "'";
    if (octets[this.#at] !== quote.charCodeAt(0)) this.#failSyntax('"', this.#at);
    const start = this.#at - this.#surplus + 1;
    const end = Octets.valueUntil(octets, this.#at + 1);
    this.#plain = octets[end] === quote.charCodeAt(0);
    if (this.#plain) {
      const value = this.#text.substring(start, end - this.#surplus);
      this.#at = end + 1;
      return new Attribute(name, value);
    }
    const close = this.#text.indexOf(quote, start);
    if (close < 0) this.#failSyntax(quote, octets.length);
    const value = Lexis.attributeValue(this.#text, start, close);
    this.#goOn(start - 1, close + 1);
    return new Attribute(name, value);
  }

  #namespaceOf(prefix: string, name: string, place: number): string {
    const namespace = Namespaces.lookup(this.#scope, prefix);
    if (namespace === undefined || prefix === "xmlns") {
      return this.#fail("xml.namespace", place, { name: name.slice(0, 60) });
    }
    return namespace;
  }

  #count(place: number): void {
    if (++this.#nodes > this.#limits.nodes) {
      this.#fail("xml.too-many-nodes", place, { limit: String(this.#limits.nodes) });
    }
  }

  #failEndTag({ name }: Element, place: number): never {
    return this.#fail("xml.tag-mismatch", place, { expected: name.slice(0, 60) });
  }

  #failSyntax(expected: string, place: number): never {
    return this.#fail("xml.syntax", place, { expected });
  }

  #fail(
    code: keyof typeof refusals.entries,
    place: number,
    values: Readonly<Record<string, string>> = {},
  ): never {
    return Lexis.stop(this.#text, Octets.offsetOf(this.#octets, place), code, values);
  }
}
