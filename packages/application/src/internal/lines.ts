/** Short texts that people and hosts hand in: one line, not empty, bounded. */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";

const longest = 200;
const longestMessage = 500;

/** The text without space around it. Refused with `company.empty-field`, naming the field. */
export const field = (text: string, path: string): Result.Result<string, Refusal.Refusal> => {
  const trimmed = text.trim();
  return trimmed === "" || trimmed.length > longest
    ? refusals.fail("company.empty-field", { path })
    : Result.succeed(trimmed);
};

/** Nothing that could end a header or name a second address. */
const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/;

/** Whether mail can be sent there. */
export const isEmail = (text: string): boolean => text.length <= 254 && address.test(text);

/** Words to the other side; blank ones are none. Refused with `message.too-long`. */
export const message = (text: string | undefined): Result.Result<string | undefined, Refusal.Refusal> => {
  const trimmed = text?.trim() ?? "";
  if (trimmed.length > longestMessage) return refusals.fail("message.too-long", { path: "message" });
  return Result.succeed(trimmed === "" ? undefined : trimmed);
};
