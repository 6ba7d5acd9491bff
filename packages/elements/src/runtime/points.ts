/** Points at the server: the wallet, charging, statements and receipts. */
import type { Points as Wire } from "@einv/api";
import { points as client } from "@einv/api/client/points";
import * as Charge from "@einv/billing/Charge";
import type { Session } from "./session.ts";

type Client = ReturnType<typeof client>;
type Told<Name extends keyof Client> = Parameters<Client[Name]>[0];

export type Wallet = Wire.Wallet;
export type ChargeView = Wire.ChargeView;
export type StatementView = Wire.StatementView;
export type UsageReceipt = Wire.UsageReceipt;
export type PaymentReceipt = Wire.PaymentReceipt;
export type Offer = Charge.Offer;

export interface Points {
  /** Bought and bonus points, and what can be charged. */
  readonly wallet: (signal?: AbortSignal) => Promise<Wire.Wallet>;
  /** Charging orders, newest first. */
  readonly charges: (signal?: AbortSignal) => Promise<ReadonlyArray<Wire.ChargeView>>;
  readonly charge: (orderId: string, signal?: AbortSignal) => Promise<Wire.ChargeView>;
  /** 충전: the person then pays at `checkoutUrl` and comes back to `returnUrl`. */
  readonly start: (told: Told<"start">) => Promise<Wire.ChargeView>;
  /** With what the person brought back from paying. */
  readonly approve: (told: Told<"approve">) => Promise<Wire.ChargeView>;
  /** 환불: unused points of a payment, whole or in part. */
  readonly cancelCharge: (told: Told<"cancelCharge">) => Promise<Wire.ChargeView>;
  /** 결제 영수증 */
  readonly paymentReceipt: (orderId: string, signal?: AbortSignal) => Promise<Wire.PaymentReceipt>;
  /** 거래명세 of a month, `2026-11`. */
  readonly statement: (month: string, signal?: AbortSignal) => Promise<Wire.StatementView>;
  /** 이용 영수증: what an invoice cost. */
  readonly receipt: (ref: string, signal?: AbortSignal) => Promise<Wire.UsageReceipt>;
  /** What is bought for an amount, bonus included; nothing, if it is not to be had. Asks no server. */
  readonly offerOf: (won: bigint, wallet: Wire.Wallet) => Offer | undefined;
}

export const points = ({ server, run }: Session): Points => {
  const api = client(server);
  return {
    wallet: (signal) => run(api.wallet(), signal),
    charges: (signal) => run(api.charges(), signal),
    charge: (orderId, signal) => run(api.charge(orderId), signal),
    start: (told) => run(api.start(told)),
    approve: (told) => run(api.approve(told)),
    cancelCharge: (told) => run(api.cancelCharge(told)),
    paymentReceipt: (orderId, signal) => run(api.paymentReceipt(orderId), signal),
    statement: (month, signal) => run(api.statement(month), signal),
    receipt: (ref, signal) => run(api.receipt(ref), signal),
    offerOf: (won, { offers, amounts }) => Charge.offerOf(won, offers, amounts),
  };
};
