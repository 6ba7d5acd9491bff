/**
 * A clock that stands until somebody moves it, so that the same page shows the
 * same minute every day. Only what reads the time stands; what sleeps or times
 * out keeps to real seconds.
 */
import * as Clock from "effect/Clock";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";

export interface StandingClock {
  readonly clock: Clock.Clock;
  readonly now: () => DateTime.Utc;
  /** Forward; an instant that is over already moves nothing. */
  readonly moveTo: (instant: DateTime.Utc) => void;
}

export const make = (from: DateTime.Utc): Effect.Effect<StandingClock> =>
  Effect.map(Clock.Clock, (real) => {
    let millis = DateTime.toEpochMillis(from);
    const nanos = () => BigInt(millis) * 1_000_000n;
    return {
      clock: {
        currentTimeMillisUnsafe: () => millis,
        currentTimeMillis: Effect.sync(() => millis),
        currentTimeNanosUnsafe: nanos,
        currentTimeNanos: Effect.sync(nanos),
        monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: real.monotonicTimeNanos,
        sleep: (duration) => real.sleep(duration),
      },
      now: () => DateTime.makeUnsafe(millis),
      moveTo: (instant) => {
        millis = Math.max(millis, DateTime.toEpochMillis(instant));
      },
    };
  });
