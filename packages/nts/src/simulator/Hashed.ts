/**
 * What a signature should have been made over: the octets that the simulator
 * hashed, for whoever wonders why theirs was not accepted. The digest rule of
 * Korean signers is no standard's (nts-standard §3.3), so it has to be seen.
 */
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Result from "effect/Result";
import { Canonical } from "@einv/signature";
import { Xml } from "@einv/xml";
import { utf8 } from "../internal/bytes.ts";
import { masked } from "./Received.ts";

export interface Hashed {
  /** The beginning of what was hashed; resident numbers are hidden in it, and were not when it was hashed. */
  readonly beginning: string;
  /** How many octets were hashed. */
  readonly octets: number;
  /** Their SHA-256, base64. */
  readonly digest: string;
  /** What the document says it is; absent when it does not say. */
  readonly stated?: string;
}

const signatures = "http://www.w3.org/2000/09/xmldsig#";
/** Letters that are shown. */
const most = 20_000;

const isSignature = ({ local, namespace }: Xml.XmlElement): boolean =>
  local === "Signature" && namespace === signatures;

/** The first element below another, in document order, for which something holds. */
const below = (
  top: Xml.XmlElement,
  holds: (element: Xml.XmlElement) => boolean,
): Xml.XmlElement | undefined => {
  for (const child of Xml.childElements(top)) {
    const found = holds(child) ? child : below(child, holds);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The digest that the reference to the whole document states. */
const statedIn = (signature: Xml.XmlElement | undefined): { readonly stated?: string } => {
  const reference =
    signature &&
    below(signature, (element) => element.local === "Reference" && Xml.attribute(element, "URI") === "");
  const value = reference && below(reference, ({ local }) => local === "DigestValue");
  return value === undefined ? {} : { stated: Xml.text(value).replace(/\s+/g, "") };
};

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const textOf = (octets: Uint8Array): string => decoder.decode(octets);

const of = (text: string, signature: Xml.XmlElement | undefined): Effect.Effect<Hashed> =>
  Effect.promise(async () => {
    const octets = utf8(text);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
    return {
      beginning: masked(text).slice(0, most),
      octets: octets.length,
      digest: Base64.encode(digest),
      ...statedIn(signature),
    };
  });

const parsed = <A>(xml: Uint8Array, then: (document: Xml.XmlDocument) => Effect.Effect<A>) =>
  Result.match(Xml.parse(xml), { onFailure: () => Effect.undefined, onSuccess: then });

/** Of a tax invoice: its declarations, then its children but `ExchangedDocument` and the signature. */
export const invoice = (xml: Uint8Array): Effect.Effect<Hashed | undefined> =>
  parsed(xml, (document) =>
    of(
      textOf(
        Canonical.filtered(document, (child) => child.name === "ExchangedDocument" || isSignature(child)),
      ),
      below(document.root, isSignature),
    ),
  );

/** Of a SOAP envelope: all of it but the signature, canonical. */
export const envelope = (xml: Uint8Array): Effect.Effect<Hashed | undefined> =>
  parsed(xml, ({ root }) => {
    const signature = below(root, isSignature);
    return of(Canonical.element(root, signature), signature);
  });
