/** The demo's clock: the einv server's, moved by its own address for that; the authority's follows. */
import type { Refusal } from "@einv/refusal/Refusal";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";

import { refusals } from "../Refusals.ts";

export interface Clock {
  readonly now: Effect.Effect<DateTime.Utc, Refusal>;
  /** Moves both clocks forward; the server does what became due before it answers. */
  readonly moveTo: (instant: DateTime.Utc) => Effect.Effect<DateTime.Utc, Refusal>;
}

const Answer = Schema.fromJsonString(Schema.Struct({ now: Schema.DateTimeUtcFromString }));
const decode = Schema.decodeUnknownEffect(Answer);

const ask = (
  address: string,
  key: Redacted.Redacted<string>,
  to: DateTime.Utc | undefined,
): Effect.Effect<DateTime.Utc, Refusal> =>
  Effect.tryPromise({
    try: async (signal) => {
      const answer = await fetch(address, {
        signal,
        headers: { authorization: `Bearer ${Redacted.value(key)}`, "content-type": "application/json" },
        ...(to === undefined ? {} : { method: "POST", body: JSON.stringify({ to: DateTime.formatIso(to) }) }),
      });
      return await answer.text();
    },
    catch: (error) => error,
  }).pipe(
    Effect.flatMap((text) => decode(text)),
    Effect.map(({ now }) => now),
    Effect.mapError((error) =>
      refusals.refusal("cli.server-stopped", { values: { reason: `${address}: ${String(error)}` } }),
    ),
  );

/** `server` and `authority` are the addresses of their clocks; the authority's is moved first, so that nothing reaches it from its future. */
export const make = (
  addresses: { readonly server: string; readonly authority: string },
  key: Redacted.Redacted<string>,
): Clock => ({
  now: ask(addresses.server, key, undefined),
  moveTo: (instant) =>
    Effect.andThen(ask(addresses.authority, key, instant), ask(addresses.server, key, instant)),
});
