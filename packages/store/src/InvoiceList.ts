/**
 * A company's list: its tabs, what narrows it, its order, and how many a right
 * hides. Counts and hidden counts are of the narrowed list, so that they agree
 * with the rows.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import { Status, TypeCode } from "@einv/invoice";
import type { Permission } from "@einv/permission";
import * as Rows from "./internal/invoiceRows.ts";
import { inSight } from "./internal/sight.ts";
import * as Search from "./internal/search.ts";
import { type Stored, query } from "./internal/query.ts";
import { Whole, reader } from "./internal/rows.ts";
import { unanswered } from "./Invoices.ts";

/** Tabs of a list: waiting for the supplier, issued, ended otherwise. */
export type Box = "received" | "issued" | "closed" | "all";

const statesOf: Readonly<Record<Exclude<Box, "all">, ReadonlyArray<Status.DocumentState>>> = {
  received: unanswered,
  issued: ["issued", "amended"],
  closed: ["refused", "requestCancelled", "requestExpired", "issueCancelled"],
};

const statesIn = (box: Box): ReadonlyArray<Status.DocumentState> =>
  box === "all" ? Object.values(statesOf).flat() : statesOf[box];

/** 구분: 일반, 영세율, 계산서 (exempt), 수정. What amends is `amendment`, whatever it amends. */
export type Kind = "general" | "zeroRated" | "exempt" | "amendment";

const kindOf = ({ amendment, taxation }: TypeCode.Facets): Kind =>
  amendment ? "amendment" : taxation === "taxable" ? "general" : taxation;

const codesOf = (kind: Kind): ReadonlyArray<string> =>
  TypeCode.kinds.filter((facets) => kindOf(facets) === kind).map(({ code }) => code);

/** What narrows a list. Everything given must hold. */
export interface Filter {
  /** Part of the partner's name or number, of an amount, issue ID, management number or item. */
  readonly search?: string;
  /** 작성일자 from and until, both included: `2026-11-01`. */
  readonly from?: string;
  readonly until?: string;
  /** On which side the company stands: 매출 or 매입. */
  readonly side?: "supplier" | "buyer";
  readonly kind?: Kind;
  readonly acknowledgement?: Status.AcknowledgementState;
  readonly transmission?: Status.TransmissionState;
  /** Part of the other side's name or number. */
  readonly partner?: string;
  /** 합계금액 at least and at most, in won. */
  readonly minAmount?: bigint;
  readonly maxAmount?: bigint;
  /**
   * Only what waits for the company: a request to be issued; as the buyer, a
   * proposed change, an invoice to be confirmed, one that the tax authority
   * rejected.
   */
  readonly needsMe?: boolean;
}

/** By what a list is sorted; by `deadline`, what can still be issued comes first. */
export type SortKey = "writtenDate" | "deadline" | "amount" | "partner";

export interface Query extends Filter {
  /** The company that looks: supplier or buyer of what it sees. */
  readonly businessNumber: string;
  readonly box: Box;
  /** Without it, what waits longest comes first, everything else newest first. */
  readonly sort?: { readonly by: SortKey; readonly descending: boolean };
  /** From 1. */
  readonly page: number;
  /** At most {@link longestPage}. */
  readonly pageSize: number;
  /** What of it the person who looks may see; the rest is counted as hidden. */
  readonly sight: "all" | Permission.Sight;
  /** Nothing but this one. */
  readonly ref?: string;
}

/** Rows that one page holds at most. */
export const longestPage = 500;

export interface Page {
  readonly rows: ReadonlyArray<Rows.InvoiceRow>;
  /** Rows of this box on all pages. */
  readonly total: number;
  readonly counts: Readonly<Record<Box, number>>;
  /** Rows of this box that `sight` leaves out. */
  readonly hidden: number;
  /** The same for every box. */
  readonly hiddenCounts: Readonly<Record<Box, number>>;
}

const tallies = reader(Schema.Struct({ documentState: Status.DocumentState, visible: Whole, tally: Whole }));

type Sql = SqlClient.SqlClient;

const has = (sql: Sql, column: string, pattern: string): Statement.Fragment =>
  sql`${sql(column)} LIKE ${pattern} ESCAPE '!'`;

/** A text about the other side of each row. */
const partnerHas = (sql: Sql, me: string, pattern: string): Statement.Fragment =>
  sql.or([
    sql.and([sql`supplier_number = ${me}`, has(sql, "search_buyer", pattern)]),
    sql.and([sql`buyer_number = ${me}`, has(sql, "search_supplier", pattern)]),
  ]);

const waitingForMe = (sql: Sql, me: string): Statement.Fragment =>
  sql.or([
    sql`(supplier_number = ${me} AND document_state = 'requested')`,
    sql`(buyer_number = ${me} AND document_state = 'changeProposed')`,
    sql`(buyer_number = ${me} AND document_state = 'issued'
      AND (acknowledgement <> 'acknowledged' OR transmission_state = 'rejected'))`,
  ]);

