import { assert, describe, it } from "@effect/vitest";
import * as Arbitrary from "effect/Arbitrary";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { Account, Audit, Ledger, Transfer } from "@einv/billing";

const buyer = Account.company("1208800016");
const given = Account.bonus("1208800016");
const supplier = Account.company("1018116293");
const empty: Ledger.Book = { accounts: [], transfers: [] };

const codeOf = (book: Ledger.Book, order: Ledger.Order): string => {
  const outcome = Ledger.decide(book, order);
  if (Result.isFailure(outcome)) return outcome.failure.code;
  return outcome.success.repeated ? "repeated" : "written";
};

/** The book after orders that must all succeed. */
const after = (...orders: ReadonlyArray<Ledger.Order>): Ledger.Book =>
  orders.reduce((book, order) => Ledger.enter(book, Result.getOrThrow(Ledger.decide(book, order))), empty);

const balance = (book: Ledger.Book, id: Account.OwnerId) => {
  const account = book.accounts.find((one) => one.id === id) ?? Account.empty(id);
  return [Account.available(account), Account.held(account)];
};

const credited: Ledger.Order = { kind: "credit", id: "credit:1", account: buyer, points: 500n };
const gift: Ledger.Order = { kind: "credit", id: "gift:1", account: given, points: 150n };
const holding: Ledger.Order = { kind: "hold", id: "hold:a", account: buyer, points: 200n, ref: "a" };
const posted: Ledger.Order = { kind: "post", id: "post:a", of: "hold:a" };
const voided: Ledger.Order = { kind: "void", id: "void:a", of: "hold:a" };
const refunded: Ledger.Order = { kind: "refund", id: "refund:a", of: "post:a" };

