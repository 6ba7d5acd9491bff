/** What is fed with damaged input: everything of certificates and signatures that reads what others wrote. */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Certificate, CertificatePath, Crl, Ocsp } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import { TaxInvoice, TaxInvoiceXml } from "@einv/invoice";
import { SoapSignature, TaxInvoiceSignature } from "@einv/signature";
import { Xml } from "@einv/xml";
import { exchange, invoice } from "../invoice/fixtures.ts";
import * as PrivateKey from "../../packages/certificate/src/internal/privateKey.ts";

/** Reads one input; answers what is wrong with how it went, if anything. */
export interface Target {
  readonly name: string;
  readonly good: Uint8Array;
  readonly tokens: ReadonlyArray<Uint8Array>;
  readonly feed: (input: Uint8Array) => Promise<string | undefined> | string | undefined;
}

const at = DateTime.makeUnsafe("2026-11-24T00:00:00Z");
const encoder = new TextEncoder();
const of = (...octets: ReadonlyArray<number>) => Uint8Array.from(octets);

const der = [
  of(0x30, 0x80),
  of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
  of(0x30, 0x82, 0xff, 0xff),
  of(0x02, 0x01, 0x80),
  of(0x06, 0x01, 0x80),
  of(0x1f, 0x81),
  of(0x03, 0x01, 0x00),
  of(0xa0, 0x00),
  of(0x05, 0x00),
  of(0x17, 0x0d, 0x39, 0x39),
];
const xml = [
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?p?>",
  "&#0;",
  "&#x10FFFF;",
  "&b;",
  "<a>",
  "</a>",
  ' xmlns:a="b"',
  "</TaxInvoice>",
  "<ds:Signature>",
  "<ExchangedDocument>",
  "\u0000",
  "\r",
].map((token) => encoder.encode(token));

/** A reader whose only ways out are a value and a refusal. */
const reader =
  (read: (input: Uint8Array) => Result.Result<unknown, unknown>): Target["feed"] =>
  (input) => {
    read(input);
    return undefined;
  };

export const targets = (): Promise<ReadonlyArray<Target>> =>
  Effect.gen(function* () {
    const h = yield* Mint.hierarchy({ at });
    const { certificate, key } = yield* Mint.business(h, {
      businessNumber: invoice.supplier.businessNumber,
      name: "가나상사",
      password: Redacted.make("einv-test-1!"),
    });
    const trust = { anchors: [h.root], intermediates: [h.authority], crls: [] };
    const signed = yield* TaxInvoiceSignature.sign({ invoice, exchange }, key);
    const envelope = yield* SoapSignature.sign(
      {
        envelope:
          '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header><a>1</a></S:Header><S:Body><b/></S:Body></S:Envelope>',
        attachments: [],
      },
      key,
    );
    const bare = Result.getOrThrow(PrivateKey.withRandomNumber(Redacted.value(key.pkcs8), of(1, 2, 3)));
    const targets: ReadonlyArray<Target> = [
      { name: "certificate", good: certificate.der, tokens: der, feed: reader(Certificate.parse) },
      {
        name: "certificate path",
        good: certificate.der,
        tokens: der,
        feed: async (input) => {
          const read = Certificate.parse(input);
          if (Result.isFailure(read)) return undefined;
          const verdict = await Effect.runPromise(
            Effect.result(CertificatePath.verify(read.success, trust, at)),
          );
          return Result.isSuccess(verdict) && !Certificate.equals(read.success, certificate)
            ? "a changed certificate is trusted"
            : undefined;
        },
      },
      { name: "private key", good: bare, tokens: der, feed: reader(PrivateKey.read) },
      { name: "CRL", good: yield* Mint.crl(h, [1n, 2n, 3n], at), tokens: der, feed: reader(Crl.parse) },
      {
        name: "OCSP",
        good: yield* Mint.answer(h, { serial: certificate.serial, nonce: of(1, 2, 3) }, at),
        tokens: der,
        feed: reader(Ocsp.parse),
      },
      { name: "XML", good: signed, tokens: xml, feed: reader(Xml.parse) },
      { name: "tax invoice", good: signed, tokens: xml, feed: reader(TaxInvoiceXml.read) },
      {
        name: "signed tax invoice",
        good: signed,
        tokens: xml,
        feed: async (input) => {
          const verdict = await Effect.runPromise(Effect.result(TaxInvoiceSignature.verify(input)));
          return Result.isSuccess(verdict) && !TaxInvoice.equals(verdict.success.invoice, invoice)
            ? "a changed invoice verifies"
            : undefined;
        },
      },
      {
        name: "signed envelope",
        good: envelope,
        tokens: xml,
        feed: async (input) => {
          const verdict = await Effect.runPromise(
            Effect.result(SoapSignature.verify({ envelope: input, attachments: [] })),
          );
          if (Result.isFailure(verdict)) return undefined;
          const body = Xml.find(verdict.success.document.root, "Body");
          const [only, ...more] = body?.children ?? [];
          return only?._tag === "Element" && only.name === "b" && more.length === 0
            ? undefined
            : "a changed body verifies";
        },
      },
    ];
    return targets;
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.runPromise);
