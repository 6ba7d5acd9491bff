/**
 * The one way an invoice changes: lifecycle commands decide, and the new state,
 * its events and its points are written together. Part of the caller's
 * transaction.
 */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { type Account, type Ledger as Books, Payer } from "@einv/billing";
import type { Actor } from "@einv/identity";
import { Lifecycle, type Status } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Events, Invoices, Ledger } from "@einv/store";
import { refusals } from "../Refusals.ts";
import { Settings } from "../Settings.ts";

/** A lifecycle command and the side that gives it. */
export type Step = readonly [command: Lifecycle.Command, by: Lifecycle.Actor];

/** What commands lead to, before anything is written. */
export interface Decision {
  readonly status: Status.Status;
  readonly events: ReadonlyArray<Lifecycle.Event>;
  readonly money: ReadonlyArray<Lifecycle.Money>;
}

/** What decides about commands to an invoice: where it stands, and who writes it. */
export type Standing = Pick<Invoices.InvoiceRow, "status" | "route">;

/** What the lifecycle's guards look at. */
export const factsOf = (of: Pick<Standing, "route">): Lifecycle.Facts => ({ route: Invoices.routeOf(of) });

/** Refused with `lifecycle.*`. */
export const decide = (
  from: Standing,
  steps: ReadonlyArray<Step>,
): Result.Result<Decision, Refusal.Refusal> =>
  Result.gen(function* () {
    const known = factsOf(from);
    let decision: Decision = { status: from.status, events: [], money: [] };
    for (const [command, by] of steps) {
      const { status, events, money } = yield* Lifecycle.transition(decision.status, command, by, known);
      decision = {
        status,
        events: [...decision.events, ...events],
        money: money === undefined ? decision.money : [...decision.money, money],
      };
    }
    return decision;
  });

/** The page showed this version. Refused with `invoice.changed`. */
export const checkVersion = (
  stored: Invoices.StoredInvoice,
  version: number,
): Result.Result<void, Refusal.Refusal> =>
  stored.version === version ? Result.succeed(undefined) : refusals.fail("invoice.changed");

/** The account that pays for an invoice; nothing when nobody does. */
export const payerAccount = ({ payer, document, hostId }: Invoices.InvoiceRow): Account.OwnerId | undefined =>
  Payer.accountOf(payer, {
    supplier: document.supplier.businessNumber,
    buyer: document.buyer.number,
    partner: hostId,
  });

/** What is paid for when it is issued: 정발행 or 역발행. */
export const serviceOf = ({ route }: Pick<Invoices.InvoiceRow, "route">) =>
  route === "forward" ? "issue" : "reverse-issue";

/** An invoice is charged once in its life, so its reference names its transfers. */
const orderOf = (
  stored: Invoices.StoredInvoice,
  account: Account.OwnerId,
  money: Lifecycle.Money,
  spending: Books.Spending,
): Books.Order => {
  const { ref, points } = stored;
  switch (money) {
    case "hold":
      return { kind: "hold", id: `hold:${ref}`, account, points, spending, ref, service: serviceOf(stored) };
    case "charge":
      return { kind: "post", id: `charge:${ref}`, of: `hold:${ref}` };
    case "release":
      return { kind: "void", id: `release:${ref}`, of: `hold:${ref}` };
    case "refund":
      return { kind: "refund", id: `refund:${ref}`, of: `charge:${ref}` };
  }
};

/** Who did it, when, and what events say about it besides. */
export interface Occasion {
  readonly at: DateTime.Utc;
  readonly actor: Actor.Actor;
  readonly data?: Readonly<Record<string, string>>;
}

/** Facts that every event of an invoice carries. */
const facts = ({ document, managementNumber }: Invoices.StoredInvoice) => ({
  issueId: document.issueId,
  supplier: document.supplier.businessNumber,
  buyer: document.buyer.number,
  ...(managementNumber === undefined ? {} : { managementNumber }),
});

/** Tells what happened to an invoice. */
export const record = (stored: Invoices.StoredInvoice, type: string, { at, actor, data }: Occasion) =>
  Events.append({ ref: stored.ref, type, at, actor, data: { ...facts(stored), ...data } });

/**
 * Writes a decision. `after` is the invoice with all that changed besides its
 * status; its version is still the one that was decided on. Answers the invoice
 * as it is then. Refused with `invoice.changed`, `billing.*`.
 */
export const write = Effect.fnUntraced(function* (
  after: Invoices.StoredInvoice,
  decision: Decision,
  occasion: Occasion,
) {
  const next = { ...after, status: decision.status };
  const account = payerAccount(next);
  if (account !== undefined && next.points > 0n && decision.money.length > 0) {
    const { spending } = yield* Settings;
    const orders = decision.money.map((money) => orderOf(next, account, money, spending));
    yield* Ledger.carryOut(orders, occasion.at);
  }
  const written = yield* Invoices.update(next, after.version);
  if (!written) return yield* refusals.refusal("invoice.changed");
  for (const type of decision.events) yield* record(next, type, occasion);
  const stored: Invoices.StoredInvoice = { ...next, version: after.version + 1 };
  return stored;
});
