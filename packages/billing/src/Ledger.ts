/**
 * The books of points, kept like a bank's: every transfer debits one account
 * and credits another by the same points, a charge is first held and then
 * posted or voided, no company's account goes below zero, and a transfer
 * happens once however often it is asked for.
 *
 * Pure: {@link decide} takes a {@link Book} and answers what to write. A slice
 * of the real book suffices, see {@link scope}.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** `company:<business number>`, or one of the operator's two. */
export const AccountId = Schema.TemplateLiteral([
  Schema.Literals(["company:", "operator:"]),
  Schema.NonEmptyString,
]);
export type AccountId = typeof AccountId.Type;

/** A company's account. */
export const company = (businessNumber: string): AccountId => `company:${businessNumber}`;
/** Where bought points come from (판매). */
export const sales: AccountId = "operator:sales";
/** Where charged points go (사용). */
export const usage: AccountId = "operator:usage";

/** Sums of everything that was ever written to an account, in points. */
export const Account = Schema.Struct({
  id: AccountId,
  debitsPosted: Schema.BigInt,
  creditsPosted: Schema.BigInt,
  debitsPending: Schema.BigInt,
  creditsPending: Schema.BigInt,
}).annotate({ identifier: "Account" });
export type Account = typeof Account.Type;

/** 충전, 예약, 확정, 예약 취소, 환급. */
export const Kind = Schema.Literals(["credit", "hold", "post", "void", "refund"]);
export type Kind = typeof Kind.Type;

/** One transfer; never changed, never deleted. */
export const Transfer = Schema.Struct({
  /** Chosen by whoever asks, from what it is for; the same for ever. */
  id: Schema.NonEmptyString,
  kind: Kind,
  debit: AccountId,
  credit: AccountId,
  points: Schema.BigInt,
  /** The hold that a post or void settles; the post that a refund gives back. */
  of: Schema.optionalKey(Schema.NonEmptyString),
}).annotate({ identifier: "Transfer" });
export type Transfer = typeof Transfer.Type;

/** What is known: accounts (one that is not listed is empty) and transfers. */
export interface Book {
  readonly accounts: ReadonlyArray<Account>;
  readonly transfers: ReadonlyArray<Transfer>;
}

/** What to write: the transfer, and both accounts as they are after it. */
export interface Posting {
  readonly transfer: Transfer;
  /** Nothing when the transfer had happened before. */
  readonly accounts: ReadonlyArray<Account>;
  /** The very transfer is in the book already: nothing is to be written. */
  readonly repeated: boolean;
}

export type Outcome = Result.Result<Posting, Refusal.Refusal>;

/**
 * What is asked for. `credit` adds points bought outside; `hold` reserves points
 * for a running issue, so that nothing else can spend them; `post` charges what
 * is held, `void` frees it; `refund` gives back, once, what was posted.
 */
export type Order =
  | {
      readonly kind: "credit" | "hold";
      readonly id: string;
      readonly account: AccountId;
      readonly points: bigint;
    }
  | { readonly kind: "post" | "void" | "refund"; readonly id: string; readonly of: string };

/**
 * What an order's decision looks at: the transfers whose `id` or `of` is one of
 * `transfers`, the accounts that those name, and `accounts`.
 */
export const scope = (
  order: Order,
): { readonly transfers: ReadonlyArray<string>; readonly accounts: ReadonlyArray<AccountId> } =>
  "of" in order
    ? { transfers: [order.id, order.of], accounts: [] }
    : {
        transfers: [order.id],
        accounts: order.kind === "credit" ? [sales, order.account] : [order.account, usage],
      };

/** An account to which nothing was written yet. */
export const empty = (id: AccountId): Account => ({
  id,
  debitsPosted: 0n,
  creditsPosted: 0n,
  debitsPending: 0n,
  creditsPending: 0n,
});

/** What can be spent of a company's account. */
export const available = (account: Account): bigint =>
  account.creditsPosted - account.debitsPosted - account.debitsPending;

/** What running issues hold of it. */
export const held = (account: Account): bigint => account.debitsPending;

const accountOf = (book: Book, id: AccountId): Account =>
  book.accounts.find((account) => account.id === id) ?? empty(id);

const transferOf = (book: Book, id: string): Transfer | undefined =>
  book.transfers.find((transfer) => transfer.id === id);

const sameTransfer = (one: Transfer, other: Transfer): boolean =>
  one.kind === other.kind &&
  one.debit === other.debit &&
  one.credit === other.credit &&
  one.points === other.points &&
  one.of === other.of;

