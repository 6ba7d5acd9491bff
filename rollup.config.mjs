/**
 * Every package becomes ESM in `dist/`, one module per source module, so that
 * an application bundles only what it imports. The elements additionally
 * become a browser bundle that needs no bundler: one file
 * (`dist-cdn/einv.js`), and the same split so that cryptography is fetched
 * only when somebody issues (`dist-cdn/split/einv.js`).
 */
import { existsSync, readdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";

import resolve from "@rollup/plugin-node-resolve";
import esbuild, { minify } from "rollup-plugin-esbuild";

const root = import.meta.dirname;
const target = "es2023";

/** The package folders, by name. */
export const packages = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, "packages", name, "src/index.ts")),
);

const modulesOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => join(folder, file));

const onwarn = (warning, next) => {
  if (warning.code === "CIRCULAR_DEPENDENCY" && warning.message.includes("node_modules")) return;
  if (warning.code === "EMPTY_BUNDLE") return;
  if (warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
  next(warning);
};

/** One package as ESM; whatever it imports by name (or by `#name`) stays an import. */
export const packageConfig = (name) => {
  const folder = join(root, "packages", name);
  return {
    input: modulesOf(join(folder, "src")),
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    plugins: [
      resolve({ extensions: [".ts"] }),
      esbuild({ target, tsconfig: join(folder, "tsconfig.json"), sourceMap: true }),
    ],
    treeshake: false,
    onwarn,
    output: {
      dir: join(folder, "dist"),
      format: "es",
      preserveModules: true,
      preserveModulesRoot: join(folder, "src"),
      sourcemap: true,
    },
  };
};

/** The elements for a page without a bundler. */
export const browserConfigs = () => {
  const folder = join(root, "packages/elements");
  const all = join(folder, "src/define-all.ts");
  const input = { einv: existsSync(all) ? all : join(folder, "src/index.ts") };
  const plugins = () => [
    resolve({
      browser: true,
      extensions: [".ts", ".js"],
      exportConditions: ["source", "browser", "production", "import", "default"],
    }),
    esbuild({ target, tsconfig: join(folder, "tsconfig.json"), sourceMap: true }),
    minify({ target, legalComments: "none" }),
  ];
  const output = { format: "es", sourcemap: true, entryFileNames: "einv.js" };
  return [
    {
      input,
      plugins: plugins(),
      onwarn,
      output: { ...output, dir: join(folder, "dist-cdn"), inlineDynamicImports: true },
    },
    {
      input,
      plugins: plugins(),
      onwarn,
      output: { ...output, dir: join(folder, "dist-cdn/split"), chunkFileNames: "[name]-[hash].js" },
    },
  ];
};

export default [...packages.map(packageConfig), ...browserConfigs()];
