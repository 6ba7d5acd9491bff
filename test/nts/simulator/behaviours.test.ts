/** Every behaviour on every answer, met by our own adapter: what it says, how often it sent, and what is true afterwards. */
import { Mint } from "@einv/certificate/testing";
import { Crl, type SigningKey } from "@einv/certificate";
import { Behaviour } from "@einv/nts/simulator";
import { assert, describe, layer } from "@effect/vitest";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import * as Layer from "effect/Layer";
import * as Result from "effect/Result";
import { TestClock } from "effect/testing";
import { vi } from "vitest";
import { connected, Identities, identities, issued, issueId, morning, submitId } from "../world.ts";

/** 64 MiB take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

type On = "submit" | "results";

/** What the adapter says: `taken`, a status, the code of a refusal, or why it does not know. */
type Said = string;

const untrusted = "unknown: not-trusted";

/** On a submission of two invoices: what is said, and the codes (or the status) afterwards. */
const submit: Readonly<Partial<Record<Behaviour.Kind, readonly [said: Said, afterwards: string]>>> = {
  accept: ["taken", "SUC001 SUC001"],
  late: ["unknown: timeout", "SUC001 SUC001"],
  cut: ["unknown: cut", "SUC001 SUC001"],
  "taken-500": ["unknown: status", "SUC001 SUC001"],
  "not-taken-500": ["unknown: status", "not-known"],
  code: ["taken", "ERR999 ERR999"],
  duplicate: ["taken", "SYN003 SYN003"],
  partial: ["taken", "ERR999 SUC001"],
  "for-another": ["unknown: for-another", "SUC001 SUC001"],
  replay: ["unknown: for-another", "SUC001 SUC001"],
  unsigned: [untrusted, "SUC001 SUC001"],
  stranger: [untrusted, "SUC001 SUC001"],
  expired: [untrusted, "SUC001 SUC001"],
  revoked: [untrusted, "SUC001 SUC001"],
  wrapped: [untrusted, "SUC001 SUC001"],
  bomb: ["unknown: unreadable", "SUC001 SUC001"],
  huge: ["unknown: too-large", "SUC001 SUC001"],
  half: ["unknown: cut", "SUC001 SUC001"],
  short: ["unknown: unreadable", "SUC001 SUC001"],
  drip: ["unknown: timeout", "SUC001 SUC001"],
  never: ["unknown: timeout", "SUC001 SUC001"],
  redirect: ["unknown: redirect", "not-known"],
  maintenance: ["unknown: unreadable", "not-known"],
  skew: ["taken", "SUC001 SUC001"],
  vague: ["unknown: undecided", "SUC001 SUC001"],
  refuse: ["nts.submission-refused", "nts.submission-refused"],
};

/** On a request for results that are there. */
const results: Readonly<Partial<Record<Behaviour.Kind, Said>>> = {
  accept: "settled",
  late: "unknown: timeout",
  cut: "unknown: cut",
  "taken-500": "unknown: status",
  "not-taken-500": "unknown: status",
  "for-another": "unknown: for-another",
  replay: "unknown: for-another",
  unsigned: untrusted,
  stranger: untrusted,
  expired: untrusted,
  revoked: untrusted,
  wrapped: untrusted,
  bomb: "unknown: unreadable",
  huge: "unknown: too-large",
  half: "unknown: cut",
  short: "unknown: unreadable",
  drip: "unknown: timeout",
  never: "unknown: timeout",
  redirect: "unknown: redirect",
  maintenance: "unknown: unreadable",
  counts: "unknown: undecided",
  skew: "settled",
  vague: "unknown: undecided",
  refuse: "nts.request-refused",
  pending: "pending",
  forget: "not-known",
};

const slow = new Set<Behaviour.Kind>(["late", "drip", "never"]);

/** The authority under certificates that prove nothing any more, and the list that says so. */
class Others extends Context.Service<
  Others,
  {
    readonly expired: SigningKey.SigningKey;
    readonly revoked: SigningKey.SigningKey;
    readonly crl: Crl.Crl;
  }
>()("test/nts/simulator/Others") {}

const others = Layer.effect(
  Others,
  Effect.gen(function* () {
    const { above } = yield* Identities;
    const named = { name: "국세청", keys: yield* Mint.keyPair };
    const revoked = yield* Mint.service(above, named);
    const at = DateTime.subtract(morning, { hours: 12 });
    const list = yield* Mint.crl(above, [revoked.certificate.serial], at);
    const expired = yield* Mint.service(above, {
      ...named,
      notBefore: DateTime.subtract(morning, { days: 400 }),
      notAfter: DateTime.subtract(morning, { days: 35 }),
    });
    return { expired: expired.key, revoked: revoked.key, crl: Result.getOrThrow(Crl.parse(list)) };
  }),
).pipe(Layer.provideMerge(identities), Layer.orDie);

