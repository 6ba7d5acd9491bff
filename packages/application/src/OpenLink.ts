/**
 * From a mail to its invoice, without an account: whoever has the link and
 * knows the recipient's business number sees, and may issue or refuse, this
 * one invoice. Before the number is right nothing of the invoice is told.
 */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { BusinessNumber } from "@einv/identity";
import type { Status } from "@einv/invoice";
import type { Refusal } from "@einv/refusal";
import { Invoices, Links, Sessions, Transaction } from "@einv/store";
import type { Use } from "./Application.ts";
import { linkMember } from "./Caller.ts";
import * as Secrets from "./internal/secrets.ts";
import { refusals } from "./Refusals.ts";
import { Settings } from "./Settings.ts";
import * as Views from "./Views.ts";

/** What the recipient has nothing more to do with. */
const closed: ReadonlyArray<Status.DocumentState> = ["requestCancelled", "requestExpired", "deleted"];

/** A link that opens now. Refused with `link.invalid`, `link.expired`, `link.closed`. */
const find = Effect.fnUntraced(function* (token: Redacted.Redacted<string>, at: DateTime.Utc) {
  const link = yield* Links.find(yield* Secrets.digest(token));
  if (link === undefined) return yield* refusals.refusal("link.invalid");
  if (DateTime.isLessThanOrEqualTo(link.expiresAt, at)) return yield* refusals.refusal("link.expired");
  const stored = yield* Invoices.find(link.ref);
  if (stored === undefined) return yield* refusals.refusal("link.invalid");
  if (closed.includes(stored.status.document)) return yield* refusals.refusal("link.closed");
  return link;
});

/** What a mail link shows before the number is right. */
export const peek = (
  token: Redacted.Redacted<string>,
): Use<{ readonly sender: string; readonly fingerprint: string; readonly expiresAt: DateTime.Utc }> =>
  Effect.gen(function* () {
    const { sender, fingerprint, expiresAt } = yield* find(token, yield* DateTime.now);
    return { sender, fingerprint, expiresAt };
  });

const slowDown = (until: DateTime.Utc, at: DateTime.Utc): Refusal.Refusal => {
  const wait = DateTime.toEpochMillis(until) - DateTime.toEpochMillis(at);
  return refusals.refusal("link.slow-down", { values: { seconds: String(Math.ceil(wait / 1000)) } });
};

/** A number is tried. A wrong one is an answer, not a failure: its count must be kept. */
const tryNumber = Effect.fnUntraced(function* (
  token: Redacted.Redacted<string>,
  number: BusinessNumber.BusinessNumber,
  at: DateTime.Utc,
) {
  const link = yield* find(token, at);
  if (link.lockedUntil !== undefined && DateTime.isGreaterThan(link.lockedUntil, at)) {
    return { refused: slowDown(link.lockedUntil, at) };
  }
  if (link.recipientNumber !== number) {
    const { lockedUntil } = (yield* Links.wrongTry(link.digest, at)) ?? {};
    return {
      refused: lockedUntil === undefined ? refusals.refusal("link.wrong-number") : slowDown(lockedUntil, at),
    };
  }
  yield* Links.rightTry(link.digest);
  const { sessionLife } = yield* Settings;
  const clientSecret = yield* Secrets.make("einv_session_");
  const expiresAt = DateTime.addDuration(at, sessionLife);
  yield* Sessions.put({
    digest: yield* Secrets.digest(clientSecret),
    businessNumber: link.recipientNumber,
    memberId: linkMember,
    invoice: link.ref,
    expiresAt,
  });
  return { opened: { clientSecret, expiresAt, ref: Views.InvoiceRef.make(link.ref) } };
});

/**
 * The number gate: the right business number opens a session for this one
 * invoice. Refused besides with `business-number.*` (which costs no try),
 * `link.wrong-number` and, from the third wrong number on, `link.slow-down`.
 */
export const open = (input: {
  readonly token: Redacted.Redacted<string>;
  readonly businessNumber: string;
}): Use<{
  readonly clientSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
  readonly ref: Views.InvoiceRef;
}> =>
  Effect.gen(function* () {
    const number = yield* Effect.fromResult(BusinessNumber.parse(input.businessNumber));
    const tried = yield* Transaction.run(tryNumber(input.token, number, yield* DateTime.now));
    return "opened" in tried ? tried.opened : yield* tried.refused;
  });
