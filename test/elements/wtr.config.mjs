/**
 * Element tests in a real browser. Libraries are bundled once per run; our own
 * sources are served as they are, file by file.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { esbuildPlugin } from "@web/dev-server-esbuild";
import { build } from "esbuild";

import { browsers } from "../support/browsers.mjs";
import { root } from "../support/shell.mjs";

const outdir = "build/test-vendor";

/** Bundles every library that packages or element tests import by name, so that a test page makes tens of requests, not hundreds. */
const vendor = async () => {
  const ids = new Set();
  const pattern =
    /(?:^|[\n;])\s*(?:import|export)\s(?!type\b)[^"';]*?\bfrom\s*["']([^"'\n]+)["']|\bimport\s*\(?\s*["']([^"'\n]+)["']/g;
  for (const file of globSync(["packages/*/src/**/*.ts", "test/elements/**/*.ts"], { cwd: root })) {
    for (const match of readFileSync(join(root, file), "utf8").matchAll(pattern)) {
      const id = match[1] ?? match[2];
      if (/^(?:effect|lit|@lit|@noble|@open-wc|axe-core|msw)(?:\/|$)/.test(id)) ids.add(id);
    }
  }
  const names = new Map([...ids].map((id) => [id, id.replace(/\.js$/, "").replace(/[^\w.-]/g, "_")]));
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries([...names].map(([id, name]) => [name, id])),
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    conditions: ["browser", "production"],
    minify: true,
    keepNames: true,
    logLevel: "warning",
  });
  return {
    name: "vendor",
    resolveImport({ source }) {
      const name = names.get(source);
      return name === undefined ? undefined : `/${outdir}/${name}.js`;
    },
  };
};

/** Paths under `/strict/` are pages with the policies of a careful host. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** The command `lose`, in Chromium: of the files that the page asks for, those whose address contains one of these never arrive. `lost` answers how many have not since. */
const losing = () => {
  const pages = new WeakMap();
  const watched = async (page) => {
    const devtools = await page.createCDPSession();
    const watch = { devtools, count: 0 };
    devtools.on("Network.loadingFailed", ({ blockedReason }) => {
      if (blockedReason !== undefined) watch.count += 1;
    });
    await devtools.send("Network.enable");
    return watch;
  };
  return {
    name: "losing",
    async executeCommand({ command, payload, session }) {
      if (command !== "lose" && command !== "lost") return undefined;
      const page = session.browser.getPage(session.id);
      if (!pages.has(page)) pages.set(page, await watched(page));
      const watch = pages.get(page);
      if (command === "lose") {
        watch.count = 0;
        await watch.devtools.send("Network.setBlockedURLs", { urls: payload.map((part) => `*${part}*`) });
      }
      return { count: watch.count };
    },
  };
};

/** @param {keyof typeof browsers} browser */
export const configuration = async (browser) => ({
  rootDir: root,
  nodeResolve: { exportConditions: ["source", "browser", "production"] },
  // Chromium lets every page believe that it has the focus; elsewhere only one has it.
  concurrency: browser === "chromium" ? 2 : 1,
  browserStartTimeout: 120_000,
  browsers: [await browsers[browser]()],
  plugins: [
    losing(),
    await vendor(),
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: "tsconfig.base.json" }),
  ],
  middleware: [
    async (context, next) => {
      await next();
      if (context.path.startsWith("/test/elements/strict/"))
        context.set("content-security-policy", strictPolicy);
    },
  ],
  // Only what hangs fails by time: a loaded machine is no fault.
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 300_000,
});
