/**
 * WS-Security of the messages exchanged with the tax authority (nts-standard
 * §5.4): the sender's certificate as token, one signature over the whole
 * envelope and over every attachment.
 *
 * Here canonical XML means what its text says; the Korean digest rule is for
 * documents only. Whether the certificate is the sender's is for
 * `CertificatePath` to say.
 */
import type { Certificate } from "@einv/certificate";
import { sha256 } from "@einv/certificate/Digest";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Xml from "@einv/xml/Xml";
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import type * as Result from "effect/Result";
import * as Canonical from "./Canonical.ts";
import { check, type Claim, claim } from "./internal/claim.ts";
import { certificateIn } from "./internal/embedded.ts";
import { algorithm, certificateText, checkSigner } from "./internal/make.ts";
import * as N from "./internal/names.ts";
import { utf8 } from "./internal/octets.ts";
import { elements, exactly, is, required } from "./internal/shape.ts";
import * as Signature from "./internal/signature.ts";
import { attempt, orStop, stop } from "./internal/stop.ts";
import type { Signer } from "./Signer.ts";

/** A part of the message beside the envelope; what is signed is its raw content. */
export interface Attachment {
  /** `Content-ID` without its angle brackets. */
  readonly id: string;
  readonly content: Uint8Array;
}

export interface Message {
  readonly envelope: Uint8Array | string;
  readonly attachments: ReadonlyArray<Attachment>;
}

/** A message whose signature is good. */
export interface Verified {
  /** The envelope, signed as a whole. */
  readonly document: Xml.XmlDocument;
  /** The attachments, each of them signed. */
  readonly attachments: ReadonlyArray<Attachment>;
  readonly certificate: Certificate.Certificate;
}

const code = "signature.not-an-envelope";

/** The whole envelope without the signature: as we write it, and as the authority does. */
const envelopeTransforms: ReadonlyArray<ReadonlyArray<Signature.Transform>> = [
  [{ algorithm: N.ENVELOPED }, { algorithm: N.C14N }],
  [
    { algorithm: N.ENVELOPED },
    { algorithm: N.XPATH, xpath: "not(ancestor-or-self::ds:Signature)" },
    { algorithm: N.C14N },
  ],
];

/** An attachment's content, octet for octet. */
const attachmentTransforms: ReadonlyArray<ReadonlyArray<Signature.Transform>> = [
  [{ algorithm: N.ATTACHMENT }],
];

const headerOf = (root: Xml.XmlElement): Xml.XmlElement => {
  if (!is(root, N.SOAP, "Envelope")) return stop(code, root, { expected: "<Envelope>" });
  const [header] = exactly(root, N.SOAP, ["Header", "Body"], code);
  return header;
};

const only = (parent: Xml.XmlElement, namespace: string, local: string): Xml.XmlElement => {
  const [first, second] = Xml.findAll(parent, local, namespace);
  if (first === undefined) return stop(code, parent, { expected: `<${local}>` });
  return second === undefined ? first : stop(code, second, { expected: `</${parent.name}>` });
};

/** Refuses a second signature anywhere (a filter would drop it), and one Id on two elements. */
const checkTree = (root: Xml.XmlElement, signature: Xml.XmlElement): void => {
  const ids = new Set<string>();
  const visit = (element: Xml.XmlElement): void => {
    if (is(element, N.DS, "Signature") && element !== signature) {
      stop("signature.malformed", element, { expected: `</${element.parent?.name}>` });
    }
    for (const { local, value } of element.attributes) {
      if (local.toLowerCase() !== "id") continue;
      if (ids.has(value)) stop("signature.malformed", element, { expected: `${local}="…"` });
      ids.add(value);
    }
    for (const child of element.children) if (child._tag === "Element") visit(child);
  };
  visit(root);
};

/** The token that `KeyInfo` points to, which must be the one of this header. */
const checkKeyInfo = (keyInfo: Xml.XmlElement, token: Xml.XmlElement): void => {
  const id = Xml.attribute(token, "Id", N.WSU) ?? stop(code, token, { expected: 'wsu:Id="…"' });
  const [holder] = exactly(keyInfo, N.WSSE, ["SecurityTokenReference"], "signature.key-info");
  const [reference] = exactly(holder, N.WSSE, ["Reference"], "signature.key-info");
  if (required(reference, "URI") !== `#${id}`) {
    stop("signature.key-info", reference, { expected: `URI="#${id}"` });
  }
};

const decoded = (uri: string): string => {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
};

/** The attachment that a `cid:` reference names, as it is or percent-encoded (RFC 2392). */
const attachmentOf = (
  { element, uri }: Signature.Reference,
  attachments: ReadonlyArray<Attachment>,
): Attachment => {
  if (!uri.startsWith("cid:")) return stop("signature.reference", element, { found: uri.slice(0, 120) });
  const id = uri.slice("cid:".length);
  return (
    attachments.find((attachment) => attachment.id === id || attachment.id === decoded(id)) ??
    stop("signature.attachment-missing", element, { id: id.slice(0, 120) })
  );
};

/**
 * What each reference covers; refuses references of another profile, anything
 * covered twice, and an envelope or attachment that none covers.
 */
const coverage = (
  { references, signedInfo }: Signature.Signature,
  attachments: ReadonlyArray<Attachment>,
): ReadonlyMap<Signature.Reference, Attachment | "envelope"> => {
  const covered = new Map<Signature.Reference, Attachment | "envelope">();
  const targets = new Set<Attachment | "envelope">();
  for (const reference of references) {
    const target = reference.uri === "" ? "envelope" : attachmentOf(reference, attachments);
    if (targets.has(target)) {
      stop("signature.malformed", reference.element, { expected: `</${signedInfo.name}>` });
    }
    Signature.checkTransforms(reference, target === "envelope" ? envelopeTransforms : attachmentTransforms);
    covered.set(reference, target);
    targets.add(target);
  }
  if (!targets.has("envelope")) stop("signature.reference", signedInfo, { found: "" });
  const bare = attachments.find((attachment) => !targets.has(attachment));
  if (bare !== undefined) stop("signature.attachment-unsigned", signedInfo, { id: bare.id.slice(0, 120) });
  return covered;
};

