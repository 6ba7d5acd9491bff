/**
 * The read side's proof of the books: what accounts say is held against what
 * the transfers alone add up to.
 */
import * as Account from "./Account.ts";
import type * as Ledger from "./Ledger.ts";
import * as Transfer from "./Transfer.ts";

/** Sums of one account, whoever's it is, from transfers alone. */
export interface Sums {
  readonly debitsPosted: bigint;
  readonly creditsPosted: bigint;
  readonly debitsPending: bigint;
  readonly creditsPending: bigint;
}

const nothing: Sums = { debitsPosted: 0n, creditsPosted: 0n, debitsPending: 0n, creditsPending: 0n };

/** Every account's sums as its transfers add up (시산표). */
export const trialBalance = (
  transfers: ReadonlyArray<Pick<Transfer.Transfer, "kind" | "debit" | "credit" | "points">>,
): ReadonlyMap<Account.AccountId, Sums> => {
  const found = new Map<Account.AccountId, Sums>();
  for (const { kind, debit, credit, points } of transfers) {
    const { posted, pending } = Transfer.effect[kind];
    const from = found.get(debit) ?? nothing;
    found.set(debit, {
      ...from,
      debitsPosted: from.debitsPosted + posted * points,
      debitsPending: from.debitsPending + pending * points,
    });
    const to = found.get(credit) ?? nothing;
    found.set(credit, {
      ...to,
      creditsPosted: to.creditsPosted + posted * points,
      creditsPending: to.creditsPending + pending * points,
    });
  }
  return found;
};

const endings = new Set<Transfer.Kind>(["post", "void"]);

/**
 * What is wrong with a whole book: nothing, if it is sound. Debits equal
 * credits, owners' accounts agree with their transfers and are nowhere below
 * zero, every hold ended at most once, and what is held is what open holds hold.
 */
export const faults = ({ accounts, transfers }: Ledger.Book): ReadonlyArray<string> => {
  const found: Array<string> = [];
  const sums = trialBalance(transfers);
  const stored = new Map<Account.AccountId, Account.Account>(
    accounts.map((account) => [account.id, account]),
  );
  for (const account of accounts) {
    const { debitsPosted, creditsPosted, debitsPending } = sums.get(account.id) ?? nothing;
    if (!Account.isSound(account)) found.push(`${account.id} is below zero`);
    if (
      account.debitsPosted !== debitsPosted ||
      account.creditsPosted !== creditsPosted ||
      account.debitsPending !== debitsPending
    )
      found.push(`${account.id} differs from its transfers`);
  }
  let debits = 0n;
  let credits = 0n;
  for (const [id, added] of sums) {
    const { debitsPosted, creditsPosted } = stored.get(id) ?? added;
    debits += debitsPosted;
    credits += creditsPosted;
    if (Account.isOwner(id) && !stored.has(id)) found.push(`${id} has transfers and no account`);
  }
  if (debits !== credits) found.push("debits and credits differ");

  const ids = new Map(transfers.map((transfer) => [transfer.id, transfer]));
  if (ids.size !== transfers.length) found.push("a transfer stands twice");
  const ended = new Set<string>();
  const refunded = new Set<string>();
  for (const { id, kind, of, points } of transfers) {
    if (of === undefined) continue;
    const first = ids.get(of);
    if (first === undefined || first.points !== points) found.push(`${id} does not match what it is of`);
    const seen = endings.has(kind) ? ended : refunded;
    if (seen.has(of)) found.push(`${of} ended twice`);
    seen.add(of);
  }
  const open = new Map<Account.AccountId, bigint>();
  for (const { id, kind, debit, points } of transfers) {
    if (kind === "hold" && !ended.has(id)) open.set(debit, (open.get(debit) ?? 0n) + points);
  }
  for (const account of accounts) {
    if (account.debitsPending !== (open.get(account.id) ?? 0n))
      found.push(`${account.id} holds other points than its open holds`);
  }
  return found;
};
