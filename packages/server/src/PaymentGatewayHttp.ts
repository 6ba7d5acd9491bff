/**
 * A payment gateway over HTTP, in the manner of Korean gateways (PG): an order
 * with its own page to pay on, a confirmation by the merchant's server,
 * cancellations whole or in part, settlements by day, and signed notices
 * (웹훅). Every call carries our secret key; every call that moves money carries
 * an idempotency key.
 */
import * as Clock from "effect/Clock";
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Option from "effect/Option";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as Base64 from "effect/encoding/Base64";
import { PaymentGateway, Refusals } from "@einv/application";
import type { Charge } from "@einv/billing";

import * as Hmac from "./internal/hmac.ts";

export interface Options {
  /** `https://gateway.example` */
  readonly baseUrl: string;
  /** Proves us to the gateway. */
  readonly secretKey: Redacted.Redacted<string>;
  /** Proves the gateway's notices to us. */
  readonly noticeKey: Redacted.Redacted<string>;
  /** For one exchange; ten seconds unless given. */
  readonly timeout?: Duration.Input;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Headers of a notice: `v1:<base64 HMAC of "body:time">`, and the time. */
export const noticeHeaders = {
  signature: "payment-webhook-signature",
  sentAt: "payment-webhook-transmission-time",
} as const;

/** A notice older than this is a replay. */
const freshness = Duration.minutes(10);

/** Octets of an answer. */
const most = 1024 * 1024;

/** Answers that say nothing about whether money was taken. */
const silent: { readonly statuses: ReadonlyArray<number>; readonly codes: ReadonlyArray<string> } = {
  statuses: [401, 408, 425, 429],
  codes: ["ALREADY_PROCESSED_PAYMENT", "IDEMPOTENT_REQUEST_PROCESSING"],
};

const statuses = {
  READY: "ready",
  IN_PROGRESS: "authorised",
  DONE: "done",
  PARTIAL_CANCELED: "partly-cancelled",
  CANCELED: "cancelled",
  ABORTED: "aborted",
  EXPIRED: "expired",
} as const;

/** A payment as gateways write it. */
const Payment = Schema.Struct({
  orderId: Schema.String,
  paymentKey: Schema.String,
  status: Schema.Literals([
    "READY",
    "IN_PROGRESS",
    "DONE",
    "PARTIAL_CANCELED",
    "CANCELED",
    "ABORTED",
    "EXPIRED",
  ]),
  totalAmount: Schema.Int,
  method: Schema.optionalKey(Schema.NullOr(Schema.String)),
  failure: Schema.optionalKey(Schema.NullOr(Schema.Struct({ code: Schema.String, message: Schema.String }))),
  cancels: Schema.optionalKey(
    Schema.NullOr(Schema.Array(Schema.Struct({ cancelId: Schema.String, cancelAmount: Schema.Int }))),
  ),
});

const Checkout = Schema.Struct({ checkoutUrl: Schema.String });
const Settlements = Schema.Array(
  Schema.Struct({
    settlementId: Schema.String,
    orderId: Schema.String,
    amount: Schema.Int,
    fee: Schema.Int,
    soldDate: Schema.String,
  }),
);
const Failure = Schema.Struct({ code: Schema.String, message: Schema.String });
const NoticeBody = Schema.fromJsonString(Schema.Struct({ data: Schema.Struct({ orderId: Schema.String }) }));

const paymentOf = (read: typeof Payment.Type): Charge.Payment => ({
  orderId: read.orderId,
  paymentKey: read.paymentKey,
  status: statuses[read.status],
  amount: BigInt(read.totalAmount),
  cancels: (read.cancels ?? []).map(({ cancelId, cancelAmount }) => ({
    cancelId,
    amount: BigInt(cancelAmount),
  })),
  ...(read.method == null ? {} : { method: read.method }),
  ...(read.failure == null ? {} : { reason: read.failure.message }),
});

type Failed = PaymentGateway.PaymentUnknown["reason"];

export const make = (options: Options): PaymentGateway.Service => {
  const base = options.baseUrl.replace(/\/+$/, "");
  const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const authorization = `Basic ${Base64.encode(`${Redacted.value(options.secretKey)}:`)}`;

  /** One exchange: what the gateway says, its clear no, or that nothing is known. */
  const exchange = <A>(
    orderId: string,
    answer: Schema.Decoder<A>,
    path: string,
    post?: { readonly body: Readonly<Record<string, unknown>>; readonly idempotencyKey: string },
  ) => {
    const lost = (reason: Failed) => new PaymentGateway.PaymentUnknown({ orderId, reason });
    return Effect.gen(function* () {
      const response = yield* Effect.tryPromise({
        try: async (signal) => {
          const request = new Request(base + path, {
            method: post === undefined ? "GET" : "POST",
            headers: {
              authorization,
              accept: "application/json",
              ...(post === undefined
                ? {}
                : { "content-type": "application/json", "idempotency-key": post.idempotencyKey }),
            },
            ...(post === undefined ? {} : { body: JSON.stringify(post.body) }),
            redirect: "manual",
            signal,
          });
          const got = await fetch(request);
          return { status: got.status, text: (await got.text()).slice(0, most) };
        },
        catch: () => lost("unreachable"),
      }).pipe(
        Effect.timeoutOrElse({
          duration: options.timeout ?? "10 seconds",
          orElse: () => Effect.fail(lost("timeout")),
        }),
      );
      const { status, text } = response;
      const json = Schema.fromJsonString(Schema.Unknown);
      const body = yield* Schema.decodeUnknownEffect(json)(text).pipe(
        Effect.mapError(() => lost(status === 200 ? "unreadable" : "status")),
      );
      if (status === 200)
        return yield* Schema.decodeUnknownEffect(answer)(body).pipe(
          Effect.mapError(() => lost("unreadable")),
        );
      // 4xx with a code is the gateway's no, unless it is about our key, its load or what it did
      // before; everything else says nothing about the payment.
      const failure = Schema.decodeUnknownOption(Failure)(body).pipe(
        Option.filter(({ code }) => !silent.statuses.includes(status) && !silent.codes.includes(code)),
      );
      return status >= 400 && status < 500 && Option.isSome(failure)
        ? yield* Effect.fail(
            Refusals.refusals.refusal("payment.declined", {
              values: { reason: failure.value.message.slice(0, 200), code: failure.value.code },
            }),
          )
        : yield* Effect.fail(lost("status"));
    });
  };

  return {
    checkout: ({ orderId, amount, name, returnUrl }) =>
      Effect.map(
        exchange(orderId, Checkout, "/v1/orders", {
          body: { orderId, amount: Number(amount), orderName: name, returnUrl },
          idempotencyKey: orderId,
        }),
        ({ checkoutUrl }) => ({ url: checkoutUrl }),
      ),
    approve: ({ orderId, paymentKey, amount }) =>
      Effect.map(
        exchange(orderId, Payment, "/v1/payments/confirm", {
          body: { orderId, paymentKey, amount: Number(amount) },
          idempotencyKey: `confirm.${paymentKey}`,
        }),
        paymentOf,
      ),
    find: (orderId) =>
      exchange(orderId, Payment, `/v1/payments/orders/${encodeURIComponent(orderId)}`).pipe(
        Effect.map(paymentOf),
        Effect.catchIf(
          (failure) => failure._tag === "Refusal" && failure.values?.["code"] === "NOT_FOUND_PAYMENT",
          () => Effect.succeed(undefined),
        ),
      ),
    cancel: ({ orderId, paymentKey, cancelId, amount, reason }) =>
      Effect.map(
        exchange(orderId, Payment, `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`, {
          body: { cancelId, cancelAmount: Number(amount), cancelReason: reason },
          idempotencyKey: cancelId,
        }),
        paymentOf,
      ),
    settlements: (day) =>
      Effect.map(exchange(day, Settlements, `/v1/settlements?date=${encodeURIComponent(day)}`), (found) =>
        found.map(({ settlementId, orderId, amount, fee, soldDate }) => ({
          settlementId,
          orderId,
          amount: BigInt(amount),
          fee: BigInt(fee),
          day: soldDate,
        })),
      ),
    read: ({ body, signature, sentAt }) =>
      Effect.gen(function* () {
        const refused = Refusals.refusals.refusal("payment.notice");
        const text = new TextDecoder().decode(body);
        const sent = Option.getOrUndefined(DateTime.make(sentAt));
        const age =
          sent === undefined
            ? Number.POSITIVE_INFINITY
            : (yield* Clock.currentTimeMillis) - DateTime.toEpochMillis(sent);
        const given = /^v1:(.+)$/.exec(signature)?.[1] ?? "";
        const proven = yield* Hmac.verify(options.noticeKey, `${text}:${sentAt}`, given);
        if (!proven || Math.abs(age) > Duration.toMillis(freshness)) return yield* Effect.fail(refused);
        const { data } = yield* Effect.mapError(Schema.decodeUnknownEffect(NoticeBody)(text), () => refused);
        return { orderId: data.orderId };
      }),
  };
};

export const layer = (options: Options): Layer.Layer<never> =>
  Layer.succeed(PaymentGateway.PaymentGateway, make(options));
