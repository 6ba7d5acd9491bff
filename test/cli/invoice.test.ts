import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { assert, describe, it } from "@effect/vitest";
import { TaxInvoiceXml } from "@einv/invoice";
import { exchange, invoice } from "../invoice/fixtures.ts";
import { einv } from "./einv.ts";

const folder = mkdtempSync(join(tmpdir(), "einv-cli-"));
const file = (name: string) => join(folder, name);
const password = "test-1234!";
const real = "../shared/data/nts/signed";

writeFileSync(file("invoice.xml"), TaxInvoiceXml.encode({ invoice, exchange }));
writeFileSync(file("broken.xml"), "<TaxInvoice>");

const minted = (name: string) =>
  einv(["certificate", "mint", file(name), "--business-number", "120-88-00016", "--name", "가나상사"], {
    password,
  });

const sign = (name: string, out: string) =>
  einv(
    [
      "invoice",
      "sign",
      file("invoice.xml"),
      "--cert",
      join(file(name), "signCert.der"),
      "--key",
      join(file(name), "signPri.key"),
      "-o",
      file(out),
      "--json",
    ],
    { password },
  );

describe("einv invoice", () => {
  it.live("signs with a minted certificate what it then verifies, chain included", () =>
    Effect.gen(function* () {
      yield* minted("gana");
      const signed = yield* sign("gana", "signed.xml");
      assert.deepStrictEqual([signed.exit, signed.json[0]?.["issueId"]], [0, invoice.issueId]);
      const verified = yield* einv([
        "invoice",
        "verify",
        file("signed.xml"),
        "--trust",
        join(file("gana"), "trust"),
        "--at",
        DateTime.formatIso(yield* DateTime.now),
        "--json",
      ]);
      const [answer] = verified.json;
      assert.deepStrictEqual(
        [verified.exit, answer?.["signature"], answer?.["chain"], answer?.["revocation"], answer?.["code"]],
        [0, "valid", "trusted", "not-checked", null],
      );
    }),
  );

  it.live("says of every file what it is, and one bad file stops none of the others", () =>
    Effect.gen(function* () {
      yield* minted("several");
      yield* sign("several", "good.xml");
      const text = readFileSync(file("good.xml"), "utf8");
      writeFileSync(file("changed.xml"), text.replace("<NameText>유지보수", "<NameText>유지보완"));
      const { exit, json } = yield* einv([
        "invoice",
        "verify",
        file("broken.xml"),
        file("changed.xml"),
        file("invoice.xml"),
        file("missing.xml"),
        file("good.xml"),
        "--json",
      ]);
      assert.strictEqual(exit, 1);
      assert.deepStrictEqual(
        json.map(({ signature, code, document }) => [
          signature,
          code,
          document === null || document === undefined,
        ]),
        [
          ["malformed", "xml.syntax", true],
          ["invalid", "signature.digest-mismatch", true],
          ["unsigned", "signature.unsigned", true],
          [undefined, "cli.file-unreadable", true],
          ["valid", null, false],
        ],
      );
    }),
  );

  it.live("does not trust a signer of another hierarchy", () =>
    Effect.gen(function* () {
      yield* minted("one");
      yield* minted("other");
      yield* sign("one", "one.xml");
      const { exit, json } = yield* einv([
        "invoice",
        "verify",
        file("one.xml"),
        "--trust",
        join(file("other"), "trust"),
        "--json",
      ]);
      assert.deepStrictEqual(
        [exit, json[0]?.["signature"], json[0]?.["chain"], json[0]?.["code"]],
        [1, "valid", "untrusted", "certificate.untrusted"],
      );
    }),
  );

  it.live("reports the rules of every file, also those between files", () =>
    Effect.gen(function* () {
      writeFileSync(
        file("unequal.xml"),
        TaxInvoiceXml.encode({
          invoice: { ...invoice, totals: { ...invoice.totals, grand: invoice.totals.supply }, payments: [] },
          exchange,
        }),
      );
      const names = ["invoice.xml", "broken.xml", "unequal.xml"].map(file);
      const checked = yield* einv(["invoice", "check", ...names, "--now", "2026-11-24", "--json"]);
      const rules = (found: unknown) =>
        Array.from(Object(found), (one) => Reflect.get(Object(one), "ruleId"));
      assert.strictEqual(checked.exit, 1);
      assert.deepStrictEqual(
        checked.json.map(({ file, verdict, ntsCodes, code }) => [file, verdict, ntsCodes, code]),
        [
          [names[0], "sound", [], undefined],
          [names[1], undefined, undefined, "xml.syntax"],
          [names[2], "rejected", ["SYN003", "ERR007"], undefined],
        ],
      );
      assert.deepStrictEqual(
        [rules(checked.json[2]?.["authority"]), rules(checked.json[2]?.["practice"])],
        [["total.grand", "batch.issue-id"], ["batch.terms"]],
      );
      const good = yield* einv(["invoice", "check", file("invoice.xml"), "--now", "2026-11-24"]);
      assert.strictEqual(good.exit, 0);
      const late = yield* einv(["invoice", "check", file("invoice.xml"), "--now", "2026-12-11"], {
        language: "ko_KR.UTF-8",
      });
      assert.strictEqual(late.exit, 1);
      assert.match(late.out.join("\n"), /법이 정한 규칙[^]*공급자 50원, 공급받는자 25원[^]*부가가치세법/);
    }),
  );

  it.live("refuses a wrong password, and writes nothing", () =>
    Effect.gen(function* () {
      yield* minted("locked");
      const { exit, json } = yield* einv(
        [
          "invoice",
          "sign",
          file("invoice.xml"),
          "--cert",
          join(file("locked"), "signCert.der"),
          "--key",
          join(file("locked"), "signPri.key"),
          "-o",
          file("never.xml"),
          "--json",
        ],
        { password: "wrong" },
      );
      assert.deepStrictEqual([exit, json[0]?.["code"]], [1, "certificate.wrong-password"]);
      assert.isFalse(existsSync(file("never.xml")));
    }),
  );

  it.live("answers exit 2 to an instant without its zone", () =>
    Effect.gen(function* () {
      const { exit, json } = yield* einv([
        "invoice",
        "verify",
        file("invoice.xml"),
        "--at",
        "yesterday",
        "--json",
      ]);
      assert.deepStrictEqual([exit, json[0]?.["code"]], [2, "cli.instant"]);
    }),
  );
});

