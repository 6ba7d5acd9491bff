import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";

/** Ends requests that nobody answered in time; a job runs it once a day. */
export const expire: Effect.Effect<{ readonly expired: number }, Refusal.Refusal, Services> =
  Effect.die("not landed yet");
