/**
 * Handing an opened key over to a server that is to sign by itself (공동인증서
 * 등록). The page seals the key for a key pair that the server made for this one
 * occasion, so that nothing on the way, not even what ends the TLS connection
 * or writes requests down, can read it. The password never leaves the page.
 */
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { Refusal } from "@einv/refusal";
import * as Hpke from "./internal/hpke.ts";
import { reveal } from "./internal/openKey.ts";
import { refusals } from "./Refusals.ts";
import { type DecryptedKey, revealed, securePage } from "./SigningKey.ts";

/** What a server makes for one handover. */
export interface Receiver {
  /** For the page: an uncompressed point of P-256, 65 octets. */
  readonly publicKey: Uint8Array;
  /** For the server alone: private number and point, 97 octets. */
  readonly secret: Redacted.Redacted<Uint8Array>;
}

const privateSize = 32;

/** Longer keys would be of more than 16,384 bits. */
export const mostBytes = 20_000;

const binding = (occasion: string): Hpke.Binding => ({
  info: new TextEncoder().encode("einv key handover 1"),
  bound: new TextEncoder().encode(occasion),
  keySize: 32,
});

/** A key pair for one handover. */
export const make: Effect.Effect<Receiver> = Effect.map(Effect.promise(Hpke.keyPair), (pair) => {
  const secret = new Uint8Array(privateSize + pair.publicKey.length);
  secret.set(pair.privateKey);
  secret.set(pair.publicKey, privateSize);
  pair.privateKey.fill(0);
  return { publicKey: pair.publicKey, secret: Redacted.make(secret, { label: "handover" }) };
});

const broken = Effect.fail(refusals.refusal("certificate.handover"));

/**
 * Seals a key, with R in it, for whoever gave out `publicKey`. `occasion` names
 * what it is for; it opens for nothing else. Refuses with
 * `certificate.key-forgotten`, `certificate.insecure-page`, and
 * `certificate.handover` when `publicKey` is none.
 */
export const seal = Effect.fnUntraced(function* (
  key: DecryptedKey,
  publicKey: Uint8Array,
  occasion: string,
): Effect.fn.Return<Uint8Array<ArrayBuffer>, Refusal.Refusal> {
  yield* securePage;
  const pkcs8 = yield* Effect.fromResult(revealed(key));
  return yield* Effect.tryPromise(() => Hpke.seal(publicKey, pkcs8, binding(occasion))).pipe(
    Effect.catch(() => broken),
  );
});

/**
 * The key again. Refuses with `certificate.handover` when any bit, the occasion
 * or the receiver is another, and with `certificate.key-*` when what was handed
 * over is no key.
 */
export const open = Effect.fnUntraced(function* (
  sealed: Uint8Array,
  secret: Receiver["secret"],
  occasion: string,
): Effect.fn.Return<DecryptedKey, Refusal.Refusal> {
  const octets = Redacted.value(secret);
  const receiver = { privateKey: octets.slice(0, privateSize), publicKey: octets.slice(privateSize) };
  if (sealed.length > mostBytes) return yield* broken;
  const plain = yield* Effect.tryPromise(() => Hpke.open(receiver, sealed, binding(occasion))).pipe(
    Effect.catch(() => broken),
    Effect.ensuring(Effect.sync(() => receiver.privateKey.fill(0))),
  );
  return yield* Effect.fromResult(reveal(plain, "none"));
});
