import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { KeyHandover, SigningKey } from "@einv/certificate";
import { Mint } from "@einv/certificate/testing";
import * as Hpke from "../../packages/certificate/src/internal/hpke.ts";

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));

const minted = Effect.runPromise(
  Effect.gen(function* () {
    const at = DateTime.makeUnsafe("2026-11-24T03:00:00Z");
    return yield* Mint.business(yield* Mint.hierarchy({ at }), {
      businessNumber: "1208800016",
      name: "가나상사",
      password: Redacted.make("demo-password-1"),
    });
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);
const key = Effect.map(
  Effect.promise(() => minted),
  (one) => one.key,
);

const codeOf = <A, E extends { readonly code: string }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.match(effect, { onSuccess: () => "ok", onFailure: ({ code }) => code });

describe("HPKE", () => {
  it("opens the message of RFC 9180, appendix A.3.1", async () => {
    const receiver = {
      privateKey: hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"),
      publicKey: hex(
        "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
      ),
    };
    const message = hex(
      "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4" +
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
    );
    const plain = await Hpke.open(receiver, message, {
      info: hex("4f6465206f6e2061204772656369616e2055726e"),
      bound: hex("436f756e742d30"),
      keySize: 16,
    });
    assert.strictEqual(new TextDecoder().decode(plain), "Beauty is truth, truth beauty");
  });
});

describe("handing a key over", () => {
  it.effect("gives the key with R to whoever asked for it, and nothing of it to the way", () =>
    Effect.gen(function* () {
      const opened = yield* key;
      const { publicKey, secret } = yield* KeyHandover.make;
      assert.strictEqual(publicKey.length, 65);
      const sealed = yield* KeyHandover.seal(opened, publicKey, "cv_1");
      const again = yield* KeyHandover.seal(opened, publicKey, "cv_1");
      assert.notDeepEqual(sealed, again, "two handovers of one key are not recognised");
      const plain = Buffer.from(Redacted.value(opened.pkcs8));
      assert.isFalse(Buffer.from(sealed).includes(plain.subarray(40, 56)));
      const received = yield* KeyHandover.open(sealed, secret, "cv_1");
      assert.deepStrictEqual(Redacted.value(received.pkcs8), Redacted.value(opened.pkcs8));
      assert.deepStrictEqual(Redacted.value(received.r!), Redacted.value(opened.r!));
      yield* SigningKey.bind(opened.certificate, received);
    }),
  );

  it.effect("opens for no other occasion and no other receiver, and not when a bit was changed", () =>
    Effect.gen(function* () {
      const { publicKey, secret } = yield* KeyHandover.make;
      const other = yield* KeyHandover.make;
      const sealed = yield* KeyHandover.seal(yield* key, publicKey, "cv_1");
      const refused = (octets: Uint8Array, by = secret, occasion = "cv_1") =>
        codeOf(KeyHandover.open(octets, by, occasion));
      assert.strictEqual(yield* refused(sealed, secret, "cv_2"), "certificate.handover");
      assert.strictEqual(yield* refused(sealed, other.secret), "certificate.handover");
      for (const at of [0, 1, 40, 65, 100, sealed.length - 1]) {
        const changed = sealed.slice();
        changed[at] = changed[at]! ^ 1;
        assert.strictEqual(yield* refused(changed), "certificate.handover", `octet ${at}`);
      }
      assert.strictEqual(yield* refused(new Uint8Array()), "certificate.handover");
      assert.strictEqual(yield* refused(new Uint8Array(30_000)), "certificate.handover");
    }),
  );

  it.effect("says that what came is no key, and seals for no point that is none", () =>
    Effect.gen(function* () {
      const { publicKey, secret } = yield* KeyHandover.make;
      const noise = { ...(yield* key), pkcs8: Redacted.make(new Uint8Array(64).fill(7)) };
      const sealed = yield* KeyHandover.seal(noise, publicKey, "cv_1");
      assert.strictEqual(
        yield* codeOf(KeyHandover.open(sealed, secret, "cv_1")),
        "certificate.key-malformed",
      );
      const seal = KeyHandover.seal(yield* key, new Uint8Array(65).fill(4), "cv_1");
      assert.strictEqual(yield* codeOf(seal), "certificate.handover");
    }),
  );
});
