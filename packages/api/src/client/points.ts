/** What a page may do about points. */
import type * as Contract from "../Contract.ts";
import { calls } from "../Points.ts";
import type { Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const points = ({ call }: Connected<"session">) => ({
  /** Bought and bonus points, and what can be charged. */
  wallet: () => call(calls.wallet),
  /** Charging orders, newest first. */
  charges: () => call(calls.charges),
  /** 충전: the person then pays at `checkoutUrl` and comes back to `returnUrl`. */
  start: ({ idempotencyKey, ...payload }: Once<Said<"start">>) =>
    call(calls.start, { idempotencyKey, payload }),
  charge: (orderId: string) => call(calls.charge, { params: { orderId } }),
  /** With what the person brought back from paying. */
  approve: ({ orderId, ...payload }: Said<"approve"> & { readonly orderId: string }) =>
    call(calls.approve, { params: { orderId }, payload }),
  /** 환불: unused points of a payment, whole or in part. */
  cancelCharge: ({
    orderId,
    idempotencyKey,
    ...payload
  }: Once<Said<"cancelCharge"> & { readonly orderId: string }>) =>
    call(calls.cancelCharge, { params: { orderId }, idempotencyKey, payload }),
  /** 결제 영수증 */
  paymentReceipt: (orderId: string) => call(calls.paymentReceipt, { params: { orderId } }),
  /** 거래명세 of a month, `2026-11`. */
  statement: (month: string) => call(calls.statement, { query: { month } }),
  /** 이용 영수증: what an invoice cost. */
  receipt: (ref: string) => call(calls.receipt, { params: { ref } }),
});
