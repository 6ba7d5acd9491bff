/**
 * Invoices and where each stands. The document and everything said about it is
 * one JSON text; what is searched and sorted by stands beside it in columns;
 * the signed XML is kept octet for octet.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import { Payer } from "@einv/billing";
import { Reason, Status, TaxInvoice } from "@einv/invoice";
import type { Permission } from "@einv/permission";
import * as Search from "./internal/search.ts";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Whole, columns, millis, reader, touched } from "./internal/rows.ts";
import { refusals } from "./Refusals.ts";

/** An einv invoice's own identifier; not the issue ID (승인번호). */
export const InvoiceRef = Schema.NonEmptyString.pipe(Schema.brand("InvoiceRef"));
export type InvoiceRef = typeof InvoiceRef.Type;

/** 거절 사유 */
export const RefuseReason = Reason.RefuseReason;
export type RefuseReason = Reason.RefuseReason;

const Facts = Schema.Struct({
  ref: InvoiceRef,
  /** The host through which it was requested. */
  hostId: Schema.String,
  document: TaxInvoice.TaxInvoice,
  status: Status.Status,
  payer: Payer.Payer,
  /** Price of issuing, in points. */
  points: Schema.BigInt,
  /** The buyer's words to the supplier. */
  message: Schema.optionalKey(Schema.String),
  /** 관리번호: the buyer's own number of the document. */
  managementNumber: Schema.optionalKey(Schema.String),
  refuse: Schema.optionalKey(
    Schema.Struct({ reason: RefuseReason, message: Schema.optionalKey(Schema.String) }),
  ),
  requestedAt: Schema.DateTimeUtc,
  /** Member of the buyer who requested it. */
  requestedBy: Schema.optionalKey(Schema.String),
  /** When the request ends if nobody answers. */
  expiresAt: Schema.optionalKey(Schema.DateTimeUtc),
  issuedAt: Schema.optionalKey(Schema.DateTimeUtc),
  /** Member of the supplier who issued it. */
  issuedBy: Schema.optionalKey(Schema.String),
  /** Member of the supplier who refused it. */
  refusedBy: Schema.optionalKey(Schema.String),
  signer: Schema.optionalKey(
    Schema.Struct({ subject: Schema.String, serial: Schema.String, signedAt: Schema.DateTimeUtc }),
  ),
  /** When it goes to the tax authority. */
  plannedFor: Schema.optionalKey(Schema.DateTimeUtc),
  /** Until it is taken: how often it was turned down, and with how many it may go at most. */
  retry: Schema.optionalKey(Schema.Struct({ times: Schema.Int, together: Schema.optionalKey(Schema.Int) })),
  /** When somebody is warned that the authority has not settled it, and for the how-manieth time. */
  alarm: Schema.optionalKey(
    Schema.Struct({ stage: Schema.Literals(["half", "last"]), at: Schema.DateTimeUtc }),
  ),
  /** The submission it went with. */
  submitId: Schema.optionalKey(Schema.String),
  /** The rejected invoice that this one stands in for, and the one that stands in for this. */
  replaces: Schema.optionalKey(InvoiceRef),
  replacedBy: Schema.optionalKey(InvoiceRef),
  /** The tax authority's word on it. */
  result: Schema.optionalKey(Schema.Struct({ code: Schema.String, at: Schema.DateTimeUtc })),
  landingUrl: Schema.optionalKey(Schema.String),
  supplierEmail: Schema.optionalKey(Schema.String),
});

/** Everything about an invoice but its octets: a row of a list. */
export type InvoiceRow = typeof Facts.Type & {
  /** Grows by one with every change. */
  readonly version: number;
};

/** An invoice. */
export type StoredInvoice = InvoiceRow & {
  /** The signed XML as it was received. Once stored it is never removed. */
  readonly signedXml?: Uint8Array;
  /** R of the signer's key, sealed. Once stored it is never removed. */
  readonly r?: Uint8Array;
};

