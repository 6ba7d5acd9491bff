/**
 * Charging points at a payment gateway (충전). The order is written before
 * anybody is asked for money; the gateway's word counts, whichever way it comes
 * first and however often; points are credited once. Where no answer came, the
 * gateway is asked, never guessed about.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Charge } from "@einv/billing";
import type { Refusal } from "@einv/refusal";
import { Charges, Ledger, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Treasurer } from "./Caller.ts";
import * as Ids from "./internal/ids.ts";
import * as Landing from "./internal/landing.ts";
import * as Once from "./internal/once.ts";
import * as Treasury from "./internal/treasury.ts";
import { type Notice, PaymentGateway, type PaymentUnknown } from "./PaymentGateway.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";

/** Time to pay. */
const life = { minutes: 30 } as const;
/** Pause before the gateway is asked again. */
const pause = { minutes: 1 } as const;
const round = 100;

/** An order as its company sees it. */
export interface View {
  readonly orderId: string;
  readonly won: bigint;
  readonly bonus: bigint;
  readonly state: Charge.State;
  readonly checkoutUrl?: string;
  readonly method?: string;
  /** Why it was declined, as the gateway says it. */
  readonly reason?: string;
  readonly createdAt: DateTime.Utc;
  /** Given back so far, in won. */
  readonly cancelled: bigint;
  /** Being given back; the gateway has not answered yet. */
  readonly cancelling: bigint;
}

const sum = (cancels: ReadonlyArray<Charges.Cancel>, state: Charges.Cancel["state"]): bigint =>
  cancels.reduce((total, cancel) => (cancel.state === state ? total + cancel.won : total), 0n);

const view = Effect.fnUntraced(function* (order: Charges.Order) {
  const cancels = yield* Charges.cancelsOf(order.orderId);
  const { orderId, won, bonus, state, checkoutUrl, method, reason, createdAt } = order;
  const seen: View = {
    orderId,
    won,
    bonus,
    state,
    createdAt,
    cancelled: sum(cancels, "done"),
    cancelling: sum(cancels, "asked"),
    ...(state === "open" && checkoutUrl !== undefined ? { checkoutUrl } : {}),
    ...(method === undefined ? {} : { method }),
    ...(reason === undefined ? {} : { reason }),
  };
  return seen;
});

/** Somebody else has just written the same order: look again. */
const changed = refusals.refusal("charge.changed");

const again = <A, R>(work: Effect.Effect<A, Refusal.Refusal, R>) =>
  Effect.retry(work, { times: 5, while: ({ code }) => code === changed.code });

const save = (order: Charges.Order) =>
  Effect.flatMap(Charges.update(order), (saved) =>
    saved ? Effect.succeed({ ...order, version: order.version + 1 }) : Effect.fail(changed),
  );

const isOver = (order: Charges.Order, now: DateTime.Utc): boolean =>
  DateTime.isGreaterThan(now, DateTime.add(order.createdAt, life));

/** Enters what the gateway says of an order: its state and its points in one transaction. */
const conclude = (orderId: string, payment: Charge.Payment | undefined) =>
  again(
    Effect.gen(function* () {
      const now = yield* DateTime.now;
      return yield* Transaction.run(
        Effect.gen(function* () {
          const order = yield* Charges.find(orderId);
          if (order === undefined) return yield* refusals.refusal("charge.not-found");
          const { state, credit, giveBack } = Charge.hear(order, payment, isOver(order, now));
          if (credit) yield* Ledger.carryOut(Charge.credits(order), now);
          const decided = !Charge.undecided.includes(state);
          const next = yield* save({
            ...order,
            state,
            askAt: DateTime.add(now, pause),
            ...(payment === undefined ? {} : { paymentKey: payment.paymentKey }),
            ...(payment?.method === undefined ? {} : { method: payment.method }),
            ...(payment?.reason === undefined ? {} : { reason: payment.reason.slice(0, 200) }),
            ...(decided && order.decidedAt === undefined ? { decidedAt: now } : {}),
          });
          return { order: next, giveBack };
        }),
      );
    }),
  );

