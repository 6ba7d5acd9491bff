/**
 * Mail that claimed to bring an invoice and was refused: kept as evidence, a
 * bounded number of them and a bounded part of each.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, Whole, columns, millis, reader } from "./internal/rows.ts";

/** How many are kept, the newest, and how many octets of each. */
export const limits = { mails: 500, bytes: 64 * 1024 } as const;

export const RefusedMail = Schema.Struct({
  /** SHA-256 of the whole message, hex: the same mail again is the same entry. */
  digest: Schema.String,
  /** When it came, the last time. */
  at: Instant,
  /** How often it came. */
  times: Whole,
  /** Who said to send it; proven by nothing. */
  sender: Schema.String,
  /** Code and words of the refusal. */
  code: Schema.String,
  reason: Schema.String,
  /** Octets of the whole message. */
  size: Whole,
  /** Its beginning. */
  message: Bytes,
});
export type RefusedMail = typeof RefusedMail.Type;

const mails = reader(RefusedMail);

/** Keeps a mail, and forgets the oldest when there are too many. */
export const put = (mail: Omit<RefusedMail, "times" | "size">): Stored<void> => {
  const row = {
    ...mail,
    times: 1,
    size: mail.message.length,
    message: mail.message.slice(0, limits.bytes),
  };
  return Transaction.run(
    query("RefusedMails.put", (sql) =>
      Effect.gen(function* () {
        yield* sql`INSERT INTO refused_mails ${sql.insert(columns(row))}
          ON CONFLICT (digest) DO UPDATE SET times = refused_mails.times + 1, at = excluded.at,
            code = excluded.code, reason = excluded.reason`;
        yield* sql`DELETE FROM refused_mails WHERE digest NOT IN (
          SELECT digest FROM refused_mails ORDER BY at DESC, digest LIMIT ${limits.mails})`;
      }),
    ),
  );
};

/** The newest first. */
export const all: Stored<ReadonlyArray<RefusedMail>> = query("RefusedMails.all", (sql) =>
  mails.all(sql`SELECT * FROM refused_mails ORDER BY at DESC, digest`),
);

/** Forgets what came before. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query("RefusedMails.prune", (sql) => sql`DELETE FROM refused_mails WHERE at < ${millis(before)}`),
  );
