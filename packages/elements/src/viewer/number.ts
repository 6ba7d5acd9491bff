/** Reads the number that a person types; loaded when the field is reached. */
import * as Result from "effect/Result";
import { format, parse } from "@einv/identity/BusinessNumber";
import type { Problem } from "../foundation/problem.ts";

/** The number as digits and as people read it, or what is wrong with what was typed. */
export type ReadNumber =
  | { readonly digits: string; readonly formatted: string }
  | { readonly problem: Problem };

export const readNumber = (typed: string): ReadNumber => {
  const read = parse(typed);
  return Result.isSuccess(read)
    ? { digits: read.success, formatted: format(read.success) }
    : { problem: read.failure };
};
