import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, describe, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import * as SecureRandom from "effect/crypto/SecureRandom";
import { Mint } from "@einv/certificate/testing";
import { Files } from "@einv/server/node";

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "einv-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
);

const withRandom = Effect.provide(SecureRandom.layerWebCrypto);

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64")}\n-----END CERTIFICATE-----\n`;

describe("the sealing key", () => {
  it.live("is made once, by whoever comes first, and is its owner's alone", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const keys = yield* Effect.all(
        [1, 2, 3, 4].map(() => Files.sealingKey(path)),
        {
          concurrency: "unbounded",
        },
      );
      const values = keys.map((key) => Buffer.from(Redacted.value(key)).toString("base64"));
      assert.strictEqual(new Set(values).size, 1);
      assert.deepStrictEqual(readdirSync(path), ["sealing.key"]);
      assert.strictEqual(statSync(join(path, "sealing.key")).mode & 0o777, 0o600);
      assert.strictEqual(readFileSync(join(path, "sealing.key"), "utf8").trim(), values[0]);
    }).pipe(withRandom),
  );

  it.live("that others could read is closed to them", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      yield* Files.sealingKey(path);
      chmodSync(join(path, "sealing.key"), 0o644);
      yield* Files.sealingKey(path);
      assert.strictEqual(statSync(join(path, "sealing.key")).mode & 0o777, 0o600);
    }).pipe(withRandom),
  );

  it.live("that is damaged is never replaced: it may be the only one that opens what was sealed", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      writeFileSync(join(path, "sealing.key"), "damaged", { mode: 0o600 });
      const refusal = yield* Effect.flip(Files.sealingKey(path));
      assert.strictEqual(refusal.code, "config.invalid");
      assert.strictEqual(readFileSync(join(path, "sealing.key"), "utf8"), "damaged");
      assert.notInclude(JSON.stringify(refusal), 'damaged"');
    }).pipe(withRandom),
  );
});

describe("a folder of trust", () => {
  it.live("holds roots, authorities and lists, one a file or bundled", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const { root, authority } = yield* Mint.hierarchy();
      writeFileSync(join(path, "root.cer"), root.der);
      writeFileSync(join(path, "chain.pem"), pem(authority.der) + pem(root.der));
      writeFileSync(join(path, "README.txt"), "no certificate");
      const trust = yield* Files.trust("EINV_TRUST_DIR", path);
      assert.deepStrictEqual(
        trust.intermediates.map(({ serialHex }) => serialHex),
        [authority.serialHex],
      );
      assert.include(
        trust.anchors.map(({ serialHex }) => serialHex),
        root.serialHex,
      );
    }).pipe(withRandom),
  );

  it.live("trusts no certificate that only bears a root's name", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const { root } = yield* Mint.hierarchy();
      const forged = root.der.slice();
      forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
      writeFileSync(join(path, "forged.der"), forged);
      const refusal = yield* Effect.flip(Files.trust("EINV_TRUST_DIR", path));
      assert.include(refusal.what.en, "no root certificate");
    }).pipe(withRandom),
  );

  it.live("without a root, with a broken file, or absent, names its variable and the file", () =>
    Effect.gen(function* () {
      const path = yield* folder;
      const empty = yield* Effect.flip(Files.trust("EINV_TRUST_DIR", path));
      writeFileSync(join(path, "broken.der"), "no certificate");
      const broken = yield* Effect.flip(Files.trust("EINV_TRUST_DIR", path));
      const absent = yield* Effect.flip(Files.trust("EINV_TRUST_DIR", join(path, "absent")));
      assert.include(empty.what.en, "no root certificate");
      assert.include(broken.what.en, "broken.der");
      assert.include(absent.what.en, "ENOENT");
      for (const { what } of [empty, broken, absent]) assert.include(what.en, "EINV_TRUST_DIR");
    }).pipe(withRandom),
  );
});
