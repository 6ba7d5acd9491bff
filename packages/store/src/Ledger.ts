/**
 * The books of points: `@einv/billing` decides, this writes. Owners' accounts
 * are sums of everything ever written to them; the operator's are added up from
 * the transfers when somebody asks, so that nobody waits for them. Transfers
 * are never changed or deleted.
 */
import * as Arr from "effect/Array";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import { Account, Ledger as Books, Transfer } from "@einv/billing";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Points, columns, millis, reader } from "./internal/rows.ts";
import { refusals } from "./Refusals.ts";

const accounts = reader(
  Schema.Struct({ id: Account.OwnerId, debitsPosted: Points, creditsPosted: Points, debitsPending: Points }),
);
const transfers = reader(Schema.Struct({ ...Transfer.Transfer.fields, points: Points }));

/** A transfer with its moment. */
export const Entry = Schema.Struct({ ...Transfer.Transfer.fields, points: Points, at: Instant });
export type Entry = typeof Entry.Type;
const entries = reader(Entry);

/** The columns of a transfer without its moment, which is no part of what it says. */
const said = `id, kind, debit, credit, points, "of", ref, service`;

const isPostgres = (sql: SqlClient.SqlClient): boolean =>
  sql.onDialectOrElse({ pg: () => true, orElse: () => false });

/** Sums are wider than what they add up; they fit nevertheless. */
const total = (sql: SqlClient.SqlClient, added: string) =>
  sql.literal(`CAST(COALESCE(SUM(${added}), 0) AS ${isPostgres(sql) ? "BIGINT" : "INTEGER"})`);

const slice = (sql: SqlClient.SqlClient, ids: ReadonlyArray<string>) =>
  transfers.all(
    sql`SELECT ${sql.literal(said)} FROM points_transfers
      WHERE ${sql.or([sql.in("id", ids), sql.in("of", ids)])}`,
  );

/**
 * Reads owners' accounts and keeps them from everybody else until the
 * transaction ends; always in the same order, so that two do not wait for each
 * other. On SQLite the transaction is the only writer anyway.
 */
const lock = (sql: SqlClient.SqlClient, ids: ReadonlyArray<Account.OwnerId>) => {
  const none = [...ids].sort().map((id) => columns({ ...Account.empty(id) }));
  if (!Arr.isArrayNonEmpty(none)) return Effect.succeed<ReadonlyArray<Account.Account>>([]);
  return accounts.all(
    isPostgres(sql)
      ? sql`INSERT INTO points_accounts ${sql.insert(none)}
          ON CONFLICT (id) DO UPDATE SET debits_pending = points_accounts.debits_pending RETURNING *`
      : sql`SELECT * FROM points_accounts WHERE ${sql.in("id", ids)}`,
  );
};

const ownersOf = (known: ReadonlyArray<Transfer.Transfer>): ReadonlyArray<Account.OwnerId> =>
  known.flatMap(({ debit, credit }) => [debit, credit]).filter((id) => Account.isOwner(id));

/** The slice of the books that orders are about, which nobody else can change meanwhile. */
const book = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, orders: ReadonlyArray<Books.Order>) {
  const scope = Books.scope(orders);
  const locked = orders.every((order) => "account" in order) ? yield* lock(sql, scope.accounts) : undefined;
  const known = yield* slice(sql, scope.transfers);
  if (locked !== undefined) return { accounts: locked, transfers: known };
  const owners = [...new Set([...scope.accounts, ...ownersOf(known)])];
  const found = yield* lock(sql, owners);
  // Whoever held the accounts before may have ended the same hold.
  return { accounts: found, transfers: isPostgres(sql) ? yield* slice(sql, scope.transfers) : known };
});

