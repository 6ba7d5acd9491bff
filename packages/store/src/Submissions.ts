/**
 * Submissions to the tax authority (제출): written before anything is sent, so
 * that whatever happens it is known what may have been sent, and one process
 * at a time deals with each.
 */
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, Whole, columns, millis, reader, touched } from "./internal/rows.ts";

/**
 * `prepared`: may have been sent. `unknown`: sent, no answer. `sent`: the
 * authority has it, results to come. `settled`: every invoice has its result.
 * `not-sent`: certainly never sent; its invoices go with another one.
 */
export const State = Schema.Literals(["prepared", "sent", "unknown", "settled", "not-sent"]);
export type State = typeof State.Type;

export const Submission = Schema.Struct({
  submitId: Schema.String,
  /** Business number of the signer of all its invoices. */
  signerNumber: Schema.String,
  refs: Schema.fromJsonString(Schema.Array(Schema.String)),
  createdAt: Instant,
  state: State,
  /** 접수번호 */
  receiptId: Schema.optionalKey(Schema.String),
  /** The authority's signed answer, as received. */
  raw: Schema.optionalKey(Bytes),
  version: Whole,
});
export type Submission = typeof Submission.Type;

const submissions = reader(Submission);
const held = "5 minutes";

/** Writes it as `prepared`, held by whoever writes it. False if the ID is taken. */
export const put = (
  submission: Pick<Submission, "submitId" | "signerNumber" | "refs" | "createdAt">,
  lease: Duration.Input = held,
): Stored<boolean> => {
  const row = {
    ...submission,
    refs: JSON.stringify(submission.refs),
    state: "prepared",
    version: 1,
    leaseUntil: millis(submission.createdAt) + Duration.toMillis(lease),
  };
  return query("Submissions.put", (sql) =>
    touched(
      sql`INSERT INTO submissions ${sql.insert(columns(row))} ON CONFLICT DO NOTHING RETURNING submit_id`,
    ),
  );
};

export const find = (submitId: string): Stored<Submission | undefined> =>
  query("Submissions.find", (sql) =>
    submissions.first(sql`SELECT * FROM submissions WHERE submit_id = ${submitId}`),
  );

/** All that are not over, held or not, oldest first. To look at; to act on one, {@link take} it. */
export const open: Stored<ReadonlyArray<Submission>> = query("Submissions.open", (sql) =>
  submissions.all(
    sql`SELECT * FROM submissions WHERE state IN ('prepared', 'sent', 'unknown') ORDER BY created_at, submit_id`,
  ),
);

/**
 * Takes those that are not over and that nobody holds, oldest first, so that
 * no other process asks or sends about them until the lease is over or they
 * are updated.
 */
export const take = (
  now: DateTime.Utc,
  limit: number,
  lease: Duration.Input = held,
): Stored<ReadonlyArray<Submission>> => {
  const at = millis(now);
  return query("Submissions.take", (sql) =>
    submissions
      .all(
        sql`UPDATE submissions SET lease_until = ${at + Duration.toMillis(lease)}, version = version + 1
          WHERE lease_until <= ${at} AND state IN ('prepared', 'sent', 'unknown') AND submit_id IN (
            SELECT submit_id FROM submissions
            WHERE state IN ('prepared', 'sent', 'unknown') AND lease_until <= ${at}
            ORDER BY created_at, submit_id LIMIT ${limit})
          RETURNING *`,
      )
      .pipe(
        Effect.map((taken) =>
          [...taken].sort(
            (one, other) =>
              millis(one.createdAt) - millis(other.createdAt) || (one.submitId < other.submitId ? -1 : 1),
          ),
        ),
      ),
  );
};

/**
 * Writes what became of it and ends the hold; a receipt or an answer that is
 * left out stays. False if it changed since `expectedVersion`: somebody else
 * holds it, or its result came meanwhile.
 */
export const update = (
  { submitId, state, receiptId, raw }: Pick<Submission, "submitId" | "state" | "receiptId" | "raw">,
  expectedVersion: number,
): Stored<boolean> => {
  const changes = columns({
    state,
    ...(receiptId === undefined ? {} : { receiptId }),
    ...(raw === undefined ? {} : { raw }),
    version: expectedVersion + 1,
    leaseUntil: 0,
  });
  return query("Submissions.update", (sql) =>
    touched(
      sql`UPDATE submissions SET ${sql.update(changes)}
        WHERE submit_id = ${submitId} AND version = ${expectedVersion} RETURNING submit_id`,
    ),
  );
};
