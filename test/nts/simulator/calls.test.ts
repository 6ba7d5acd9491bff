/** The authority calls with results of its own accord, by its own clock. */
import { type TaxAuthority } from "@einv/nts";
import type { Simulator } from "@einv/nts/simulator";
import { assert, layer } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Latch from "effect/Latch";
import { Identities, connected, identities, issued, issueId, morning, submitId } from "../world.ts";

const accepted = [{ issueId: issueId(1), code: "SUC001" }];

/** Both sides, and a reply address that takes what comes as it is told. */
const calling = Effect.fnUntraced(function* (
  options: Partial<Simulator.Options> = {},
  answers: (nth: number) => "take" | "500" | "unsigned" = () => "take",
) {
  const arrived: Array<TaxAuthority.Callback | string> = [];
  const came = Latch.makeUnsafe();
  const context = yield* Effect.context();
  const world = yield* connected({
    clock: { at: morning, stopped: true },
    ...options,
    fetch: async (request: Request): Promise<Response> => {
      const call = {
        contentType: request.headers.get("content-type") ?? "",
        body: new Uint8Array(await request.arrayBuffer()),
      };
      const how = answers(arrived.length + 1);
      const read = await Effect.runPromiseWith(context)(
        world.client.receiveCallback(call).pipe(Effect.catch(({ code }) => Effect.succeed(code))),
      );
      arrived.push(read);
      came.openUnsafe();
      if (how === "500" || typeof read === "string") return new Response("", { status: 500 });
      if (how === "unsigned") return new Response("thanks");
      const { answer } = read;
      return new Response(new Uint8Array(answer.body), { headers: { "content-type": answer.contentType } });
    },
  });
  yield* Effect.forkScoped(world.simulator.calls);
  const submission = { submitId: submitId(), invoices: [yield* issued(1)] };
  yield* world.client.submit(submission);
  /** Moves the authority's clock and waits until a call has come and its answer was looked at. */
  const afterMinutes = Effect.fnUntraced(function* (minutes: number) {
    const before = arrived.length;
    yield* came.close;
    yield* world.simulator.moveTo(DateTime.add(yield* world.simulator.now, { minutes }));
    if (arrived.length === before) yield* came.await;
    yield* Effect.repeat(
      Effect.promise(() => new Promise((done) => setImmediate(done))),
      {
        until: () =>
          Effect.map(world.simulator.received, ([received]) => (received?.call.attempts ?? 0) > before),
      },
    );
  });
  return { ...world, submission, arrived, afterMinutes };
});

const stateOf = ({ received }: Simulator.Simulator) => Effect.map(received, ([first]) => first?.call);

layer(identities)("calls", (it) => {
  it.effect("when results fall due, not before, and once", () =>
    Effect.gen(function* () {
      const world = yield* calling({ decidesAfter: "30 minutes" });
      yield* world.simulator.moveTo(DateTime.add(morning, { minutes: 29 }));
      assert.deepStrictEqual(world.arrived, []);
      yield* world.afterMinutes(1);
      assert.strictEqual(world.arrived.length, 1);
      const [call] = world.arrived;
      assert.deepStrictEqual(typeof call === "object" && call.report.results, accepted);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "taken", attempts: 1 });
      assert.strictEqual(yield* world.simulator.deliver, 0, "nothing is left to be called");
    }).pipe(Effect.scoped),
  );

  it.effect("again when the other side fails, or does not say signed that it has them", () =>
    Effect.gen(function* () {
      const how = (nth: number) => (nth === 1 ? "500" : nth === 2 ? "unsigned" : "take");
      const world = yield* calling({ callsAfter: "1 minute" }, how);
      yield* world.afterMinutes(1);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "waiting", attempts: 1 });
      yield* world.afterMinutes(1);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "waiting", attempts: 2 });
      yield* world.afterMinutes(5);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "taken", attempts: 3 });
    }).pipe(Effect.scoped),
  );

  it.effect("until it gives up; then results are still there on request", () =>
    Effect.gen(function* () {
      const world = yield* calling({ callsAfter: "1 minute" }, () => "500");
      for (const minutes of [1, 1, 5, 15, 60, 180, 360, 720]) yield* world.afterMinutes(minutes);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "given-up", attempts: 8 });
      const { results } = yield* world.client.results(world.submission.submitId);
      assert.deepStrictEqual(results, accepted);
    }).pipe(Effect.scoped),
  );

  it.effect("again after a call by hand that failed", () =>
    Effect.gen(function* () {
      const world = yield* calling({ callsAfter: "1 hour" }, (nth) => (nth === 1 ? "500" : "take"));
      assert.strictEqual(yield* world.simulator.deliver, 0);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "waiting", attempts: 1 });
      yield* world.afterMinutes(1);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "taken", attempts: 2 });
    }).pipe(Effect.scoped),
  );

  it.effect("calls and requests, in any order and repeated, say the same", () =>
    Effect.gen(function* () {
      const world = yield* calling({ callsAfter: "1 minute" });
      const { submitId: id } = world.submission;
      const asked = () => Effect.map(world.client.results(id), ({ results }) => results);
      const before = yield* asked();
      yield* world.afterMinutes(1);
      const between = yield* asked();
      assert.isTrue(yield* world.simulator.call(id));
      assert.isTrue(yield* world.simulator.call(id));
      const said = world.arrived.map((call) => (typeof call === "string" ? call : call.report.results));
      assert.deepStrictEqual(
        [before, between, ...said, yield* asked()],
        Array.from({ length: 6 }, () => accepted),
      );
    }).pipe(Effect.scoped),
  );

  it.effect.each([
    ["unsigned", "nts.answer-not-trusted"],
    ["stranger", "nts.answer-not-trusted"],
    ["wrapped", "nts.answer-not-trusted"],
    ["short", "nts.multipart-malformed"],
    ["bomb", "nts.message-malformed"],
    ["counts", "nts.response-malformed"],
  ] as const)("badly when a script says so, and well the next time: %s", ([kind, refused]) =>
    Effect.gen(function* () {
      const { otherSupplier } = yield* Identities;
      const world = yield* calling({
        callsAfter: "1 minute",
        stranger: otherSupplier.key,
        script: [{ on: "call", kind }],
      });
      yield* world.afterMinutes(1);
      assert.deepStrictEqual(world.arrived, [refused]);
      yield* world.afterMinutes(1);
      assert.deepStrictEqual(yield* stateOf(world.simulator), { state: "taken", attempts: 2 });
    }).pipe(Effect.scoped),
  );

  it.effect("twice when a script says so", () =>
    Effect.gen(function* () {
      const world = yield* calling({ callsAfter: "1 minute", script: [{ on: "call", kind: "twice" }] });
      yield* world.afterMinutes(1);
      const said = world.arrived.map((call) => (typeof call === "string" ? call : call.report.results));
      assert.deepStrictEqual(said, [accepted, accepted]);
    }).pipe(Effect.scoped),
  );
});