const record = Schema.fromJsonString(Schema.toCodecJson(Facts));
const writeRecord = Schema.encodeEffect(record);
const rowOf = { record, version: Whole };
const whole = reader(
  Schema.Struct({ ...rowOf, signedXml: Schema.optionalKey(Bytes), r: Schema.optionalKey(Bytes) }),
);
const light = reader(Schema.Struct(rowOf));

const flatten = <Row extends { readonly record: typeof Facts.Type; readonly version: number }>({
  record: facts,
  ...others
}: Row): typeof Facts.Type & Omit<Row, "record"> => ({ ...facts, ...others });

/** Until these are over, somebody may have to be warned. */
const underWay: ReadonlyArray<Status.TransmissionState> = ["queued", "sending", "unknown"];

/** What an invoice is found by. */
const indexed = ({ document, status, ...facts }: InvoiceRow) => ({
  ref: facts.ref,
  hostId: facts.hostId,
  issueId: document.issueId,
  supplierNumber: document.supplier.businessNumber,
  buyerNumber: document.buyer.number,
  documentState: status.document,
  transmissionState: status.transmission,
  writtenDate: document.writtenDate,
  requestedAt: facts.requestedAt,
  expiresAt: facts.expiresAt,
  requestedBy: facts.requestedBy,
  issuedBy: facts.issuedBy,
  refusedBy: facts.refusedBy,
  issuedAt: facts.issuedAt,
  plannedFor: facts.plannedFor,
  alarmAt: underWay.includes(status.transmission) ? facts.alarm?.at : undefined,
  submitId: facts.submitId,
  managementNumber: facts.managementNumber,
  ...Search.textsOf(document, facts.managementNumber),
});

/** Why an invoice could not be inserted: its ref or issue ID exists, or the buyer used the management number. */
export type Inserted = "inserted" | "exists" | "management-number";

/**
 * Stores a new invoice at version 1. Refused with `store.resident-number`: a
 * person's document would have to be sealed as a whole.
 */
export const insert = (invoice: StoredInvoice): Stored<Inserted> =>
  query("Invoices.insert", (sql) =>
    Effect.gen(function* () {
      if (invoice.document.buyer.kind === "resident")
        return yield* refusals.refusal("store.resident-number", { path: "document.buyer.number" });
      const { signedXml, r } = invoice;
      const fields = { ...indexed(invoice), record: yield* writeRecord(invoice), version: 1, signedXml, r };
      const inserted = yield* touched(
        sql`INSERT INTO invoices ${sql.insert(columns(fields))} ON CONFLICT DO NOTHING RETURNING ref`,
      );
      if (inserted) return "inserted";
      const exists = yield* touched(
        sql`SELECT ref FROM invoices WHERE ref = ${invoice.ref} OR issue_id = ${invoice.document.issueId}`,
      );
      return exists ? "exists" : "management-number";
    }),
  );

export const find = (ref: string): Stored<StoredInvoice | undefined> =>
  query("Invoices.find", (sql) =>
    Effect.map(
      whole.first(sql`SELECT record, version, signed_xml, r FROM invoices WHERE ref = ${ref}`),
      (row) => (row === undefined ? undefined : flatten(row)),
    ),
  );

/** An invoice without its octets. */
export const findRow = (ref: string): Stored<InvoiceRow | undefined> =>
  query("Invoices.findRow", (sql) =>
    Effect.map(light.first(sql`SELECT record, version FROM invoices WHERE ref = ${ref}`), (row) =>
      row === undefined ? undefined : flatten(row),
    ),
  );

/**
 * Writes the invoice as version `expectedVersion + 1`, if it is still at
 * `expectedVersion`; false if somebody else was first, and nothing is written.
 * Octets that `invoice` leaves out stay.
 */
export const update = (invoice: StoredInvoice, expectedVersion: number): Stored<boolean> =>
  query("Invoices.update", (sql) =>
    Effect.gen(function* () {
      const fields = {
        ...indexed(invoice),
        record: yield* writeRecord(invoice),
        version: expectedVersion + 1,
        ...(invoice.signedXml === undefined ? {} : { signedXml: invoice.signedXml }),
        ...(invoice.r === undefined ? {} : { r: invoice.r }),
      };
      return yield* touched(
        sql`UPDATE invoices SET ${sql.update(columns(fields), ["ref"])}
          WHERE ref = ${invoice.ref} AND version = ${expectedVersion} RETURNING ref`,
      );
    }),
  );

