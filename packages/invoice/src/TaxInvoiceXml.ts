/**
 * The tax invoice as XML (표준전자세금계산서 v3.0): read strictly, written canonically.
 *
 * Reader, writer, limits and documentation derive from one description. The
 * reader refuses whatever the description does not name (unknown, repeated,
 * reordered or missing elements, text between elements, attributes, elements
 * that a signature's filter would drop), because the standard's signature does
 * not protect against it. The writer prints what canonical XML prints, so that
 * its text can be hashed and signed as it is.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Xml from "@einv/xml/Xml";
import { exchangedDocument, type Group, type Leaf, signedMembers } from "./internal/description.ts";
import { limitsOf, markdown } from "./internal/documentation.ts";
import * as Names from "./internal/names.ts";
import { type Bag, readMembers, signature, Stop } from "./internal/reader.ts";
import { writer } from "./internal/writer.ts";
import { refusals } from "./internal/documentRefusals.ts";
import type { Exchange, TaxInvoice } from "./TaxInvoice.ts";

/** Namespace of every element of the document. */
export const namespace = Names.namespace;

/** What a document holds. */
export interface Decoded {
  /** What a signature covers. */
  readonly invoice: TaxInvoice;
  /** Never signed: whoever hands the document on may change it. */
  readonly exchange: Exchange;
  /** `ds:Signature`, unread and unverified. */
  readonly signature: Xml.XmlElement | undefined;
}

/** What the root may declare; more would be signed and mean nothing. */
const declarable: ReadonlyMap<string, string> = new Map([
  ["", Names.namespace],
  ["xsi", Names.instanceNamespace],
  ["ds", Names.signatureNamespace],
]);

const checkRoot = (root: Xml.XmlElement): Result.Result<void, Refusal.Refusal> => {
  if (root.name !== Names.root || root.namespace !== Names.namespace) {
    return refusals.fail("invoice.not-a-tax-invoice", { path: `/${root.name}` });
  }
  for (const { prefix, namespace } of root.declarations) {
    if (declarable.get(prefix) !== namespace) {
      return refusals.fail("invoice.namespace", {
        path: Xml.path(root),
        values: { name: prefix === "" ? "xmlns" : `xmlns:${prefix}` },
      });
    }
  }
  for (const attribute of root.attributes) {
    if (attribute.namespace !== Names.instanceNamespace || attribute.local !== "schemaLocation") {
      return refusals.fail("invoice.attribute", { path: Xml.path(root), values: { name: attribute.name } });
    }
  }
  return Result.succeed(undefined);
};

const members = [exchangedDocument, ...signedMembers];
const rootMembers = [exchangedDocument, signature, ...signedMembers];

/**
 * Reads a parsed document. Codes: `invoice.*` with the path of the element.
 * Every kind is read, also those that einv does not issue; whether the content
 * makes sense is for `Rules` to say.
 */
export const decode = (document: Xml.XmlDocument): Result.Result<Decoded, Refusal.Refusal> => {
  const root = checkRoot(document.root);
  if (Result.isFailure(root)) return Result.fail(root.failure);
  const bag: { exchange?: Exchange; invoice: Bag & Partial<TaxInvoice> } = {
    invoice: { remarks: [], payments: [], items: [] },
  };
  try {
    const found = readMembers(rootMembers, document.root, bag);
    return Result.succeed({
      invoice: bag.invoice as TaxInvoice,
      exchange: bag.exchange as Exchange,
      signature: found,
    });
  } catch (stopped) {
    if (stopped instanceof Stop) return Result.fail(stopped.refusal);
    throw stopped;
  }
};

const namesOf = (list: ReadonlyArray<Leaf | Group>): ReadonlyArray<string> =>
  list.flatMap((member) => [member.name, ...(member.kind === "group" ? namesOf(member.members) : [])]);

const vocabulary = Xml.vocabulary([Names.root, ...namesOf(members), ...Names.usual]);

/** Parses and reads a document. Codes: `xml.*` with line and column, `invoice.*` with the path of the element. */
export const read = (
  input: Uint8Array | string,
): Result.Result<Decoded & { readonly document: Xml.XmlDocument }, Refusal.Refusal> => {
  const document = Xml.parse(input, { vocabulary });
  if (Result.isFailure(document)) return Result.fail(document.failure);
  const decoded = decode(document.success);
  return Result.isFailure(decoded)
    ? Result.fail(decoded.failure)
    : Result.succeed({ ...decoded.success, document: document.success });
};

/** A document to be written. */
export interface Document {
  readonly invoice: TaxInvoice;
  readonly exchange: Exchange;
}

/** A written document in three pieces; a signature is put between `head` and `signed`. */
export interface Parts {
  /** Declaration, start tag of the root, `ExchangedDocument`. */
  readonly head: string;
  /** The elements that a signature covers, in canonical form. */
  readonly signed: string;
  /** End tag of the root. */
  readonly tail: string;
}

const start =
  `<?xml version="1.0" encoding="UTF-8"?>\n<${Names.root} xmlns="${Names.namespace}"` +
  ` xmlns:xsi="${Names.instanceNamespace}" xsi:schemaLocation="${Names.schemaLocation}">`;
const tail = `</${Names.root}>`;
const writeExchange = writer([exchangedDocument]);
const writeSigned = writer(signedMembers);

/** Writes a document in the pieces a signer needs. */
export const encodeParts = ({ invoice, exchange }: Document): Parts => {
  const bag = { invoice, exchange };
  return {
    head: start + writeExchange(bag),
    signed: writeSigned(bag),
    tail,
  };
};

/**
 * Writes a document without signature. Total: what `Rules` would refuse (a name
 * too long, a control character) is written as it is.
 */
export const encode = (document: Document): string => {
  const { head, signed } = encodeParts(document);
  return head + signed + tail;
};

/** How long a field may be. */
export interface Limit {
  /** Element, `/TaxInvoice/…`. */
  readonly element: string;
  /** Characters that einv writes at most, and accepts from others. */
  readonly write: number;
  readonly read: number;
  /** 상호, 주소 … */
  readonly ko: string;
  readonly en: string;
}

/** Limits of the text fields by their place in the model: `supplier.name`, `items.name`, `buyer.primaryContact.email`. */
export const limits: Readonly<Record<string, Limit>> = limitsOf(members);

/** The description as a table in Markdown. */
export const documentation: string = markdown(members);
