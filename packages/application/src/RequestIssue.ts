import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export interface Input {
  /** The buyer who asks. */
  readonly businessNumber: string;
  /** Acting member of the buyer. */
  readonly memberId: string;
  readonly document: Views.RequestedInvoice;
  readonly payer: Views.Payer;
  readonly managementNumber?: string;
  readonly message?: string;
  readonly landingUrl?: string;
  readonly idempotencyKey: string;
}
/** The buyer asks the supplier to issue (역발행 요청). */
export const request = (_host: Host, _input: Input): Use<Views.InvoiceView> => pending;
