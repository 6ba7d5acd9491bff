import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";

const pending = Effect.die("not landed yet");
import type { Mailer } from "./Mailer.ts";
/** Sends the mail that waits; a job runs it every few seconds. */
export const deliver: Effect.Effect<
  { readonly delivered: number; readonly failed: number },
  Refusal.Refusal,
  Services | Mailer
> = pending;