/** Points that a kind of transfer adds to the posted and the pending sums. */
const effect: Readonly<Record<Kind, { readonly posted: bigint; readonly pending: bigint }>> = {
  credit: { posted: 1n, pending: 0n },
  hold: { posted: 0n, pending: 1n },
  post: { posted: 1n, pending: -1n },
  void: { posted: 0n, pending: -1n },
  refund: { posted: 1n, pending: 0n },
};

const write = (book: Book, transfer: Transfer): Outcome => {
  const { posted, pending } = effect[transfer.kind];
  const debit = accountOf(book, transfer.debit);
  const credit = accountOf(book, transfer.credit);
  return Result.succeed({
    transfer,
    repeated: false,
    accounts: [
      {
        ...debit,
        debitsPosted: debit.debitsPosted + posted * transfer.points,
        debitsPending: debit.debitsPending + pending * transfer.points,
      },
      {
        ...credit,
        creditsPosted: credit.creditsPosted + posted * transfer.points,
        creditsPending: credit.creditsPending + pending * transfer.points,
      },
    ],
  });
};

const repeated = (known: Transfer, asked: Transfer): Outcome =>
  sameTransfer(known, asked)
    ? Result.succeed({ transfer: known, accounts: [], repeated: true })
    : refusals.fail("billing.duplicate", { values: { id: asked.id } });

/** Adds or reserves points. */
const move = (
  book: Book,
  { kind, id, account, points }: Extract<Order, { readonly points: bigint }>,
): Outcome => {
  if (points <= 0n) return refusals.fail("billing.points");
  const [debit, credit] = kind === "credit" ? [sales, account] : [account, usage];
  const transfer: Transfer = { id, kind, debit, credit, points };
  const known = transferOf(book, id);
  if (known !== undefined) return repeated(known, transfer);
  const spendable = available(accountOf(book, account));
  return kind === "hold" && spendable < points
    ? refusals.fail("billing.insufficient", {
        values: { needed: String(points), available: String(spendable) },
      })
    : write(book, transfer);
};

/** Settles a hold, or gives a charge back. */
const follow = (book: Book, { kind, id, of }: Extract<Order, { readonly of: string }>): Outcome => {
  const first = transferOf(book, of);
  const refunds = kind === "refund";
  if (first === undefined || first.kind !== (refunds ? "post" : "hold")) {
    return refusals.fail(refunds ? "billing.not-charged" : "billing.not-held", { values: { id: of } });
  }
  const [debit, credit] = refunds ? [first.credit, first.debit] : [first.debit, first.credit];
  const transfer: Transfer = { id, kind, debit, credit, points: first.points, of };
  const known = transferOf(book, id);
  if (known !== undefined) return repeated(known, transfer);
  return book.transfers.some((other) => other.of === of)
    ? refusals.fail(refunds ? "billing.already-refunded" : "billing.already-settled", { values: { id: of } })
    : write(book, transfer);
};

/**
 * What to write for an order; for one that was carried out before, nothing.
 * Refused with `billing.points`, `billing.insufficient`, `billing.not-held`,
 * `billing.already-settled`, `billing.not-charged`, `billing.already-refunded`,
 * and `billing.duplicate` when the id already means something else.
 */
export const decide = (book: Book, order: Order): Outcome =>
  "of" in order ? follow(book, order) : move(book, order);

/** The book after a posting. */
export const enter = (book: Book, posting: Posting): Book =>
  posting.repeated
    ? book
    : {
        accounts: [
          ...book.accounts.filter(({ id }) => !posting.accounts.some((account) => account.id === id)),
          ...posting.accounts,
        ],
        transfers: [...book.transfers, posting.transfer],
      };

/** What is wrong with a book, for audits and tests: nothing, if it is sound. */
export const faults = (book: Book): ReadonlyArray<string> => {
  const sum = (of: (account: Account) => bigint) =>
    book.accounts.reduce((total, account) => total + of(account), 0n);
  return [
    ...(sum(({ debitsPosted }) => debitsPosted) === sum(({ creditsPosted }) => creditsPosted)
      ? []
      : ["posted debits and credits differ"]),
    ...(sum(({ debitsPending }) => debitsPending) === sum(({ creditsPending }) => creditsPending)
      ? []
      : ["pending debits and credits differ"]),
    ...book.accounts.flatMap((account) =>
      account.id.startsWith("company:") && (available(account) < 0n || account.debitsPending < 0n)
        ? [`${account.id} is below zero`]
        : [],
    ),
  ];
};
