/**
 * Builds what changed: type declarations (TypeScript), every package's `dist/`
 * and the browser bundles (rollup), and the elements' manifest.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { fingerprint, memory } from "./fingerprint.mjs";
import { writeManifest } from "./manifest.mjs";
import { root, run, seconds } from "./shell.mjs";

const shared = ["rollup.config.mjs", "tsconfig.base.json", "tsconfig.json", "package-lock.json"];

/** What the manifest writes, without a source. */
const made = new Set(["react.d.ts", "vue.d.ts"]);

/** Modules that no longer have a source must not stay importable. */
const removeStale = (name) => {
  const dist = join(root, "packages", name, "dist");
  for (const file of readdirSync(dist, { recursive: true })) {
    const source = /^(.*)\.(?:js|js\.map|d\.ts|d\.ts\.map)$/.exec(file)?.[1];
    if (made.has(file)) continue;
    if (source !== undefined && !existsSync(join(root, "packages", name, "src", `${source}.ts`)))
      rmSync(join(dist, file));
  }
};

const write = async (config) => {
  const { rollup } = await import("rollup");
  const bundle = await rollup(config);
  await bundle.write(config.output);
  await bundle.close();
};

/** Builds; answers whether all of it succeeded. Types may be wrong and the JavaScript still be there. */
export const build = async () => {
  const started = Date.now();
  const { packages, packageConfig, browserConfigs } = await import(
    pathToFileURL(join(root, "rollup.config.mjs")).href
  );
  const built = memory("built");
  const done = [];
  let good = true;
  const step = async (key, hash, output, work) => {
    if (built.knows(key, hash) && existsSync(join(root, output))) return;
    const began = Date.now();
    try {
      await work();
      built.done(key, hash);
      done.push(key);
      if (Date.now() - began > 2000) console.log(`  ${key} ${seconds(Date.now() - began)}`);
    } catch (error) {
      good = false;
      console.error(`build: ${key} failed\n${error instanceof Error ? error.message : error}`);
    }
  };
  const sources = packages.map((name) => `packages/${name}`);
  const everything = fingerprint(...shared, ...sources);

  await step("types", everything, "packages/refusal/dist/index.d.ts", async () => {
    const result = await run(
      "node",
      ["node_modules/typescript/bin/tsc", "-b", "--emitDeclarationOnly", "--pretty", "false"],
      { quiet: true },
    );
    if (!result.ok) throw new Error(result.output);
  });
  for (const name of packages) {
    await step(
      name,
      fingerprint(...shared, `packages/${name}`),
      `packages/${name}/dist/index.js`,
      async () => {
        await write(packageConfig(name));
        removeStale(name);
      },
    );
  }
  await step("browser", everything, "packages/elements/dist-cdn/einv.js", async () => {
    rmSync(join(root, "packages/elements/dist-cdn"), { recursive: true, force: true });
    for (const config of browserConfigs()) await write(config);
  });
  await step(
    "manifest",
    fingerprint("packages/elements/src", "packages/elements/package.json", "test/support/manifest.mjs"),
    "packages/elements/dist/react.d.ts",
    writeManifest,
  );
  console.log(
    `build: ${done.length === 0 ? "nothing changed" : done.join(", ")} (${seconds(Date.now() - started)})`,
  );
  return good;
};

if (process.argv[1] === import.meta.filename) process.exitCode = (await build()) ? 0 : 1;
