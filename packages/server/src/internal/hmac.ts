/** HMAC-SHA256 over text, as payment gateways sign what they post. */
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";

const encoder = new TextEncoder();

const keyOf = (secret: Redacted.Redacted<string>, use: "sign" | "verify") =>
  globalThis.crypto.subtle.importKey(
    "raw",
    encoder.encode(Redacted.value(secret)),
    { name: "HMAC", hash: "SHA-256" },
    false,
    [use],
  );

/** In base64. */
export const sign = (secret: Redacted.Redacted<string>, text: string): Effect.Effect<string> =>
  Effect.promise(async () => {
    const made = await globalThis.crypto.subtle.sign(
      "HMAC",
      await keyOf(secret, "sign"),
      encoder.encode(text),
    );
    return Base64.encode(new Uint8Array(made));
  });

/** In constant time. */
export const verify = (
  secret: Redacted.Redacted<string>,
  text: string,
  signature: string,
): Effect.Effect<boolean> =>
  Effect.promise(async () => {
    const octets = Result.getOrElse(Base64.decode(signature), () => new Uint8Array());
    return globalThis.crypto.subtle.verify(
      "HMAC",
      await keyOf(secret, "verify"),
      Uint8Array.from(octets),
      encoder.encode(text),
    );
  });
