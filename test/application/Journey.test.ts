import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import {
  Acknowledge,
  CollectResults,
  IssueInvoice,
  ListEvents,
  ListInvoices,
  OpenLink,
  RegisterCompany,
  Sessions,
  Transmit,
  ViewInvoice,
} from "@einv/application";
import { TaxInvoiceSignature } from "@einv/signature";
import { buyerNumber } from "./fixtures.ts";
import {
  ask,
  Authority,
  button,
  buyer,
  delivered,
  installation,
  newKey,
  pass,
  press,
  settled,
  tokenOf,
} from "./world.ts";

describe("a request's life", () => {
  it.effect("from the buyer's ERP over the supplier's mailbox to the tax authority and back", () =>
    Effect.gen(function* () {
      const host = yield* settled;

      // The buyer asks; the supplier, who has no account, opens its mail.
      const request = yield* ask(host, { managementNumber: "TX2026110001", message: "11월분입니다." });
      const [mail] = yield* delivered;
      const token = tokenOf(mail!);
      const peeked = yield* OpenLink.peek(token);
      assert.include(mail?.text, peeked.fingerprint);
      const { clientSecret, ref } = yield* OpenLink.open({ token, businessNumber: "120-88-00016" });
      const approver = yield* Sessions.authenticate({ secret: clientSecret });
      assert.strictEqual(ref, request.summary.ref);

      // It sees what it was asked for, signs, and issues at the buyer's cost.
      const seen = yield* ViewInvoice.view(approver, ref);
      assert.strictEqual(seen.message, "11월분입니다.");
      assert.strictEqual(button(seen, "issue"), "ok");
      yield* pass("2 minutes");
      const receipt = yield* IssueInvoice.issue(approver, yield* press(approver, ref));
      assert.strictEqual(receipt.payer, "buyer");
      assert.strictEqual((yield* RegisterCompany.view(host, buyerNumber)).available, 800n);

      // The buyer is told, reads, and confirms nothing more than it was already: it asked for it.
      const received = yield* ViewInvoice.view(buyer, ref);
      assert.strictEqual(received.side, "buyer");
      assert.isDefined(received.transmissionPlannedFor);
      assert.notStrictEqual(button(received, "acknowledge"), "ok");

      // At dawn it goes to the authority, which decides in the morning.
      yield* pass("16 hours");
      assert.strictEqual((yield* Transmit.transmitDue).submitted, 1);
      const { say, held } = yield* Authority;
      say.code = () => undefined;
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 0, pending: 1 });
      say.code = () => "SUC001";
      assert.deepStrictEqual(yield* CollectResults.collect, { settled: 1, pending: 0 });

      // What the authority holds is what was signed, and what both sides can download.
      const [submission] = held.values();
      const xml = yield* ViewInvoice.signedXml(buyer, ref);
      assert.strictEqual(new TextDecoder().decode(submission?.invoices[0]?.xml), xml);
      const verified = yield* TaxInvoiceSignature.verify(new TextEncoder().encode(xml));
      assert.strictEqual(verified.invoice.issueId, receipt.issueId);

      // The list, the mails and the events tell the same story.
      const list = yield* ListInvoices.list(buyer, { box: "issued" });
      assert.deepStrictEqual(
        list.rows.map(({ status }) => status.transmission),
        ["accepted"],
      );
      assert.deepStrictEqual(
        (yield* delivered).map(({ to, id }) => `${id.split(".")[0]} → ${to.address}`).toSorted(),
        [
          "issued → sales@gana.example",
          "issued → tax@dara.example",
          "requested → sales@gana.example",
          "settled → sales@gana.example",
          "settled → tax@dara.example",
        ],
      );
      const { events } = yield* ListEvents.list(host, {});
      assert.deepStrictEqual(
        events.map(({ type }) => type),
        [
          "invoice.requested",
          "invoice.opened",
          "invoice.issuing",
          "invoice.issued",
          "transmission.queued",
          "transmission.sending",
          "transmission.accepted",
        ],
      );
      const refusal = yield* Effect.flip(
        Acknowledge.acknowledge(buyer, { ref, version: received.version, idempotencyKey: newKey() }),
      );
      assert.isNotEmpty(refusal.remedy.ko);
    }).pipe(Effect.provide(installation())),
  );
});
