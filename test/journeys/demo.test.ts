/** The demo as a person clicks through it, in a real browser; a picture of every step in build/screenshots. */
import { join } from "node:path";

import type { Frame, Page } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { until } from "./processes.ts";
import { picture as taken, startDemo, type Visit } from "./running.ts";

let visit: Visit;
let page: Page;

const picture = (name: string) => taken(page, name);

const frame = async (title: string): Promise<Frame> => {
  const handle = await page.locator(`iframe[title="${title}"]`).elementHandle();
  const content = await handle?.contentFrame();
  assert.isDefined(content);
  return content!;
};

beforeAll(async () => {
  visit = await startDemo();
  page = await visit.context.newPage();
  await page.goto(visit.demo.front);
});

afterAll(() => visit?.stop());

describe("the demo", () => {
  it("takes a request from the buyer's ERP to the tax authority", async () => {
    const buyer = await frame("다라전자 ERP");
    await buyer.getByRole("button", { name: "역발행 요청하기" }).last().click();
    await buyer.getByText("요청했습니다. 가나상사에 메일을 보냈습니다.").waitFor();
    await picture("1-requested");

    const mail = page.locator("#mails button").first();
    await mail.waitFor();
    await mail.click();
    const letter = page.frameLocator('iframe[title="메일 내용"]');
    const [landing] = await Promise.all([
      page.context().waitForEvent("page"),
      letter.getByRole("link").first().click(),
    ]);
    await page.waitForLoadState();
    await picture("2-mail");

    await landing.setViewportSize({ width: 1100, height: 900 });
    await landing.getByLabel("사업자등록번호").fill("120-88-00016");
    await taken(landing, "3-gate");
    await landing.keyboard.press("Enter");
    await landing.getByText("다라전자").first().waitFor();
    await taken(landing, "4-viewer");
    await landing.close();

    const supplier = await frame("가나상사 ERP");
    await supplier.getByRole("button", { name: "세금계산서" }).first().click();
    await supplier.getByText("다라전자").first().waitFor();
    await picture("5-list");
    await supplier.getByText("다라전자").first().click();
    await supplier
      .getByLabel("파일 선택하기")
      .setInputFiles(
        ["signCert.der", "signPri.key"].map((name) => join(visit.demo.certificates, "gana-tax", name)),
      );
    await supplier.getByLabel("인증서 암호").fill("demo-1234!");
    await picture("6-approval");
    await supplier.getByLabel("인증서 암호").press("Enter");
    await supplier.getByText("발행했습니다").first().waitFor();
    await picture("7-issued");

    await page.getByRole("button", { name: "다음 새벽 3시로" }).click();
    await until("the invoice at the authority", async () => {
      await page.getByRole("button", { name: "전송 결과 받기" }).click();
      return (await page.locator("#received").getByText("SUC001").count()) === 1 ? true : undefined;
    });
    await picture("8-accepted");
    assert.strictEqual(await page.locator("#received tbody tr").count(), 1);
    await until("the points", async () =>
      (await buyer.locator("#points").textContent()) === "9,800 P" ? true : undefined,
    );
    assert.deepStrictEqual(visit.told(), []);
  });
});