/** Money that is not for these points goes back whole; asked for again by the next hearing until it is gone. */
const giveBack = Effect.fnUntraced(function* (order: Charges.Order, payment: Charge.Payment) {
  const gateway = yield* PaymentGateway;
  yield* Effect.ignore(
    gateway.cancel({
      orderId: order.orderId,
      paymentKey: payment.paymentKey,
      cancelId: `mismatch.${order.orderId}`,
      amount: payment.amount,
      reason: "amount differs from the order",
    }),
  );
});

const enter = Effect.fnUntraced(function* (orderId: string, payment: Charge.Payment | undefined) {
  const { order, giveBack: owed } = yield* conclude(orderId, payment);
  if (owed && payment !== undefined) yield* giveBack(order, payment);
  return order;
});

/** No answer is no refusal of ours: the order stays, and the gateway is asked about it. */
const unknown = <A, R>(asked: Effect.Effect<A, Refusal.Refusal | PaymentUnknown, R>) =>
  Effect.catchTag(asked, "PaymentUnknown", () => Effect.fail(refusals.refusal("payment.unknown")));

/** Has the money taken; the gateway's no is what it says of the payment. */
const take = Effect.fnUntraced(function* (asked: {
  readonly orderId: string;
  readonly paymentKey: string;
  readonly amount: bigint;
}) {
  const gateway = yield* PaymentGateway;
  return yield* gateway.approve(asked).pipe(
    Effect.catchIf(
      (failure) => failure._tag === "Refusal" && failure.code === "payment.declined",
      (declined) => {
        const reason = declined._tag === "Refusal" ? declined.values?.["reason"] : undefined;
        const payment: Charge.Payment = {
          ...asked,
          status: "aborted",
          cancels: [],
          ...(reason === undefined ? {} : { reason }),
        };
        return Effect.succeed(payment);
      },
    ),
  );
});

const Started = Schema.fromJsonString(Schema.Struct({ orderId: Schema.String }));

/**
 * Begins: writes the order, then opens it at the gateway. Sent again under the
 * same key it is the same order. Refused with `points.offer`,
 * `request.landing-url`, `payment.*`, `idempotency.*`.
 */
export const start = (
  treasurer: Treasurer,
  input: { readonly won: bigint; readonly returnUrl: string; readonly idempotencyKey: string },
): Use<View> =>
  Effect.gen(function* () {
    const { businessNumber, memberId } = yield* Treasury.mayPay(treasurer);
    const { offers, amounts } = yield* Settings;
    const offer = Charge.offerOf(input.won, offers, amounts);
    if (offer === undefined)
      return yield* refusals.refusal("points.offer", {
        path: "won",
        values: {
          won: String(input.won),
          least: String(amounts.least),
          most: String(amounts.most),
          step: String(amounts.step),
        },
      });
    const { href: returnUrl } = yield* Effect.fromResult(Landing.check(input.returnUrl));
    const { orderId } = yield* Once.once(
      {
        scope: `charge:${businessNumber}`,
        key: input.idempotencyKey,
        says: ["charge", input.won, returnUrl],
        answer: Started,
      },
      (at) =>
        Effect.gen(function* () {
          const made = yield* Ids.make("pay_");
          yield* Charges.put({
            orderId: made,
            businessNumber,
            ...(memberId === undefined ? {} : { memberId }),
            won: offer.won,
            bonus: offer.bonus,
            state: "created",
            returnUrl,
            createdAt: at,
            askAt: DateTime.add(at, pause),
          });
          return { orderId: made };
        }),
    );
    return yield* again(
      Effect.gen(function* () {
        const order = yield* Treasury.order(treasurer, orderId);
        if (order.state !== "created") return yield* view(order);
        const gateway = yield* PaymentGateway;
        const { url } = yield* unknown(
          gateway.checkout({
            orderId,
            amount: order.won,
            name: `einv ${order.won.toLocaleString("ko-KR")} P`,
            returnUrl: order.returnUrl,
          }),
        );
        return yield* view(yield* save({ ...order, state: "open", checkoutUrl: url }));
      }),
    );
  });

