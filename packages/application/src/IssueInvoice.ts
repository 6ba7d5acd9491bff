import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller } from "./Caller.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
export interface Input {
  readonly ref: string;
  /** The signed XML, as text. */
  readonly signedXml: string;
  /** R of the signing key, base64. */
  readonly r: Redacted.Redacted<string>;
  readonly version: number;
  readonly idempotencyKey: string;
}
export const issue = (_caller: Caller, _input: Input): Use<Views.Receipt> => pending;
