/**
 * The signature that tax invoices and the authority's responses share
 * (nts-standard §3.1): one reference to the document, canonical XML, then a
 * filter by XPath; written in one form, read in the two spellings that are met.
 */
import type { Refusal } from "@einv/refusal/Refusal";
import type { XmlDocument, XmlElement } from "@einv/xml/Xml";
import * as Result from "effect/Result";
import * as Canonical from "../Canonical.ts";
import { type Claim, claim } from "./claim.ts";
import * as N from "./names.ts";
import { signerOf } from "./embedded.ts";
import * as Signature from "./signature.ts";
import { attempt, stop } from "./stop.ts";

/** What one kind of document leaves unsigned. */
export interface Filter {
  /** The filter as einv writes it, and as others write it. */
  readonly spellings: readonly [string, ...ReadonlyArray<string>];
  /** The children of the root that it drops. */
  readonly drops: (child: XmlElement) => boolean;
}

const isSignature = (child: XmlElement): boolean => child.local === "Signature" && child.namespace === N.DS;

const taxInvoice =
  "not(self::*[name() = 'TaxInvoice'] | ancestor-or-self::*[name() = 'ExchangedDocument'] | ancestor-or-self::ds:Signature)";
const response = "not(self::*[name() = 'TaxInvoiceResponse'] | ancestor-or-self::ds:Signature)";

const bothSpellings = (text: string): Filter["spellings"] => [text, text.replaceAll(" = ", "=")];

/** Both are met in production (nts-standard §3.1); the text is signed, so it is read as it stands. */
export const filters = {
  taxInvoice: {
    spellings: bothSpellings(taxInvoice),
    drops: (child) => child.name === "ExchangedDocument" || isSignature(child),
  },
  response: { spellings: bothSpellings(response), drops: isSignature },
} as const satisfies Readonly<Record<string, Filter>>;

const transformLists = (filter: Filter): ReadonlyArray<ReadonlyArray<Signature.Transform>> =>
  filter.spellings.map((xpath) => [{ algorithm: N.C14N }, { algorithm: N.XPATH, xpath }]);

const lists = new Map(Object.values(filters).map((filter: Filter) => [filter, transformLists(filter)]));

/** The declarations of the documents that einv writes. */
export const written = [
  { prefix: "", namespace: N.TAX },
  { prefix: "xsi", namespace: N.XSI },
] as const;

/** What the one reference hashes. */
export const digestInput = (document: XmlDocument, filter: Filter): Uint8Array<ArrayBuffer> =>
  Canonical.filtered(document, filter.drops);

/** Refuses every reference but the one of the profile. */
const checkReferences = ({ references, signedInfo }: Signature.Signature, filter: Filter): void => {
  const [reference, second] = references;
  if (second !== undefined)
    stop("signature.malformed", second.element, { expected: `</${signedInfo.name}>` });
  if (reference!.uri !== "")
    stop("signature.reference", reference!.element, { found: reference!.uri.slice(0, 120) });
  Signature.checkTransforms(reference!, lists.get(filter)!);
};

/** What the signature of a document claims; refused if there is none, or another than this profile's. */
export const claimOf = (
  document: XmlDocument,
  signature: XmlElement | undefined,
  filter: Filter,
): Result.Result<Claim, Refusal> =>
  attempt(() => {
    if (signature === undefined) return stop("signature.unsigned", document.root);
    const parts = Signature.read(signature);
    checkReferences(parts, filter);
    return claim(parts, signerOf(parts.keyInfo), () => digestInput(document, filter));
  });
