/** The static checks beside types: arrows, lint rules, formatting. Each counts as one. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { check } from "./arrows.mjs";
import { root, run } from "./shell.mjs";

const folders = ["packages", "stories", "examples", "test"].filter((folder) =>
  existsSync(join(root, folder)),
);

const report = (name, ok, output) => {
  console.log(`${ok ? "ok  " : "FAIL"} ${name}`);
  if (!ok) console.log(output.trimEnd());
  return ok;
};

/** Type-aware rules need every file in some project; plain scripts are linted without types. */
const lint = async () => {
  const scripts = ["--ignore-pattern", "**/*.mjs"];
  const typed = await run("oxlint", ["--type-aware", "--deny-warnings", ...scripts, ...folders], {
    quiet: true,
  });
  const plain = await run(
    "oxlint",
    ["--deny-warnings", "--ignore-pattern", "**/*.ts", "rollup.config.mjs", ...folders],
    { quiet: true },
  );
  return {
    ok: typed.ok && plain.ok,
    output: [typed, plain]
      .filter((r) => !r.ok)
      .map((r) => r.output)
      .join("\n"),
  };
};

/** Runs all static checks; answers how many passed and failed. */
export const lintAll = async () => {
  const violations = check();
  const linted = await lint();
  const scripts = readdirSync(root).filter((file) => file.endsWith(".mjs"));
  const formatted = await run("oxfmt", ["--check", ...folders, ...scripts], { quiet: true });
  const results = [
    report("arrows", violations.length === 0, violations.join("\n")),
    report("lint", linted.ok, linted.output),
    report("format", formatted.ok, formatted.output),
  ];
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
};

if (process.argv[1] === import.meta.filename) process.exitCode = (await lintAll()).failed === 0 ? 0 : 1;
