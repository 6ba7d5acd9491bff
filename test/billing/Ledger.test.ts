import { assert, describe, it } from "@effect/vitest";
import * as Result from "effect/Result";
import { Ledger } from "@einv/billing";

const buyer = Ledger.company("1208800016");
const supplier = Ledger.company("1018116293");
const empty: Ledger.Book = { accounts: [], transfers: [] };

const codeOf = (book: Ledger.Book, order: Ledger.Order): string => {
  const outcome = Ledger.decide(book, order);
  if (Result.isFailure(outcome)) return outcome.failure.code;
  return outcome.success.repeated ? "repeated" : "written";
};

/** The book after orders that must all succeed. */
const after = (...orders: ReadonlyArray<Ledger.Order>): Ledger.Book =>
  orders.reduce((book, order) => Ledger.enter(book, Result.getOrThrow(Ledger.decide(book, order))), empty);

const balance = (book: Ledger.Book, id: Ledger.AccountId) => {
  const account = book.accounts.find((one) => one.id === id) ?? Ledger.empty(id);
  return [Ledger.available(account), Ledger.held(account)];
};

const credited: Ledger.Order = { kind: "credit", id: "credit:1", account: buyer, points: 500n };
const holding: Ledger.Order = { kind: "hold", id: "hold:a", account: buyer, points: 200n };
const posted: Ledger.Order = { kind: "post", id: "post:a", of: "hold:a" };
const refunded: Ledger.Order = { kind: "refund", id: "refund:a", of: "post:a" };

