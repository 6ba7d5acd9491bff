/**
 * A payment gateway on this machine, for demonstrations and tests: the same
 * contract over real HTTP as {@link import("../PaymentGatewayHttp.ts")} speaks,
 * with a page to pay on, and everything that gateways do to merchants:
 * declines, answers that are lost, notices that are late, repeated, early or
 * forged. No money moves.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type * as Scope from "effect/Scope";
import * as Base64 from "effect/encoding/Base64";

import * as Hmac from "../internal/hmac.ts";
import * as Loopback from "../internal/loopback.ts";
import { noticeHeaders } from "../PaymentGatewayHttp.ts";

interface Cancel {
  readonly cancelId: string;
  readonly cancelAmount: number;
}

interface Payment {
  readonly orderId: string;
  readonly paymentKey: string;
  status: "READY" | "IN_PROGRESS" | "DONE" | "PARTIAL_CANCELED" | "CANCELED" | "ABORTED" | "EXPIRED";
  readonly totalAmount: number;
  method?: string;
  failure?: { readonly code: string; readonly message: string };
  cancels: Array<Cancel>;
}

interface Order {
  readonly orderId: string;
  readonly amount: number;
  readonly orderName: string;
  readonly returnUrl: string;
}

/** What happens to the next request for a path: it is carried out, and its answer does not arrive. */
type Loss = "lose-answer" | "refuse-connection";

export interface Options {
  readonly secretKey: Redacted.Redacted<string>;
  readonly noticeKey: Redacted.Redacted<string>;
  readonly port?: number;
  /** Where notices go; without it they are kept, see {@link LocalGateway.notice}. */
  readonly noticeUrl?: string;
  /** The time that notices bear; where the merchant's clock is moved, it is the merchant's. */
  readonly now?: Effect.Effect<DateTime.Utc>;
}

export interface LocalGateway {
  readonly url: string;
  /** What the person does on the page to pay; answers where the browser goes then. */
  readonly pay: (orderId: string, choice?: "pay" | "give-up", amount?: number) => string;
  /** A card that is declined when the merchant confirms. */
  readonly declineNext: (message: string) => void;
  /** The next answer to a path that contains this does not arrive, though it is carried out, or nothing of the request does. */
  readonly lose: (path: string, loss: Loss) => void;
  /** A proven notice about an order, ready to be posted as often as a test likes. */
  readonly notice: (
    orderId: string,
    at: DateTime.Utc,
  ) => Effect.Effect<{ readonly body: string; readonly headers: Readonly<Record<string, string>> }>;
  /** What the gateway holds. */
  readonly payments: ReadonlyMap<string, Payment>;
  /** Pays out what was taken and given back and not paid out yet, on a day. */
  readonly settle: (day: string) => void;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (order: Order): string => `<!doctype html><html lang="ko"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>결제</title><link rel="icon" href="data:,">
<body style="font:16px/1.6 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem">
<h1 style="font-size:1.25rem">${escape(order.orderName)}</h1>
<p><strong>${order.amount.toLocaleString("ko-KR")}원</strong></p>
<p>연습용 결제창입니다. 돈은 움직이지 않습니다.<br><span lang="en">A practice page; no money moves.</span></p>
<form method="post"><button name="choice" value="pay" autofocus>결제하기</button>
<button name="choice" value="give-up">취소</button></form></body></html>`;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Array<Buffer> = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > 100_000) throw new Error("too large");
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
};

