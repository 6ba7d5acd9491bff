import { assert, describe, it } from "@effect/vitest";
import { Charge, Forecast } from "@einv/billing";

describe("what the next month will need", () => {
  it("is what waits, and what a usual month took", () => {
    const made = Forecast.make({ pending: [200n, 200n, 0n], used: [400n, 600n, 800n], available: 500n });
    assert.deepStrictEqual(made, {
      pending: { count: 2, points: 400n },
      usual: { months: 3, points: 600n },
      needed: 1000n,
      missing: 500n,
    });
  });

  it("takes no month before the company began for a usual one, and rounds up", () => {
    const { usual } = Forecast.make({ pending: [], used: [0n, 200n, 201n], available: 0n });
    assert.deepStrictEqual(usual, { months: 2, points: 201n });
  });

  it("counts a month without use in between", () => {
    assert.strictEqual(
      Forecast.make({ pending: [], used: [300n, 0n, 0n], available: 0n }).usual.points,
      100n,
    );
  });

  it("needs nothing of a company that never used any, and misses nothing that is there", () => {
    const none = Forecast.make({ pending: [], used: [0n, 0n, 0n], available: 0n });
    assert.deepStrictEqual([none.usual.months, none.needed, none.missing], [0, 0n, 0n]);
    assert.strictEqual(Forecast.make({ pending: [200n], used: [], available: 10_000n }).missing, 0n);
  });

  it("is not less than what waits when more was given back than used", () => {
    assert.strictEqual(Forecast.make({ pending: [200n], used: [100n, -500n], available: 0n }).needed, 200n);
  });
});

describe("an amount of one's own", () => {
  const offers = [
    { won: 10_000n, bonus: 0n },
    { won: 50_000n, bonus: 1_000n },
    { won: 100_000n, bonus: 5_000n },
  ];
  const amounts = { least: 1_000n, most: 500_000n, step: 1_000n };

  it("has the bonus of the greatest offer that it reaches, in proportion", () => {
    const bonusOf = (won: bigint) => Charge.offerOf(won, offers, amounts)?.bonus;
    assert.deepStrictEqual([1_000n, 49_000n, 50_000n, 73_000n, 100_000n, 250_000n].map(bonusOf), [
      0n,
      0n,
      1_000n,
      1_460n,
      5_000n,
      12_500n,
    ]);
  });

  it("is taken within the limits and in steps only; what is on offer always", () => {
    for (const won of [0n, 500n, 1_500n, 501_000n, -1_000n])
      assert.isUndefined(Charge.offerOf(won, offers, amounts));
    assert.isDefined(Charge.offerOf(10_000n, offers, { ...amounts, least: 20_000n }));
    assert.isUndefined(Charge.offerOf(20_000n, offers, undefined));
  });
});
