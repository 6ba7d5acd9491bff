/** Writing the signature of tax invoices and responses, in the one form of nts-standard §3.1. */

import type { Certificate } from "@einv/certificate";
import { sha256 } from "@einv/certificate/Digest";
import type { Refusal } from "@einv/refusal/Refusal";
import type { XmlDeclaration, XmlDocument } from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Canonical from "../Canonical.ts";
import { refusals } from "../Refusals.ts";
import type { Signer } from "../Signer.ts";
import { weakness } from "./embedded.ts";
import { digestInput, type Filter, written } from "./korean.ts";
import * as N from "./names.ts";
import { joined, utf8 } from "./octets.ts";

/** An element with an algorithm, as canonical XML prints it. */
export const algorithm = (name: string, uri: string): string =>
  `<ds:${name} Algorithm="${uri}"></ds:${name}>`;

/** What stands inside `SignedInfo`, canonical as it is. */
const signedInfoContent = (filter: Filter, digest: string): string =>
  algorithm("CanonicalizationMethod", N.C14N) +
  algorithm("SignatureMethod", N.RSA_SHA256) +
  `<ds:Reference URI=""><ds:Transforms>${algorithm("Transform", N.C14N)}<ds:Transform Algorithm="${N.XPATH}">` +
  `<ds:XPath>${filter.spellings[0]}</ds:XPath></ds:Transform></ds:Transforms>${algorithm("DigestMethod", N.SHA256)}` +
  `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

/** What signing needs of a document: the octets to be hashed, and the declarations around. */
export interface Draft {
  readonly digestInput: Uint8Array;
  /** As canonical XML prints them on the `SignedInfo` of a signature under this root. */
  readonly declarations: string;
}

/** The declarations on the `SignedInfo` of a signature under a root that has these. */
const declarationsUnder = (around: ReadonlyArray<XmlDeclaration>): string =>
  Canonical.declarations([
    ...around.filter(({ prefix }) => prefix !== "ds"),
    { prefix: "ds", namespace: N.DS },
  ]);

export const draft = (document: XmlDocument, filter: Filter): Draft => ({
  digestInput: digestInput(document, filter),
  declarations: declarationsUnder(Canonical.inScope(document.root)),
});

const before = Canonical.declarations(written);
const declarations = declarationsUnder(written);

/** The draft of a document that einv writes: canonical already, and nothing between its elements. */
export const draftOf = (signed: string): Draft => ({ digestInput: joined([before, signed]), declarations });

/** The elements that such a draft covers, as they stand in the document. */
export const signedOctets = ({ digestInput }: Draft): Uint8Array => digestInput.subarray(before.length);

const texts = new WeakMap<Certificate.Certificate, string>();

/** The DER of a certificate in base64, on one line. */
export const certificateText = (certificate: Certificate.Certificate): string => {
  const known = texts.get(certificate);
  if (known !== undefined) return known;
  const text = Base64.encode(certificate.der);
  texts.set(certificate, text);
  return text;
};

/** Refuses a signer whose key the standard does not accept. */
export const checkSigner = ({ certificate }: Signer): Effect.Effect<void, Refusal> => {
  const weak = weakness(certificate);
  return weak === undefined ? Effect.void : Effect.fail(refusals.refusal(weak[0], { values: weak[1] }));
};

/** The `ds:Signature` over a draft; `keyValue` is what stands behind the certificate. */
export const make = Effect.fnUntraced(function* (
  { digestInput, declarations }: Draft,
  filter: Filter,
  signer: Signer,
  keyValue = "",
): Effect.fn.Return<string, Refusal> {
  yield* checkSigner(signer);
  const content = signedInfoContent(filter, Base64.encode(yield* sha256(digestInput)));
  const value = yield* signer.sign(utf8(`<ds:SignedInfo${declarations}>${content}`));
  return (
    `<ds:Signature xmlns:ds="${N.DS}"><ds:SignedInfo>${content}` +
    `<ds:SignatureValue>${Base64.encode(value)}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificateText(signer.certificate)}</ds:X509Certificate></ds:X509Data>` +
    `${keyValue}</ds:KeyInfo></ds:Signature>`
  );
});