layer(others)("a behaviour on", (it) => {
  /** Both sides with every key that a behaviour needs, after one submission and one request went well. */
  const prepared = Effect.gen(function* () {
    const { authority, otherSupplier, trust } = yield* Identities;
    const { expired, revoked, crl } = yield* Others;
    const judged = { ...trust, crls: [crl] };
    const arrived = Deferred.makeUnsafe<void>();
    const world = yield* connected({
      stranger: otherSupplier.key,
      expired,
      revoked,
      client: {
        timeout: "20 seconds",
        authority: { encryption: authority.certificate, trust: judged },
        fetch: (request: Request): Promise<Response> => {
          sent.push(request);
          if (watched) Deferred.doneUnsafe(arrived, Exit.void);
          return world.handle(request);
        },
      },
    });
    let watched = false;
    const sent: Array<Request> = [];
    const before = submitId();
    yield* world.client.submit({ submitId: before, invoices: [yield* issued(8)] });
    yield* world.client.results(before);
    sent.length = 0;
    /** What is said; a slow answer is given up after its time. */
    const said = Effect.fnUntraced(function* <A>(
      call: Effect.Effect<A, { readonly code?: string; readonly reason?: string }>,
      kind: Behaviour.Kind,
      good: (value: A) => string,
    ) {
      const told = call.pipe(
        Effect.map(good),
        Effect.catch(({ code, reason }) => Effect.succeed(code ?? `unknown: ${reason}`)),
      );
      if (!slow.has(kind)) return yield* told;
      watched = true;
      const waiting = yield* Effect.forkChild(told);
      yield* Deferred.await(arrived);
      yield* TestClock.adjust("20 seconds");
      return yield* Fiber.join(waiting);
    });
    return { ...world, said, sent };
  });

  it("a submission and a request: each that fits has a row", () => {
    const fitting = (on: On) => Behaviour.Kind.literals.filter((kind) => Behaviour.fits(kind, on));
    assert.sameMembers(Object.keys(submit), fitting("submit"));
    assert.sameMembers(Object.keys(results), fitting("results"));
  });

  describe("a submission", () => {
    for (const kind of Behaviour.Kind.literals) {
      const row = submit[kind];
      if (row === undefined) continue;
      it.effect(kind, () =>
        Effect.gen(function* () {
          const { client, simulator, said, sent } = yield* prepared;
          const submission = { submitId: submitId(), invoices: [yield* issued(1), yield* issued(2)] };
          yield* simulator.inject({ on: "submit", kind });
          const told = yield* said(client.submit(submission), kind, () => "taken");
          assert.strictEqual(sent.length, 1, "nothing is sent twice by itself");
          const afterwards = yield* client.results(submission.submitId).pipe(
            Effect.map((report) =>
              report.status === "settled"
                ? report.results
                    .map(({ code }) => code)
                    .toSorted()
                    .join(" ")
                : report.status,
            ),
            Effect.catch((failure) => Effect.succeed("code" in failure ? failure.code : failure.reason)),
          );
          assert.deepStrictEqual([told, afterwards], [...row]);
        }),
      );
    }
  });

  describe("a request for results", () => {
    for (const kind of Behaviour.Kind.literals) {
      const expected = results[kind];
      if (expected === undefined) continue;
      it.effect(kind, () =>
        Effect.gen(function* () {
          const { client, simulator, said, sent } = yield* prepared;
          const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
          yield* client.submit(submission);
          sent.length = 0;
          yield* simulator.inject({ on: "results", kind });
          const asked = client.results(submission.submitId);
          assert.strictEqual(yield* said(asked, kind, ({ status }) => status), expected);
          assert.strictEqual(sent.length, 1, "nothing is asked twice by itself");
          const again = yield* client.results(submission.submitId);
          assert.deepStrictEqual(again.results, [{ issueId: issueId(1), code: "SUC001" }]);
        }),
      );
    }
  });

  it.effect("a clock behind is written as it is, too", () =>
    Effect.gen(function* () {
      const { client, simulator } = yield* prepared;
      yield* simulator.inject({ on: "submit", kind: "skew", hours: -26 });
      const receipt = yield* client.submit({ submitId: submitId(), invoices: [yield* issued(1)] });
      assert.strictEqual(receipt.respondedAt, "20261124080000");
    }),
  );

  it.effect("what it lacks a key for cannot be scripted", () =>
    Effect.gen(function* () {
      const { simulator, handle } = yield* connected();
      assert.isTrue(simulator.lacks("revoked"));
      const ask = (body: string) =>
        Effect.promise(
          async () =>
            (await handle(new Request("http://a.test/admin/faults", { method: "POST", body }))).status,
        );
      assert.strictEqual(yield* ask('{"on":"submit","kind":"revoked"}'), 409);
      assert.strictEqual(yield* ask('{"on":"connection","kind":"old-tls"}'), 409);
      assert.strictEqual(yield* ask('{"on":"submit","kind":"unsigned"}'), 200);
      assert.deepStrictEqual(yield* simulator.faults, [{ on: "submit", kind: "unsigned" }]);
    }),
  );
});