/** Starts it; it ends with the scope. Fees are 3.3 % of what is taken. */
export const make = (options: Options): Effect.Effect<LocalGateway, never, Scope.Scope> =>
  Effect.gen(function* () {
    const orders = new Map<string, Order>();
    const payments = new Map<string, Payment>();
    const answers = new Map<string, { readonly status: number; readonly body: unknown }>();
    const settlements: Array<{
      readonly settlementId: string;
      readonly orderId: string;
      readonly amount: number;
      readonly fee: number;
      readonly soldDate: string;
    }> = [];
    const losses: Array<{ readonly path: string; readonly loss: Loss }> = [];
    let decline: string | undefined;
    const credential = `Basic ${Base64.encode(`${Redacted.value(options.secretKey)}:`)}`;

    const no = (status: number, code: string, message: string) => ({ status, body: { code, message } });
    const yes = (body: unknown) => ({ status: 200, body });

    const notice = (orderId: string, at: DateTime.Utc) =>
      Effect.gen(function* () {
        const payment = payments.get(orderId);
        const body = JSON.stringify({
          eventType: "PAYMENT_STATUS_CHANGED",
          data: { orderId, status: payment?.status },
        });
        const sentAt = DateTime.formatIso(at);
        const signature = yield* Hmac.sign(options.noticeKey, `${body}:${sentAt}`);
        const headers: Readonly<Record<string, string>> = {
          "content-type": "application/json",
          [noticeHeaders.signature]: `v1:${signature}`,
          [noticeHeaders.sentAt]: sentAt,
        };
        return { body, headers };
      });

    /** Tells the merchant, some moments later, as gateways do. */
    const tell = (orderId: string) => {
      const { noticeUrl } = options;
      if (noticeUrl === undefined) return;
      const send = async (left: number): Promise<void> => {
        const { body, headers } = await Effect.runPromise(
          Effect.flatMap(options.now ?? DateTime.now, (now) => notice(orderId, now)),
        );
        const told = await fetch(noticeUrl, { method: "POST", headers, body }).catch(() => undefined);
        if (told?.ok !== true && left > 0) setTimeout(() => void send(left - 1), 2000).unref();
      };
      setTimeout(() => void send(5), 200).unref();
    };

    const pay: LocalGateway["pay"] = (orderId, choice = "pay", amount) => {
      const order = orders.get(orderId);
      if (order === undefined) throw new Error(`no order ${orderId}`);
      const paymentKey = payments.get(orderId)?.paymentKey ?? `pk_${randomUUID()}`;
      const payment: Payment = {
        orderId,
        paymentKey,
        status: choice === "pay" ? "IN_PROGRESS" : "ABORTED",
        totalAmount: amount ?? order.amount,
        method: "카드",
        cancels: [],
        ...(choice === "pay"
          ? {}
          : { failure: { code: "PAY_PROCESS_CANCELED", message: "사용자가 결제를 취소했습니다." } }),
      };
      if (!["DONE", "PARTIAL_CANCELED", "CANCELED"].includes(payments.get(orderId)?.status ?? ""))
        payments.set(orderId, payment);
      tell(orderId);
      const back = new URL(order.returnUrl);
      back.searchParams.set("orderId", orderId);
      if (choice === "pay") {
        back.searchParams.set("paymentKey", paymentKey);
        back.searchParams.set("amount", String(payment.totalAmount));
      } else back.searchParams.set("code", "PAY_PROCESS_CANCELED");
      return back.href;
    };

    const confirm = (asked: { orderId?: unknown; paymentKey?: unknown; amount?: unknown }) => {
      const payment = payments.get(String(asked.orderId));
      if (payment === undefined || payment.paymentKey !== asked.paymentKey)
        return no(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제입니다.");
      if (payment.status === "DONE") return yes(payment);
      if (payment.status !== "IN_PROGRESS")
        return no(400, "NOT_AVAILABLE_PAYMENT", "승인할 수 없는 결제입니다.");
      if (payment.totalAmount !== asked.amount)
        return no(400, "INVALID_AMOUNT", "결제 금액이 주문과 다릅니다.");
      if (decline !== undefined) {
        payment.status = "ABORTED";
        payment.failure = { code: "REJECT_CARD_PAYMENT", message: decline };
        decline = undefined;
        tell(payment.orderId);
        return no(403, "REJECT_CARD_PAYMENT", payment.failure.message);
      }
      payment.status = "DONE";
      tell(payment.orderId);
      return yes(payment);
    };

    const cancel = (paymentKey: string, asked: { cancelId?: unknown; cancelAmount?: unknown }) => {
      const payment = [...payments.values()].find((one) => one.paymentKey === paymentKey);
      if (payment === undefined) return no(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제입니다.");
      const gone = payment.cancels.reduce((total, { cancelAmount }) => total + cancelAmount, 0);
      const amount = Number(asked.cancelAmount);
      if (payment.cancels.some(({ cancelId }) => cancelId === asked.cancelId)) return yes(payment);
      if (!["DONE", "PARTIAL_CANCELED"].includes(payment.status) || amount > payment.totalAmount - gone)
        return no(400, "NOT_CANCELABLE_AMOUNT", "취소할 수 없는 금액입니다.");
      payment.cancels.push({ cancelId: String(asked.cancelId), cancelAmount: amount });
      payment.status = gone + amount === payment.totalAmount ? "CANCELED" : "PARTIAL_CANCELED";
      tell(payment.orderId);
      return yes(payment);
    };

    const answer = (method: string, url: URL, body: string) => {
      const asked = (): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
      const { pathname } = url;
      if (method === "POST" && pathname === "/v1/orders") {
        const { orderId, amount, orderName, returnUrl } = asked();
        const order: Order = {
          orderId: String(orderId),
          amount: Number(amount),
          orderName: String(orderName),
          returnUrl: String(returnUrl),
        };
        const before = orders.get(order.orderId);
        if (before !== undefined && before.amount !== order.amount)
          return no(400, "DUPLICATED_ORDER_ID", "이미 다른 금액으로 만든 주문입니다.");
        orders.set(order.orderId, order);
        return yes({ checkoutUrl: `${url.origin}/pay/${order.orderId}` });
      }
      if (method === "POST" && pathname === "/v1/payments/confirm") return confirm(asked());
      const found = /^\/v1\/payments\/orders\/([^/]+)$/.exec(pathname)?.[1];
      if (method === "GET" && found !== undefined) {
        const payment = payments.get(decodeURIComponent(found));
        return payment === undefined
          ? no(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제입니다.")
          : yes(payment);
      }
      const cancelled = /^\/v1\/payments\/([^/]+)\/cancel$/.exec(pathname)?.[1];
      if (method === "POST" && cancelled !== undefined) return cancel(decodeURIComponent(cancelled), asked());
      if (method === "GET" && pathname === "/v1/settlements")
        return yes(settlements.filter(({ soldDate }) => soldDate === url.searchParams.get("date")));
      return no(404, "NOT_FOUND", "없는 주소입니다.");
    };

    const send = (response: ServerResponse, status: number, type: string, body: string) => {
      response.writeHead(status, { "content-type": `${type}; charset=utf-8` });
      response.end(body);
    };

    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
      const method = request.method ?? "GET";
      const lost = losses.findIndex(({ path }) => url.pathname.includes(path));
      const [loss] = lost < 0 ? [] : losses.splice(lost, 1);
      if (loss?.loss === "refuse-connection") return void request.socket.destroy();
      const body = await bodyOf(request);
      const paid = /^\/pay\/([^/]+)$/.exec(url.pathname)?.[1];
      if (paid !== undefined) {
        const order = orders.get(decodeURIComponent(paid));
        if (order === undefined) return send(response, 404, "text/plain", "없는 주문입니다.");
        if (method !== "POST") return send(response, 200, "text/html", page(order));
        const choice = new URLSearchParams(body).get("choice") === "give-up" ? "give-up" : "pay";
        response.writeHead(303, { location: pay(order.orderId, choice) });
        return void response.end();
      }
      if (request.headers.authorization !== credential)
        return send(
          response,
          401,
          "application/json",
          JSON.stringify(no(401, "UNAUTHORIZED_KEY", "인증되지 않은 키입니다.").body),
        );
      const key = request.headers["idempotency-key"];
      const place = typeof key === "string" ? `${url.pathname} ${key}` : undefined;
      const known = place === undefined ? undefined : answers.get(place);
      const given = known ?? answer(method, url, body);
      if (place !== undefined) answers.set(place, given);
      if (loss?.loss === "lose-answer") return void request.socket.destroy();
      send(response, given.status, "application/json", JSON.stringify(given.body));
    };

    const url = yield* Loopback.listen(serve, options.port);
    const paidOut = new Set<string>();
    const settleOne = (settlementId: string, orderId: string, amount: number, soldDate: string) => {
      if (paidOut.has(settlementId)) return;
      paidOut.add(settlementId);
      settlements.push({ settlementId, orderId, amount, fee: Math.trunc(amount * 0.033), soldDate });
    };
    return {
      url,
      pay,
      declineNext: (message) => {
        decline = message;
      },
      lose: (path, loss) => {
        losses.push({ path, loss });
      },
      notice,
      payments,
      settle: (day) => {
        for (const { orderId, paymentKey, status, totalAmount, cancels } of payments.values()) {
          if (!["DONE", "PARTIAL_CANCELED", "CANCELED"].includes(status)) continue;
          settleOne(`st_${paymentKey}`, orderId, totalAmount, day);
          for (const { cancelId, cancelAmount } of cancels)
            settleOne(`st_${cancelId}`, orderId, -cancelAmount, day);
        }
      },
    };
  });
