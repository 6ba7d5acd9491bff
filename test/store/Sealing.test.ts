import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as Schema from "effect/Schema";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Sealing } from "@einv/store";

const key = (octet: number) => Redacted.make(new Uint8Array(32).fill(octet));
const secret = (text: string) => Redacted.make<Uint8Array>(new TextEncoder().encode(text));
const textOf = (opened: Redacted.Redacted<Uint8Array>) => new TextDecoder().decode(Redacted.value(opened));

const sealed = (layer: ReturnType<typeof Sealing.layer>) => Effect.provide(layer);
const now = (...keys: readonly [number, ...Array<number>]) => {
  const [first, ...former] = keys;
  return Sealing.layer(key(first), former.map(key));
};

describe("Sealing", () => {
  it.effect.prop(
    "opens what it sealed, for the same place only",
    [Schema.Uint8Array, Schema.String],
    ([plain, place]) =>
      Effect.gen(function* () {
        const sealing = yield* Sealing.Sealing;
        const closed = yield* sealing.seal(Redacted.make(plain), place);
        assert.deepStrictEqual([...Redacted.value(yield* sealing.open(closed, place))], [...plain]);
        const elsewhere = yield* Effect.flip(sealing.open(closed, `${place}/other`));
        assert.strictEqual(elsewhere.code, "store.seal-broken");
      }).pipe(sealed(now(1)), Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("shows nothing of the secret, and seals the same secret differently each time", () =>
    Effect.gen(function* () {
      const sealing = yield* Sealing.Sealing;
      const one = yield* sealing.seal(secret("canary canary canary"), "r");
      const other = yield* sealing.seal(secret("canary canary canary"), "r");
      assert.notInclude(Buffer.from(one).toString("latin1"), "canary");
      assert.notInclude(Buffer.from(one).toString("hex"), Buffer.from(other).subarray(9).toString("hex"));
      assert.notInclude(JSON.stringify(yield* sealing.open(one, "r")), "canary");
    }).pipe(sealed(now(1)), Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("refuses a sealed value with any bit changed, cut short or made longer", () =>
    Effect.gen(function* () {
      const sealing = yield* Sealing.Sealing;
      const closed = yield* sealing.seal(secret("비밀"), "r");
      const refused = (value: Uint8Array) =>
        Effect.map(Effect.flip(sealing.open(value, "r")), ({ code }) =>
          assert.strictEqual(code, "store.seal-broken"),
        );
      for (let at = 0; at < closed.length; at++) {
        const changed = Uint8Array.from(closed);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        yield* refused(changed);
        yield* refused(closed.subarray(0, at));
      }
      yield* refused(Uint8Array.of(...closed, 0));
    }).pipe(sealed(now(1)), Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect(
    "opens with a former key what that key sealed, seals with the new one, and opens nothing of strangers",
    () =>
      Effect.gen(function* () {
        const seal = Effect.flatMap(Sealing.Sealing, ({ seal: close }) => close(secret("비밀"), "r"));
        const open = (value: Uint8Array) =>
          Effect.flatMap(Sealing.Sealing, (sealing) => sealing.open(value, "r"));
        const old = yield* seal.pipe(sealed(now(1)));
        assert.strictEqual(textOf(yield* open(old).pipe(sealed(now(2, 1)))), "비밀");
        assert.strictEqual((yield* Effect.flip(open(old).pipe(sealed(now(2))))).code, "store.seal-broken");
        const renewed = yield* seal.pipe(sealed(now(2, 1)));
        assert.strictEqual(textOf(yield* open(renewed).pipe(sealed(now(2)))), "비밀");
      }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );

  it.effect("takes no key of another length", () =>
    Effect.gen(function* () {
      const short = Sealing.layer(Redacted.make(new Uint8Array(16)));
      const refusal = yield* Effect.flip(Sealing.Sealing.pipe(sealed(short)));
      assert.strictEqual(refusal.code, "store.key-length");
    }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
  );
});