describe.skipIf(!existsSync(real))(
  "einv invoice verify on real invoices (skipped when they are not beside the project)",
  () => {
    it.live("finds both valid, and not one more with a byte of the content changed", () =>
      Effect.gen(function* () {
        const files = readdirSync(real)
          .filter((name) => name.endsWith(".xml"))
          .map((name) => join(real, name));
        const good = yield* einv(["invoice", "verify", ...files, "--json"]);
        assert.deepStrictEqual(
          [good.exit, good.json.map(({ signature }) => signature)],
          [0, files.map(() => "valid")],
        );
        for (const [index, name] of files.entries()) {
          const text = readFileSync(name, "utf8");
          writeFileSync(
            file(`real-${index}.xml`),
            text.replace(/<GrandTotalAmount>\d/, (digit) =>
              digit.replace(/\d$/, (one) => String((Number(one) % 9) + 1)),
            ),
          );
          const changed = yield* einv(["invoice", "verify", file(`real-${index}.xml`), "--json"]);
          assert.deepStrictEqual([changed.exit, changed.json[0]?.["signature"]], [1, "invalid"]);
        }
      }),
    );
  },
);

describe("einv invoice deadline", () => {
  const deadline = (...args: ReadonlyArray<string>) => einv(["invoice", "deadline", ...args]);

  it.live("prints dates, days left, and the penalties with their articles", () =>
    Effect.gen(function* () {
      const { exit, out } = yield* einv(
        ["invoice", "deadline", "--written", "2026-11-22", "--now", "2026-12-08", "--supply", "5,000,000"],
        { language: "ko_KR.UTF-8" },
      );
      assert.strictEqual(exit, 0);
      for (const said of [
        "2026-12-10",
        "2일 남음",
        "2027-01-25",
        "부가가치세법 §60②1",
        "100,000원",
        "500,000원",
      ])
        assert.include(out.join("\n"), said);
    }),
  );

  it.live("answers programs with every date, and what now, tomorrow and never cost", () =>
    Effect.gen(function* () {
      const { json } = yield* deadline(
        "--written",
        "2026-11-22",
        "--now",
        "2026-12-10T15:30:00Z",
        "--supply",
        "5000000",
        "--json",
      );
      assert.include(json[0], {
        today: "2026-12-11",
        issueBy: "2026-12-10",
        daysLeft: -1,
        lateUntil: "2027-01-25",
        deductibleUntil: "2028-01-25",
      });
      const outlook = Object(json[0]?.["outlook"]);
      assert.include(outlook.now, {
        timing: "late",
        supplier: "50000",
        buyer: "25000",
        penalty: "lateIssue",
      });
      assert.include(outlook.never, { timing: "missing", supplier: "100000", lostDeduction: "500000" });
    }),
  );

  it.live("refuses dates that do not exist and amounts that are none, as wrong usage", () =>
    Effect.gen(function* () {
      for (const [args, code] of [
        [["--written", "2026-02-30"], "cli.date"],
        [["--written", "2026-11-22", "--now", "today"], "cli.date"],
        [["--written", "2026-11-22", "--supply", "1.5"], "cli.amount"],
      ] as const) {
        const { exit, json } = yield* deadline(...args, "--json");
        assert.deepStrictEqual([exit, json[0]?.["code"]], [2, code]);
      }
    }),
  );
});

