/**
 * The authority's clock: it runs beside the host's, ahead or behind, or stands
 * still; whoever waits for an instant wakes when the clock is moved past it.
 */
import * as Clock from "effect/Clock";
import * as DateTime from "effect/DateTime";
import * as Deferred from "effect/Deferred";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

export interface VirtualClock {
  readonly now: Effect.Effect<DateTime.Utc>;
  readonly isStopped: Effect.Effect<boolean>;
  /** Back as well as forward. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<DateTime.Utc>;
  /** Stops it, or lets it run on from where it stands. */
  readonly stop: (stopped: boolean) => Effect.Effect<DateTime.Utc>;
  /** Waits until this clock has reached the instant. */
  readonly waitUntil: (instant: DateTime.Utc) => Effect.Effect<void>;
}

type State = { readonly ahead: number } | { readonly standsAt: number };

export const make = (
  start: { readonly at?: DateTime.Utc | undefined; readonly stopped?: boolean | undefined } = {},
): Effect.Effect<VirtualClock> =>
  Effect.gen(function* () {
    const host = yield* Clock.Clock;
    const hostMillis = Effect.sync(() => host.currentTimeMillisUnsafe());
    const begin = yield* hostMillis;
    const first = start.at === undefined ? begin : DateTime.toEpochMillis(start.at);
    let state: State = start.stopped === true ? { standsAt: first } : { ahead: first - begin };
    let changed = Deferred.makeUnsafe<void>();

    const millis = Effect.map(hostMillis, (real) =>
      "standsAt" in state ? state.standsAt : real + state.ahead,
    );
    const now = Effect.map(millis, DateTime.makeUnsafe);
    const isStopped = Effect.sync(() => "standsAt" in state);
    const change = (to: State): Effect.Effect<DateTime.Utc> =>
      Effect.gen(function* () {
        state = to;
        const before = changed;
        changed = Deferred.makeUnsafe<void>();
        yield* Deferred.succeed(before, undefined);
        return yield* now;
      });
    const stateAt = (at: number, stopped: boolean): Effect.Effect<State> =>
      stopped ? Effect.succeed({ standsAt: at }) : Effect.map(hostMillis, (real) => ({ ahead: at - real }));

    const waitUntil = (instant: DateTime.Utc): Effect.Effect<void> =>
      Effect.gen(function* () {
        for (;;) {
          const left = DateTime.toEpochMillis(instant) - (yield* millis);
          if (left <= 0) return;
          const moved = Deferred.await(changed);
          yield* (yield* isStopped) ? moved : Effect.race(moved, host.sleep(Duration.millis(left)));
        }
      });

    return {
      now,
      isStopped,
      moveTo: (instant) =>
        Effect.gen(function* () {
          return yield* change(yield* stateAt(DateTime.toEpochMillis(instant), yield* isStopped));
        }),
      stop: (stopped) =>
        Effect.gen(function* () {
          return yield* change(yield* stateAt(yield* millis, stopped));
        }),
      waitUntil,
    };
  });

/** Runs an effect at one instant: whatever it asks the time is told that. */
export const at = <A, E, R>(effect: Effect.Effect<A, E, R>, instant: DateTime.Utc): Effect.Effect<A, E, R> =>
  Clock.clockWith((host) => {
    const millis = DateTime.toEpochMillis(instant);
    const nanos = BigInt(millis) * 1_000_000n;
    const standing: Clock.Clock = {
      currentTimeMillisUnsafe: () => millis,
      currentTimeMillis: Effect.succeed(millis),
      currentTimeNanosUnsafe: () => nanos,
      currentTimeNanos: Effect.succeed(nanos),
      monotonicTimeNanosUnsafe: () => host.monotonicTimeNanosUnsafe(),
      monotonicTimeNanos: host.monotonicTimeNanos,
      sleep: (duration) => host.sleep(duration),
    };
    return Effect.provideService(effect, Clock.Clock, standing);
  });
