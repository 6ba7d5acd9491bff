import * as Effect from "effect/Effect";
import type * as Redacted from "effect/Redacted";
import type * as DateTime from "effect/DateTime";
import type { Refusal } from "@einv/refusal";
import type { Services } from "./Application.ts";
import type { Caller, Host } from "./Caller.ts";

type Use<A> = Effect.Effect<A, Refusal.Refusal, Services>;
const pending = Effect.die("not landed yet");
/** A short-lived client secret, bound to company, member and origin. */
export const create = (
  _host: Host,
  _input: { readonly businessNumber: string; readonly memberId: string; readonly origin: string },
): Use<{ readonly clientSecret: Redacted.Redacted<string>; readonly expiresAt: DateTime.Utc }> => pending;
/** Who holds this secret; `origin` is the request's Origin header when it has one. */
export const authenticate = (_input: {
  readonly secret: Redacted.Redacted<string>;
  readonly origin?: string;
}): Use<Caller> => pending;
