/** Short texts that people and hosts hand in, bounded. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

/** The text without space around it, if it is not longer. Refused with `text.too-long`, naming the field. */
const bounded = (text: string, path: string, limit: number): Result.Result<string, Refusal.Refusal> => {
  const trimmed = text.trim();
  return trimmed.length > limit
    ? refusals.fail("text.too-long", { path, values: { limit: String(limit) } })
    : Result.succeed(trimmed);
};

/** A name. Refused with `company.empty-field`, `text.too-long`. */
export const field = (text: string, path: string, limit = 200): Result.Result<string, Refusal.Refusal> =>
  Result.flatMap(bounded(text, path, limit), (line) =>
    line === "" ? refusals.fail("company.empty-field", { path }) : Result.succeed(line),
  );

/** What may be left out; a blank one is. Refused with `text.too-long`. */
export const optional = (
  text: string | undefined,
  path: string,
  limit: number,
): Result.Result<string | undefined, Refusal.Refusal> =>
  Result.map(bounded(text ?? "", path, limit), (line) => (line === "" ? undefined : line));

/** Words to the other side. */
export const message = (text: string | undefined): Result.Result<string | undefined, Refusal.Refusal> =>
  optional(text, "message", 500);

/** Nothing that could end a header or name a second address. */
const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/;

/** Whether mail can be sent there. */
export const isEmail = (text: string): boolean => text.length <= 254 && address.test(text);