/**
 * The person came back from paying. The amount that came back with them must be
 * the order's; then the gateway takes the money. Refused with
 * `charge.not-found`, `charge.amount`, `charge.over`, `payment.*`.
 */
export const approve = (
  treasurer: Treasurer,
  input: { readonly orderId: string; readonly paymentKey: string; readonly amount: bigint },
): Use<View> =>
  again(
    Effect.gen(function* () {
      const { orderId, paymentKey, amount } = input;
      const order = yield* Treasury.order(treasurer, orderId);
      if (order.state === "paid") return yield* view(order);
      if (!Charge.undecided.includes(order.state)) return yield* refusals.refusal("charge.over");
      if (amount !== order.won) return yield* refusals.refusal("charge.amount", { path: "amount" });
      // Written before it is asked for: from here on the money may have been taken.
      yield* save({
        ...order,
        state: "approving",
        paymentKey,
        askAt: DateTime.add(yield* DateTime.now, pause),
      });
      const decided = yield* enter(orderId, yield* unknown(take({ orderId, paymentKey, amount: order.won })));
      return decided.state === "declined"
        ? yield* refusals.refusal("payment.declined", { values: { reason: decided.reason ?? "" } })
        : yield* view(decided);
    }),
  );

/** One order. Refused with `charge.not-found`. */
export const look = (treasurer: Treasurer, orderId: string): Use<View> =>
  Effect.flatMap(Treasury.order(treasurer, orderId), view);

/** The company's orders, newest first. */
export const list = (treasurer: Treasurer): Use<ReadonlyArray<View>> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.maySee(treasurer);
    return yield* Effect.forEach(yield* Charges.list(businessNumber, round), view);
  });

/**
 * The gateway told of a payment. It is a reason to ask, not a fact: what counts
 * is what the gateway answers when asked, so that a notice that is forged,
 * repeated, late or early changes nothing that is not so. Refused with
 * `payment.notice`, and `payment.unknown` when the gateway does not answer: it
 * then tells again.
 */
export const noticed = (notice: Notice): Use<void> =>
  Effect.gen(function* () {
    const gateway = yield* PaymentGateway;
    const { orderId } = yield* gateway.read(notice);
    if ((yield* Charges.find(orderId)) === undefined) return;
    yield* enter(orderId, yield* unknown(gateway.find(orderId)));
  });

/** Asks about orders and cancellations whose outcome is not known; a job runs it every minute. */
export const resolve: Use<{ readonly decided: number; readonly open: number }> = Effect.gen(function* () {
  const gateway = yield* PaymentGateway;
  const now = yield* DateTime.now;
  let decided = 0;
  let open = 0;
  for (const order of yield* Charges.due(now, round)) {
    const { orderId, paymentKey } = order;
    const state = yield* gateway.find(orderId).pipe(
      Effect.flatMap((payment) =>
        // Our asking was lost on its way: it is asked for again.
        payment?.status === "authorised" && order.state === "approving" && paymentKey !== undefined
          ? take({ orderId, paymentKey, amount: order.won })
          : Effect.succeed(payment),
      ),
      Effect.flatMap((payment) => enter(orderId, payment)),
      // Nothing is known, so nothing is decided.
      Effect.catch(() =>
        Effect.orElseSucceed(save({ ...order, askAt: DateTime.add(now, pause) }), () => order),
      ),
    );
    if (Charge.undecided.includes(state.state)) open += 1;
    else decided += 1;
  }
  for (const cancel of yield* Charges.dueCancels(now, round)) {
    const ended = yield* settleCancel(cancel);
    if (ended) decided += 1;
    else open += 1;
  }
  return { decided, open };
});

/** Ends a cancellation as the gateway says; false if it does not say. */
const endCancel = (cancel: Charges.Cancel, payment: Charge.Payment) => {
  const done = payment.cancels.some(({ cancelId }) => cancelId === cancel.cancelId);
  return done ? concludeCancel(cancel, "done") : Effect.succeed(false);
};

const concludeCancel = (cancel: Charges.Cancel, state: "done" | "refused") =>
  Transaction.run(
    Effect.gen(function* () {
      const at = yield* DateTime.now;
      if (yield* Charges.endCancel(cancel.cancelId, state))
        yield* Ledger.carryOut(Charge.ends(cancel, state === "done" ? "post" : "void"), at);
      return true;
    }),
  );