describe("Ledger", () => {
  it("holds, charges and gives back", () => {
    assert.deepStrictEqual(balance(after(credited), buyer), [500n, 0n]);
    assert.deepStrictEqual(balance(after(credited, holding), buyer), [300n, 200n]);
    assert.deepStrictEqual(balance(after(credited, holding, posted), buyer), [300n, 0n]);
    assert.deepStrictEqual(balance(after(credited, holding, posted, refunded), buyer), [500n, 0n]);
    assert.deepStrictEqual(balance(after(credited, holding, voided), buyer), [500n, 0n]);
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

  it("uses bonus points first, or last, as the order says, and gives back to each what it gave", () => {
    const both = after(credited, gift);
    for (const [spending, bought, bonus] of [
      ["bonus-first", 450n, 0n],
      ["bonus-last", 300n, 150n],
      ["bought-only", 300n, 150n],
    ] as const) {
      const held = Ledger.enter(both, Result.getOrThrow(Ledger.decide(both, { ...holding, spending })));
      assert.deepStrictEqual([balance(held, buyer)[0], balance(held, given)[0]], [bought, bonus], spending);
      const done = [posted, refunded].reduce(
        (book, order) => Ledger.enter(book, Result.getOrThrow(Ledger.decide(book, order))),
        held,
      );
      assert.deepStrictEqual(
        [balance(done, buyer), balance(done, given)],
        [
          [500n, 0n],
          [150n, 0n],
        ],
        spending,
      );
      assert.deepStrictEqual(Audit.faults(done), [], spending);
    }
    const large = { ...holding, points: 650n };
    assert.strictEqual(codeOf(both, large), "written");
    assert.strictEqual(codeOf(both, { ...large, points: 651n }), "billing.insufficient");
    assert.strictEqual(codeOf(both, { ...large, spending: "bought-only" }), "billing.insufficient");
  });

  it("never pays bonus points out, and never takes them for money", () => {
    const payout = { ...holding, id: "payout", to: Account.operator.refundsPayable, points: 501n } as const;
    assert.strictEqual(codeOf(after(credited, gift), payout), "billing.insufficient");
    assert.strictEqual(codeOf(after(credited, gift), { ...payout, points: 500n }), "written");
    assert.strictEqual(codeOf(empty, { ...gift, from: "operator:clearing" }), "billing.source");
    assert.strictEqual(codeOf(empty, { ...credited, from: "operator:promotion" }), "billing.source");
  });

  it("does a repeated order once, and says in what another order under its number differs", () => {
    const all = [credited, gift, holding, posted, refunded];
    const book = after(...all);
    for (const order of all) {
      const again = Result.getOrThrow(Ledger.decide(book, order));
      assert.isTrue(again.repeated, order.id);
      assert.deepStrictEqual(Ledger.enter(book, again), book, order.id);
    }
    const whatOf = (order: Ledger.Order) => {
      const outcome = Ledger.decide(book, order);
      return Result.isFailure(outcome) ? [outcome.failure.code, outcome.failure.values?.["what"]] : [];
    };
    const different = "billing.exists-with-different";
    assert.deepStrictEqual(whatOf({ ...credited, points: 501n }), [different, "points"]);
    assert.deepStrictEqual(whatOf({ ...holding, account: supplier }), [different, "debit"]);
    assert.deepStrictEqual(whatOf({ ...holding, points: 201n }), [different, "points"]);
    assert.deepStrictEqual(whatOf({ ...holding, ref: "b" }), [different, "ref"]);
    assert.deepStrictEqual(whatOf({ ...credited, kind: "hold" }), [different, "kind"]);
    assert.deepStrictEqual(whatOf({ ...posted, kind: "void" }), [different, "kind"]);
  });

  it("ends a hold in one way and refunds a charge once", () => {
    const charged = after(credited, gift, holding, posted);
    assert.strictEqual(codeOf(charged, voided), "billing.already-settled");
    assert.strictEqual(codeOf(charged, { ...posted, id: "post:2" }), "billing.already-settled");
    const back = after(credited, gift, holding, posted, refunded);
    assert.strictEqual(codeOf(back, { ...refunded, id: "refund:2" }), "billing.already-refunded");
    assert.strictEqual(codeOf(after(credited, holding, voided), posted), "billing.already-settled");
  });

  it("refuses to end or give back what is not there", () => {
    assert.strictEqual(codeOf(after(credited), posted), "billing.not-held");
    assert.strictEqual(codeOf(after(credited), { ...posted, of: "credit:1" }), "billing.not-held");
    assert.strictEqual(
      codeOf(after(credited, holding), { ...refunded, of: "hold:a" }),
      "billing.not-charged",
    );
    for (const points of [0n, -1n, 1_000_000_000_001n])
      assert.strictEqual(codeOf(empty, { ...credited, points }), "billing.points");
    for (const id of ["", "x+bonus", "x".repeat(201)])
      assert.strictEqual(codeOf(empty, { ...credited, id }), "billing.id");
  });

  it("carries orders out together or not at all, each seeing the ones before it", () => {
    const both = Ledger.decideAll(after(credited), [holding, posted]);
    assert.strictEqual(Result.getOrThrow(both).length, 2);
    const short = Ledger.decideAll(after(credited), [
      { ...holding, points: 400n },
      { ...holding, id: "hold:b" },
    ]);
    assert.isTrue(Result.isFailure(short));
  });

  it("decides from the slice of the book that the scope names", () => {
    const full = after(
      credited,
      gift,
      { kind: "credit", id: "credit:2", account: supplier, points: 50n },
      holding,
      { ...holding, id: "hold:b" },
      posted,
    );
    const orders: ReadonlyArray<Ledger.Order> = [
      { kind: "credit", id: "credit:3", account: supplier, points: 1n },
      { kind: "hold", id: "hold:c", account: buyer, points: 100n },
      { kind: "hold", id: "hold:d", account: buyer, points: 1001n },
      { kind: "post", id: "post:b", of: "hold:b" },
      voided,
      refunded,
    ];
    for (const order of orders) {
      const scope = Ledger.scope([order]);
      const transfers = full.transfers.filter(
        ({ id, of }) => scope.transfers.includes(id) || (of !== undefined && scope.transfers.includes(of)),
      );
      const named = new Set<string>([
        ...scope.accounts,
        ...transfers.flatMap(({ debit, credit }) => [debit, credit]),
      ]);
      const slice = { transfers, accounts: full.accounts.filter(({ id }) => named.has(id)) };
      assert.deepStrictEqual(Ledger.decide(slice, order), Ledger.decide(full, order), order.id);
    }
  });
});

/** Few accounts and numbers, so that orders meet: repeated, ended twice, contradicting each other. */
const number = Schema.Literals([0, 1, 2]);
const drawn = Schema.Union([
  Schema.Struct({
    kind: Schema.Literals(["credit", "gift", "hold", "payout"]),
    n: number,
    owner: Schema.Literals([0, 1]),
    points: Schema.Literals([0, 1, 90, 200, 399]),
    spending: Schema.Literals(["bonus-first", "bonus-last", "bought-only"]),
  }),
  Schema.Struct({
    kind: Schema.Literals(["post", "void", "refund"]),
    n: number,
    of: number,
    own: Schema.Boolean,
  }),
]);

const owners = [buyer, supplier] as const;

const orderOf = (draw: typeof drawn.Type): Ledger.Order => {
  if ("of" in draw) {
    // Mostly the number that belongs to what it ends, as a careful caller has it.
    const id = `${draw.kind}:${draw.own ? draw.of : draw.n}`;
    return { kind: draw.kind, id, of: `${draw.kind === "refund" ? "post" : "hold"}:${draw.of}` };
  }
  const account = owners[draw.owner];
  const { n, spending } = draw;
  const points = BigInt(draw.points);
  switch (draw.kind) {
    case "credit":
      return { kind: "credit", id: `credit:${n}`, account, points };
    case "gift":
      return { kind: "credit", id: `gift:${n}`, account: Account.bonusBeside(account) ?? account, points };
    case "hold":
      return { kind: "hold", id: `hold:${n}`, account, points, spending };
    case "payout":
      return { kind: "hold", id: `hold:${n}`, account, points, to: Account.operator.refundsPayable };
  }
};

const interleavings = 10_000;

describe("Any interleaving of orders, right and wrong", () => {
  it.effect(
    `keeps the books sound at every step (${interleavings.toLocaleString("en")} interleavings)`,
    () =>
      Effect.gen(function* () {
        const sequences = Arbitrary.schema(
          Schema.Array(drawn).check(Schema.isMinLength(25), Schema.isMaxLength(40)),
        );
        const draws = yield* Arbitrary.sampleEffect(sequences, { count: interleavings, seed: 20261125 });
        const outcomes = new Map<string, number>();
        for (const [run, sequence] of draws.entries()) {
          let book = empty;
          for (const draw of sequence) {
            const order = orderOf(draw);
            const outcome = Ledger.decide(book, order);
            const said = Result.isFailure(outcome)
              ? outcome.failure.code
              : outcome.success.repeated
                ? "repeated"
                : order.kind;
            outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
            if (Result.isFailure(outcome) || outcome.success.repeated) continue;
            book = Ledger.enter(book, outcome.success);
            for (const account of outcome.success.accounts)
              assert.isTrue(Account.isSound(account), `run ${run}: ${account.id}`);
          }
          // Debits and credits, no balance below zero, each hold ended at most once.
          assert.deepStrictEqual(Audit.faults(book), [], `run ${run}`);
          const ended = book.transfers.filter(({ kind }) => kind === "post" || kind === "void");
          for (const { id, kind } of book.transfers.filter((transfer) => transfer.kind === "hold"))
            assert.isAtMost(ended.filter(({ of }) => of === id).length, 1, `run ${run}: ${kind} ${id}`);
          // What is still held can be ended, and then nothing is held: exactly once each.
          for (const id of new Set(openHolds(book)))
            book = Ledger.enter(
              book,
              Result.getOrThrow(Ledger.decide(book, { kind: "void", id: `end:${id}`, of: id })),
            );
          assert.isTrue(
            book.accounts.every((account) => Account.held(account) === 0n),
            `run ${run}`,
          );
          assert.deepStrictEqual(Audit.faults(book), [], `run ${run}`);
        }
        for (const kind of [...Transfer.Kind.literals, "repeated", "billing.insufficient"])
          if (kind !== "settle") assert.isAbove(outcomes.get(kind) ?? 0, 100, kind);
        for (const kind of ["already-settled", "already-refunded", "exists-with-different", "not-held"])
          assert.isAbove(outcomes.get(`billing.${kind}`) ?? 0, 100, kind);
        assert.isUndefined(outcomes.get("billing.unsound"));
      }),
    120_000,
  );
});

const openHolds = ({ transfers }: Ledger.Book): ReadonlyArray<string> => {
  const ended = new Set(
    transfers.flatMap(({ kind, of }) => (kind === "refund" || of === undefined ? [] : [of])),
  );
  return transfers
    .filter(({ id, kind }) => kind === "hold" && !ended.has(id))
    .map(({ id }) => id.replace("+bonus", ""));
};

describe("Audit", () => {
  const sound = after(credited, gift, holding, posted);

  it("adds up every account, the operator's too", () => {
    const balances = Audit.trialBalance(sound.transfers);
    const net = (id: Account.AccountId) => {
      const sums = balances.get(id);
      return sums === undefined ? undefined : sums.creditsPosted - sums.debitsPosted;
    };
    assert.strictEqual(net(Account.operator.sales), -500n);
    assert.strictEqual(net(Account.operator.promotion), -150n);
    assert.strictEqual(net(Account.operator.revenue), 200n);
    assert.strictEqual(net(buyer), 450n);
    assert.strictEqual(net(given), 0n);
  });

  it("notices sums that were changed, transfers that went missing, and holds that ended twice", () => {
    assert.deepStrictEqual(Audit.faults(sound), []);
    const [first, ...rest] = sound.accounts;
    assert.isNotEmpty(
      Audit.faults({
        ...sound,
        accounts: [{ ...first!, creditsPosted: first!.creditsPosted + 1n }, ...rest],
      }),
    );
    assert.isNotEmpty(Audit.faults({ ...sound, accounts: rest }));
    for (const { id } of sound.transfers)
      assert.isNotEmpty(
        Audit.faults({ ...sound, transfers: sound.transfers.filter((one) => one.id !== id) }),
        id,
      );
    const twice = sound.transfers.find(({ kind }) => kind === "post")!;
    assert.isNotEmpty(Audit.faults({ ...sound, transfers: [...sound.transfers, { ...twice, id: "again" }] }));
  });
});