describe("Ledger", () => {
  it("holds, charges and gives back", () => {
    assert.deepStrictEqual(balance(after(credited), buyer), [500n, 0n]);
    assert.deepStrictEqual(balance(after(credited, holding), buyer), [300n, 200n]);
    assert.deepStrictEqual(balance(after(credited, holding, posted), buyer), [300n, 0n]);
    assert.deepStrictEqual(balance(after(credited, holding, posted, refunded), buyer), [500n, 0n]);
    const voided = after(credited, holding, { kind: "void", id: "void:a", of: "hold:a" });
    assert.deepStrictEqual(balance(voided, buyer), [500n, 0n]);
  });

  it("spends held points once: a second hold sees what is left", () => {
    const book = after(credited, holding, { ...holding, id: "hold:b" });
    const outcome = Ledger.decide(book, { ...holding, id: "hold:c" });
    assert.isTrue(Result.isFailure(outcome));
    if (Result.isFailure(outcome)) {
      assert.strictEqual(outcome.failure.code, "billing.insufficient");
      assert.deepStrictEqual(outcome.failure.values, { needed: "200", available: "100" });
    }
    assert.strictEqual(codeOf(book, { ...holding, id: "hold:c", points: 100n }), "written");
  });

  it("does a repeated order once, and refuses its number for another order", () => {
    const book = after(credited, holding, posted, refunded);
    for (const order of [credited, holding, posted, refunded]) {
      const again = Result.getOrThrow(Ledger.decide(book, order));
      assert.isTrue(again.repeated, order.id);
      assert.deepStrictEqual(Ledger.enter(book, again), book, order.id);
    }
    for (const order of [
      { ...credited, points: 501n },
      { ...holding, account: supplier },
      { ...holding, kind: "credit" },
    ] as const)
      assert.strictEqual(codeOf(book, order), "billing.duplicate");
  });

  it("settles a hold in one way and refunds a charge once", () => {
    const charged = after(credited, holding, posted);
    assert.strictEqual(
      codeOf(charged, { kind: "void", id: "void:a", of: "hold:a" }),
      "billing.already-settled",
    );
    assert.strictEqual(
      codeOf(charged, { kind: "post", id: "post:2", of: "hold:a" }),
      "billing.already-settled",
    );
    const back = after(credited, holding, posted, refunded);
    assert.strictEqual(codeOf(back, { ...refunded, id: "refund:2" }), "billing.already-refunded");
  });

  it("refuses to settle or give back what is not there", () => {
    assert.strictEqual(codeOf(after(credited), posted), "billing.not-held");
    assert.strictEqual(codeOf(after(credited), { ...posted, of: "credit:1" }), "billing.not-held");
    assert.strictEqual(
      codeOf(after(credited, holding), { ...refunded, of: "hold:a" }),
      "billing.not-charged",
    );
    assert.strictEqual(codeOf(empty, { ...credited, points: 0n }), "billing.points");
    assert.strictEqual(codeOf(after(credited), { ...holding, points: -1n }), "billing.points");
  });

  it("decides from the slice of the book that the scope names", () => {
    const full = after(
      credited,
      { kind: "credit", id: "credit:2", account: supplier, points: 50n },
      holding,
      { ...holding, id: "hold:b" },
      posted,
    );
    const orders: ReadonlyArray<Ledger.Order> = [
      { kind: "credit", id: "credit:3", account: supplier, points: 1n },
      { kind: "hold", id: "hold:c", account: buyer, points: 100n },
      { kind: "hold", id: "hold:d", account: buyer, points: 101n },
      { kind: "post", id: "post:b", of: "hold:b" },
      { kind: "void", id: "void:a", of: "hold:a" },
      refunded,
    ];
    for (const order of orders) {
      const scope = Ledger.scope(order);
      const transfers = full.transfers.filter(
        ({ id, of }) => scope.transfers.includes(id) || (of !== undefined && scope.transfers.includes(of)),
      );
      const named = new Set([
        ...scope.accounts,
        ...transfers.flatMap(({ debit, credit }) => [debit, credit]),
      ]);
      const slice = { transfers, accounts: full.accounts.filter(({ id }) => named.has(id)) };
      assert.deepStrictEqual(Ledger.decide(slice, order), Ledger.decide(full, order), order.id);
    }
  });

  it("stays sound under any interleaving of orders, right and wrong", () => {
    // Numerical Recipes' linear congruential generator: the same 300 runs every time.
    let seed = 20261125;
    const below = (n: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % n;
    };
    const pick = (): Ledger.Order => {
      const [n, m] = [below(6), below(6)];
      const account = below(2) === 0 ? buyer : supplier;
      const points = BigInt(below(400)) - 20n;
      switch (below(5)) {
        case 0:
          return { kind: "credit", id: `c${n}`, account, points };
        case 1:
          return { kind: "hold", id: `h${n}`, account, points };
        case 2:
          return { kind: "post", id: `p${m}`, of: `h${n}` };
        case 3:
          return { kind: "void", id: `v${m}`, of: `h${n}` };
        default:
          return { kind: "refund", id: `r${m}`, of: `p${n}` };
      }
    };
    let written = 0;
    for (let run = 0; run < 300; run++) {
      let book = empty;
      for (let step = 0; step < 60; step++) {
        const outcome = Ledger.decide(book, pick());
        if (Result.isFailure(outcome)) continue;
        if (!outcome.success.repeated) written += 1;
        book = Ledger.enter(book, outcome.success);
        assert.deepStrictEqual(Ledger.faults(book), [], `run ${run}, step ${step}`);
      }
      assert.strictEqual(new Set(book.transfers.map(({ id }) => id)).size, book.transfers.length);
    }
    assert.isAbove(written, 3000);
  });

  it("notices books that do not balance", () => {
    const book = after(credited, holding);
    const [first, ...rest] = book.accounts;
    const forged = [{ ...first!, creditsPosted: first!.creditsPosted + 1n }, ...rest];
    assert.isNotEmpty(Ledger.faults({ ...book, accounts: forged }));
    assert.isNotEmpty(
      Ledger.faults({
        transfers: [],
        accounts: [
          { ...Ledger.empty(buyer), debitsPosted: 1n },
          { ...Ledger.empty(Ledger.usage), creditsPosted: 1n },
        ],
      }),
    );
  });
});
