/** The parts of a document, as they are put together while it is read. */
import type { XmlAttribute, XmlDeclaration, XmlElement, XmlText } from "../Xml.ts";
import type { Name } from "./Vocabulary.ts";

const NO_CHILDREN: ReadonlyArray<XmlElement | XmlText> = Object.freeze([]);
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

/** A text as it is put together. */
export const textOf = (value: string, cdata: boolean, start: number, end: number): XmlText => ({
  _tag: "Text",
  value,
  cdata,
  start,
  end,
});

/** Most elements of a document hold one text and nothing else: it becomes a node when somebody asks for nodes. */
export class Element implements XmlElement {
  readonly _tag = "Element";
  readonly #name: Name;
  namespace = "";
  attributes: ReadonlyArray<Attribute> = NO_ATTRIBUTES;
  declarations: ReadonlyArray<XmlDeclaration> = NO_DECLARATIONS;
  readonly parent: Element | undefined;
  readonly start: number;
  end: number;
  #value: string | undefined = "";
  #valueStart = 0;
  #valueEnd = 0;
  #children: Array<XmlElement | XmlText> | undefined = undefined;
  readonly octetStart: number;
  octetEnd: number;
  /** The source, once it is known that the element stands there in canonical form. */
  #canonicalIn: string | undefined = undefined;

  constructor(name: Name, parent: Element | undefined, start: number, octetStart: number) {
    this.#name = name;
    this.parent = parent;
    this.start = start;
    this.end = start;
    this.octetStart = octetStart;
    this.octetEnd = octetStart;
  }

  get name(): string {
    return this.#name.name;
  }

  get prefix(): string {
    return this.#name.prefix;
  }

  get local(): string {
    return this.#name.local;
  }

  get value(): string | undefined {
    return this.#value;
  }

  get children(): ReadonlyArray<XmlElement | XmlText> {
    return this.#value === "" ? NO_CHILDREN : this.#nodes();
  }

  get canonical(): string | undefined {
    return this.#canonicalIn?.slice(this.start, this.end);
  }

  get isCanonical(): boolean {
    return this.#canonicalIn !== undefined;
  }

  append(child: XmlElement | XmlText): void {
    this.#nodes().push(child);
    this.#value = undefined;
  }

  /** Adds character data, which is never empty. */
  appendText(value: string, start: number, end: number): void {
    if (this.#value !== "") {
      this.append(textOf(value, false, start, end));
      return;
    }
    this.#value = value;
    this.#valueStart = start;
    this.#valueEnd = end;
  }

  #nodes(): Array<XmlElement | XmlText> {
    this.#children ??=
      this.#value === undefined || this.#value === ""
        ? []
        : [textOf(this.#value, false, this.#valueStart, this.#valueEnd)];
    return this.#children;
  }

  /** The end tag is read; `source` is given if everything in between is in canonical form. */
  close(end: number, octetEnd: number, source: string | undefined): void {
    this.end = end;
    this.octetEnd = octetEnd;
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
