import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { TaxInvoiceXml } from "@einv/invoice";

const data = join(import.meta.dirname, "../../../shared/data/nts");
const files = (folder: string): ReadonlyArray<string> =>
  existsSync(join(data, folder))
    ? readdirSync(join(data, folder)).map((name) => join(data, folder, name))
    : [];

describe.skipIf(!existsSync(data))("TaxInvoiceXml on real documents", () => {
  it("reads all", () => {
    for (const file of [...files("unsigned"), ...files("signed")]) {
      const read = TaxInvoiceXml.read(readFileSync(file));
      if (Result.isFailure(read))
        assert.fail(`${file}: ${read.failure.message} ${JSON.stringify(read.failure)}`);
      assert.strictEqual(read.success.signature !== undefined, file.includes("/signed/"));
      const again = Result.getOrThrow(TaxInvoiceXml.read(TaxInvoiceXml.encode(read.success)));
      assert.deepStrictEqual(again.invoice, read.success.invoice);
      assert.deepStrictEqual(again.exchange, read.success.exchange);
    }
  });
});
