/** The demo as a person starts it, with a browser before it; whatever a page complains of is kept. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChrome, flags } from "../support/chrome.mjs";
import { freePort } from "../support/ports.ts";
import { einv, type Running, until } from "./processes.ts";

const pictures = "build/screenshots";
mkdirSync(pictures, { recursive: true });

export interface Demo {
  readonly front: string;
  readonly buyer: string;
  readonly supplier: string;
  readonly member: string;
  /** Folder of the demo certificates. */
  readonly certificates: string;
}

export interface Visit {
  readonly demo: Demo;
  readonly context: BrowserContext;
  /** What consoles complained of, and errors of pages, since it was last asked. */
  readonly told: () => ReadonlyArray<string>;
  readonly stop: () => Promise<void>;
}

export const startDemo = async (viewport = { width: 1400, height: 1000 }): Promise<Visit> => {
  const running: Running = einv(["demo", "--port", String(await freePort()), "--json"]);
  const demo = await until(
    "the demo",
    async (): Promise<Demo | undefined> => {
      const line = running
        .output()
        .split("\n")
        .find((one) => one.startsWith('{"front"'));
      return line === undefined ? undefined : JSON.parse(line);
    },
    [running],
    90_000,
  );
  const browser: Browser = await chromium.launch({
    executablePath: await findChrome({ install: true }),
    args: flags,
  });
  const context = await browser.newContext({ viewport, locale: "ko-KR", timezoneId: "Asia/Seoul" });
  const troubles: Array<string> = [];
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => troubles.push(error.error().message));
  return {
    demo,
    context,
    told: () => troubles.splice(0),
    stop: async () => {
      await browser.close();
      await running.stop();
    },
  };
};

export const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(pictures, `journey-${name}.png`), fullPage: true });
