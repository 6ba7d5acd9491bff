import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { TaxInvoiceSignature } from "@einv/signature";
import { present, reason, sample } from "./data.ts";

describe.skipIf(!present)(`invoices that others signed${reason}`, () => {
  it.effect.each(["certifier-6-0101-signed", "smartbill-2020-0101-signed"])("verifies %s", (name) =>
    Effect.gen(function* () {
      const xml = sample(`nts/signed/${name}.xml`);
      const verified = yield* TaxInvoiceSignature.verify(xml);
      const octets = sample(`nts/digest-input/${name}.digestinput.bin`);
      assert.deepStrictEqual(verified.digestInput, octets);
      assert.deepStrictEqual(Result.getOrThrow(TaxInvoiceSignature.digestInput(xml)), octets);
      assert.strictEqual(verified.xml, xml);
    }),
  );
});
