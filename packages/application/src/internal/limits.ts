/** Counting what is asked for and what is guessed; what was counted stays counted, whatever becomes of the request. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Refusals, Throttle } from "@einv/membership";
import { Throttles, Transaction } from "@einv/store";
import * as Fingerprint from "./fingerprint.ts";

/** No name, address or number stands in the table of counts. */
const keyOf = (kind: string, subject: string) =>
  Effect.map(Fingerprint.of(subject), (digest) => `${kind}|${digest.slice(0, 32)}`);

/** One more of these by this subject. Refused with `membership.slow-down`. Nothing is counted for a subject nobody knows. */
export const take = Effect.fnUntraced(function* (name: Throttle.RateName, subject: string | undefined) {
  if (subject === undefined) return;
  const key = yield* keyOf(name, subject);
  const at = yield* DateTime.now;
  yield* Transaction.run(
    Effect.gen(function* () {
      yield* Throttles.lock([key]);
      const usage = yield* Effect.fromResult(
        Throttle.take(yield* Throttles.usage(key), Throttle.rates[name], at),
      );
      yield* Throttles.putUsage(key, usage);
    }),
  );
});

/** By whom a guess is counted. */
export interface Guesser {
  /** What is guessed at. */
  readonly account: string;
  readonly address?: string;
}

/**
 * A guess is counted as wrong before it is looked at, so that a hundred at the
 * same time are a hundred. Refused with `account.slow-down`, in the same words
 * whether there is such an account or not. What it answers takes the guess
 * back: it was right.
 */
export const guess = Effect.fnUntraced(function* ({ account, address }: Guesser) {
  const at = yield* DateTime.now;
  const own = yield* keyOf("sign-in", account);
  const kinds = [
    { key: own, rule: Throttle.guessing.account },
    ...(address === undefined
      ? []
      : [{ key: yield* keyOf("sign-in-address", address), rule: Throttle.guessing.address }]),
  ];
  yield* Transaction.run(
    Effect.gen(function* () {
      yield* Throttles.lock(kinds.map(({ key }) => key));
      const known = yield* Effect.forEach(kinds, ({ key }) => Throttles.tries(key));
      const seconds = Math.max(...known.map((tries) => Throttle.waiting(tries, at)));
      if (seconds > 0) {
        return yield* Refusals.refusals.refusal("account.slow-down", {
          values: { seconds: String(seconds) },
        });
      }
      for (const [index, { key, rule }] of kinds.entries()) {
        yield* Throttles.putTries(key, Throttle.wrong(known[index], rule, at));
      }
    }),
  );
  return Transaction.run(
    Effect.gen(function* () {
      yield* Throttles.lock(kinds.map(({ key }) => key));
      for (const { key } of kinds) {
        const tries = yield* Throttles.tries(key);
        if (tries === undefined) continue;
        // The address keeps what others guessed from it; only this guess is taken back.
        yield* Throttles.putTries(
          key,
          key === own
            ? Throttle.right(tries)
            : { ...tries, wrong: Math.max(0, tries.wrong - 1), today: Math.max(0, tries.today - 1) },
        );
      }
    }),
  );
});

/** An account's owner is back: whoever guessed has locked nobody out. Part of the caller's transaction. */
export const forgive = Effect.fnUntraced(function* (account: string) {
  const key = yield* keyOf("sign-in", account);
  yield* Throttles.lock([key]);
  const tries = yield* Throttles.tries(key);
  if (tries !== undefined) yield* Throttles.putTries(key, Throttle.right(tries));
});
