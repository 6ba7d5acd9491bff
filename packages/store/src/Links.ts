/**
 * Mail links (메일 링크): each leads one recipient to one invoice, and shows
 * nothing of it before the recipient's business number is typed right.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Whole, columns, reader } from "./internal/rows.ts";

export const Link = Schema.Struct({
  /** The token itself is never stored. */
  digest: Schema.String,
  ref: Schema.String,
  /** The business number that opens it. */
  recipientNumber: Schema.String,
  /** Shown beside the field, so that the person can compare it with the mail. */
  fingerprint: Schema.String,
  /** Who sent it. */
  sender: Schema.String,
  expiresAt: Instant,
});
export type Link = typeof Link.Type;

export const StoredLink = Schema.Struct({
  ...Link.fields,
  /** Wrong numbers since the last right one. */
  wrongTries: Whole,
  /** No number is looked at before. */
  lockedUntil: Schema.optionalKey(Instant),
});
export type StoredLink = typeof StoredLink.Type;

/** What a wrong number led to. */
export interface WrongTry {
  readonly count: number;
  readonly lockedUntil?: DateTime.Utc;
}

const links = reader(StoredLink);

export const put = (link: Link): Stored<void> =>
  Effect.asVoid(
    query("Links.put", (sql) => sql`INSERT INTO links ${sql.insert(columns({ ...link, wrongTries: 0 }))}`),
  );

/** The link, expired or not. */
export const find = (digest: string): Stored<StoredLink | undefined> =>
  query("Links.find", (sql) => links.first(sql`SELECT * FROM links WHERE digest = ${digest}`));

/** The pause after so many wrong numbers: none for two, then 30 seconds, doubling up to 15 minutes. */
export const pauseAfter = (count: number): Duration.Duration =>
  count < 3
    ? Duration.zero
    : Duration.min(Duration.minutes(15), Duration.seconds(30 * 2 ** Math.min(count - 3, 10)));

/**
 * Counts a wrong number and sets the pause. Call it outside the transaction
 * that refuses, or the refusal takes the count back.
 */
export const wrongTry = (digest: string, at: DateTime.Utc): Stored<WrongTry | undefined> =>
  Transaction.run(
    query("Links.wrongTry", (sql) =>
      Effect.gen(function* () {
        const link = yield* links.first(
          sql`UPDATE links SET wrong_tries = wrong_tries + 1 WHERE digest = ${digest} RETURNING *`,
        );
        if (link === undefined) return undefined;
        const pause = pauseAfter(link.wrongTries);
        if (Duration.isZero(pause)) return { count: link.wrongTries };
        const lockedUntil = DateTime.addDuration(at, pause);
        yield* sql`UPDATE links SET ${sql.update(columns({ lockedUntil }))} WHERE digest = ${digest}`;
        return { count: link.wrongTries, lockedUntil };
      }),
    ),
  );

/** The number was right: what was wrong before is forgotten. */
export const rightTry = (digest: string): Stored<void> =>
  Effect.asVoid(
    query(
      "Links.rightTry",
      (sql) => sql`UPDATE links SET wrong_tries = 0, locked_until = NULL WHERE digest = ${digest}`,
    ),
  );