/**
 * Asks the gateway to give the money back; under its number it does so once.
 * True when the outcome is known: until then the points stay held.
 */
const settleCancel = Effect.fnUntraced(function* (cancel: Charges.Cancel) {
  const gateway = yield* PaymentGateway;
  const { cancelId, orderId, won } = cancel;
  const order = yield* Charges.find(orderId);
  const asked = gateway.cancel({
    orderId,
    paymentKey: order?.paymentKey ?? "",
    cancelId,
    amount: won,
    reason: "points given back",
  });
  return yield* asked.pipe(
    Effect.flatMap((payment) => endCancel(cancel, payment)),
    Effect.catchTag("PaymentUnknown", () => Effect.succeed(false)),
    Effect.catch((refusal: Refusal.Refusal) =>
      refusal.code === "payment.declined" ? concludeCancel(cancel, "refused") : Effect.succeed(false),
    ),
    Effect.tap((ended) =>
      ended
        ? Effect.void
        : Effect.flatMap(DateTime.now, (now) => Charges.postponeCancel(cancelId, DateTime.add(now, pause))),
    ),
  );
});

const Cancelled = Schema.fromJsonString(Schema.Struct({ cancelId: Schema.String }));

/**
 * Gives a payment back, whole or in part (환불): the points are held before the
 * gateway is asked, and leave when it says that the money has. Refused with
 * `points.right`, `charge.not-found`, `billing.not-refundable`,
 * `billing.bonus-used`, `payment.*`, `idempotency.*`.
 */
export const cancel = (
  treasurer: Treasurer,
  input: { readonly orderId: string; readonly won: bigint; readonly idempotencyKey: string },
): Use<View> =>
  Effect.gen(function* () {
    const { businessNumber } = yield* Treasury.maySee(treasurer);
    const { orderId, won, idempotencyKey: key } = input;
    yield* Treasury.order(treasurer, orderId);
    const command = {
      scope: `charge:${businessNumber}`,
      key,
      says: ["cancel", orderId, won],
      answer: Cancelled,
    };
    const { cancelId } = yield* Once.once(command, (at) =>
      Effect.gen(function* () {
        const order = yield* Treasury.order(treasurer, orderId);
        // Two at once would each see the other's money: the order decides who is first.
        yield* save(order);
        const before = (yield* Charges.cancelsOf(orderId)).filter(({ state }) => state !== "refused");
        const wallet = yield* Treasury.wallet(businessNumber);
        const { bonus } = yield* Effect.fromResult(
          Charge.cancellable(order, {
            won,
            cancelledBefore: before.reduce((total, each) => total + each.won, 0n),
            bought: wallet.bought.available,
            bonus: wallet.bonus.available,
          }),
        );
        const made: Charges.Cancel = {
          cancelId: yield* Ids.make("cancel_"),
          orderId,
          businessNumber,
          won,
          bonus,
          state: "asked",
          at,
          askAt: DateTime.add(at, pause),
        };
        yield* Charges.putCancel(made);
        yield* Ledger.carryOut(Charge.holds(made), at);
        return { cancelId: made.cancelId };
      }),
    );
    const asked = yield* Charges.findCancel(cancelId);
    if (asked?.state === "asked") yield* settleCancel(asked);
    return yield* Effect.flatMap(Treasury.order(treasurer, orderId), view);
  });

/** Enters what the gateway settled on a day (정산), each once; a job runs it daily. */
export const settle = (day: string): Use<{ readonly settled: number }> =>
  Effect.gen(function* () {
    const gateway = yield* PaymentGateway;
    let settled = 0;
    for (const each of yield* unknown(gateway.settlements(day))) {
      const fresh = yield* Transaction.run(
        Effect.gen(function* () {
          const at = yield* DateTime.now;
          const written = yield* Charges.putSettlement(each);
          if (written) yield* Ledger.carryOut(Charge.settles(each), at);
          return written;
        }),
      );
      if (fresh) settled += 1;
    }
    return { settled };
  });