const save = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  postings: ReadonlyArray<Books.Posting>,
  at: DateTime.Utc,
) {
  const fresh = postings.filter(({ repeated }) => !repeated);
  const rows = fresh
    .flatMap((posting) => posting.transfers)
    .map(({ of, ref, service, ...transfer }) => {
      const owner = [transfer.debit, transfer.credit].find((id) => Account.isOwner(id));
      return columns({ ...transfer, of, ref, service, owner, at });
    });
  if (!Arr.isArrayNonEmpty(rows)) return;
  const inserted =
    yield* sql`INSERT INTO points_transfers ${sql.insert(rows)} ON CONFLICT DO NOTHING RETURNING id`;
  if (inserted.length !== rows.length) return yield* refusals.refusal("store.busy");
  const after = new Map(fresh.flatMap((posting) => posting.accounts).map((account) => [account.id, account]));
  const sums = [...after.values()].map((account) => columns(account));
  if (!Arr.isArrayNonEmpty(sums)) return;
  yield* sql`INSERT INTO points_accounts ${sql.insert(sums)}
    ON CONFLICT (id) DO UPDATE SET debits_posted = excluded.debits_posted,
      credits_posted = excluded.credits_posted, debits_pending = excluded.debits_pending`;
});

/**
 * Carries orders out that belong together: all or none. Refused with what
 * `Books.decide` refuses, and then nothing is written.
 */
export const carryOut = (
  orders: ReadonlyArray<Books.Order>,
  at: DateTime.Utc,
): Stored<ReadonlyArray<Books.Posting>> =>
  Transaction.run(
    query("Ledger.carryOut", (sql) =>
      Effect.gen(function* () {
        const postings = yield* Effect.fromResult(Books.decideAll(yield* book(sql, orders), orders));
        yield* save(sql, postings, at);
        return postings;
      }),
    ),
  );

const sound = (account: Account.Account) =>
  Account.isSound(account) ? Effect.succeed(account) : Effect.fail(refusals.refusal("store.books-unsound"));

/** Owners' accounts; empty if nothing was ever written to them. Refused with `store.books-unsound`. */
export const owned = (ids: ReadonlyArray<Account.OwnerId>): Stored<ReadonlyArray<Account.Account>> =>
  query("Ledger.owned", (sql) =>
    Effect.flatMap(accounts.all(sql`SELECT * FROM points_accounts WHERE ${sql.in("id", ids)}`), (found) =>
      Effect.forEach(ids, (id) => sound(found.find((account) => account.id === id) ?? Account.empty(id))),
    ),
  );

/** What can be spent of an account, with the bonus points beside it, and what running work holds. */
export interface Balance {
  readonly available: bigint;
  readonly held: bigint;
}

export const balanceOf = (id: Account.OwnerId): Stored<Balance> => {
  const beside = Account.bonusBeside(id);
  return Effect.map(owned(beside === undefined ? [id] : [id, beside]), (found) => ({
    available: found.reduce((sum, account) => sum + Account.available(account), 0n),
    held: found.reduce((sum, account) => sum + Account.held(account), 0n),
  }));
};

/** A company's points. */
export const balance = (businessNumber: string): Stored<Balance> =>
  balanceOf(Account.company(businessNumber));

/** The transfers of an order: none, one, or two when bonus points took part. */
export const byOrder = (id: string): Stored<ReadonlyArray<Entry>> =>
  query("Ledger.byOrder", (sql) =>
    entries.all(sql`SELECT * FROM points_transfers WHERE ${sql.in("id", Books.parts(id))} ORDER BY id`),
  );

/** Everything about one invoice, payment or refund, oldest first. */
export const ofRef = (ref: string): Stored<ReadonlyArray<Entry>> =>
  query("Ledger.ofRef", (sql) =>
    entries.all(sql`SELECT * FROM points_transfers WHERE ref = ${ref} ORDER BY at, id`),
  );

/** What moved on owners' accounts from one moment to before another, oldest first. */
export const between = (asked: {
  readonly owners: ReadonlyArray<Account.OwnerId>;
  readonly from: DateTime.Utc;
  readonly until: DateTime.Utc;
}): Stored<ReadonlyArray<Entry>> =>
  query("Ledger.between", (sql) =>
    entries.all(
      sql`SELECT * FROM points_transfers WHERE ${sql.in("owner", asked.owners)}
        AND at >= ${millis(asked.from)} AND at < ${millis(asked.until)} ORDER BY at, id`,
    ),
  );

