/** How often something was guessed wrong or asked for, by key; the rules are `Throttle`'s. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type { Throttle } from "@einv/membership";
import { exclusive } from "./internal/exclusive.ts";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Whole, columns, millis, reader } from "./internal/rows.ts";

const guesses = reader(
  Schema.Struct({
    wrong: Whole,
    today: Whole,
    daySince: Instant,
    lockedUntil: Schema.optionalKey(Instant),
  }),
);
const usages = reader(Schema.Struct({ count: Whole, since: Instant }));

/** Keeps these keys from everybody else until the transaction ends. */
export const lock = (keys: ReadonlyArray<string>): Stored<void> =>
  query("Throttles.lock", (sql) =>
    exclusive(
      sql,
      keys.map((key) => `throttle|${key}`),
    ),
  );

export const tries = (key: string): Stored<Throttle.Tries | undefined> =>
  query("Throttles.tries", (sql) =>
    guesses.first(sql`SELECT wrong, today, day_since, locked_until FROM guesses WHERE key = ${key}`),
  );

export const putTries = (
  key: string,
  { wrong, today, daySince, lockedUntil }: Throttle.Tries,
): Stored<void> =>
  Effect.asVoid(
    query(
      "Throttles.putTries",
      (sql) =>
        sql`INSERT INTO guesses ${sql.insert(columns({ key, wrong, today, daySince, lockedUntil }))}
          ON CONFLICT (key) DO UPDATE SET wrong = excluded.wrong, today = excluded.today,
            day_since = excluded.day_since, locked_until = excluded.locked_until`,
    ),
  );

export const usage = (key: string): Stored<Throttle.Usage | undefined> =>
  query("Throttles.usage", (sql) => usages.first(sql`SELECT count, since FROM usages WHERE key = ${key}`));

export const putUsage = (key: string, { count, since }: Throttle.Usage): Stored<void> =>
  Effect.asVoid(
    query(
      "Throttles.putUsage",
      (sql) =>
        sql`INSERT INTO usages ${sql.insert(columns({ key, count, since }))}
          ON CONFLICT (key) DO UPDATE SET count = excluded.count, since = excluded.since`,
    ),
  );

/** Forgets what no rule looks at any more: longer ago than two days. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  query("Throttles.prune", (sql) =>
    Effect.gen(function* () {
      yield* sql`DELETE FROM guesses WHERE day_since < ${millis(before)}
        AND (locked_until IS NULL OR locked_until < ${millis(before)})`;
      yield* sql`DELETE FROM usages WHERE since < ${millis(before)}`;
    }),
  );
