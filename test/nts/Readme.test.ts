import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, it } from "@effect/vitest";

const root = join(import.meta.dirname, "../..");

it("the README's example runs and says what it promises", () => {
  const readme = readFileSync(join(root, "packages/nts/README.md"), "utf8");
  const example = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? "";
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=source", "--input-type=module-typescript", "--eval", example],
    { cwd: root, encoding: "utf8" },
  );
  assert.strictEqual(stdout, "not-known\n", stderr);
}, 60_000);
