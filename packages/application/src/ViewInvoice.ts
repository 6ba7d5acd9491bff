import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export const view = (_caller: Caller, _ref: string): Use<Views.InvoiceView> => pending;
/** The signed XML as text. */
export const signedXml = (_caller: Caller, _ref: string): Use<string> => pending;
