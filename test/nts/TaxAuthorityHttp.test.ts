import { inspect } from "node:util";
import { ResponseSignature, SoapSignature } from "@einv/signature";
import { Envelope, Multipart, ResultCode, TaxAuthority, type TaxAuthorityHttp } from "@einv/nts";
import { type Fault } from "@einv/nts/simulator";
import { assert, describe, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import * as Random from "effect/Random";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { TestClock } from "effect/testing";
import { bytes, text } from "./samples.ts";
import {
  connected,
  Identities,
  identities,
  issued,
  issueId,
  morning,
  registration,
  submitId,
} from "./world.ts";

/** What a failed call says: the code of a refusal, or why the outcome is unknown. */
const told = <A, R>(
  call: Effect.Effect<A, { readonly _tag: string; readonly code?: string; readonly reason?: string }, R>,
) => Effect.map(Effect.flip(call), ({ code, reason }) => code ?? `unknown: ${reason}`);

const contentTypeOf = (body: Uint8Array): string =>
  `multipart/related; boundary="${/--(----=_Part_[\d_.]+)/.exec(text(body))?.[1]}"`;

layer(identities)("TaxAuthorityHttp", (it) => {
  describe("with the authority", () => {
    it.effect("sends invoices, keeps a receipt, and learns what became of each", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        const { authority } = yield* Identities;
        const submission = { submitId: submitId(), invoices: [yield* issued(1), yield* issued(2)] };
        const receipt = yield* client.submit(submission);
        assert.strictEqual(receipt.submitId, submission.submitId);
        assert.match(receipt.receiptId, /^NTS-20261125100000-\d{5}$/);
        assert.strictEqual(receipt.respondedAt, "20261125100000");
        assert.include(receipt.description, "성공적으로 접수처리");
        const proof = yield* ResponseSignature.verify(receipt.raw);
        assert.strictEqual(proof.certificate.serial, authority.certificate.serial);

        const report = yield* client.results(submission.submitId);
        assert.strictEqual(report.status, "settled");
        assert.sameDeepMembers(
          [...report.results],
          [
            { issueId: issueId(1), code: "SUC001" },
            { issueId: issueId(2), code: "SUC001" },
          ],
        );
        const [received] = yield* simulator.received;
        assert.strictEqual(received?.state, "decided");
        assert.strictEqual(received?.sender.name, "einv");
        assert.deepInclude(received?.invoices[0]?.supplier, { id: "1208800016", name: "가나상사" });
        assert.strictEqual(received?.invoices[0]?.total, "5500");
      }),
    );

    it.effect("a hundred invoices go in one submission", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const invoices = yield* Effect.forEach(
          Array.from({ length: 100 }, (_, index) => index),
          (serial) => issued(serial),
        );
        const submission = { submitId: submitId(), invoices };
        yield* client.submit(submission);
        const { results } = yield* client.results(submission.submitId);
        assert.strictEqual(results.filter(({ code }) => code === "SUC001").length, 100);
      }),
    );

    it.effect("the same submission sent again is the same submission", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        const first = yield* client.submit(submission);
        const again = yield* client.submit(submission);
        assert.strictEqual(again.receiptId, first.receiptId);
        assert.strictEqual((yield* simulator.received).length, 1);
        const { results } = yield* client.results(submission.submitId);
        assert.deepStrictEqual(results, [{ issueId: issueId(1), code: "SUC001" }]);
      }),
    );

    it.effect("a submission ID used for other invoices is turned down, and the first stays", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const id = submitId();
        yield* client.submit({ submitId: id, invoices: [yield* issued(1)] });
        const second = client.submit({ submitId: id, invoices: [yield* issued(2)] });
        assert.strictEqual(yield* told(second), "nts.submission-refused");
        const { results } = yield* client.results(id);
        assert.deepStrictEqual(results, [{ issueId: issueId(1), code: "SUC001" }]);
      }),
    );

    it.effect("results are pending until they are decided", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected({ decidesAfter: "30 minutes" });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        assert.strictEqual((yield* client.results(submission.submitId)).status, "pending");
        yield* simulator.moveTo(DateTime.add(morning, { minutes: 30 }));
        assert.strictEqual((yield* client.results(submission.submitId)).status, "settled");
      }),
    );

    it.effect("asks about a submission that never arrived", () =>
      Effect.gen(function* () {
        const { client } = yield* connected();
        const report = yield* client.results(submitId());
        assert.strictEqual(report.status, "not-known");
        assert.deepStrictEqual(report.results, []);
      }),
    );

    it.effect("takes the authority's call, and the authority its answer, once", () =>
      Effect.gen(function* () {
        const { client, simulator, calls } = yield* connected({ decidesAfter: "30 minutes" });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        assert.strictEqual(yield* simulator.deliver, 0);
        yield* simulator.moveTo(DateTime.add(morning, { minutes: 30 }));
        assert.strictEqual(yield* simulator.deliver, 1);
        assert.strictEqual(yield* simulator.deliver, 0);
        assert.deepStrictEqual(
          calls.map(({ url, headers }) => [url, headers.get("soapaction")]),
          [["http://einv.test/nts/callback", '"http://www.kec.or.kr/standard/Tax/ResultsSubmit"']],
        );
      }),
    );

    it.effect("one system learns nothing of another's submission", () =>
      Effect.gen(function* () {
        const { client, simulator, handle } = yield* connected();
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        const other = yield* connected({
          client: { sender: { id: "1208800016", name: "다른 시스템" }, fetch: handle },
        });
        assert.strictEqual(yield* told(other.client.results(submission.submitId)), "nts.request-refused");
        assert.strictEqual((yield* simulator.received).length, 1);
      }),
    );
  });

  describe("when something goes wrong at the authority", () => {
    const expected: ReadonlyArray<
      readonly [
        Fault.Fault["kind"],
        outcome: string,
        afterwards: "settled" | "not-known" | "nts.submission-refused",
      ]
    > = [
      ["refuse", "nts.submission-refused", "nts.submission-refused"],
      ["cut", "unknown: cut", "settled"],
      ["half", "unknown: cut", "settled"],
      ["short", "unknown: unreadable", "settled"],
      ["taken-500", "unknown: status", "settled"],
      ["not-taken-500", "unknown: status", "not-known"],
      ["redirect", "unknown: redirect", "not-known"],
      ["maintenance", "unknown: unreadable", "not-known"],
      ["huge", "unknown: too-large", "settled"],
      ["bomb", "unknown: unreadable", "settled"],
      ["for-another", "unknown: for-another", "settled"],
      ["unsigned", "unknown: not-trusted", "settled"],
      ["stranger", "unknown: not-trusted", "settled"],
      ["wrapped", "unknown: not-trusted", "settled"],
      ["vague", "unknown: undecided", "settled"],
    ];
    it.effect.each(expected)("%s", ([kind, outcome, afterwards]) =>
      Effect.gen(function* () {
        const { otherSupplier } = yield* Identities;
        const { client, simulator, requests } = yield* connected({ stranger: otherSupplier.key });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* simulator.inject({ on: "submit", kind });
        assert.strictEqual(yield* told(client.submit(submission)), outcome);
        assert.strictEqual(requests.length, 1, "nothing is sent twice by itself");
        const report = yield* Effect.result(client.results(submission.submitId));
        const after = Result.match(report, {
          onSuccess: ({ status }) => status,
          onFailure: (failure) => ("code" in failure ? failure.code : failure.reason),
        });
        assert.strictEqual(after, afterwards);
      }),
    );

    it.effect("the answer to an earlier request, replayed", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        yield* client.submit({ submitId: submitId(), invoices: [yield* issued(1)] });
        yield* simulator.inject({ on: "submit", kind: "replay" });
        const second = client.submit({ submitId: submitId(), invoices: [yield* issued(2)] });
        assert.strictEqual(yield* told(second), "unknown: for-another");
      }),
    );

    it.effect.each([
      ["counts", "unknown: undecided"],
      ["wrapped", "unknown: not-trusted"],
      ["vague", "unknown: undecided"],
      ["for-another", "unknown: for-another"],
      ["cut", "unknown: cut"],
      ["refuse", "nts.request-refused"],
    ] as const)("while asking for results: %s", ([kind, outcome]) =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        yield* client.submit(submission);
        yield* simulator.inject({ on: "results", kind });
        assert.strictEqual(yield* told(client.results(submission.submitId)), outcome);
        assert.strictEqual((yield* client.results(submission.submitId)).status, "settled");
      }),
    );

    it.effect("a clock that is 26 hours ahead changes nothing but what is written", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        yield* simulator.inject({ on: "submit", kind: "skew" });
        const receipt = yield* client.submit({ submitId: submitId(), invoices: [yield* issued(1)] });
        assert.strictEqual(receipt.respondedAt, "20261126120000");
      }),
    );

    it.effect.each(["never", "drip", "late"] as const)("%s: gives up after its time", (kind) =>
      Effect.gen(function* () {
        const arrived = yield* Deferred.make<void>();
        const { simulator, handle } = yield* connected();
        const { client } = yield* connected({
          client: {
            timeout: "20 seconds",
            fetch: (request) => {
              Deferred.doneUnsafe(arrived, Exit.void);
              return handle(request);
            },
          },
        });
        yield* simulator.inject({ on: "submit", kind });
        const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
        const waiting = yield* Effect.forkChild(told(client.submit(submission)));
        yield* Deferred.await(arrived);
        yield* TestClock.adjust("20 seconds");
        assert.strictEqual(yield* Fiber.join(waiting), "unknown: timeout");
      }),
    );

    it.effect("a certificate of the authority that has ended proves nothing", () =>
      Effect.gen(function* () {
        const { endsAtNoon } = yield* Identities;
        const { client } = yield* connected({ signer: endsAtNoon.key });
        yield* client.submit({ submitId: submitId(), invoices: [yield* issued(1)] });
        yield* TestClock.setTime(DateTime.toEpochMillis(DateTime.add(morning, { hours: 3 })));
        const later = client.submit({ submitId: submitId(), invoices: [yield* issued(2)] });
        assert.strictEqual(yield* told(later), "unknown: not-trusted");
      }),
    );

    it.effect("every result code reaches the caller", () =>
      Effect.gen(function* () {
        const { client, simulator } = yield* connected();
        for (const [index, { code }] of ResultCode.table.entries()) {
          const submission = { submitId: submitId(), invoices: [yield* issued(index)] };
          yield* simulator.inject({ on: "submit", kind: "code", code });
          yield* client.submit(submission);
          const { results } = yield* client.results(submission.submitId);
          assert.deepStrictEqual(results, [{ issueId: issueId(index), code }]);
        }
      }),
    );
  });

  describe("before anything leaves", () => {
    const silent: Partial<TaxAuthorityHttp.Options> = {
      fetch: () => Promise.reject(new Error("must not be called")),
    };

    it.effect("refuses what the standard does not allow", () =>
      Effect.gen(function* () {
        const { client } = yield* connected({ client: silent });
        const invoice = yield* issued(1);
        const refused = (change: Partial<TaxAuthority.Submission>) =>
          told(client.submit({ submitId: submitId(), invoices: [invoice], ...change }));
        assert.strictEqual(yield* refused({ submitId: "41000008" }), "nts.submit-id");
        assert.strictEqual(yield* refused({ invoices: [] }), "nts.package-size");
        assert.strictEqual(yield* refused({ invoices: [invoice, invoice] }), "nts.duplicate-in-submission");
        assert.strictEqual(yield* refused({ invoices: [{ ...invoice, issueId: "1" }] }), "nts.issue-id");
        assert.strictEqual(
          yield* refused({ invoices: [{ ...invoice, r: Redacted.make(new Uint8Array(3)) }] }),
          "nts.package-r",
        );
        assert.strictEqual(yield* told(client.results("x")), "nts.submit-id");
      }),
    );

    it.effect.each([
      ["ECONNREFUSED", "nts.unreachable"],
      ["ENOTFOUND", "nts.unreachable"],
      ["ERR_TLS_CERT_ALTNAME_INVALID", "nts.unreachable"],
      ["ECONNRESET", "unknown: cut"],
      ["UND_ERR_SOCKET", "unknown: cut"],
    ] as const)("a connection that fails with %s", ([code, outcome]) =>
      Effect.gen(function* () {
        const cause = Object.assign(new Error(code), { code });
        const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
        const { client } = yield* connected({ client: { fetch } });
        const failure = yield* Effect.flip(
          client.submit({ submitId: submitId(), invoices: [yield* issued(1)] }),
        );
        assert.strictEqual("code" in failure ? failure.code : `unknown: ${failure.reason}`, outcome);
        assert.strictEqual(
          "code" in failure && TaxAuthority.isTransient(failure),
          outcome === "nts.unreachable",
        );
      }),
    );

    it.effect("R leaves in the sealed envelope only", () =>
      Effect.gen(function* () {
        const { authority } = yield* Identities;
        const { client, simulator, requests } = yield* connected();
        const invoice = yield* issued(1);
        const r = Redacted.value(invoice.r);
        const [hex, base64] = [Buffer.from(r).toString("hex"), Buffer.from(r).toString("base64")];
        yield* simulator.inject({ on: "submit", kind: "taken-500" });
        const failure = yield* Effect.flip(client.submit({ submitId: submitId(), invoices: [invoice] }));
        const seen = [
          JSON.stringify(failure),
          inspect(failure, { depth: 9 }),
          inspect(yield* simulator.received, { depth: 9 }),
        ];
        for (const sight of seen) assert.isFalse(sight.includes(hex) || sight.includes(base64));
        const [request] = requests;
        assert.strictEqual(Buffer.from(request!).indexOf(r), -1);
        const [, sealed] = Result.getOrThrow(
          Multipart.read({ contentType: contentTypeOf(request!), body: request! }),
        );
        const opened = Envelope.open(sealed!.body, {
          certificate: authority.certificate,
          pkcs8: authority.key.pkcs8,
        });
        assert.notStrictEqual(Buffer.from(Redacted.value(Result.getOrThrow(opened))).indexOf(r), -1);
      }),
    );

    it.effect("what leaves is signed by the system as the standard says", () =>
      Effect.gen(function* () {
        const { system } = yield* Identities;
        const { client, requests } = yield* connected();
        yield* client.submit({ submitId: submitId(), invoices: [yield* issued(1)] });
        const parts = Result.getOrThrow(
          Multipart.read({ contentType: contentTypeOf(requests[0]!), body: requests[0]! }),
        );
        const [root, attachment] = parts;
        const verified = yield* SoapSignature.verify({
          envelope: root!.body,
          attachments: [{ id: attachment!.contentId, content: attachment!.body }],
        });
        assert.strictEqual(verified.certificate.serial, system.certificate.serial);
        assert.include(text(root!.body), "<kec:ReplyTo>http://einv.test/nts/callback</kec:ReplyTo>");
        assert.include(text(root!.body), `<kec:SubmitID>${registration}-`);
      }),
    );
  });

  describe("a call at our reply address", () => {
    const captured = Effect.gen(function* () {
      const received: Array<TaxAuthority.Body> = [];
      const { client, simulator } = yield* connected({
        fetch: async (request) => {
          const body = new Uint8Array(await request.arrayBuffer());
          received.push({ contentType: request.headers.get("content-type") ?? "", body });
          return new Response("no");
        },
      });
      const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
      yield* client.submit(submission);
      assert.strictEqual(yield* simulator.deliver, 0, "an answer that is not signed is no answer");
      return { client, submission, call: received[0]! };
    });

    it.effect("is believed when it is the authority's, also when it comes again", () =>
      Effect.gen(function* () {
        const { client, submission, call } = yield* captured;
        const [first, again] = [yield* client.receiveCallback(call), yield* client.receiveCallback(call)];
        assert.strictEqual(first.report.submitId, submission.submitId);
        assert.deepStrictEqual(first.report.results, [{ issueId: issueId(1), code: "SUC001" }]);
        assert.deepStrictEqual(again.report, first.report);
      }),
    );

    it.effect("is refused when anything in it was changed", () =>
      Effect.gen(function* () {
        const { client, call } = yield* captured;
        const changed = (from: string, to: string) =>
          told(
            client.receiveCallback({
              ...call,
              body: new Uint8Array(
                Buffer.from(Buffer.from(call.body).toString("latin1").replace(from, to), "latin1"),
              ),
            }),
          );
        assert.strictEqual(yield* changed("SUC001", "ERR001"), "nts.answer-not-trusted");
        assert.strictEqual(yield* changed("<kec:ResultID>2", "<kec:ResultID>3"), "nts.answer-not-trusted");
        assert.strictEqual(
          yield* changed("Tax/ResultsSubmit", "Tax/ResultsRecvAck"),
          "nts.message-malformed",
        );
        assert.strictEqual(
          yield* changed("<RefSubmitID>", "<RefSubmitID>x</RefSubmitID><RefSubmitID>"),
          "nts.response-malformed",
        );
      }),
    );

    it.effect("is refused when it is no call at all", () =>
      Effect.gen(function* () {
        const { client, call } = yield* captured;
        const refused = (contentType: string, body: Uint8Array) =>
          told(client.receiveCallback({ contentType, body }));
        assert.strictEqual(yield* refused("text/html", bytes("<html>")), "nts.multipart-malformed");
        assert.strictEqual(
          yield* refused(call.contentType, new Uint8Array(5 * 1024 * 1024)),
          "nts.too-large",
        );
        const boundary = "b";
        const soap = Multipart.write(
          [{ contentType: "text/xml", contentId: "a", body: bytes("<a/>") }],
          boundary,
        );
        assert.strictEqual(yield* refused(soap.contentType, soap.body), "nts.message-malformed");
      }),
    );

    it.effect("never fails in another way than by a refusal, whatever octets come", () =>
      Effect.gen(function* () {
        const { client, call } = yield* captured;
        const allowed =
          /^nts\.(?:multipart-malformed|message-malformed|response-malformed|answer-not-trusted|too-large)$/;
        for (let round = 0; round < 400; round++) {
          const body = call.body.slice();
          for (let changes = yield* Random.nextIntBetween(1, 4); changes > 0; changes--) {
            body[yield* Random.nextIntBetween(0, body.length - 1)] = yield* Random.nextIntBetween(0, 255);
          }
          const whole = body.subarray(
            0,
            round % 3 === 0 ? yield* Random.nextIntBetween(0, body.length) : body.length,
          );
          const outcome = yield* Effect.result(client.receiveCallback({ ...call, body: whole }));
          if (Result.isFailure(outcome)) assert.match(outcome.failure.code, allowed);
          else assert.strictEqual(outcome.success.report.results[0]?.code, "SUC001");
        }
      }).pipe(Random.withSeed("hostile calls")),
    );
  });
});