/** Tabs of a list: waiting for the supplier, issued, ended otherwise. */
export type Box = "received" | "issued" | "closed" | "all";

const statesOf: Readonly<Record<Exclude<Box, "all">, ReadonlyArray<Status.DocumentState>>> = {
  received: ["requested", "changeProposed", "issuing", "outcomeUnknown"],
  issued: ["issued", "amended"],
  closed: ["refused", "requestCancelled", "requestExpired", "issueCancelled"],
};

const statesIn = (box: Box): ReadonlyArray<Status.DocumentState> =>
  box === "all" ? Object.values(statesOf).flat() : statesOf[box];

export interface ListQuery {
  /** The company that looks: supplier or buyer of what it sees. */
  readonly businessNumber: string;
  readonly box: Box;
  /** Part of the partner's name or number, of an amount, issue ID, management number or item. */
  readonly search?: string;
  /** From 1. */
  readonly page: number;
  /** At most 100. */
  readonly pageSize: number;
  /** What of it the person who looks may see; the rest is counted as hidden. */
  readonly sight: "all" | Permission.Sight;
  /** Nothing but this one. */
  readonly ref?: string;
}

export interface Page {
  readonly rows: ReadonlyArray<InvoiceRow>;
  /** Rows of this box on all pages. */
  readonly total: number;
  readonly counts: Readonly<Record<Box, number>>;
  /** Rows of this box that `sight` leaves out. */
  readonly hidden: number;
  /** The same for every box. */
  readonly hiddenCounts: Readonly<Record<Box, number>>;
}

const tallies = reader(Schema.Struct({ documentState: Status.DocumentState, visible: Whole, tally: Whole }));

const matching = (
  sql: SqlClient.SqlClient,
  { businessNumber, search, ref }: ListQuery,
): Statement.Fragment => {
  const all = sql`(supplier_number = ${businessNumber} OR buyer_number = ${businessNumber})`;
  const mine = ref === undefined ? all : sql.and([all, sql`ref = ${ref}`]);
  const pattern = Search.patternOf(search ?? "");
  if (pattern === undefined) return mine;
  return sql.and([
    mine,
    sql`(search LIKE ${pattern} ESCAPE '!'
      OR (supplier_number = ${businessNumber} AND search_buyer LIKE ${pattern} ESCAPE '!')
      OR (buyer_number = ${businessNumber} AND search_supplier LIKE ${pattern} ESCAPE '!'))`,
  ]);
};

/** States of a request that its supplier has not answered. */
const unanswered = statesOf.received;

/** A received request that nobody of the company has answered: see `Permission.Ownership`. */
export const isWaiting = (
  { status, document }: Pick<InvoiceRow, "status" | "document">,
  businessNumber: string,
): boolean => document.supplier.businessNumber === businessNumber && unanswered.includes(status.document);

const inSight = (sql: SqlClient.SqlClient, { businessNumber, sight }: ListQuery): Statement.Fragment => {
  if (sight === "all") return sql`1 = 1`;
  const { persons, waiting } = sight;
  const handled =
    persons.length === 0
      ? []
      : [
          sql.and([
            sql`supplier_number = ${businessNumber}`,
            sql.or([sql.in("issued_by", persons), sql.in("refused_by", persons)]),
          ]),
          sql.and([sql`buyer_number = ${businessNumber}`, sql.in("requested_by", persons)]),
        ];
  const open = sql.and([
    sql`supplier_number = ${businessNumber} AND issued_by IS NULL AND refused_by IS NULL
      AND (requested_by IS NULL OR buyer_number <> ${businessNumber})`,
    sql.in("document_state", unanswered),
  ]);
  return sql.or([...handled, ...(waiting ? [open] : []), sql`1 = 0`]);
};

