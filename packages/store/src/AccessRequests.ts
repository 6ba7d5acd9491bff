/** What members asked for (권한 요청), and what was answered. Nothing is removed. */
import * as Schema from "effect/Schema";
import type * as DateTime from "effect/DateTime";
import { AccessRequest } from "@einv/permission";
import { type Stored, query } from "./internal/query.ts";
import { Instant, columns, millis, reader, touched } from "./internal/rows.ts";

export const StoredRequest = Schema.Struct({
  requestId: Schema.String,
  businessNumber: Schema.String,
  /** Who asks. */
  memberId: Schema.String,
  wants: AccessRequest.Wants,
  /** The invoice that it was asked at. */
  ref: Schema.optionalKey(Schema.String),
  message: Schema.optionalKey(Schema.String),
  state: AccessRequest.State,
  askedAt: Instant,
  answeredAt: Schema.optionalKey(Instant),
  answeredBy: Schema.optionalKey(Schema.String),
  note: Schema.optionalKey(Schema.String),
});
export type StoredRequest = typeof StoredRequest.Type;

const requests = reader(StoredRequest);

/** False if the member has asked for the same and nobody has answered. */
export const put = (request: StoredRequest): Stored<boolean> =>
  query("AccessRequests.put", (sql) =>
    touched(
      sql`INSERT INTO access_requests ${sql.insert(columns(request))} ON CONFLICT DO NOTHING RETURNING request_id`,
    ),
  );

/** A request of this company. */
export const find = (businessNumber: string, requestId: string): Stored<StoredRequest | undefined> =>
  query("AccessRequests.find", (sql) =>
    requests.first(
      sql`SELECT * FROM access_requests
        WHERE business_number = ${businessNumber} AND request_id = ${requestId}`,
    ),
  );

/** The open requests of a company, or of one member, the oldest first; then the last that were answered. */
export const list = (
  businessNumber: string,
  of: { readonly memberId?: string; readonly limit: number },
): Stored<ReadonlyArray<StoredRequest>> =>
  query("AccessRequests.list", (sql) =>
    requests.all(
      sql`SELECT * FROM access_requests WHERE business_number = ${businessNumber}
          AND ${of.memberId === undefined ? sql`1 = 1` : sql`member_id = ${of.memberId}`}
        ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END,
          CASE WHEN state = 'open' THEN asked_at ELSE -asked_at END, request_id
        LIMIT ${Math.min(200, Math.max(1, Math.trunc(of.limit)))}`,
    ),
  );

/** Ends an open request. False if somebody else has. */
export const answer = (
  request: Pick<StoredRequest, "requestId" | "state" | "answeredBy" | "note"> & {
    readonly answeredAt: DateTime.Utc;
  },
): Stored<boolean> =>
  query("AccessRequests.answer", (sql) =>
    touched(
      sql`UPDATE access_requests SET state = ${request.state}, answered_at = ${millis(request.answeredAt)},
          answered_by = ${request.answeredBy ?? null}, note = ${request.note ?? null}
        WHERE request_id = ${request.requestId} AND state = 'open' RETURNING request_id`,
    ),
  );
