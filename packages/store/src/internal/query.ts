/**
 * How every repository speaks to the database: integers in full, conflicts
 * tried again, faults turned into refusals whose causes only the log knows.
 */
import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Random from "effect/Random";
import type * as Schema from "effect/Schema";
import * as SchemaIssue from "effect/SchemaIssue";
import * as SqlClient from "effect/sql/SqlClient";
import * as SqlError from "effect/sql/SqlError";
import { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

/** What a repository's function answers. */
export type Stored<A> = Effect.Effect<A, Refusal.Refusal, SqlClient.SqlClient>;

const hasText = <Key extends string>(value: unknown, key: Key): value is Record<Key, string> =>
  typeof value === "object" && value !== null && key in value && typeof Reflect.get(value, key) === "string";

/** The driver's words, short, and without the row that it may quote in its detail. */
const wordsOf = (cause: unknown): string =>
  [hasText(cause, "code") ? cause.code : "", hasText(cause, "message") ? cause.message.slice(0, 200) : ""]
    .filter((word) => word !== "")
    .join(" ");

/** The statement was not carried out, because another one was in its way. */
const isConflict = ({ reason }: SqlError.SqlError): boolean =>
  reason._tag === "LockTimeoutError" ||
  reason._tag === "SerializationError" ||
  reason._tag === "DeadlockError";

const ofSql = (name: string, error: SqlError.SqlError): Effect.Effect<never, Refusal.Refusal> =>
  isConflict(error)
    ? Effect.fail(refusals.refusal("store.busy"))
    : Effect.andThen(
        Effect.logError(`${name}: ${error.reason._tag} ${wordsOf(error.reason.cause)}`),
        Effect.fail(refusals.refusal("store.unavailable")),
      );

const pathsOf = SchemaIssue.makeFormatterStandardSchemaV1();

/** Only where a stored value is wrong is said, never the value. */
const ofSchema = (name: string, error: Schema.SchemaError): Effect.Effect<never, Refusal.Refusal> =>
  Effect.andThen(
    Effect.logError(
      `${name}: unreadable at ${pathsOf(error.issue)
        .issues.map((issue) => (issue.path ?? []).map(String).join("."))
        .join(", ")}`,
    ),
    Effect.fail(refusals.refusal("store.row-unreadable")),
  );

type Fault = SqlError.SqlError | Schema.SchemaError;

const isFault = (error: unknown): error is Fault =>
  SqlError.isSqlError(error) || (hasText(error, "_tag") && error._tag === "SchemaError");

const ofFault = (name: string, fault: Fault): Effect.Effect<never, Refusal.Refusal> =>
  SqlError.isSqlError(fault) ? ofSql(name, fault) : ofSchema(name, fault);

/**
 * Faults become refusals, those too that a failed rollback raises as defects:
 * with the connection gone, nothing was committed.
 */
export const refuseFaults =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, Exclude<E, Fault> | Refusal.Refusal, R> =>
    Effect.catchCause(effect, (cause): Effect.Effect<never, Exclude<E, Fault> | Refusal.Refusal> => {
      const reasons = cause.reasons.flatMap((reason): ReadonlyArray<unknown> =>
        Cause.isDieReason(reason) ? [reason.defect] : Cause.isFailReason(reason) ? [reason.error] : [],
      );
      const fault = reasons.find(isFault);
      return fault === undefined || Cause.hasInterrupts(cause)
        ? Effect.failCause(cause as Cause.Cause<Exclude<E, Fault>>)
        : ofFault(name, fault);
    });

const isBusy = <E>(error: E): error is E & Refusal.Refusal =>
  error instanceof Refusal.Refusal && error.code === "store.busy";

/**
 * Waiting for another process is real time, whatever clock the domain runs on;
 * 2, 4, 8 … at most 32 ms, spread so that two do not keep meeting.
 */
const pause = (attempt: number): Effect.Effect<void> =>
  Effect.flatMap(Random.next, (chance) =>
    Effect.callback<void>((resume) => {
      const timer = setTimeout(() => resume(Effect.void), 2 ** Math.min(attempt, 5) * (0.5 + chance / 2));
      return Effect.sync(() => clearTimeout(timer));
    }),
  );

/** Milliseconds after which a conflict is answered. */
const patience = 5000;

/** Tries again, for five seconds, what was not carried out because something was in its way. */
export const retryBusy = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => {
    const until = performance.now() + patience;
    const from = (attempt: number): Effect.Effect<A, E, R> =>
      Effect.catchIf(effect, isBusy, (busy) =>
        performance.now() < until
          ? Effect.flatMap(pause(attempt), () => from(attempt + 1))
          : Effect.fail(busy),
      );
    return from(1);
  });

/** Whether a transaction is open; then a conflict is for the whole of it to try again. */
export const inTransaction = (sql: SqlClient.SqlClient): Effect.Effect<boolean> =>
  Effect.map(Effect.serviceOption(sql.transactionService), Option.isSome);

/** Statements under a name that the log shows. */
export const query = <A, E extends Fault | Refusal.Refusal>(
  name: string,
  statements: (sql: SqlClient.SqlClient) => Effect.Effect<A, E, SqlClient.SqlClient>,
): Stored<A> =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => {
    const once: Stored<A> = statements(sql).pipe(
      Effect.provideService(SqlClient.SafeIntegers, true),
      refuseFaults(name),
    );
    return Effect.flatMap(inTransaction(sql), (inside) => (inside ? once : retryBusy(once)));
  });
