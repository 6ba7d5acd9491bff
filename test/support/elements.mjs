/** Runs the element tests in a real browser and counts them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { findChrome } from "./chrome.mjs";
import { root } from "./shell.mjs";

export const configuration = join(root, "test/elements/wtr.config.mjs");

/**
 * Answers how many tests passed and failed; a file that could not run counts as
 * one failure. `only` keeps the files whose name contains it.
 */
export const testElements = async ({ only = "" } = {}) => {
  if (!existsSync(configuration)) return undefined;
  process.env.CHROME_PATH = await findChrome({ install: true });
  const { startTestRunner } = await import("@web/test-runner");
  const { default: config } = await import(pathToFileURL(configuration).href);
  const runner = await startTestRunner({
    config: { rootDir: root, ...config, files: `test/elements/**/*${only}*.test.ts`, watch: false },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (runner === undefined) return { passed: 0, failed: 1 };
  await new Promise((stopped) => runner.on("stopped", stopped));
  const counts = { passed: 0, failed: 0 };
  const visit = (suite) => {
    for (const test of suite?.tests ?? []) {
      if (test.skipped) continue;
      counts[test.passed ? "passed" : "failed"] += 1;
    }
    for (const inner of suite?.suites ?? []) visit(inner);
  };
  for (const session of runner.sessions.all()) {
    const before = counts.failed;
    visit(session.testResults);
    if (!session.passed && counts.failed === before) counts.failed += 1;
  }
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return counts;
};

if (process.argv[1] === import.meta.filename) {
  const counts = await testElements({ only: process.argv[2] });
  console.log(
    `elements: ${counts === undefined ? "no tests" : `${counts.passed} passed, ${counts.failed} failed`}`,
  );
  process.exit((counts?.failed ?? 0) === 0 ? 0 : 1);
}
