/**
 * Other signers of XML. None but the JDK can do the Korean filter, so these sign
 * the enveloped profile, which costs them less; xmlsec1 runs in a process of
 * its own and tells its own time.
 */
import { execFileSync } from "node:child_process";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOMImplementation, DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";
import xpath from "xpath";
import { setNodeDependencies } from "xml-core";
import * as XmlDSig from "xmldsigjs";
import type { Contender } from "./measure.ts";

const DS = "http://www.w3.org/2000/09/xmldsig#";
const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const ENVELOPED = `${DS}enveloped-signature`;

export interface Keys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly webPrivate: CryptoKey;
  readonly webPublic: CryptoKey;
}

const xmlCrypto = (xml: string, { privateKey, publicKey }: Keys): ReadonlyArray<Contender> => {
  const sign = (): string => {
    const signer = new SignedXml({
      privateKey,
      signatureAlgorithm: RSA_SHA256,
      canonicalizationAlgorithm: C14N,
    });
    signer.addReference({
      xpath: "/*",
      uri: "",
      isEmptyUri: true,
      digestAlgorithm: SHA256,
      transforms: [ENVELOPED, C14N],
    });
    signer.computeSignature(xml, { prefix: "ds" });
    return signer.getSignedXml();
  };
  const signed = sign();
  const signature = signed.slice(
    signed.indexOf("<ds:Signature "),
    signed.indexOf("</ds:Signature>") + "</ds:Signature>".length,
  );
  const verify = (): void => {
    const verifier = new SignedXml({ publicCert: publicKey, getCertFromKeyInfo: () => null });
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(signed)) throw new Error("xml-crypto refuses its own signature");
  };
  return [
    { name: "xml-crypto sign", run: sign },
    { name: "xml-crypto verify", run: verify },
  ];
};

const xmlDSig = async (xml: string, { webPrivate, webPublic }: Keys): Promise<ReadonlyArray<Contender>> => {
  setNodeDependencies({ DOMParser, XMLSerializer, DOMImplementation, xpath });
  XmlDSig.Application.setEngine("node", globalThis.crypto);
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
  const sign = async (): Promise<string> => {
    const document = XmlDSig.Parse(xml);
    const signer = new XmlDSig.SignedXml();
    await signer.Sign(algorithm, webPrivate, document, {
      references: [{ hash: "SHA-256", uri: "", transforms: ["enveloped", "c14n"] }],
    });
    document.documentElement.appendChild(document.importNode(signer.GetXml()!, true));
    return XmlDSig.Stringify(document);
  };
  const signed = await sign();
  const verify = async (): Promise<void> => {
    const document = XmlDSig.Parse(signed);
    const verifier = new XmlDSig.SignedXml(document);
    verifier.LoadXml(document.getElementsByTagNameNS(DS, "Signature")[0]!);
    if (!(await verifier.Verify(webPublic))) throw new Error("xmldsigjs refuses its own signature");
  };
  return [
    { name: "xmldsigjs sign", run: sign },
    { name: "xmldsigjs verify", run: verify },
  ];
};

export const inProcess = async (xml: string, keys: Keys): Promise<ReadonlyArray<Contender>> => [
  ...xmlCrypto(xml, keys),
  ...(await xmlDSig(xml, keys)),
];

const algorithm = (name: string, uri: string) => `<${name} Algorithm="${uri}"/>`;
const template =
  `<Signature xmlns="${DS}"><SignedInfo>${algorithm("CanonicalizationMethod", C14N)}` +
  `${algorithm("SignatureMethod", RSA_SHA256)}<Reference URI=""><Transforms>${algorithm("Transform", ENVELOPED)}` +
  `${algorithm("Transform", C14N)}</Transforms>${algorithm("DigestMethod", SHA256)}<DigestValue/></Reference>` +
  `</SignedInfo><SignatureValue/></Signature>`;

/** CPU microseconds of one operation of xmlsec1, or why there are none. */
export const xmlsec1 = (
  xml: string,
  { privateKey, publicKey }: Keys,
): ReadonlyArray<readonly [name: string, microseconds: number]> | string => {
  const folder = mkdtempSync(join(tmpdir(), "einv-xmlsec-"));
  const place = (name: string) => join(folder, name);
  const times = 400;
  const run = (...words: ReadonlyArray<string>): number => {
    const script = `TIMEFORMAT='%U %S'; time xmlsec1 "$@" >/dev/null 2>"$0"`;
    const said = execFileSync("bash", ["-c", `{ ${script}; } 2>&1`, place("log"), ...words]).toString();
    const [user = 0, system = 0] = said.trim().split(" ").map(Number);
    return (user + system) * 1e6;
  };
  try {
    writeFileSync(place("key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    writeFileSync(place("public.pem"), publicKey.export({ type: "spki", format: "pem" }));
    writeFileSync(
      place("in.xml"),
      xml.replace("</TaxInvoice>", () => `${template}</TaxInvoice>`),
    );
    const sign = ["--sign", "--privkey-pem", place("key.pem"), "--output", place("out.xml")];
    const verify = ["--verify", "--pubkey-pem", place("public.pem")];
    const of = (words: ReadonlyArray<string>, input: string) => {
      const many = run(words[0]!, "--repeat", String(times), ...words.slice(1), place(input));
      return (many - run(...words, place(input))) / (times - 1);
    };
    return [
      ["xmlsec1 sign", of(sign, "in.xml")],
      ["xmlsec1 verify", of(verify, "out.xml")],
    ];
  } catch {
    return "xmlsec1 is not measured: it is not installed (Debian: apt-get install xmlsec1)";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
