import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mint } from "@einv/certificate/testing";
import { Envelope } from "@einv/nts";
import { afterAll, assert, describe, layer } from "@effect/vitest";
import * as Context from "effect/Context";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Redacted from "effect/Redacted";
import * as Result from "effect/Result";
import { absent, bytes, sample, text } from "./samples.ts";

class Receivers extends Context.Service<
  Receivers,
  { readonly right: Mint.Identity; readonly wrong: Mint.Identity; readonly signer: Mint.Identity }
>()("test/Receivers") {}

const receivers = Layer.effect(
  Receivers,
  Effect.gen(function* () {
    const above = yield* Mint.hierarchy({ at: DateTime.makeUnsafe("2026-11-25T00:00:00Z") });
    const right = yield* Mint.service(above, { name: "국세청" });
    const wrong = yield* Mint.service(above, { name: "다른 곳" });
    const signer = yield* Mint.service(above, { name: "서명용", keyUsage: ["digitalSignature"] });
    return { right, wrong, signer };
  }),
).pipe(Layer.provideMerge(SecureRandom.layerWebCrypto), Layer.orDie);

const receiver = ({ certificate, key }: Mint.Identity): Envelope.Receiver => ({
  certificate,
  pkcs8: key.pkcs8,
});

const opened = (envelope: Uint8Array, identity: Mint.Identity): string =>
  Result.match(Envelope.open(envelope, receiver(identity)), {
    onSuccess: (plain) => text(Redacted.value(plain)),
    onFailure: ({ code }) => code,
  });

