/**
 * Charging at a gateway that speaks real HTTP on this machine and does what
 * gateways do: decline, lose answers, tell late, twice, early, or not at all.
 */
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { ChargePoints, type Caller, PaymentGateway } from "@einv/application";
import { Account, Audit, type Charge, type Ledger as Books } from "@einv/billing";
import { PaymentGatewayHttp } from "@einv/server";
import { LocalGateway } from "@einv/server/node";
import { Charges, Ledger } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import { codeOf, installation, newKey, pass, settled, supplier } from "./world.ts";

const keys = {
  secretKey: Redacted.make("sk_of_the_merchant"),
  noticeKey: Redacted.make("nk_of_the_gateway"),
};
const offers: ReadonlyArray<Charge.Offer> = [
  { won: 10_000n, bonus: 0n },
  { won: 30_000n, bonus: 1_001n },
];
const returnUrl = "https://erp.example/points";

/** Points that a company of the world begins with. */
const before = 1000n;

const scene = <A, E, R>(
  body: (gateway: LocalGateway.LocalGateway, buyer: Caller.Treasurer) => Effect.Effect<A, E, R>,
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const host = yield* settled;
      const gateway = yield* LocalGateway.make(keys);
      const port = PaymentGatewayHttp.make({ ...keys, baseUrl: gateway.url, timeout: "5 seconds" });
      const done = yield* Effect.provideService(
        body(gateway, { _tag: "Host", host, businessNumber: buyerNumber }),
        PaymentGateway.PaymentGateway,
        port,
      );
      assert.deepStrictEqual(Audit.faults(yield* Ledger.everything), []);
      return done;
    }),
  );

const start = (who: Caller.Treasurer, won = 10_000n, idempotencyKey = newKey()) =>
  ChargePoints.start(who, { won, returnUrl, idempotencyKey });

/** What the browser brings back. */
const brought = (href: string) => {
  const { searchParams } = new URL(href);
  return {
    orderId: searchParams.get("orderId") ?? "",
    paymentKey: searchParams.get("paymentKey") ?? "",
    amount: BigInt(searchParams.get("amount") ?? 0),
  };
};

const points = Effect.map(Ledger.balance(buyerNumber), ({ available }) => available - before);

/** The gateway's notice, as it posts it. */
const tell = (gateway: LocalGateway.LocalGateway, orderId: string, forged = {}) =>
  Effect.gen(function* () {
    const { body, headers } = yield* gateway.notice(orderId, yield* DateTime.now);
    const { signature, sentAt } = PaymentGatewayHttp.noticeHeaders;
    yield* ChargePoints.noticed({
      body: new TextEncoder().encode(body),
      signature: headers[signature] ?? "",
      sentAt: headers[sentAt] ?? "",
      ...forged,
    });
  });

/** Paid in full, and credited. */
const paid = Effect.fnUntraced(function* (
  gateway: LocalGateway.LocalGateway,
  who: Caller.Treasurer,
  won = 10_000n,
) {
  const { orderId } = yield* start(who, won);
  return yield* ChargePoints.approve(who, brought(gateway.pay(orderId)));
});

const net = (id: Account.AccountId) =>
  Effect.map(Ledger.totals(), (flows) => {
    const sums = Audit.trialBalance(flows).get(id);
    return sums === undefined ? 0n : sums.creditsPosted - sums.debitsPosted;
  });

type World = Effect.Services<typeof witness>;
const witness = Effect.andThen(settled, Effect.andThen(pass("1 minute"), ChargePoints.resolve));

