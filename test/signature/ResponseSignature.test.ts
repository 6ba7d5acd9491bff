import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { ResponseSignature, TaxInvoiceSignature } from "@einv/signature";
import { Xml } from "@einv/xml";
import { bytes, present, reason, sample, text } from "./data.ts";
import { signerOf } from "./keys.ts";
import { between, outcome, put, resign } from "./support.ts";

const authority = signerOf("국세청");
const namespace = "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";

const written =
  `<?xml version="1.0" encoding="UTF-8"?><TaxInvoiceResponse xmlns="${namespace}"` +
  ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace}` +
  ` http://www.kec.or.kr/standard/Tax/TaxInvoiceResponseSchemaModule_1.0.xsd">
  <ResultDocument>
    <ValidationDocument>
      <IssueID>202611204100000800000001</IssueID>
      <ResultStatusCode>SUC001</ResultStatusCode>
    </ValidationDocument>
    <RefSubmitID>41000008-20261120-0123456789abcdef0123456789abcdef</RefSubmitID>
    <ReceiptID>NTS-20261121030000-00001</ReceiptID>
    <TypeCode>02</TypeCode>
    <ResponseDateTime>20261121030000</ResponseDateTime>
  </ResultDocument>
</TaxInvoiceResponse>`;

const signed = text(await Effect.runPromise(ResponseSignature.sign(written, authority)));
const check = (document: string) => outcome(ResponseSignature.verify(bytes(document)));

describe.skipIf(!present)(`answers of the test bed${reason}`, () => {
  it.effect("verifies a receipt", () =>
    Effect.gen(function* () {
      const { result } = yield* ResponseSignature.verify(
        sample("nts/response/security-8-0101-TaxInvoiceResponse-ack.xml"),
      );
      assert.strictEqual(Xml.text(Xml.find(result, "ReceiptID")!), "NTS-20160719022050-09999");
    }),
  );

  it.effect("verifies the document attached to an answer", () =>
    Effect.gen(function* () {
      const whole = text(sample("nts/response/interop-10-ResultsReqRecvAck-multipart.txt"));
      const at = whole.indexOf("<TaxInvoiceResponse");
      const end = "</TaxInvoiceResponse>";
      yield* ResponseSignature.verify(bytes(whole.slice(at, whole.indexOf(end) + end.length)));
    }),
  );

  it.effect("refuses a receipt that a wrong character set damaged", () =>
    Effect.gen(function* () {
      const damaged = sample("nts/response/security-8-0301-TaxInvoiceResponse-ack-CORRUPTED.xml");
      assert.strictEqual(yield* outcome(ResponseSignature.verify(damaged)), "signature.digest-mismatch");
    }),
  );
});

describe("ResponseSignature", () => {
  it.effect(
    "signs before ResultDocument, with the key beside the certificate, and changes nothing else",
    () =>
      Effect.gen(function* () {
        assert.strictEqual(signed.replace(/<ds:Signature [^]*<\/ds:Signature>/, ""), written);
        assert.include(signed, "</ds:KeyValue></ds:KeyInfo></ds:Signature><ResultDocument>");
        const { certificate, result } = yield* ResponseSignature.verify(bytes(signed));
        assert.deepStrictEqual(certificate.der, authority.certificate.der);
        assert.strictEqual(Xml.text(Xml.find(result, "TypeCode")!), "02");
      }),
  );

  const result = `<ResultDocument>${between(signed, "<ResultDocument>", "</ResultDocument>")}</ResultDocument>`;
  const other = Buffer.from(signerOf("공격자").certificate.publicKey.modulus!.toString(16), "hex");
  it.effect.each([
    ["another result", put(signed, "SUC001", "ERR001"), "signature.digest-mismatch"],
    [
      "white space that was not there",
      put(signed, "</ResultDocument>", " </ResultDocument>"),
      "signature.digest-mismatch",
    ],
    ["no signature", written, "signature.unsigned"],
    ["a second result", put(signed, result, result + result), "signature.not-a-response"],
    [
      "a result before the signature",
      put(signed, "<ds:Signature ", `${result}<ds:Signature `),
      "signature.not-a-response",
    ],
    [
      "a signature inside a value, which the filter drops",
      put(
        signed,
        "SUC001",
        '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">X</ds:Signature>SUC001',
      ),
      "signature.not-a-response",
    ],
    [
      "a root inside a value, which the filter drops",
      put(signed, "<TypeCode>02", "<TypeCode><TaxInvoiceResponse>0</TaxInvoiceResponse>02"),
      "signature.not-a-response",
    ],
    ["an attribute", put(signed, "<TypeCode>", '<TypeCode x="1">'), "signature.not-a-response"],
    [
      "an attribute of the root",
      put(signed, "<TaxInvoiceResponse ", '<TaxInvoiceResponse x="1" '),
      "signature.not-a-response",
    ],
    [
      "a declaration on the root",
      put(signed, "<TaxInvoiceResponse ", '<TaxInvoiceResponse xmlns:x="urn:x" '),
      "signature.not-a-response",
    ],
    ["another root", signed.replaceAll("TaxInvoiceResponse", "TaxInvoice"), "signature.not-a-response"],
    [
      "the filter of invoices",
      text(
        resign(
          put(
            signed,
            between(signed, "<ds:XPath>", "</ds:XPath>"),
            "not(self::*[name() = 'TaxInvoice'] | ancestor-or-self::*[name() = 'ExchangedDocument'] | ancestor-or-self::ds:Signature)",
          ),
          authority,
        ),
      ),
      "signature.transform",
    ],
    [
      "another key beside the certificate",
      put(signed, between(signed, "<ds:Modulus>", "</ds:Modulus>"), other.toString("base64")),
      "signature.key-info",
    ],
    [
      "a key of a million digits",
      put(signed, between(signed, "<ds:Modulus>", "</ds:Modulus>"), "A".repeat(4_000_000)),
      "signature.key-info",
    ],
    [
      "two keys",
      put(
        signed,
        "</ds:KeyInfo>",
        `<ds:KeyValue>${between(signed, "<ds:KeyValue>", "</ds:KeyValue>")}</ds:KeyValue></ds:KeyInfo>`,
      ),
      "signature.key-info",
    ],
    ["a bare key", signed.replace(/<ds:X509Data>[^]*<\/ds:X509Data>/, ""), "signature.key-info"],
  ] as const)("refuses %s", ([, document, code]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* check(document), code);
    }),
  );

  it.effect("does not sign twice", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* outcome(ResponseSignature.sign(signed, authority)),
        "signature.already-signed",
      );
    }),
  );

  it.effect("keeps invoices and answers apart", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* outcome(TaxInvoiceSignature.verify(bytes(signed))),
        "invoice.not-a-tax-invoice",
      );
    }),
  );
});
