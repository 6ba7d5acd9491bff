import { assert, describe, it } from "@effect/vitest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { Authorities, type CertificatePath, Crl, Refusals } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";

const at = DateTime.makeUnsafe("2026-11-24T00:00:00Z");
const password = Redacted.make("einv-Test!2026");

const { h, stranger, certificate } = await Effect.gen(function* () {
  const made = yield* Mint.hierarchy({ at });
  const holder = { businessNumber: "1208800016", name: "가나상사", password };
  const { certificate } = yield* Mint.business(made, holder);
  return { h: made, stranger: yield* Mint.hierarchy({ at }), certificate };
}).pipe(Effect.provide(SecureRandom.layerWebCrypto), Effect.runPromise);

const { serial } = certificate;
const trust: CertificatePath.Trust = { anchors: [h.root], intermediates: [h.authority], crls: [] };
const down = Refusals.refusals.refusal("certificate.authority-silent", {
  values: { place: "ocsp.example:4612", ko: "연결할 수 없습니다.", en: "It cannot be reached." },
});

type Port = Authorities.Authorities["Service"];

/** Authorities that answer so, and what they were asked, in letters: o(csp), l(ist), r(oot's list). */
const asking = (port: Partial<Port>) =>
  Effect.gen(function* () {
    const asked: Array<string> = [];
    const service: Port = {
      ask: (address, question) => {
        asked.push("o");
        return (port.ask ?? (() => Effect.fail(down)))(address, question);
      },
      list: (address) => {
        const isRoot = address.includes("authority");
        asked.push(isRoot ? "r" : "l");
        return isRoot ? Mint.crl(h, [], at, "root") : (port.list ?? (() => Effect.fail(down)))(address);
      },
    };
    const verify = yield* Effect.provideService(Authorities.make, Authorities.Authorities, service);
    const after = (time: Partial<DateTime.DateTime.PartsForMath>, about = trust) =>
      Effect.map(verify(certificate, about, DateTime.add(at, time)), ({ revocation, failures }) => [
        revocation,
        failures.map(({ code }) => code),
        asked.splice(0).toSorted().join(""),
      ]);
    return { after };
  });

/** The nonce is what a question ends with. */
const answering =
  (status: Omit<Parameters<typeof Mint.answer>[1], "serial" | "nonce"> = {}, by = h): Port["ask"] =>
  (_, question) =>
    Mint.answer(by, { serial, nonce: question.slice(-16), ...status }, at);

const listing =
  (revoked: ReadonlyArray<bigint>): Port["list"] =>
  () =>
    Mint.crl(h, revoked, at);

const withRandom = Effect.provide(SecureRandom.layerWebCrypto);

describe("Authorities", () => {
  it.effect("asks the service about the certificate, and the root's list about its authority", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({ ask: answering() });
      assert.deepStrictEqual(yield* after({ hours: 1 }), ["good", [], "or"]);
      const { after: revoked } = yield* asking({ ask: answering({ revokedAt: at }) });
      assert.deepStrictEqual(yield* revoked({ hours: 1 }), ["revoked", [], "or"]);
    }).pipe(withRandom),
  );

  it.effect("asks nobody where the lists at hand say enough", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({});
      const lists = yield* Effect.all([Mint.crl(h, [], at), Mint.crl(h, [], at, "root")]);
      const crls = lists.map((list) => Result.getOrThrow(Crl.parse(list)));
      assert.deepStrictEqual(yield* after({ hours: 1 }, { ...trust, crls }), ["good", [], ""]);
    }).pipe(withRandom),
  );

  it.effect(
    "goes on to the list when the service fails, answers another question, or is not its authority's",
    () =>
      Effect.gen(function* () {
        const old = Mint.answer(h, { serial, nonce: new Uint8Array(16) }, at);
        const rows: ReadonlyArray<readonly [Port["ask"], ReadonlyArray<string>]> = [
          [() => Effect.fail(down), ["certificate.authority-silent"]],
          [() => Effect.succeed(Uint8Array.of(0x30, 3, 0x0a, 1, 3)), ["certificate.malformed"]],
          [() => old, ["certificate.authority-silent"]],
          [answering({}, { ...h, authorityKey: stranger.authorityKey }), []],
          [answering({}, stranger), []],
        ];
        for (const [ask, failures] of rows) {
          const { after } = yield* asking({ ask, list: listing([]) });
          assert.deepStrictEqual(yield* after({ hours: 1 }), ["good", failures, "lor"]);
          const { after: revoking } = yield* asking({ ask, list: listing([serial]) });
          assert.deepStrictEqual(yield* revoking({ hours: 1 }), ["revoked", failures, "lor"]);
        }
      }).pipe(withRandom),
  );

  it.effect("says why nothing is known", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({});
      assert.deepStrictEqual(yield* after({ hours: 1 }), [
        "not-checked",
        ["certificate.authority-silent", "certificate.authority-silent"],
        "lor",
      ]);
    }).pipe(withRandom),
  );

  it.effect("keeps what proved right until its authority publishes anew", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({ ask: answering() });
      assert.deepStrictEqual(yield* after({}), ["good", [], "or"]);
      assert.deepStrictEqual(yield* after({ hours: 23 }), ["good", [], ""]);
      // The root's list is good for half a year; the certificate's own answer is over.
      const [outcome, , asked] = yield* after({ hours: 25 });
      assert.deepStrictEqual([outcome, asked], ["not-checked", "lo"]);
    }).pipe(withRandom),
  );

  it.effect("keeps nothing that did not prove right, so that a forger spoils one question only", () =>
    Effect.gen(function* () {
      let ask = answering({}, { ...h, authorityKey: stranger.authorityKey });
      const { after } = yield* asking({ ask: (...said) => ask(...said) });
      assert.deepStrictEqual(yield* after({}), ["not-checked", ["certificate.authority-silent"], "lor"]);
      ask = answering();
      assert.deepStrictEqual(yield* after({ seconds: 1 }), ["good", [], "or"]);
    }).pipe(withRandom),
  );

  it.effect("leaves a place that failed alone for half a minute", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({});
      const silent = ["certificate.authority-silent", "certificate.authority-silent"];
      assert.deepStrictEqual(yield* after({}), ["not-checked", silent, "lor"]);
      assert.deepStrictEqual(yield* after({ seconds: 29 }), ["not-checked", silent, "r"]);
      assert.deepStrictEqual(yield* after({ seconds: 31 }), ["not-checked", silent, "lor"]);
    }).pipe(withRandom),
  );

  it.effect("asks nobody about a certificate that hangs on no trusted root", () =>
    Effect.gen(function* () {
      const { after } = yield* asking({ ask: answering() });
      const refusal = yield* Effect.flip(after({}, { ...trust, anchors: [stranger.root] }));
      assert.strictEqual(refusal.code, "certificate.untrusted");
    }).pipe(withRandom),
  );
});
