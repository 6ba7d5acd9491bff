/**
 * A clock for demonstrations: it runs like the real one, from an hour that can
 * be moved forward, so that tomorrow's dawn comes when somebody wants to see
 * it. Only what *reads* the time moves; whatever sleeps or times out keeps to
 * real seconds, so a jump does not tear running requests apart.
 */
import * as Clock from "effect/Clock";
import * as Context from "effect/Context";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { Refusal } from "@einv/refusal";

import { refusals } from "./Refusals.ts";

/** Reads and moves the clock. */
export class MovableClock extends Context.Service<
  MovableClock,
  {
    readonly now: Effect.Effect<DateTime.Utc>;
    /** Forward only: what has happened has happened. Refused with `clock.malformed`. */
    readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<DateTime.Utc, Refusal.Refusal>;
  }
>()("@einv/server/MovableClock") {}

/** The clock of everything that is provided with this. */
export const layer: Layer.Layer<MovableClock> = Layer.effectContext(
  Effect.gen(function* () {
    const real = yield* Clock.Clock;
    let ahead = 0;
    const millis = () => real.currentTimeMillisUnsafe() + ahead;
    const nanos = () => real.currentTimeNanosUnsafe() + BigInt(ahead) * 1_000_000n;
    const clock: Clock.Clock = {
      currentTimeMillisUnsafe: millis,
      currentTimeMillis: Effect.sync(millis),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
      monotonicTimeNanos: real.monotonicTimeNanos,
      sleep: (duration) => real.sleep(duration),
    };
    const now = Effect.sync(() => DateTime.makeUnsafe(millis()));
    return Context.make(MovableClock, {
      now,
      moveTo: (instant) =>
        Effect.suspend(() => {
          const by = DateTime.toEpochMillis(instant) - millis();
          if (by < 0) return Effect.fail(refusals.refusal("clock.malformed"));
          ahead += by;
          return now;
        }),
    }).pipe(Context.add(Clock.Clock, clock));
  }),
);
