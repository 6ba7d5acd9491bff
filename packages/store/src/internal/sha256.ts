/** SHA-256 of a text, hex. */
import * as Effect from "effect/Effect";
import * as Encoding from "effect/encoding/Hex";

export const sha256 = (text: string): Effect.Effect<string> =>
  Effect.promise(() => globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).pipe(
    Effect.map((hash) => Encoding.encode(new Uint8Array(hash))),
  );
