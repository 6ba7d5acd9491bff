import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { CreditPoints, Housekeeping, Sessions } from "@einv/application";
import { buyerNumber } from "./fixtures.ts";
import { codeOf, installation, pass, settled } from "./world.ts";

describe("Housekeeping", () => {
  it.effect("forgets neither a running session nor a command of this month", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const credit = { businessNumber: buyerNumber, points: 500n, idempotencyKey: "credit-1" };
      const before = yield* CreditPoints.credit(host, credit);
      const session = yield* Sessions.create(host, {
        businessNumber: buyerNumber,
        memberId: "full",
        origin: "https://erp.example",
      });
      const use = Sessions.authenticate({ secret: session.clientSecret, origin: "https://erp.example" });
      yield* Housekeeping.run;
      assert.strictEqual((yield* use).memberId, "full");
      yield* pass("29 days");
      yield* Housekeeping.run;
      assert.strictEqual((yield* CreditPoints.credit(host, credit)).available, before.available);
      assert.match(yield* codeOf(use), /^session\./);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("lets a key be used anew after a month", () =>
    Effect.gen(function* () {
      const host = yield* settled;
      const credit = { businessNumber: buyerNumber, points: 500n, idempotencyKey: "credit-1" };
      const before = yield* CreditPoints.credit(host, credit);
      yield* pass("31 days");
      yield* Housekeeping.run;
      const after = yield* Effect.exit(CreditPoints.credit(host, credit));
      assert.strictEqual(after._tag, "Success");
      if (after._tag === "Success") assert.strictEqual(after.value.available, before.available);
    }).pipe(Effect.provide(installation())),
  );
});