const read = ({
  envelope,
  attachments,
}: Message): Result.Result<{ readonly document: Xml.XmlDocument; readonly claim: Claim }, Refusal> =>
  attempt(() => {
    const document = orStop(Xml.parse(envelope));
    const { root } = document;
    const [security, ...others] = Xml.findAll(headerOf(root), "Security", N.WSSE);
    if (security === undefined) return stop("signature.unsigned", root);
    if (others[0] !== undefined) return stop(code, others[0], { expected: `</${security.parent?.name}>` });
    const token = only(security, N.WSSE, "BinarySecurityToken");
    const parts = Signature.read(only(security, N.DS, "Signature"));
    checkTree(root, parts.element);
    checkKeyInfo(parts.keyInfo, token);
    const covered = coverage(parts, attachments);
    const made = claim(parts, certificateIn(token), (reference) => {
      const target = covered.get(reference)!;
      return target === "envelope" ? Canonical.element(root, parts.element) : target.content;
    });
    return { document, claim: made };
  });

/**
 * Verifies a received message: the envelope as a whole and each attachment, no
 * more and no fewer. Codes: `xml.*`, `certificate.*` and `signature.*`.
 */
export const verify = (message: Message): Effect.Effect<Verified, Refusal> =>
  Effect.gen(function* () {
    const { document, claim: made } = yield* Effect.fromResult(read(message));
    yield* check(made);
    return { document, attachments: message.attachments, certificate: made.certificate };
  });

const token = "X509Token";

const prefixes = { wsse: N.WSSE, wsu: N.WSU, ds: N.DS } as const;

/** The declarations of our prefixes that the header does not have. */
const missingDeclarations = (header: Xml.XmlElement): string => {
  const around = Canonical.inScope(header);
  const missing = Object.entries(prefixes).filter(
    ([prefix, namespace]) =>
      !around.some((known) => known.prefix === prefix && known.namespace === namespace),
  );
  return Canonical.declarations(missing.map(([prefix, namespace]) => ({ prefix, namespace })));
};

const reference = (uri: string, transforms: ReadonlyArray<string>, digest: Uint8Array): string =>
  `<ds:Reference URI="${Xml.escapeAttribute(uri)}"><ds:Transforms>` +
  transforms.map((name) => algorithm("Transform", name)).join("") +
  `</ds:Transforms>${algorithm("DigestMethod", N.SHA256)}` +
  `<ds:DigestValue>${Base64.encode(digest)}</ds:DigestValue></ds:Reference>`;

/** Where the last thing in the header ends, in the source that was read. */
const endOfHeader = (document: Xml.XmlDocument): number => {
  const header = headerOf(document.root);
  return header.children.at(-1)?.end ?? stop(code, header, { expected: "<wsa:MessageID>" });
};

/**
 * Signs a message: puts `wsse:Security` last into the header and changes
 * nothing else. The envelope is answered with line ends as `\n` and without
 * byte order mark, in UTF-8. Codes: `xml.*`, `signature.not-an-envelope`,
 * `signature.already-signed`, `signature.key-too-short`, and what the key refuses.
 */
export const sign = (message: Message, signer: Signer): Effect.Effect<Uint8Array<ArrayBuffer>, Refusal> =>
  Effect.gen(function* () {
    yield* checkSigner(signer);
    const { source, at, open } = yield* Effect.fromResult(
      attempt(() => {
        const document = orStop(Xml.parse(message.envelope));
        const header = headerOf(document.root);
        const [security] = Xml.findAll(header, "Security", N.WSSE);
        if (security !== undefined) return stop("signature.already-signed", security);
        const open =
          `<wsse:Security${missingDeclarations(header)}>` +
          `<wsse:BinarySecurityToken EncodingType="${N.BASE64_ENCODING}" ValueType="${N.X509_TOKEN}"` +
          ` wsu:Id="${token}">${certificateText(signer.certificate)}</wsse:BinarySecurityToken>`;
        return { source: document.source, at: endOfHeader(document), open };
      }),
    );
    const around = (signature: string): string =>
      `${source.slice(0, at)}${open}${signature}</wsse:Security>${source.slice(at)}`;

    const unsigned = yield* Effect.fromResult(Xml.parse(around("")));
    let references = reference("", [N.ENVELOPED, N.C14N], yield* sha256(Canonical.element(unsigned.root)));
    for (const { id, content } of message.attachments) {
      references += reference(`cid:${id}`, [N.ATTACHMENT], yield* sha256(content));
    }
    const signature = (value: string): string =>
      `<ds:Signature><ds:SignedInfo>${algorithm("CanonicalizationMethod", N.C14N)}` +
      `${algorithm("SignatureMethod", N.RSA_SHA256)}${references}</ds:SignedInfo>` +
      `<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference>` +
      `<wsse:Reference URI="#${token}"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>`;

    const whole = yield* Effect.fromResult(Xml.parse(around(signature(""))));
    const signedInfo = yield* Effect.fromResult(
      attempt(() => {
        const security = only(headerOf(whole.root), N.WSSE, "Security");
        return elements(only(security, N.DS, "Signature"))[0]!;
      }),
    );
    const value = yield* signer.sign(utf8(Canonical.element(signedInfo)));
    return utf8(around(signature(Base64.encode(value))));
  });
