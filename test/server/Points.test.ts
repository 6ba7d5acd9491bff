/** Points over HTTP, with a payment gateway on this machine. */
import { assert, layer } from "@effect/vitest";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import { PaymentGateway } from "@einv/application";
import { Kst } from "@einv/invoice";
import { PaymentGatewayHttp } from "@einv/server";
import { LocalGateway } from "@einv/server/node";
import { World, buyerNumber, layer as world, supplierNumber } from "./world.ts";

const keys = {
  secretKey: Redacted.make("sk_of_the_merchant"),
  noticeKey: Redacted.make("nk_of_the_gateway"),
};

class Gateway extends Context.Service<Gateway, LocalGateway.LocalGateway>()("test/server/Gateway") {}

const gateway = Layer.effect(Gateway, LocalGateway.make(keys));
const port = Layer.effectContext(
  Effect.map(Gateway, ({ url }) =>
    Context.make(PaymentGateway.PaymentGateway, PaymentGatewayHttp.make({ ...keys, baseUrl: url })),
  ),
);

const returnUrl = "https://erp.example/points";
const today = Effect.map(DateTime.now, Kst.dateOf);

layer(world.pipe(Layer.provide(port), Layer.provideMerge(gateway)), { excludeTestServices: true })(
  "points over HTTP",
  (it) => {
    it.effect("charge, issue, receipt, statement, refund and reconciliation agree to the last point", () =>
      Effect.gen(function* () {
        const { erp, page, request, sign } = yield* World;
        const shop = yield* Gateway;
        const buyer = (yield* page(buyerNumber)).points;
        const supplierPage = yield* page(supplierNumber);
        const asked = yield* request("points-journey");
        const before = (yield* buyer.wallet()).bought.available;

        const order = yield* buyer.start({ won: 30_000n, returnUrl, idempotencyKey: "charge-1" });
        // A person presses the button on the gateway's page, and the browser is sent back.
        const paid = yield* Effect.promise(() =>
          fetch(order.checkoutUrl ?? "", {
            method: "POST",
            body: new URLSearchParams({ choice: "pay" }),
            redirect: "manual",
          }),
        );
        const back = new URL(paid.headers.get("location") ?? "").searchParams;
        assert.strictEqual(back.get("orderId"), order.orderId);
        const done = yield* buyer.approve({
          orderId: order.orderId,
          paymentKey: back.get("paymentKey") ?? "",
          amount: BigInt(back.get("amount") ?? 0),
        });
        assert.strictEqual(done.state, "paid");
        assert.strictEqual((yield* buyer.wallet()).bought.available, before + 30_000n);

        const { ref } = asked.summary;
        const approval = yield* supplierPage.approval(ref);
        const signed = yield* sign(approval);
        yield* supplierPage.issue({
          ref,
          ...signed,
          version: approval.view.version,
          idempotencyKey: "issue-1",
        });
        assert.strictEqual((yield* buyer.receipt(ref)).points, 200n);
        assert.strictEqual((yield* Effect.flip(supplierPage.points.receipt(ref))).code, "receipt.not-found");

        yield* buyer.cancelCharge({ orderId: order.orderId, won: 10_000n, idempotencyKey: "back-1" });
        const receipt = yield* buyer.paymentReceipt(order.orderId);
        assert.deepStrictEqual([receipt.won, receipt.cancelled], [30_000n, 10_000n]);

        const day = yield* today;
        const told = yield* buyer.statement(day.slice(0, 7));
        assert.strictEqual(told.closing, before + 30_000n - 200n - 10_000n);
        assert.deepStrictEqual(told, yield* erp.points.statement(buyerNumber, day.slice(0, 7)));

        const report = yield* erp.points.reconciliation({ from: day, to: day });
        assert.deepStrictEqual(report.differences, [
          { difference: "not-settled", ref: order.orderId, expected: 20_000n, found: 0n },
        ]);
        assert.strictEqual(shop.payments.get(order.orderId)?.status, "PARTIAL_CANCELED");

        const sold = { businessNumber: buyerNumber, points: 100n, idempotencyKey: "take-back-1" };
        const left = yield* erp.points.takeBack(sold);
        assert.deepStrictEqual(yield* erp.points.takeBack(sold), left);
        assert.strictEqual(left.available, told.closing - 100n);
        yield* erp.points.creditPartner({ points: 700n, idempotencyKey: "partner-1" });
        assert.deepStrictEqual(yield* erp.points.partner(), { available: 700n, held: 0n });
      }),
    );

    it.effect("the gateway's notice credits what was paid, and a forged one is refused", () =>
      Effect.gen(function* () {
        const { baseUrl, page } = yield* World;
        const shop = yield* Gateway;
        const supplier = (yield* page(supplierNumber)).points;
        const { orderId } = yield* supplier.start({ won: 10_000n, returnUrl, idempotencyKey: "charge-2" });
        shop.pay(orderId);
        const payment = shop.payments.get(orderId);
        if (payment !== undefined) payment.status = "DONE";
        const post = (body: string, headers: Readonly<Record<string, string>>) =>
          Effect.map(
            Effect.promise(() => fetch(`${baseUrl}/payments/notices`, { method: "POST", body, headers })),
            ({ status }) => status,
          );
        const { body, headers } = yield* shop.notice(orderId, yield* DateTime.now);
        const forged = body.replace(orderId, `${orderId}x`);
        assert.strictEqual(yield* post(forged, headers), 400);
        assert.strictEqual(yield* post(body, {}), 400);
        shop.lose("/orders/", "refuse-connection");
        assert.strictEqual(yield* post(body, headers), 503);
        assert.strictEqual((yield* supplier.charge(orderId)).state, "open");
        const all = yield* Effect.all(
          Array.from({ length: 5 }, () => post(body, headers)),
          { concurrency: "unbounded" },
        );
        assert.deepStrictEqual([...new Set(all)], [200]);
        assert.strictEqual((yield* supplier.charge(orderId)).state, "paid");
        assert.strictEqual((yield* supplier.wallet()).bought.available, 10_000n);
      }),
    );

    it.effect("another company's order and another host's company are nobody's business", () =>
      Effect.gen(function* () {
        const { otherErp, page } = yield* World;
        const buyer = (yield* page(buyerNumber)).points;
        const supplier = (yield* page(supplierNumber)).points;
        const { orderId } = yield* buyer.start({ won: 10_000n, returnUrl, idempotencyKey: "charge-3" });
        assert.strictEqual((yield* Effect.flip(supplier.charge(orderId))).code, "charge.not-found");
        assert.strictEqual(
          (yield* Effect.flip(otherErp.points.wallet(buyerNumber))).code,
          "company.not-found",
        );
        const day = yield* today;
        const report = yield* otherErp.points.reconciliation({ from: day, to: day });
        assert.deepStrictEqual([report.orders.count, report.charged], [0, 0n]);
      }),
    );
  },
);
