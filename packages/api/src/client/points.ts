/** What a page, and a host's backend, may do about points. */
import * as Effect from "effect/Effect";
import * as HttpClient from "effect/http/HttpClient";
import * as HttpApiClient from "effect/http-api/HttpApiClient";

import { Api, type HostKey, type SessionSecret } from "../Api.ts";
import type * as Points from "../Points.ts";
import { type Call, type Connected, once, segment } from "./connection.ts";

const order = (orderId: string) => Effect.map(segment("orderId", orderId), (value) => ({ orderId: value }));

export const points = ({ run, options, http }: Connected<SessionSecret>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "points", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  return {
    /** Bought and bonus points, and what can be charged. */
    wallet: (): Call<Points.Wallet> => run(Effect.flatMap(group, (api) => api.wallet({}))),
    /** Charging orders, newest first. */
    charges: (): Call<ReadonlyArray<Points.ChargeView>> =>
      run(Effect.flatMap(group, (api) => api.charges({}))),
    /** 충전: the person then pays at `checkoutUrl` and comes back to `returnUrl`. */
    start: ({
      idempotencyKey,
      ...payload
    }: {
      readonly won: bigint;
      readonly returnUrl: string;
      readonly idempotencyKey: string;
    }): Call<Points.ChargeView> =>
      run(
        Effect.flatMap(group, (api) =>
          api.start({ headers: { "idempotency-key": idempotencyKey }, payload }),
        ),
      ),
    charge: (orderId: string): Call<Points.ChargeView> =>
      run(Effect.flatMap(Effect.all([group, order(orderId)]), ([api, params]) => api.charge({ params }))),
    /** With what the person brought back from paying. */
    approve: ({
      orderId,
      ...payload
    }: {
      readonly orderId: string;
      readonly paymentKey: string;
      readonly amount: bigint;
    }): Call<Points.ChargeView> =>
      run(
        Effect.flatMap(Effect.all([group, order(orderId)]), ([api, params]) =>
          api.approve({ params, payload }),
        ),
      ),
    /** 환불: unused points of a payment, whole or in part. */
    cancelCharge: ({
      orderId,
      won,
      idempotencyKey,
    }: {
      readonly orderId: string;
      readonly won: bigint;
      readonly idempotencyKey: string;
    }): Call<Points.ChargeView> =>
      run(
        Effect.flatMap(Effect.all([group, order(orderId)]), ([api, params]) =>
          api.cancelCharge({ params, headers: { "idempotency-key": idempotencyKey }, payload: { won } }),
        ),
      ),
    /** 결제 영수증 */
    paymentReceipt: (orderId: string): Call<Points.PaymentReceipt> =>
      run(
        Effect.flatMap(Effect.all([group, order(orderId)]), ([api, params]) =>
          api.paymentReceipt({ params }),
        ),
      ),
    /** 거래명세 of a month, `2026-11`. */
    statement: (month: string): Call<Points.StatementView> =>
      run(Effect.flatMap(group, (api) => api.statement({ query: { month } }))),
    /** 이용 영수증: what an invoice cost. */
    receipt: (ref: string): Call<Points.UsageReceipt> =>
      run(
        Effect.flatMap(Effect.all([group, segment("ref", ref)]), ([api, value]) =>
          api.receipt({ params: { ref: value } }),
        ),
      ),
  };
};

export const hostPoints = ({ run, options, http }: Connected<HostKey>) => {
  const group = once(
    Effect.flatMap(HttpClient.HttpClient, (httpClient) =>
      HttpApiClient.group(Api, { ...options, group: "hostPoints", httpClient }),
    ).pipe(Effect.provide(http)),
  );
  const company = (businessNumber: string) =>
    Effect.map(segment("businessNumber", businessNumber), (value) => ({ businessNumber: value }));
  return {
    wallet: (businessNumber: string): Call<Points.Wallet> =>
      run(
        Effect.flatMap(Effect.all([group, company(businessNumber)]), ([api, params]) =>
          api.wallet({ params }),
        ),
      ),
    /** 거래명세 of a company and a month, `2026-11`. */
    statement: (businessNumber: string, month: string): Call<Points.StatementView> =>
      run(
        Effect.flatMap(Effect.all([group, company(businessNumber)]), ([api, params]) =>
          api.statement({ params, query: { month } }),
        ),
      ),
    /** 이용 영수증 of a company and an invoice. */
    receipt: (businessNumber: string, ref: string): Call<Points.UsageReceipt> =>
      run(
        Effect.flatMap(
          Effect.all([group, company(businessNumber), segment("ref", ref)]),
          ([api, params, value]) => api.receipt({ params: { ...params, ref: value } }),
        ),
      ),
    /** 환불: takes back unused points that the host sold and pays back itself. */
    takeBack: (input: {
      readonly businessNumber: string;
      readonly points: bigint;
      readonly idempotencyKey: string;
    }): Call<Points.Purse> =>
      run(
        Effect.flatMap(Effect.all([group, company(input.businessNumber)]), ([api, params]) =>
          api.takeBack({
            params,
            headers: { "idempotency-key": input.idempotencyKey },
            payload: { points: input.points },
          }),
        ),
      ),
    /** What the host has to pay with as partner (연동사 부담). */
    partner: (): Call<Points.Purse> => run(Effect.flatMap(group, (api) => api.partnerPoints({}))),
    /** Adds points that the host bought for itself. */
    creditPartner: (input: {
      readonly points: bigint;
      readonly idempotencyKey: string;
    }): Call<Points.Purse> =>
      run(
        Effect.flatMap(group, (api) =>
          api.creditPartner({
            headers: { "idempotency-key": input.idempotencyKey },
            payload: { points: input.points },
          }),
        ),
      ),
    /** 대사: books, invoices, orders and settlements of all its companies, from one day to another. */
    reconciliation: (query: {
      readonly from: string;
      readonly to: string;
    }): Call<Points.ReconciliationReport> =>
      run(Effect.flatMap(group, (api) => api.reconciliation({ query }))),
  };
};
