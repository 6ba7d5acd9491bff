/**
 * The books of points: `@einv/billing` decides, this writes. Accounts are sums
 * of everything ever written to them; transfers are never changed or deleted.
 */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import type { Refusal } from "@einv/refusal";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Points, columns, reader, touched } from "./internal/rows.ts";
import { refusals } from "./Refusals.ts";

/** `company:<business number>`, or one of the operator's own. */
export const AccountId = Schema.TemplateLiteral([
  Schema.Literals(["company:", "operator:"]),
  Schema.NonEmptyString,
]);
export type AccountId = typeof AccountId.Type;

/** Sums of everything that was written to an account, in points. */
export const Account = Schema.Struct({
  id: AccountId,
  debitsPosted: Points,
  creditsPosted: Points,
  debitsPending: Points,
  creditsPending: Points,
});
export type Account = typeof Account.Type;

/** One transfer of points from the account it debits to the one it credits. */
export const Transfer = Schema.Struct({
  id: Schema.NonEmptyString,
  kind: Schema.Literals(["credit", "hold", "post", "void", "refund"]),
  debit: AccountId,
  credit: AccountId,
  points: Points,
  /** The transfer that this one settles or gives back. */
  of: Schema.optionalKey(Schema.NonEmptyString),
});
export type Transfer = typeof Transfer.Type;

/** A slice of the books. An account that is not in it is empty. */
export interface Book {
  readonly accounts: ReadonlyArray<Account>;
  readonly transfers: ReadonlyArray<Transfer>;
}

/** Which slice: transfers by their `id` or what they are `of`, the accounts those name, and more accounts. */
export interface Scope {
  readonly transfers: ReadonlyArray<string>;
  readonly accounts: ReadonlyArray<AccountId>;
}

/** What is to be written: the transfer, and its accounts as they are after it. */
export interface Posting {
  readonly transfer: Transfer;
  readonly accounts: ReadonlyArray<Account>;
  /** The transfer is in the book already: nothing is written. */
  readonly repeated: boolean;
}

const accounts = reader(Account);
const transfers = reader(Transfer);

const slice = (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
  ids.length === 0
    ? Effect.succeed([])
    : transfers.all(
        sql`SELECT * FROM ledger_transfers WHERE ${sql.or([sql.in("id", ids), sql.in("of", ids)])} ORDER BY id`,
      );

/** Reads the accounts and keeps them from everybody else until the transaction ends; always in the same order, so that two do not wait for each other. */
const lock = (sql: SqlClient.SqlClient, ids: ReadonlyArray<AccountId>) =>
  Effect.forEach([...new Set(ids)].sort(), (id) => {
    const none = { debitsPosted: 0, creditsPosted: 0, debitsPending: 0, creditsPending: 0, version: 1 };
    return accounts.all(
      sql`INSERT INTO ledger_accounts ${sql.insert(columns({ id, ...none }))}
        ON CONFLICT (id) DO UPDATE SET version = ledger_accounts.version + 1 RETURNING *`,
    );
  }).pipe(Effect.map((found) => found.flat()));

/**
 * Decides on a slice of the books that nobody else can change meanwhile, and
 * writes what was decided. Refused with what `decide` refuses, and then nothing
 * is written.
 */
export const carryOut = (
  scope: Scope,
  decide: (book: Book) => Result.Result<Posting, Refusal.Refusal>,
  at: DateTime.Utc,
): Stored<Posting> =>
  Transaction.run(
    query("Ledger.carryOut", (sql) =>
      Effect.gen(function* () {
        const named = yield* slice(sql, scope.transfers);
        const book: Book = {
          accounts: yield* lock(sql, [
            ...scope.accounts,
            ...named.flatMap(({ debit, credit }) => [debit, credit]),
          ]),
          transfers: yield* slice(sql, scope.transfers),
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
export const account = (id: AccountId): Stored<Account> =>
  query("Ledger.account", (sql) =>
    Effect.map(
      accounts.first(sql`SELECT * FROM ledger_accounts WHERE id = ${id}`),
      (found) => found ?? { id, debitsPosted: 0n, creditsPosted: 0n, debitsPending: 0n, creditsPending: 0n },
    ),
  );

/** A company's points: what can be spent, and what running issues hold. */
export const balance = (
  businessNumber: string,
): Stored<{ readonly available: bigint; readonly held: bigint }> =>
  Effect.map(account(`company:${businessNumber}`), (sums) => ({
    available: sums.creditsPosted - sums.debitsPosted - sums.debitsPending,
    held: sums.debitsPending,
  }));

export const byTransferId = (id: string): Stored<Transfer | undefined> =>
  query("Ledger.byTransferId", (sql) =>
    transfers.first(sql`SELECT * FROM ledger_transfers WHERE id = ${id}`),
  );
