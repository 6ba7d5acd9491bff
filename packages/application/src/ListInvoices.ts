import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export const list = (
  _caller: Caller,
  _query: {
    readonly box?: Views.Box;
    readonly search?: string;
    readonly page?: number;
    readonly pageSize?: number;
  },
): Use<Views.InvoicePage> => pending;
