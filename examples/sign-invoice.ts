/**
 * Writes, signs and verifies a tax invoice with a certificate minted on the spot.
 *
 * In this repository: node --conditions=source examples/sign-invoice.ts
 */
import { Mint } from "@einv/certificate/testing";
import { Kst, Rules, TaxInvoice, TaxInvoiceXml, Wording } from "@einv/invoice";
import { TaxInvoiceSignature } from "@einv/signature";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as BigDecimal from "effect/BigDecimal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";

const won = (amount: bigint) => TaxInvoice.Won.make(amount);

const program = Effect.gen(function* () {
  const now = yield* DateTime.now;
  const today = Kst.dateOf(now);
  const invoice: TaxInvoice.TaxInvoice = {
    issueId: TaxInvoice.IssueId.make(`${today.replaceAll("-", "")}EINVDEMO00000001`),
    typeCode: "0101",
    writtenDate: today,
    purpose: "claim",
    remarks: [],
    supplier: { businessNumber: "1208800016", name: "가나상사", representative: "이마바" },
    buyer: { kind: "business", number: "2228100007", name: "다라전자", representative: "최사아" },
    payments: [],
    totals: { supply: won(50_000n), tax: won(5_000n), grand: won(55_000n) },
    items: [
      {
        sequence: 1,
        suppliedOn: today,
        name: "유지보수",
        quantity: BigDecimal.make(1n, 0),
        unitPrice: BigDecimal.make(50_000n, 0),
        supplyAmount: won(50_000n),
        taxAmount: won(5_000n),
      },
    ],
  };
  for (const finding of Rules.check(invoice, { now: today })) console.log(finding.severity, finding.text.ko);

  const hierarchy = yield* Mint.hierarchy();
  const { key } = yield* Mint.business(hierarchy, {
    businessNumber: invoice.supplier.businessNumber,
    name: invoice.supplier.name,
    password: Redacted.make("example-1234!"),
  });
  const xml = TaxInvoiceXml.encode({ invoice, exchange: { issuedAt: Kst.toWallTime(now) } });
  const signed = yield* TaxInvoiceSignature.sign(xml, key);
  const verified = yield* TaxInvoiceSignature.verify(signed);
  console.log(verified.certificate.subject.text);
  console.log(verified.invoice.issueId, Wording.koreanAmount(verified.invoice.totals.grand));
});

await Effect.runPromise(program.pipe(Effect.provide(SecureRandom.layerWebCrypto)));
