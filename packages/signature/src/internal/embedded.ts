/**
 * Certificates carried in messages. The few signers one installation meets come
 * back again and again, so parsed certificates are kept, and with them what the
 * platform has imported of their keys.
 */
import { Certificate, Der } from "@einv/certificate";
import type { XmlElement } from "@einv/xml/Xml";
import * as Base64 from "effect/encoding/Base64";
import type { Code } from "../Refusals.ts";
import * as N from "./names.ts";
import { base64, compact, elements, exactly, is, leaf, onlyAttributes } from "./shape.ts";
import { orStop, stop } from "./stop.ts";

interface Kept {
  /** Base64 of the certificate: a text of our own, for one cut out of a document would hold on to that document. */
  readonly text: string;
  readonly certificate: Certificate.Certificate;
}

const KEPT = 256;
const kept = new Map<string, Kept>();

/** The one that was met last. Comparing a text that was just cut out costs a fifth of looking it up. */
let latest: Kept | undefined = undefined;

/** Bits that the standard asks of an RSA key (nts-standard §3.1). */
const SHORTEST = 2048;

/** Why no signature of the standard can be made or checked with the key of a certificate; `undefined` if one can. */
export const weakness = ({
  publicKey: { algorithm, modulus },
}: Certificate.Certificate): readonly [code: Code, values: Readonly<Record<string, string>>] | undefined => {
  if (modulus === undefined) return ["signature.algorithm", { found: algorithm }];
  if (modulus >> BigInt(SHORTEST - 1) !== 0n) return undefined;
  return ["signature.key-too-short", { bits: String(modulus.toString(2).length) }];
};

/** The certificate in the text of an element: base64 of DER, nothing behind it, a key long enough. */
export const certificateIn = (
  element: XmlElement,
  code: Code = "signature.key-info",
): Certificate.Certificate => {
  const text = leaf(element, code);
  if (latest !== undefined && latest.text === text) return latest.certificate;
  const known = kept.get(text) ?? kept.get(compact(element, code));
  if (known !== undefined) {
    latest = known;
    return known.certificate;
  }
  const der = base64(element, code);
  if (der[0] !== 0x30) return stop(code, element, { expected: "X.509" });
  const certificate = orStop(Certificate.parse(der));
  const weak = weakness(certificate);
  if (weak !== undefined) return stop(weak[0], element, weak[1]);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  latest = { text: Base64.encode(der), certificate };
  kept.set(latest.text, latest);
  return certificate;
};

/** Whether an element says this number (CryptoBinary: no leading zeros). */
const says = (element: XmlElement, value: bigint | undefined): boolean => {
  onlyAttributes(element, [], "signature.key-info");
  return (
    value !== undefined && compact(element, "signature.key-info") === Base64.encode(Der.unsignedOctets(value))
  );
};

/**
 * The one certificate of a `KeyInfo`: `X509Data/X509Certificate`, and, in the
 * authority's responses, a `KeyValue` that must say the same key.
 */
export const signerOf = (keyInfo: XmlElement): Certificate.Certificate => {
  const code = "signature.key-info";
  const [data, keyValue, ...rest] = elements(keyInfo, code);
  if (!is(data, N.DS, "X509Data")) return stop(code, keyInfo, { expected: "<X509Data>" });
  const [embedded] = exactly(data, N.DS, ["X509Certificate"], code);
  onlyAttributes(data, [], code);
  onlyAttributes(embedded, [], code);
  const certificate = certificateIn(embedded);
  if (keyValue === undefined) return certificate;
  if (!is(keyValue, N.DS, "KeyValue") || rest.length > 0) {
    return stop(code, rest[0] ?? keyValue, { expected: `</${keyInfo.name}>` });
  }
  const [rsa] = exactly(keyValue, N.DS, ["RSAKeyValue"], code);
  const [modulus, exponent] = exactly(rsa, N.DS, ["Modulus", "Exponent"], code);
  onlyAttributes(keyValue, [], code);
  onlyAttributes(rsa, [], code);
  const { publicKey } = certificate;
  if (!says(modulus, publicKey.modulus) || !says(exponent, publicKey.exponent)) {
    return stop(code, keyValue, { expected: "KeyValue = X509Certificate" });
  }
  return certificate;
};
