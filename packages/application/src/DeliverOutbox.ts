import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type * as DateTime from "effect/DateTime";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller, Host } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
import type { Mailer } from "./Mailer.ts";
/** Sends the mail that waits; a job runs it every few seconds. */
export const deliver: Effect.Effect<
  { readonly delivered: number; readonly failed: number },
  Refusal.Refusal,
  Services | Mailer
> = pending;
