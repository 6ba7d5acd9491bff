/** Passwords in a page that has everything inside it: PBKDF2, few rounds, since nothing outlives the page. */
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Kdf from "effect/crypto/Kdf";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Base64 from "effect/encoding/Base64";
import * as Result from "effect/Result";
import { PasswordHasher } from "@einv/application";
import { Refusals } from "@einv/membership";

const rounds = Kdf.pbkdf2({ hash: Digest.sha256, iterations: 1000 });

export const layer = Layer.effect(
  PasswordHasher.PasswordHasher,
  Effect.gen(function* () {
    const kdf = yield* Kdf.Kdf;
    const random = yield* SecureRandom.SecureRandom;
    const derive = (password: Redacted.Redacted<string>, salt: Uint8Array) =>
      kdf.derive(rounds, new TextEncoder().encode(Redacted.value(password)), { salt, length: 32 }).pipe(
        Effect.map((key) => `${Base64.encode(salt)}$${Base64.encode(key)}`),
        Effect.mapError(() => Refusals.refusals.refusal("account.hashing")),
      );
    return {
      hash: (password) =>
        Effect.flatMap(random.randomBytes(16), (salt) =>
          Effect.map(derive(password, salt), (made) => Redacted.make(made)),
        ),
      verify: (password, kept) => {
        const known = kept === undefined ? "" : Redacted.value(kept);
        const salt = Result.getOrElse(Base64.decode(known.split("$")[0] ?? ""), () => new Uint8Array());
        return Effect.map(derive(password, salt), (made) => ({ right: made === known, outdated: false }));
      },
    };
  }),
).pipe(Layer.provide(Kdf.layerWebCrypto));
