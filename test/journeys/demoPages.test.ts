/**
 * Every page of the demo on both sides, opened and used once as a person would;
 * a picture of every outcome in build/screenshots. One demo for all: each goes
 * on where the one before ended.
 */
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, assert, beforeAll, describe, it } from "vitest";
import { until } from "./processes.ts";
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

afterEach(() => assert.deepStrictEqual(visit.told(), []));

const open = (page: Page, name: string): Promise<void> =>
  page.getByLabel("메뉴").getByRole("button", { name, exact: true }).click();

const press = (on: Page | Locator, name: string | RegExp): Promise<void> =>
  on.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();

/** Presses the card of a demo certificate and types its password. */
const bring = async (page: Page, certificate: string): Promise<void> => {
  await page.getByRole("complementary").getByRole("button", { name: certificate }).first().click();
  await page.getByLabel("인증서 암호", { exact: true }).filter({ visible: true }).fill("demo-1234!");
};

const write = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).filter({ visible: true }).last().fill(text);
};

const sees = (on: Page | Locator, text: string | RegExp): Promise<void> =>
  on.getByText(text).and(on.locator(":not(.unseen > *)")).filter({ visible: true }).first().waitFor();

/** The newest mail to an address, as the front page's inbox shows it. */
const mailTo = async (address: string): Promise<string> => {
  const mail = await until(`mail to ${address}`, async () => {
    const mails: ReadonlyArray<{ id: string; to: string }> = await (
      await fetch(`${visit.demo.front}/inbox`)
    ).json();
    return mails.find(({ to }) => to.includes(address));
  });
  return (await fetch(`${visit.demo.front}/inbox/mails/${mail.id}`)).text();
};

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
    await sees(supplier, "인증서를 등록했습니다.");
    await sees(supplier, "사용 가능");
    await picture(supplier, "pages-certificates-2-registered");
  });

  it("distributes the service", async () => {
    await open(supplier, "서비스");
    await supplier.getByRole("checkbox", { name: "오신입" }).check();
    await press(supplier, "1명 배포 해제하기");
    const dialog = supplier.getByRole("dialog");
    await press(dialog, "1명 배포 해제하기");
    await sees(supplier, "1명의 배포를 해제했습니다.");
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
    await sees(supplier, "1건을 저장했습니다.");
    await picture(supplier, "pages-rights-3-saved");
  });

  it("charges points at the gateway's own page", async () => {
    await open(supplier, "포인트");
    await supplier.getByRole("radio", { name: /^30,000원/ }).check();
    const opening = visit.context.waitForEvent("page");
    await press(supplier, "30,000원 결제하기");
    const gateway = await opening;
    await gateway.getByText("연습용 결제창입니다").waitFor();
    await picture(gateway, "pages-points-1-gateway");
    await picture(supplier, "pages-points-2-waiting");
    await gateway.getByRole("button", { name: "결제하기" }).click();
    await sees(supplier, "충전했습니다");
    await sees(supplier, "충전 (결제)");
    await picture(supplier, "pages-points-3-charged");
    await until("the points", async () =>
      (await supplier.locator("#points").textContent()) === "31,000 P" ? true : undefined,
    );
  });

  it("may give paying up", async () => {
    await press(supplier, "다시 충전하기");
    await supplier.getByRole("radio", { name: /^10,000원/ }).check();
    const opening = visit.context.waitForEvent("page");
    await press(supplier, "10,000원 결제하기");
    const gateway = await opening;
    await gateway.getByRole("button", { name: "취소" }).click();
    await sees(supplier, "결제를 취소했습니다");
    await picture(supplier, "pages-points-4-given-up");
  });

  it("checks the computer", async () => {
    await open(supplier, "환경 점검");
    await sees(supplier, "이 컴퓨터에서 바로 발행할 수 있습니다.");
    await press(supplier, "다시 확인하기");
    await sees(supplier, "이 컴퓨터에서 바로 발행할 수 있습니다.");
    await picture(supplier, "pages-environment");
  });

  it("asks for help", async () => {
    await open(supplier, "도움말");
    const field = supplier.getByLabel("무엇이 궁금하신가요");
    await field.fill("인증서 데이터값이 올바르지 않습니다");
    await field.press("Enter");
    await sees(supplier, /에 대한 답/);
    await picture(supplier, "pages-help-1-answer");
    await press(supplier, "인증서 관리 열기");
    await sees(supplier, "사용 가능");
    await open(supplier, "도움말");
    await press(supplier, "문의하기");
    await supplier.getByLabel("문의 내용").fill("인증서를 넣어도 발행 단추가 눌리지 않습니다.");
    await picture(supplier, "pages-help-2-inquiry");
    await press(supplier, "문의 보내기");
    await sees(supplier, "문의를 접수했습니다.");
    await picture(supplier, "pages-help-3-sent");
  });

  it("writes and issues an invoice", async () => {
    await open(supplier, "정발행");
    await write(supplier, {
      사업자등록번호: "222-81-00007",
      상호: "다라전자",
      "대표자 성명": "최사아",
      "담당자 이메일": "purchase@dara.example",
      "1번째 줄 품목": "11월 점검",
      "1번째 줄 수량": "2",
      "1번째 줄 단가": "30000",
    });
    await sees(supplier, "66,000");
    await picture(supplier, "pages-write-1-editor");
    await press(supplier, "발행 준비하기");
    await sees(supplier, "발행할 내용 확인");
    await picture(supplier, "pages-write-2-prepared");
    await press(supplier, /등록된 인증서로 발행하기/);
    await sees(supplier, "발행했습니다");
    await picture(supplier, "pages-write-3-issued");
  });
});

