/** Texts that are kept sealed. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Sealing } from "@einv/store";

/** Seals a text for one place. */
export const seal = Effect.fnUntraced(function* (text: Redacted.Redacted<string>, place: string) {
  const sealing = yield* Sealing.Sealing;
  return yield* sealing.seal(Redacted.make(new TextEncoder().encode(Redacted.value(text))), place);
});

/** The text again. Refused with `store.seal-broken`. */
export const open = Effect.fnUntraced(function* (sealed: Uint8Array, place: string) {
  const sealing = yield* Sealing.Sealing;
  const bytes = yield* sealing.open(sealed, place);
  return Redacted.make(new TextDecoder().decode(Redacted.value(bytes)), { label: "unsealed" });
});
