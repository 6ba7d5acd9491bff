import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { einv } from "./einv.ts";

const folder = mkdtempSync(join(tmpdir(), "einv-certificate-"));
const at = (...names: ReadonlyArray<string>) => join(folder, ...names);
const password = "test-1234!";
const real = "../shared/data/npki/pypinksign";

const mint = (name: string, businessNumber = "120-88-00016") =>
  einv(
    ["certificate", "mint", at(name), "--business-number", businessNumber, "--name", "가나상사", "--json"],
    { password },
  );

const company = (name: string, businessNumber: string, given = password) =>
  einv(
    [
      "certificate",
      "check-company",
      at(name, "signCert.der"),
      "--key",
      at(name, "signPri.key"),
      "--business-number",
      businessNumber,
      "--json",
    ],
    { password: given },
  );

describe("einv certificate", () => {
  it.live("mints files that openssl believes and only their owner may read", () =>
    Effect.gen(function* () {
      const { exit } = yield* mint("minted");
      assert.strictEqual(exit, 0);
      assert.strictEqual(statSync(at("minted", "signPri.key")).mode & 0o077, 0);
      const pem = (from: string, to: string) =>
        execFileSync("openssl", ["x509", "-inform", "DER", "-in", from, "-out", to]);
      pem(at("minted", "trust", "root.der"), at("root.pem"));
      pem(at("minted", "trust", "authority.der"), at("authority.pem"));
      pem(at("minted", "signCert.der"), at("signCert.pem"));
      const said = execFileSync(
        "openssl",
        ["verify", "-CAfile", at("root.pem"), "-untrusted", at("authority.pem"), at("signCert.pem")],
        { encoding: "utf8" },
      );
      assert.match(said, /signCert\.pem: OK/);
    }),
  );

  it.live("never overwrites a certificate", () =>
    Effect.gen(function* () {
      yield* mint("kept");
      const before = readFileSync(at("kept", "signPri.key"));
      const again = yield* mint("kept");
      assert.deepStrictEqual([again.exit, again.json[0]?.["code"]], [1, "cli.file-exists"]);
      assert.isTrue(before.equals(readFileSync(at("kept", "signPri.key"))));
    }),
  );

  it.live("tells whose a certificate is", () =>
    Effect.gen(function* () {
      yield* mint("whose");
      const results = yield* Effect.forEach(
        ["120-88-00016", "１２０ ８８ ０００１６", "2228100007", "12088"],
        (number) => Effect.map(company("whose", number), ({ exit, json }) => [exit, json[0]?.["result"]]),
      );
      assert.deepStrictEqual(results, [
        [0, "MATCH"],
        [0, "MATCH"],
        [1, "MISMATCH"],
        [1, "BAD_IDN_FORMAT"],
      ]);
    }),
  );

  it.live(
    "takes the password from standard input, asks for one when none is given, refuses a wrong one",
    () =>
      Effect.gen(function* () {
        yield* mint("secret");
        const args = [
          "certificate",
          "inspect",
          at("secret", "signCert.der"),
          "--key",
          at("secret", "signPri.key"),
          "--json",
        ];
        const piped = yield* einv([...args, "--password-stdin"], { input: `${password}\n` });
        assert.deepStrictEqual(
          [
            piped.exit,
            piped.json[0]?.["matches"],
            piped.json[0]?.["hasR"],
            piped.json[0]?.["keyScheme"],
            piped.json[0]?.["findings"],
          ],
          [0, true, true, "pbes2-seed", []],
        );
        const none = yield* einv(args);
        assert.deepStrictEqual([none.exit, none.json[0]?.["code"]], [2, "cli.password-missing"]);
        const wrong = yield* einv(args, { password: "other" });
        assert.deepStrictEqual([wrong.exit, wrong.json[0]?.["code"]], [1, "certificate.wrong-password"]);
        assert.isFalse([...wrong.out, ...wrong.err].join("").includes("other"));
      }),
  );

  it.live("sees that a key is another certificate's", () =>
    Effect.gen(function* () {
      yield* mint("left");
      yield* mint("right");
      const { exit, json } = yield* einv(
        ["certificate", "inspect", at("left", "signCert.der"), "--key", at("right", "signPri.key"), "--json"],
        { password },
      );
      assert.deepStrictEqual([exit, json[0]?.["matches"]], [1, false]);
    }),
  );

  it.live("refuses what is no certificate", () =>
    Effect.gen(function* () {
      writeFileSync(at("noise.der"), "no certificate");
      const { exit, json } = yield* einv(["certificate", "inspect", at("noise.der"), "--json"]);
      assert.deepStrictEqual([exit, json[0]?.["code"]], [1, "certificate.der"]);
    }),
  );

  it.live.skipIf(!existsSync(real))("inspects a real one (skipped when it is not beside the project)", () =>
    Effect.gen(function* () {
      const Expected = Schema.fromJsonString(
        Schema.Struct({ password: Schema.String, cn: Schema.String, serialDec: Schema.Int }),
      );
      const expected = yield* Schema.decodeUnknownEffect(Expected)(
        readFileSync(join(real, "expected.json"), "utf8"),
      );
      const { exit, json } = yield* einv(
        ["certificate", "inspect", join(real, "signCert.der"), "--key", join(real, "signPri.key"), "--json"],
        { password: expected.password },
      );
      const [answer] = json;
      assert.deepStrictEqual(
        [exit, answer?.["serial"], answer?.["keyScheme"], answer?.["hasR"], answer?.["matches"]],
        [0, String(expected.serialDec), "seed-cbc-sha1", true, true],
      );
      assert.include(String(answer?.["subject"]), expected.cn);
    }),
  );
});
