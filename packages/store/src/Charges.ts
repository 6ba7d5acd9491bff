/** Charging orders (충전 주문), what of them is given back, and what gateways settled. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { Charge } from "@einv/billing";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Points, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export const Order = Schema.Struct({
  orderId: Schema.String,
  businessNumber: Schema.String,
  /** Who charges; absent when the host does. */
  memberId: Schema.optionalKey(Schema.String),
  won: Points,
  bonus: Points,
  state: Charge.State,
  /** The page that the person comes back to. */
  returnUrl: Schema.String,
  /** Where the person pays. */
  checkoutUrl: Schema.optionalKey(Schema.String),
  paymentKey: Schema.optionalKey(Schema.String),
  method: Schema.optionalKey(Schema.String),
  /** Why it was not taken, as the gateway says it. */
  reason: Schema.optionalKey(Schema.String),
  createdAt: Instant,
  decidedAt: Schema.optionalKey(Instant),
  /** When the gateway is asked about it next. */
  askAt: Instant,
  version: Whole,
});
export type Order = typeof Order.Type;

const orders = reader(Order);

/** False if the order is there already. */
export const put = (order: Omit<Order, "version">): Stored<boolean> =>
  query("Charges.put", (sql) =>
    touched(
      sql`INSERT INTO charges ${sql.insert(columns({ ...order, version: 1 }))}
        ON CONFLICT DO NOTHING RETURNING order_id`,
    ),
  );

export const find = (orderId: string): Stored<Order | undefined> =>
  query("Charges.find", (sql) => orders.first(sql`SELECT * FROM charges WHERE order_id = ${orderId}`));

/** Writes what became of it; false if somebody else was first. */
export const update = ({ version, ...order }: Order): Stored<boolean> =>
  query("Charges.update", (sql) =>
    touched(
      sql`UPDATE charges SET ${sql.update(columns({ ...order, version: version + 1 }), ["order_id"])}
        WHERE order_id = ${order.orderId} AND version = ${version} RETURNING order_id`,
    ),
  );

/** A company's, newest first. */
export const list = (businessNumber: string, limit: number): Stored<ReadonlyArray<Order>> =>
  query("Charges.list", (sql) =>
    orders.all(
      sql`SELECT * FROM charges WHERE business_number = ${businessNumber}
        ORDER BY created_at DESC, order_id LIMIT ${limit}`,
    ),
  );

/** Those about which it is time to ask. */
export const due = (now: DateTime.Utc, limit: number): Stored<ReadonlyArray<Order>> =>
  query("Charges.due", (sql) =>
    orders.all(
      sql`SELECT * FROM charges WHERE state IN ('created', 'open', 'approving') AND ask_at <= ${millis(now)}
        ORDER BY ask_at, order_id LIMIT ${limit}`,
    ),
  );

export const Cancel = Schema.Struct({
  cancelId: Schema.String,
  orderId: Schema.String,
  businessNumber: Schema.String,
  won: Points,
  bonus: Points,
  /** `asked`: the gateway may have given the money back or not. */
  state: Schema.Literals(["asked", "done", "refused"]),
  at: Instant,
  askAt: Instant,
});
export type Cancel = typeof Cancel.Type;

const cancels = reader(Cancel);

/** False if it is there already. */
export const putCancel = (cancel: Cancel): Stored<boolean> =>
  query("Charges.putCancel", (sql) =>
    touched(
      sql`INSERT INTO charge_cancels ${sql.insert(columns(cancel))} ON CONFLICT DO NOTHING RETURNING cancel_id`,
    ),
  );

/** False if somebody else ended it. */
export const endCancel = (cancelId: string, state: "done" | "refused"): Stored<boolean> =>
  query("Charges.endCancel", (sql) =>
    touched(
      sql`UPDATE charge_cancels SET state = ${state} WHERE cancel_id = ${cancelId} AND state = 'asked'
        RETURNING cancel_id`,
    ),
  );

/** Asks about it later. */
export const postponeCancel = (cancelId: string, askAt: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "Charges.postponeCancel",
      (sql) => sql`UPDATE charge_cancels SET ask_at = ${millis(askAt)} WHERE cancel_id = ${cancelId}`,
    ),
  );

export const findCancel = (cancelId: string): Stored<Cancel | undefined> =>
  query("Charges.findCancel", (sql) =>
    cancels.first(sql`SELECT * FROM charge_cancels WHERE cancel_id = ${cancelId}`),
  );

/** Of one order, oldest first. */
export const cancelsOf = (orderId: string): Stored<ReadonlyArray<Cancel>> =>
  query("Charges.cancelsOf", (sql) =>
    cancels.all(sql`SELECT * FROM charge_cancels WHERE order_id = ${orderId} ORDER BY at, cancel_id`),
  );

/** Those about which it is time to ask. */
export const dueCancels = (now: DateTime.Utc, limit: number): Stored<ReadonlyArray<Cancel>> =>
  query("Charges.dueCancels", (sql) =>
    cancels.all(
      sql`SELECT * FROM charge_cancels WHERE state = 'asked' AND ask_at <= ${millis(now)}
        ORDER BY ask_at, cancel_id LIMIT ${limit}`,
    ),
  );

const Settlement = Schema.Struct({
  settlementId: Schema.String,
  orderId: Schema.String,
  amount: Points,
  fee: Points,
  day: Schema.String,
});
const settlements = reader(Settlement);

/** False if it is known already. */
export const putSettlement = (settlement: Charge.Settlement): Stored<boolean> =>
  query("Charges.putSettlement", (sql) =>
    touched(
      sql`INSERT INTO settlements ${sql.insert(columns({ ...settlement }))}
        ON CONFLICT DO NOTHING RETURNING settlement_id`,
    ),
  );

/** Of days from one to another, both included. */
export const settlementsBetween = (from: string, to: string): Stored<ReadonlyArray<Charge.Settlement>> =>
  query("Charges.settlementsBetween", (sql) =>
    settlements.all(
      sql`SELECT * FROM settlements WHERE day >= ${from} AND day <= ${to} ORDER BY day, settlement_id`,
    ),
  );
