/** Forged invoices: each of these was good in the arithmetic of some verifier. */
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { TaxInvoiceXml } from "@einv/invoice";
import { TaxInvoiceSignature } from "@einv/signature";
import { exchange, invoice } from "../invoice/fixtures.ts";
import { bytes, text } from "./data.ts";
import { signerOf } from "./keys.ts";
import { between, outcome, put, resign } from "./support.ts";

const signer = signerOf("가나상사");
const attacker = signerOf("공격자");
const signed = text(
  await Effect.runPromise(TaxInvoiceSignature.sign(TaxInvoiceXml.encode({ invoice, exchange }), signer)),
);

const signature = `<ds:Signature ${between(signed, "<ds:Signature ", "</ds:Signature>")}</ds:Signature>`;
const signedInfo = between(signature, "<ds:SignedInfo>", "</ds:SignedInfo>");
const value = between(signature, "<ds:SignatureValue>", "</ds:SignatureValue>");
const certificate = between(signature, "<ds:X509Certificate>", "</ds:X509Certificate>");
const attackers = Buffer.from(attacker.certificate.der).toString("base64");
const digest = between(signature, "<ds:DigestValue>", "</ds:DigestValue>");
const transforms = between(signature, "<ds:Transforms>", "</ds:Transforms>");
const xpath = between(signature, "<ds:XPath>", "</ds:XPath>");
const DS = "http://www.w3.org/2000/09/xmldsig#";
const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

type Case = readonly [name: string, forged: string, code: string];

const check = (cases: ReadonlyArray<Case>) =>
  it.effect.each(cases)("%s", ([, forged, code]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(TaxInvoiceSignature.verify(bytes(forged))), code);
    }),
  );

/** Changes the signature and signs it again, so that its arithmetic is right. */
const again = (from: string, to: string): string => text(resign(put(signed, from, to), signer));

const transform = (algorithm: string): string => `<ds:Transform Algorithm="${algorithm}"></ds:Transform>`;

const keyInfo = (content: string): string =>
  put(signed, between(signed, "<ds:KeyInfo>", "</ds:KeyInfo>"), content);

const x509 = (...texts: ReadonlyArray<string>): string =>
  `<ds:X509Data>${texts.map((each) => `<ds:X509Certificate>${each}</ds:X509Certificate>`).join("")}</ds:X509Data>`;

const forgedTotals =
  "<SpecifiedMonetarySummation><GrandTotalAmount>9</GrandTotalAmount></SpecifiedMonetarySummation>";

it.effect("the document all these are made of is good", () => TaxInvoiceSignature.verify(bytes(signed)));