const folder = mkdtempSync(join(tmpdir(), "einv-cms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const openssl = (words: ReadonlyArray<string>): string => {
  const { status, stderr } = spawnSync("openssl", words, { encoding: "utf8" });
  return status === 0 ? "done" : stderr;
};
const cms = spawnSync("openssl", ["version"], { encoding: "utf8" }).stdout?.startsWith("OpenSSL 3") === true;

layer(receivers, { excludeTestServices: true })("Envelope", (it) => {
  it.effect("is opened by its receiver and by nobody else", () =>
    Effect.gen(function* () {
      const { right, wrong } = yield* Receivers;
      for (const length of [0, 1, 7, 8, 999, 1000, 1001, 64_000, 130_001]) {
        const plain = "x".repeat(length);
        const envelope = yield* Envelope.seal(Redacted.make<Uint8Array>(bytes(plain)), right.certificate);
        assert.strictEqual(opened(envelope, right), plain);
        assert.strictEqual(opened(envelope, wrong), "nts.envelope-unreadable");
      }
    }),
  );

  it.effect("is different every time", () =>
    Effect.gen(function* () {
      const { right } = yield* Receivers;
      const plain = Redacted.make<Uint8Array>(bytes("same"));
      const [one, two] = [
        yield* Envelope.seal(plain, right.certificate),
        yield* Envelope.seal(plain, right.certificate),
      ];
      const [first, second] = [one, two].map((envelope) => Result.getOrThrow(Envelope.read(envelope)));
      assert.notDeepEqual(first!.content, second!.content);
      assert.notDeepEqual(first!.iv, second!.iv);
      assert.notDeepEqual(first!.recipients[0]!.encryptedKey, second!.recipients[0]!.encryptedKey);
    }),
  );

  it.effect("is not made for a certificate that is only for signing", () =>
    Effect.gen(function* () {
      const { signer } = yield* Receivers;
      const refusal = yield* Effect.flip(Envelope.seal(Redacted.make(bytes("x")), signer.certificate));
      assert.strictEqual(refusal.code, "nts.recipient-unusable");
    }),
  );

  it.effect("answers any damage with one of two refusals, and what depends on the key with one", () =>
    Effect.gen(function* () {
      const { right } = yield* Receivers;
      const envelope = yield* Envelope.seal(
        Redacted.make<Uint8Array>(bytes("y".repeat(64))),
        right.certificate,
      );
      const { recipients, iv, content } = Result.getOrThrow(Envelope.read(envelope));
      const flipped = (octets: Uint8Array, at: number) =>
        octets.map((octet, index) => (index === at ? octet ^ 1 : octet));
      const { encryptedKey } = recipients[0]!;
      const keys = [0, 100, encryptedKey.length - 1].map((at) => flipped(encryptedKey, at));
      for (const wrong of [
        ...keys,
        new Uint8Array(0),
        encryptedKey.subarray(1),
        new Uint8Array(256).fill(255),
      ]) {
        const hostile = Envelope.write({
          recipients: [{ ...recipients[0]!, encryptedKey: wrong }],
          iv,
          content,
        });
        assert.strictEqual(opened(hostile, right), "nts.envelope-unreadable");
      }
      const last = flipped(content, content.length - 9);
      for (const wrong of [last, content.subarray(1), new Uint8Array(0)]) {
        assert.strictEqual(
          opened(Envelope.write({ recipients, iv, content: wrong }), right),
          "nts.envelope-unreadable",
        );
      }
      for (let length = 0; length < envelope.length; length += 1) {
        assert.strictEqual(
          opened(envelope.subarray(0, length), right),
          "nts.envelope-malformed",
          `${length}`,
        );
      }
    }),
  );

  it.effect("answers about structures made to exhaust a reader", () =>
    Effect.gen(function* () {
      const { right } = yield* Receivers;
      const repeat = (pattern: ReadonlyArray<number>, count: number) =>
        Uint8Array.from({ length: pattern.length * count }, (_, index) => pattern[index % pattern.length]!);
      const hostile = [
        repeat([0x30, 0x80], 1_000_000),
        repeat([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff], 300_000),
        new Uint8Array([0x30, 0x80, ...repeat([0x04, 0x00], 400_000), 0, 0]),
        repeat([0x3f, 0xff], 1_000_000),
        repeat([0], 1_000_000),
      ];
      for (const envelope of hostile) assert.strictEqual(opened(envelope, right), "nts.envelope-malformed");
      assert.strictEqual(opened(new Uint8Array(16 * 1024 * 1024 + 1), right), "nts.too-large");
    }),
  );

  describe.skipIf(!cms)(`beside OpenSSL${cms ? "" : " (skipped: OpenSSL 3 is not here)"}`, () => {
    it.effect("OpenSSL opens ours", () =>
      Effect.gen(function* () {
        const { right } = yield* Receivers;
        const plain = bytes("가나다".repeat(1000));
        const key = file("key.der", Redacted.value(right.key.pkcs8));
        openssl(["pkcs8", "-inform", "DER", "-in", key, "-nocrypt", "-out", join(folder, "key.pem")]);
        const certificate = file("certificate.der", right.certificate.der);
        openssl(["x509", "-inform", "DER", "-in", certificate, "-out", join(folder, "certificate.pem")]);
        const envelope = file(
          "ours.ber",
          yield* Envelope.seal(Redacted.make<Uint8Array>(plain), right.certificate),
        );
        const answer = openssl([
          "cms",
          "-decrypt",
          "-inform",
          "DER",
          "-in",
          envelope,
          "-binary",
          "-recip",
          join(folder, "certificate.pem"),
          "-inkey",
          join(folder, "key.pem"),
          "-out",
          join(folder, "opened"),
        ]);
        assert.strictEqual(answer, "done");
        assert.deepStrictEqual(new Uint8Array(readFileSync(join(folder, "opened"))), plain);
      }),
    );

    it.effect.each([
      ["DER", []],
      ["BER in pieces", ["-stream"]],
    ] as const)("we open OpenSSL's, in %s", ([, form]) =>
      Effect.gen(function* () {
        const { right } = yield* Receivers;
        const plain = bytes("라마바".repeat(1000));
        const certificate = file("receiver.der", right.certificate.der);
        openssl(["x509", "-inform", "DER", "-in", certificate, "-out", join(folder, "receiver.pem")]);
        const answer = openssl([
          "cms",
          "-encrypt",
          "-des3",
          "-binary",
          "-outform",
          "DER",
          ...form,
          "-in",
          file("plain", plain),
          "-out",
          join(folder, "theirs"),
          join(folder, "receiver.pem"),
        ]);
        assert.strictEqual(answer, "done");
        assert.strictEqual(opened(readFileSync(join(folder, "theirs")), right), text(plain));
      }),
    );
  });

  describe.skipIf(absent !== "")(`a real envelope${absent}`, () => {
    it("is taken apart, and written again octet for octet", () => {
      const original = sample("package/7-0101-cms-enveloped.ber");
      const envelope = Result.getOrThrow(Envelope.read(original));
      assert.deepStrictEqual(
        envelope.recipients.map(({ serial, encryptedKey }) => [serial, encryptedKey.length]),
        [[0x01099edcn, 256]],
      );
      assert.deepStrictEqual(Envelope.write(envelope), original);
    });
  });
});