const behaviour = (world: () => ReturnType<typeof installation>) => {
  const test = <A, E>(
    name: string,
    body: (gateway: LocalGateway.LocalGateway, buyer: Caller.Treasurer) => Effect.Effect<A, E, World>,
  ) => it.live(name, () => Effect.provide(scene(body), world()), 60_000);

  test("credits what was paid, with its bonus points, once", (gateway, buyer) =>
    Effect.gen(function* () {
      const order = yield* start(buyer, 30_000n);
      assert.strictEqual(order.state, "open");
      assert.isTrue(order.checkoutUrl?.startsWith(gateway.url));
      const back = brought(gateway.pay(order.orderId));
      assert.strictEqual(yield* points, 0n);
      assert.strictEqual((yield* ChargePoints.approve(buyer, back)).state, "paid");
      assert.strictEqual(yield* points, 31_001n);
      yield* ChargePoints.approve(buyer, back);
      yield* tell(gateway, order.orderId);
      yield* ChargePoints.resolve;
      assert.strictEqual(yield* points, 31_001n);
      assert.strictEqual(yield* net(Account.operator.clearing), -30_000n);
      assert.strictEqual(yield* net(Account.operator.promotion), -1_001n);
    }));

  test("credits nothing for a card that is declined, or when the person gives up", (gateway, buyer) =>
    Effect.gen(function* () {
      const one = yield* start(buyer);
      gateway.declineNext("한도 초과");
      const refusal = yield* Effect.flip(ChargePoints.approve(buyer, brought(gateway.pay(one.orderId))));
      assert.strictEqual(refusal.code, "payment.declined");
      assert.include(refusal.what.ko, "한도 초과");
      assert.strictEqual((yield* ChargePoints.look(buyer, one.orderId)).state, "declined");
      const other = yield* start(buyer);
      gateway.pay(other.orderId, "give-up");
      yield* tell(gateway, other.orderId);
      assert.strictEqual((yield* ChargePoints.look(buyer, other.orderId)).state, "declined");
      assert.strictEqual(yield* points, 0n);
    }));

  test("takes nothing when the amount was tampered with, on either side", (gateway, buyer) =>
    Effect.gen(function* () {
      const one = yield* start(buyer, 30_000n);
      const back = brought(gateway.pay(one.orderId));
      const cheap = yield* codeOf(ChargePoints.approve(buyer, { ...back, amount: 100n }));
      assert.strictEqual(cheap, "charge.amount");
      const other = yield* start(buyer, 30_000n);
      const paidLess = brought(gateway.pay(other.orderId, "pay", 100));
      assert.strictEqual(
        yield* codeOf(ChargePoints.approve(buyer, { ...paidLess, amount: 30_000n })),
        "payment.declined",
      );
      for (const { status } of gateway.payments.values()) assert.notStrictEqual(status, "DONE");
      assert.strictEqual(yield* points, 0n);
    }));

  test("gives back what a gateway took by another amount, and credits nothing", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* start(buyer, 30_000n);
      gateway.pay(orderId, "pay", 100);
      const payment = gateway.payments.get(orderId);
      if (payment !== undefined) payment.status = "DONE";
      yield* tell(gateway, orderId);
      assert.strictEqual((yield* ChargePoints.look(buyer, orderId)).state, "mismatch");
      assert.strictEqual(gateway.payments.get(orderId)?.status, "CANCELED");
      assert.strictEqual(yield* points, 0n);
    }));

  for (const loss of ["lose-answer", "refuse-connection"] as const)
    test(`asks about a payment whose approval was lost (${loss}), and credits it once`, (gateway, buyer) =>
      Effect.gen(function* () {
        const { orderId } = yield* start(buyer);
        const back = brought(gateway.pay(orderId));
        gateway.lose("/confirm", loss);
        assert.strictEqual(yield* codeOf(ChargePoints.approve(buyer, back)), "payment.unknown");
        assert.strictEqual(yield* points, 0n);
        assert.strictEqual((yield* ChargePoints.look(buyer, orderId)).state, "approving");
        yield* pass("2 minutes");
        gateway.lose("/orders/", "refuse-connection");
        assert.deepStrictEqual(yield* ChargePoints.resolve, { decided: 0, open: 1 });
        yield* pass("2 minutes");
        assert.deepStrictEqual(yield* ChargePoints.resolve, { decided: 1, open: 0 });
        assert.strictEqual(yield* points, 10_000n);
        yield* tell(gateway, orderId);
        yield* ChargePoints.approve(buyer, back);
        assert.strictEqual(yield* points, 10_000n);
      }));

  test("takes notices early, late, and many at once", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* start(buyer);
      const back = brought(gateway.pay(orderId));
      yield* tell(gateway, orderId);
      assert.strictEqual(yield* points, 0n);
      const notices = Array.from({ length: 8 }, () => codeOf(tell(gateway, orderId)));
      yield* Effect.all([codeOf(ChargePoints.approve(buyer, back)), ...notices], {
        concurrency: "unbounded",
      });
      yield* ChargePoints.approve(buyer, back);
      yield* Effect.all(
        Array.from({ length: 8 }, () => codeOf(tell(gateway, orderId))),
        { concurrency: "unbounded" },
      );
      assert.strictEqual((yield* ChargePoints.look(buyer, orderId)).state, "paid");
      assert.strictEqual(yield* points, 10_000n);
    }));

  test("believes no notice that is forged or old, and lets one that cannot be checked come again", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* start(buyer);
      gateway.pay(orderId);
      assert.strictEqual(yield* codeOf(tell(gateway, orderId, { signature: "v1:AAAA" })), "payment.notice");
      assert.strictEqual(yield* codeOf(tell(gateway, orderId, { signature: "" })), "payment.notice");
      const other = new TextEncoder().encode(JSON.stringify({ data: { orderId: "pay_other" } }));
      assert.strictEqual(yield* codeOf(tell(gateway, orderId, { body: other })), "payment.notice");
      const old = yield* gateway.notice(orderId, DateTime.subtract(yield* DateTime.now, { minutes: 11 }));
      const { signature, sentAt } = PaymentGatewayHttp.noticeHeaders;
      const replay = {
        body: new TextEncoder().encode(old.body),
        signature: old.headers[signature],
        sentAt: old.headers[sentAt],
      };
      assert.strictEqual(yield* codeOf(tell(gateway, orderId, replay)), "payment.notice");
      gateway.lose("/orders/", "refuse-connection");
      assert.strictEqual(yield* codeOf(tell(gateway, orderId)), "payment.unknown");
      assert.strictEqual(yield* codeOf(tell(gateway, orderId)), "ok");
    }));

  test("writes the order before it goes out: the same press is the same order", (gateway, buyer) =>
    Effect.gen(function* () {
      const key = newKey();
      gateway.lose("/v1/orders", "lose-answer");
      assert.strictEqual(yield* codeOf(start(buyer, 10_000n, key)), "payment.unknown");
      const written = yield* ChargePoints.list(buyer);
      assert.deepStrictEqual(
        written.map(({ state }) => state),
        ["created"],
      );
      const again = yield* start(buyer, 10_000n, key);
      assert.strictEqual(again.orderId, written[0]?.orderId);
      assert.strictEqual(again.state, "open");
      assert.strictEqual(yield* codeOf(start(buyer, 30_000n, key)), "idempotency.other-command");
      assert.strictEqual(yield* codeOf(start(buyer, 12_345n)), "points.offer");
    }));

  test("expires an order only when the gateway says that nobody paid", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* start(buyer);
      yield* pass("31 minutes");
      gateway.lose("/orders/", "refuse-connection");
      assert.deepStrictEqual(yield* ChargePoints.resolve, { decided: 0, open: 1 });
      assert.strictEqual((yield* ChargePoints.look(buyer, orderId)).state, "open");
      yield* pass("2 minutes");
      yield* ChargePoints.resolve;
      assert.strictEqual((yield* ChargePoints.look(buyer, orderId)).state, "expired");
      // Money that arrives all the same is credited.
      gateway.pay(orderId);
      const payment = gateway.payments.get(orderId);
      if (payment !== undefined) payment.status = "DONE";
      yield* tell(gateway, orderId);
      assert.strictEqual(yield* points, 10_000n);
    }));

  test("gives back unused points with their share of the bonus, and never more", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer, 30_000n);
      const back = (won: bigint) => ChargePoints.cancel(buyer, { orderId, won, idempotencyKey: newKey() });
      const first = yield* back(10_000n);
      assert.deepStrictEqual([first.cancelled, first.cancelling], [10_000n, 0n]);
      // A third of 1,001, rounded up.
      assert.strictEqual(yield* points, 31_001n - 10_000n - 334n);
      assert.strictEqual(yield* codeOf(back(20_001n)), "billing.not-refundable");
      yield* back(20_000n);
      assert.strictEqual(yield* points, 0n);
      assert.strictEqual(yield* net(Account.operator.clearing), 0n);
      assert.strictEqual(yield* net(Account.operator.promotion), 0n);
      assert.strictEqual(yield* codeOf(back(1n)), "billing.not-refundable");
    }));

  test("gives back neither points that were used nor a bonus that was", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer, 30_000n);
      const account = Account.company(buyerNumber);
      const use = (id: string, amount: bigint, spending: Books.Spending) =>
        Ledger.carryOut(
          [
            { kind: "hold", id, account, points: amount, spending },
            { kind: "post", id: `${id}!`, of: id },
          ],
          DateTime.makeUnsafe(0),
        );
      yield* use("bonus", 1_001n, "bonus-first");
      const back = (won: bigint) =>
        codeOf(ChargePoints.cancel(buyer, { orderId, won, idempotencyKey: newKey() }));
      assert.strictEqual(yield* back(30_000n), "billing.bonus-used");
      yield* use("bought", 31_000n, "bought-only");
      assert.strictEqual(yield* back(1n), "billing.not-refundable");
    }));

  test("holds what is being given back until the gateway has said so", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer);
      gateway.lose("/cancel", "lose-answer");
      const asked = yield* ChargePoints.cancel(buyer, { orderId, won: 4_000n, idempotencyKey: newKey() });
      assert.deepStrictEqual([asked.cancelled, asked.cancelling], [0n, 4_000n]);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), {
        available: before + 6_000n,
        held: 4_000n,
      });
      yield* pass("2 minutes");
      yield* ChargePoints.resolve;
      const done = yield* ChargePoints.look(buyer, orderId);
      assert.deepStrictEqual([done.cancelled, done.cancelling], [4_000n, 0n]);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: before + 6_000n, held: 0n });
      const { cancels } = gateway.payments.get(orderId) ?? { cancels: [] };
      assert.deepStrictEqual(
        cancels.map(({ cancelAmount }) => cancelAmount),
        [4_000],
      );
    }));

  test("frees what the gateway refuses to give back", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer);
      const payment = gateway.payments.get(orderId);
      // Given back by hand in the gateway's console.
      payment?.cancels.push({ cancelId: "by hand", cancelAmount: 10_000 });
      const asked = yield* ChargePoints.cancel(buyer, { orderId, won: 4_000n, idempotencyKey: newKey() });
      assert.deepStrictEqual([asked.cancelled, asked.cancelling], [0n, 0n]);
      assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: before + 10_000n, held: 0n });
    }));

  test("gives the same money back once when it is asked for many times at once", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer);
      const codes = yield* Effect.all(
        Array.from({ length: 6 }, () =>
          codeOf(ChargePoints.cancel(buyer, { orderId, won: 10_000n, idempotencyKey: newKey() })),
        ),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(codes.filter((code) => code === "ok").length, 1, codes.join());
      assert.strictEqual(yield* points, 0n);
      assert.strictEqual(gateway.payments.get(orderId)?.cancels.length, 1);
    }));

  test("enters what was settled, each once, until nothing waits at the gateway", (gateway, buyer) =>
    Effect.gen(function* () {
      yield* paid(gateway, buyer);
      const { orderId } = yield* paid(gateway, buyer, 30_000n);
      yield* ChargePoints.cancel(buyer, { orderId, won: 10_000n, idempotencyKey: newKey() });
      gateway.settle("2026-11-26");
      assert.deepStrictEqual(yield* ChargePoints.settle("2026-11-26"), { settled: 3 });
      assert.deepStrictEqual(yield* ChargePoints.settle("2026-11-26"), { settled: 0 });
      assert.strictEqual(yield* net(Account.operator.clearing), 0n);
      assert.strictEqual(yield* net(Account.operator.fees), -(330n + 990n - 330n));
      assert.strictEqual(yield* net(Account.operator.bank), -(9_670n + 29_010n - 9_670n));
    }));

  test("shows an order to nobody but its company, and refunds to full rights only", (gateway, buyer) =>
    Effect.gen(function* () {
      const { orderId } = yield* paid(gateway, buyer);
      const stranger: Caller.Treasurer = { _tag: "Caller", caller: supplier };
      assert.strictEqual(yield* codeOf(ChargePoints.look(stranger, orderId)), "charge.not-found");
      const person = (memberId: string): Caller.Treasurer => ({
        _tag: "Caller",
        caller: { businessNumber: buyerNumber, memberId },
      });
      const back = (who: Caller.Treasurer) =>
        codeOf(ChargePoints.cancel(who, { orderId, won: 1_000n, idempotencyKey: newKey() }));
      assert.strictEqual(yield* back(person("own")), "points.right");
      assert.strictEqual(yield* back(person("full")), "ok");
      const link: Caller.Treasurer = {
        _tag: "Caller",
        caller: { businessNumber: supplierNumber, memberId: "link", invoice: "inv_1" },
      };
      // Whoever came by a mail link may pay in, and nothing else.
      const own = yield* start(link);
      yield* ChargePoints.approve(link, brought(gateway.pay(own.orderId)));
      assert.strictEqual((yield* Ledger.balance(supplierNumber)).available, before + 10_000n);
      assert.strictEqual(
        yield* codeOf(ChargePoints.cancel(link, { orderId: own.orderId, won: 1n, idempotencyKey: newKey() })),
        "points.right",
      );
      assert.strictEqual((yield* Charges.find(own.orderId))?.memberId, "link");
    }));
};

describe("Charging on SQLite in memory", () => behaviour(() => installation({ offers })));

onPostgres("Charging", (database) => behaviour(() => installation({ offers }, database())));
