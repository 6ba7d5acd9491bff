/**
 * The books of points, kept like a bank's: every transfer debits one account
 * and credits another by the same points, a charge is first held and then
 * posted or voided, no owner's account goes below zero, and a transfer happens
 * once however often it is asked for.
 *
 * Pure: {@link decide} takes a {@link Book} and answers what to write. A slice
 * of the real book suffices, see {@link scope}.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import * as Account from "./Account.ts";
import type * as PriceList from "./PriceList.ts";
import { refusals } from "./Refusals.ts";
import * as Transfer from "./Transfer.ts";

/** What is known: owners' accounts (one that is not listed is empty) and transfers. */
export interface Book {
  readonly accounts: ReadonlyArray<Account.Account>;
  readonly transfers: ReadonlyArray<Transfer.Transfer>;
}

/** Which points go first: bonus points, bought ones, or bought ones alone. */
export type Spending = "bonus-first" | "bonus-last" | "bought-only";

/**
 * What is asked for. `credit` adds points; `hold` reserves points for what is
 * under way, so that nothing else can spend them; `post` charges what is held,
 * `void` frees it; `refund` gives back, once, what was posted; `settle` moves
 * between the operator's accounts.
 */
export type Order =
  | {
      readonly kind: "credit";
      readonly id: string;
      readonly account: Account.OwnerId;
      readonly points: bigint;
      /** Where they come from; `sales` unless said otherwise, `promotion` for bonus points. */
      readonly from?: Account.OperatorId;
      readonly ref?: string;
    }
  | {
      readonly kind: "hold";
      readonly id: string;
      /** A company's (or partner's) account; its bonus account is drawn on by `spending`. */
      readonly account: Account.OwnerId;
      readonly points: bigint;
      /** Where they go once posted; `revenue` unless said otherwise. */
      readonly to?: Account.OperatorId;
      /** `bonus-first` for what is used, `bought-only` for everything else, unless said otherwise. */
      readonly spending?: Spending;
      readonly ref?: string;
      readonly service?: PriceList.Service;
    }
  | { readonly kind: "post" | "void" | "refund"; readonly id: string; readonly of: string }
  | {
      readonly kind: "settle";
      readonly id: string;
      readonly from: Account.OperatorId;
      readonly to: Account.OperatorId;
      readonly points: bigint;
      readonly ref?: string;
    };

type Credit = Extract<Order, { readonly kind: "credit" }>;
type Hold = Extract<Order, { readonly kind: "hold" }>;
type Settle = Extract<Order, { readonly kind: "settle" }>;
type Follow = Extract<Order, { readonly of: string }>;

/** What to write: transfers, and the owners' accounts as they are after them. */
export interface Posting {
  /** One, or two when bonus points took part. */
  readonly transfers: ReadonlyArray<Transfer.Transfer>;
  /** Nothing when the order was carried out before. */
  readonly accounts: ReadonlyArray<Account.Account>;
  /** The very order was carried out before: nothing is to be written. */
  readonly repeated: boolean;
}

export type Outcome = Result.Result<Posting, Refusal.Refusal>;

/** What bonus points do in an order is a transfer of its own, named after it. */
const bonusSuffix = "+bonus";

/** The transfers that an order of this id may consist of. */
export const parts = (id: string): ReadonlyArray<string> => [id, `${id}${bonusSuffix}`];

/**
 * What an order's decision looks at: the transfers whose `id` or `of` is one of
 * `transfers`, the owners' accounts that those name, and `accounts`.
 */
export const scope = (
  orders: ReadonlyArray<Order>,
): { readonly transfers: ReadonlyArray<string>; readonly accounts: ReadonlyArray<Account.OwnerId> } => ({
  transfers: [
    ...new Set(
      orders.flatMap((order) => ("of" in order ? [...parts(order.id), ...parts(order.of)] : parts(order.id))),
    ),
  ],
  accounts: [
    ...new Set(
      orders.flatMap((order) => {
        if (!("account" in order)) return [];
        const beside = order.kind === "hold" ? Account.bonusBeside(order.account) : undefined;
        return beside === undefined ? [order.account] : [order.account, beside];
      }),
    ),
  ],
});

/** Points of one order: whole, positive, and far from what 64 bits hold when many are added up. */
const most = 1_000_000_000_000n;

const accountOf = (book: Book, id: Account.OwnerId): Account.Account =>
  book.accounts.find((account) => account.id === id) ?? Account.empty(id);

const partsOf = (book: Book, id: string): ReadonlyArray<Transfer.Transfer> =>
  parts(id).flatMap((part) => book.transfers.filter((transfer) => transfer.id === part));

