/** From Effect to promises: what a runtime answers is a value, a `Problem`, or an `AbortError`. */
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Option from "effect/Option";
import type { Refusal } from "@einv/refusal";

/** Runs it. Rejects with its refusal; with an `AbortError` when the signal called it off; a defect as it is. */
export const promise = async <A>(
  effect: Effect.Effect<A, Refusal.Refusal>,
  signal?: AbortSignal,
): Promise<A> => {
  const exit = await Effect.runPromiseExit(effect, signal === undefined ? {} : { signal });
  if (Exit.isSuccess(exit)) return exit.value;
  if (signal?.aborted === true) throw new DOMException("called off", "AbortError");
  const refusal = Exit.findErrorOption(exit);
  if (Option.isSome(refusal)) throw refusal.value;
  throw new Error("defect", { cause: exit.cause });
};
