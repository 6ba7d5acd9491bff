/**
 * The authority's own calls: results that fell due are posted to the reply
 * address of their submission (처리결과 전송), and posted again until the other
 * side says, signed, that it has them. How often the authority really tries is
 * not known from public sources; the pauses here are einv's.
 */
import * as DateTime from "effect/DateTime";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import * as Exchange from "../../internal/exchange.ts";
import * as SoapMessage from "../../SoapMessage.ts";
import type { Body } from "../../TaxAuthority.ts";
import type { Strike } from "../Fault.ts";
import * as Memory from "../Memory.ts";
import type { VirtualClock } from "../VirtualClock.ts";
import { spoil } from "./reply.ts";

/** Minutes between one attempt and the next, by the authority's clock; after the last it gives up. */
const pauses = [1, 5, 15, 60, 180, 360, 720];

/** How many addresses are called at once. */
const abreast = 8;

interface Message {
  readonly fault: Strike | undefined;
  readonly resultId: string;
  readonly body: Body;
}

interface With {
  readonly clock: VirtualClock;
  readonly memory: () => Memory.Memory;
  readonly http: Exchange.Options;
  readonly compose: (submission: Memory.Submission) => Effect.Effect<Message, Refusal.Refusal>;
  readonly isTaken: (answer: Body, resultId: string) => Effect.Effect<boolean, Refusal.Refusal>;
  readonly log: (
    entry: Omit<Memory.Exchange, "at" | "struck">,
    fault: Strike | undefined,
  ) => Effect.Effect<void>;
}

export const make = ({ clock, memory, http, compose, isTaken, log }: With) =>
  Effect.sync(() => {
    const underWay = new Set<string>();
    let wake = Deferred.makeUnsafe<void>();
    const woken = Effect.suspend(() => {
      const before = wake;
      wake = Deferred.makeUnsafe<void>();
      return Deferred.succeed(before, undefined);
    });

    const post = (replyTo: string, { fault, body, resultId }: Message) =>
      Effect.gen(function* () {
        const said = { contentType: body.contentType, body: spoil(body, fault).body };
        const answer = yield* Exchange.post(replyTo, SoapMessage.actionUri("ResultsSubmit"), said, http);
        return yield* isTaken(answer, resultId);
      }).pipe(Effect.orElseSucceed(() => false));

    /** One attempt: whether the results were taken. */
    const attempt = Effect.fnUntraced(function* (submission: Memory.Submission) {
      const { submitId, replyTo } = submission;
      if (replyTo === undefined || underWay.has(submitId)) return false;
      underWay.add(submitId);
      return yield* Effect.gen(function* () {
        const message = yield* compose(submission);
        const { fault } = message;
        if (fault?.kind === "late")
          yield* clock.waitUntil(DateTime.add(yield* clock.now, { seconds: fault.seconds ?? 120 }));
        const first = fault?.kind === "never" ? false : yield* post(replyTo, message);
        const taken = fault?.kind === "twice" ? (yield* post(replyTo, message)) || first : first;
        const octets = message.body.body.length;
        yield* log({ service: "call", octets, outcome: taken ? "taken" : "not taken", submitId }, fault);
        return taken;
      }).pipe(
        Effect.orElseSucceed(() => false),
        Effect.ensuring(Effect.sync(() => underWay.delete(submitId))),
      );
    });

    /** One attempt, and what comes of it for the next. */
    const call = Effect.fnUntraced(function* (submission: Memory.Submission) {
      const within = memory();
      const taken = yield* attempt(submission);
      const latest = within.find(submission.submitId);
      if (latest === undefined || latest.call.state === "taken") return taken;
      const attempts = latest.call.attempts + 1;
      const pause = pauses[attempts - 1];
      const state = taken ? "taken" : pause === undefined ? "given-up" : "waiting";
      const at = DateTime.add(yield* clock.now, { minutes: pause ?? 0 });
      within.put({ ...latest, call: { state, attempts, at } });
      yield* woken;
      return taken;
    });

    const callAll = (due: ReadonlyArray<Memory.Submission>) =>
      Effect.map(
        Effect.forEach(due, call, { concurrency: abreast }),
        (all) => all.filter((taken) => taken).length,
      );

    /** Waits until something is due or anything changed. */
    const turn = Effect.gen(function* () {
      const changed = Deferred.await(wake);
      const now = yield* clock.now;
      const waiting = memory()
        .waiting()
        .filter(({ submitId }) => !underWay.has(submitId));
      const due = waiting.filter(({ call: { at } }) => DateTime.isGreaterThanOrEqualTo(now, at));
      if (due.length > 0) return yield* Effect.asVoid(callAll(due));
      const [next] = waiting.map(({ call: { at } }) => at).toSorted(DateTime.Order);
      return yield* next === undefined ? changed : Effect.race(changed, clock.waitUntil(next));
    });

    return {
      /** To be told when a submission came. */
      woken,
      forever: Effect.forever(turn),
      deliver: Effect.gen(function* () {
        const now = yield* clock.now;
        return yield* callAll(
          memory()
            .waiting()
            .filter((submission) => Memory.isDecided(submission, now)),
        );
      }),
      again: (submitId: string) =>
        Effect.suspend(() => {
          const submission = memory().find(submitId);
          return submission === undefined ? Effect.succeed(false) : call(submission);
        }),
    };
  });
