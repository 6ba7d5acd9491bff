import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
/** Asks the authority about every submission that waits for its result. */
export const collect: Use<{ readonly settled: number; readonly pending: number }> = pending;
/** Takes a result that the authority posts; answers what it expects. */
export const receiveCallback = (_message: {
  readonly contentType: string;
  readonly body: Uint8Array;
}): Use<{ readonly contentType: string; readonly body: Uint8Array }> => pending;
