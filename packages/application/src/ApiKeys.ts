import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Host } from "./Caller.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
/** A new host and its API key, shown once. */
export const create = (_input: {
  readonly name: string;
}): Use<{ readonly host: Host; readonly key: Redacted.Redacted<string> }> => pending;
/** Makes a known key valid (from the environment): the same key twice is the same host. */
export const ensure = (_input: {
  readonly name: string;
  readonly key: Redacted.Redacted<string>;
}): Use<Host> => pending;
export const authenticate = (_key: Redacted.Redacted<string>): Use<Host> => pending;