describe("what the filter leaves unsigned carries nothing in", () => {
  check([
    [
      "totals in the management part",
      put(signed, "</ExchangedDocument>", `${forgedTotals}</ExchangedDocument>`),
      "invoice.element-unknown",
    ],
    [
      "a second management part at the end",
      put(signed, "</TaxInvoice>", `<ExchangedDocument>${forgedTotals}</ExchangedDocument></TaxInvoice>`),
      "invoice.element-repeated",
    ],
    [
      "digits in a management part inside an amount",
      put(signed, "<GrandTotalAmount>", "<GrandTotalAmount><ExchangedDocument>9</ExchangedDocument>"),
      "invoice.element-misplaced",
    ],
    [
      "digits in a signature inside an amount",
      put(signed, "<GrandTotalAmount>", `<GrandTotalAmount><ds:Signature xmlns:ds="${DS}">9</ds:Signature>`),
      "invoice.element-misplaced",
    ],
    [
      "words swapped for an empty root",
      put(signed, ">유지보수<", ">유지<TaxInvoice></TaxInvoice>보수<"),
      "invoice.element-misplaced",
    ],
    [
      "the document inside another",
      put(signed, "<TaxInvoiceDocument>", "<TaxInvoice><TaxInvoiceDocument>").replace(
        "</TaxInvoice>",
        "</TaxInvoice></TaxInvoice>",
      ),
      "invoice.element-misplaced",
    ],
    ["an attribute of the root", put(signed, "<TaxInvoice ", '<TaxInvoice total="9" '), "invoice.attribute"],
    [
      "a declaration on the root, which the filter would print",
      put(signed, "<TaxInvoice ", '<TaxInvoice xmlns:x="urn:x" '),
      "invoice.namespace",
    ],
    [
      "a declaration turned into text",
      put(signed, ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ', " ")
        .replace(/ ?xsi:schemaLocation="[^"]*"/, "")
        .replace(
          "<ExchangedDocument>",
          ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"<ExchangedDocument>',
        ),
      "invoice.mixed-content",
    ],
    [
      "text between elements",
      put(signed, "<TaxInvoiceTradeLineItem>", " x<TaxInvoiceTradeLineItem>"),
      "invoice.mixed-content",
    ],
    ["a comment inside a value", put(signed, ">유지보수<", ">유지<!-- x -->보수<"), "xml.comment"],
    [
      "a processing instruction inside a value",
      put(signed, ">유지보수<", ">유지<?x y?>보수<"),
      "xml.processing-instruction",
    ],
    [
      "an entity",
      put(signed, "<TaxInvoice ", '<!DOCTYPE TaxInvoice [<!ENTITY x "9">]><TaxInvoice '),
      "xml.doctype",
    ],
    ["an amount in full-width digits", put(signed, ">5500<", ">５５００<"), "invoice.value"],
  ]);
});

describe("a signature that is not there, or not in its place", () => {
  check([
    ["taken out", put(signed, signature, ""), "signature.unsigned"],
    ["commented out", put(signed, signature, `<!--${signature}-->`), "signature.unsigned"],
    [
      "empty",
      put(signed, signature, `<ds:Signature xmlns:ds="${DS}"></ds:Signature>`),
      "signature.malformed",
    ],
    [
      "of another namespace",
      put(signed, `xmlns:ds="${DS}"`, 'xmlns:ds="urn:x"'),
      "invoice.element-misplaced",
    ],
    ["twice", put(signed, signature, signature + signature), "invoice.element-repeated"],
    [
      "at the end",
      put(put(signed, signature, ""), "</TaxInvoice>", `${signature}</TaxInvoice>`),
      "invoice.element-order",
    ],
    [
      "in the management part",
      put(put(signed, signature, ""), "</ExchangedDocument>", `${signature}</ExchangedDocument>`),
      "invoice.element-misplaced",
    ],
    [
      "with two SignedInfo",
      put(signed, "<ds:SignedInfo>", `<ds:SignedInfo>${signedInfo}</ds:SignedInfo><ds:SignedInfo>`),
      "signature.malformed",
    ],
    [
      "with a SignedInfo hidden in an Object",
      put(
        signed,
        "</ds:Signature>",
        `<ds:Object><ds:SignedInfo>${signedInfo}</ds:SignedInfo></ds:Object></ds:Signature>`,
      ),
      "signature.malformed",
    ],
    ["with words between its parts", put(signed, "<ds:KeyInfo>", "x<ds:KeyInfo>"), "signature.malformed"],
    [
      "with an unknown attribute",
      put(signed, "<ds:SignatureValue>", '<ds:SignatureValue x="1">'),
      "signature.malformed",
    ],
    [
      "with a comment in the digest",
      put(signed, digest, `${digest.slice(0, 4)}<!---->${digest.slice(4)}`),
      "xml.comment",
    ],
    ["with a comment in the value", put(signed, value, `<!-- -->${value}`), "xml.comment"],
    [
      "with two digests",
      put(signed, "<ds:DigestValue>", `<ds:DigestValue>${digest}</ds:DigestValue><ds:DigestValue>`),
      "signature.malformed",
    ],
    ["with an element in the value", put(signed, value, `<ds:X>${value}</ds:X>`), "signature.malformed"],
  ]);
});

describe("algorithms are a list of one", () => {
  const method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  check([
    ...[
      `${DS}rsa-sha1`,
      "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
      "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
      "none",
      "",
    ].map((name): Case => [`signature by "${name}"`, again(method, name), "signature.algorithm"]),
    ...[`${DS}sha1`, "http://www.w3.org/2001/04/xmldsig-more#md5"].map((name): Case => [
      `digest by ${name}`,
      again(sha256, name),
      "signature.algorithm",
    ]),
    ...[`${C14N}#WithComments`, "http://www.w3.org/2001/10/xml-exc-c14n#"].map((name): Case => [
      `SignedInfo by ${name}`,
      again(
        `<ds:CanonicalizationMethod Algorithm="${C14N}"`,
        `<ds:CanonicalizationMethod Algorithm="${name}"`,
      ),
      "signature.algorithm",
    ]),
    [
      "an HMAC cut short",
      again("</ds:SignatureMethod>", "<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>"),
      "signature.malformed",
    ],
    ["no algorithm", again(` Algorithm="${method}"`, ""), "signature.malformed"],
  ]);
});

describe("what is covered is a constant", () => {
  const xslt = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></ds:Transform>`;
  check([
    ["a filter that selects nothing", again(xpath, "false()"), "signature.transform"],
    [
      "a filter that drops the totals",
      again(
        xpath,
        xpath.replace("not(", "not(ancestor-or-self::*[name() = 'SpecifiedMonetarySummation'] | "),
      ),
      "signature.transform",
    ],
    [
      "a filter that never ends",
      again(xpath, `${"(".repeat(500)}1${")".repeat(500)}`),
      "signature.transform",
    ],
    ["the standard's filter with a space more", again(xpath, `${xpath} `), "signature.transform"],
    [
      "the filter of responses",
      again(xpath, "not(self::*[name() = 'TaxInvoiceResponse'] | ancestor-or-self::ds:Signature)"),
      "signature.transform",
    ],
    [
      "a filter in which ds is something else",
      again(`<ds:XPath>${xpath}</ds:XPath>`, `<XPath xmlns="${DS}" xmlns:ds="urn:x">${xpath}</XPath>`),
      "signature.transform",
    ],
    [
      "the filter before C14N",
      again(transforms, transforms.replace(transform(C14N), "") + transform(C14N)),
      "signature.transform",
    ],
    ["no filter", again(transforms, transform(C14N)), "signature.transform"],
    ["no transforms", again(transforms, ""), "signature.transform"],
    [
      "enveloped-signature instead",
      again(transforms, transform(`${DS}enveloped-signature`) + transform(C14N)),
      "signature.transform",
    ],
    [
      "exclusive C14N",
      again(transforms, transforms.replace(C14N, "http://www.w3.org/2001/10/xml-exc-c14n#")),
      "signature.transform",
    ],
    ["a style sheet", again(transforms, transforms + xslt), "signature.transform"],
    ["sixty transforms", again(transforms, transform(C14N).repeat(60)), "signature.transform"],
    ...["#id", "http://127.0.0.1:1/x", "file:///etc/passwd", "../x", "#xpointer(/)", "cid:1"].map(
      (uri): Case => [`a reference to ${uri}`, again('URI=""', `URI="${uri}"`), "signature.reference"],
    ),
    ["a reference to nothing", again(' URI=""', ""), "signature.malformed"],
    ["a manifest", again('URI=""', `URI="" Type="${DS}Manifest"`), "signature.malformed"],
    [
      "two references",
      again(
        "</ds:SignedInfo>",
        `<ds:Reference ${between(signature, "<ds:Reference ", "</ds:Reference>")}</ds:Reference></ds:SignedInfo>`,
      ),
      "signature.malformed",
    ],
    [
      "no reference",
      again(`<ds:Reference ${between(signature, "<ds:Reference ", "</ds:Reference>")}</ds:Reference>`, ""),
      "signature.malformed",
    ],
  ]);
});

describe("one certificate, and the arithmetic with its key", () => {
  const keyValue = (modulus: string) =>
    `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${modulus}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;
  const number = (made: bigint | undefined) =>
    Buffer.from((made ?? 0n).toString(16), "hex").toString("base64");
  const short = signerOf("짧은상사", 1024);
  check([
    ["two certificates", keyInfo(x509(certificate, attackers)), "signature.key-info"],
    ["two X509Data", keyInfo(x509(attackers) + x509(certificate)), "signature.key-info"],
    ["no certificate", keyInfo("<ds:X509Data></ds:X509Data>"), "signature.key-info"],
    ["nothing", keyInfo(""), "signature.key-info"],
    ["a name", keyInfo("<ds:KeyName>x</ds:KeyName>"), "signature.key-info"],
    [
      "a place to fetch it from",
      keyInfo('<ds:RetrievalMethod URI="http://127.0.0.1:1/x"></ds:RetrievalMethod>'),
      "signature.key-info",
    ],
    ["a bare key", keyInfo(keyValue(number(signer.certificate.publicKey.modulus))), "signature.key-info"],
    [
      "another key beside the certificate",
      keyInfo(x509(certificate) + keyValue(number(attacker.certificate.publicKey.modulus))),
      "signature.key-info",
    ],
    [
      "garbage behind the DER",
      keyInfo(x509(Buffer.concat([signer.certificate.der, Buffer.from([0])]).toString("base64"))),
      "certificate.der",
    ],
    [
      "PEM in base64",
      keyInfo(
        x509(
          Buffer.from(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`).toString(
            "base64",
          ),
        ),
      ),
      "signature.key-info",
    ],
    ["no certificate at all", keyInfo(x509("MAA=")), "certificate.der"],
    ["somebody else's certificate", keyInfo(x509(attackers)), "signature.wrong"],
    ["somebody else's signature", text(resign(signed, attacker)), "signature.wrong"],
    [
      "a key too short",
      text(resign(keyInfo(x509(Buffer.from(short.certificate.der).toString("base64"))), short)),
      "signature.key-too-short",
    ],
  ]);
});

describe("base64 is one text per value", () => {
  const last = value.indexOf("=") - 1;
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const stray = alphabet[alphabet.indexOf(value[last]!) ^ 1]!;
  check([
    [
      "XML white space is nothing",
      put(signed, value, `\n ${value.replace(/(.{64})/g, "$1&#13;\n\t")} `),
      "valid",
    ],
    ["junk", put(signed, value, `*${value}`), "signature.malformed"],
    ["no padding", put(signed, value, value.replaceAll("=", "")), "signature.malformed"],
    ["behind the padding", put(signed, value, `${value}AAAA`), "signature.malformed"],
    [
      "stray bits in the last character",
      put(signed, value, value.slice(0, last) + stray + value.slice(last + 1)),
      "signature.malformed",
    ],
    ["letters for URLs", put(signed, value, `-_${value.slice(2)}`), "signature.malformed"],
    ["a no-break space", put(signed, value, `\u00a0${value}`), "signature.malformed"],
    ["nothing", put(signed, value, ""), "signature.malformed"],
    ["a few bytes", put(signed, value, "AAAA"), "signature.wrong"],
  ]);
});
