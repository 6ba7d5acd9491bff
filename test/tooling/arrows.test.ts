import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, assert, describe, it } from "vitest";

import { check } from "../support/arrows.mjs";

const made: Array<string> = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const house = (files: Record<string, string>): ReadonlyArray<string> => {
  const root = mkdtempSync(join(tmpdir(), "einv-arrows-"));
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return check(root);
};

const room = (name: string, code: string, ours: ReadonlyArray<string> = []) => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    dependencies: Object.fromEntries(ours.map((other) => [`@einv/${other}`, "0.1.0"])),
    peerDependencies: { effect: "4.1.0" },
  }),
  [`packages/${name}/tsconfig.json`]: JSON.stringify({
    references: ours.map((other) => ({ path: `../${other}` })),
  }),
  [`packages/${name}/src/index.ts`]: code,
});

describe("the house's arrows", () => {
  it("this workspace keeps to them", () => {
    assert.deepStrictEqual(check(), []);
  });

  it.each([
    ["an import upwards", 'import { nts } from "@einv/nts";', "against the arrows"],
    [
      "an import upwards over several lines",
      'import {\n  a,\n  b,\n} from "@einv/nts/Wire";',
      "against the arrows",
    ],
    ["a lazy import upwards", 'const load = () => import("@einv/server");', "against the arrows"],
    ["a type-only import upwards", 'import type { X } from "@einv/store";', "against the arrows"],
    ["a re-export upwards", 'export * from "@einv/store";', "against the arrows"],
    ["a path into another package", 'import { x } from "../../nts/src/index.ts";', "by path"],
    ["a dependency nobody declared", 'import x from "left-pad";', "package.json does not name"],
    ["Node in a browser package", 'import fs from "node:fs";', "a browser does not have"],
    ["a clock of its own", "export const now = () => Date.now();", "Clock"],
    ["a date of its own", "export const now = () => new Date();", "Clock"],
    ["chance of its own", "export const id = () => crypto.randomUUID();", "Random"],
    ["the environment", "export const url = process.env.URL;", "settings"],
    ["any", "export const x: any = 1;", "any"],
    ["a cast to any", "export const x = 1 as any;", "any"],
    ["an unfinished note", "// TO" + "DO later\nexport {};", "unfinished"],
  ])("finds %s", (_, code, said) => {
    const found = house(room("invoice", code, ["identity", "refusal", "xml"]));
    assert.strictEqual(found.length, 1, found.join("\n"));
    assert.include(found[0], said);
    assert.include(found[0], "packages/invoice/src/index.ts:");
  });

  it("takes neither comments nor texts for code", () => {
    const code = [
      '/** Never `new Date()`; see import("@einv/nts"). */',
      'export const text = "Date.now() and any: any";',
      'import * as Effect from "effect/Effect"; // import x from "@einv/server"',
      "export const when = new Date(0);",
    ].join("\n");
    assert.deepStrictEqual(house(room("invoice", code, ["identity", "refusal", "xml"])), []);
  });

  it("finds a dependency against the arrows, and references that differ from it", () => {
    const files = room("identity", "export {};", ["nts"]);
    files["packages/identity/tsconfig.json"] = "{}";
    const found = house(files);
    assert.strictEqual(found.length, 2, found.join("\n"));
    assert.include(found[0], "against the arrows");
    assert.include(found[1], "differ from dependencies");
  });

  it("finds a package without a row", () => {
    assert.include(house(room("surprise", "export {};")).join(), "no row");
  });
});
