import { execFileSync } from "node:child_process";

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { assert, describe, it } from "vitest";

describe("the example sign-invoice", () => {
  it("signs an invoice that verifies", () => {
    const said = execFileSync(process.execPath, ["--conditions=source", "examples/sign-invoice.ts"], {
      encoding: "utf8",
    });
    assert.match(said, /^cn=가나상사,/m);
    assert.match(said, /금 오만오천원정$/m);
  }, 30_000);
});

/** Test cases of certification, and what their rehearsal says; `results` are the codes of the authority. */
const rehearsals: Readonly<Record<string, RegExp>> = {
  write: /^\d{8}EINVDEMO00000004 0401 written$/m,
  sign: /^\d{8}EINVDEMO00000004 verified: cn=가나상사/m,
  security: /octets of CMS EnvelopedData, 4 invoices inside$/m,
  submit: /^접수 NTS-\d{14}-\d{5}: 성공적으로 접수처리/m,
  "results-call": /SUC001\n1 call answered$/m,
  "results-request": /^\d{8}EINVDEMO00000001 SUC001$/m,
  interoperability: /(?:^\d{8}EINVDEMO0000001\d SUC001\n){4}/m,
  "public-keys": /^EINVDEMO etax@einv\.example cn=einv/m,
  mail: /received at etax@einv\.example and verified$/m,
};

describe("the example certification", () => {
  const readme = readFileSync("packages/nts/README.md", "utf8");
  const commands = [
    ...readme.matchAll(/`node (--conditions=source examples\/certification\.ts [^`]+)`/g),
  ].map(([, words]) => words!.split(" "));

  it("is named by the README for every test case", () => {
    assert.sameMembers(
      commands.map(([, , name]) => name!),
      Object.keys(rehearsals),
    );
  });

  it.each(commands.map((words) => [words[2]!, words] as const))(
    "rehearses %s by the README's own command",
    (name, words) => {
      const folder = mkdtempSync(join(tmpdir(), "einv-certification-"));
      try {
        const args = words.map((word) => (word === "./files" ? folder : word));
        const said = execFileSync(process.execPath, args, { encoding: "utf8" });
        assert.match(said, rehearsals[name]!);
        assert.strictEqual(readdirSync(folder).length > 0, words.includes("./files"));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
