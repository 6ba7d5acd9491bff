/** Signatures of authorities on certificates, lists and answers. */
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Rsa from "../Rsa.ts";

const hashes: Readonly<Record<string, Rsa.Hash>> = {
  "1.2.840.113549.1.1.5": "SHA-1",
  "1.2.840.113549.1.1.11": "SHA-256",
};

/** The Korean authorities signed with SHA-1 until 2011 (npki §3.4); later, only a forger would. */
const endOfSha1 = DateTime.makeUnsafe("2012-01-01T00:00:00Z");

export interface Signed {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

/** Answers that stay true: what was read of an authority meets the same keys for every document. */
const known = new WeakMap<Signed, WeakMap<Rsa.PublicKey, boolean>>();

/** Whether the key signed it; `made` is when that happened. */
export const verifySigned = (
  signed: Signed,
  key: Rsa.PublicKey,
  made: DateTime.Utc,
): Effect.Effect<boolean> => {
  const hash = hashes[signed.signatureAlgorithm];
  if (hash === undefined || (hash === "SHA-1" && DateTime.isGreaterThanOrEqualTo(made, endOfSha1)))
    return Effect.succeed(false);
  const answers = known.get(signed) ?? new WeakMap<Rsa.PublicKey, boolean>();
  known.set(signed, answers);
  const answer = answers.get(key);
  if (answer !== undefined) return Effect.succeed(answer);
  return Effect.tap(Rsa.verify(key, hash, signed.tbs, signed.signature), (good) =>
    Effect.sync(() => answers.set(key, good)),
  );
};
