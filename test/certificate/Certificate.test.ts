import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { assert, describe, it } from "@effect/vitest";
import { Certificate, CertificateDoctor, DistinguishedName, Policy } from "@einv/certificate";

const korea = "../shared/data/npki/ca-kr";
const invoices = "../shared/data/nts/certs";
const personal = "../shared/data/npki/pypinksign/signCert.der";

const read = (file: string) => Result.getOrThrow(Certificate.parse(readFileSync(file)));
const pem = (der: Uint8Array): string =>
  `subject=whoever\n-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

describe.skipIf(!existsSync(korea))(
  "Certificate on real ones (skipped when they are not beside the project)",
  () => {
    it("reads every Korean authority and every signer of tax invoices", () => {
      for (const folder of [korea, invoices])
        for (const name of readdirSync(folder).filter((file) => file.endsWith(".der"))) {
          const certificate = read(join(folder, name));
          assert.deepStrictEqual(certificate.unknownCritical, [], name);
          assert.match(certificate.subject.text, /^cn=.+,c=kr$/i, name);
        }
    });

    it("shows a business certificate as people know it", () => {
      const certificate = read(join(invoices, "signer-signkorea-2015-corp-4EC.der"));
      assert.deepStrictEqual(
        [
          Policy.of(certificate)?.name.ko,
          Policy.of(certificate)?.signsTaxInvoices,
          Policy.of(certificate)?.ca,
        ],
        ["범용(기업)", "yes", "SignKorea"],
      );
      assert.deepStrictEqual([...(certificate.keyUsage ?? [])], ["digitalSignature", "nonRepudiation"]);
      assert.strictEqual(certificate.virtualIds[0]?.value.length, 32);
      assert.deepStrictEqual(certificate.ocspUrls, ["http://ocsp.signkorea.com"]);
    });

    it("takes PEM and DER for the same certificate", () => {
      const certificate = read(join(korea, "KISA-RootCA-4.der"));
      const again = Result.getOrThrow(Certificate.parse(new TextEncoder().encode(pem(certificate.der))));
      assert.isTrue(Certificate.equals(certificate, again));
      const both = new TextEncoder().encode(
        pem(certificate.der) + pem(read(join(korea, "TradeSignCA4.der")).der),
      );
      assert.deepStrictEqual(
        Result.getOrThrow(Certificate.parseAll(both)).map(({ subject }) =>
          DistinguishedName.commonName(subject),
        ),
        ["KISA RootCA 4", "TradeSignCA4"],
      );
    });

    it("answers something typed when any octet of a certificate is another", () => {
      const der = readFileSync(personal);
      for (let at = 0; at < der.length; at++) {
        const changed = Uint8Array.from(der);
        changed[at] = (changed[at] ?? 0) ^ 0x81;
        const outcome = Certificate.parse(changed);
        if (Result.isFailure(outcome)) assert.match(outcome.failure.code, /^certificate\./, String(at));
        const cut = Certificate.parse(der.subarray(0, at));
        assert.isTrue(Result.isFailure(cut), `cut at ${at}`);
      }
    });

    it.effect("names what is wrong, most serious first", () =>
      Effect.gen(function* () {
        const codes = (file: string, at: string) =>
          Effect.map(CertificateDoctor.examine(read(file), { at: DateTime.makeUnsafe(at) }), (found) =>
            found.map(({ severity, code }) => `${severity} ${code}`),
          );
        assert.deepStrictEqual(yield* codes(personal, "2020-03-01T00:00:00Z"), [
          "error certificate.personal",
          "warning certificate.expires-soon",
        ]);
        assert.deepStrictEqual(yield* codes(personal, "2026-11-25T00:00:00Z"), [
          "error certificate.expired",
          "error certificate.personal",
        ]);
        const business = join(invoices, "signer-kica-2020-corp.der");
        const { notAfter, notBefore } = read(business);
        const iso = (at: DateTime.Utc) => DateTime.formatIso(at);
        assert.deepStrictEqual(yield* codes(business, iso(DateTime.add(notBefore, { days: 1 }))), []);
        assert.deepStrictEqual(yield* codes(business, iso(DateTime.subtract(notAfter, { days: 3 }))), [
          "warning certificate.expires-within-a-week",
        ]);
        assert.deepStrictEqual(yield* codes(business, iso(DateTime.subtract(notBefore, { days: 1 }))), [
          "error certificate.not-yet-valid",
        ]);
        assert.deepStrictEqual(yield* codes(join(korea, "TradeSignCA4.der"), "2026-11-25T00:00:00Z"), [
          "error certificate.not-for-signing",
        ]);
        assert.include(
          yield* codes(join(invoices, "taxcerti-kisa-1024-2011-km.der"), "2011-06-01T00:00:00Z"),
          "warning certificate.weak-key",
        );
      }),
    );
  },
);

describe("Certificate", () => {
  it.each([
    ["nothing", new Uint8Array(), "certificate.der"],
    ["an empty sequence", Uint8Array.of(0x30, 0), "certificate.der"],
    [
      "PEM of something else",
      new TextEncoder().encode("-----BEGIN RSA PRIVATE KEY-----\n"),
      "certificate.malformed",
    ],
    [
      "PEM that does not end",
      new TextEncoder().encode("-----BEGIN CERTIFICATE-----\nMIIB"),
      "certificate.malformed",
    ],
    ["a file of a megabyte", new Uint8Array(1024 * 1024), "certificate.too-large"],
  ])("refuses %s", (_, bytes, code) => {
    const outcome = Certificate.parse(bytes);
    assert.strictEqual(Result.isFailure(outcome) ? outcome.failure.code : undefined, code);
  });
});

describe("DistinguishedName", () => {
  const made = (parts: Parameters<typeof DistinguishedName.write>[0]) =>
    Result.getOrThrow(DistinguishedName.parseDer(DistinguishedName.write(parts)));

  it("is shown the most specific part first, with separators escaped", () => {
    const name = made([
      ["c", "kr"],
      ["o", "yessign"],
      ["cn", "가나, 상사(GANA)"],
    ]);
    assert.strictEqual(name.text, "cn=가나\\, 상사(GANA),o=yessign,c=kr");
    assert.strictEqual(DistinguishedName.commonName(name), "가나, 상사(GANA)");
  });

  it("is the same whatever the letter case and the spaces, and not when the order differs", () => {
    const a = made([
      ["c", "KR"],
      ["o", "Yes  Sign"],
    ]);
    assert.isTrue(
      DistinguishedName.equals(
        a,
        made([
          ["c", "kr"],
          ["o", "yes sign"],
        ]),
      ),
    );
    assert.isFalse(
      DistinguishedName.equals(
        a,
        made([
          ["o", "Yes  Sign"],
          ["c", "KR"],
        ]),
      ),
    );
  });
});
