/** Short-lived client secrets of pages, known by their digests. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Instant, columns, millis, reader } from "./internal/rows.ts";

export const Session = Schema.Struct({
  digest: Schema.String,
  businessNumber: Schema.String,
  memberId: Schema.String,
  /** Set when a mail link opened it: the one invoice it reaches. */
  invoice: Schema.optionalKey(Schema.String),
  /** The only origin whose pages may use it. */
  origin: Schema.optionalKey(Schema.String),
  expiresAt: Instant,
  /** Until when it is known that the person itself is at the page (본인 확인). */
  confirmedUntil: Schema.optionalKey(Instant),
});
export type Session = typeof Session.Type;

const sessions = reader(Session);

export const put = (session: Session): Stored<void> =>
  Effect.asVoid(query("Sessions.put", (sql) => sql`INSERT INTO sessions ${sql.insert(columns(session))}`));

/** The session, while it lasts. */
export const find = (digest: string, now: DateTime.Utc): Stored<Session | undefined> =>
  query("Sessions.find", (sql) =>
    sessions.first(sql`SELECT * FROM sessions WHERE digest = ${digest} AND expires_at > ${millis(now)}`),
  );

/** The person was just asked who it is, and answered right. */
export const confirm = (digest: string, until: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query(
      "Sessions.confirm",
      (sql) =>
        sql`UPDATE sessions SET ${sql.update(columns({ confirmedUntil: until }))} WHERE digest = ${digest}`,
    ),
  );

/** Removes what has expired. */
export const prune = (now: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query("Sessions.prune", (sql) => sql`DELETE FROM sessions WHERE expires_at <= ${millis(now)}`),
  );
