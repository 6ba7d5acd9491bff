import { assert, describe, it } from "@effect/vitest";
import { Payer, PriceList, Quote } from "@einv/billing";

const price = PriceList.standard.reverseIssue;

describe("Quote", () => {
  it("says 0 to the side that does not pay", () => {
    const of = { price, available: 1_000n } as const;
    assert.strictEqual(Quote.quote({ ...of, payer: "buyer", side: "supplier" }).yourPoints, 0n);
    assert.strictEqual(Quote.quote({ ...of, payer: "buyer", side: "buyer" }).yourPoints, 200n);
    assert.strictEqual(Quote.quote({ ...of, payer: "supplier", side: "supplier" }).yourPoints, 200n);
    assert.strictEqual(Quote.quote({ ...of, payer: "supplier", side: "supplier" }).points, 200n);
  });

  it("is covered to the last point", () => {
    const of = { price, payer: "buyer", side: "supplier" } as const;
    assert.isTrue(Quote.quote({ ...of, available: 200n }).covered);
    assert.isFalse(Quote.quote({ ...of, available: 199n }).covered);
  });

  it("charges the side that was agreed", () => {
    const parties = { supplier: "1018116293", buyer: "1208800016" };
    assert.strictEqual(Payer.numberOf("supplier", parties), "1018116293");
    assert.strictEqual(Payer.numberOf("buyer", parties), "1208800016");
  });
});
