/**
 * An inquiry (문의) to a person: what somebody wrote and what goes along with
 * it, every line of which was shown and could be left out. Secrets and personal
 * numbers are taken out before it is kept or sent.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { t } from "./internal/text.ts";
import { limits } from "./Limits.ts";
import * as Redactor from "./Redactor.ts";
import { refusals } from "./Refusals.ts";

export { limits };

/** 접수: nobody has answered. 답변: answered by mail. 종료: its asker has no more to ask. */
export const State = Schema.Literals(["received", "answered", "closed"]);
export type State = typeof State.Type;

export const states: Readonly<Record<State, Refusal.Text>> = {
  received: t("접수", "Received"),
  answered: t("답변함", "Answered"),
  closed: t("종료", "Closed"),
};

/** One fact that goes along: an error code, the page, what the guide was asked. */
export const Line = Schema.Struct({ key: Schema.String, value: Schema.String });
export type Line = typeof Line.Type;

/** What is kept and sent. */
export interface Inquiry {
  readonly message: string;
  readonly attached: ReadonlyArray<Line>;
  /** What was taken out of it. */
  readonly removed: ReadonlyArray<Redactor.Kind>;
}

/**
 * An inquiry without secrets. Refused with `inquiry.empty`, `inquiry.too-long`,
 * `inquiry.too-much-attached`.
 */
export const make = (given: {
  readonly message: string;
  readonly attached: ReadonlyArray<Line>;
}): Result.Result<Inquiry, Refusal.Refusal> => {
  const { message, lines, key, value } = limits;
  const text = given.message.trim();
  if (text === "") return refusals.fail("inquiry.empty", { path: "message" });
  if (text.length > message)
    return refusals.fail("inquiry.too-long", { path: "message", values: { limit: String(message) } });
  const tooMuch =
    given.attached.length > lines ||
    given.attached.some((line) => line.key.length > key || line.value.length > value);
  if (tooMuch)
    return refusals.fail("inquiry.too-much-attached", {
      path: "attached",
      values: { lines: String(lines), limit: String(value) },
    });
  const written = Redactor.redact(text);
  const attached = given.attached.map((line) => Redactor.redactLine(line));
  return Result.succeed({
    message: written.text,
    attached: attached.map((line) => ({ key: line.key, value: line.value })),
    removed: [...new Set([...written.removed, ...attached.flatMap(({ removed }) => removed)])],
  });
};

/** Letters and digits that are not mistaken for one another when read out. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

/** A ticket number (접수번호) such as `Q-7F3K-9M2D`, of eight random octets. */
export const ticketOf = (octets: Uint8Array): string => {
  const letters = Array.from(octets.slice(0, 8), (octet) => alphabet[octet % alphabet.length]).join("");
  return `Q-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
};

/** A ticket number however it was typed; as it is if it is none. */
export const readTicket = (typed: string): string => {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return /^Q[A-Z0-9]{8}$/.test(letters)
    ? `Q-${letters.slice(1, 5)}-${letters.slice(5, 9)}`
    : typed.trim().slice(0, 40);
};