const sum = (transfers: ReadonlyArray<Transfer.Transfer>): bigint =>
  transfers.reduce((total, { points }) => total + points, 0n);

const applied = (account: Account.Account, transfer: Transfer.Transfer): Account.Account => {
  const { posted, pending } = Transfer.effect[transfer.kind];
  if (account.id === transfer.debit)
    return {
      ...account,
      debitsPosted: account.debitsPosted + posted * transfer.points,
      debitsPending: account.debitsPending + pending * transfer.points,
    };
  return account.id === transfer.credit
    ? { ...account, creditsPosted: account.creditsPosted + posted * transfer.points }
    : account;
};

/** Owners' points altogether, held ones counted: what transfers from and to the operator change. */
const owned = (accounts: ReadonlyArray<Account.Account>): bigint =>
  accounts.reduce((total, { creditsPosted, debitsPosted }) => total + creditsPosted - debitsPosted, 0n);

/**
 * Checks, in operation and not only in tests, what must hold whatever was
 * decided: no account below zero, and owners have lost what the operator got.
 */
const proven = (before: ReadonlyArray<Account.Account>, posting: Posting): Outcome => {
  const moved = posting.transfers.reduce(
    (total, { kind, debit, points }) =>
      total + Transfer.effect[kind].posted * points * (Account.isOwner(debit) ? -1n : 1n),
    0n,
  );
  const between = posting.transfers.every(
    ({ kind, debit, credit }) => kind === "settle" || Account.isOwner(debit) !== Account.isOwner(credit),
  );
  const settled = posting.transfers.every(({ kind }) => kind === "settle");
  const balanced = owned(posting.accounts) - owned(before) === (settled ? 0n : moved);
  return between && balanced && posting.accounts.every(Account.isSound)
    ? Result.succeed(posting)
    : refusals.fail("billing.unsound", { values: { id: posting.transfers[0]?.id ?? "" } });
};

const write = (book: Book, transfers: ReadonlyArray<Transfer.Transfer>): Outcome => {
  const named = new Set(
    transfers.flatMap(({ debit, credit }) => [debit, credit]).filter((id) => Account.isOwner(id)),
  );
  const before = [...named].map((id) => accountOf(book, id));
  const accounts = before.map((account) => transfers.reduce(applied, account));
  return proven(before, { transfers, accounts, repeated: false });
};

const repeated = (transfers: ReadonlyArray<Transfer.Transfer>): Outcome =>
  Result.succeed({ transfers, accounts: [], repeated: true });

const different = (id: string, what: string): Outcome =>
  refusals.fail("billing.exists-with-different", { values: { id, what } });

/** One transfer that stands for itself. */
const single = (book: Book, transfer: Transfer.Transfer): Outcome => {
  const known = partsOf(book, transfer.id);
  const first = known[0];
  if (first === undefined) return write(book, [transfer]);
  const differs =
    known.length > 1 || first.id !== transfer.id ? "kind" : Transfer.difference(first, transfer);
  return differs === undefined ? repeated(known) : different(transfer.id, differs);
};

const refOf = ({ ref }: { readonly ref?: string }) => (ref === undefined ? {} : { ref });

const credit = (book: Book, order: Credit): Outcome => {
  const { id, kind, account, points } = order;
  const { promotion, sales } = Account.operator;
  const isBonus = account.startsWith("bonus:");
  const debit = order.from ?? (isBonus ? promotion : sales);
  return isBonus !== (debit === promotion)
    ? refusals.fail("billing.source", { values: { id } })
    : single(book, { id, kind, debit, credit: account, points, ...refOf(order) });
};

const settle = (book: Book, order: Settle): Outcome => {
  const { id, kind, from: debit, to: credit, points } = order;
  return debit === credit
    ? refusals.fail("billing.source", { values: { id } })
    : single(book, { id, kind, debit, credit, points, ...refOf(order) });
};

/** How a hold divides between bought and bonus points; nothing, if both together do not suffice. */
const divide = (
  points: bigint,
  spending: Spending,
  bought: bigint,
  bonus: bigint,
): { readonly bought: bigint; readonly bonus: bigint } | undefined => {
  const least = (one: bigint, other: bigint) => (one < other ? one : other);
  const usable = spending === "bought-only" ? 0n : bonus;
  if (bought + usable < points) return undefined;
  const fromBonus = spending === "bonus-first" ? least(usable, points) : points - least(bought, points);
  return { bought: points - fromBonus, bonus: fromBonus };
};

