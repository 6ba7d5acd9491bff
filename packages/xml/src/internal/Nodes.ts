/** The parts of a document, as they are put together while it is read. */
import type { XmlAttribute, XmlDeclaration, XmlElement, XmlText } from "../Xml.ts";
import type { Name } from "./Vocabulary.ts";

const NO_CHILDREN: Array<XmlElement | XmlText> = [];
const NO_ATTRIBUTES: ReadonlyArray<Attribute> = Object.freeze([]);
const NO_DECLARATIONS: ReadonlyArray<XmlDeclaration> = Object.freeze([]);

export class Attribute implements XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly name: string;
  namespace = "";
  readonly value: string;
  constructor({ prefix, local, name }: Name, value: string) {
    this.prefix = prefix;
    this.local = local;
    this.name = name;
    this.value = value;
  }
}

export class Element implements XmlElement {
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
  /** The source, once it is known that the element stands there in canonical form. */
  #canonicalIn: string | undefined = undefined;

  constructor({ prefix, local, name }: Name, parent: Element | undefined, start: number) {
    this.prefix = prefix;
    this.local = local;
    this.name = name;
    this.parent = parent;
    this.start = start;
    this.end = start;
  }

  get canonical(): string | undefined {
    return this.#canonicalIn?.slice(this.start, this.end);
  }

  /** Most elements hold one text: an array made with it is as large as it must be. */
  append(child: XmlElement | XmlText): void {
    if (this.children.length === 0) this.children = [child];
    else this.children.push(child);
  }

  /** The end tag is read; `source` is given if everything in between is in canonical form. */
  close(end: number, source: string | undefined): void {
    this.end = end;
    this.#canonicalIn = source;
  }

  /** Whether it holds elements and nothing but white space between them. */
  get holdsOnlyElements(): boolean {
    let elements = false;
    for (const child of this.children) {
      if (child._tag === "Element") elements = true;
      else if (child.cdata || /[^ \t\n]/.test(child.value)) return false;
    }
    return elements;
  }
}
