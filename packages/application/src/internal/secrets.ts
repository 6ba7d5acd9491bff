/** Tokens that open something: made of 256 random bits, kept as a digest only. */
import * as Effect from "effect/Effect";
import * as Base64Url from "effect/encoding/Base64Url";
import * as Redacted from "effect/Redacted";
import * as Digest from "effect/crypto/Digest";
import * as SecureRandom from "effect/crypto/SecureRandom";

const sha256 = (text: string): Effect.Effect<string, never, Digest.Digest> =>
  Digest.Digest.pipe(
    Effect.flatMap((digest) => digest.digestHex(Digest.sha256, new TextEncoder().encode(text))),
  );

/** A new token. The prefix says what it opens, so that a leaked one is recognised. */
export const make = (
  prefix: string,
): Effect.Effect<Redacted.Redacted<string>, never, SecureRandom.SecureRandom> =>
  SecureRandom.SecureRandom.pipe(
    Effect.flatMap((random) => random.randomBytes(32)),
    Effect.map((bytes) => Redacted.make(prefix + Base64Url.encode(bytes))),
  );

/** What is stored of a token and looked up again. */
export const digest = (token: Redacted.Redacted<string>): Effect.Effect<string, never, Digest.Digest> =>
  sha256(Redacted.value(token));

/**
 * The short name of a link that the mail and the page both show, `7F-2A-91`:
 * a page that does not know the token cannot show it.
 */
export const fingerprint = (token: Redacted.Redacted<string>): Effect.Effect<string, never, Digest.Digest> =>
  sha256(`einv link fingerprint|${Redacted.value(token)}`).pipe(
    Effect.map((hex) => `${hex.slice(0, 2)}-${hex.slice(2, 4)}-${hex.slice(4, 6)}`.toUpperCase()),
  );
