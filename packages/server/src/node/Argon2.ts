/**
 * Passwords by argon2id, at the least that OWASP asks for today (19 MiB, two
 * passes, one lane). The work leaves the event loop; how much of it runs at a
 * time is bounded, so that a flood of logins waits instead of taking the memory.
 */
import { hash, parseOptions, verify } from "@node-rs/argon2";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Semaphore from "effect/Semaphore";
import { PasswordHasher } from "@einv/application";
import { Refusals } from "@einv/membership";

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes at a time. */
const abreast = 4;

const failed = Refusals.refusals.refusal("account.hashing");

/** Made with less than today's settings. */
const isOutdated = (kept: string): boolean => {
  const { memoryCost, timeCost } = parseOptions(kept);
  return memoryCost < settings.memoryCost || timeCost < settings.timeCost;
};

export const layer: Layer.Layer<PasswordHasher.PasswordHasher> = Layer.effect(
  PasswordHasher.PasswordHasher,
  Effect.gen(function* () {
    const slots = yield* Semaphore.make(abreast);
    const work = <A>(run: () => Promise<A>) =>
      slots.withPermits(1)(Effect.tryPromise({ try: run, catch: () => failed }));
    const make = (password: string) => work(() => hash(password, settings));
    /** What is compared with where there is no account. */
    const decoy = yield* Effect.orDie(make("a password that is nobody's"));
    return {
      hash: (password) =>
        Effect.map(make(Redacted.value(password)), (made) => Redacted.make(made, { label: "hash" })),
      verify: (password, kept) =>
        Effect.gen(function* () {
          const against = kept === undefined ? decoy : Redacted.value(kept);
          const matches = yield* work(() => verify(against, Redacted.value(password)));
          const right = kept !== undefined && matches;
          return { right, outdated: right && isOutdated(against) };
        }),
    };
  }),
);
