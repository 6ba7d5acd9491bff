/** E-mail addresses, as they are compared and as strangers may see them. */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";

/** Nothing that could end a header or name a second address. */
const form = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/;

/** In small letters, so that one mailbox is one address. */
export const EmailAddress = Schema.String.check(
  Schema.isMaxLength(254),
  Schema.isPattern(form, { message: "an e-mail address" }),
  Schema.isLowercased(),
).pipe(Schema.brand("EmailAddress"));
export type EmailAddress = typeof EmailAddress.Type;

/** Reads what a person typed. Refuses with `membership.email`. */
export const parse = (input: string): Result.Result<EmailAddress, Refusal.Refusal> => {
  const text = input.normalize("NFKC").trim().toLowerCase();
  return text.length <= 254 && form.test(text)
    ? Result.succeed(EmailAddress.make(text))
    : refusals.fail("membership.email", { path: "email" });
};

/** `billtest02@bill.example` → `bi********@bill.example`. */
export const mask = (address: string): string => {
  const at = address.lastIndexOf("@");
  const shown = Math.min(2, Math.max(0, at - 1));
  return `${address.slice(0, shown)}${"*".repeat(Math.max(at - shown, 0))}${address.slice(at)}`;
};
