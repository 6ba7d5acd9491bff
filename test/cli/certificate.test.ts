import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { assert, describe, it } from "@effect/vitest";
import { einv, type Outcome } from "./einv.ts";

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

  it.live("says why a certificate of A is not B's, and what to do, in either language", () =>
    Effect.gen(function* () {
      yield* mint("other");
      const { json } = yield* company("other", "2228100007");
      assert.deepStrictEqual(json[0]?.["remedy"], {
        ko: "사업자등록번호를 확인하거나, 이 사업자의 인증서를 선택해 주세요.",
        en: "Check the number, or choose the certificate of this business.",
      });
      const args = [
        "certificate",
        "check-company",
        at("other", "signCert.der"),
        "--key",
        at("other", "signPri.key"),
        "--business-number",
        "2228100007",
      ];
      const { exit, out } = yield* einv(args, { password });
      const text = out.join("");
      assert.strictEqual(exit, 1);
      assert.match(text, /다른 사업자의 인증서입니다|another business's/);
      assert.match(text, /→ .*(인증서를 선택해 주세요|choose the certificate)/);
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

  const convert = (from: ReadonlyArray<string>, out: string, newPassword?: string, given = password) =>
    einv(["certificate", "convert", ...from, "-o", at(out), "--json"], {
      password: given,
      ...(newPassword === undefined ? {} : { newPassword }),
    });
  const two = (name: string) => [at(name, "signCert.der"), "--key", at(name, "signPri.key")];
  const facts = ({ exit, json: [answer] }: Outcome) => [
    exit,
    answer?.["keyScheme"],
    answer?.["hasR"],
    answer?.["matches"],
  ];

  it.live("makes a PFX of two files and two files of a PFX, changing the password, and loses no R", () =>
    Effect.gen(function* () {
      yield* mint("convert");
      const packed = yield* convert(two("convert"), "convert.pfx", "pfx-Pass1234");
      assert.deepStrictEqual([packed.exit, packed.json[0]?.["files"]], [0, [at("convert.pfx")]]);
      assert.strictEqual(statSync(at("convert.pfx")).mode & 0o077, 0);
      const inspected = yield* einv(["certificate", "inspect", at("convert.pfx"), "--json"], {
        password: "pfx-Pass1234",
      });
      assert.deepStrictEqual(facts(inspected), [0, "pkcs12-3des", true, true]);
      const back = yield* convert([at("convert.pfx")], "back", "back-Pass1234", "pfx-Pass1234");
      assert.strictEqual(back.exit, 0);
      const whose = yield* company("back", "120-88-00016", "back-Pass1234");
      assert.deepStrictEqual([whose.exit, whose.json[0]?.["result"]], [0, "MATCH"]);
      const ofPfx = yield* einv(
        ["certificate", "check-company", at("convert.pfx"), "--business-number", "1208800016", "--json"],
        { password: "pfx-Pass1234" },
      );
      assert.strictEqual(ofPfx.json[0]?.["result"], "MATCH");
      assert.isTrue(
        readFileSync(at("convert", "signCert.der")).equals(readFileSync(at("back", "signCert.der"))),
      );
    }),
  );

  it.live("takes both passwords from standard input, one a line", () =>
    Effect.gen(function* () {
      yield* mint("lines");
      const { exit } = yield* einv(
        ["certificate", "convert", ...two("lines"), "-o", at("lines.p12"), "--password-stdin"],
        { input: `${password}\nnext-Pass1234\n` },
      );
      assert.strictEqual(exit, 0);
      const inspected = yield* einv(["certificate", "inspect", at("lines.p12"), "--json"], {
        password: "next-Pass1234",
      });
      assert.strictEqual(inspected.exit, 0);
    }),
  );

  it.live("writes over nothing, and takes no weak password", () =>
    Effect.gen(function* () {
      yield* mint("careful");
      yield* convert(two("careful"), "careful.pfx");
      const codes = yield* Effect.forEach(
        [
          convert(two("careful"), "careful.pfx"),
          convert(two("careful"), "careful"),
          convert(two("careful"), "weak.pfx", "1234"),
          convert([at("careful", "signCert.der")], "no-key.pfx"),
        ],
        Effect.map(({ exit, json }: Outcome) => [exit, json[0]?.["code"]]),
      );
      assert.deepStrictEqual(codes, [
        [1, "cli.file-exists"],
        [1, "cli.file-exists"],
        [1, "certificate.new-password"],
        [2, "cli.key-missing"],
      ]);
      assert.isFalse(existsSync(at("weak.pfx")));
    }),
  );

  it.live("examines a whole folder, and is content when one certificate can be used", () =>
    Effect.gen(function* () {
      yield* mint("NPKI/ours");
      yield* mint("NPKI/theirs", "2228100007");
      const doctor = (...args: ReadonlyArray<string>) =>
        einv(["certificate", "doctor", at("NPKI"), "--json", ...args], { password });
      const all = yield* doctor("--business-number", "120-88-00016");
      assert.strictEqual(all.exit, 0);
      const found = JSON.stringify(all.json[0]?.["certificates"]);
      assert.include(found, "certificate.other-company");
      assert.strictEqual(found.match(/"usable":true/g)?.length, 1);
      const trusted = yield* doctor("--trust", at("NPKI", "ours", "trust"));
      assert.include(JSON.stringify(trusted.json), "certificate.untrusted");
      const late = yield* doctor("--at", "2100-01-01T00:00:00Z");
      assert.strictEqual(late.exit, 1);
      const text = yield* einv(["certificate", "doctor", at("NPKI", "ours")], {
        password: "other",
        language: "ko_KR.UTF-8",
      });
      assert.include(text.out.join("\n"), "✗ 인증서 암호가 맞지 않습니다.");
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