describe("the buyer", () => {
  it("writes a request in detail", async () => {
    await open(buyer, "자세히 작성하기");
    await write(buyer, {
      사업자등록번호: "120-88-00016",
      상호: "가나상사",
      "대표자 성명": "이마바",
      "담당자 이메일": "sales@gana.example",
      "1번째 줄 품목": "서버 점검",
      "1번째 줄 수량": "1",
      "1번째 줄 단가": "120000",
    });
    await sees(buyer, "132,000");
    await press(buyer, "발행 요청하기");
    await sees(buyer, "가나상사에 발행을 요청했습니다.");
    await picture(buyer, "pages-buyer-editor");
  });

  it("opens what it asked for", async () => {
    await open(buyer, "요청한 세금계산서");
    await buyer.locator("einv-invoice-list").getByText("가나상사").first().waitFor();
    await picture(buyer, "pages-buyer-list");
    await buyer.locator("einv-invoice-list").getByText("가나상사").first().click();
    await sees(buyer, "서버 점검");
    await picture(buyer, "pages-buyer-open");
  });

  it("gives a right, and asks for help", async () => {
    await open(buyer, "권한");
    await press(buyer, /윤생산의 권한/);
    await buyer.getByRole("radio", { name: "부서권한" }).check();
    await press(buyer, "변경에 담기");
    await press(buyer, "살펴보고 저장하기");
    await press(buyer, "1건 저장하기");
    await sees(buyer, "1건을 저장했습니다.");
    await open(buyer, "도움말");
    await buyer.getByLabel("무엇이 궁금하신가요").fill("역발행 요청을 취소하고 싶습니다");
    await press(buyer, "찾기");
    await sees(buyer, /에 대한 답/);
    await picture(buyer, "pages-buyer-help");
  });
});

