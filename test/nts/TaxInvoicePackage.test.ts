import { inspect } from "node:util";
import { TaxInvoiceXml } from "@einv/invoice";
import { Certificate, Der, Vid } from "@einv/certificate";
import { TaxInvoicePackage } from "@einv/nts";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { absent, bytes, sample, text } from "./samples.ts";

const { sequence, set, integer, octetString } = Der.write;

const secret = (first: number, length = 20) =>
  Redacted.make<Uint8Array>(Uint8Array.from({ length }, (_, index) => first + index));

const entry = (first: number, xml: string): TaxInvoicePackage.Entry => ({
  r: secret(first),
  xml: bytes(xml),
});

const refused = (result: Result.Result<unknown, { readonly code: string }>): string =>
  Result.match(result, { onSuccess: () => "taken", onFailure: ({ code }) => code });

const readBytes = (package_: Uint8Array) => TaxInvoicePackage.read(Redacted.make(package_));

describe("TaxInvoicePackage", () => {
  it("gives back every invoice with its R", () => {
    const entries = [entry(9, "<c/>"), entry(1, "<a/>"), entry(5, "<b/>")];
    const back = Result.getOrThrow(
      Result.flatMap(TaxInvoicePackage.write(entries), (whole) => TaxInvoicePackage.read(whole)),
    );
    assert.deepStrictEqual(
      back.map(({ r, xml }) => [Redacted.value(r)[0], text(xml)]),
      [
        [1, "<a/>"],
        [5, "<b/>"],
        [9, "<c/>"],
      ],
    );
  });

  it("is the same package in whatever order the invoices come", () => {
    const [one, two] = [entry(1, "<a/>"), entry(2, "<b/>")];
    const written = [TaxInvoicePackage.write([one, two]), TaxInvoicePackage.write([two, one])];
    const [first, second] = written.map((result) => Redacted.value(Result.getOrThrow(result)));
    assert.deepStrictEqual(first, second);
  });

  it("is in the order of DER: that of the encodings, octet by octet", () => {
    const long = "x".repeat(66_000);
    const entries = [
      "<b/>",
      "<a/>",
      "<abc/>",
      `<a>${"x".repeat(300)}</a>`,
      `<a>${"x".repeat(130)}</a>`,
      "<a/>",
      `<a>${long}y</a>`,
      `<a>${long}x</a>`,
    ].flatMap((xml) => [entry(200, xml), entry(2, xml)]);
    const expected = sequence(
      integer(entries.length),
      set(...entries.map(({ r, xml }) => sequence(octetString(Redacted.value(r)), octetString(xml)))),
    );
    const written = Redacted.value(Result.getOrThrow(TaxInvoicePackage.write(entries)));
    assert.isTrue(Buffer.from(written).equals(expected));
  });

  it("takes 1 to 100 invoices and R of 20 octets", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => entry(index, `<a n="${index}"/>`));
    assert.strictEqual(refused(TaxInvoicePackage.write([])), "nts.package-size");
    assert.strictEqual(refused(TaxInvoicePackage.write(many(100))), "taken");
    assert.strictEqual(refused(TaxInvoicePackage.write(many(101))), "nts.package-size");
    for (const length of [0, 19, 21]) {
      const short = { r: secret(1, length), xml: bytes("<a/>") };
      const result = TaxInvoicePackage.write([entry(1, "<a/>"), short]);
      assert.deepStrictEqual(
        Result.mapError(result, ({ code, path }) => [code, path]),
        Result.fail(["nts.package-r", "invoices[1]"]),
      );
    }
  });

  it("shows no R when it is printed", () => {
    const package_ = Result.getOrThrow(TaxInvoicePackage.write([entry(65, "<a/>")]));
    const shown = [package_, entry(65, "<a/>")].flatMap((secretive) => [
      JSON.stringify(secretive),
      inspect(secretive),
    ]);
    for (const sight of shown) assert.notMatch(sight, /65\D+66|QUJD|414243/);
  });

  const invoice = sequence(octetString(new Uint8Array(20)), octetString(bytes("<a/>")));
  it.each([
    ["nothing", new Uint8Array()],
    ["a wrong count", sequence(integer(2), set(invoice))],
    ["a third field", sequence(integer(1), set(invoice), integer(1))],
    [
      "a third part in an invoice",
      sequence(integer(1), set(sequence(octetString(bytes("r")), octetString(bytes("x")), integer(1)))),
    ],
    ["an invoice without R", sequence(integer(1), set(sequence(octetString(bytes("x")))))],
    ["a list instead of a set", sequence(integer(1), sequence(invoice))],
    ["something behind it", new Uint8Array([...sequence(integer(1), set(invoice)), 0])],
    ["indefinite length", Uint8Array.of(0x30, 0x80, 0, 0)],
    ["a length beyond the end", Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)],
  ])("refuses %s", (_, hostile) => {
    assert.strictEqual(refused(readBytes(hostile)), "nts.package-malformed");
  });

  it("refuses packages that hold none or too many", () => {
    assert.strictEqual(refused(readBytes(sequence(integer(0), set()))), "nts.package-size");
    const invoices = Array.from({ length: 101 }, () => invoice);
    assert.strictEqual(refused(readBytes(sequence(integer(101), set(...invoices)))), "nts.package-size");
  });

  describe.skipIf(absent !== "")(`a real package${absent}`, () => {
    const original = sample("package/7-0101-taxinvoicepackage.der");

    it("is read, and written again octet for octet", () => {
      const again = Result.flatMap(readBytes(original), (entries) => TaxInvoicePackage.write(entries));
      assert.deepStrictEqual(Redacted.value(Result.getOrThrow(again)), original);
    });

    it.effect("its R ties the signer's certificate to the supplier's number", () =>
      Effect.gen(function* () {
        const [first] = yield* Effect.fromResult(readBytes(original));
        const pem = /<ds:X509Certificate>([^<]+)</.exec(text(first!.xml))?.[1] ?? "";
        const certificate = yield* Effect.fromResult(
          Certificate.parse(new Uint8Array(Buffer.from(pem, "base64"))),
        );
        const { invoice } = yield* Effect.fromResult(TaxInvoiceXml.read(first!.xml));
        const claim = { businessNumber: invoice.supplier.businessNumber, r: first!.r };
        assert.strictEqual(yield* Vid.check(certificate, claim), "MATCH");
      }),
    );
  });
});
