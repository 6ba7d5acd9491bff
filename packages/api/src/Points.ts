/**
 * Points over HTTP: the wallet, charging at the payment gateway, statements and
 * receipts, for a page and for a host's backend; and the host's reconciliation.
 */
import * as Schema from "effect/Schema";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api";
import { Charge, PriceList } from "@einv/billing";

import { HostKey, SessionSecret, idempotent } from "./Callers.ts";
import * as Problem from "./Problem.ts";

const error = Problem.all;
const at = Schema.DateTimeUtcFromString;
const id = Schema.NonEmptyString.check(Schema.isMaxLength(100));

/** Points that can be used, and those that running work holds. */
export const Purse = Schema.Struct({ available: Schema.BigInt, held: Schema.BigInt });
export type Purse = typeof Purse.Type;

/** Points, bought and bonus apart, and what can be charged. */
export const Wallet = Schema.Struct({
  bought: Purse,
  bonus: Purse,
  offers: Schema.Array(Schema.Struct({ won: Schema.BigInt, bonus: Schema.BigInt })),
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

/** Books, invoices, orders and settlements held against each other (대사). */
export const ReconciliationReport = Schema.Struct({
  invoices: Schema.Struct({ count: Schema.Int, points: Schema.BigInt }),
  charged: Schema.BigInt,
  returned: Schema.BigInt,
  orders: Schema.Struct({ count: Schema.Int, won: Schema.BigInt, cancelled: Schema.BigInt }),
  credited: Schema.Struct({ bought: Schema.BigInt, bonus: Schema.BigInt }),
  settled: Schema.Struct({ gross: Schema.BigInt, fees: Schema.BigInt, net: Schema.BigInt }),
  differences: Schema.Array(
    Schema.Struct({
      difference: Schema.Literals([
        "not-charged",
        "charged-without-issue",
        "charged-otherwise",
        "not-returned",
        "returned-without-cancel",
        "not-credited",
        "credited-otherwise",
        "credited-without-payment",
        "not-paid-back",
        "not-settled",
        "settled-otherwise",
        "settled-without-payment",
        "held-long",
      ]),
      ref: Schema.String,
      expected: Schema.BigInt,
      found: Schema.BigInt,
    }),
  ),
}).annotate({ identifier: "ReconciliationReport" });
export type ReconciliationReport = typeof ReconciliationReport.Type;

const start = Schema.Struct({
  won: Schema.BigInt,
  /** The page to come back to; the gateway appends `orderId`, `paymentKey` and `amount`. */
  returnUrl: Schema.String.check(Schema.isMaxLength(2000)),
});
const approval = Schema.Struct({
  paymentKey: Schema.NonEmptyString.check(Schema.isMaxLength(300)),
  amount: Schema.BigInt,
});
const month = { month: Schema.String.check(Schema.isMaxLength(7)) };

/** What a person does in a page; also whoever came by a mail link, as far as paying in goes. */
export class PointsGroup extends HttpApiGroup.make("points")
  .add(
    HttpApiEndpoint.get("wallet", "/", { success: Wallet, error }),
    HttpApiEndpoint.get("charges", "/charges", { success: Schema.Array(ChargeView), error }),
    HttpApiEndpoint.post("start", "/charges", {
      headers: idempotent,
      payload: start,
      success: ChargeView.pipe(HttpApiSchema.status(201)),
      error,
    }),
    HttpApiEndpoint.get("charge", "/charges/:orderId", {
      params: { orderId: id },
      success: ChargeView,
      error,
    }),
    HttpApiEndpoint.post("approve", "/charges/:orderId/approve", {
      params: { orderId: id },
      payload: approval,
      success: ChargeView,
      error,
    }),
    HttpApiEndpoint.post("cancelCharge", "/charges/:orderId/cancel", {
      params: { orderId: id },
      headers: idempotent,
      payload: Schema.Struct({ won: Schema.BigInt }),
      success: ChargeView,
      error,
    }),
    HttpApiEndpoint.get("paymentReceipt", "/charges/:orderId/receipt", {
      params: { orderId: id },
      success: PaymentReceipt,
      error,
    }),
    HttpApiEndpoint.get("statement", "/statement", { query: month, success: StatementView, error }),
    HttpApiEndpoint.get("receipt", "/receipts/:ref", {
      params: { ref: id },
      success: UsageReceipt,
      error,
    }),
  )
  .middleware(SessionSecret)
  .prefix("/v1/points") {}

const company = { businessNumber: Schema.String };

/** What a host's backend does for the companies it serves. */
export class HostPointsGroup extends HttpApiGroup.make("hostPoints")
  .add(
    HttpApiEndpoint.get("wallet", "/companies/:businessNumber/points", {
      params: company,
      success: Wallet,
      error,
    }),
    HttpApiEndpoint.get("statement", "/companies/:businessNumber/points/statement", {
      params: company,
      query: month,
      success: StatementView,
      error,
    }),
    HttpApiEndpoint.get("receipt", "/companies/:businessNumber/points/receipts/:ref", {
      params: { ...company, ref: id },
      success: UsageReceipt,
      error,
    }),
    HttpApiEndpoint.post("takeBack", "/companies/:businessNumber/points/refunds", {
      params: company,
      headers: idempotent,
      payload: Schema.Struct({ points: Schema.BigInt }),
      success: Purse,
      error,
    }),
    HttpApiEndpoint.get("partnerPoints", "/partner/points", { success: Purse, error }),
    HttpApiEndpoint.post("creditPartner", "/partner/points", {
      headers: idempotent,
      payload: Schema.Struct({ points: Schema.BigInt }),
      success: Purse,
      error,
    }),
    HttpApiEndpoint.get("reconciliation", "/points/reconciliation", {
      query: {
        from: Schema.String.check(Schema.isMaxLength(10)),
        to: Schema.String.check(Schema.isMaxLength(10)),
      },
      success: ReconciliationReport,
      error,
    }),
  )
  .middleware(HostKey)
  .prefix("/v1") {}
