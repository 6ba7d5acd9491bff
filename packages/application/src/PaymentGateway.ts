/**
 * The port to a payment gateway (결제대행사, PG). The person pays on the
 * gateway's own page and comes back with the payment's number; only then is the
 * gateway told to take the money, and only for the amount of our order. Card
 * numbers never pass through einv.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Charge } from "@einv/billing";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/**
 * The third outcome beside yes and no: the request left and no answer that can
 * be believed came back. The gateway is asked about the order before anything
 * is decided.
 */
export class PaymentUnknown extends Schema.TaggedError<PaymentUnknown>()("PaymentUnknown", {
  orderId: Schema.String,
  reason: Schema.Literals(["unreachable", "timeout", "status", "unreadable"]),
}) {
  override get message(): string {
    return `outcome of ${this.orderId} unknown: ${this.reason}`;
  }
}

/** A refusal is the gateway's clear no. */
type Asked<A> = Effect.Effect<A, Refusal.Refusal | PaymentUnknown>;

/** What the gateway posts when something happens to a payment (웹훅), as it arrived. */
export interface Notice {
  readonly body: Uint8Array;
  /** The header that proves it; see {@link Service.read}. */
  readonly signature: string;
  /** When it was sent, as its header says. */
  readonly sentAt: string;
}

export interface Service {
  /** Opens an order, once per number however often it is asked for; answers where the person pays. */
  readonly checkout: (order: {
    readonly orderId: string;
    readonly amount: bigint;
    readonly name: string;
    readonly returnUrl: string;
  }) => Asked<{ readonly url: string }>;
  /** Takes the money, once however often it is asked for. Refused with `payment.declined`. */
  readonly approve: (payment: {
    readonly orderId: string;
    readonly paymentKey: string;
    readonly amount: bigint;
  }) => Asked<Charge.Payment>;
  /** What the gateway knows of an order; nothing, if it knows no payment of it. */
  readonly find: (orderId: string) => Asked<Charge.Payment | undefined>;
  /** Gives money back, once per `cancelId`. Refused with `payment.declined`. */
  readonly cancel: (cancel: {
    readonly orderId: string;
    readonly paymentKey: string;
    readonly cancelId: string;
    readonly amount: bigint;
    readonly reason: string;
  }) => Asked<Charge.Payment>;
  /** What was settled on a day in Korea (정산), `YYYY-MM-DD`. */
  readonly settlements: (day: string) => Asked<ReadonlyArray<Charge.Settlement>>;
  /**
   * The order that a notice is about. Refused with `payment.notice` when it is
   * not proven to come from the gateway, or is old.
   */
  readonly read: (notice: Notice) => Effect.Effect<{ readonly orderId: string }, Refusal.Refusal>;
}

const absent = Effect.suspend(() => Effect.fail(refusals.refusal("payment.not-configured")));

/** The gateway of this installation; without one nothing can be charged. */
export const PaymentGateway = Context.Reference<Service>("@einv/application/PaymentGateway", {
  defaultValue: () => ({
    checkout: () => absent,
    approve: () => absent,
    find: () => absent,
    cancel: () => absent,
    settlements: () => absent,
    read: () => absent,
  }),
});
