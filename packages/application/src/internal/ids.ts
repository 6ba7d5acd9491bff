/** Identifiers that cannot be guessed: 128 random bits behind a prefix that says what they name. */
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Base64Url from "effect/encoding/Base64Url";

export const make = (prefix: string): Effect.Effect<string, never, SecureRandom.SecureRandom> =>
  SecureRandom.SecureRandom.pipe(
    Effect.flatMap((random) => random.randomBytes(16)),
    Effect.map((bytes) => prefix + Base64Url.encode(bytes)),
  );
