/**
 * Every page of the demo on both sides, opened and used once as a person would;
 * a picture of every outcome in build/screenshots. One demo for all: each goes
 * on where the one before ended.
 */
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, assert, beforeAll, describe, it } from "vitest";
import { picture, startDemo, type Visit } from "./running.ts";

let visit: Visit;
let supplier: Page;
let buyer: Page;

beforeAll(async () => {
  visit = await startDemo({ width: 1100, height: 900 });
  supplier = await visit.context.newPage();
  await supplier.goto(visit.demo.supplier);
  buyer = await visit.context.newPage();
  await buyer.goto(visit.demo.buyer);
});

afterAll(() => visit?.stop());

afterEach(() => assert.deepStrictEqual(visit.troubles, []));

const open = (page: Page, name: string): Promise<void> =>
  page.getByLabel("메뉴").getByRole("button", { name, exact: true }).click();

const press = (on: Page | Locator, name: string | RegExp): Promise<void> =>
  on.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();

/** Presses the card of a demo certificate and types its password. */
const bring = async (page: Page, certificate: string): Promise<void> => {
  await page.getByRole("complementary").getByRole("button", { name: certificate }).first().click();
  await page.getByLabel("인증서 암호", { exact: true }).filter({ visible: true }).fill("demo-1234!");
};

const sees = (on: Page | Locator, text: string | RegExp): Promise<void> =>
  on.getByText(text).and(on.locator(":not(.unseen > *)")).filter({ visible: true }).first().waitFor();

describe("the supplier", () => {
  it("verifies the company", async () => {
    await open(supplier, "회사인증");
    await sees(supplier, "회사정보는 지금 쓰고 있는 ERP에서 관리합니다.");
    await bring(supplier, "가나상사 전자세금용");
    await press(supplier, "회사 인증하기");
    await sees(supplier, "회사인증을 마쳤습니다");
    await picture(supplier, "pages-company");
  });

  it("registers a certificate", async () => {
    await open(supplier, "인증서");
    await bring(supplier, "가나상사 전자세금용");
    await supplier.getByLabel(/이 인증서의 키를 서버에 보관하는 데 동의합니다/).check();
    await picture(supplier, "pages-certificates-1-before");
    await press(supplier, "인증서 등록하기");
    await sees(supplier, "사용 가능");
    await picture(supplier, "pages-certificates-2-registered");
  });

  it("distributes the service", async () => {
    await open(supplier, "서비스");
    await supplier.getByRole("checkbox", { name: "오신입" }).check();
    await press(supplier, "1명 배포 해제하기");
    const dialog = supplier.getByRole("dialog");
    await press(dialog, "1명 배포 해제하기");
    await sees(supplier, "3명 중 2명에게 배포됨");
    await picture(supplier, "pages-service");
  });

  it("gives a right", async () => {
    await open(supplier, "권한");
    await press(supplier, /오신입의 권한/);
    await picture(supplier, "pages-rights-1-choose");
    await supplier.getByRole("radio", { name: "발행권한" }).check();
    await press(supplier, "변경에 담기");
    await press(supplier, "살펴보고 저장하기");
    await picture(supplier, "pages-rights-2-review");
    await press(supplier, "1건 저장하기");
    await sees(supplier, /직접 설정/);
    await picture(supplier, "pages-rights-3-saved");
  });

  it("checks the computer", async () => {
    await open(supplier, "환경 점검");
    await sees(supplier, "이 컴퓨터에서 바로 발행할 수 있습니다.");
    await press(supplier, "다시 확인하기");
    await sees(supplier, "이 컴퓨터에서 바로 발행할 수 있습니다.");
    await picture(supplier, "pages-environment");
  });
});
