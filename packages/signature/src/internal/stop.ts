/** Leaving a strict reader from any depth; a `Stop` never leaves the package. */
import type { Refusal } from "@einv/refusal/Refusal";
import { path, type XmlElement } from "@einv/xml/Xml";
import * as Result from "effect/Result";
import { type Code, refusals } from "../Refusals.ts";

class Stop {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

export const stop = (code: Code, at: XmlElement, values: Readonly<Record<string, string>> = {}): never => {
  throw new Stop(refusals.refusal(code, { path: path(at), values }));
};

/** Runs a reader and catches what stopped it. */
export const attempt = <A>(read: () => A): Result.Result<A, Refusal> => {
  try {
    return Result.succeed(read());
  } catch (stopped) {
    if (stopped instanceof Stop) return Result.fail(stopped.refusal);
    throw stopped;
  }
};

/** The value of a result inside a reader. */
export const orStop = <A>(result: Result.Result<A, Refusal>): A => {
  if (Result.isFailure(result)) throw new Stop(result.failure);
  return result.success;
};
