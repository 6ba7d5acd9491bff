/** From the mail to the issued invoice, by keyboard alone, on a page with strict policies. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { type Browser, chromium } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { Client } from "@einv/api/client";
import { Cast, Certificates, World } from "@einv/mocks";
import { findChrome, flags } from "../support/chrome.mjs";
import { Keyboard } from "./keyboard.ts";
import { serve } from "./site.ts";

const pictures = "build/screenshots";
mkdirSync(pictures, { recursive: true });

const scope = Scope.makeUnsafe();
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChrome({ install: true }), args: flags });
});

afterAll(async () => {
  await browser?.close();
  await Effect.runPromise(Scope.close(scope, Exit.void));
});

const filesOf = (files: ReadonlyArray<File>) =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(await file.arrayBuffer()),
    })),
  );

describe("a member with a certificate at hand", () => {
  it("comes from the mail to the issued invoice in four interactions, without a mouse", async () => {
    const world = await Effect.runPromise(World.make().pipe(Effect.provideService(Scope.Scope, scope)));
    const token = Redacted.value(await Effect.runPromise(world.linkTo(world.refs.requested)));
    const site = await serve(world, {
      "/": "test/journeys/pages",
      "/einv/": "packages/elements/dist-cdn/split",
    });
    const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
    const page = await context.newPage();
    const person = new Keyboard(page);
    const certificate = await filesOf(world.certificates.good);
    const picture = (name: string) =>
      page.screenshot({ path: join(pictures, `journey-approval-${name}.png`), fullPage: true });
    try {
      await person.does("opens the link of the mail", async () => {
        await page.goto(`${site.address}#einv=${token}`);
        await page.getByLabel("사업자등록번호").waitFor();
      });
      await picture("1-gate");
      await person.does("confirms the business number", async () => {
        await person.to("사업자등록번호");
        await person.type(Cast.companies.supplier.businessNumber);
        await person.press("Enter");
        await page.getByText("역발행 승인").waitFor();
      });
      await picture("2-invoice");
      await person.does("chooses the certificate and types its password", async () => {
        await person.to("파일 선택하기");
        await person.choose(certificate);
        await person.finds("인증서 암호");
        await person.type(Redacted.value(Certificates.password));
      });
      await picture("3-certificate");
      await person.does("issues", async () => {
        await person.press("Enter");
        await person.finds("발행했습니다");
      });
      await picture("4-issued");
      assert.strictEqual(person.done.length, 4);
      assert.deepStrictEqual(await page.evaluate("violations"), []);
      const session = Client.session({
        baseUrl: "https://erp.example",
        fetch: world.fetch,
        secret: world.clientSecretFor("supplier"),
      });
      const { summary } = await Effect.runPromise(session.get(world.refs.requested));
      assert.strictEqual(summary.status.document, "issued");
    } finally {
      await context.close();
      site.close();
    }
  });
});