const sides = { supplier: ["supplier_number"], buyer: ["buyer_number"] } as const;

const matching = (sql: Sql, asked: Query): Statement.Fragment => {
  const { businessNumber: me, ref, from, until, side, kind, acknowledgement, transmission } = asked;
  const { minAmount, maxAmount, needsMe } = asked;
  const columns = side === undefined ? ["supplier_number", "buyer_number"] : sides[side];
  const search = Search.patternOf(asked.search ?? "");
  const partner = Search.patternOf(asked.partner ?? "");
  return sql.and([
    sql.or(columns.map((column) => sql`${sql(column)} = ${me}`)),
    ...(ref === undefined ? [] : [sql`ref = ${ref}`]),
    ...(from === undefined ? [] : [sql`written_date >= ${from}`]),
    ...(until === undefined ? [] : [sql`written_date <= ${until}`]),
    ...(kind === undefined ? [] : [sql.in("type_code", codesOf(kind))]),
    ...(acknowledgement === undefined ? [] : [sql`acknowledgement = ${acknowledgement}`]),
    ...(transmission === undefined ? [] : [sql`transmission_state = ${transmission}`]),
    ...(minAmount === undefined ? [] : [sql`grand >= ${minAmount}`]),
    ...(maxAmount === undefined ? [] : [sql`grand <= ${maxAmount}`]),
    ...(needsMe === true ? [waitingForMe(sql, me)] : []),
    ...(partner === undefined ? [] : [partnerHas(sql, me, partner)]),
    ...(search === undefined ? [] : [sql.or([has(sql, "search", search), partnerHas(sql, me, search)])]),
  ]);
};

/** Names in the order of 가나다, which is that of their code points, on every database. */
const byCodePoint = (sql: Sql): Statement.Fragment =>
  sql.onDialectOrElse({ pg: () => sql.literal('COLLATE "C"'), orElse: () => sql.literal("COLLATE BINARY") });

const orderOf = (sql: Sql, { box, sort, businessNumber }: Query): Statement.Fragment => {
  if (sort === undefined)
    return box === "received"
      ? sql`written_date ASC, requested_at ASC, ref ASC`
      : sql`requested_at DESC, ref DESC`;
  const way = sql.literal(sort.descending ? "DESC" : "ASC");
  switch (sort.by) {
    case "writtenDate":
      return sql`written_date ${way}, requested_at ${way}, ref ${way}`;
    case "deadline":
      // 발행기한 follows the written date: the 10th of the month after it.
      return sql`CASE WHEN ${sql.in("document_state", unanswered)} THEN 0 ELSE 1 END,
        written_date ${way}, requested_at ${way}, ref ${way}`;
    case "amount":
      return sql`grand ${way}, requested_at DESC, ref DESC`;
    case "partner":
      return sql`CASE WHEN supplier_number = ${businessNumber} THEN search_buyer ELSE search_supplier END
        ${byCodePoint(sql)} ${way}, requested_at DESC, ref DESC`;
  }
};

/** A page of a company's list. */
export const page = (asked: Query): Stored<Page> =>
  query("InvoiceList.page", (sql) =>
    Effect.gen(function* () {
      const { box } = asked;
      const pageSize = Math.min(longestPage, Math.max(1, Math.trunc(asked.pageSize)));
      const offset = (Math.max(1, Math.trunc(asked.page)) - 1) * pageSize;
      const found = matching(sql, asked);
      const visible = inSight(sql, asked);
      const counted = yield* tallies.all(
        sql`SELECT document_state, CASE WHEN ${visible} THEN 1 ELSE 0 END AS visible, COUNT(*) AS tally
          FROM invoices WHERE ${found} GROUP BY 1, 2`,
      );
      const count = (of: Box, seen: number): number =>
        counted
          .filter((row) => row.visible === seen && statesIn(of).includes(row.documentState))
          .reduce((sum, row) => sum + row.tally, 0);
      const counts = (seen: number) => ({
        received: count("received", seen),
        issued: count("issued", seen),
        closed: count("closed", seen),
        all: count("all", seen),
      });
      const rows = yield* Rows.light.all(
        sql`SELECT record, version FROM invoices
          WHERE ${sql.and([found, visible, sql.in("document_state", statesIn(box))])}
          ORDER BY ${orderOf(sql, asked)} LIMIT ${pageSize} OFFSET ${offset}`,
      );
      return {
        rows: rows.map(Rows.flatten),
        total: count(box, 1),
        counts: counts(1),
        hidden: count(box, 0),
        hiddenCounts: counts(0),
      };
    }),
  );
