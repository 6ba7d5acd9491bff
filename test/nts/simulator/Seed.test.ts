/** The same seed and the same requests at the same times get the same octets. */
import { Simulator } from "@einv/nts/simulator";
import { assert, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Identities, identities, issued, morning } from "../world.ts";
import * as Sender from "./sender.ts";

const ids = ["1", "2", "3"].map((digit) => `41000008-20261125-${digit.repeat(32)}`);

const Which = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 }));

/** What a system does, one step after the other. */
const Steps = Schema.Array(
  Schema.Struct({ does: Schema.Literals(["submit", "ask", "is called", "waits"]), which: Which }),
).check(Schema.isMaxLength(8));

layer(identities)("the seed", (it) => {
  const messages = Effect.forEach(ids, (submitId, index) =>
    Effect.gen(function* () {
      return {
        submission: yield* Sender.submission([yield* issued(index + 1)], {
          submitId,
          replyTo: "http://einv.test/nts/callback",
        }),
        question: yield* Sender.question({ submitId }),
      };
    }),
  );

  /** Everything that can be seen of a run: answers, calls, and what is remembered. */
  const run = Effect.fnUntraced(function* (
    seed: string,
    steps: typeof Steps.Type,
    prepared: Effect.Success<typeof messages>,
  ) {
    const { authority, trust, otherSupplier } = yield* Identities;
    const seen: Array<string> = [];
    const see = (octets: Uint8Array) => seen.push(Buffer.from(octets.subarray(0, 20_000)).toString("latin1"));
    const simulator = yield* Simulator.make({
      signer: authority.key,
      encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
      stranger: otherSupplier.key,
      trust,
      seed,
      script: [
        { on: "submit", chance: 0.3, kind: "any" },
        { on: "results", chance: 0.3, kind: "any" },
        { on: "call", chance: 0.3, kind: "counts" },
      ],
      clock: { at: morning, stopped: true },
      decidesAfter: "1 minute",
      decidesWithin: "1 hour",
      fetch: async (request) => {
        see(new Uint8Array(await request.arrayBuffer()));
        return new Response("no");
      },
    });
    for (const { does, which } of steps) {
      if (does === "waits")
        yield* simulator.moveTo(DateTime.add(yield* simulator.now, { minutes: 20 * (which + 1) }));
      else if (does === "is called") yield* simulator.call(ids[which]!);
      else {
        const { submission, question } = prepared[which]!;
        const reply = yield* does === "submit" ? simulator.submit(submission) : simulator.results(question);
        seen.push(JSON.stringify([reply.status, reply.contentType, reply.after, reply.manner]));
        see(reply.body);
      }
    }
    seen.push(JSON.stringify(yield* simulator.received), JSON.stringify(yield* simulator.faults));
    return seen;
  });

  it.effect.prop(
    "makes a run repeatable",
    [Schema.String, Steps],
    ([seed, steps]) =>
      Effect.gen(function* () {
        const prepared = yield* messages;
        assert.deepStrictEqual(yield* run(seed, steps, prepared), yield* run(seed, steps, prepared));
      }),
    { arbitrary: { runs: 12 }, timeout: 60_000 },
  );

  it.effect("another one names and delays otherwise", () =>
    Effect.gen(function* () {
      const prepared = yield* messages;
      const steps = [{ does: "submit", which: 0 }] as const;
      assert.notDeepEqual(yield* run("one", steps, prepared), yield* run("two", steps, prepared));
    }),
  );

  it.effect("begins anew after a reset, as if nothing had been", () =>
    Effect.gen(function* () {
      const { authority, trust } = yield* Identities;
      const [first] = yield* messages;
      const simulator = yield* Simulator.make({
        signer: authority.key,
        encryption: { certificate: authority.certificate, pkcs8: authority.key.pkcs8 },
        trust,
        seed: "again",
        clock: { at: morning, stopped: true },
      });
      const before = yield* simulator.submit(first!.submission);
      yield* simulator.reset();
      assert.deepStrictEqual(yield* simulator.received, []);
      assert.deepStrictEqual(yield* simulator.submit(first!.submission), before);
      yield* simulator.reset("other");
      assert.strictEqual(yield* simulator.seed, "other");
      assert.notDeepEqual(yield* simulator.submit(first!.submission), before);
    }),
  );
});
