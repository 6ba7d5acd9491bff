/** Inquiries (문의): whose they are and where they stand; what was written is sealed. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { Inquiry } from "@einv/support";
import { type Stored, query } from "./internal/query.ts";
import { Bytes, Instant, columns, millis, reader, touched } from "./internal/rows.ts";

export const StoredInquiry = Schema.Struct({
  /** 접수번호 */
  ticket: Schema.String,
  /** Absent for whoever has not joined. */
  businessNumber: Schema.optionalKey(Schema.String),
  memberId: Schema.optionalKey(Schema.String),
  state: Inquiry.State,
  /** What was written and goes along, and where the answer goes; sealed. */
  asked: Bytes,
  /** Sealed. */
  answer: Schema.optionalKey(Bytes),
  askedAt: Instant,
  answeredAt: Schema.optionalKey(Instant),
  closedAt: Schema.optionalKey(Instant),
});
export type StoredInquiry = typeof StoredInquiry.Type;

const inquiries = reader(StoredInquiry);

export const put = (inquiry: StoredInquiry): Stored<void> =>
  Effect.asVoid(query("Inquiries.put", (sql) => sql`INSERT INTO inquiries ${sql.insert(columns(inquiry))}`));

/** An inquiry of one member of a company. */
export const find = (
  of: { readonly businessNumber: string; readonly memberId: string },
  ticket: string,
): Stored<StoredInquiry | undefined> =>
  query("Inquiries.find", (sql) =>
    inquiries.first(
      sql`SELECT * FROM inquiries WHERE ticket = ${ticket}
        AND business_number = ${of.businessNumber} AND member_id = ${of.memberId}`,
    ),
  );

/** A member's own, the newest first. */
export const mine = (
  of: { readonly businessNumber: string; readonly memberId: string },
  limit: number,
): Stored<ReadonlyArray<StoredInquiry>> =>
  query("Inquiries.mine", (sql) =>
    inquiries.all(
      sql`SELECT * FROM inquiries
        WHERE business_number = ${of.businessNumber} AND member_id = ${of.memberId}
        ORDER BY asked_at DESC, ticket LIMIT ${limit}`,
    ),
  );

/** Those of all companies that a host serves: what waits first, the oldest of it before the others. */
export const ofHost = (hostId: string, limit: number): Stored<ReadonlyArray<StoredInquiry>> =>
  query("Inquiries.ofHost", (sql) =>
    inquiries.all(
      sql`SELECT inquiries.* FROM inquiries
        JOIN companies ON companies.business_number = inquiries.business_number
        WHERE companies.host_id = ${hostId}
        ORDER BY CASE WHEN state = 'received' THEN 0 ELSE 1 END,
          CASE WHEN state = 'received' THEN asked_at ELSE -asked_at END, ticket
        LIMIT ${limit}`,
    ),
  );

/** One of them. */
export const findOfHost = (hostId: string, ticket: string): Stored<StoredInquiry | undefined> =>
  query("Inquiries.findOfHost", (sql) =>
    inquiries.first(
      sql`SELECT inquiries.* FROM inquiries
        JOIN companies ON companies.business_number = inquiries.business_number
        WHERE companies.host_id = ${hostId} AND ticket = ${ticket}`,
    ),
  );

/** False if it is closed. */
export const answer = (ticket: string, sealed: Uint8Array, at: DateTime.Utc): Stored<boolean> =>
  query("Inquiries.answer", (sql) =>
    touched(
      sql`UPDATE inquiries SET state = 'answered', answer = ${sealed}, answered_at = ${millis(at)}
        WHERE ticket = ${ticket} AND state <> 'closed' RETURNING ticket`,
    ),
  );

/** Closes it; nothing, if it is closed. */
export const close = (ticket: string, at: DateTime.Utc): Stored<boolean> =>
  query("Inquiries.close", (sql) =>
    touched(
      sql`UPDATE inquiries SET state = 'closed', closed_at = ${millis(at)}
        WHERE ticket = ${ticket} AND state <> 'closed' RETURNING ticket`,
    ),
  );

/** Forgets what was asked before. */
export const prune = (before: DateTime.Utc): Stored<void> =>
  Effect.asVoid(
    query("Inquiries.prune", (sql) => sql`DELETE FROM inquiries WHERE asked_at < ${millis(before)}`),
  );
