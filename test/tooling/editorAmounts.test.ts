/** The editor computes while one types, without the library behind the rules: it must come to the same. */
import * as BigDecimal from "effect/BigDecimal";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { totalsOf } from "@einv/elements/invoice-editor/content";
import { split, supplyOf, taxOf } from "@einv/elements/invoice-editor/money";
import { Form, Reading, TaxInvoice } from "@einv/invoice";

const now = TaxInvoice.CalendarDate.make("2026-11-25");

const Kind = Schema.Literals(["0101", "0102", "0301"]);
const Decimal = Schema.Struct({
  units: Schema.Int.check(Schema.isBetween({ minimum: -999_999_999, maximum: 999_999_999 })),
  millions: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 999_999 })),
  scale: Schema.Literals([0, 1, 2]),
});
const Amount = Schema.optionalKey(
  Schema.Int.check(Schema.isBetween({ minimum: -99_999, maximum: 99_999_999 })),
);
const Line = Schema.Struct({ quantity: Amount, unitPrice: Amount, supplyAmount: Amount, taxAmount: Amount });

const valueOf = ({ units, millions }: typeof Decimal.Type): bigint => BigInt(units) * (BigInt(millions) + 1n);

describe("what the editor computes", () => {
  it.prop(
    "from quantity and unit price is what the rules compute, of every kind",
    [Decimal, Decimal, Kind],
    ([quantity, unitPrice, kind]) => {
      const supply = Reading.supplyOf(
        BigDecimal.make(valueOf(quantity), quantity.scale),
        BigDecimal.make(valueOf(unitPrice), unitPrice.scale),
      );
      assert.strictEqual(
        supplyOf(
          { value: valueOf(quantity), scale: quantity.scale },
          { value: valueOf(unitPrice), scale: unitPrice.scale },
        ),
        supply,
      );
      assert.strictEqual(taxOf(kind, supply ?? 0n), Reading.taxOf(kind, supply ?? 0n));
    },
    { arbitrary: { runs: 300 } },
  );

  it.prop(
    "for a whole form is what the server makes of it",
    [Schema.Array(Line).check(Schema.isMaxLength(6)), Kind],
    ([lines, typeCode]) => {
      const form: Form.Form = {
        ...Form.blank,
        typeCode,
        writtenDate: "2026-11-20",
        items: lines.map((line) =>
          Object.fromEntries(Object.entries(line).map(([name, value]) => [name, String(value)])),
        ),
      };
      const { supply, tax, grand } = totalsOf(form);
      const { totals } = Reading.read(form, { now }).terms;
      assert.deepStrictEqual(
        { supply, tax: tax ?? 0n, grand },
        { supply: totals.supply, tax: totals.tax ?? 0n, grand: totals.grand },
      );
    },
    { arbitrary: { runs: 300 } },
  );

  it.prop(
    "out of a total that includes tax loses no won, and is at most one won from a tenth",
    [Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))],
    ([total]) => {
      const { supply, tax = 0n } = split("0101", BigInt(total));
      assert.strictEqual(supply + tax, BigInt(total));
      const short = (taxOf("0101", supply) ?? 0n) - tax;
      assert.isTrue(short === 0n || short === 1n, String(short));
    },
    { arbitrary: { runs: 300 } },
  );
});
