/** Points over HTTP, for a page: the wallet, charging at the payment gateway, statements and receipts. */
import * as Schema from "effect/Schema";
import * as Charge from "@einv/billing/Charge";
import * as PriceList from "@einv/billing/PriceList";

import type * as Contract from "./Contract.ts";
import { id, instant as at } from "./internal/fields.ts";

/** Points that can be used, and those that running work holds. */
export const Purse = Schema.Struct({ available: Schema.BigInt, held: Schema.BigInt });
export type Purse = typeof Purse.Type;

/** Points, bought and bonus apart, and what can be charged. */
export const Wallet = Schema.Struct({
  bought: Purse,
  bonus: Purse,
  offers: Schema.Array(Schema.Struct({ won: Schema.BigInt, bonus: Schema.BigInt })),
  /** Amounts that may be charged besides the offers. */
  amounts: Schema.Struct({ least: Schema.BigInt, most: Schema.BigInt, step: Schema.BigInt }),
  /** What issuing one invoice takes today. */
  price: Schema.BigInt,
  /** Told to the host and members with full rights. */
  outlook: Schema.optionalKey(
    Schema.Struct({
      /** Requests that wait and that the company pays for. */
      pending: Schema.Struct({ count: Schema.Int, points: Schema.BigInt }),
      /** The average of the last months. */
      usual: Schema.Struct({ months: Schema.Int, points: Schema.BigInt }),
      needed: Schema.BigInt,
      missing: Schema.BigInt,
      holds: Schema.Array(
        Schema.Struct({
          points: Schema.BigInt,
          why: Schema.Literals(["issue", "give-back"]),
          ref: Schema.optionalKey(Schema.String),
          since: at,
        }),
      ),
    }),
  ),
  now: at,
}).annotate({ identifier: "Wallet" });
export type Wallet = typeof Wallet.Type;

/** A charging order (충전 주문). */
export const ChargeView = Schema.Struct({
  orderId: Schema.String,
  won: Schema.BigInt,
  bonus: Schema.BigInt,
  state: Charge.State,
  /** Where to pay; only while it is open. */
  checkoutUrl: Schema.optionalKey(Schema.String),
  method: Schema.optionalKey(Schema.String),
  reason: Schema.optionalKey(Schema.String),
  createdAt: at,
  cancelled: Schema.BigInt,
  cancelling: Schema.BigInt,
}).annotate({ identifier: "ChargeView" });
export type ChargeView = typeof ChargeView.Type;

const What = Schema.Literals([
  "sold",
  "paid",
  "bonus",
  "used",
  "returned",
  "paid-back",
  "bonus-withdrawn",
  "paid-out",
]);

/** A month's statement (거래명세). */
export const StatementView = Schema.Struct({
  opening: Schema.BigInt,
  lines: Schema.Array(
    Schema.Struct({
      at,
      what: What,
      bonus: Schema.Boolean,
      points: Schema.BigInt,
      balance: Schema.BigInt,
      ref: Schema.optionalKey(Schema.String),
      service: Schema.optionalKey(PriceList.Service),
    }),
  ),
  closing: Schema.BigInt,
  totals: Schema.Record(Schema.String, Schema.BigInt),
}).annotate({ identifier: "StatementView" });
export type StatementView = typeof StatementView.Type;

/** Of the points that an invoice cost (이용 영수증). */
export const UsageReceipt = Schema.Struct({
  number: Schema.String,
  ref: Schema.String,
  service: Schema.optionalKey(PriceList.Service),
  bought: Schema.BigInt,
  bonus: Schema.BigInt,
  points: Schema.BigInt,
  chargedAt: at,
  refundedAt: Schema.optionalKey(at),
}).annotate({ identifier: "UsageReceipt" });
export type UsageReceipt = typeof UsageReceipt.Type;

/** Of money paid for points (결제 영수증), tax told apart. */
export const PaymentReceipt = Schema.Struct({
  orderId: Schema.String,
  paidAt: at,
  method: Schema.optionalKey(Schema.String),
  won: Schema.BigInt,
  supply: Schema.BigInt,
  tax: Schema.BigInt,
  cancelled: Schema.BigInt,
}).annotate({ identifier: "PaymentReceipt" });
export type PaymentReceipt = typeof PaymentReceipt.Type;

const start = Schema.Struct({
  won: Schema.BigInt,
  /** The page to come back to; the gateway appends `orderId`, `paymentKey` and `amount`. */
  returnUrl: Schema.String.check(Schema.isMaxLength(2000)),
});
const approval = Schema.Struct({
  paymentKey: Schema.NonEmptyString.check(Schema.isMaxLength(300)),
  amount: Schema.BigInt,
});
/** `2026-11` */
export const month = { month: Schema.String.check(Schema.isMaxLength(7)) };

/** What a person does in a page; also whoever came by a mail link, as far as paying in goes. */
export const calls = {
  wallet: { method: "GET", path: "/v1/points", success: Wallet },
  charges: { method: "GET", path: "/v1/points/charges", success: Schema.Array(ChargeView) },
  start: {
    method: "POST",
    path: "/v1/points/charges",
    idempotent: true,
    payload: start,
    success: ChargeView,
    status: 201,
  },
  charge: {
    method: "GET",
    path: "/v1/points/charges/:orderId",
    params: { orderId: id },
    success: ChargeView,
  },
  approve: {
    method: "POST",
    path: "/v1/points/charges/:orderId/approve",
    params: { orderId: id },
    payload: approval,
    success: ChargeView,
  },
  cancelCharge: {
    method: "POST",
    path: "/v1/points/charges/:orderId/cancel",
    params: { orderId: id },
    idempotent: true,
    payload: Schema.Struct({ won: Schema.BigInt }),
    success: ChargeView,
  },
  paymentReceipt: {
    method: "GET",
    path: "/v1/points/charges/:orderId/receipt",
    params: { orderId: id },
    success: PaymentReceipt,
  },
  statement: { method: "GET", path: "/v1/points/statement", query: month, success: StatementView },
  receipt: { method: "GET", path: "/v1/points/receipts/:ref", params: { ref: id }, success: UsageReceipt },
} as const satisfies Contract.Calls;
