/** Counterparties (거래처) of a company, read from its invoices. */
import * as Effect from "effect/Effect";
import type * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import type { Permission } from "@einv/permission";
import type { InvoiceRow } from "./Invoices.ts";
import * as Rows from "./internal/invoiceRows.ts";
import { type Stored, query } from "./internal/query.ts";
import { inSight } from "./internal/sight.ts";
import * as Search from "./internal/search.ts";

/** What has reached somebody besides its writer. */
const shared = (sql: SqlClient.SqlClient): Statement.Fragment =>
  sql`document_state NOT IN ('draft', 'deleted')`;

/**
 * With every partner (거래처) of a company the last invoice, newest first. Who
 * has no number of its own, a foreigner, is told apart by its name.
 */
export const list = (asked: {
  readonly businessNumber: string;
  /** Part of a partner's name or number. */
  readonly search?: string;
  readonly limit: number;
  readonly sight: "all" | Permission.Sight;
}): Stored<ReadonlyArray<InvoiceRow>> =>
  query("Partners.list", (sql) => {
    const { businessNumber, limit } = asked;
    const visible = inSight(sql, asked);
    const pattern = Search.patternOf(asked.search ?? "") ?? "%";
    const sold = sql.and([
      sql`supplier_number = ${businessNumber} AND search_buyer LIKE ${pattern} ESCAPE '!'`,
      shared(sql),
      visible,
    ]);
    const bought = sql.and([
      sql`buyer_number = ${businessNumber} AND supplier_number <> ${businessNumber}
        AND search_supplier LIKE ${pattern} ESCAPE '!'`,
      shared(sql),
      visible,
    ]);
    return Effect.map(
      Rows.light.all(
        sql`WITH dealings AS (
            SELECT ref, requested_at,
              CASE WHEN LENGTH(buyer_number) = 13 THEN search_buyer ELSE buyer_number END AS partner
            FROM invoices WHERE ${sold}
            UNION ALL
            SELECT ref, requested_at, supplier_number AS partner FROM invoices WHERE ${bought}
          ), ranked AS (
            SELECT ref, requested_at,
              ROW_NUMBER() OVER (PARTITION BY partner ORDER BY requested_at DESC, ref DESC) AS place
            FROM dealings
          )
          SELECT invoices.record, invoices.version FROM ranked JOIN invoices ON invoices.ref = ranked.ref
          WHERE ranked.place = 1 ORDER BY ranked.requested_at DESC, ranked.ref DESC LIMIT ${limit}`,
      ),
      (found) => found.map((row) => Rows.flatten(row)),
    );
  });

/** The newest invoice of a company, on either side: how it named itself last. */
export const ourselves = (businessNumber: string): Stored<InvoiceRow | undefined> =>
  query("Partners.ourselves", (sql) =>
    Effect.map(
      Rows.light.first(
        sql`SELECT record, version FROM invoices
          WHERE (supplier_number = ${businessNumber} OR buyer_number = ${businessNumber})
            AND ${shared(sql)} ORDER BY requested_at DESC, ref DESC LIMIT 1`,
      ),
      (row) => (row === undefined ? undefined : Rows.flatten(row)),
    ),
  );
