import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export const refuse = (
  _caller: Caller,
  _input: {
    readonly ref: string;
    readonly reason: Views.RefuseReason;
    readonly message?: string;
    readonly version: number;
    readonly idempotencyKey: string;
  },
): Use<Views.InvoiceView> => pending;
