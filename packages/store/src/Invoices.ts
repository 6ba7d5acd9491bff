/**
 * Invoices and where each stands. The document and everything said about it is
 * one JSON text; what is searched and sorted by stands beside it in columns;
 * the signed XML is kept octet for octet.
 */
import * as Effect from "effect/Effect";
import type * as DateTime from "effect/DateTime";
import type * as SqlClient from "effect/sql/SqlClient";
import type * as Statement from "effect/sql/Statement";
import type { Lifecycle, Status } from "@einv/invoice";
import * as Rows from "./internal/invoiceRows.ts";
import { unanswered } from "./internal/sight.ts";
import * as Search from "./internal/search.ts";
import { type Stored, query } from "./internal/query.ts";
import { columns, millis, touched } from "./internal/rows.ts";
import { refusals } from "./Refusals.ts";

/** An einv invoice's own identifier; not the issue ID (승인번호). */
export const InvoiceRef = Rows.InvoiceRef;
export type InvoiceRef = Rows.InvoiceRef;

/** 거절 사유 */
export const RefuseReason = Rows.RefuseReason;
export type RefuseReason = Rows.RefuseReason;

/** What an amendment (수정) is part of. */
export type Amends = Rows.Amends;

/** Everything about an invoice but its octets: a row of a list. */
export type InvoiceRow = Rows.InvoiceRow;

/** An invoice. */
export type StoredInvoice = Rows.StoredInvoice;

/** Who writes and who signs it. */
export const routeOf = ({ route }: Pick<InvoiceRow, "route">): Lifecycle.Route => route ?? "reverse";

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
  acknowledgement: status.acknowledgement,
  typeCode: document.typeCode,
  writtenDate: document.writtenDate,
  grand: document.totals.grand,
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
  writtenBy: facts.route === "forward" ? document.supplier.businessNumber : document.buyer.number,
  amends: facts.amends?.ref,
  ...Search.textsOf(document, facts.managementNumber),
});

/** Why an invoice could not be inserted: its ref or issue ID exists, or its writer used the management number. */
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
      const fields = {
        ...indexed(invoice),
        record: yield* Rows.writeRecord(invoice),
        version: 1,
        signedXml,
        r,
      };
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
      Rows.whole.first(sql`SELECT record, version, signed_xml, r FROM invoices WHERE ref = ${ref}`),
      (row) => (row === undefined ? undefined : Rows.flatten(row)),
    ),
  );

/** An invoice without its octets. */
export const findRow = (ref: string): Stored<InvoiceRow | undefined> =>
  query("Invoices.findRow", (sql) =>
    Effect.map(Rows.light.first(sql`SELECT record, version FROM invoices WHERE ref = ${ref}`), (row) =>
      row === undefined ? undefined : Rows.flatten(row),
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
        record: yield* Rows.writeRecord(invoice),
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

export { unanswered };

/** A received request that nobody of the company has answered: see `Permission.Ownership`. */
export const isWaiting = (
  { status, document }: Pick<InvoiceRow, "status" | "document">,
  businessNumber: string,
): boolean => document.supplier.businessNumber === businessNumber && unanswered.includes(status.document);

type Where = (sql: SqlClient.SqlClient) => {
  readonly when: Statement.Fragment;
  readonly order: Statement.Fragment;
};

const several = (name: string, limit: number, where: Where): Stored<ReadonlyArray<StoredInvoice>> =>
  query(name, (sql) => {
    const { when, order } = where(sql);
    return Effect.map(
      Rows.whole.all(
        sql`SELECT record, version, signed_xml, r FROM invoices WHERE ${when} ORDER BY ${order}, ref LIMIT ${limit}`,
      ),
      (rows) => rows.map(Rows.flatten),
    );
  });

const rows = (name: string, limit: number, where: Where): Stored<ReadonlyArray<InvoiceRow>> =>
  query(name, (sql) => {
    const { when, order } = where(sql);
    return Effect.map(
      Rows.light.all(
        sql`SELECT record, version FROM invoices WHERE ${when} ORDER BY ${order}, ref LIMIT ${limit}`,
      ),
      (found) => found.map(Rows.flatten),
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

/** Requests that a company has to do with and that their supplier has not answered; the oldest first. */
export const waitingAt = (businessNumber: string, limit: number): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.waitingAt", limit, (sql) => ({
    when: sql`document_state IN ('requested', 'changeProposed')
      AND (supplier_number = ${businessNumber} OR buyer_number = ${businessNumber})`,
    order: sql`requested_at`,
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
      Rows.whole.first(sql`SELECT record, version, signed_xml, r FROM invoices WHERE issue_id = ${issueId}`),
      (row) => (row === undefined ? undefined : Rows.flatten(row)),
    ),
  );

/** Every document that amends this invoice, issued or not, oldest first. */
export const amendmentsOf = (ref: string): Stored<ReadonlyArray<InvoiceRow>> =>
  rows("Invoices.amendmentsOf", 200, (sql) => ({ when: sql`amends = ${ref}`, order: sql`requested_at` }));
