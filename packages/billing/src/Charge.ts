/**
 * Charging points (충전) at a payment gateway: an order is written before
 * anybody is asked for money, what the gateway says of it is taken in whatever
 * order it comes and however often, and points are credited once.
 *
 * Pure: {@link hear} says what follows from what the gateway says.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Account from "./Account.ts";
import type * as Ledger from "./Ledger.ts";
import { refusals } from "./Refusals.ts";

/** What can be bought: so many won, tax included, for as many points, and bonus points on top. */
export interface Offer {
  readonly won: bigint;
  readonly bonus: bigint;
}

/** The amounts that the market offers; without bonus points, which are an operator's decision. */
export const offers: ReadonlyArray<Offer> = [10_000n, 30_000n, 50_000n, 100_000n, 300_000n, 500_000n].map(
  (won) => ({ won, bonus: 0n }),
);

/** Amounts besides the offers: from, to, in steps of so many won. */
export interface Amounts {
  readonly least: bigint;
  readonly most: bigint;
  readonly step: bigint;
}

export const amounts: Amounts = { least: 1_000n, most: 1_000_000n, step: 1_000n };

/**
 * What is bought for an amount: an offer, or an amount of one's own with the
 * bonus of the greatest offer that it reaches, in proportion; nothing, if it is
 * not to be had.
 */
export const offerOf = (
  won: bigint,
  offered: ReadonlyArray<Offer>,
  own: Amounts | undefined,
): Offer | undefined => {
  const exact = offered.find((offer) => offer.won === won);
  if (exact !== undefined) return exact;
  if (own === undefined || won < own.least || won > own.most || won % own.step !== 0n) return undefined;
  const reached = offered
    .filter((offer) => offer.won <= won)
    .reduce<Offer>((most, offer) => (offer.won > most.won ? offer : most), { won: 1n, bonus: 0n });
  return { won, bonus: (reached.bonus * won) / reached.won };
};

/**
 * `created`: written, nobody was asked yet. `open`: the person pays, or not.
 * `approving`: the gateway was asked to take the money; its answer may be
 * missing. `paid`: taken, and credited. `declined`, `expired`: not taken.
 * `mismatch`: the gateway took another amount; it is given back, not credited.
 */
export const State = Schema.Literals([
  "created",
  "open",
  "approving",
  "paid",
  "declined",
  "expired",
  "mismatch",
]);
export type State = typeof State.Type;

/** Those whose outcome is not known yet. */
export const undecided: ReadonlyArray<State> = ["created", "open", "approving"];

export interface Order {
  readonly orderId: string;
  readonly businessNumber: string;
  readonly won: bigint;
  readonly bonus: bigint;
  readonly state: State;
}

/** What the gateway says of an order. */
export interface Payment {
  readonly orderId: string;
  /** The gateway's own number of the payment. */
  readonly paymentKey: string;
  readonly status: "ready" | "authorised" | "done" | "partly-cancelled" | "cancelled" | "aborted" | "expired";
  /** What was asked of the person, in won. */
  readonly amount: bigint;
  /** Cancellations by the number that we gave each. */
  readonly cancels: ReadonlyArray<{ readonly cancelId: string; readonly amount: bigint }>;
  /** Card, transfer …, as the gateway names it. */
  readonly method?: string;
  /** Why it was not taken, as the gateway says it. */
  readonly reason?: string;
}

/** What follows from what the gateway says. */
export interface Hearing {
  readonly state: State;
  /** Points are credited now. */
  readonly credit: boolean;
  /** The gateway holds money that is not for these points: it must give it back. */
  readonly giveBack: boolean;
}

const stay = (order: Order): Hearing => ({ state: order.state, credit: false, giveBack: false });

/**
 * What an order becomes. Whatever was decided before, money that was taken is
 * credited: a late answer beats an order that was thought dead. `over` says
 * that the time to pay has passed, which counts only where the gateway knows of
 * no payment.
 */
export const hear = (order: Order, payment: Payment | undefined, over: boolean): Hearing => {
  if (order.state === "paid" || order.state === "mismatch") return stay(order);
  const ended = (state: State): Hearing => ({ state, credit: false, giveBack: false });
  if (payment === undefined) return over && undecided.includes(order.state) ? ended("expired") : stay(order);
  switch (payment.status) {
    case "done":
    case "partly-cancelled":
      return payment.amount === order.won
        ? { state: "paid", credit: true, giveBack: false }
        : { state: "mismatch", credit: false, giveBack: true };
    case "cancelled":
    case "aborted":
      return ended("declined");
    case "expired":
      return ended("expired");
    case "ready":
    case "authorised":
      return payment.amount === order.won ? stay(order) : ended("declined");
  }
};

