/** HMAC-SHA256 over text, as gateways sign and have signed. */
import * as Effect from "effect/Effect";
import * as Base64 from "effect/encoding/Base64";
import * as Hex from "effect/encoding/Hex";
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

const made = (secret: Redacted.Redacted<string>, text: string): Effect.Effect<Uint8Array> =>
  Effect.promise(
    async () =>
      new Uint8Array(
        await globalThis.crypto.subtle.sign("HMAC", await keyOf(secret, "sign"), encoder.encode(text)),
      ),
  );

/** In base64. */
export const sign = (secret: Redacted.Redacted<string>, text: string): Effect.Effect<string> =>
  Effect.map(made(secret, text), Base64.encode);

/** In hex. */
export const signHex = (secret: Redacted.Redacted<string>, text: string): Effect.Effect<string> =>
  Effect.map(made(secret, text), Hex.encode);

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

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const equal = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
};
