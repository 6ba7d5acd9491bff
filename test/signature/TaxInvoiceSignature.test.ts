import { assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { TaxInvoiceXml } from "@einv/invoice";
import { Canonical, TaxInvoiceSignature } from "@einv/signature";
import { Xml } from "@einv/xml";
import { changed, exchange, invoice } from "../invoice/fixtures.ts";
import { bytes, present, reason, sample, text } from "./data.ts";
import { signerOf } from "./keys.ts";
import { between, descendant, outcome, put } from "./support.ts";

const signer = signerOf("가나상사");
const written = TaxInvoiceXml.encode({ invoice, exchange });

describe.skipIf(!present)(`invoices that others signed${reason}`, () => {
  const names = ["certifier-6-0101-signed", "smartbill-2020-0101-signed"];

  it.effect.each(names)("verifies %s over exactly the octets that were hashed", (name) =>
    Effect.gen(function* () {
      const xml = sample(`nts/signed/${name}.xml`);
      const verified = yield* TaxInvoiceSignature.verify(xml);
      const octets = sample(`nts/digest-input/${name}.digestinput.bin`);
      assert.deepStrictEqual(Result.getOrThrow(TaxInvoiceSignature.digestInput(xml)), octets);
      assert.deepStrictEqual(verified.xml, xml);
      assert.include(text(octets), `<IssueID>${verified.invoice.issueId}</IssueID>`);
    }),
  );

  it.each(names)("prints SignedInfo of %s as it was signed", (name) => {
    const { root } = Result.getOrThrow(Xml.parse(sample(`nts/signed/${name}.xml`)));
    const canonical = bytes(Canonical.element(descendant(root, "SignedInfo")!));
    assert.deepStrictEqual(canonical, sample(`nts/digest-input/${name}.signedinfo-c14n.bin`));
  });

  it.effect.each(names)("verifies %s with every line end as CRLF, and a byte order mark", (name) =>
    Effect.gen(function* () {
      const lines = text(sample(`nts/signed/${name}.xml`)).replace(/\r?\n/g, "\r\n");
      yield* TaxInvoiceSignature.verify(bytes(`\ufeff${lines}`));
    }),
  );

  it.effect.each(names)("refuses %s with another total, another line end or another day", (name) =>
    Effect.gen(function* () {
      const xml = text(sample(`nts/signed/${name}.xml`));
      for (const [from, to] of [
        ["</GrandTotalAmount>", "0</GrandTotalAmount>"],
        ["</TaxInvoiceDocument>", "</TaxInvoiceDocument> "],
        ["<PurposeCode>", "\n<PurposeCode>"],
      ] as const) {
        assert.strictEqual(
          yield* outcome(TaxInvoiceSignature.verify(bytes(put(xml, from, to)))),
          "signature.digest-mismatch",
        );
      }
    }),
  );

  it.effect.each([
    "certifier-1-0101-lf",
    "certifier-1-0201-lf",
    "certifier-1-0301-lf",
    "certifier-2-0401",
    "core-1-0101-bom-crlf",
    "core-1-0401-bom-crlf",
    "ruseel-unsigned-0101",
  ])("signs %s as it stands", (name) =>
    Effect.gen(function* () {
      const xml = sample(`nts/unsigned/${name}.xml`);
      const signed = yield* TaxInvoiceSignature.sign(xml, signer);
      yield* TaxInvoiceSignature.verify(signed);
      const whole = text(signed);
      const signature = /<ds:Signature [^]*<\/ds:Signature>/.exec(whole)?.[0] ?? assert.fail("no signature");
      assert.deepStrictEqual(bytes(whole.replace(signature, () => "")), xml);
    }),
  );
});

describe("sign", () => {
  it.effect("writes the profile of the standard, before TaxInvoiceDocument (nts-standard §3.1)", () =>
    Effect.gen(function* () {
      const signed = text(yield* TaxInvoiceSignature.sign(written, signer));
      const [signature = ""] = /<ds:Signature [^]*<\/ds:Signature>/.exec(signed) ?? [];
      assert.strictEqual(
        signed.replace(signature, () => ""),
        written,
      );
      assert.include(signed, "</ds:Signature><TaxInvoiceDocument>");
      const filled = signature
        .replace(/(<ds:DigestValue>)[A-Za-z0-9+/]{43}=/, "$1D")
        .replace(/(<ds:SignatureValue>)[A-Za-z0-9+/]{342}==/, "$1V")
        .replace(Buffer.from(signer.certificate.der).toString("base64"), "C");
      assert.strictEqual(
        filled,
        '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>' +
          '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></ds:CanonicalizationMethod>' +
          '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>' +
          '<ds:Reference URI=""><ds:Transforms>' +
          '<ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></ds:Transform>' +
          '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">' +
          "<ds:XPath>not(self::*[name() = 'TaxInvoice'] | ancestor-or-self::*[name() = 'ExchangedDocument'] | ancestor-or-self::ds:Signature)</ds:XPath>" +
          "</ds:Transform></ds:Transforms>" +
          '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>' +
          "<ds:DigestValue>D</ds:DigestValue></ds:Reference></ds:SignedInfo>" +
          "<ds:SignatureValue>V</ds:SignatureValue>" +
          "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>C</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>",
      );
    }),
  );

  it.effect("gives back what was signed", () =>
    Effect.gen(function* () {
      const verified = yield* TaxInvoiceSignature.verify(
        yield* TaxInvoiceSignature.sign(bytes(written), signer),
      );
      assert.deepStrictEqual(verified.invoice, invoice);
      assert.deepStrictEqual(verified.exchange, exchange);
      assert.deepStrictEqual(verified.certificate.der, signer.certificate.der);
    }),
  );

  it.effect("names each document's own signer, in whatever order they come", () =>
    Effect.gen(function* () {
      const signers = [signer, signerOf("나라상사")];
      const documents = yield* Effect.forEach(signers, (each) => TaxInvoiceSignature.sign(written, each));
      for (const index of [0, 1, 0, 0, 1, 1]) {
        const { certificate } = yield* TaxInvoiceSignature.verify(documents[index]!);
        assert.deepStrictEqual(certificate.der, signers[index]!.certificate.der);
      }
    }),
  );

  it.effect("signs a document from its model as from its text, octet for octet", () =>
    Effect.gen(function* () {
      const odd = changed({ remarks: ["<&>'\"]]>", "\r끝\u{1f600}"] });
      for (const one of [invoice, odd]) {
        const model = { invoice: one, exchange };
        assert.deepStrictEqual(
          yield* TaxInvoiceSignature.sign(model, signer),
          yield* TaxInvoiceSignature.sign(TaxInvoiceXml.encode(model), signer),
        );
      }
    }),
  );

  it.effect.each([["\u0000"], ["\ud800"], ["\uffff"]])("writes no document with %j", ([character]) =>
    Effect.gen(function* () {
      const model = { invoice: changed({ remarks: [`a${character}`] }), exchange };
      const refusal = yield* Effect.flip(TaxInvoiceSignature.sign(model, signer));
      assert.strictEqual(refusal.code, "signature.character");
    }),
  );

  it.effect("signs many with one key: each in its place, every one reported", () =>
    Effect.gen(function* () {
      const model = { invoice, exchange };
      const documents = [model, written, "<a/>", ...Array.from({ length: 20 }, () => model)];
      const seen: Array<TaxInvoiceSignature.Progress> = [];
      const results = yield* TaxInvoiceSignature.signAll(documents, signer, (progress) =>
        Effect.sync(() => {
          seen.push(progress);
        }),
      );
      assert.deepStrictEqual(
        seen,
        documents.map((_, index) => ({ done: index + 1, total: documents.length })),
      );
      const codes = results.map((result) => (Result.isFailure(result) ? result.failure.code : "signed"));
      assert.deepStrictEqual(
        codes,
        documents.map((_, index) => (index === 2 ? "invoice.not-a-tax-invoice" : "signed")),
      );
      for (const result of results)
        if (Result.isSuccess(result)) yield* TaxInvoiceSignature.verify(result.success);
    }),
  );

  it.effect("takes a joint certificate opened from its files, until it is forgotten", () =>
    Effect.gen(function* () {
      const password = Redacted.make("einv-test-1!");
      const holder = { businessNumber: invoice.supplier.businessNumber, name: "가나상사", password };
      const minted = yield* Mint.business(yield* Mint.hierarchy(), holder);
      const key = yield* SigningKey.open({
        certificate: minted.signCert,
        privateKey: minted.signPri,
        password,
      });
      const verified = yield* TaxInvoiceSignature.verify(yield* TaxInvoiceSignature.sign(written, key));
      assert.deepStrictEqual(verified.certificate.der, minted.signCert);
      SigningKey.forget(key);
      assert.strictEqual(yield* outcome(TaxInvoiceSignature.sign(written, key)), "certificate.key-forgotten");
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  const spaced = written.replaceAll("><", ">\n\t<");
  const xsi = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const variants: ReadonlyArray<readonly [name: string, document: string]> = [
    ["white space between elements", spaced],
    ["byte order mark and CRLF", `\ufeff${spaced.replaceAll("\n", "\r\n")}`],
    [
      "CR alone, and both",
      spaced.replace("\n", "\r").replace("\n\t<TaxInvoiceDocument", "\r\n\r\n\t<TaxInvoiceDocument"),
    ],
    ["CDATA and references", put(written, ">11월분<", "><![CDATA[<&>]]>11&#xC6D4;&#13;&gt;<")],
    [
      "empty elements",
      put(written, "<SpecifiedAddress>", "<SpecifiedAddress >").replace(
        "<DescriptionText>11월분</DescriptionText>",
        "<DescriptionText/>",
      ),
    ],
    ["comments between elements", spaced.replaceAll("\n\t<T", "\n<!-- < > & -->\t<T")],
    [
      "single quotes and another order on the root",
      put(written, xsi, "").replace("<TaxInvoice ", `<TaxInvoice${xsi.replaceAll('"', "'")} `),
    ],
    ["no xsi on the root", put(written.replace(/ xsi:schemaLocation="[^"]*"/, ""), xsi, "")],
    [
      "ds declared on the root",
      put(written, "<TaxInvoice ", '<TaxInvoice xmlns:ds="http://www.w3.org/2000/09/xmldsig#" '),
    ],
  ];
  it.effect.each(variants)("keeps every byte of a document with %s", ([, document]) =>
    Effect.gen(function* () {
      const signed = yield* TaxInvoiceSignature.sign(bytes(document), signer);
      yield* TaxInvoiceSignature.verify(signed);
      const rest = text(signed).replace(/<ds:Signature [^]*<\/ds:Signature>/, "");
      assert.strictEqual(rest, document);
      assert.deepStrictEqual(yield* TaxInvoiceSignature.sign(document, signer), signed);
    }),
  );

  it.effect("does not sign twice, nor what is no tax invoice, nor with a short key", () =>
    Effect.gen(function* () {
      const signed = yield* TaxInvoiceSignature.sign(written, signer);
      assert.strictEqual(
        yield* outcome(TaxInvoiceSignature.sign(signed, signer)),
        "signature.already-signed",
      );
      const other = put(written, "</TaxInvoice>", "<Note>1</Note></TaxInvoice>");
      assert.strictEqual(yield* outcome(TaxInvoiceSignature.sign(other, signer)), "invoice.element-unknown");
      const short = signerOf("짧은상사", 1024);
      assert.strictEqual(yield* outcome(TaxInvoiceSignature.sign(written, short)), "signature.key-too-short");
    }),
  );
});

describe("every byte of a signed document", () => {
  it.effect(
    "changed, is refused where it is signed, and changes nothing that is answered elsewhere",
    () =>
      Effect.gen(function* () {
        const signed = yield* TaxInvoiceSignature.sign(bytes(put(written, "><", ">\n<")), signer);
        const whole = text(signed);
        const place = (piece: string) => bytes(whole.slice(0, whole.indexOf(piece))).length;
        const signedParts = [
          [place("\n<ExchangedDocument>"), place("<ExchangedDocument>")],
          [place("</ExchangedDocument>") + "</ExchangedDocument>".length, place("<ds:Signature ")],
          [place("<ds:SignedInfo>"), place("</ds:SignatureValue>")],
          [place("<TaxInvoiceDocument>"), place("</TaxInvoice>")],
        ] as const;
        const survivors: Array<string> = [];
        for (let at = 0; at < signed.length; at++) {
          const changed = signed.slice();
          changed[at]! ^= 1;
          const result = yield* Effect.result(TaxInvoiceSignature.verify(changed));
          if (Result.isFailure(result)) continue;
          if (signedParts.some(([from, to]) => at >= from && at < to)) survivors.push(`signed byte ${at}`);
          assert.deepStrictEqual(result.success.invoice, invoice);
        }
        assert.deepStrictEqual(survivors, []);
      }),
    60_000,
  );

  it.effect("lets the unsigned management part be replaced", () =>
    Effect.gen(function* () {
      const signed = text(yield* TaxInvoiceSignature.sign(written, signer));
      const other = put(
        signed,
        between(signed, "<ExchangedDocument>", "</ExchangedDocument>"),
        "<IssueDateTime>20270101000000</IssueDateTime>",
      );
      const verified = yield* TaxInvoiceSignature.verify(bytes(other));
      assert.deepStrictEqual(verified.exchange, { issuedAt: "2027-01-01T00:00:00" });
      assert.deepStrictEqual(verified.invoice, invoice);
    }),
  );
});