describe("a supplier who comes for the first time", () => {
  const password = "Maba-2026-join!";

  it("joins from the mail and issues", async () => {
    await open(buyer, "역발행 요청하기");
    await buyer.locator("select[name=supplier]").selectOption("1108100024");
    await buyer.locator("form").getByRole("button", { name: "역발행 요청하기" }).click();
    await sees(buyer, "요청했습니다. 마바상사에 메일을 보냈습니다.");
    const link = /href="([^"]*#einv=[^"]+)"/.exec(await mailTo("office@maba.example"))?.[1];
    assert.isDefined(link);
    const page = await visit.context.newPage();
    await page.goto(link!);
    await page.getByLabel("사업자등록번호").fill("110-81-00024");
    await page.keyboard.press("Enter");
    await sees(page, "11월 유지보수");
    await picture(page, "pages-newcomer-1-invoice");
    await press(page, /가입하/);
    await page.getByLabel("전체 동의").check();
    await press(page, "동의하고 다음으로");
    await page.getByRole("radio", { name: /이메일 인증/ }).check();
    await page.getByLabel("이메일 주소").fill("office@maba.example");
    await press(page, "인증번호 받기");
    await page.getByLabel("인증번호").waitFor();
    const code = await until(
      "the code",
      async () => /인증번호 (\d{6})/.exec(await mailTo("office@maba.example"))?.[1],
    );
    await page.getByLabel("인증번호").fill(code);
    await press(page, "인증번호 확인하기");
    await write(page, {
      "사용자 이름": "한마루",
      전화번호: "02-0000-0100",
      아이디: "maba_office",
      비밀번호: password,
      "비밀번호 확인": password,
    });
    await picture(page, "pages-newcomer-2-member");
    await press(page, "아이디 만들고 다음으로");
    await page.getByLabel("회사명").waitFor();
    await picture(page, "pages-newcomer-3-company");
    await press(page, "가입하기");
    await sees(page, "회원으로 보고 있습니다");
    await picture(page, "pages-newcomer-4-joined");
    await bring(page, "마바상사 전자세금용");
    await press(page, /^발행하기/);
    await sees(page, "발행했습니다");
    await picture(page, "pages-newcomer-5-issued");
    await page.close();
  });

  it("logs in as a member later, and finds what was issued", async () => {
    const page = await visit.context.newPage();
    await page.goto(visit.demo.member);
    await write(page, { 아이디: "maba_office", 비밀번호: password });
    await picture(page, "pages-member-1-login");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /발행함/ }).click();
    await sees(page, "다라전자");
    await picture(page, "pages-member-2-list");
    await page.close();
  });

  it("may also join without a mail", async () => {
    const page = await visit.context.newPage();
    await page.goto(visit.demo.member);
    await press(page, "회원가입하기");
    await page.getByLabel("전체 동의").waitFor();
    await picture(page, "pages-member-3-join");
    await page.close();
  });
});

describe("after the next dawn", () => {
  it("the supplier plans the amendment of what was sent", async () => {
    await fetch(`${visit.demo.front}/demo/dawn`, { method: "POST" });
    await until("what the authority accepted", async () => {
      await fetch(`${visit.demo.front}/demo/results`, { method: "POST" });
      const received: ReadonlyArray<{ code?: string }> = await (
        await fetch(`${visit.demo.front}/authority`)
      ).json();
      return received.length === 2 && received.every(({ code }) => code === "SUC001") ? true : undefined;
    });
    // Next morning the page is opened anew.
    await supplier.reload();
    await open(supplier, "세금계산서");
    await supplier.getByRole("tab", { name: /발행함/ }).click();
    await supplier.locator("einv-invoice-list").getByText("다라전자").first().click();
    await press(supplier, "수정하기");
    await sees(supplier, "무슨 일이 있었나요?");
    await picture(supplier, "pages-amend-1-questions");
    await supplier.getByRole("radio", { name: /계약이 해제/ }).check();
    const { today }: { today: string } = await (await fetch(`${visit.demo.supplier}/erp/settings`)).json();
    await write(supplier, { "계약이 해제된 날": today });
    await sees(supplier, "발행할 문서 1건");
    await picture(supplier, "pages-amend-2-plan");
  });
});
