import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
/** Adds points bought outside. */
export const credit = (
  _host: Host,
  _input: { readonly businessNumber: string; readonly points: bigint; readonly idempotencyKey: string },
): Use<Views.CompanyView> => pending;
