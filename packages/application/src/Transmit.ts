import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export interface Sent {
  /** Invoices handed to the authority. */
  readonly submitted: number;
  /** SubmitIDs, one per package. */
  readonly submissions: ReadonlyArray<string>;
}
/** Sends what a host asks for now: the named invoices, or all of its companies that wait. */
export const transmitNow = (_host: Host, _input: { readonly refs?: ReadonlyArray<string> }): Use<Sent> =>
  pending;
/** Sends everything whose planned time has come; the job at dawn. */
export const transmitDue: Use<Sent> = pending;
/** After a start: asks about submissions whose answer never came; sends again only what the authority does not know. */
export const resume: Use<{ readonly settled: number; readonly resent: number; readonly open: number }> =
  pending;
