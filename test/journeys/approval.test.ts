/** From the mail to the issued invoice, by keyboard alone, on a page with strict policies. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { Client } from "@einv/api/client";
import { Kst } from "@einv/invoice";
import { Cast, Certificates, Newcomer, Past, World } from "@einv/mocks";
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

/** A page behind a mail link, on which somebody with a keyboard stands. */
const visit = async (world: World.World, ref: string) => {
  const token = Redacted.value(await Effect.runPromise(world.linkTo(ref)));
  const site = await serve(world, {
    "/": "test/journeys/pages",
    "/einv/": "packages/elements/dist-cdn/split",
  });
  const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
  const page = await context.newPage();
  return {
    page,
    person: new Keyboard(page),
    link: `${site.address}#einv=${token}`,
    close: async () => {
      await context.close();
      site.close();
    },
  };
};

const picturesOf = (page: Page, journey: string) => (name: string) =>
  page.screenshot({ path: join(pictures, `journey-${journey}-${name}.png`), fullPage: true });

const statusOf = async (world: World.World, ref: string, secret: Redacted.Redacted<string>) => {
  const session = Client.session({
    baseUrl: "https://erp.example",
    fetch: world.fetch,
    secret: Effect.succeed(secret),
  });
  const { summary } = await Effect.runPromise(session.get(ref));
  return summary.status.document;
};

const newWorld = () => Effect.runPromise(World.make().pipe(Effect.provideService(Scope.Scope, scope)));

/** Brings the certificate and issues; each is one thing that a person does. */
const issue = async (page: Page, person: Keyboard, certificate: Awaited<ReturnType<typeof filesOf>>) => {
  await person.does("chooses the certificate and types its password", async () => {
    await person.to("파일 선택하기");
    await person.choose(certificate);
    await person.finds("인증서 암호");
    await person.type(Redacted.value(Certificates.password));
  });
  await person.does("issues", async () => {
    await person.press("Enter");
    await person.finds("발행했습니다");
  });
  assert.deepStrictEqual(await page.evaluate("violations"), []);
};

describe("a member with a certificate at hand", () => {
  it("comes from the mail to the issued invoice in four interactions, without a mouse", async () => {
    const world = await newWorld();
    const { requested } = world.refs;
    const { page, person, link, close } = await visit(world, requested);
    const picture = picturesOf(page, "approval");
    try {
      await person.does("opens the link of the mail", async () => {
        await page.goto(link);
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
      await issue(page, person, await filesOf(world.certificates.good));
      await picture("3-issued");
      assert.strictEqual(person.done.length, 4);
      const secret = await Effect.runPromise(world.clientSecretFor("supplier"));
      assert.strictEqual(await statusOf(world, requested, secret), "issued");
    } finally {
      await close();
    }
  });
});

/** The buyer asks a company that nobody knows yet, and has the points for it (역과금). */
const requestFrom = (world: World.World, { person, ...company }: typeof Cast.newcomer): Promise<string> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const host = Client.host({ baseUrl: "https://erp.example", fetch: world.fetch, key: world.hostKey });
      const { businessNumber } = Cast.companies.buyer;
      yield* host.creditPoints({ businessNumber, points: 1_000n, idempotencyKey: "first-time" });
      const document = {
        ...Past.documentOf(Kst.dateOf(world.now()), [["복사용지", 40n, 21_000n]]),
        supplier: {
          ...company,
          contact: { person: person.name, telephone: person.phone, email: person.email },
        },
      };
      const { summary } = yield* world.deeds.request({ document, payer: "buyer" });
      return summary.ref;
    }),
  );

describe("a supplier who comes for the first time", () => {
  it("joins, proves the company and issues on the page that the mail opened, without a mouse", async () => {
    const world = await newWorld();
    const { newcomer } = Cast;
    const ref = await requestFrom(world, newcomer);
    const { page, person, link, close } = await visit(world, ref);
    const picture = picturesOf(page, "first-time");
    let pages = 0;
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) pages += 1;
    });
    try {
      await page.goto(link);
      await page.getByLabel("사업자등록번호").waitFor();
      await person.to("사업자등록번호");
      await person.type(newcomer.businessNumber);
      await person.press("Enter");
      await page.getByText("복사용지").first().waitFor();
      await picture("1-invoice");

      await person.to("가입하");
      await person.press("Enter");
      await page.locator("einv-signup-wizard").waitFor();
      await person.to("전체 동의");
      await person.press("Space");
      await person.to("동의하고 다음으로");
      await picture("2-terms");
      await person.press("Enter");

      await person.to("본인명의 휴대전화 인증");
      await person.picks("이메일");
      await picture("3-identity");
      await person.press("Tab");
      await person.type(newcomer.person.email);
      await person.press("Enter");
      await person.finds("인증번호");
      await person.type(await Effect.runPromise(world.codeTo(newcomer.person.email)));
      await person.press("Enter");

      await person.to("사용자 이름");
      await person.type(newcomer.person.name);
      await person.to("전화번호");
      await person.type(newcomer.person.phone);
      await person.to("아이디");
      await person.type(newcomer.person.loginId);
      await person.to("비밀번호");
      await person.type(Redacted.value(Newcomer.password));
      await person.to("비밀번호 확인");
      await person.type(Redacted.value(Newcomer.password));
      await picture("4-member");
      await person.press("Enter");

      await person.to("회사명");
      await picture("5-company");
      await person.press("Enter");
      await page.getByText("회원으로 보고 있습니다").first().waitFor();
      await picture("6-joined");

      await issue(page, person, await filesOf(world.certificates.newcomer));
      await picture("7-issued");
      assert.strictEqual(pages, 1, "one page, from the mail to the issued invoice");
    } finally {
      await close();
    }
  });
});

describe("a member whose company is not verified yet", () => {
  it("brings the certificate once: for the company, and again for the invoice by its password only", async () => {
    const world = await newWorld();
    const ref = await requestFrom(world, Cast.newcomer);
    const { clientSecret } = await Effect.runPromise(world.newcomer);
    const site = await serve(
      world,
      { "/": "test/journeys/pages", "/einv/": "packages/elements/dist-cdn/split" },
      clientSecret,
    );
    const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
    const page = await context.newPage();
    const person = new Keyboard(page);
    const picture = picturesOf(page, "once");
    let choosers = 0;
    page.on("filechooser", () => {
      choosers += 1;
    });
    try {
      await page.goto(`${site.address}member.html#${ref}`);
      await page.getByText("서명할 내용").first().waitFor();
      const facts = {
        업종코드: "172111",
        업태: Cast.newcomer.businessType,
        종목: Cast.newcomer.businessItem,
        회사전화번호: Cast.newcomer.person.phone,
        회사주소: Cast.newcomer.address,
      };
      for (const [fact, text] of Object.entries(facts)) {
        await person.to(fact);
        await person.type(text);
      }
      await person.to("파일 선택하기");
      await person.choose(await filesOf(world.certificates.newcomer));
      await person.finds("인증서 암호");
      await picture("1-company");
      await person.type(Redacted.value(Certificates.password));
      await person.press("Enter");
      await page.getByText("조금 전에 쓴 인증서입니다.").waitFor();
      await person.finds("인증서 암호");
      await picture("2-invoice");
      await person.type(Redacted.value(Certificates.password));
      await person.press("Enter");
      await person.finds("발행했습니다");
      await picture("3-issued");
      assert.strictEqual(choosers, 1);
      assert.deepStrictEqual(await page.evaluate("violations"), []);
      assert.strictEqual(await page.evaluate("localStorage.length + sessionStorage.length"), 0);
    } finally {
      await context.close();
      site.close();
    }
  });
});
