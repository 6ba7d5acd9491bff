/**
 * Time that passes only while everybody waits: a pause of an hour takes no
 * longer than noticing that nothing else goes on. Who works is never
 * interrupted by a time limit, however slow the machine.
 */
import { performance } from "node:perf_hooks";
import * as Clock from "effect/Clock";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** How often it is looked whether anything goes on, in real milliseconds; twice idle is idle. */
const glance = 2;
const idle = 0.3;

export interface IdleClock {
  readonly clock: Clock.Clock;
  readonly now: () => number;
  /** Lets time pass, and wakes whom it wakes. */
  readonly pass: (duration: Duration.Input) => void;
}

/** A clock that shows `start` (epoch milliseconds) until time passes. */
export const make = (start: number): IdleClock => {
  let now = start;
  let watching = false;
  const sleepers = new Set<Sleeper>();

  const moveTo = (instant: number): void => {
    now = Math.max(now, instant);
    for (const sleeper of [...sleepers].toSorted((one, other) => one.at - other.at)) {
      if (sleeper.at > now) break;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  };

  const watch = (before = performance.eventLoopUtilization(), quiet = 0): void => {
    setTimeout(() => {
      if (sleepers.size === 0) {
        watching = false;
        return;
      }
      const { utilization } = performance.eventLoopUtilization(before);
      const waited = utilization < idle ? quiet + 1 : 0;
      if (waited >= 2) moveTo(Math.min(...[...sleepers].map(({ at }) => at)));
      watch(performance.eventLoopUtilization(), waited >= 2 ? 0 : waited);
    }, glance);
  };

  const sleep = (duration: Duration.Duration): Effect.Effect<void> =>
    Effect.callback<void>((resume) => {
      const sleeper: Sleeper = {
        at: now + Duration.toMillis(duration),
        wake: () => resume(Effect.void),
      };
      sleepers.add(sleeper);
      if (!watching) {
        watching = true;
        watch();
      }
      return Effect.sync(() => sleepers.delete(sleeper));
    });

  const nanos = (): bigint => BigInt(Math.floor(now)) * 1_000_000n;
  return {
    now: () => now,
    pass: (duration) => moveTo(now + Duration.toMillis(Duration.fromInputUnsafe(duration))),
    clock: {
      currentTimeMillisUnsafe: () => now,
      currentTimeMillis: Effect.sync(() => now),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: nanos,
      monotonicTimeNanos: Effect.sync(nanos),
      sleep,
    },
  };
};
