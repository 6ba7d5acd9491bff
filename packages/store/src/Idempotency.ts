/** Answers to commands that were carried out, by the key that their caller chose. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { exclusive } from "./internal/exclusive.ts";
import { type Stored, inTransaction, query } from "./internal/query.ts";
import { Instant, columns, millis, reader, touched } from "./internal/rows.ts";

export const Answer = Schema.Struct({
  /** Who may use the key: a host or a company. */
  scope: Schema.String,
  key: Schema.String,
  /** Digest of the command, so that another command under the same key is noticed. */
  fingerprint: Schema.String,
  /** What was answered, as JSON. */
  answer: Schema.String,
  at: Instant,
});
export type Answer = typeof Answer.Type;

const answers = reader(Answer);

/**
 * The answer that was given under this key. Inside a transaction it waits for
 * another one under the same key to end, so that of two equal commands at the
 * same time the second finds the first one's answer.
 */
export const find = (scope: string, key: string): Stored<Answer | undefined> =>
  query("Idempotency.find", (sql) =>
    Effect.gen(function* () {
      if (yield* inTransaction(sql)) yield* exclusive(sql, [`answers/${scope}\n${key}`]);
      return yield* answers.first(sql`SELECT * FROM answers WHERE scope = ${scope} AND key = ${key}`);
    }),
  );

/** False if the key has an answer already. */
export const put = (answer: Answer): Stored<boolean> =>
  query("Idempotency.put", (sql) =>
    touched(sql`INSERT INTO answers ${sql.insert(columns(answer))} ON CONFLICT DO NOTHING RETURNING scope`),
  );

/** Forgets answers that nobody will ask for again. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(query("Idempotency.prune", (sql) => sql`DELETE FROM answers WHERE at < ${millis(before)}`));
