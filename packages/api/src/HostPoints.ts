/** Points over HTTP, for a host's backend, and the host's reconciliation. */
import * as Schema from "effect/Schema";

import type * as Contract from "./Contract.ts";
import { id } from "./internal/fields.ts";
import { Purse, StatementView, UsageReceipt, Wallet, month } from "./Points.ts";

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

const company = { businessNumber: Schema.String };

/** What a host's backend does for the companies it serves. */
export const calls = {
  wallet: { method: "GET", path: "/v1/companies/:businessNumber/points", params: company, success: Wallet },
  statement: {
    method: "GET",
    path: "/v1/companies/:businessNumber/points/statement",
    params: company,
    query: month,
    success: StatementView,
  },
  receipt: {
    method: "GET",
    path: "/v1/companies/:businessNumber/points/receipts/:ref",
    params: { ...company, ref: id },
    success: UsageReceipt,
  },
  takeBack: {
    method: "POST",
    path: "/v1/companies/:businessNumber/points/refunds",
    params: company,
    idempotent: true,
    payload: Schema.Struct({ points: Schema.BigInt }),
    success: Purse,
  },
  partnerPoints: { method: "GET", path: "/v1/partner/points", success: Purse },
  creditPartner: {
    method: "POST",
    path: "/v1/partner/points",
    idempotent: true,
    payload: Schema.Struct({ points: Schema.BigInt }),
    success: Purse,
  },
  reconciliation: {
    method: "GET",
    path: "/v1/points/reconciliation",
    query: {
      from: Schema.String.check(Schema.isMaxLength(10)),
      to: Schema.String.check(Schema.isMaxLength(10)),
    },
    success: ReconciliationReport,
  },
} as const satisfies Contract.Calls;
