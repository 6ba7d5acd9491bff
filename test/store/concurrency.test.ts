/** Several processes at once: on PostgreSQL as connections of a pool, on a SQLite file as two clients. */
import { assert, describe, it } from "@effect/vitest";
import * as Arbitrary from "effect/Arbitrary";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as SqlClient from "effect/sql/SqlClient";
import { Account, Audit, type Ledger as Books } from "@einv/billing";
import { TaxInvoice } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import {
  Events,
  Idempotency,
  Invoices,
  Ledger,
  Links,
  Migrations,
  Outbox,
  Serials,
  Submissions,
  Transaction,
} from "@einv/store";
import * as SqliteNode from "@einv/store/SqliteNode";
import { newFile, onPostgres } from "./databases.ts";
import { at, invoice, issued, supplier, world } from "./fixtures.ts";

type Database = Layer.Layer<SqlClient.SqlClient, Refusal.Refusal>;
type Work<A> = Effect.Effect<A, unknown, SqlClient.SqlClient>;

/** Runs each piece of work on one of two clients of the same database, all at once. */
type Together = <A>(works: ReadonlyArray<Work<A>>) => Work<ReadonlyArray<A>>;

const carryOut = (order: Books.Order) =>
  Effect.map(Ledger.carryOut([order], at()), ([posting]) => posting?.transfers);

/** Few accounts and ids, so that orders meet: repeated, settled twice, contradicting each other. */
const small = Schema.Literals([1, 2, 3]);
const orders = Schema.Array(
  Schema.Union([
    Schema.Struct({ kind: Schema.Literals(["credit", "hold"]), n: small, account: small, points: small }),
    Schema.Struct({ kind: Schema.Literals(["post", "void", "refund"]), n: small, of: small }),
  ]),
).check(Schema.isMinLength(20), Schema.isMaxLength(40));

const toOrder = (drawn: (typeof orders.Type)[number], round: number): Books.Order => {
  const id = `${round}:${drawn.kind}:${drawn.n}`;
  return "of" in drawn
    ? { kind: drawn.kind, id, of: `${round}:${drawn.kind === "refund" ? "post" : "hold"}:${drawn.of}` }
    : {
        kind: drawn.kind,
        id,
        account: Account.company(`${round}-${drawn.account}`),
        points: BigInt(drawn.points),
      };
};

