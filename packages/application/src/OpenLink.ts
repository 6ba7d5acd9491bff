import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type * as DateTime from "effect/DateTime";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type * as Views from "./Views.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
/** What a mail link shows before the number is right. */
export const peek = (
  _token: Redacted.Redacted<string>,
): Use<{ readonly sender: string; readonly fingerprint: string; readonly expiresAt: DateTime.Utc }> =>
  pending;
/** The number gate: the right business number opens a session for this one invoice. */
export const open = (_input: {
  readonly token: Redacted.Redacted<string>;
  readonly businessNumber: string;
}): Use<{
  readonly clientSecret: Redacted.Redacted<string>;
  readonly expiresAt: DateTime.Utc;
  readonly ref: Views.InvoiceRef;
}> => pending;
