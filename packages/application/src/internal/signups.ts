/** Signups as they are stored, gone on with, and shown. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import { Refusals, Signup } from "@einv/membership";
import type { Refusal } from "@einv/refusal";
import { Signups, Transaction } from "@einv/store";
import type { Joining } from "../Caller.ts";
import * as Sealed from "./sealed.ts";

const { refusals } = Refusals;

/** How long somebody may go on with it. */
export const life = { days: 7 } as const;

/** How long its token still says what became of it, and logs in, once it is over. */
const afterlife = { hours: 1 } as const;

/** A signup that is under way. */
export interface Loaded {
  readonly signupId: string;
  readonly version: number;
  readonly state: Signup.State;
  readonly origin?: string;
  readonly expiresAt: DateTime.Utc;
}

const Kept = Schema.fromJsonString(Schema.toCodecJson(Signup.State));

const place = (signupId: string): string => `signup/${signupId}`;

export const seal = (signupId: string, state: Signup.State) =>
  Effect.flatMap(Effect.orDie(Schema.encodeEffect(Kept)(state)), (text) =>
    Sealed.seal(Redacted.make(text), place(signupId)),
  );

const opened = Effect.fnUntraced(function* (stored: Signups.StoredSignup) {
  const { signupId, version, origin, expiresAt } = stored;
  const text = yield* Sealed.open(stored.state, place(signupId));
  const state = yield* Effect.orDie(Schema.decodeUnknownEffect(Kept)(Redacted.value(text)));
  const loaded: Loaded = {
    signupId,
    version,
    state,
    expiresAt,
    ...(origin === undefined ? {} : { origin }),
  };
  return loaded;
});

/** Refused with `signup.invalid`, `signup.expired`. */
export const load = Effect.fnUntraced(function* ({ signupId }: Joining) {
  const stored = yield* Signups.find(signupId);
  if (stored === undefined) return yield* refusals.refusal("signup.invalid");
  const now = yield* DateTime.now;
  if (!DateTime.isLessThan(now, stored.expiresAt)) return yield* refusals.refusal("signup.expired");
  return yield* opened(stored);
});

/** Goes on with what was loaded; part of the caller's transaction. Refused with what {@link Signup.decide} refuses, and `signup.changed`. */
export const go = Effect.fnUntraced(function* (before: Loaded, command: Signup.Command) {
  const state = yield* Effect.fromResult(Signup.step(before.state, command));
  const over = state._tag === "Done" || state._tag === "Abandoned";
  const expiresAt = over ? DateTime.addDuration(yield* DateTime.now, afterlife) : before.expiresAt;
  const sealed = yield* seal(before.signupId, state);
  const written = yield* Signups.update(before.signupId, before.version, { state: sealed, expiresAt });
  if (!written) return yield* refusals.refusal("signup.changed");
  return { ...before, state, expiresAt, version: before.version + 1 };
});

/** The signup as the page showed it. Refused with `signup.*`. */
export const at = Effect.fnUntraced(function* (joining: Joining, version: number) {
  const loaded = yield* load(joining);
  return loaded.version === version ? loaded : yield* refusals.refusal("signup.changed");
});

/** One step in one transaction: what it takes, then the state after it. */
export const step = <R>(
  joining: Joining,
  version: number,
  take: (before: Loaded, at: DateTime.Utc) => Effect.Effect<Signup.Command, Refusal.Refusal, R>,
) =>
  Transaction.run(
    Effect.gen(function* () {
      const before = yield* at(joining, version);
      return yield* go(before, yield* take(before, yield* DateTime.now));
    }),
  );
