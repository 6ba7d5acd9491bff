/** The examples of pages that embed einv, built and used as their readers would. */
import { execFile } from "node:child_process";
import { globSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { type Browser, chromium } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { Certificates, World } from "@einv/mocks";
import { findChrome, flags } from "../support/chrome.mjs";
import { serve } from "./site.ts";

const pictures = "build/screenshots";
mkdirSync(pictures, { recursive: true });

/** The folder to serve for each; what needs a bundler is bundled. */
const pages: Readonly<Record<string, () => Promise<string>>> = {
  plain: async () => "examples/plain",
  react: () => bundled("react"),
  vue: () => bundled("vue"),
};

/** As `npx vite build` does. */
const bundled = async (name: string): Promise<string> => {
  const folder = join(process.cwd(), "build/examples", name);
  const options = ["--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  await promisify(execFile)("node_modules/.bin/vite", ["build", join("examples", name), ...options]);
  return folder;
};

const scope = Scope.makeUnsafe();
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChrome({ install: true }), args: flags });
});

afterAll(async () => {
  await browser?.close();
  await Effect.runPromise(Scope.close(scope, Exit.void));
});

describe("a page of an ERP", () => {
  for (const [name, folder] of Object.entries(pages)) {
    it(`in ${name} has fewer than 60 lines, and issues an invoice`, async () => {
      const lines = globSync(`examples/${name}/*.{html,js,css,ts,tsx,vue,mjs}`)
        .filter((file) => !file.endsWith(".d.ts"))
        .flatMap((file) => readFileSync(file, "utf8").trimEnd().split("\n"));
      assert.isBelow(lines.length, 60);

      const world = await Effect.runPromise(World.make().pipe(Effect.provideService(Scope.Scope, scope)));
      const site = await serve(world, {
        "/": await folder(),
        "/einv/": "packages/elements/dist-cdn/split",
      });
      const page = await browser.newPage({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
      const troubles: Array<string> = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !/favicon/.test(message.location().url))
          troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(error.message));
      try {
        await page.goto(site.address);
        await page.locator("einv-invoice-list tbody .open").first().click();
        const files = await Promise.all(
          world.certificates.good.map(async (file) => ({
            name: file.name,
            mimeType: "application/octet-stream",
            buffer: Buffer.from(await file.arrayBuffer()),
          })),
        );
        await page.getByLabel("파일 선택하기").setInputFiles(files);
        await page.getByLabel("인증서 암호").fill(Redacted.value(Certificates.password));
        await page.getByLabel("인증서 암호").press("Enter");
        await page.getByText("발행했습니다").first().waitFor();
        await page.screenshot({ path: join(pictures, `example-${name}.png`), fullPage: true });
        assert.deepStrictEqual(troubles, []);
      } finally {
        await page.close();
        site.close();
      }
    });
  }
});
