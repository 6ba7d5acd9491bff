/** What a host's backend may do about points. */
import type * as Contract from "../Contract.ts";
import { calls } from "../HostPoints.ts";
import type { Connected, Once } from "./connection.ts";

type Said<Name extends keyof typeof calls> = Contract.Said<(typeof calls)[Name]>;

export const hostPoints = ({ call }: Connected<"host">) => ({
  wallet: (businessNumber: string) => call(calls.wallet, { params: { businessNumber } }),
  /** 거래명세 of a company and a month, `2026-11`. */
  statement: (businessNumber: string, month: string) =>
    call(calls.statement, { params: { businessNumber }, query: { month } }),
  /** 이용 영수증 of a company and an invoice. */
  receipt: (businessNumber: string, ref: string) => call(calls.receipt, { params: { businessNumber, ref } }),
  /** 환불: takes back unused points that the host sold and pays back itself. */
  takeBack: ({
    businessNumber,
    idempotencyKey,
    ...payload
  }: Once<Said<"takeBack"> & { readonly businessNumber: string }>) =>
    call(calls.takeBack, { params: { businessNumber }, idempotencyKey, payload }),
  /** What the host has to pay with as partner (연동사 부담). */
  partner: () => call(calls.partnerPoints),
  /** Adds points that the host bought for itself. */
  creditPartner: ({ idempotencyKey, ...payload }: Once<Said<"creditPartner">>) =>
    call(calls.creditPartner, { idempotencyKey, payload }),
  /** 대사: books, invoices, orders and settlements of all its companies, from one day to another. */
  reconciliation: (query: { readonly from: string; readonly to: string }) =>
    call(calls.reconciliation, { query }),
});