/** A page of a company's list: what waits longest first, everything else newest first. */
export const list = (asked: ListQuery): Stored<Page> =>
  query("Invoices.list", (sql) =>
    Effect.gen(function* () {
      const { box } = asked;
      const pageSize = Math.min(100, Math.max(1, Math.trunc(asked.pageSize)));
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
      const order =
        box === "received"
          ? sql`written_date ASC, requested_at ASC, ref ASC`
          : sql`requested_at DESC, ref DESC`;
      const rows = yield* light.all(
        sql`SELECT record, version FROM invoices
          WHERE ${sql.and([found, visible, sql.in("document_state", statesIn(box))])}
          ORDER BY ${order} LIMIT ${pageSize} OFFSET ${offset}`,
      );
      return {
        rows: rows.map(flatten),
        total: count(box, 1),
        counts: counts(1),
        hidden: count(box, 0),
        hiddenCounts: counts(0),
      };
    }),
  );

type Where = (sql: SqlClient.SqlClient) => {
  readonly when: Statement.Fragment;
  readonly order: Statement.Fragment;
};

const several = (name: string, limit: number, where: Where): Stored<ReadonlyArray<StoredInvoice>> =>
  query(name, (sql) => {
    const { when, order } = where(sql);
    return Effect.map(
      whole.all(
        sql`SELECT record, version, signed_xml, r FROM invoices WHERE ${when} ORDER BY ${order}, ref LIMIT ${limit}`,
      ),
      (rows) => rows.map(flatten),
    );
  });

const rows = (name: string, limit: number, where: Where): Stored<ReadonlyArray<InvoiceRow>> =>
  query(name, (sql) => {
    const { when, order } = where(sql);
    return Effect.map(
      light.all(
        sql`SELECT record, version FROM invoices WHERE ${when} ORDER BY ${order}, ref LIMIT ${limit}`,
      ),
      (found) => found.map(flatten),
    );
  });

/** Queued for the tax authority, and their planned time has come; the earliest issued, whose deadline is nearest, first. */
export const dueForTransmission = (at: DateTime.Utc, limit: number): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.dueForTransmission", limit, (sql) => ({
    when: sql`transmission_state = 'queued' AND document_state = 'issued' AND planned_for <= ${millis(at)}`,
    order: sql`issued_at`,
  }));

/** Not with the tax authority yet, whenever planned, of the companies that a host serves. */
export const waitingForTransmission = (hostId: string, limit: number): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.waitingForTransmission", limit, (sql) => ({
    when: sql`transmission_state = 'queued' AND document_state = 'issued' AND EXISTS (
      SELECT 1 FROM companies WHERE host_id = ${hostId} AND business_number IN (supplier_number, buyer_number))`,
    order: sql`issued_at`,
  }));

/** Not settled by the authority, and the time to warn of it has come. */
export const alarming = (at: DateTime.Utc, limit: number): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.alarming", limit, (sql) => ({
    when: sql`alarm_at <= ${millis(at)}`,
    order: sql`alarm_at`,
  }));

/** The invoices that went with a submission. */
export const bySubmission = (submitId: string): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.bySubmission", 1000, (sql) => ({
    when: sql`submit_id = ${submitId}`,
    order: sql`issue_id`,
  }));

/** Requests that nobody answered until `expiresAt`. */
export const expiring = (at: DateTime.Utc, limit: number): Stored<ReadonlyArray<StoredInvoice>> =>
  several("Invoices.expiring", limit, (sql) => ({
    when: sql`document_state = 'requested' AND expires_at <= ${millis(at)}`,
    order: sql`expires_at`,
  }));

/** The invoice of this issue ID (승인번호). */
export const byIssueId = (issueId: string): Stored<StoredInvoice | undefined> =>
  query("Invoices.byIssueId", (sql) =>
    Effect.map(
      whole.first(sql`SELECT record, version, signed_xml, r FROM invoices WHERE issue_id = ${issueId}`),
      (row) => (row === undefined ? undefined : flatten(row)),
    ),
  );
