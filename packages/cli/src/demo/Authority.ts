import * as Effect from "effect/Effect";
import type { Refusal } from "@einv/refusal/Refusal";
import type { Received } from "./Front.ts";
export const endpoint = (base: string) => `${base}/`;
export const clock = (base: string) => `${base}/admin/clock`;
export const received = (_: string): Effect.Effect<ReadonlyArray<Received>, Refusal> => Effect.succeed([]);
