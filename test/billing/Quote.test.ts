import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Payer, PriceList, Quote } from "@einv/billing";

const price = 200n;

const codeOf = (outcome: ReturnType<typeof PriceList.priceOn>): string =>
  Result.isFailure(outcome) ? outcome.failure.code : String(outcome.success);

describe("Quote", () => {
  it("says 0 to the side that does not pay", () => {
    const of = { price, available: 1_000n } as const;
    assert.strictEqual(Quote.quote({ ...of, payer: "buyer", side: "supplier" }).yourPoints, 0n);
    assert.strictEqual(Quote.quote({ ...of, payer: "buyer", side: "buyer" }).yourPoints, 200n);
    assert.strictEqual(Quote.quote({ ...of, payer: "supplier", side: "supplier" }).yourPoints, 200n);
    assert.strictEqual(Quote.quote({ ...of, payer: "supplier", side: "supplier" }).points, 200n);
    assert.strictEqual(Quote.quote({ ...of, payer: "partner", side: "supplier" }).yourPoints, 0n);
  });

  it("is covered to the last point, and always when nobody pays", () => {
    const of = { price, payer: "buyer", side: "supplier" } as const;
    assert.isTrue(Quote.quote({ ...of, available: 200n }).covered);
    assert.isFalse(Quote.quote({ ...of, available: 199n }).covered);
    const free = Quote.quote({ ...of, payer: "none", available: 0n });
    assert.deepStrictEqual([free.covered, free.points], [true, 0n]);
  });

  it("names who must act when it is not covered", () => {
    const who = (payer: Payer.Payer, available: bigint) =>
      Quote.mustAct(Quote.quote({ price, payer, side: "supplier", available }), "supplier");
    assert.strictEqual(who("supplier", 199n), "you");
    assert.strictEqual(who("buyer", 199n), "buyer");
    assert.strictEqual(who("partner", 199n), "partner");
    assert.strictEqual(who("none", 0n), "nobody");
    assert.strictEqual(who("buyer", 200n), "nobody");
  });
});

describe("Payer", () => {
  it("charges whoever was agreed", () => {
    const parties = { supplier: "1018116293", buyer: "1208800016", partner: "host_1" };
    assert.strictEqual(Payer.accountOf("supplier", parties), "company:1018116293");
    assert.strictEqual(Payer.accountOf("buyer", parties), "company:1208800016");
    assert.strictEqual(Payer.accountOf("partner", parties), "partner:host_1");
    assert.isUndefined(Payer.accountOf("none", parties));
  });

  it("lets the buyer pay for what it asked for, and for nothing else", () => {
    assert.isTrue(Result.isSuccess(Payer.check("buyer", "reverse-issue")));
    assert.isTrue(Result.isFailure(Payer.check("buyer", "issue")));
    assert.isTrue(Result.isSuccess(Payer.check("supplier", "issue")));
  });
});

describe("PriceList", () => {
  const list: PriceList.PriceList = [
    { service: "issue", points: 200n, from: "2026-01-01", until: "2027-01-01" },
    { service: "issue", points: 220n, from: "2027-01-01" },
    { service: "issue", document: "exemptInvoice", points: 100n, from: "2026-07-01" },
  ];

  it("asks for the price of the day, from its first day to the one before its end", () => {
    const on = (day: string) => codeOf(PriceList.priceOn(list, { service: "issue", day }));
    assert.deepStrictEqual(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(on), [
      "billing.no-price",
      "200",
      "200",
      "220",
    ]);
    assert.strictEqual(
      codeOf(PriceList.priceOn(list, { service: "fax", day: "2026-12-31" })),
      "billing.no-price",
    );
  });

  it("prefers the price of the document's kind once there is one", () => {
    const on = (day: string) =>
      codeOf(PriceList.priceOn(list, { service: "issue", document: "exemptInvoice", day }));
    assert.deepStrictEqual([on("2026-06-30"), on("2026-07-01")], ["200", "100"]);
  });

  it("refuses two prices for one day, and a price that ends before it begins", () => {
    const [first, ...rest] = list;
    assert.isTrue(Result.isSuccess(PriceList.check(list)));
    assert.isTrue(Result.isSuccess(PriceList.check(PriceList.standard)));
    assert.isTrue(Result.isFailure(PriceList.check([{ ...first!, until: "2027-01-02" }, ...rest])));
    assert.isTrue(Result.isFailure(PriceList.check([{ ...first!, until: "2026-01-01" }])));
  });
});