describe("einv invoice amend", () => {
  const amend = (...args: ReadonlyArray<string>) =>
    einv(["invoice", "amend", file("invoice.xml"), "--now", "2026-12-05", ...args]);

  it.live("previews the documents in plain words, and writes nothing", () =>
    Effect.gen(function* () {
      const before = readdirSync(folder);
      const { exit, out } = yield* einv(
        [
          "invoice",
          "amend",
          file("invoice.xml"),
          "--reason",
          "rescinded",
          "--on",
          "2026-12-01",
          "--now",
          "2026-12-05",
        ],
        { language: "ko_KR.UTF-8" },
      );
      assert.strictEqual(exit, 0);
      for (const said of ["04 계약의 해제", "-5,500원", "당초 작성일자 2026-11-20", "2027-01-11"])
        assert.include(out.join("\n"), said);
      assert.deepStrictEqual(readdirSync(folder), before);
    }),
  );

  it.live(
    "writes both documents of a correction into the folder, each one that can be read and is no duplicate",
    () =>
      Effect.gen(function* () {
        writeFileSync(
          file("corrected.xml"),
          TaxInvoiceXml.encode({ invoice: { ...invoice, purpose: "receipt" }, exchange }),
        );
        const { exit, json } = yield* amend(
          "--reason",
          "01",
          "--corrected",
          file("corrected.xml"),
          "-o",
          file("amended"),
          "--json",
        );
        assert.strictEqual(exit, 0);
        const [first, second] = readdirSync(file("amended"))
          .sort()
          .map((name) => TaxInvoiceXml.read(readFileSync(join(file("amended"), name))))
          .map(Result.getOrThrow)
          .map(({ invoice }) => invoice);
        assert.deepStrictEqual([first?.totals.grand, second?.purpose], [-5500n, "receipt"]);
        assert.notStrictEqual(first?.issueId, second?.issueId);
        assert.strictEqual(second?.amendment?.originalIssueId, invoice.issueId);
        const documents = json[0]?.["documents"];
        assert.isTrue(Array.isArray(documents) && documents[1].issueId === second?.issueId);
      }),
  );

  it.live("refuses what cannot be with the way that is open, and a wrong call as such", () =>
    Effect.gen(function* () {
      for (const [args, code, status] of [
        [["--reason", "02", "--on", "2026-12-01", "--supply", "-5000"], "amendment.all", 1],
        [["--reason", "03", "--on", "2026-12-01"], "cli.amend-needs", 2],
        [["--reason", "07"], "cli.amend-reason", 2],
        [["--reason", "06", "--twin", file("invoice.xml")], "amendment.not-twin", 1],
      ] as const) {
        const { exit, json } = yield* amend(...args, "--json");
        assert.deepStrictEqual([exit, json[0]?.["code"]], [status, code]);
      }
    }),
  );
});