const net = reader(Schema.Struct({ net: Points }));

/** Points of owners' accounts as they were at a moment, held ones counted. */
export const standing = (owners: ReadonlyArray<Account.OwnerId>, before: DateTime.Utc): Stored<bigint> =>
  query("Ledger.standing", (sql) =>
    Effect.map(
      net.first(
        sql`SELECT ${total(sql, "CASE WHEN owner = credit THEN points ELSE -points END")} AS net
          FROM points_transfers WHERE ${sql.in("owner", owners)} AND at < ${millis(before)}
          AND kind IN ('credit', 'post', 'refund')`,
      ),
      (found) => found?.net ?? 0n,
    ),
  );

/** Holds that nobody ended, made before a moment, oldest first. */
export const openHolds = (before: DateTime.Utc, limit: number): Stored<ReadonlyArray<Entry>> =>
  query("Ledger.openHolds", (sql) =>
    entries.all(
      sql`SELECT * FROM points_transfers AS hold WHERE kind = 'hold' AND at < ${millis(before)}
        AND NOT EXISTS (SELECT 1 FROM points_transfers AS ending
          WHERE ending."of" = hold.id AND ending.kind IN ('post', 'void'))
        ORDER BY at, id LIMIT ${limit}`,
    ),
  );

/** Holds on owners' accounts that nobody ended, oldest first. */
export const holdsOf = (
  owners: ReadonlyArray<Account.OwnerId>,
  limit: number,
): Stored<ReadonlyArray<Entry>> =>
  query("Ledger.holdsOf", (sql) =>
    entries.all(
      sql`SELECT * FROM points_transfers AS hold WHERE kind = 'hold' AND ${sql.in("owner", owners)}
        AND NOT EXISTS (SELECT 1 FROM points_transfers AS ending
          WHERE ending."of" = hold.id AND ending.kind IN ('post', 'void'))
        ORDER BY at, id LIMIT ${limit}`,
    ),
  );

/** Points used from one moment to before another, those given back taken off. */
export const used = (asked: {
  readonly owners: ReadonlyArray<Account.OwnerId>;
  readonly from: DateTime.Utc;
  readonly until: DateTime.Utc;
}): Stored<bigint> =>
  query("Ledger.used", (sql) =>
    Effect.map(
      net.first(
        sql`SELECT ${total(sql, "CASE WHEN kind = 'refund' THEN -points ELSE points END")} AS net
          FROM points_transfers WHERE ${sql.in("owner", asked.owners)}
          AND at >= ${millis(asked.from)} AND at < ${millis(asked.until)}
          AND (kind = 'refund' OR (kind = 'post' AND credit = ${Account.operator.revenue}))`,
      ),
      (found) => found?.net ?? 0n,
    ),
  );

const flows = reader(
  Schema.Struct({
    kind: Transfer.Kind,
    debit: Account.AccountId,
    credit: Account.AccountId,
    points: Points,
  }),
);

/** What moved between each two accounts, by kind and added up; of a span of time, or of all. */
export const totals = (span?: {
  readonly from: DateTime.Utc;
  readonly until: DateTime.Utc;
}): Stored<ReadonlyArray<Pick<Transfer.Transfer, "kind" | "debit" | "credit" | "points">>> =>
  query("Ledger.totals", (sql) =>
    flows.all(
      sql`SELECT kind, debit, credit, ${total(sql, "points")} AS points FROM points_transfers
        WHERE ${
          span === undefined
            ? sql.literal("1 = 1")
            : sql.and([sql`at >= ${millis(span.from)}`, sql`at < ${millis(span.until)}`])
        }
        GROUP BY kind, debit, credit ORDER BY kind, debit, credit`,
    ),
  );

/** All owners' accounts, and all transfers: for audits of books that fit into memory. */
export const everything: Stored<Books.Book> = query("Ledger.everything", (sql) =>
  Effect.all({
    accounts: accounts.all(sql`SELECT * FROM points_accounts ORDER BY id`),
    transfers: transfers.all(sql`SELECT ${sql.literal(said)} FROM points_transfers ORDER BY at, id`),
  }),
);
