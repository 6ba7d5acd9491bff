import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { assert, describe, it } from "@effect/vitest";

const packages = readdirSync("packages").filter((name) => existsSync(join("packages", name, "package.json")));

/** `import { A, type B } from "x"` and `import * as N from "x"`. */
const imports = (
  code: string,
): ReadonlyArray<{ readonly from: string; readonly names: ReadonlyArray<string> }> =>
  [...code.matchAll(/import\s+(?:\*\s+as\s+\w+|(?:type\s+)?\{([^}]*)\})\s+from\s+"([^"]+)"/g)].map(
    ([, names, from]) => ({
      from: from ?? "",
      names: (names ?? "")
        .split(",")
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type\s+/, "")
              .split(/\s+as\s+/)[0] ?? "",
        )
        .filter((name) => name !== ""),
    }),
  );

describe("the README of", () => {
  it.each(packages)("%s starts with an example that imports what is there", async (name) => {
    const text = readFileSync(join("packages", name, "README.md"), "utf8");
    assert.isTrue(text.startsWith(`# @einv/${name}\n`));
    const example = /```(\w+)\n([\s\S]*?)```/.exec(text);
    assert.isNotNull(example);
    const [, language, code = ""] = example ?? [];
    if (language !== "ts") return;
    const named = imports(code);
    assert.isTrue(
      named.some(({ from }) => from.startsWith(`@einv/${name}`)),
      "its own package",
    );
    for (const { from, names } of named.filter(({ from }) => /^(?:@einv\/|effect\/)/.test(from))) {
      const module: Readonly<Record<string, unknown>> = await import(from);
      assert.deepStrictEqual(
        names.filter((one) => !(one in module)),
        [],
        from,
      );
    }
  });
});
