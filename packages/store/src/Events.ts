/**
 * What happened, appended and never changed (감사 기록): every entry holds the
 * hash of the one before it, so that a change, a gap or an insertion shows. The
 * order of entries is the order in which transactions were committed.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { Actor } from "@einv/identity";
import type { Refusal } from "@einv/refusal";
import type * as SqlClient from "effect/sql/SqlClient";
import * as Transaction from "./Transaction.ts";
import { type Stored, query } from "./internal/query.ts";
import { Instant, Whole, columns, millis, reader } from "./internal/rows.ts";
import { sha256 } from "./internal/sha256.ts";
import { refusals } from "./Refusals.ts";

const data = Schema.fromJsonString(Schema.Record(Schema.String, Schema.String));
const actor = Schema.fromJsonString(Schema.toCodecJson(Actor.Actor));

/** One entry of the log. */
export const Event = Schema.Struct({
  /** From 1, without gaps. */
  seq: Whole,
  at: Instant,
  /** As the lifecycle, billing and administration name it. */
  type: Schema.String,
  /** The invoice it happened to, or `companyRef` for what concerns a company; absent for the installation. */
  ref: Schema.optionalKey(Schema.String),
  actor,
  /** Public facts. No secret. */
  data,
  /** SHA-256 over the previous entry's hash and this entry, hex. */
  hash: Schema.String,
});
export type Event = typeof Event.Type;

/** What is to be appended. */
export type NewEvent = Omit<Event, "seq" | "hash">;

/** A place in the log, to be kept elsewhere: a log cut short behind it, or rewritten, shows. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

const events = reader(Event);
const heads = reader(Schema.Struct({ seq: Whole, hash: Schema.String }));
const texts = reader(
  Schema.Struct({
    seq: Whole,
    at: Whole,
    type: Schema.String,
    ref: Schema.optionalKey(Schema.String),
    actor: Schema.String,
    data: Schema.String,
    hash: Schema.String,
  }),
);

/** What is hashed: the hash before, then every column as it is stored. */
const hashOf = (
  previous: string,
  row: {
    readonly seq: number;
    readonly at: number;
    readonly type: string;
    readonly ref?: string;
    readonly actor: string;
    readonly data: string;
  },
): Effect.Effect<string> =>
  sha256(JSON.stringify([previous, row.seq, row.at, row.type, row.ref ?? null, row.actor, row.data]));

/**
 * Appends an event. Until the transaction ends nobody else can append, which
 * keeps the chain in the order of commits; so append late.
 */
export const append = (event: NewEvent): Stored<Event> =>
  Transaction.run(
    query("Events.append", (sql) =>
      Effect.gen(function* () {
        const head = yield* heads.first(
          sql`UPDATE event_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash`,
        );
        if (head === undefined)
          return yield* refusals.refusal("store.audit-broken", { values: { seq: "0" } });
        const row = {
          seq: head.seq,
          at: millis(event.at),
          type: event.type,
          ...(event.ref === undefined ? {} : { ref: event.ref }),
          actor: yield* Schema.encodeEffect(actor)(event.actor),
          data: yield* Schema.encodeEffect(data)(event.data),
        };
        const hash = yield* hashOf(head.hash, row);
        yield* sql`INSERT INTO events ${sql.insert(columns({ ...row, hash }))}`;
        yield* sql`UPDATE event_head SET hash = ${hash} WHERE id = 1`;
        return { ...event, seq: head.seq, hash };
      }),
    ),
  );

/**
 * What happened to invoices of the companies that a host serves, oldest first,
 * after an entry's `seq`. At most 1,000.
 */
export const list = (asked: {
  readonly hostId: string;
  readonly after?: number;
  readonly limit: number;
}): Stored<ReadonlyArray<Event>> =>
  query("Events.list", (sql) =>
    events.all(
      sql`SELECT * FROM events WHERE seq > ${asked.after ?? 0} AND EXISTS (
          SELECT 1 FROM invoices JOIN companies ON business_number IN (supplier_number, buyer_number)
          WHERE invoices.ref = events.ref AND companies.host_id = ${asked.hostId})
        ORDER BY seq LIMIT ${Math.min(1000, Math.max(1, Math.trunc(asked.limit)))}`,
    ),
  );

/** Everything that happened to one invoice, oldest first. */
export const ofInvoice = (ref: string): Stored<ReadonlyArray<Event>> =>
  query("Events.ofInvoice", (sql) => events.all(sql`SELECT * FROM events WHERE ref = ${ref} ORDER BY seq`));

/** How events of a company itself are found. */
export const companyRef = (businessNumber: string): string => `company:${businessNumber}`;

/** What happened to a company, newest first: at most 200, before an entry's `seq`. */
export const ofCompany = (
  businessNumber: string,
  asked: { readonly before?: number; readonly limit: number },
): Stored<ReadonlyArray<Event>> =>
  query("Events.ofCompany", (sql) =>
    events.all(
      sql`SELECT * FROM events WHERE ref = ${companyRef(businessNumber)}
          AND seq < ${asked.before ?? Number.MAX_SAFE_INTEGER}
        ORDER BY seq DESC LIMIT ${Math.min(200, Math.max(1, Math.trunc(asked.limit)))}`,
    ),
  );

const genesis = "";
const stride = 500;

/** The last entry; `seq` 0 when nothing happened yet. */
export const head: Stored<Anchor> = query("Events.head", (sql) =>
  Effect.map(
    heads.first(sql`SELECT seq, hash FROM event_head WHERE id = 1`),
    (found) => found ?? { seq: 0, hash: genesis },
  ),
);

const broken = (seq: number): Effect.Effect<never, Refusal.Refusal> =>
  Effect.fail(refusals.refusal("store.audit-broken", { values: { seq: String(seq) } }));

/**
 * Checks every entry up to the last one, and that the log still holds
 * `anchors` noted before; answers the last entry as a new anchor. Refused with
 * `store.audit-broken`, which names the first entry that does not hold.
 */
export const verifyChain = (...anchors: ReadonlyArray<Anchor>): Stored<Anchor> =>
  Effect.gen(function* () {
    const last = yield* head;
    const beyond = anchors.find((anchor) => anchor.seq > last.seq);
    if (beyond !== undefined) return yield* broken(last.seq + 1);
    let before: Anchor = { seq: 0, hash: genesis };
    while (before.seq < last.seq) {
      const from: Anchor = before;
      const rows = yield* query("Events.verifyChain", (sql: SqlClient.SqlClient) =>
        texts.all(
          sql`SELECT * FROM events WHERE seq > ${from.seq} AND seq <= ${last.seq} ORDER BY seq LIMIT ${stride}`,
        ),
      );
      if (rows.length === 0) return yield* broken(before.seq + 1);
      for (const row of rows) {
        const expected = before.seq + 1;
        const holds = row.seq === expected && row.hash === (yield* hashOf(before.hash, row));
        const anchored = anchors.every(({ seq, hash }) => seq !== expected || hash === row.hash);
        if (!holds || !anchored) return yield* broken(expected);
        before = { seq: row.seq, hash: row.hash };
      }
    }
    return before.hash === last.hash ? before : yield* broken(last.seq);
  });
