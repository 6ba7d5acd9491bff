/**
 * Secrets at rest (R of a signing key, a link in a waiting mail) are sealed:
 * each with a key of its own (AES-256-GCM), and that key with the
 * installation's. A sealed value opens only in the context it was sealed for.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import type { Refusal } from "@einv/refusal";
import { refusals } from "./Refusals.ts";
import * as Gcm from "./internal/gcm.ts";

/** Seals and opens. `context` says whose secret of which kind it is: `invoice/<ref>/r`. */
export class Sealing extends Context.Service<
  Sealing,
  {
    readonly seal: (
      plain: Redacted.Redacted<Uint8Array>,
      context: string,
    ) => Effect.Effect<Uint8Array<ArrayBuffer>, Refusal.Refusal>;
    /** Refused with `store.seal-broken`. */
    readonly open: (
      sealed: Uint8Array,
      context: string,
    ) => Effect.Effect<Redacted.Redacted<Uint8Array>, Refusal.Refusal>;
    /** Whether it is sealed with the key of today; what is not should be sealed again. */
    readonly isCurrent: (sealed: Uint8Array) => boolean;
  }
>()("@einv/store/Sealing") {}

/** Form of a sealed value: 1, name of the key (8), nonce (12), sealed data key (48), nonce (12), sealed content. */
const form = 1;
const nonceSize = 12;
const nameSize = 8;
const wrappedSize = 32 + 16;
const bodyAt = 1 + nameSize + nonceSize + wrappedSize;

const textual = new TextEncoder();

const joined = (...parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const broken = refusals.refusal("store.seal-broken");

/**
 * With the installation's key (32 bytes), and those it had before: they open
 * what they sealed, but seal nothing more. Refused with `store.key-length`.
 */
export const layer = (
  key: Redacted.Redacted<Uint8Array>,
  former: ReadonlyArray<Redacted.Redacted<Uint8Array>> = [],
): Layer.Layer<Sealing, Refusal.Refusal, SecureRandom.SecureRandom> =>
  Layer.effect(
    Sealing,
    Effect.gen(function* () {
      const random = yield* SecureRandom.SecureRandom;
      const keys = yield* Effect.forEach([key, ...former], (each) => {
        const octets = Redacted.value(each);
        return octets.length === 32
          ? Effect.all({ name: Gcm.nameOf(octets, nameSize), cipher: Gcm.key(octets) })
          : Effect.fail(refusals.refusal("store.key-length"));
      });
      const current = keys[0]!;
      return Sealing.of({
        isCurrent: (sealed) => current.name.every((octet, at) => sealed[at + 1] === octet),
        seal: (plain, context) =>
          Effect.gen(function* () {
            const [dataKey, wrapNonce, nonce] = [
              yield* random.randomBytes(32),
              yield* random.randomBytes(nonceSize),
              yield* random.randomBytes(nonceSize),
            ];
            const head = joined(Uint8Array.of(form), current.name);
            const bound = joined(head, textual.encode(context));
            const wrapped = yield* Gcm.seal(current.cipher, wrapNonce, bound, dataKey);
            const cipher = yield* Gcm.key(dataKey);
            dataKey.fill(0);
            const body = yield* Gcm.seal(cipher, nonce, bound, Redacted.value(plain));
            return joined(head, wrapNonce, wrapped, nonce, body);
          }),
        open: (sealed, context) =>
          Effect.gen(function* () {
            const head = sealed.subarray(0, 1 + nameSize);
            const sealer = keys.find(({ name }) => name.every((octet, at) => head[at + 1] === octet));
            if (sealed[0] !== form || sealed.length < bodyAt + nonceSize + 16 || sealer === undefined)
              return yield* broken;
            const bound = joined(head, textual.encode(context));
            const wrapAt = 1 + nameSize + nonceSize;
            const dataKey = yield* Gcm.open(
              sealer.cipher,
              sealed.subarray(1 + nameSize, wrapAt),
              bound,
              sealed.subarray(wrapAt, bodyAt),
            );
            if (dataKey === undefined) return yield* broken;
            const cipher = yield* Gcm.key(dataKey);
            dataKey.fill(0);
            const plain = yield* Gcm.open(
              cipher,
              sealed.subarray(bodyAt, bodyAt + nonceSize),
              bound,
              sealed.subarray(bodyAt + nonceSize),
            );
            return plain === undefined ? yield* broken : Redacted.make(plain, { label: "unsealed" });
          }),
      });
    }),
  );
