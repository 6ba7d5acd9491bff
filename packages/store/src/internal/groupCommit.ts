/**
 * Transactions that wait for the disk together (group commit). Each is a
 * savepoint of one transaction of SQLite; it is answered after the commit that
 * they share, and if that fails, so does every one of them. One that is rolled
 * back takes nothing else with it.
 *
 * One member speaks to the database at a time, in the order of their coming.
 * The commit stands in the same queue: whoever came before it shares it, so
 * under load many share one, and a lone transaction waits for nobody. Whatever
 * saw what is not committed yet, a refusal and a single statement too, is
 * answered after the commit.
 */
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import * as Semaphore from "effect/Semaphore";
import type * as SqlConnection from "effect/sql/SqlConnection";
import * as SqlError from "effect/sql/SqlError";

type Connection = SqlConnection.Connection;

/** Members of one commit; what becomes of it is what they wait for. */
interface Group {
  readonly ended: Deferred.Deferred<void, SqlError.SqlError>;
}

/** How members come to the database. */
export interface GroupCommit {
  /** A transaction's turn: a savepoint from here until {@link keep} or {@link undo}. */
  readonly member: Effect.Effect<Connection, SqlError.SqlError, Scope.Scope>;
  /** Keeps what the member wrote, and waits for the disk. */
  readonly keep: Effect.Effect<void, SqlError.SqlError>;
  /** Takes back what the member wrote. */
  readonly undo: Effect.Effect<void, SqlError.SqlError>;
  /** A single statement's turn. */
  readonly borrow: SqlConnection.Borrower;
  /** The same, for as long as a scope lasts. */
  readonly lease: Effect.Effect<Connection, SqlError.SqlError, Scope.Scope>;
}

const lost = new SqlError.SqlError({
  reason: new SqlError.ConnectionError({
    message: "SQLite has given up the transaction of the group",
    operation: "commit",
    cause: undefined,
  }),
});

export const make = (
  connection: Connection,
  isTransaction: () => boolean,
): Effect.Effect<GroupCommit, never, Scope.Scope> =>
  Effect.gen(function* () {
    const turns = yield* Semaphore.make(1);
    let group: Group | undefined;
    /** Whose turn it is. */
    let speaker: { gone: boolean } = { gone: true };

    const say = (sql: string) => Effect.asVoid(connection.executeUnprepared(sql, [], undefined));

    /** What was left halfway is rolled back, so that the next begins with nothing open. */
    const clear = Effect.suspend(() => (isTransaction() ? say("ROLLBACK") : Effect.void));

    /** Ends the group, if there is one. Whoever calls has the turn. */
    const end = Effect.suspend(() => {
      const ending = group;
      if (ending === undefined) return Effect.void;
      group = undefined;
      const commit = Effect.suspend(() => (isTransaction() ? say("COMMIT") : Effect.fail(lost)));
      return commit.pipe(
        Effect.tapCause(() => Effect.ignore(clear)),
        Effect.exit,
        Effect.flatMap((exit) => Deferred.done(ending.ended, exit)),
        Effect.asVoid,
      );
    });

    /** Takes its place in the queue; whoever stands before it shares the commit. */
    const commitSoon = (ending: Group) =>
      Effect.forkDetach(turns.withPermit(Effect.suspend(() => (group === ending ? end : Effect.void))), {
        uninterruptible: true,
      });

    /** Gives up the turn, and waits until what was seen and written is on the disk. */
    const leave = Effect.suspend(() => {
      speaker.gone = true;
      const joined = group;
      const rest = joined === undefined ? Effect.void : Deferred.await(joined.ended);
      return (isTransaction() ? Effect.void : end).pipe(
        Effect.andThen(turns.release(1)),
        Effect.andThen(rest),
      );
    });

    const open = Effect.suspend(() => {
      if (group !== undefined) return Effect.void;
      const opened: Group = { ended: Deferred.makeUnsafe() };
      return clear.pipe(
        Effect.andThen(say("BEGIN IMMEDIATE")),
        Effect.andThen(Effect.suspend(() => commitSoon((group = opened)))),
        Effect.asVoid,
      );
    });

    /** A turn that was not given up by `keep` is given up when its scope closes. */
    const turn = (begin: Effect.Effect<void, SqlError.SqlError>) =>
      Effect.uninterruptibleMask((restore) =>
        Effect.gen(function* () {
          yield* restore(turns.take(1));
          const mine = { gone: false };
          speaker = mine;
          yield* Effect.addFinalizer(() => (mine.gone ? Effect.void : Effect.orDie(leave)));
          yield* begin;
          return connection;
        }),
      );

    /** If even this fails, the whole group is given up rather than kept with half of a member. */
    const undo = Effect.suspend(() =>
      isTransaction()
        ? say("ROLLBACK TO SAVEPOINT member").pipe(
            Effect.andThen(say("RELEASE SAVEPOINT member")),
            Effect.catchCause(() => clear),
          )
        : Effect.void,
    );

    yield* Effect.addFinalizer(() => turns.withPermit(end));

    return {
      member: turn(Effect.andThen(open, say("SAVEPOINT member"))),
      keep: say("RELEASE SAVEPOINT member").pipe(
        Effect.onError(() => Effect.ignore(undo)),
        Effect.andThen(leave),
      ),
      undo,
      borrow: (use) => Effect.scoped(Effect.flatMap(turn(Effect.void), use)),
      lease: turn(Effect.void),
    };
  });
