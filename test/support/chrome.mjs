/**
 * Finds a Chromium for the tests, or installs one:
 * CHROME_PATH, known places, Playwright's own, Debian's package (as root),
 * a browser packed inside an npm package, Playwright's download.
 */
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root, run } from "./shell.mjs";

const packed = { name: "@sparticuz/chromium", version: "153.0.0" };

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Command line switches for every launch; the sandbox stays on for everyone but root, who cannot have it. */
export const flags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
];

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const runs = async (path, env) => (await run(path, ["--version"], { quiet: true, env })).ok;

const fromDebian = async () => {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  console.log("chrome: installing Debian's chromium (about a minute) …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, quiet: true });
  const installed = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    env,
    quiet: true,
  });
  if (!installed.ok) console.log(installed.output.trim().split("\n").slice(-3).join("\n"));
  return known.find(executable);
};

/** The packed browser is for Linux on x64, and brings the shared libraries that a bare machine lacks. */
const fromNpm = async () => {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(root, "build/chromium");
  const temporary = join(folder, "unpacked");
  mkdirSync(temporary, { recursive: true });
  const entry = join(folder, "node_modules", packed.name, "package.json");
  if (!existsSync(entry)) {
    console.log(`chrome: fetching ${packed.name} from npm …`);
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const installed = await run(
      "npm",
      [
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        `${packed.name}@${packed.version}`,
      ],
      { cwd: folder, quiet: true },
    );
    if (!installed.ok) {
      console.log(installed.output.trim().split("\n").slice(-3).join("\n"));
      return undefined;
    }
  }
  const script = `process.stdout.write(await (await import("${packed.name}")).default.executablePath());`;
  const unpack = async (env) => {
    const result = await run("node", ["--input-type=module", "-e", script], {
      cwd: folder,
      quiet: true,
      env: { TMPDIR: temporary, ...env },
    });
    const path = result.output.trim().split("\n").at(-1);
    return result.ok && path !== undefined && executable(path) ? path : undefined;
  };
  const plain = await unpack({});
  if (plain !== undefined && (await runs(plain))) return plain;
  const libraries = [join(temporary, "al2023/lib"), process.env.LD_LIBRARY_PATH]
    .filter((path) => path !== undefined)
    .join(":");
  const complete = await unpack({ AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" });
  if (complete === undefined || !(await runs(complete, { LD_LIBRARY_PATH: libraries }))) return undefined;
  process.env.LD_LIBRARY_PATH = libraries;
  return complete;
};

const fromPlaywright = async (own) => {
  console.log("chrome: asking Playwright for its browser …");
  await run("node", ["node_modules/playwright-core/cli.js", "install", "chromium"], { quiet: true });
  return executable(own) ? own : undefined;
};

/** Path of a Chromium that can be started. With `install`, gets one when none is there; throws when that is impossible. */
export const findChrome = async ({ install = false } = {}) => {
  const asked = process.env.CHROME_PATH;
  if (asked !== undefined && asked !== "") {
    if (!executable(asked)) throw new Error(`CHROME_PATH=${asked} cannot be executed`);
    return asked;
  }
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  const found = [...known, own].find(executable);
  if (found !== undefined) return found;
  if (!install) throw new Error("no Chromium found: set CHROME_PATH, or run `npm test`, which installs one");
  for (const source of [fromDebian, fromNpm, () => fromPlaywright(own)]) {
    const path = await source();
    if (path !== undefined) return path;
  }
  throw new Error("no Chromium could be installed: install Chromium or Chrome and set CHROME_PATH to it");
};

if (process.argv[1] === import.meta.filename) console.log(await findChrome({ install: true }));
