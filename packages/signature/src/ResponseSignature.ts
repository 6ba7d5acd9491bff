/**
 * The tax authority's signature under its answers (TaxInvoiceResponse,
 * nts-standard §5.7): the same digest rule as for invoices.
 *
 * Everything below the root but the signature is signed; so the reader takes no
 * second signature, no element named like the root, and no attribute anywhere.
 * Whether the certificate is the authority's is for `CertificatePath` to say.
 */
import { type Certificate, Der } from "@einv/certificate";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Xml from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Result from "effect/Result";
import { check } from "./internal/claim.ts";
import * as Korean from "./internal/korean.ts";
import { draft, make } from "./internal/make.ts";
import * as N from "./internal/names.ts";
import { elements, is } from "./internal/shape.ts";
import { insert } from "./internal/source.ts";
import { attempt, orStop, stop } from "./internal/stop.ts";
import { refusals } from "./Refusals.ts";
import type { Signer } from "./Signer.ts";

const filter = Korean.filters.response;
const code = "signature.not-a-response";
const root = "TaxInvoiceResponse";

/** An answer whose signature is good. */
export interface Verified {
  /** `ResultDocument`, signed with all that it holds. */
  readonly result: Xml.XmlElement;
  readonly certificate: Certificate.Certificate;
  /** The document as it was given. */
  readonly xml: Uint8Array;
}

interface Read {
  readonly document: Xml.XmlDocument;
  readonly signature: Xml.XmlElement | undefined;
  readonly result: Xml.XmlElement;
}

const declared: Readonly<Record<string, string>> = { "": N.TAX, xsi: N.XSI, ds: N.DS };

const checkRoot = (element: Xml.XmlElement): void => {
  if (element.name !== root || element.namespace !== N.TAX) stop(code, element, { expected: `<${root}>` });
  for (const { prefix, namespace } of element.declarations) {
    if (!Object.hasOwn(declared, prefix) || declared[prefix] !== namespace) {
      stop(code, element, { expected: `<${root} xmlns xmlns:xsi xmlns:ds>` });
    }
  }
  for (const { local, namespace } of element.attributes) {
    if (local !== "schemaLocation" || namespace !== N.XSI) {
      stop(code, element, { expected: `<${root} xsi:schemaLocation>` });
    }
  }
};

/** Fields and groups of fields: plain names, values or elements but not both. */
const checkSigned = (element: Xml.XmlElement): void => {
  const { attributes, declarations, name, namespace } = element;
  if (attributes.length > 0 || declarations.length > 0 || namespace !== N.TAX || name !== element.local) {
    stop(code, element, { expected: `<${element.local}>` });
  }
  if (name === root || name === "Signature") stop(code, element, { expected: "</ResultDocument>" });
  if (element.children.some(({ _tag }) => _tag === "Element")) elements(element, code).forEach(checkSigned);
};

const read = (xml: Uint8Array | string): Result.Result<Read, Refusal> =>
  attempt(() => {
    const document = orStop(Xml.parse(xml));
    const top = document.root;
    checkRoot(top);
    const found = elements(top, code);
    const signature = is(found[0], N.DS, "Signature") ? found[0] : undefined;
    const [result, ...rest] = signature === undefined ? found : found.slice(1);
    if (!is(result, N.TAX, "ResultDocument"))
      return stop(code, result ?? top, { expected: "<ResultDocument>" });
    if (rest.length > 0) return stop(code, rest[0]!, { expected: `</${root}>` });
    checkSigned(result);
    return { document, signature, result };
  });

/** Verifies an answer. Codes: `xml.*`, `signature.not-a-response`, `certificate.*` and `signature.*`. */
export const verify = Effect.fnUntraced(function* (xml: Uint8Array): Effect.fn.Return<Verified, Refusal> {
  const { document, signature, result } = yield* Effect.fromResult(read(xml));
  const claim = yield* Effect.fromResult(Korean.claimOf(document, signature, filter));
  yield* check(claim);
  return { result, certificate: claim.certificate, xml };
});

const keyValue = ({ certificate: { publicKey } }: Signer): string => {
  const number = (value: bigint | undefined) => Base64.encode(Der.unsignedOctets(value ?? 0n));
  return (
    `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${number(publicKey.modulus)}</ds:Modulus>` +
    `<ds:Exponent>${number(publicKey.exponent)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`
  );
};

/**
 * Signs an answer as the authority does, directly before `ResultDocument`; not
 * one byte of the document is changed.
 */
export const sign = Effect.fnUntraced(function* (
  xml: Uint8Array | string,
  signer: Signer,
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal> {
  const { document, signature, result } = yield* Effect.fromResult(read(xml));
  if (signature !== undefined)
    return yield* refusals.refusal("signature.already-signed", { path: Xml.path(signature) });
  return insert(xml, result.start, yield* make(draft(document, filter), filter, signer, keyValue(signer)));
});
