/** What a company sees of its points, and what a host's reconciliation finds. */
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SqlClient from "effect/sql/SqlClient";
import {
  CancelIssue,
  type Caller,
  ChargePoints,
  CreditPoints,
  EndHolds,
  PaymentGateway,
  Reconcile,
  ViewPoints,
} from "@einv/application";
import { Account, type Reconciliation } from "@einv/billing";
import { PaymentGatewayHttp } from "@einv/server";
import { LocalGateway } from "@einv/server/node";
import { Ledger } from "@einv/store";
import { onPostgres } from "../store/databases.ts";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import { ask, buyer, codeOf, installation, issued, newKey, pass, settled, supplier } from "./world.ts";

const keys = {
  secretKey: Redacted.make("sk_of_the_merchant"),
  noticeKey: Redacted.make("nk_of_the_gateway"),
};
const person: Caller.Treasurer = { _tag: "Caller", caller: buyer };
const month = "2026-11";
/** A database of its own, and a gateway. */
const patience = 60_000;
const days = { from: "2026-11-24", to: "2026-11-25" };

const behaviour = (world: () => ReturnType<typeof installation>) => {
  it.live(
    "tells a month from its first point to its last, bonus points apart",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        yield* pass("1 minute");
        yield* CreditPoints.credit(host, {
          businessNumber: buyerNumber,
          points: 250n,
          as: "bonus",
          idempotencyKey: newKey(),
        });
        yield* pass("1 minute");
        const one = yield* issued(host);
        yield* pass("1 minute");
        yield* issued(host);
        yield* pass("1 minute");
        yield* CancelIssue.cancel(supplier, { ref: one.ref, version: one.version, idempotencyKey: newKey() });
        const told = yield* ViewPoints.statement(person, month);
        assert.deepStrictEqual(
          told.lines.map(({ what, bonus, points, balance }) => [what, bonus, points, balance]),
          [
            ["sold", false, 1000n, 1000n],
            ["bonus", true, 250n, 1250n],
            ["used", true, -200n, 1050n],
            ["used", false, -150n, 900n],
            ["used", true, -50n, 850n],
            ["returned", true, 200n, 1050n],
          ],
        );
        assert.deepStrictEqual([told.opening, told.closing], [0n, 1050n]);
        assert.deepStrictEqual(told.totals, { sold: 1000n, bonus: 250n, used: -400n, returned: 200n });
        const later = yield* ViewPoints.statement(person, "2026-12");
        assert.deepStrictEqual([later.opening, later.closing, later.lines], [1050n, 1050n, []]);
        const earlier = yield* ViewPoints.statement(person, "2026-10");
        assert.deepStrictEqual([earlier.opening, earlier.closing], [0n, 0n]);
        for (const wrong of ["2026-13", "2026", "26-11", ""])
          assert.strictEqual(yield* codeOf(ViewPoints.statement(person, wrong)), "points.month");
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "says what next month will need: what waits and the company pays for, and a usual month; to whoever may know",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const first = yield* ViewPoints.wallet(person);
        assert.deepInclude(first.outlook, { needed: 0n, missing: 0n, holds: [] });
        assert.deepInclude(first.outlook?.usual, { months: 0, points: 0n });
        yield* pass("1 minute");
        yield* issued(host);
        const back = yield* issued(host);
        yield* CancelIssue.cancel(supplier, {
          ref: back.ref,
          version: back.version,
          idempotencyKey: newKey(),
        });
        yield* issued(host);
        yield* pass("20 days");
        yield* ask(host);
        yield* ask(host, { payer: "supplier" });
        const { outlook, price, bought } = yield* ViewPoints.wallet(person);
        assert.deepStrictEqual(outlook, {
          pending: { count: 1, points: price },
          usual: { months: 1, points: 2n * price },
          needed: 3n * price,
          missing: 0n,
          holds: [],
        });
        assert.strictEqual(bought.available, 1000n - 2n * price);
        const colleague: Caller.Treasurer = {
          _tag: "Caller",
          caller: { ...buyer, memberId: "own" },
        };
        const shown = yield* ViewPoints.wallet(colleague);
        assert.isUndefined(shown.outlook);
        assert.deepStrictEqual(shown.bought, bought);
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "lets a host take back what it sold and nobody used, once, and never a bonus",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        yield* CreditPoints.credit(host, {
          businessNumber: buyerNumber,
          points: 500n,
          as: "bonus",
          idempotencyKey: newKey(),
        });
        const back = (points: bigint, idempotencyKey = newKey()) =>
          CreditPoints.takeBack(host, { businessNumber: buyerNumber, points, idempotencyKey });
        assert.strictEqual(yield* codeOf(back(1001n)), "billing.insufficient");
        const key = newKey();
        assert.strictEqual((yield* back(600n, key)).available, 900n);
        assert.strictEqual((yield* back(600n, key)).available, 900n);
        assert.strictEqual(yield* codeOf(back(401n)), "billing.insufficient");
        assert.strictEqual(yield* codeOf(back(0n)), "points.amount");
        const { totals } = yield* ViewPoints.statement(person, month);
        assert.deepStrictEqual(totals, { sold: 1000n, bonus: 500n, "paid-out": -600n });
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "has a receipt for whoever paid, and for nobody else",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const { ref, version } = yield* issued(host);
        const receipt = yield* ViewPoints.receipt(person, ref);
        assert.deepStrictEqual(
          [receipt.number, receipt.service, receipt.bought, receipt.bonus, receipt.points],
          [`charge:${ref}`, "reverse-issue", 200n, 0n, 200n],
        );
        assert.isUndefined(receipt.refundedAt);
        const other: Caller.Treasurer = { _tag: "Caller", caller: supplier };
        assert.strictEqual(yield* codeOf(ViewPoints.receipt(other, ref)), "receipt.not-found");
        yield* CancelIssue.cancel(supplier, { ref, version, idempotencyKey: newKey() });
        assert.isDefined((yield* ViewPoints.receipt(person, ref)).refundedAt);
        const asked = yield* ask(host);
        assert.strictEqual(yield* codeOf(ViewPoints.receipt(person, asked.summary.ref)), "receipt.not-found");
        const few: Caller.Treasurer = { _tag: "Caller", caller: { ...buyer, memberId: "own" } };
        assert.strictEqual(yield* codeOf(ViewPoints.receipt(few, ref)), "points.right");
        const strange: Caller.Treasurer = {
          _tag: "Host",
          host: { hostId: "host_other", name: "other" },
          businessNumber: buyerNumber,
        };
        assert.strictEqual(yield* codeOf(ViewPoints.receipt(strange, ref)), "company.not-found");
      }).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "holds books, invoices, orders and settlements against each other, and names what differs",
    () =>
      Effect.scoped(
        Effect.gen(function* () {
          const host = yield* settled;
          const gateway = yield* LocalGateway.make(keys);
          const port = PaymentGatewayHttp.make({ ...keys, baseUrl: gateway.url });
          yield* Effect.gen(function* () {
            const one = yield* issued(host);
            const two = yield* issued(host);
            yield* CancelIssue.cancel(supplier, {
              ref: one.ref,
              version: one.version,
              idempotencyKey: newKey(),
            });
            const { orderId } = yield* ChargePoints.start(person, {
              won: 10_000n,
              returnUrl: "https://erp.example/points",
              idempotencyKey: newKey(),
            });
            const { searchParams } = new URL(gateway.pay(orderId));
            yield* ChargePoints.approve(person, {
              orderId,
              paymentKey: searchParams.get("paymentKey") ?? "",
              amount: 10_000n,
            });
            yield* ChargePoints.cancel(person, { orderId, won: 3_000n, idempotencyKey: newKey() });
            const paid = yield* ViewPoints.paymentReceipt(person, orderId);
            assert.deepStrictEqual(
              [paid.won, paid.supply, paid.tax, paid.cancelled],
              [10_000n, 9_091n, 909n, 3_000n],
            );

            const open = yield* Reconcile.reconcile(host, days);
            assert.deepStrictEqual(open.differences, [
              { difference: "not-settled", ref: orderId, expected: 7_000n, found: 0n },
            ]);
            gateway.settle("2026-11-26");
            yield* ChargePoints.settle("2026-11-26");
            const sound = yield* Reconcile.reconcile(host, days);
            assert.deepStrictEqual(sound.differences, []);
            assert.deepStrictEqual(sound.invoices, { count: 2, points: 400n });
            assert.deepStrictEqual([sound.charged, sound.returned], [400n, 200n]);
            assert.deepStrictEqual(sound.orders, { count: 1, won: 10_000n, cancelled: 3_000n });
            assert.deepStrictEqual(sound.settled, { gross: 7_000n, fees: 231n, net: 6_769n });

            // Somebody alters the database behind the books' back.
            const sql = yield* SqlClient.SqlClient;
            yield* sql`UPDATE points_transfers SET points = 150 WHERE id = ${`charge:${two.ref}`}`;
            yield* sql`DELETE FROM points_transfers WHERE id = ${`refund:${one.ref}`}`;
            yield* sql`UPDATE settlements SET amount = 9000 WHERE amount = 10000`;
            yield* Ledger.carryOut(
              [
                {
                  kind: "hold",
                  id: "hold:stray",
                  account: Account.company(supplierNumber),
                  points: 5n,
                  ref: "stray",
                },
                { kind: "post", id: "charge:stray", of: "hold:stray" },
                {
                  kind: "hold",
                  id: "hold:left",
                  account: Account.company(supplierNumber),
                  points: 7n,
                  ref: "left",
                },
              ],
              yield* DateTime.now,
            );
            yield* pass("25 hours");
            const found = (yield* Reconcile.reconcile(host, days)).differences;
            const said = (rows: ReadonlyArray<Reconciliation.Found>) =>
              rows
                .map(({ difference, ref, expected, found }) => `${difference} ${ref} ${expected} ${found}`)
                .toSorted((one, other) => (one < other ? -1 : 1));
            assert.deepStrictEqual(
              said(found),
              said([
                { difference: "charged-otherwise", ref: two.ref, expected: 200n, found: 150n },
                { difference: "not-returned", ref: one.ref, expected: 200n, found: 0n },
                { difference: "charged-without-issue", ref: "stray", expected: 0n, found: 5n },
                { difference: "settled-otherwise", ref: orderId, expected: 7_000n, found: 6_000n },
                { difference: "held-long", ref: "hold:left", expected: 0n, found: 7n },
              ]),
            );
          }).pipe(Effect.provideService(PaymentGateway.PaymentGateway, port));
          for (const wrong of [
            { from: "2026-11-26", to: "2026-11-25" },
            { from: "2026-01-01", to: "2026-12-31" },
            { from: "yesterday", to: "2026-11-25" },
          ])
            assert.strictEqual(yield* codeOf(Reconcile.reconcile(host, wrong)), "points.days");
        }),
      ).pipe(Effect.provide(world())),
    patience,
  );

  it.live(
    "ends a hold that was left open by what became of its invoice, and keeps it while nobody knows",
    () =>
      Effect.gen(function* () {
        const host = yield* settled;
        const account = Account.company(buyerNumber);
        const { summary } = yield* ask(host);
        const hold = (ref: string) =>
          Effect.flatMap(DateTime.now, (at) =>
            Ledger.carryOut([{ kind: "hold", id: `hold:${ref}`, account, points: 200n, ref }], at),
          );
        yield* hold(summary.ref);
        yield* hold("inv_of_another_system");
        assert.deepStrictEqual(yield* EndHolds.endHolds, { ended: 0, kept: 0 });
        yield* pass("2 hours");
        assert.deepStrictEqual(yield* EndHolds.endHolds, { ended: 1, kept: 1 });
        assert.deepStrictEqual(yield* Ledger.balance(buyerNumber), { available: 800n, held: 200n });
        assert.deepStrictEqual(yield* EndHolds.endHolds, { ended: 0, kept: 1 });
      }).pipe(Effect.provide(world())),
    patience,
  );
};

describe("Points on SQLite in memory", () => behaviour(() => installation()));

onPostgres("Points", (database) => behaviour(() => installation({}, database())));
