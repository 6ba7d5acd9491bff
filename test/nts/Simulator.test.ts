import { TaxInvoice } from "@einv/invoice";
import { type TaxAuthority } from "@einv/nts";
import { SimulatorHttp } from "@einv/nts/simulator";
import { assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { date } from "../invoice/fixtures.ts";
import { bytes, text } from "./samples.ts";
import {
  connected,
  Identities,
  identities,
  issued,
  issueId,
  morning,
  otherSupplier,
  submitId,
  supplier,
} from "./world.ts";

const buyer: TaxInvoice.Buyer = {
  kind: "resident",
  number: "9001011234568",
  name: "박다라",
  representative: "박다라",
};

layer(identities)("Simulator", (it) => {
  describe("judges", () => {
    /** The code of one invoice, and the reason that the simulator shows. */
    const judged = Effect.fnUntraced(function* (
      invoice: TaxAuthority.SubmittedInvoice,
      options: Parameters<typeof connected>[0] = {},
      before: ReadonlyArray<TaxAuthority.SubmittedInvoice> = [],
    ) {
      const { client, simulator } = yield* connected(options);
      for (const earlier of before) yield* client.submit({ submitId: submitId(), invoices: [earlier] });
      yield* client.submit({ submitId: submitId(), invoices: [invoice] });
      const [received] = yield* simulator.received;
      const [first] = received?.invoices ?? [];
      return { code: first?.code, cause: first?.cause, reason: first?.reason?.en ?? "" };
    });

    it.effect("a good invoice: SUC001", () =>
      Effect.gen(function* () {
        assert.deepInclude(yield* judged(yield* issued(1)), { code: "SUC001", cause: "accepted" });
      }),
    );

    it.effect("what lacks an element: SYN004, and the other in the batch is taken", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const [broken, good] = [yield* issued(1), yield* issued(2)];
        const xml = bytes(text(broken.xml).replace(/<ChargeTotalAmount>.*?<\/ChargeTotalAmount>/, ""));
        const submission = { submitId: submitId(), invoices: [{ ...broken, xml }, good] };
        yield* client.submit(submission);
        const { results } = yield* client.results(submission.submitId);
        assert.sameDeepMembers(
          [...results],
          [
            { issueId: issueId(1), code: "SYN004" },
            { issueId: issueId(2), code: "SUC001" },
          ],
        );
      }),
    );

    it.effect("an invoice changed after signing: SYN002", () =>
      Effect.gen(function* () {
        const invoice = yield* issued(1);
        const xml = bytes(text(invoice.xml).replace("다라전자", "다라전기"));
        assert.strictEqual((yield* judged({ ...invoice, xml })).code, "SYN002");
      }),
    );

    it.effect("another business's certificate, or an R that does not tie it to the supplier: SYN002", () =>
      Effect.gen(function* () {
        const { otherSupplier: other } = yield* Identities;
        const foreign = yield* judged(yield* issued(1, {}, other));
        assert.strictEqual(foreign.code, "SYN002");
        assert.include(foreign.reason, "MISMATCH");
        const r = Redacted.make<Uint8Array>(new Uint8Array(20));
        assert.strictEqual((yield* judged({ ...(yield* issued(1)), r })).code, "SYN002");
      }),
    );

    it.effect("a person's certificate: SYN002", () =>
      Effect.gen(function* () {
        const { person } = yield* Identities;
        assert.strictEqual((yield* judged(yield* issued(1, {}, person))).code, "SYN002");
      }),
    );

    it.effect("a certificate of an authority that nobody trusts: SYN002", () =>
      Effect.gen(function* () {
        const { trust, system } = yield* Identities;
        const onlySystem = { ...trust, anchors: [system.certificate], intermediates: [] };
        assert.strictEqual((yield* judged(yield* issued(1), { trust: onlySystem })).code, "SYN002");
      }),
    );

    it.effect("on a consignment it is the broker who signs", () =>
      Effect.gen(function* () {
        const { otherSupplier: other } = yield* Identities;
        const consigned = { typeCode: "0103", broker: otherSupplier } as const;
        assert.strictEqual((yield* judged(yield* issued(1, consigned, other))).code, "SUC001");
        assert.strictEqual((yield* judged(yield* issued(1, consigned))).code, "SYN002");
      }),
    );

    it.effect("an issue ID that is held: SYN003; one that was rejected may come again", () =>
      Effect.gen(function* () {
        const invoice = yield* issued(1);
        assert.strictEqual((yield* judged(invoice, {}, [invoice])).code, "SYN003");
        const early = yield* issued(1, {}, undefined, "2026-11-25T10:00:01");
        assert.strictEqual((yield* judged(invoice, {}, [early])).code, "SUC001");
      }),
    );

    it.effect("numbers that the authority does not know: ERR001, ERR002", () =>
      Effect.gen(function* () {
        const unknown = (number: string) => ({ unknown: new Set([number]) });
        const invoice = yield* issued(1);
        assert.strictEqual((yield* judged(invoice, unknown(supplier.businessNumber))).code, "ERR001");
        assert.strictEqual((yield* judged(invoice, unknown("2228100007"))).code, "ERR002");
      }),
    );

    it.effect("issued in the authority's future: ERR005", () =>
      Effect.gen(function* () {
        const invoice = yield* issued(1, {}, undefined, "2026-11-25T10:00:01");
        assert.strictEqual((yield* judged(invoice)).code, "ERR005");
      }),
    );

    it.effect("a written date that is not the issue ID's: ERR006", () =>
      Effect.gen(function* () {
        const invoice = yield* issued(1, { writtenDate: date("2026-11-21") });
        assert.strictEqual((yield* judged(invoice)).code, "ERR006");
      }),
    );

    it.effect("issued after the business closed: ERR009; on its last day: SUC001", () =>
      Effect.gen(function* () {
        const closed = (on: string) => ({ closed: new Map([[supplier.businessNumber, on]]) });
        const invoice = yield* issued(1);
        assert.strictEqual((yield* judged(invoice, closed("2026-11-24"))).code, "ERR009");
        assert.strictEqual((yield* judged(invoice, closed("2026-11-25"))).code, "SUC001");
      }),
    );

    it.effect("another system's issue ID: ERR010", () =>
      Effect.gen(function* () {
        const invoice = yield* issued(1, { issueId: issueId(1, "42000009") });
        assert.strictEqual((yield* judged(invoice)).code, "ERR010");
      }),
    );

    it.effect("an amendment of something that is not held: ERR011; of what is: SUC001", () =>
      Effect.gen(function* () {
        const amendment = {
          typeCode: "0201",
          amendment: { reason: "01", originalIssueId: issueId(1) },
        } as const;
        const amended = yield* issued(2, amendment);
        assert.strictEqual((yield* judged(amended)).code, "ERR011");
        assert.strictEqual((yield* judged(amended, {}, [yield* issued(1)])).code, "SUC001");
      }),
    );

    it.effect("of two that come at the same time with one issue ID, the first only", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        const invoice = yield* issued(1);
        const send = Effect.suspend(() => client.submit({ submitId: submitId(), invoices: [invoice] }));
        yield* Effect.all([send, send], { concurrency: 2 });
        const codes = (yield* simulator.received).map(({ invoices }) => invoices[0]?.code);
        assert.sameMembers(codes, ["SUC001", "SYN003"]);
      }),
    );
  });

  describe("turns down as a whole", () => {
    it.effect("what comes from a system that is not registered, and says so again when asked", () =>
      Effect.gen(function* () {
        const { client } = yield* connected({ systems: new Set(["42000009"]) });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        for (const call of [
          Effect.asVoid(client.submit(submission)),
          Effect.asVoid(client.results(submission.submitId)),
        ]) {
          const failure = yield* Effect.flip(call);
          assert.strictEqual("values" in failure && failure.values?.["code"], "ERR010");
        }
      }),
    );

    it.effect("a batch in which something names no issue ID: SYN004", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const invoice = { ...(yield* issued(1)), xml: bytes("<TaxInvoice/>") };
        const failure = yield* Effect.flip(client.submit({ submitId: submitId(), invoices: [invoice] }));
        assert.strictEqual("values" in failure && failure.values?.["code"], "SYN004");
      }),
    );

    it.effect("what was sealed for somebody else: SYN001", () =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const { client } = yield* connected({
          encryption: { certificate: system.certificate, pkcs8: system.key.pkcs8 },
        });
        const failure = yield* Effect.flip(
          client.submit({ submitId: submitId(), invoices: [yield* issued(1)] }),
        );
        assert.strictEqual("values" in failure && failure.values?.["code"], "SYN001");
      }),
    );
  });

  describe("behind HTTP", () => {
    const ask = (
      handle: SimulatorHttp.Handler,
      method: string,
      path: string,
      body?: string,
      token?: string,
    ) =>
      Effect.promise(async () => {
        const response = await handle(
          new Request(`http://authority.test${path}`, {
            method,
            ...(body === undefined ? {} : { body }),
            ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
          }),
        );
        return { status: response.status, text: await response.text() };
      });

    it.effect("lists what was received, with resident numbers hidden and no secret", () =>
      Effect.gen(function* () {
        const { client, handle } = yield* connected();
        const invoice = yield* issued(1, { buyer });
        const submission = { submitId: submitId(), invoices: [invoice] };
        yield* client.submit(submission);
        const { status, text: json } = yield* ask(handle, "GET", "/services/admin/received");
        assert.strictEqual(status, 200);
        const [received] = JSON.parse(json);
        assert.strictEqual(received.submitId, submission.submitId);
        assert.strictEqual(received.receivedAt, "2026-11-25T01:00:00.000Z");
        assert.deepStrictEqual(received.invoices, [
          {
            issueId: issueId(1),
            typeCode: "0101",
            writtenDate: "2026-11-20",
            supplier: { id: "1208800016", name: "가나상사" },
            buyer: { id: "900101-*******", name: "박다라" },
            supply: "5000",
            tax: "500",
            total: "5500",
            code: "SUC001",
            cause: "accepted",
            reason: { ko: "모든 검증을 통과했습니다.", en: "It passed every check." },
          },
        ]);
        assert.notInclude(json, "1234568");
        assert.notInclude(json, Buffer.from(Redacted.value(invoice.r)).toString("hex"));
      }),
    );

    it.effect("moves its clock, and with it what is decided", () =>
      Effect.gen(function* () {
        const { client, handle } = yield* connected({ decidesAfter: "1 day" });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        const to = DateTime.formatIso(DateTime.add(morning, { days: 1 }));
        const moved = yield* ask(handle, "POST", "/admin/clock", JSON.stringify({ to }));
        assert.deepStrictEqual(JSON.parse(moved.text), { now: to, stopped: false });
        assert.deepStrictEqual(JSON.parse((yield* ask(handle, "GET", "/admin/clock")).text), {
          now: to,
          stopped: false,
        });
        assert.strictEqual((yield* client.results(submission.submitId)).status, "settled");
        assert.strictEqual((yield* ask(handle, "POST", "/admin/clock", '{"to":"soon"}')).status, 400);
      }),
    );

    it.effect("takes faults, counts them down, and forgets them", () =>
      Effect.gen(function* () {
        const { client, handle } = yield* connected();
        const fault = { on: "results", kind: "pending", times: 2 };
        assert.deepStrictEqual(
          JSON.parse((yield* ask(handle, "POST", "/admin/faults", JSON.stringify(fault))).text),
          [fault],
        );
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        const asked = yield* Effect.replicateEffect(client.results(submission.submitId), 3);
        assert.deepStrictEqual(
          asked.map(({ status }) => status),
          ["pending", "pending", "settled"],
        );
        yield* ask(
          handle,
          "POST",
          "/admin/faults",
          JSON.stringify([fault, { ...fault, on: "submit", kind: "cut" }]),
        );
        yield* ask(handle, "DELETE", "/admin/faults");
        assert.deepStrictEqual(JSON.parse((yield* ask(handle, "GET", "/admin/faults")).text), []);
        for (const wrong of [
          "",
          "{",
          '{"on":"submit"}',
          '{"on":"submit","kind":"constructor"}',
          '{"on":"submit","kind":"cut","times":0}',
        ]) {
          assert.strictEqual((yield* ask(handle, "POST", "/admin/faults", wrong)).status, 400, wrong);
        }
      }),
    );

    it.effect("demands its key when it has one", () =>
      Effect.gen(function* () {
        const { simulator } = yield* connected();
        const handle = yield* SimulatorHttp.make(simulator, { key: Redacted.make("k") });
        assert.strictEqual((yield* ask(handle, "GET", "/admin/received")).status, 401);
        assert.strictEqual((yield* ask(handle, "GET", "/admin/received", undefined, "j")).status, 401);
        assert.strictEqual((yield* ask(handle, "GET", "/admin/received", undefined, "k")).status, 200);
      }),
    );

    it.effect("answers strangers and nonsense with HTTP errors, and remembers nothing", () =>
      Effect.gen(function* () {
        const { handle, simulator } = yield* connected();
        assert.strictEqual((yield* ask(handle, "GET", "/services/")).status, 404);
        assert.strictEqual((yield* ask(handle, "GET", "/services/RequestResults")).status, 405);
        assert.strictEqual((yield* ask(handle, "PATCH", "/admin/clock")).status, 404);
        const nonsense = yield* ask(handle, "POST", "/services/SubmitEtaxInvoice", "<html>");
        assert.strictEqual(nonsense.status, 500);
        assert.include(nonsense.text, "nts.multipart-malformed");
        const huge = yield* ask(
          handle,
          "POST",
          "/services/SubmitEtaxInvoice",
          "x".repeat(16 * 1024 * 1024 + 1),
        );
        assert.strictEqual(huge.status, 413);
        assert.deepStrictEqual(yield* simulator.received, []);
      }),
    );

    it.effect("a message signed under an authority that it does not trust is nobody's", () =>
      Effect.gen(function* () {
        const { otherSupplier: other } = yield* Identities;
        const untrusting = { anchors: [other.certificate], intermediates: [], crls: [] };
        const { client, simulator } = yield* connected({ trust: untrusting });
        const failure = yield* Effect.flip(
          client.submit({ submitId: submitId(), invoices: [yield* issued(1)] }),
        );
        assert.strictEqual("reason" in failure && failure.reason, "status");
        assert.deepStrictEqual(yield* simulator.received, []);
      }),
    );
  });
});
