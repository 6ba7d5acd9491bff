/** What should have been signed is shown to whoever signed something else. */
import { Hashed } from "@einv/nts/simulator";
import { assert, layer } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { bytes, text } from "../samples.ts";
import { connected, identities, issued, submitId } from "../world.ts";
import * as Sender from "./sender.ts";

layer(identities)("what was hashed", (it) => {
  it.effect("of an invoice: the octets whose digest its signature states", () =>
    Effect.gen(function* () {
      const { xml } = yield* issued(1);
      const hashed = yield* Hashed.invoice(xml);
      assert.strictEqual(hashed?.digest, hashed?.stated);
      assert.match(hashed?.beginning ?? "", /^ xmlns="urn:kr:or:kec:[^<]*<TaxInvoiceDocument><IssueID>/);
      const changed = yield* Hashed.invoice(bytes(text(xml).replace("다라전자", "다라전기")));
      assert.notStrictEqual(changed?.digest, changed?.stated);
      assert.include(changed?.beginning, "다라전기");
    }),
  );

  it.effect("of a message that is refused: in the log, and on the page", () =>
    Effect.gen(function* () {
      const { handle, simulator } = yield* connected();
      const { contentType, body } = yield* Sender.submission([yield* issued(1)], { submitId: submitId() });
      const changed = Buffer.from(Buffer.from(body).toString("latin1").replace("einv", "vine"), "latin1");
      yield* simulator.submit({ contentType, body: new Uint8Array(changed) });
      const [entry] = (yield* simulator.memory).exchanges();
      assert.strictEqual(entry?.refusal?.code, "signature.digest-mismatch");
      assert.match(entry?.hashed?.beginning ?? "", /^<SOAP:Envelope [^]*<kec:PartyName>vine</);
      assert.notStrictEqual(entry?.hashed?.digest, entry?.hashed?.stated);
      const page = yield* Effect.promise(async () =>
        (await handle(new Request("http://authority.test/"))).text(),
      );
      assert.include(page, entry?.hashed?.digest.replaceAll("+", "+") ?? "?");
    }),
  );

  it.effect("of what is no document: nothing", () =>
    Effect.gen(function* () {
      assert.isUndefined(yield* Hashed.invoice(bytes("<a")));
      assert.isUndefined(yield* Hashed.envelope(new Uint8Array(100)));
    }),
  );
});