const behaviour = (build: () => { readonly first: Database; readonly second?: Database }): void => {
  const test = (name: string, body: (together: Together) => Work<void>) =>
    it.live(
      name,
      () => {
        const { first, second } = build();
        return Effect.gen(function* () {
          yield* Migrations.run;
          yield* world;
          const other =
            second === undefined ? yield* Effect.context<SqlClient.SqlClient>() : yield* Layer.build(second);
          const together: Together = (works) =>
            Effect.all(
              works.map((work, index) => (index % 2 === 0 ? work : Effect.provide(work, other))),
              { concurrency: "unbounded" },
            );
          yield* body(together);
        }).pipe(Effect.scoped, Effect.provide(first));
      },
      60_000,
    );

  const many = Array.from({ length: 24 }, (_, n) => n);

  test("lets one of many changes to the same version through", (together) =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1));
      const changes = many.map((n) =>
        Transaction.run(
          Effect.gen(function* () {
            const seen = yield* Invoices.find(invoice(1).ref);
            const done = yield* Invoices.update({ ...invoice(1), message: `${n}` }, 1);
            return done && seen !== undefined ? n : undefined;
          }),
        ),
      );
      const winners = (yield* together(changes)).filter((winner) => winner !== undefined);
      assert.strictEqual(winners.length, 1);
      const now = yield* Invoices.find(invoice(1).ref);
      assert.deepStrictEqual([now?.version, now?.message], [2, String(winners[0])]);
    }));

  test("carries a command out once when it is sent many times at once, and all get the same answer", (together) =>
    Effect.gen(function* () {
      yield* carryOut({ kind: "credit", id: "start", account: Account.company(supplier), points: 300n });
      const command = (n: number) =>
        Transaction.run(
          Effect.gen(function* () {
            const known = yield* Idempotency.find("erp", "key");
            if (known !== undefined) return known.answer;
            yield* carryOut({
              kind: "hold",
              id: `by-${n}`,
              account: Account.company(supplier),
              points: 200n,
            });
            const answer = `"${n}"`;
            yield* Idempotency.put({ scope: "erp", key: "key", fingerprint: "f", answer, at: at() });
            return answer;
          }),
        );
      const answers = yield* together(many.map(command));
      assert.strictEqual(new Set(answers).size, 1);
      assert.deepStrictEqual(yield* Ledger.balance(supplier), { available: 100n, held: 200n });
    }));

  test("never spends points twice: of many holds only those that are covered succeed", (together) =>
    Effect.gen(function* () {
      yield* carryOut({ kind: "credit", id: "start", account: Account.company(supplier), points: 1000n });
      const holds = many.map((n) =>
        Effect.result(
          carryOut({ kind: "hold", id: `h-${n}`, account: Account.company(supplier), points: 200n }),
        ),
      );
      const results = yield* together(holds);
      assert.strictEqual(results.filter(Result.isSuccess).length, 5);
      for (const result of results) {
        if (Result.isFailure(result)) assert.strictEqual(result.failure.code, "billing.insufficient");
      }
      assert.deepStrictEqual(yield* Ledger.balance(supplier), { available: 0n, held: 1000n });
    }));

  test("keeps the books sound whatever orders meet, and agrees with the transfers added up", (together) =>
    Effect.gen(function* () {
      const draws = yield* Arbitrary.sampleEffect(Arbitrary.schema(orders), { count: 6, seed: 20261125 });
      for (const [round, drawn] of draws.entries()) {
        const work = drawn.map((each) => Effect.result(carryOut(toOrder(each, round))));
        const results = yield* together(work);
        for (const result of results) {
          if (Result.isFailure(result)) assert.match(result.failure.code, /^billing\./);
        }
        // A repetition of everything changes nothing that was done.
        const before = yield* Ledger.everything;
        for (const [index, each] of drawn.entries()) {
          const again = yield* Effect.result(carryOut(toOrder(each, round)));
          const was = results[index];
          if (was !== undefined && Result.isSuccess(was) && Result.isSuccess(again))
            assert.deepStrictEqual(again.success, was.success);
        }
        const book = yield* Ledger.everything;
        assert.isAtLeast(book.transfers.length, before.transfers.length);
        assert.deepStrictEqual(Audit.faults(book), []);
      }
    }));

  test("chains events without a gap, in whatever order they arrive", (together) =>
    Effect.gen(function* () {
      yield* Invoices.insert(invoice(1));
      const append = (n: number) =>
        Transaction.run(
          Effect.andThen(
            Effect.yieldNow,
            Events.append({
              at: at(n),
              type: `event-${n}`,
              ref: invoice(1).ref,
              actor: { _tag: "System" },
              data: {},
            }),
          ),
        );
      yield* together(many.map(append));
      assert.strictEqual((yield* Events.verifyChain()).seq, many.length);
      const told = yield* Events.list({ hostId: "erp", limit: 1000 });
      assert.strictEqual(new Set(told.map(({ type }) => type)).size, many.length);
    }));

  test("gives every message and every submission to one worker only", (together) =>
    Effect.gen(function* () {
      for (const n of many) {
        yield* Outbox.put({ id: `m-${n}`, kind: "mail", body: "{}", notBefore: at() });
        yield* Submissions.put({ submitId: `s-${n}`, signerNumber: supplier, refs: [], createdAt: at(-60) });
      }
      const messages = (yield* together(many.map(() => Outbox.due(at(), 5)))).flat();
      const taken = (yield* together(
        many.flatMap((n) => [1, 2].map(() => Submissions.hold(`s-${n}`, at()))),
      )).flatMap((one) => (one === undefined ? [] : [one.submitId]));
      assert.strictEqual(new Set(messages.map(({ id }) => id)).size, messages.length);
      assert.deepStrictEqual([...taken].sort(), many.map((n) => `s-${n}`).sort());
      const leftMessages = yield* Outbox.due(at(), 100);
      assert.strictEqual(messages.length + leftMessages.length, many.length);
    }));

  test("puts an invoice into one submission only", (together) =>
    Effect.gen(function* () {
      const queued = { ...issued, transmission: "queued" as const };
      for (const n of [1, 2, 3]) yield* Invoices.insert(invoice(n, { status: queued, plannedFor: at() }));
      const send = (n: number) =>
        Effect.result(
          Transaction.run(
            Effect.gen(function* () {
              const due = yield* Invoices.dueForTransmission(at(), 100);
              if (due.length === 0) return [];
              for (const { version, ...one } of due) {
                const sending = { ...one.status, transmission: "sending" as const };
                const done = yield* Invoices.update(
                  { ...one, version, status: sending, submitId: `s-${n}` },
                  version,
                );
                if (!done) return yield* Effect.fail("changed" as const);
              }
              const refs = due.map(({ ref }) => ref);
              yield* Submissions.put({ submitId: `s-${n}`, signerNumber: supplier, refs, createdAt: at() });
              return refs;
            }),
          ),
        );
      const sent = (yield* together(many.map(send)))
        .filter(Result.isSuccess)
        .flatMap(({ success }) => success);
      assert.deepStrictEqual([...sent].sort(), ["inv-0001", "inv-0002", "inv-0003"]);
      const submissions = yield* Submissions.open;
      assert.deepStrictEqual(submissions.flatMap(({ refs }) => refs).sort(), [...sent].sort());
    }));

  test("gives no serial twice, and counts every wrong number", (together) =>
    Effect.gen(function* () {
      const day = TaxInvoice.CalendarDate.make("2026-11-20");
      const serials = yield* together(many.map(() => Transaction.run(Serials.next(day))));
      assert.strictEqual(new Set(serials).size, many.length);
      yield* Links.put({
        digest: "l",
        ref: "inv-0001",
        recipientNumber: supplier,
        fingerprint: "AB-12",
        sender: "다라전자",
        expiresAt: at(1000),
      });
      yield* together(many.map(() => Links.wrongTry("l", at())));
      assert.strictEqual((yield* Links.find("l"))?.wrongTries, many.length);
    }));
};

/** Opened and built by several at the same moment. */
const builtOnce = (build: () => { readonly first: Database; readonly second?: Database }): void => {
  it.live("is built once when several start at the same time", () => {
    const { first, second } = build();
    const other = second === undefined ? Migrations.run : Effect.provide(Migrations.run, second);
    return Effect.gen(function* () {
      yield* Effect.all([Migrations.run, other, other, Migrations.run], { concurrency: "unbounded" });
      const sql = yield* SqlClient.SqlClient;
      assert.strictEqual((yield* sql`SELECT id FROM einv_migrations WHERE id = 1`).length, 1);
    }).pipe(Effect.provide(first));
  });
};

const twoClients = () => {
  const file = newFile();
  return { first: SqliteNode.layer({ file }), second: SqliteNode.layer({ file }) };
};

describe("Two clients of one SQLite file", () => {
  behaviour(twoClients);
  builtOnce(twoClients);
});

onPostgres("Many connections", (empty) => {
  behaviour(() => ({ first: empty() }));
  builtOnce(() => ({ first: empty() }));
});
