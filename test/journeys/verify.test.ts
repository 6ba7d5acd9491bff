/** The page that verifies without us: opened from the disk, in a real browser, with no network. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
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
const authorities = "../shared/data/npki/ca-kr";
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
  page.locator('input[type="file"]:not([webkitdirectory])').setInputFiles(
    dropped.map(({ name, bytes }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    })),
  );

const photograph = async (name: string): Promise<void> => {
  mkdirSync("build/screenshots", { recursive: true });
  await page.screenshot({ path: join("build/screenshots", `verify-${name}.png`), fullPage: true });
};

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

  it("says whose certificate is missing, what that leaves unproven, and what is proven all the same", async () => {
    await choose(files.signed);
    await said("서명은 맞지만, 서명자가 누구인지는 증명되지 않았습니다.");
    await said("einvTest CA Class 1의 인증서가 없습니다.");
    await said("누구나 같은 이름의 인증서를 만들 수 있으므로");
    const group = (title: string) =>
      page.locator("section.group", { has: page.getByRole("heading", { name: title, exact: true }) });
    assert.deepStrictEqual(await group("증명된 것").locator("strong").allTextContents(), [
      "서명이 맞습니다.",
    ]);
    assert.deepStrictEqual(await group("증명되지 않은 것").locator("strong").allTextContents(), [
      "서명자: 가나상사",
      "발행일(2026-11-01)에 유효한 인증서입니다.",
      "인증기관까지의 경로를 확인하지 못했습니다.",
      "발행일시는 서명에 들어 있지 않습니다.",
    ]);
    await choose(files.signed, files.authority);
    await said("einvTest RootCA의 인증서가 없습니다.");
  });

  it("knows a root by its fingerprint, not by its name", async () => {
    await choose(files.signed, files.authority, files.root);
    await said("이 페이지가 아는 지문이 아닙니다.");
    const digest = createHash("sha256").update(files.root.bytes).digest("hex").toUpperCase();
    await said(digest.replaceAll(/(.{4})(?=.)/g, "$1 "));
    assert.strictEqual(await page.getByText("서명과 서명자를 확인했습니다.").count(), 0);
  });

  it("reads a whole folder, and names the files by their place in it", async () => {
    const place = mkdtempSync(join(tmpdir(), "einv-verify-"));
    mkdirSync(join(place, "2026-11", "CaPubs"), { recursive: true });
    writeFileSync(join(place, "2026-11", "signed.xml"), files.signed.bytes);
    writeFileSync(join(place, "2026-11", "CaPubs", "authority.der"), files.authority.bytes);
    await page.locator("input[webkitdirectory]").setInputFiles(place);
    await said("2026-11/signed.xml");
    await said("einvTest RootCA의 인증서가 없습니다.");
    rmSync(place, { recursive: true });
  });

  it("follows the path to a root of one's own only when it is told to", async () => {
    await choose(files.signed, files.authority, files.root, files.list, files.rootList);
    await said("인증기관까지의 경로를 확인하지 못했습니다.");
    await page.getByLabel("함께 놓은 최상위 인증서도 신뢰").check();
    await said("까지 이어집니다.");
    await said("폐기되지 않은 인증서입니다.");
    await said("직접 놓은 최상위 인증서를 신뢰하기로 했기 때문입니다.");
    await said("서명과 서명자를 확인했습니다.");
    await photograph("good");
    await page.getByLabel("함께 놓은 최상위 인증서도 신뢰").uncheck();
  });

  it.skipIf(!existsSync(authorities) || !existsSync(real))(
    "believes no authority of today about an invoice of 2020, and names the one that is missing (skipped without the samples)",
    async () => {
      const beside = readdirSync(authorities)
        .filter((name) => name.endsWith(".der"))
        .map((name) => ({ name, bytes: readFileSync(join(authorities, name)) }));
      await choose({ name: "real.xml", bytes: readFileSync(real) }, ...beside);
      await said("서명이 맞습니다.");
      await said("지금은 만료되었습니다.");
      await said("signGATE CA5의 인증서가 없습니다.");
      await photograph("real");
    },
  );

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

  it("says the same in English, on a narrow screen in the dark and on paper", async () => {
    await choose(files.signed, files.authority);
    await said("einvTest RootCA의 인증서가 없습니다.");
    await page.getByRole("button", { name: "English" }).click();
    await said("The signature is good, but who signed is not proven.");
    await page.getByText("What this page trusts, and what it proves").click();
    await said("A002 FF55 6C60");
    for (const [name, look] of [
      ["light", { colorScheme: "light" }],
      ["dark", { colorScheme: "dark" }],
      ["forced", { forcedColors: "active" }],
      ["print", { forcedColors: "none", colorScheme: "light", media: "print" }],
    ] as const) {
      await page.emulateMedia(look);
      for (const width of name === "print" ? [794] : [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        assert.isAtMost(scrollWidth, clientWidth, `${name} ${width}`);
        await photograph(`${name}-${width}`);
      }
    }
    assert.isFalse(await page.getByText("Choose files").isVisible());
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it("asked nobody, and broke no rule of its own policy", () => {
    assert.deepStrictEqual(
      requests.filter((url) => url !== address),
      [],
    );
    assert.deepStrictEqual(troubles, []);
  });
});
