import * as Effect from "effect/Effect";
import type * as DateTime from "effect/DateTime";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export interface EventView {
  readonly cursor: string;
  readonly type: string;
  readonly ref: Views.InvoiceRef;
  readonly at: DateTime.Utc;
  readonly data: Readonly<Record<string, string>>;
}
/** What happened to the invoices of this host's companies, oldest first. */
export const list = (
  _host: Host,
  _query: { readonly after?: string; readonly limit?: number },
): Use<{ readonly events: ReadonlyArray<EventView>; readonly next?: string }> => pending;