/** The books of a payment: bought points from the gateway's clearing account, bonus points from promotion. */
export const credits = ({
  orderId,
  businessNumber,
  won,
  bonus,
}: Order): ReadonlyArray<Extract<Ledger.Order, { readonly kind: "credit" }>> => [
  {
    kind: "credit",
    id: `paid:${orderId}`,
    account: Account.company(businessNumber),
    points: won,
    from: Account.operator.clearing,
    ref: orderId,
  },
  ...(bonus === 0n
    ? []
    : [
        {
          kind: "credit" as const,
          id: `gift:${orderId}`,
          account: Account.bonus(businessNumber),
          points: bonus,
          ref: orderId,
        },
      ]),
];

/** A payment given back, whole or in part (결제 취소). */
export interface Cancel {
  readonly cancelId: string;
  readonly orderId: string;
  readonly businessNumber: string;
  readonly won: bigint;
  /** Bonus points that go with it. */
  readonly bonus: bigint;
}

const kindsOf = (cancel: Cancel) =>
  [
    ["cancel", Account.company(cancel.businessNumber), cancel.won, Account.operator.clearing],
    ["ungift", Account.bonus(cancel.businessNumber), cancel.bonus, Account.operator.promotion],
  ] as const;

/**
 * Bonus points that go with a part of a payment given back: in proportion,
 * rounded up for all parts together, so that with the last of the money the
 * last of the bonus is gone.
 */
export const bonusOf = (order: Order, cancelledBefore: bigint, won: bigint): bigint => {
  const due = (cancelled: bigint) => (order.bonus * cancelled + order.won - 1n) / order.won;
  return due(cancelledBefore + won) - due(cancelledBefore);
};

/**
 * Whether a part of a payment can be given back: it was paid, that much of it is
 * left, and its points, bonus points among them, were not used. Refused with
 * `billing.not-refundable`.
 */
export const cancellable = (
  order: Order,
  asked: {
    readonly won: bigint;
    readonly cancelledBefore: bigint;
    readonly bought: bigint;
    readonly bonus: bigint;
  },
): Result.Result<{ readonly bonus: bigint }, Refusal.Refusal> => {
  const left = order.state === "paid" ? order.won - asked.cancelledBefore : 0n;
  const most = left < asked.bought ? left : asked.bought;
  if (asked.won <= 0n || asked.won > most)
    return refusals.fail("billing.not-refundable", { path: "won", values: { most: String(most) } });
  const bonus = bonusOf(order, asked.cancelledBefore, asked.won);
  return bonus > asked.bonus
    ? refusals.fail("billing.bonus-used", { path: "won", values: { bonus: String(bonus) } })
    : Result.succeed({ bonus });
};

/** Keeps what is to be given back from being spent while the gateway is asked. */
export const holds = (cancel: Cancel): ReadonlyArray<Ledger.Order> =>
  kindsOf(cancel).flatMap(([name, account, points, to]) =>
    points === 0n
      ? []
      : [
          {
            kind: "hold" as const,
            id: `${name}:${cancel.cancelId}`,
            account,
            points,
            to,
            spending: "bought-only" as const,
            ref: cancel.orderId,
          },
        ],
  );

/** Ends those holds: given back, or not. */
export const ends = (cancel: Cancel, kind: "post" | "void"): ReadonlyArray<Ledger.Order> =>
  kindsOf(cancel).flatMap(([name, , points]) =>
    points === 0n
      ? []
      : [{ kind, id: `${name}-${kind}:${cancel.cancelId}`, of: `${name}:${cancel.cancelId}` }],
  );

/** What the gateway paid to the bank for one payment or cancellation, less its fee (정산). */
export interface Settlement {
  readonly settlementId: string;
  readonly orderId: string;
  /** Negative for a cancellation. */
  readonly amount: bigint;
  readonly fee: bigint;
  /** A day in Korea, `YYYY-MM-DD`. */
  readonly day: string;
}

/** The books of a settlement. */
export const settles = ({ settlementId, orderId, amount, fee }: Settlement): ReadonlyArray<Ledger.Order> => {
  const { bank, clearing, fees } = Account.operator;
  const net = amount - fee;
  const towards = (name: string, account: Account.OperatorId, points: bigint): ReadonlyArray<Ledger.Order> =>
    points === 0n
      ? []
      : [
          {
            kind: "settle",
            id: `${name}:${settlementId}`,
            from: points > 0n ? account : clearing,
            to: points > 0n ? clearing : account,
            points: points > 0n ? points : -points,
            ref: orderId,
          },
        ];
  return [...towards("settled", bank, net), ...towards("fee", fees, fee)];
};
