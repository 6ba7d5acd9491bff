/** From an encrypted key and a password to the key, or to what is wrong: the password or the file. */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { refusals } from "../Refusals.ts";
import type { DecryptedKey, KeyScheme } from "../SigningKey.ts";
import * as Pbe from "./pbe.ts";
import * as PrivateKey from "./privateKey.ts";

/** The key, with R taken out of its attributes. Refuses as `PrivateKey.read` does, and wipes what it was given. */
export const reveal = (
  plain: Uint8Array,
  scheme: KeyScheme,
): Result.Result<DecryptedKey, Refusal.Refusal> => {
  const read = PrivateKey.read(plain);
  if (Result.isFailure(read)) {
    plain.fill(0);
    return Result.fail(read.failure);
  }
  const { r } = read.success;
  return Result.succeed({
    pkcs8: Redacted.make(plain, { label: "pkcs8" }),
    r: r === undefined ? undefined : Redacted.make(r.slice(), { label: "r" }),
    scheme,
  });
};

/**
 * Refuses with `certificate.wrong-password`; with `certificate.key-damaged`
 * when the beginning is a key's and the rest is not; or as {@link reveal} does.
 */
export const openKey = Effect.fnUntraced(function* (
  encrypted: Pbe.Encrypted,
  password: Redacted.Redacted<string>,
): Effect.fn.Return<DecryptedKey, Refusal.Refusal> {
  const typed = Redacted.value(password);
  const plain = yield* Pbe.open(encrypted, typed, PrivateKey.isPrivateKey);
  if (plain !== undefined) return yield* Effect.fromResult(reveal(plain, encrypted.encryption.scheme));
  const isRight = yield* Pbe.opensBeginning(encrypted, typed, PrivateKey.beginsAsPrivateKey);
  return yield* Effect.fail(
    refusals.refusal(isRight ? "certificate.key-damaged" : "certificate.wrong-password"),
  );
});
