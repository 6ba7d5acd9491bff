/**
 * Builds Storybook and opens every story in a real browser: it must render and
 * play without an error, axe must find nothing, in the light and in the dark
 * scheme, and nothing of an element may be what a strict policy forbids.
 * Screenshots of both schemes land in `build/screenshots`.
 */
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

import { findChrome, flags } from "./chrome.mjs";
import { fingerprint, memory } from "./fingerprint.mjs";
import { root, run } from "./shell.mjs";

const configurations = ["stories/.storybook", ".storybook"];
const site = join(root, "build/storybook");
const screenshots = join(root, "build/screenshots");
const patience = 60_000;
/** Pixels of the highest page that a browser can take a picture of as a whole; of others, what is in view. */
const tallest = 12_000;
/** Stories looked at together. */
const abreast = 3;
/** Whoever looks at a story: somebody else each time, since what a page stores and broadcasts reaches all of one person's pages. */
const person = {
  viewport: { width: 1100, height: 800 },
  locale: "ko-KR",
  timezoneId: "Asia/Seoul",
  reducedMotion: "reduce",
};

/** Storybook's configuration folder, if there are stories. */
export const storybook = () => configurations.find((folder) => existsSync(join(root, folder, "main.ts")));

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Only reported, since Storybook's own page could not live with it. */
const strict = "style-src 'self'; img-src 'self'; font-src 'self'; media-src 'none'; object-src 'none'";

const serve = async (folder) => {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy-report-only": strict,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://localhost:${server.address().port}`, close: () => server.close() };
};

const buildStorybook = async (folder) => {
  const built = memory("built");
  const hash = fingerprint("stories", folder, "packages", "package-lock.json", "tsconfig.base.json");
  if (built.knows("storybook", hash) && existsSync(join(site, "index.json"))) return true;
  const result = await run(
    "storybook",
    ["build", "-c", folder, "-o", site, "--quiet", "--disable-telemetry", "--loglevel", "warn"],
    { quiet: true, env: { STORYBOOK_DISABLE_TELEMETRY: "1" } },
  );
  if (result.ok) built.done("storybook", hash);
  else console.log(result.output);
  return result.ok;
};

/** Runs in the page before anything else: tells the outcome of the story as soon as Storybook knows it. */
const listen = () => {
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    const inside = event.composedPath().find((node) => node.localName?.startsWith("einv-"));
    if (inside !== undefined)
      globalThis.violations.push(`${event.effectiveDirective} in <${inside.localName}>`);
  });
  const timer = setInterval(() => {
    const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
    if (channel === undefined) return;
    clearInterval(timer);
    channel.on("storyFinished", ({ status, reporters }) =>
      globalThis.reportStory(
        status === "error"
          ? `finished with ${JSON.stringify(reporters?.map(({ type, status: outcome }) => [type, outcome]))}`
          : "",
      ),
    );
    for (const event of ["storyErrored", "storyThrewException", "storyMissing", "playFunctionThrewException"])
      channel.on(event, (error) => globalThis.reportStory(`${event}: ${error?.message ?? String(error)}`));
  }, 5);
};

/** What axe finds in the story as it stands. */
const examine = (page) =>
  page.evaluate(async () => {
    const { violations } = await globalThis.axe.run("#storybook-root", { resultTypes: ["violations"] });
    return violations.map(
      ({ id, nodes }) => `axe: ${id} at ${nodes.map((node) => node.target.flat().join(" ")).join("; ")}`,
    );
  });

const visit = async ({ context, address, story, axe }) => {
  const page = await context.newPage();
  const troubles = [];
  try {
    page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      if (
        /favicon|the server responded with a status of|\[Report Only\]|report-only/i.test(
          `${message.text()} ${message.location().url}`,
        )
      )
        return;
      troubles.push(`console: ${message.text()}`);
    });
    const outcome = Promise.withResolvers();
    await page.exposeFunction("reportStory", outcome.resolve);
    await page.addInitScript(listen);
    const timer = setTimeout(() => outcome.resolve(`did not finish within ${patience / 1000} s`), patience);
    await page.goto(`${address}/iframe.html?id=${story.id}&viewMode=story`, { waitUntil: "load" });
    const said = await outcome.promise;
    clearTimeout(timer);
    if (said !== "") troubles.push(said);
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const path = join(screenshots, `${story.id}.${colorScheme}.png`);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({ path, fullPage: height <= tallest });
      troubles.push(...(await examine(page)).map((trouble) => `${colorScheme}: ${trouble}`));
    }
    troubles.push(...(await page.evaluate(() => globalThis.violations)).map((what) => `policy: ${what}`));
  } catch (error) {
    troubles.push(`could not be opened: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  } finally {
    await page.close();
  }
  return troubles;
};

/** One count for the build, one per story. `only` keeps the stories whose id contains it. */
export const testStories = async ({ only = "" } = {}) => {
  const folder = storybook();
  if (folder === undefined) return undefined;
  const executablePath = await findChrome({ install: true });
  if (!(await buildStorybook(folder))) return { passed: 0, failed: 1 };
  const index = JSON.parse(readFileSync(join(site, "index.json"), "utf8"));
  const stories = Object.values(index.entries).filter(
    ({ type, id }) => type === "story" && id.includes(only),
  );
  if (stories.length === 0) {
    console.log("FAIL there are no stories");
    return { passed: 1, failed: 1 };
  }
  mkdirSync(screenshots, { recursive: true });
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { chromium } = await import("playwright-core");
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath, args: flags });
  const counts = { passed: 1, failed: 0 };
  try {
    const waiting = stories.values();
    const reader = async () => {
      for (const story of waiting) {
        const context = await browser.newContext(person);
        const troubles = await visit({ context, address: server.address, story, axe });
        await context.close();
        counts[troubles.length === 0 ? "passed" : "failed"] += 1;
        console.log(`${troubles.length === 0 ? "ok  " : "FAIL"} ${story.id}`);
        for (const trouble of troubles) console.log(`     ${trouble}`);
      }
    };
    await Promise.all(Array.from({ length: abreast }, reader));
  } finally {
    await browser.close();
    server.close();
  }
  return counts;
};

if (process.argv[1] === import.meta.filename) {
  const counts = await testStories({ only: process.argv[2] });
  console.log(
    `stories: ${counts === undefined ? "none" : `${counts.passed} passed, ${counts.failed} failed`}`,
  );
  process.exit((counts?.failed ?? 0) === 0 ? 0 : 1);
}
