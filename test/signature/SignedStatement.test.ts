import { createPublicKey, verify as verifyWithNode } from "node:crypto";
import { assert, describe, it } from "@effect/vitest";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Mint } from "@einv/certificate/testing";
import { SignedStatement } from "@einv/signature";

const at = DateTime.makeUnsafe("2026-11-24T03:00:00Z");
const text = "회사인증 (Company verification)\n\n회사 (Company): 가나상사";

const minted = Effect.runPromise(
  Effect.gen(function* () {
    const hierarchy = yield* Mint.hierarchy({ at });
    const keys = yield* Mint.keyPair;
    const holder = { businessNumber: "1208800016", name: "가나상사", password: Redacted.make("demo-pass-1") };
    return {
      one: yield* Mint.business(hierarchy, { ...holder, keys }),
      /** The same key under another certificate. */
      renewed: yield* Mint.business(hierarchy, { ...holder, keys }),
      other: yield* Mint.business(hierarchy, { ...holder, businessNumber: "2228100007" }),
    };
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto)),
);

const refused = (said: string, signed: SignedStatement.SignedStatement) =>
  Effect.map(Effect.flip(SignedStatement.verify(said, signed)), ({ code }) => code);

describe("SignedStatement", () => {
  it.effect("is signed by a joint certificate, and another program checks it from what is written", () =>
    Effect.gen(function* () {
      const { one } = yield* Effect.promise(() => minted);
      const signed = yield* SignedStatement.sign(text, one.key);
      const certificate = yield* SignedStatement.verify(text, signed);
      assert.strictEqual(certificate.serialHex, one.certificate.serialHex);
      const fingerprint = yield* SignedStatement.fingerprint(one.certificate);
      const written = `einv statement 1\ncertificate SHA-256 ${fingerprint}\n\n${text}`;
      const key = createPublicKey({
        key: Buffer.from(one.certificate.publicKey.spki),
        format: "der",
        type: "spki",
      });
      assert.isTrue(verifyWithNode("sha256", Buffer.from(written, "utf8"), key, signed.signature));
    }),
  );

  it.effect("holds for its text and its certificate alone", () =>
    Effect.gen(function* () {
      const { one, renewed, other } = yield* Effect.promise(() => minted);
      const signed = yield* SignedStatement.sign(text, one.key);
      for (const altered of [`${text} `, text.replace("가나", "다라"), text.replaceAll("\n", "\r\n"), ""]) {
        const expected = altered === "" ? "signature.statement" : "signature.statement-differs";
        assert.strictEqual(yield* refused(altered, signed), expected);
      }
      for (const { signCert } of [renewed, other]) {
        const swapped = { ...signed, certificate: signCert };
        assert.strictEqual(yield* refused(text, swapped), "signature.statement-differs");
      }
    }),
  );

  it.effect("is refused, whatever comes instead of a signature or a certificate", () =>
    Effect.gen(function* () {
      const { one } = yield* Effect.promise(() => minted);
      const signed = yield* SignedStatement.sign(text, one.key);
      for (const signature of [new Uint8Array(), new Uint8Array(256), signed.signature.subarray(1)]) {
        assert.strictEqual(yield* refused(text, { ...signed, signature }), "signature.statement-differs");
      }
      for (const certificate of [new Uint8Array(), new Uint8Array(70_000), new TextEncoder().encode(text)]) {
        assert.match(yield* refused(text, { ...signed, certificate }), /^certificate\./);
      }
      const long = "가".repeat(SignedStatement.longest + 1);
      assert.strictEqual(
        (yield* Effect.flip(SignedStatement.sign(long, one.key))).code,
        "signature.statement",
      );
    }),
  );

  it.effect("never stands for a signed document: what is signed begins like nothing else", () =>
    Effect.gen(function* () {
      const { one } = yield* Effect.promise(() => minted);
      const seen: Array<Uint8Array> = [];
      const spy = {
        certificate: one.certificate,
        sign: (data: Uint8Array) => {
          seen.push(data);
          return one.key.sign(data);
        },
      };
      yield* SignedStatement.sign("<SignedInfo>", spy);
      assert.strictEqual(new TextDecoder().decode(seen[0]!.subarray(0, 17)), "einv statement 1\n");
    }),
  );
});
