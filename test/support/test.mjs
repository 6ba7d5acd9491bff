/**
 * `npm test`: everything, on a fresh machine too. Every step runs even when an
 * earlier one failed; the last line is `N passed, N failed`. Names of steps as
 * arguments run only those: `npm test -- types node`.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { build } from "./build.mjs";
import { findChrome } from "./chrome.mjs";
import { testElements } from "./elements.mjs";
import { lintAll } from "./lint.mjs";
import { root, run, seconds } from "./shell.mjs";
import { testStories } from "./stories.mjs";

const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

const holds = (folder, ending) =>
  existsSync(join(root, folder)) &&
  readdirSync(join(root, folder), { recursive: true }).some((file) => file.endsWith(ending));

/** Everything outside the packages that has a tsconfig of its own; the packages are checked by the build. */
const types = async () => {
  const projects = ["test", "test/elements", "test/journeys", "stories", "examples"].filter((folder) =>
    existsSync(join(root, folder, "tsconfig.json")),
  );
  const counts = { passed: 0, failed: 0 };
  const check = async (name, args) => {
    const result = await run("node", ["node_modules/typescript/bin/tsc", ...args, "--pretty", "false"], {
      quiet: true,
    });
    console.log(`${result.ok ? "ok  " : "FAIL"} types of ${name}`);
    if (!result.ok) console.log(result.output.trimEnd());
    counts[result.ok ? "passed" : "failed"] += 1;
  };
  await check("packages", ["-b", "--emitDeclarationOnly"]);
  for (const project of projects) await check(project, ["-p", `${project}/tsconfig.json`, "--noEmit"]);
  return counts;
};

const vitest = (name, config) => async () => {
  const report = join(root, "build/test", `${name}.json`);
  mkdirSync(join(root, "build/test"), { recursive: true });
  rmSync(report, { force: true });
  const result = await run("vitest", [
    "run",
    "--config",
    config,
    "--root",
    ".",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return one(false);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  ).length;
  const failed = numFailedTests + broken;
  return { passed: numPassedTests, failed: failed === 0 && !result.ok ? 1 : failed };
};

const needsChrome = new Set(["elements", "stories", "journeys"]);

const steps = {
  build: async () => one(await build()),
  types,
  lint: lintAll,
  node: vitest("node", "test/support/vitest.config.ts"),
  elements: testElements,
  stories: testStories,
  journeys: async () =>
    holds("test/journeys", ".test.ts") ? vitest("journeys", "test/support/journeys.config.ts")() : undefined,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`unknown step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}`);
  process.exit(2);
}

const table = [];
const total = { passed: 0, failed: 0 };
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 60 - name.length))}`);
  let counts;
  try {
    if (needsChrome.has(name)) process.env.CHROME_PATH = await findChrome({ install: true });
    counts = await step();
  } catch (error) {
    console.error(`FAIL ${name}: ${error instanceof Error ? error.message : error}`);
    counts = one(false);
  }
  table.push({ name, counts, time: seconds(Date.now() - started) });
  total.passed += counts?.passed ?? 0;
  total.failed += counts?.failed ?? 0;
}

console.log(`\nnode ${process.version}, chromium ${process.env.CHROME_PATH ?? "not needed"}\n`);
for (const { name, counts, time } of table) {
  const outcome =
    counts === undefined
      ? "nothing there yet"
      : `${counts.passed} good${counts.failed === 0 ? "" : `, ${counts.failed} bad`}`;
  console.log(`  ${name.padEnd(10)} ${time.padStart(8)}   ${outcome}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
