/** The page that verifies without us: opened from the disk, in a real browser, with no network. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Mint } from "@einv/certificate/testing";
import { TaxInvoiceSignature } from "@einv/signature";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { exchange, invoice } from "../invoice/fixtures.ts";
import { findChrome, flags } from "../support/chrome.mjs";

const address = pathToFileURL("packages/elements/dist-cdn/verify.html").href;
const real = "../shared/data/nts/signed/smartbill-2020-0101-signed.xml";

interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let browser: Browser;
let page: Page;
let files: Readonly<Record<"signed" | "changed" | "authority" | "root" | "list" | "rootList", Dropped>>;
const requests: Array<string> = [];
const troubles: Array<string> = [];

const world = Effect.gen(function* () {
  const at = DateTime.makeUnsafe("2026-11-01T00:00:00Z");
  const hierarchy = yield* Mint.hierarchy({ at });
  const { key } = yield* Mint.business(hierarchy, {
    businessNumber: invoice.supplier.businessNumber,
    name: "가나상사",
    password: Redacted.make("einv-test-1!"),
  });
  const signed = yield* TaxInvoiceSignature.sign(
    { invoice, exchange: { ...exchange, issuedAt: "2026-11-01T12:00:00" } },
    key,
  );
  const changed = new TextDecoder().decode(signed).replace(/<GrandTotalAmount>\d/, "<GrandTotalAmount>9");
  return {
    signed: { name: "signed.xml", bytes: signed },
    changed: { name: "changed.xml", bytes: new TextEncoder().encode(changed) },
    authority: { name: "authority.der", bytes: hierarchy.authority.der },
    root: { name: "root.der", bytes: hierarchy.root.der },
    list: { name: "authority.crl", bytes: yield* Mint.crl(hierarchy, [], at) },
    rootList: { name: "root.crl", bytes: yield* Mint.crl(hierarchy, [], at, "root") },
  };
}).pipe(Effect.provide(SecureRandom.layerWebCrypto));

beforeAll(async () => {
  files = await Effect.runPromise(world);
  browser = await chromium.launch({ executablePath: await findChrome({ install: true }), args: flags });
  const context = await browser.newContext({ locale: "ko-KR", offline: true });
  page = await context.newPage();
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(address);
});

afterAll(() => browser?.close());

const choose = (...dropped: ReadonlyArray<Dropped>) =>
  page.locator('input[type="file"]').setInputFiles(
    dropped.map(({ name, bytes }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    })),
  );

const said = async (text: string): Promise<void> => {
  await page.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 });
};

describe("verify.html", () => {
  it("says that an invoice is as it was signed, and shows it", async () => {
    await choose(files.signed);
    await said("서명이 맞습니다.");
    await said("서명자: 가나상사");
    await said("인증기관 인증서 파일(.der, .cer)을 함께 놓아 주세요.");
    await page.locator("einv-invoice-document").getByText(invoice.buyer.name).first().waitFor();
  });

  it("follows the path to a root of one's own only when it is told to", async () => {
    await choose(files.signed, files.authority, files.root, files.list, files.rootList);
    await said("인증기관까지의 경로를 확인하지 못했습니다.");
    await page.getByLabel("함께 놓은 최상위 인증서도 신뢰").check();
    await said("까지 이어집니다.");
    await said("폐기되지 않은 인증서입니다.");
    mkdirSync("build/screenshots", { recursive: true });
    await page.screenshot({ path: join("build/screenshots", "verify.png"), fullPage: true });
  });

  it("shows nothing of a changed one", async () => {
    await choose(files.changed);
    await said("서명한 뒤에 내용이 바뀐 문서입니다.");
    assert.strictEqual(await page.locator("einv-invoice-document").count(), 0);
  });

  it.skipIf(!existsSync(real))("tells expired from wrong, of a real invoice", async () => {
    await choose({ name: "real.xml", bytes: readFileSync(real) });
    await said("서명이 맞습니다.");
    await said("지금은 만료되었습니다.");
  });

  it("asked nobody, and broke no rule of its own policy", () => {
    assert.deepStrictEqual(
      requests.filter((url) => url !== address),
      [],
    );
    assert.deepStrictEqual(troubles, []);
  });
});