const hold = (book: Book, order: Hold): Outcome => {
  const { id, kind, account, points, to: credit = Account.operator.revenue } = order;
  const beside = Account.bonusBeside(account);
  const asked: Transfer.Transfer = {
    id,
    kind,
    debit: account,
    credit,
    points,
    ...refOf(order),
    ...(order.service === undefined ? {} : { service: order.service }),
  };
  const known = partsOf(book, id);
  if (known.length > 0) {
    // The division between bought and bonus points is no part of what is asked.
    const whole = known.map((part) => (part.debit === beside ? { ...part, debit: account } : part));
    const differs = whole
      .map((part) => Transfer.difference({ ...part, points: sum(known) }, asked))
      .find((field) => field !== undefined);
    return differs === undefined ? repeated(known) : different(id, differs);
  }
  const spending =
    beside === undefined
      ? "bought-only"
      : (order.spending ?? (credit === Account.operator.revenue ? "bonus-first" : "bought-only"));
  const own = Account.available(accountOf(book, account));
  const given = beside === undefined ? 0n : Account.available(accountOf(book, beside));
  const divided = divide(points, spending, own, given);
  if (divided === undefined) {
    const available = spending === "bought-only" ? own : own + given;
    return refusals.fail("billing.insufficient", {
      values: { needed: String(points), available: String(available) },
    });
  }
  const [bought = id, bonus = id] = parts(id);
  return write(book, [
    ...(divided.bought > 0n ? [{ ...asked, id: bought, points: divided.bought }] : []),
    ...(divided.bonus > 0n && beside !== undefined
      ? [{ ...asked, id: bonus, debit: beside, points: divided.bonus }]
      : []),
  ]);
};

/** Ends a hold, or gives a charge back: to the very accounts that the points came from. */
const follow = (book: Book, { kind, id, of }: Follow): Outcome => {
  const firsts = partsOf(book, of);
  const refunds = kind === "refund";
  if (firsts.length === 0 || firsts.some((first) => first.kind !== (refunds ? "post" : "hold"))) {
    return refusals.fail(refunds ? "billing.not-charged" : "billing.not-held", { values: { id: of } });
  }
  const transfers = firsts.map((first): Transfer.Transfer => ({
    ...first,
    id: `${id}${first.id.slice(of.length)}`,
    kind,
    of: first.id,
    ...(refunds ? { debit: first.credit, credit: first.debit } : {}),
  }));
  const known = partsOf(book, id);
  if (known.length > 0) {
    const differs = transfers
      .map((transfer, index) => {
        const before = known[index];
        return before === undefined ? "of" : Transfer.difference(before, transfer);
      })
      .find((field) => field !== undefined);
    return differs === undefined && known.length === transfers.length
      ? repeated(known)
      : different(id, differs ?? "points");
  }
  const ended = new Set(firsts.map((first) => first.id));
  return book.transfers.some((other) => other.of !== undefined && ended.has(other.of))
    ? refusals.fail(refunds ? "billing.already-refunded" : "billing.already-settled", { values: { id: of } })
    : write(book, transfers);
};

/**
 * What to write for an order; for one that was carried out before, nothing
 * (`repeated`). Refused with `billing.points`, `billing.id`, `billing.source`,
 * `billing.insufficient`, `billing.not-held`, `billing.already-settled`,
 * `billing.not-charged`, `billing.already-refunded`, and
 * `billing.exists-with-different` when the id already means something else.
 */
export const decide = (book: Book, order: Order): Outcome => {
  const { id } = order;
  if (id === "" || id.length > 200 || id.endsWith(bonusSuffix)) return refusals.fail("billing.id");
  if ("points" in order && (order.points <= 0n || order.points > most))
    return refusals.fail("billing.points");
  switch (order.kind) {
    case "credit":
      return credit(book, order);
    case "hold":
      return hold(book, order);
    case "settle":
      return settle(book, order);
    default:
      return follow(book, order);
  }
};

/** The book after a posting. */
export const enter = (book: Book, posting: Posting): Book =>
  posting.repeated
    ? book
    : {
        accounts: [
          ...book.accounts.filter(({ id }) => !posting.accounts.some((account) => account.id === id)),
          ...posting.accounts,
        ],
        transfers: [...book.transfers, ...posting.transfers],
      };

/** Orders that belong together: each sees the ones before it, and all are carried out or none. */
export const decideAll = (
  book: Book,
  orders: ReadonlyArray<Order>,
): Result.Result<ReadonlyArray<Posting>, Refusal.Refusal> =>
  Result.gen(function* () {
    const postings: Array<Posting> = [];
    let current = book;
    for (const order of orders) {
      const posting = yield* decide(current, order);
      postings.push(posting);
      current = enter(current, posting);
    }
    return postings;
  });
