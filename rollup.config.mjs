/**
 * Every package becomes ESM in `dist/`, one module per source module, so that
 * an application bundles only what it imports. The elements additionally
 * become a browser bundle that needs no bundler: one file
 * (`dist-cdn/einv.js`); the same split so that cryptography is fetched only
 * when somebody issues (`dist-cdn/split/einv.js`), and so that each element is
 * fetched when it appears (`dist-cdn/split/loader.js`); and one page that
 * verifies a signed invoice (`dist-cdn/verify.html`).
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

import resolve from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";
import { minify } from "terser";

import { together } from "./test/support/chunks.mjs";
import { literals } from "./test/support/literals.mjs";

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

/** Every chunk as short as it can be said. */
const shortest = () => ({
  name: "shortest",
  renderChunk: (code) =>
    minify(code, {
      module: true,
      ecma: 2022,
      compress: { passes: 2, pure_getters: true },
      format: { comments: false },
      sourceMap: true,
    }),
});

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The script inside a page of its own: one file that works from a disk, with a
 * policy that lets it run nothing else and speak to nobody.
 */
const intoPage = (template, fileName) => ({
  name: "into-page",
  generateBundle(_, bundle) {
    const [name, { code }] = Object.entries(bundle)[0];
    delete bundle[name];
    const script = code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
    const page = readFileSync(template, "utf8");
    const style = /<style>([^]*?)<\/style>/.exec(page)[1];
    const policy =
      `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; ` +
      "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
    const source = page
      .replace("{policy}", () => policy)
      .replace("</body>", () => `</body><script>${script}</script>`);
    this.emitFile({ type: "asset", fileName, source });
  },
});

/**
 * From sources to what a browser runs, as short as it can be said.
 *
 * @returns {Array<import("rollup").InputPluginOption>}
 */
export const forBrowsers = () => [
  resolve({
    browser: true,
    extensions: [".ts", ".js"],
    exportConditions: ["source", "browser", "production", "import", "default"],
  }),
  esbuild({ target, tsconfig: join(root, "packages/elements/tsconfig.json"), sourceMap: true }),
  literals(),
  shortest(),
];

/** The elements for a page without a bundler, and the page that verifies without a server. */
export const browserConfigs = () => {
  const folder = join(root, "packages/elements");
  const input = { einv: join(folder, "src/define-all.ts") };
  const output = { format: "es", sourcemap: true, entryFileNames: "einv.js" };
  return [
    {
      input,
      plugins: forBrowsers(),
      onwarn,
      output: { ...output, dir: join(folder, "dist-cdn"), inlineDynamicImports: true },
    },
    {
      input: { ...input, loader: join(folder, "src/loader/auto.ts") },
      plugins: forBrowsers(),
      onwarn,
      output: {
        ...output,
        dir: join(folder, "dist-cdn/split"),
        onlyExplicitManualChunks: true,
        manualChunks: together({
          shared: join(folder, "src/loader/loader.ts"),
          runtime: join(folder, "src/runtime/connect.ts"),
        }),
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
      },
    },
    {
      input: join(folder, "src/verify/page.ts"),
      plugins: [...forBrowsers(), intoPage(join(folder, "src/verify/page.html"), "verify.html")],
      onwarn,
      output: { dir: join(folder, "dist-cdn"), format: "iife", inlineDynamicImports: true },
    },
  ];
};

export default [...packages.map(packageConfig), ...browserConfigs()];
