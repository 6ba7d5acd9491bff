import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import {
  CancelRequest,
  IssueInvoice,
  ListInvoices,
  OpenLink,
  RefuseRequest,
  Sessions,
  ViewInvoice,
} from "@einv/application";
import { Events } from "@einv/store";
import { buyerNumber, supplierNumber } from "./fixtures.ts";
import {
  ask,
  buyer,
  codeOf,
  delivered,
  installation,
  newKey,
  pass,
  press,
  settled,
  tokenOf,
} from "./world.ts";

/** A request, and the token of its mail. */
const mailed = Effect.gen(function* () {
  const host = yield* settled;
  const view = yield* ask(host);
  const [mail] = yield* delivered;
  return { host, view, mail: mail!, token: tokenOf(mail!) };
});

/** What the page holds after the right number. */
const entered = (token: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { clientSecret } = yield* OpenLink.open({ token, businessNumber: "120-88-00016" });
    return yield* Sessions.authenticate({ secret: clientSecret, origin: "https://anywhere.example" });
  });

describe("OpenLink", () => {
  it.effect("shows before the number only who sent it, and the fingerprint of the mail", () =>
    Effect.gen(function* () {
      const { token, mail } = yield* mailed;
      const peeked = yield* OpenLink.peek(token);
      assert.deepStrictEqual(Object.keys(peeked).toSorted(), ["expiresAt", "fingerprint", "sender"]);
      assert.strictEqual(peeked.sender, "다라전자");
      assert.include(mail.text, peeked.fingerprint);
      assert.notInclude(mail.text + mail.html, supplierNumber);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("opens this one invoice, for looking, refusing and issuing, and no other", () =>
    Effect.gen(function* () {
      const { host, view, token } = yield* mailed;
      const other = yield* ask(host);
      const caller = yield* entered(token);
      assert.strictEqual((yield* ViewInvoice.view(caller, view.summary.ref)).side, "supplier");
      for (const ref of [other.summary.ref, "inv_there-is-none"])
        assert.strictEqual(yield* codeOf(ViewInvoice.view(caller, ref)), "session.one-invoice");
      assert.strictEqual(yield* codeOf(ListInvoices.list(caller, {})), "session.one-invoice");
      const receipt = yield* IssueInvoice.issue(caller, yield* press(caller, view.summary.ref));
      assert.strictEqual(receipt.issueId, view.summary.issueId);
      const events = yield* Events.ofInvoice(view.summary.ref);
      const actor = events.find(({ type }) => type === "invoice.issued")?.actor;
      assert.strictEqual(actor?._tag === "Member" ? actor.memberId : undefined, "link");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("lets whoever was asked refuse without an account", () =>
    Effect.gen(function* () {
      const { view, token } = yield* mailed;
      const caller = yield* entered(token);
      const refused = yield* RefuseRequest.refuse(caller, {
        ref: view.summary.ref,
        reason: "not-our-supply",
        version: 1,
        idempotencyKey: newKey(),
      });
      assert.strictEqual(refused.summary.status.document, "refused");
      assert.strictEqual((yield* entered(token)).invoice, view.summary.ref);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("slows down from the third wrong number on, also for the right one", () =>
    Effect.gen(function* () {
      const { token } = yield* mailed;
      const attempt = (businessNumber: string) => codeOf(OpenLink.open({ token, businessNumber }));
      assert.strictEqual(yield* attempt(buyerNumber), "link.wrong-number");
      assert.strictEqual(yield* attempt(buyerNumber), "link.wrong-number");
      const refusal = yield* Effect.flip(OpenLink.open({ token, businessNumber: buyerNumber }));
      assert.strictEqual(refusal.code, "link.slow-down");
      assert.strictEqual(refusal.values?.["seconds"], "30");
      assert.strictEqual(yield* attempt(supplierNumber), "link.slow-down");
      yield* pass("30 seconds");
      assert.strictEqual(yield* attempt(buyerNumber), "link.slow-down");
      yield* pass("59 seconds");
      assert.strictEqual(yield* attempt(supplierNumber), "link.slow-down");
      yield* pass("1 second");
      assert.strictEqual(yield* attempt(supplierNumber), "ok");
      assert.strictEqual(yield* attempt(buyerNumber), "link.wrong-number");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("counts every wrong number of many at once", () =>
    Effect.gen(function* () {
      const { token } = yield* mailed;
      const outcomes = yield* Effect.all(
        Array.from({ length: 12 }, () => codeOf(OpenLink.open({ token, businessNumber: buyerNumber }))),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(outcomes.filter((code) => code === "link.wrong-number").length, 2);
    }).pipe(Effect.provide(installation())),
  );

  it.effect("does not count what is no business number", () =>
    Effect.gen(function* () {
      const { token } = yield* mailed;
      for (let n = 0; n < 5; n++)
        assert.strictEqual(
          yield* codeOf(OpenLink.open({ token, businessNumber: "1208800017" })),
          "business-number.check-digit",
        );
      assert.strictEqual(yield* codeOf(entered(token)), "ok");
    }).pipe(Effect.provide(installation())),
  );

  it.effect("does not open when it is not, no longer or no more what was sent", () =>
    Effect.gen(function* () {
      const { view, token } = yield* mailed;
      const both = (one: Redacted.Redacted<string>) =>
        Effect.all([
          codeOf(OpenLink.peek(one)),
          codeOf(OpenLink.open({ token: one, businessNumber: supplierNumber })),
        ]);
      const guess = Redacted.make(`${Redacted.value(token).slice(0, -1)}_`);
      assert.deepStrictEqual(yield* both(guess), ["link.invalid", "link.invalid"]);
      const { ref } = view.summary;
      yield* CancelRequest.cancel(buyer, { ref, version: 1, idempotencyKey: newKey() });
      assert.deepStrictEqual(yield* both(token), ["link.closed", "link.closed"]);
      yield* pass("60 days");
      assert.deepStrictEqual(yield* both(token), ["link.expired", "link.expired"]);
    }).pipe(Effect.provide(installation())),
  );
});
