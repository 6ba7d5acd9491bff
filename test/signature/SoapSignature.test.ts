import { createHash } from "node:crypto";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { SoapSignature } from "@einv/signature";
import { Xml } from "@einv/xml";
import { bytes, present, reason, sample, text } from "./data.ts";
import { signerOf } from "./keys.ts";
import { between, outcome, put, resign } from "./support.ts";

const sender = signerOf("발행사업자");
const DS = "http://www.w3.org/2000/09/xmldsig#";
const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

const envelopeWith = (declarations: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/"` +
  ` xmlns:kec="http://www.kec.or.kr/standard/Tax/" xmlns:wsa="http://www.w3.org/2005/08/addressing"${declarations}>
  <SOAP:Header>
    <wsa:MessageID>20261121030000000-0123456789abcdef0123456789abcdef</wsa:MessageID>
    <wsa:To>https://authority.example/etax</wsa:To>
  </SOAP:Header>
  <SOAP:Body>
    <kec:RequestMessage>
      <kec:TotalCount>1</kec:TotalCount>
    </kec:RequestMessage>
  </SOAP:Body>
</SOAP:Envelope>`;

const envelope = envelopeWith(` xmlns:ds="${DS}" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"`);
const part: SoapSignature.Attachment = { id: "package-1@einv", content: Uint8Array.of(0, 13, 10, 255, 60) };
const signed = text(await Effect.runPromise(SoapSignature.sign({ envelope, attachments: [part] }, sender)));

const verify = (document: string, attachments: ReadonlyArray<SoapSignature.Attachment> = [part]) =>
  SoapSignature.verify({ envelope: document, attachments });

describe.skipIf(!present)(`messages of real systems${reason}`, () => {
  const parcel = present ? sample("nts/package/7-0101-cms-enveloped.ber") : new Uint8Array();
  const reference = { id: "65bbfdec-ef94-4f45-b8d5-6e5252db0c87", content: parcel };

  it.effect("verifies a submission with its package", () =>
    Effect.gen(function* () {
      const submit = sample("nts/soap/security-7-0101-TaxInvoiceSubmit.xml");
      const { document } = yield* SoapSignature.verify({ envelope: submit, attachments: [reference] });
      assert.strictEqual(document.root.local, "Envelope");
      const changed = { ...reference, content: parcel.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) };
      assert.strictEqual(
        yield* outcome(SoapSignature.verify({ envelope: submit, attachments: [changed] })),
        "signature.digest-mismatch",
      );
    }),
  );

  it.effect.each(["pubkey-31-CertReqSubmit", "security-9-0101-ResultsReqSubmit"])("verifies %s", (name) =>
    SoapSignature.verify({ envelope: sample(`nts/soap/${name}.xml`), attachments: [] }),
  );

  it.effect("verifies an answer of the test bed, written another way", () =>
    Effect.gen(function* () {
      const whole = text(sample("nts/response/interop-10-ResultsReqRecvAck-multipart.txt"));
      const [, , document = ""] = whole.split(/(?=<\?xml )/);
      const [first = ""] = whole.split(/(?=<\?xml )/).slice(1);
      const content = document.slice(0, document.search(/\r?\n------=/));
      const answer = first.slice(0, first.search(/\r?\n------=/));
      const id = "e06b4233-cb4a-44e0-89f3-d0536a9e9e4f";
      yield* SoapSignature.verify({ envelope: answer, attachments: [{ id, content: bytes(content) }] });
    }),
  );
});

