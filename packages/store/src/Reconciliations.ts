/** What a reconciliation looks at: everything about the invoices and charging orders of a host's companies in some days. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import { Charge, Payer, type Reconciliation } from "@einv/billing";
import { Status } from "@einv/invoice";
import { Entry } from "./Ledger.ts";
import { type Stored, query } from "./internal/query.ts";
import { Points, millis, reader } from "./internal/rows.ts";

export interface Span {
  readonly hostId: string;
  readonly from: DateTime.Utc;
  readonly until: DateTime.Utc;
}

const said = Schema.fromJsonString(
  Schema.toCodecJson(
    Schema.Struct({
      ref: Schema.String,
      payer: Payer.Payer,
      points: Schema.BigInt,
      status: Status.Status,
      issuedAt: Schema.optionalKey(Schema.DateTimeUtc),
    }),
  ),
);
const invoiceRows = reader(Schema.Struct({ record: said }));

/** How long after the request an issue may come. */
const longest = 400 * 24 * 60 * 60 * 1000;

/** Invoices that were issued in the span and cost points. */
export const invoices = ({ hostId, from, until }: Span): Stored<ReadonlyArray<Reconciliation.Invoice>> =>
  query("Reconciliations.invoices", (sql) =>
    Effect.map(
      invoiceRows.all(
        sql`SELECT record FROM invoices WHERE host_id = ${hostId} AND requested_at < ${millis(until)}
          AND requested_at >= ${millis(from) - longest}
          AND document_state NOT IN ('draft', 'requested', 'refused', 'requestCancelled', 'requestExpired')
          ORDER BY ref`,
      ),
      (rows) =>
        rows.flatMap(({ record: { ref, payer, points, status, issuedAt } }) => {
          const inside =
            issuedAt !== undefined && millis(issuedAt) >= millis(from) && millis(issuedAt) < millis(until);
          return inside && payer !== "none" && points > 0n
            ? [
                {
                  ref,
                  points,
                  billing: status.billing === "refunded" ? ("refunded" as const) : ("charged" as const),
                },
              ]
            : [];
        }),
    ),
  );

const orderRows = reader(
  Schema.Struct({
    orderId: Schema.String,
    won: Points,
    bonus: Points,
    state: Charge.State,
    cancelled: Points,
  }),
);

/** Charging orders that were made in the span. */
export const orders = ({ hostId, from, until }: Span): Stored<ReadonlyArray<Reconciliation.Order>> =>
  query("Reconciliations.orders", (sql) =>
    orderRows.all(
      sql`SELECT order_id, won, bonus, state,
          (SELECT COALESCE(SUM(won), 0) FROM charge_cancels
            WHERE charge_cancels.order_id = charges.order_id AND charge_cancels.state = 'done') AS cancelled
        FROM charges JOIN companies ON companies.business_number = charges.business_number
        WHERE companies.host_id = ${hostId} AND created_at >= ${millis(from)} AND created_at < ${millis(until)}
        ORDER BY created_at, order_id`,
    ),
  );

const entries = reader(Entry);

/** Owners that belong to the host. */
const owned = (sql: SqlClient.SqlClient, hostId: string) =>
  sql`owner IN (SELECT 'company:' || business_number FROM companies WHERE host_id = ${hostId}
    UNION ALL SELECT 'bonus:' || business_number FROM companies WHERE host_id = ${hostId}
    UNION ALL SELECT 'partner:' || host_id FROM hosts WHERE host_id = ${hostId})`;

/** Everything that ever moved about what moved in the span, or about these. */
export const movements = (
  { hostId, from, until }: Span,
  refs: ReadonlyArray<string>,
): Stored<ReadonlyArray<Entry>> =>
  query("Reconciliations.movements", (sql) =>
    Effect.gen(function* () {
      const moved = yield* entries.all(
        sql`SELECT * FROM points_transfers WHERE ${owned(sql, hostId)}
          AND (kind = 'credit' OR kind = 'post') AND at >= ${millis(from)} AND at < ${millis(until)}
          ORDER BY at, id`,
      );
      const about = [...new Set([...refs, ...moved.flatMap(({ ref }) => (ref === undefined ? [] : [ref]))])];
      const found: Array<Entry> = [];
      for (let index = 0; index < about.length; index += 500)
        found.push(
          ...(yield* entries.all(
            sql`SELECT * FROM points_transfers WHERE ${sql.in("ref", about.slice(index, index + 500))}
              AND ${owned(sql, hostId)} ORDER BY at, id`,
          )),
        );
      // An order or issue of before the span whose points moved in it was told of then.
      const inside = new Set(
        found.flatMap(({ kind, ref, at }) =>
          ref !== undefined && (kind === "credit" || kind === "hold") && millis(at) >= millis(from)
            ? [ref]
            : [],
        ),
      );
      return found.filter(({ ref }) => ref !== undefined && (inside.has(ref) || refs.includes(ref)));
    }),
  );

const settlementRows = reader(
  Schema.Struct({
    settlementId: Schema.String,
    orderId: Schema.String,
    amount: Points,
    fee: Points,
    day: Schema.String,
  }),
);

/** What was settled of orders that were made in the span, on whichever day. */
export const settlements = ({ hostId, from, until }: Span): Stored<ReadonlyArray<Charge.Settlement>> =>
  query("Reconciliations.settlements", (sql) =>
    settlementRows.all(
      sql`SELECT settlements.* FROM settlements JOIN charges ON charges.order_id = settlements.order_id
        JOIN companies ON companies.business_number = charges.business_number
        WHERE companies.host_id = ${hostId} AND created_at >= ${millis(from)} AND created_at < ${millis(until)}
        ORDER BY day, settlement_id`,
    ),
  );

/** Holds of the host's companies that nobody has ended since before a moment. */
export const longHeld = (hostId: string, before: DateTime.Utc): Stored<ReadonlyArray<Entry>> =>
  query("Reconciliations.longHeld", (sql) =>
    entries.all(
      sql`SELECT * FROM points_transfers WHERE kind = 'hold' AND ${owned(sql, hostId)} AND at < ${millis(before)}
        AND NOT EXISTS (SELECT 1 FROM points_transfers AS ending WHERE ending."of" = points_transfers.id)
        ORDER BY at, id LIMIT 1000`,
    ),
  );
