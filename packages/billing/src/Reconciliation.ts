/**
 * Reconciliation (대사): what the books say, what invoices say, what charging
 * orders say and what the gateway settled, held against each other. Every
 * difference is named, with what it is about.
 */
import * as Account from "./Account.ts";
import type { Settlement, State } from "./Charge.ts";
import type { Entry } from "./Receipt.ts";

/** What an invoice says of its points. */
export interface Invoice {
  readonly ref: string;
  readonly points: bigint;
  readonly billing: "charged" | "refunded";
}

/** What a charging order says. */
export interface Order {
  readonly orderId: string;
  readonly won: bigint;
  readonly bonus: bigint;
  readonly state: State;
  /** Given back, in won. */
  readonly cancelled: bigint;
}

/**
 * `not-charged`: issued, and the books know of no charge. `charged-without-issue`,
 * `charged-otherwise`: the books charge what no invoice, or another amount than
 * the invoice, says. `not-returned`, `returned-without-cancel`: the charge of a
 * cancelled issue. `not-credited`, `credited-otherwise`, `credited-without-payment`:
 * a payment and its points. `not-paid-back`: money given back whose points are
 * still there, or the reverse. `not-settled`: paid, and not in the bank yet.
 * `settled-otherwise`, `settled-without-payment`: the gateway's word differs from
 * ours. `held-long`: a hold that nobody ended.
 */
export type Difference =
  | "not-charged"
  | "charged-without-issue"
  | "charged-otherwise"
  | "not-returned"
  | "returned-without-cancel"
  | "not-credited"
  | "credited-otherwise"
  | "credited-without-payment"
  | "not-paid-back"
  | "not-settled"
  | "settled-otherwise"
  | "settled-without-payment"
  | "held-long";

export interface Found {
  readonly difference: Difference;
  /** The invoice, order or hold. */
  readonly ref: string;
  readonly expected: bigint;
  readonly found: bigint;
}

export interface Report {
  readonly invoices: { readonly count: number; readonly points: bigint };
  readonly charged: bigint;
  readonly returned: bigint;
  readonly orders: { readonly count: number; readonly won: bigint; readonly cancelled: bigint };
  readonly credited: { readonly bought: bigint; readonly bonus: bigint };
  readonly settled: { readonly gross: bigint; readonly fees: bigint; readonly net: bigint };
  readonly differences: ReadonlyArray<Found>;
}

/** Points by what they are about. */
const byRef = (
  entries: ReadonlyArray<Entry>,
  counts: (entry: Entry) => boolean,
): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const entry of entries)
    if (entry.ref !== undefined && counts(entry))
      sums.set(entry.ref, (sums.get(entry.ref) ?? 0n) + entry.points);
  return sums;
};

const total = (values: Iterable<bigint>): bigint => [...values].reduce((sum, value) => sum + value, 0n);

const { clearing, promotion, revenue } = Account.operator;

/** Everything about the same invoices and orders, whenever it moved; `longHeld` are open holds past their time. */
export const reconcile = (of: {
  readonly entries: ReadonlyArray<Entry>;
  readonly longHeld: ReadonlyArray<Entry>;
  readonly invoices: ReadonlyArray<Invoice>;
  readonly orders: ReadonlyArray<Order>;
  readonly settlements: ReadonlyArray<Settlement>;
}): Report => {
  const { entries, invoices, orders, settlements } = of;
  const charged = byRef(entries, ({ kind, credit }) => kind === "post" && credit === revenue);
  const returned = byRef(entries, ({ kind }) => kind === "refund");
  const credited = byRef(entries, ({ kind, debit }) => kind === "credit" && debit === clearing);
  const gifts = byRef(entries, ({ kind, debit }) => kind === "credit" && debit === promotion);
  const paidBack = byRef(entries, ({ kind, credit }) => kind === "post" && credit === clearing);

  const differences: Array<Found> = [];
  const compare = (
    ref: string,
    expected: bigint,
    found: bigint,
    name: { readonly missing: Difference; readonly other: Difference; readonly surplus: Difference },
  ) => {
    if (expected === found) return;
    const difference = found === 0n ? name.missing : expected === 0n ? name.surplus : name.other;
    differences.push({ difference, ref, expected, found });
  };

  const known = new Set(invoices.map(({ ref }) => ref));
  for (const { ref, points, billing } of invoices) {
    compare(ref, points, charged.get(ref) ?? 0n, {
      missing: "not-charged",
      other: "charged-otherwise",
      surplus: "charged-otherwise",
    });
    compare(ref, billing === "refunded" ? points : 0n, returned.get(ref) ?? 0n, {
      missing: "not-returned",
      other: "not-returned",
      surplus: "returned-without-cancel",
    });
  }
  for (const [ref, points] of charged)
    if (!known.has(ref))
      differences.push({ difference: "charged-without-issue", ref, expected: 0n, found: points });

  const ordered = new Map(orders.map((order) => [order.orderId, order]));
  for (const { orderId, state, won, bonus, cancelled } of orders) {
    const paid = state === "paid";
    const name = {
      missing: "not-credited",
      other: "credited-otherwise",
      surplus: "credited-without-payment",
    } as const;
    compare(orderId, paid ? won : 0n, credited.get(orderId) ?? 0n, name);
    compare(orderId, paid ? bonus : 0n, gifts.get(orderId) ?? 0n, name);
    compare(orderId, cancelled, paidBack.get(orderId) ?? 0n, {
      missing: "not-paid-back",
      other: "not-paid-back",
      surplus: "not-paid-back",
    });
  }
  for (const [ref, points] of credited)
    if (!ordered.has(ref))
      differences.push({ difference: "credited-without-payment", ref, expected: 0n, found: points });

  const settled = new Map<string, bigint>();
  for (const { orderId, amount } of settlements) settled.set(orderId, (settled.get(orderId) ?? 0n) + amount);
  for (const { orderId, state, won, cancelled } of orders)
    compare(orderId, state === "paid" ? won - cancelled : 0n, settled.get(orderId) ?? 0n, {
      missing: "not-settled",
      other: "settled-otherwise",
      surplus: "settled-without-payment",
    });
  for (const [ref, amount] of settled)
    if (!ordered.has(ref))
      differences.push({ difference: "settled-without-payment", ref, expected: 0n, found: amount });

  for (const { id, points } of of.longHeld)
    differences.push({ difference: "held-long", ref: id, expected: 0n, found: points });

  const paid = orders.filter(({ state }) => state === "paid");
  const gross = total(settlements.map(({ amount }) => amount));
  const fees = total(settlements.map(({ fee }) => fee));
  return {
    invoices: { count: invoices.length, points: total(invoices.map(({ points }) => points)) },
    charged: total(charged.values()),
    returned: total(returned.values()),
    orders: {
      count: paid.length,
      won: total(paid.map(({ won }) => won)),
      cancelled: total(paid.map(({ cancelled }) => cancelled)),
    },
    credited: { bought: total(credited.values()), bonus: total(gifts.values()) },
    settled: { gross, fees, net: gross - fees },
    differences,
  };
};
