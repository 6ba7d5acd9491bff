/** Runs the element tests in a real browser and counts them. */
import { parseArgs } from "node:util";

import { configuration } from "../elements/wtr.config.mjs";
import { browsers } from "./browsers.mjs";

/**
 * Answers how many tests passed and failed; a file that could not run counts as
 * one failure. `only` keeps the files whose name contains it.
 *
 * @param {{ only?: string, browser?: keyof typeof browsers }} [choice]
 */
export const testElements = async ({ only = "", browser = "chromium" } = {}) => {
  const { startTestRunner } = await import("@web/test-runner");
  const runner = await startTestRunner({
    config: {
      ...(await configuration(browser)),
      files: `test/elements/**/*${only}*.test.ts`,
      watch: false,
    },
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
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: "string", default: "chromium" } },
  });
  if (!(values.browser in browsers)) {
    console.error(`--browser is one of ${Object.keys(browsers).join(", ")}`);
    process.exit(1);
  }
  const { passed, failed } = await testElements({ only: positionals[0], browser: values.browser });
  console.log(`elements in ${values.browser}: ${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
