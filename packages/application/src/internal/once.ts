/**
 * A command happens once. Its idempotency record is written in the transaction
 * of its effects; asked again under the same key it gives the recorded answer,
 * and another command under that key is refused.
 */
import type * as Digest from "effect/crypto/Digest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as SqlClient from "effect/sql/SqlClient";
import type { Refusal } from "@einv/refusal";
import { Idempotency, Transaction } from "@einv/store";
import { refusals } from "../Refusals.ts";
import * as Fingerprint from "./fingerprint.ts";

/** A command as its idempotency key knows it. */
export interface Command<A> {
  /** Whose keys: the same key of another company is another key. */
  readonly scope: string;
  readonly key: string;
  /** All that the command says, the person who gives it included. */
  readonly says: unknown;
  /** How the answer is kept. */
  readonly answer: Schema.Codec<A, string>;
}

const fingerprint = <A>({ key, says }: Command<A>): Effect.Effect<string, Refusal.Refusal, Digest.Digest> =>
  key.length === 0 || key.length > 255
    ? Effect.fail(refusals.refusal("idempotency.key", { path: "idempotencyKey" }))
    : Fingerprint.of(says);

const find = Effect.fnUntraced(function* <A>(command: Command<A>, print: string) {
  const known = yield* Idempotency.find(command.scope, command.key);
  if (known === undefined) return undefined;
  if (known.fingerprint !== print) {
    return yield* refusals.refusal("idempotency.other-command", { path: "idempotencyKey" });
  }
  return { answer: yield* Effect.orDie(Schema.decodeUnknownEffect(command.answer)(known.answer)) };
});

/** The answer of a command that was carried out before. */
export const recall = <A>(
  command: Command<A>,
): Effect.Effect<{ readonly answer: A } | undefined, Refusal.Refusal, SqlClient.SqlClient | Digest.Digest> =>
  Effect.flatMap(fingerprint(command), (print) => find(command, print));

/**
 * What a command was refused may be its own effect: the same command, sent
 * twice at once, was carried out in that moment. Then its answer counts.
 */
export const orRecall = <A, R>(
  command: Command<A>,
  effect: Effect.Effect<A, Refusal.Refusal, R>,
): Effect.Effect<A, Refusal.Refusal, R | SqlClient.SqlClient | Digest.Digest> =>
  effect.pipe(
    Effect.catch((refusal) =>
      Effect.flatMap(recall(command), (before) =>
        before === undefined ? Effect.fail(refusal) : Effect.succeed(before.answer),
      ),
    ),
  );

/** Carries a command out, unless it was before. `run` is part of the transaction. */
export const once = <A, R>(
  command: Command<A>,
  run: (at: DateTime.Utc) => Effect.Effect<A, Refusal.Refusal, R>,
) => orRecall(command, carryOut(command, run));

const carryOut = Effect.fnUntraced(function* <A, R>(
  command: Command<A>,
  run: (at: DateTime.Utc) => Effect.Effect<A, Refusal.Refusal, R>,
) {
  const print = yield* fingerprint(command);
  const at = yield* DateTime.now;
  return yield* Transaction.run(
    Effect.gen(function* () {
      const known = yield* find(command, print);
      if (known !== undefined) return known.answer;
      const answer = yield* run(at);
      const kept = yield* Effect.orDie(Schema.encodeEffect(command.answer)(answer));
      const { scope, key } = command;
      yield* Idempotency.put({ scope, key, fingerprint: print, answer: kept, at });
      return answer;
    }),
  );
});

/** For commands whose answer is read anew: nothing but that they were carried out. */
export const done = Schema.fromJsonString(Schema.Literal("done"));