describe("SoapSignature", () => {
  it.effect("signs the envelope first and then each attachment, last in the header", () =>
    Effect.gen(function* () {
      assert.strictEqual(signed.replace(/<wsse:Security>[^]*<\/wsse:Security>/, ""), envelope);
      assert.include(signed, "</wsse:Security></SOAP:Header>");
      assert.deepStrictEqual(
        [...signed.matchAll(/ URI="([^"]*)"/g)].map(([, uri]) => uri),
        ["", "cid:package-1@einv", "#X509Token"],
      );
      const digest = createHash("sha256").update(part.content).digest("base64");
      assert.include(signed, `<ds:DigestValue>${digest}</ds:DigestValue>`);
      const { certificate, attachments, document } = yield* verify(signed);
      assert.deepStrictEqual(certificate.der, sender.certificate.der);
      assert.deepStrictEqual(attachments, [part]);
      assert.lengthOf(Xml.childElements(document.root), 2);
    }),
  );

  it.effect("declares what the envelope does not", () =>
    Effect.gen(function* () {
      for (const some of ["", ` xmlns:ds="${DS}"`, ` xmlns:wsse="urn:x" xmlns:ds="urn:y"`]) {
        const made = yield* SoapSignature.sign({ envelope: envelopeWith(some), attachments: [] }, sender);
        yield* SoapSignature.verify({ envelope: made, attachments: [] });
      }
    }),
  );

  it.effect("takes a Content-ID that the reference percent-encodes", () =>
    verify(text(resign(put(signed, "cid:package-1@einv", "cid:package-1%40einv"), sender))),
  );

  const signature = `<ds:Signature>${between(signed, "<ds:Signature>", "</ds:Signature>")}</ds:Signature>`;
  const security = `<wsse:Security>${between(signed, "<wsse:Security>", "</wsse:Security>")}</wsse:Security>`;
  const references = [...signature.matchAll(/<ds:Reference [^]*?<\/ds:Reference>/g)].map(([each]) => each);
  const [whole = "", attached = ""] = references;
  const again = (from: string, to: string) => text(resign(put(signed, from, to), sender));
  const inner = between(signed, "<SOAP:Body>", "</SOAP:Body>");

  it.effect.each([
    ["another body", put(signed, ">1</kec:TotalCount>", ">2</kec:TotalCount>"), "signature.digest-mismatch"],
    ["another address", put(signed, "authority.example", "attacker.example"), "signature.digest-mismatch"],
    [
      "another token",
      put(signed, 'wsu:Id="X509Token"', 'wsu:Id="X509Token" x="1"'),
      "signature.digest-mismatch",
    ],
    ["no security", envelope, "signature.unsigned"],
    [
      "security in the body",
      put(put(signed, security, ""), "<SOAP:Body>", `<SOAP:Body>${security}`),
      "signature.unsigned",
    ],
    ["a second security", put(signed, security, security + security), "signature.not-an-envelope"],
    [
      "a second signature, which a filter would drop",
      put(signed, inner, `${inner}<ds:Signature>9</ds:Signature>`),
      "signature.malformed",
    ],
    [
      "two elements with the Id of the token",
      put(signed, "<kec:RequestMessage>", '<kec:RequestMessage wsu:Id="X509Token">'),
      "signature.malformed",
    ],
    [
      "a second body",
      put(signed, "</SOAP:Envelope>", "<SOAP:Body></SOAP:Body></SOAP:Envelope>"),
      "signature.not-an-envelope",
    ],
    [
      "the message inside another",
      put(signed, "<SOAP:Body>", "<SOAP:Body><SOAP:Envelope>").replace(
        "</SOAP:Body>",
        "</SOAP:Envelope></SOAP:Body>",
      ),
      "signature.digest-mismatch",
    ],
    ["another envelope", signed.replaceAll("schemas.xmlsoap.org", "www.w3.org"), "signature.not-an-envelope"],
    ["a key that points elsewhere", put(signed, "#X509Token", "#Other"), "signature.key-info"],
    [
      "a certificate in KeyInfo",
      put(
        signed,
        "<wsse:SecurityTokenReference>",
        "<ds:X509Data></ds:X509Data><wsse:SecurityTokenReference>",
      ),
      "signature.key-info",
    ],
    ["no reference to the envelope", again(whole, ""), "signature.reference"],
    ["the envelope twice", again(whole, whole + whole), "signature.malformed"],
    ["an attachment twice", again(attached, attached + attached), "signature.malformed"],
    ["an attachment left out", again(attached, ""), "signature.attachment-unsigned"],
    [
      "an attachment from the network",
      again("cid:package-1@einv", "http://127.0.0.1:1/x"),
      "signature.reference",
    ],
    [
      "the Korean filter on an envelope",
      again(
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
      ),
      "signature.transform",
    ],
    [
      "SHA-1",
      again("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", `${DS}rsa-sha1`),
      "signature.algorithm",
    ],
    ["somebody else's signature", text(resign(signed, signerOf("공격자"))), "signature.wrong"],
  ] as const)("refuses %s", ([, document, code]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(verify(document)), code);
    }),
  );

  it.effect("refuses attachments changed, missing, added or swapped", () =>
    Effect.gen(function* () {
      const check = (attachments: ReadonlyArray<SoapSignature.Attachment>) =>
        outcome(verify(signed, attachments));
      assert.strictEqual(yield* check([{ ...part, content: Uint8Array.of(1) }]), "signature.digest-mismatch");
      assert.strictEqual(yield* check([]), "signature.attachment-missing");
      assert.strictEqual(yield* check([{ ...part, id: "other" }]), "signature.attachment-missing");
      assert.strictEqual(yield* check([part, { ...part, id: "other" }]), "signature.attachment-unsigned");
      assert.strictEqual(yield* check([part, { ...part }]), "signature.attachment-unsigned");
    }),
  );

  it.effect("does not sign twice, nor what is no envelope", () =>
    Effect.gen(function* () {
      const sign = (document: string) =>
        outcome(SoapSignature.sign({ envelope: document, attachments: [] }, sender));
      assert.strictEqual(yield* sign(signed), "signature.already-signed");
      assert.strictEqual(yield* sign("<a/>"), "signature.not-an-envelope");
      assert.strictEqual(
        yield* sign(envelope.replace(/<SOAP:Header>[^]*<\/SOAP:Header>/, "<SOAP:Header/>")),
        "signature.not-an-envelope",
      );
    }),
  );
});
