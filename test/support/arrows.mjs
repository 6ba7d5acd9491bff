/**
 * Which package may import which: the one table of the house, and the checks
 * that every import, dependency and project reference keeps to it, and that
 * domain code can be replayed (no clock, chance or environment of its own).
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";

import { root } from "./shell.mjs";

const domain = [
  "refusal",
  "xml",
  "identity",
  "invoice",
  "certificate",
  "signature",
  "permission",
  "billing",
  "membership",
  "nts",
  "support",
];

/** Package → packages it may import. Arrows point down only. */
export const arrows = {
  refusal: [],
  xml: ["refusal"],
  identity: ["refusal"],
  invoice: ["identity", "refusal", "xml"],
  certificate: ["identity", "refusal"],
  signature: ["certificate", "identity", "invoice", "refusal", "xml"],
  permission: ["identity", "refusal"],
  billing: ["identity", "refusal"],
  membership: ["identity", "refusal"],
  nts: ["certificate", "identity", "invoice", "refusal", "signature", "xml"],
  support: ["refusal"],
  store: ["billing", "identity", "invoice", "membership", "nts", "permission", "refusal", "support"],
  application: [...domain, "store"],
  api: ["billing", "identity", "invoice", "membership", "permission", "refusal", "support"],
  elements: [
    "api",
    "billing",
    "certificate",
    "identity",
    "invoice",
    "membership",
    "refusal",
    "signature",
    "support",
  ],
  server: ["api", "application", "store", ...domain],
  mocks: ["api", "application", "store", "server", ...domain],
  /** The demo of the command line serves the elements' browser bundle. */
  cli: ["api", "application", "store", "elements", "server", ...domain],
};

/** Packages in which every run must be repeatable: time, chance and environment come in as services or parameters. */
const replayable = new Set([...domain, "store", "application", "api"]);

/** Packages that run in a browser and so must not touch Node's own modules. */
const anywhere = new Set([...domain, "api", "application", "elements", "mocks"]);

const impure = [
  [/\bDate\.now\s*\(/, "Date.now(): take the time from Clock"],
  [/\bnew Date\s*\(\s*\)/, "new Date(): take the time from Clock"],
  [/\bMath\.random\s*\(/, "Math.random(): take chance from Random"],
  [/\brandomUUID\s*\(/, "randomUUID(): take chance from Random"],
  [/\bprocess\s*\.\s*env\b/, "process.env: take settings as parameters or Config"],
];

const everywhere = [
  [/\b(?:TODO|FIXME|XXX)\b/, "an unfinished note"],
  [/(?:[:<,|&(]|\bas)\s*any\b(?!\s*\()/, "the type any"],
  [/@ts-(?:ignore|nocheck)/, "a silenced type check"],
];

const builtins = new Set(builtinModules);
const importPattern =
  /(?:^|[\n;{}])\s*(?:import|export)\s[^"'`;]*?\bfrom\s*["']([^"'\n]+)["']|\bimport\s*\(\s*["']([^"'\n]+)["']\s*\)|(?:^|\n)\s*import\s*["']([^"'\n]+)["']|\brequire\s*\(\s*["']([^"'\n]+)["']\s*\)/g;

/** Replaces comments by blanks, so that prose is not taken for code; positions stay. */
const withoutComments = (text) =>
  text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(^|[^:])\/\/[^\n]*/g,
    (whole, string) => (string === undefined ? whole.replace(/[^\n]/g, " ") : string),
  );

const withoutStrings = (text) =>
  text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (string) => `"${" ".repeat(string.length - 2)}"`);

const lineOf = (text, index) => text.slice(0, index).split("\n").length;

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => /\.(?:ts|mjs|js)$/.test(file))
    .map((file) => join(folder, file));

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

const same = (left, right) => [...left].sort().join() === [...right].sort().join();

/** Every violation as `file:line: sentence`. `at` is the workspace to check, so that the check itself can be tested. */
export const check = (at = root) => {
  const found = [];
  const say = (file, line, sentence) => found.push(`${relative(at, file)}:${line}: ${sentence}`);

  for (const name of Object.keys(arrows)) {
    for (const [index, other] of arrows[name].entries()) {
      if (!(other in arrows)) found.push(`arrows: ${name} points to unknown package ${other}`);
      if (arrows[name].indexOf(other) !== index) found.push(`arrows: ${name} names ${other} twice`);
    }
  }
  const folder = join(at, "packages");
  for (const name of readdirSync(folder).filter((entry) => existsSync(join(folder, entry, "package.json")))) {
    const manifestFile = join(folder, name, "package.json");
    const manifest = read(manifestFile);
    const allowed = arrows[name];
    if (allowed === undefined) {
      say(manifestFile, 1, "the package has no row in the table of arrows");
      continue;
    }
    const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const ours = dependencies.filter((id) => id.startsWith("@einv/")).map((id) => id.slice("@einv/".length));
    for (const other of ours) {
      if (!allowed.includes(other)) say(manifestFile, 1, `depends on @einv/${other}, against the arrows`);
    }
    const references = (read(join(folder, name, "tsconfig.json")).references ?? []).map(({ path }) =>
      path.replace("../", ""),
    );
    if (!same(ours, references))
      say(
        join(folder, name, "tsconfig.json"),
        1,
        `references [${references}] differ from dependencies [${ours}]`,
      );

    for (const file of [join(folder, name, "src"), join(folder, name, "bin")]
      .filter(existsSync)
      .flatMap(sources)) {
      const text = readFileSync(file, "utf8");
      const bare = withoutComments(text);
      for (const match of bare.matchAll(importPattern)) {
        const id = match[1] ?? match[2] ?? match[3] ?? match[4];
        const line = lineOf(text, match.index + match[0].indexOf(id));
        const other = /^@einv\/([^/]+)/.exec(id)?.[1];
        if (id.startsWith(".") || id.startsWith("#")) {
          if (/(?:^|\/)packages\/|\/src\//.test(id)) say(file, line, `reaches into a package by path: ${id}`);
        } else if (other === name) {
          say(file, line, `imports its own package by name: ${id}`);
        } else if (other !== undefined) {
          if (!allowed.includes(other)) say(file, line, `imports ${id}, against the arrows`);
          else if (!ours.includes(other)) say(file, line, `imports ${id}, which package.json does not name`);
        } else if (id.startsWith("node:") || builtins.has(id)) {
          if (!id.startsWith("node:")) say(file, line, `imports ${id} without node:`);
          if (anywhere.has(name) && !file.endsWith(".node.ts") && !file.includes("/node/"))
            say(file, line, `imports ${id}, which a browser does not have`);
        } else {
          const dependency = id.startsWith("@") ? id.split("/").slice(0, 2).join("/") : id.split("/")[0];
          if (!dependencies.includes(dependency))
            say(file, line, `imports ${id}, which package.json does not name`);
        }
      }
      const code = withoutStrings(bare);
      const rules = replayable.has(name) ? [...impure, ...everywhere.slice(1)] : everywhere.slice(1);
      for (const [pattern, sentence] of rules) {
        for (const match of code.matchAll(new RegExp(pattern, "g")))
          say(file, lineOf(code, match.index + match[0].length), sentence);
      }
      for (const [pattern, sentence] of [everywhere[0], everywhere[2]]) {
        for (const match of text.matchAll(new RegExp(pattern, "g")))
          say(file, lineOf(text, match.index), sentence);
      }
    }
  }
  return [...new Set(found)];
};
