/**
 * What is to be delivered outside (mail, webhooks), written in the transaction
 * that decided it and delivered afterwards: at least once, and by one process
 * at a time.
 */
import * as DateTime from "effect/DateTime";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

export const Kind = Schema.Literals(["mail", "webhook"]);
export type Kind = typeof Kind.Type;

/** A message; its id is stable, so that a receiver recognises a repeated delivery. */
export const Message = Schema.Struct({
  id: Schema.String,
  kind: Kind,
  /** JSON. It is forgotten once delivered, since it may hold a link. */
  body: Schema.String,
  notBefore: Instant,
});
export type Message = typeof Message.Type;

/** A message taken for delivery. */
export const Taken = Schema.Struct({
  ...Message.fields,
  /** How often it was taken, this time included; also says whose hold it is. */
  attempt: Whole,
});
export type Taken = typeof Taken.Type;

const taken = reader(Taken);

/** Does nothing if a message of this id is there already, delivered or not. */
export const put = (message: Message): Stored<void> =>
  Effect.asVoid(
    query(
      "Outbox.put",
      (sql) =>
        sql`INSERT INTO outbox ${sql.insert(columns({ ...message, state: "waiting", attempt: 0, leaseUntil: 0 }))}
          ON CONFLICT DO NOTHING`,
    ),
  );

/**
 * Takes messages whose time has come, oldest first. Nobody else is given them
 * until the lease is over (two minutes unless said otherwise), or they failed.
 */
export const due = (
  now: DateTime.Utc,
  limit: number,
  lease: Duration.Input = "2 minutes",
): Stored<ReadonlyArray<Taken>> => {
  const at = millis(now);
  const leaseUntil = at + Duration.toMillis(lease);
  return query("Outbox.due", (sql) =>
    taken
      .all(
        sql`UPDATE outbox SET lease_until = ${leaseUntil}, attempt = attempt + 1
          WHERE lease_until <= ${at} AND state = 'waiting' AND id IN (
            SELECT id FROM outbox WHERE state = 'waiting' AND not_before <= ${at} AND lease_until <= ${at}
            ORDER BY not_before, id LIMIT ${limit})
          RETURNING id, kind, body, not_before, attempt`,
      )
      .pipe(
        Effect.map((messages) =>
          [...messages].sort(
            (one, other) => millis(one.notBefore) - millis(other.notBefore) || (one.id < other.id ? -1 : 1),
          ),
        ),
      ),
  );
};

type Hold = Pick<Taken, "id" | "attempt">;

/** Delivered. False if the hold was over and somebody else has taken it. */
export const done = ({ id, attempt }: Hold): Stored<boolean> =>
  query("Outbox.done", (sql) =>
    touched(
      sql`UPDATE outbox SET state = 'done', body = '', error = NULL
        WHERE id = ${id} AND attempt = ${attempt} AND state = 'waiting' RETURNING id`,
    ),
  );

/**
 * Not delivered: it is due again at `retryAt`, or never if that is absent.
 * `error` is a code or a short sentence without secrets.
 */
export const failed = (
  { id, attempt }: Hold,
  why: { readonly error: string; readonly retryAt?: DateTime.Utc },
): Stored<boolean> => {
  const changes =
    why.retryAt === undefined
      ? columns({ error: why.error, state: "given-up" })
      : columns({ error: why.error, notBefore: why.retryAt, leaseUntil: 0 });
  return query("Outbox.failed", (sql) =>
    touched(
      sql`UPDATE outbox SET ${sql.update(changes)}
        WHERE id = ${id} AND attempt = ${attempt} AND state = 'waiting' RETURNING id`,
    ),
  );
};
