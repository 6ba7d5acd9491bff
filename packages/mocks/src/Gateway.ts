/**
 * The payment gateway inside the page: no money moves. Whoever goes to pay has
 * paid and comes back at once, unless the person is to give up, or the card is
 * to be declined.
 */
import * as Effect from "effect/Effect";
import { PaymentGateway, Refusals } from "@einv/application";
import type { Charge } from "@einv/billing";
import type { Refusal } from "@einv/refusal";

/** What happens to whoever goes to pay next. */
export type Mood =
  | "pays"
  | "gives-up"
  /** Pays, and the card is declined when the money is taken. */
  | "declined"
  /** Pays, and no answer arrives when the money is taken. */
  | "silent";

type Asked<A> = Effect.Effect<A, Refusal.Refusal | PaymentGateway.PaymentUnknown>;

export interface Gateway {
  readonly set: (mood: Mood) => void;
  /** Orders that nobody paid yet, the latest first. */
  readonly open: () => ReadonlyArray<{ readonly orderId: string; readonly amount: bigint }>;
  /** The address to which the browser comes back from paying an order. */
  readonly back: (orderId: string) => string;
  readonly service: PaymentGateway.Service;
}

export const make = (): Gateway => {
  const orders = new Map<string, { readonly amount: bigint; readonly returnUrl: string }>();
  const payments = new Map<string, Charge.Payment>();
  let mood: Mood = "pays";
  const keyOf = (orderId: string): string => `pk_${orderId}`;
  const back = (orderId: string): string => {
    const order = orders.get(orderId);
    const url = new URL(order?.returnUrl ?? "https://erp.example/points");
    url.searchParams.set("orderId", orderId);
    if (mood === "gives-up") url.searchParams.set("code", "PAY_PROCESS_CANCELED");
    else {
      url.searchParams.set("paymentKey", keyOf(orderId));
      url.searchParams.set("amount", String(order?.amount ?? 0n));
    }
    return url.href;
  };
  const unknown = (orderId: string) =>
    Effect.fail(new PaymentGateway.PaymentUnknown({ orderId, reason: "timeout" }));
  return {
    set: (next) => {
      mood = next;
    },
    open: () =>
      [...orders]
        .filter(([orderId]) => !payments.has(orderId))
        .map(([orderId, { amount }]) => ({ orderId, amount }))
        .toReversed(),
    back,
    service: {
      checkout: ({ orderId, amount, returnUrl }) =>
        Effect.sync(() => {
          orders.set(orderId, { amount, returnUrl });
          return { url: back(orderId) };
        }),
      approve: ({ orderId, paymentKey, amount }) =>
        Effect.suspend((): Asked<Charge.Payment> => {
          if (paymentKey !== keyOf(orderId) || !orders.has(orderId))
            return Effect.fail(
              Refusals.refusals.refusal("payment.declined", {
                values: { reason: "존재하지 않는 결제입니다." },
              }),
            );
          if (mood === "declined")
            return Effect.fail(
              Refusals.refusals.refusal("payment.declined", { values: { reason: "한도를 초과했습니다." } }),
            );
          const payment: Charge.Payment = {
            orderId,
            paymentKey,
            amount,
            status: "done",
            method: "카드",
            cancels: [],
          };
          payments.set(orderId, payment);
          return mood === "silent" ? unknown(orderId) : Effect.succeed(payment);
        }),
      find: (orderId) => (mood === "silent" ? unknown(orderId) : Effect.sync(() => payments.get(orderId))),
      cancel: ({ orderId, cancelId, amount }) =>
        Effect.suspend((): Asked<Charge.Payment> => {
          const payment = payments.get(orderId);
          if (payment === undefined)
            return Effect.fail(
              Refusals.refusals.refusal("payment.declined", {
                values: { reason: "존재하지 않는 결제입니다." },
              }),
            );
          const cancels = [...payment.cancels, { cancelId, amount }];
          const gone = cancels.reduce((sum, each) => sum + each.amount, 0n);
          const after: Charge.Payment = {
            ...payment,
            cancels,
            status: gone === payment.amount ? "cancelled" : "partly-cancelled",
          };
          payments.set(orderId, after);
          return Effect.succeed(after);
        }),
      settlements: () => Effect.succeed([]),
      read: () => Effect.fail(Refusals.refusals.refusal("payment.notice")),
    },
  };
};
