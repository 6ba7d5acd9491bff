/** The simulator's page as a developer meets it, in a real browser: wide and narrow, light and dark, by keyboard. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Browser, chromium } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { findChrome, flags } from "../support/chrome.mjs";
import { freePort } from "../support/ports.ts";
import { answering, einv, type Running } from "./processes.ts";

const pictures = "build/screenshots";
mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const home = mkdtempSync(join(tmpdir(), "einv-simulator-page-"));
let simulator: Running;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  simulator = einv(["simulator", "--port", String(port), "--dir", join(home, "authority")]);
  await answering(`${address}/admin/clock`, simulator);
  await fetch(`${address}/SubmitEtaxInvoice`, { method: "POST", body: "<script>alert(1)</script>" });
  await fetch(`${address}/admin/faults`, {
    method: "POST",
    body: JSON.stringify({ on: "submit", kind: "cut", nth: 9 }),
  });
  browser = await chromium.launch({ executablePath: await findChrome({ install: true }), args: flags });
});

afterAll(async () => {
  await browser?.close();
  await simulator?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe("the simulator's page", () => {
  it.each([
    [1280, "light"],
    [1280, "dark"],
    [320, "light"],
    [320, "dark"],
  ] as const)("at %i pixels, %s: says what it is, fits, and is accessible", async (width, colorScheme) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(address);
    await page.getByText("국세청이 아닙니다").waitFor();
    await page.getByText("NOT the tax authority").waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.strictEqual(beyond, 0);
    const found = await page.evaluate(
      `${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
    );
    assert.deepStrictEqual(found, []);
    await page.screenshot({ path: join(pictures, `simulator-${width}-${colorScheme}.png`), fullPage: true });
    await context.close();
  });

  it("renews itself, keeps what is open and where the focus is, and stops when told to, under its strict policy", async () => {
    const page = await (await browser.newContext()).newPage();
    const troubles: Array<string> = [];
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    page.on("dialog", (dialog) => troubles.push(dialog.message()));
    await page.goto(address);
    const behaviours = page.locator("#t-behaviours > summary");
    await behaviours.focus();
    await page.keyboard.press("Enter");
    await fetch(`${address}/RequestResults`, { method: "POST", body: "news" });
    await page.locator(".log > li").nth(1).waitFor();
    assert.strictEqual(await page.locator("#t-behaviours[open]").count(), 1);
    assert.isTrue(await behaviours.evaluate((element) => element === document.activeElement));
    await page.locator("#pause").focus();
    await page.keyboard.press("Space");
    await page.getByText("멈췄습니다").waitFor();
    assert.deepStrictEqual(troubles, []);
  });
});
