/**
 * The books of points: `@einv/billing` decides, this writes. Accounts are sums
 * of everything ever written to them; transfers are never changed or deleted.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import { Ledger as Books } from "@einv/billing";
import * as Transaction from "./Transaction.ts";
import { exclusive } from "./internal/exclusive.ts";
import { type Stored, query } from "./internal/query.ts";
import { Points, columns, reader, touched } from "./internal/rows.ts";
import { refusals } from "./Refusals.ts";

const accounts = reader(
  Schema.Struct({
    id: Books.AccountId,
    debitsPosted: Points,
    creditsPosted: Points,
    debitsPending: Points,
    creditsPending: Points,
  }),
);
const transfers = reader(Schema.Struct({ ...Books.Transfer.fields, points: Points }));

/** Which slice of the books: transfers by their `id` or what they are `of`, the accounts those name, and more accounts. */
export interface Scope {
  readonly transfers: ReadonlyArray<string>;
  readonly accounts: ReadonlyArray<Books.AccountId>;
}

const slice = (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
  ids.length === 0
    ? Effect.succeed([])
    : transfers.all(
        sql`SELECT * FROM ledger_transfers WHERE ${sql.or([sql.in("id", ids), sql.in("of", ids)])} ORDER BY id`,
      );

/** Reads the accounts and keeps them from everybody else until the transaction ends; always in the same order, so that two do not wait for each other. */
const lock = (sql: SqlClient.SqlClient, ids: ReadonlyArray<Books.AccountId>) =>
  Effect.forEach([...new Set(ids)].sort(), (id) => {
    const created = columns({ ...Books.empty(id), version: 1 });
    return accounts.all(
      sql`INSERT INTO ledger_accounts ${sql.insert(created)}
        ON CONFLICT (id) DO UPDATE SET version = ledger_accounts.version + 1 RETURNING *`,
    );
  }).pipe(Effect.map((found) => found.flat()));

/**
 * Decides on a slice of the books that nobody else can change meanwhile (orders
 * about the same transfers wait for each other, and so do orders on the same
 * accounts), and writes what was decided. Refused with what `decide` refuses, and then nothing
 * is written.
 */
export const carryOut = (
  scope: Scope,
  decide: (book: Books.Book) => Books.Outcome,
  at: DateTime.Utc,
): Stored<Books.Posting> =>
  Transaction.run(
    query("Ledger.carryOut", (sql) =>
      Effect.gen(function* () {
        yield* exclusive(
          sql,
          scope.transfers.map((id) => `ledger/${id}`),
        );
        const known = yield* slice(sql, scope.transfers);
        const named = known.flatMap(({ debit, credit }) => [debit, credit]);
        const book: Books.Book = {
          accounts: yield* lock(sql, [...scope.accounts, ...named]),
          transfers: known,
        };
        const posting = yield* Effect.fromResult(decide(book));
        if (posting.repeated) return posting;
        const written = yield* touched(
          sql`INSERT INTO ledger_transfers ${sql.insert(columns({ ...posting.transfer, at }))}
            ON CONFLICT DO NOTHING RETURNING id`,
        );
        if (!written) return yield* refusals.refusal("store.busy");
        for (const account of posting.accounts) {
          yield* sql`UPDATE ledger_accounts SET ${sql.update(columns(account), ["id"])} WHERE id = ${account.id}`;
        }
        return posting;
      }),
    ),
  );

/** What an account holds; empty if nothing was ever written to it. */
export const account = (id: Books.AccountId): Stored<Books.Account> =>
  query("Ledger.account", (sql) =>
    Effect.map(
      accounts.first(sql`SELECT * FROM ledger_accounts WHERE id = ${id}`),
      (found) => found ?? Books.empty(id),
    ),
  );

/** A company's points: what can be spent, and what running issues hold. */
export const balance = (
  businessNumber: string,
): Stored<{ readonly available: bigint; readonly held: bigint }> =>
  Effect.map(account(Books.company(businessNumber)), (sums) => ({
    available: Books.available(sums),
    held: Books.held(sums),
  }));

export const byTransferId = (id: string): Stored<Books.Transfer | undefined> =>
  query("Ledger.byTransferId", (sql) =>
    transfers.first(sql`SELECT * FROM ledger_transfers WHERE id = ${id}`),
  );
