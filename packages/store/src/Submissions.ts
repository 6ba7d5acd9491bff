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
 * `not-sent`: it never left, or the authority says that it holds nothing of it;
 * its invoices go with another one.
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
  /** How often it may have left under this ID. */
  sendings: Whole,
  /** How often the authority was asked about it, and when it is asked again. */
  asked: Whole,
  askAt: Instant,
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
    askAt: submission.createdAt,
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

/** All that are not over, held or not, oldest first. To look at; to act on one, {@link hold} it. */
export const open: Stored<ReadonlyArray<Submission>> = query("Submissions.open", (sql) =>
  submissions.all(
    sql`SELECT * FROM submissions WHERE state IN ('prepared', 'sent', 'unknown') ORDER BY created_at, submit_id`,
  ),
);

const ids = reader(Schema.Struct({ submitId: Schema.String }));

/**
 * SubmitIDs of those that are not over, that nobody holds, and about which it
 * is time to ask by `askAt`, in the order of that time.
 */
export const waiting = (now: DateTime.Utc, askAt: DateTime.Utc | undefined): Stored<ReadonlyArray<string>> =>
  query("Submissions.waiting", (sql) =>
    Effect.map(
      ids.all(
        sql`SELECT submit_id FROM submissions
          WHERE state IN ('prepared', 'sent', 'unknown') AND lease_until <= ${millis(now)}
            AND ask_at <= ${askAt === undefined ? Number.MAX_SAFE_INTEGER : millis(askAt)}
          ORDER BY ask_at, created_at, submit_id`,
      ),
      (found) => found.map(({ submitId }) => submitId),
    ),
  );

/**
 * Takes one, so that no other process asks or sends about it until the lease is
 * over or it is updated. Nothing, if it is over or somebody else holds it.
 */
export const hold = (
  submitId: string,
  now: DateTime.Utc,
  lease: Duration.Input = held,
): Stored<Submission | undefined> =>
  query("Submissions.hold", (sql) =>
    submissions.first(
      sql`UPDATE submissions SET lease_until = ${millis(now) + Duration.toMillis(lease)}, version = version + 1
        WHERE submit_id = ${submitId} AND lease_until <= ${millis(now)} AND state IN ('prepared', 'sent', 'unknown')
        RETURNING *`,
    ),
  );

/** Notes of a submission that is held that it is about to be sent again, and holds it on. */
export const holdOn = (
  { submitId, sendings, asked, askAt }: Pick<Submission, "submitId" | "sendings" | "asked" | "askAt">,
  expectedVersion: number,
  now: DateTime.Utc,
  lease: Duration.Input = held,
): Stored<boolean> => {
  const changes = columns({
    sendings,
    asked,
    askAt,
    version: expectedVersion + 1,
    leaseUntil: millis(now) + Duration.toMillis(lease),
  });
  return query("Submissions.holdOn", (sql) =>
    touched(
      sql`UPDATE submissions SET ${sql.update(changes)}
        WHERE submit_id = ${submitId} AND version = ${expectedVersion} RETURNING submit_id`,
    ),
  );
};

/** What changes of a submission. */
export type Change = Pick<Submission, "submitId" | "state"> &
  Partial<Pick<Submission, "receiptId" | "raw" | "sendings" | "asked" | "askAt">>;

/**
 * Writes what became of it and ends the hold; what is left out stays. False if
 * it changed since `expectedVersion`: somebody else holds it, or its result
 * came meanwhile.
 */
export const update = (
  { submitId, state, receiptId, raw, sendings, asked, askAt }: Change,
  expectedVersion: number,
): Stored<boolean> => {
  const known = Object.entries({ receiptId, raw, sendings, asked, askAt }).filter(
    ([, value]) => value !== undefined,
  );
  const changes = columns({
    state,
    ...Object.fromEntries(known),
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
