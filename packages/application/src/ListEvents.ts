/** What happened, for an ERP that keeps up by asking. */
import type * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import { Events } from "@einv/store";
import type { Use } from "./Application.ts";
import type { Host } from "./Caller.ts";
import { refusals } from "./Refusals.ts";
import * as Views from "./Views.ts";

export interface EventView {
  /** Ask for what came `after` it. */
  readonly cursor: string;
  /** `invoice.issued`, `transmission.accepted`, `billing.insufficient` … */
  readonly type: string;
  readonly ref: Views.InvoiceRef;
  readonly at: DateTime.Utc;
  readonly data: Readonly<Record<string, string>>;
}

const usual = 100;
const most = 500;

/**
 * What happened to the invoices of this host's companies, oldest first. `next`
 * is there when there is more. Refused with `events.cursor`.
 */
export const list = (
  host: Host,
  query: { readonly after?: string; readonly limit?: number },
): Use<{ readonly events: ReadonlyArray<EventView>; readonly next?: string }> =>
  Effect.gen(function* () {
    const { after = "0" } = query;
    if (!/^\d{1,15}$/.test(after)) return yield* refusals.refusal("events.cursor", { path: "after" });
    const limit = Math.min(most, Math.max(1, Math.trunc(query.limit ?? usual)));
    const found = yield* Events.list({ hostId: host.hostId, after: Number(after), limit: limit + 1 });
    const events = found
      .slice(0, limit)
      .flatMap(({ seq, type, ref, at, data }): ReadonlyArray<EventView> =>
        ref === undefined ? [] : [{ cursor: String(seq), type, ref: Views.InvoiceRef.make(ref), at, data }],
      );
    const last = events.at(-1);
    return { events, ...(found.length > limit && last !== undefined ? { next: last.cursor } : {}) };
  });
