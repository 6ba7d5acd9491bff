/** Two versions of the elements on one page, as when two products of a vendor meet in it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Scope from "effect/Scope";
import { chromium } from "playwright-core";
import { afterAll, assert, describe, it } from "vitest";
import { tags } from "@einv/elements/tags";
import { World } from "@einv/mocks";
import { findChrome, flags } from "../support/chrome.mjs";
import { serve } from "./site.ts";

const scope = Scope.makeUnsafe();
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)));

/** The elements as another version of them would come. */
const otherVersion = (): string => {
  const folder = "build/other-version";
  mkdirSync(folder, { recursive: true });
  const code = readFileSync("packages/elements/dist-cdn/einv.js", "utf8");
  const other = code.replaceAll('"0.1.0"', '"0.2.0"');
  assert.notStrictEqual(other, code);
  writeFileSync(join(folder, "einv.js"), other);
  return folder;
};

describe("a page on which two versions meet", () => {
  it("works with the first of them, and says so once for each element", async () => {
    const world = await Effect.runPromise(World.make().pipe(Effect.provideService(Scope.Scope, scope)));
    const site = await serve(world, {
      "/": "test/journeys/pages",
      "/einv/": "packages/elements/dist-cdn",
      "/other/": otherVersion(),
    });
    const browser = await chromium.launch({
      executablePath: await findChrome({ install: true }),
      args: flags,
    });
    const page = await browser.newPage({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
    const said: Array<string> = [];
    const troubles: Array<string> = [];
    page.on("console", (message) => {
      if (message.type() === "warning") said.push(message.text());
      if (message.type() === "error" && !/favicon/.test(message.location().url))
        troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(error.message));
    try {
      await page.goto(`${site.address}versions.html`);
      await page.locator("einv-invoice-list tbody .open").first().waitFor();
      assert.deepStrictEqual(troubles, []);
      for (const tag of tags)
        assert.lengthOf(
          said.filter((text) => text.includes(`<${tag}> 0.2.0 is not used, because version 0.1.0`)),
          1,
          tag,
        );
    } finally {
      await browser.close();
      site.close();
    }
  });
});
