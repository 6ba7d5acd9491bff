import { expect, fixture } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import type { EinvSignupWizard } from "@einv/elements";
import "@einv/elements/signup-wizard/define";
import {
  alreadyMember,
  agency,
  loginIdTaken,
  office,
  type Office,
  refused,
  taken,
  viewAt,
} from "./support/joining.ts";
import { until } from "./support/until.ts";

const password = "파란 우산과 느린 기차";

const wizardOf = async (
  { runtime }: Office,
  more: Partial<Pick<EinvSignupWizard, "resumeToken" | "keep" | "draft" | "member" | "invoiceRef">> = {},
): Promise<EinvSignupWizard> => {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const wizard = document.createElement("einv-signup-wizard");
  Object.assign(wizard, more);
  wizard.runtime = runtime;
  box.append(wizard);
  await until(() => wizard.step !== undefined || wizard.viewState === "error");
  await wizard.updateComplete;
  return wizard;
};

const find = <T extends HTMLElement = HTMLElement>(wizard: EinvSignupWizard, selector: string): T | null =>
  wizard.shadowRoot!.querySelector<T>(selector) ?? wizard.querySelector<T>(selector);
const all = (wizard: EinvSignupWizard, selector: string): ReadonlyArray<HTMLElement> => [
  ...wizard.shadowRoot!.querySelectorAll<HTMLElement>(selector),
  ...wizard.querySelectorAll<HTMLElement>(selector),
];
const textOf = (wizard: EinvSignupWizard): string =>
  `${wizard.shadowRoot!.textContent} ${wizard.textContent}`.replace(/\s+/g, " ");
const focused = (wizard: EinvSignupWizard): Element | null =>
  wizard.shadowRoot!.activeElement ?? document.activeElement;

const press = async (wizard: EinvSignupWizard, label: RegExp): Promise<void> => {
  const button = () => all(wizard, "button").find(({ textContent }) => label.test(textContent ?? ""));
  await until(() => button() !== undefined);
  button()!.click();
  await wizard.updateComplete;
};

const type = async (wizard: EinvSignupWizard, name: string, text: string): Promise<void> => {
  await until(() => find(wizard, `input[id$="${name}"]`) !== null);
  const field = find<HTMLInputElement>(wizard, `input[id$="${name}"]`)!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await wizard.updateComplete;
};

const tabTo = async (there: () => boolean): Promise<void> => {
  for (let presses = 0; presses < 40 && !there(); presses += 1) await sendKeys({ press: "Tab" });
  expect(there(), there.toString()).to.equal(true);
};

const click = async (wizard: EinvSignupWizard, selector: string): Promise<void> => {
  await until(() => find(wizard, selector) !== null);
  find(wizard, selector)!.click();
  await wizard.updateComplete;
};

const agree = async (wizard: EinvSignupWizard): Promise<void> => {
  find(wizard, "#terms-all")!.click();
  await wizard.updateComplete;
  await press(wizard, /동의하고 다음으로/);
  await until(() => wizard.step === "identity");
};

const prove = async (wizard: EinvSignupWizard): Promise<void> => {
  await click(wizard, "input[value=email]");
  await type(wizard, "identity-target", "hana@sae.example");
  await press(wizard, /^\s*인증번호 받기/);
  await until(() => find(wizard, "#identity-code") !== null);
  await type(wizard, "identity-code", "123 456");
  await press(wizard, /인증번호 확인하기/);
  await until(() => wizard.step === "member");
};

const introduce = async (wizard: EinvSignupWizard): Promise<void> => {
  await type(wizard, "-phone", "02-1688-6000");
  await type(wizard, "-loginId", "hana_tax");
  await type(wizard, "-password", password);
  await type(wizard, "-again", password);
};

const toCompany = async (wizard: EinvSignupWizard): Promise<void> => {
  await agree(wizard);
  await prove(wizard);
  await introduce(wizard);
  await press(wizard, /아이디 만들고 다음으로/);
  await until(() => wizard.step === "company");
};

describe("<einv-signup-wizard>", () => {
  it("leads from the terms to the invoice that started it, told by events without a secret", async () => {
    const desk = office({ byMail: true });
    const wizard = await wizardOf(desk, { invoiceRef: "inv_a1" });
    const told: Array<[string, unknown]> = [];
    for (const name of ["einv-step", "einv-signup", "einv-signup-request", "einv-resumable"] as const)
      wizard.addEventListener(name, ({ detail }) => told.push([name, detail]));

    const card = find(wizard, ".invoice")!.textContent!.replace(/\s+/g, " ");
    expect(card).to.contain("이 요청을 승인하려고 가입 중입니다");
    for (const fact of ["나래평가정보", "11월 유지보수 외 1건", "5,500원", "12월 10일까지"])
      expect(card).to.contain(fact);

    await toCompany(wizard);
    expect(find(wizard, ".invoice")).to.not.equal(null);
    await press(wizard, /^\s*가입하기/);
    await until(() => wizard.joined !== undefined);

    expect(desk.asked.filter((what) => !what.startsWith("check"))).to.deep.equal([
      "begin",
      "agree service personal business",
      "verify email hana@sae.example",
      "answer 123456",
      "create hana_tax|이하나|02-1688-6000|hana@sae.example",
      "register 1108100024",
      "finish",
    ]);
    expect(desk.passwords).to.deep.equal([password]);
    expect(told.filter(([name]) => name === "einv-step").map(([, detail]) => detail)).to.deep.equal([
      { from: "terms", to: "identity", index: 2, total: 5 },
      { from: "identity", to: "member", index: 3, total: 5 },
      { from: "member", to: "company", index: 4, total: 5 },
      { from: "company", to: "done", index: 5, total: 5 },
    ]);
    expect(told.find(([name]) => name === "einv-signup")?.[1]).to.deep.equal({
      businessNumber: "1108100024",
      ref: "inv_a1",
    });
    expect(wizard.resumeToken, "what is over is not gone on with").to.equal(undefined);
    const said = JSON.stringify(told, (key, value: unknown) => (key === "waitUntil" ? undefined : value));
    for (const secret of [password, "einv_signup_secret"]) expect(said).to.not.contain(secret);
    expect(wizard.outerHTML + wizard.shadowRoot!.innerHTML).to.not.contain("einv_signup_secret");
    expect(all(wizard, "input[type=password]"), "no password stays").to.deep.equal([]);
  });

  it("goes through by keyboard alone, the focus on what comes next", async () => {
    const desk = office({ byMail: true });
    const wizard = await wizardOf(desk);
    find(wizard, "#terms-all")!.focus();
    await sendKeys({ press: " " });
    while (focused(wizard)?.textContent?.includes("동의하고 다음으로") !== true)
      await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await until(() => focused(wizard)?.id === "step-title");

    await until(() => find(wizard, "input[type=radio]:checked") !== null);
    find(wizard, "input[type=radio]:checked")!.focus();
    await sendKeys({ press: "ArrowDown" });
    await sendKeys({ press: "ArrowDown" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "hana@sae.example" });
    await sendKeys({ press: "Enter" });
    await until(() => focused(wizard)?.id === "identity-code");
    await sendKeys({ type: "123456" });
    await sendKeys({ press: "Enter" });
    await until(() => wizard.step === "member" && focused(wizard)?.id === "step-title");

    await until(() => find(wizard, 'input[id$="-phone"]') !== null);
    await tabTo(() => focused(wizard)?.id.endsWith("-phone") === true);
    await sendKeys({ type: "0216886000" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "hana_tax" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "blue umbrella train" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "blue umbrella train" });
    await sendKeys({ press: "Enter" });
    await until(() => wizard.step === "company" && focused(wizard)?.id === "step-title");

    await until(() => find(wizard, "#company-name") !== null);
    await tabTo(() => focused(wizard)?.id === "company-name");
    await sendKeys({ press: "Enter" });
    await until(() => wizard.step === "done" && wizard.joined !== undefined);
  });

  it("takes no Enter that ends a syllable", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk);
    await introduce(wizard);
    for (const name of ["-name", "-loginId", "-password", "-email"]) {
      const field = find<HTMLInputElement>(wizard, `input[id$="${name}"]`)!;
      field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
      );
    }
    await wizard.updateComplete;
    expect(desk.asked.some((what) => what.startsWith("create"))).to.equal(false);
    const field = find(wizard, 'input[id$="-email"]')!;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await until(() => wizard.step === "company");
  });

  it("says which terms are missing, and never agrees to marketing by itself", async () => {
    const desk = office();
    const wizard = await wizardOf(desk);
    find(wizard, "#terms-service")!.click();
    await wizard.updateComplete;
    const everything = find<HTMLInputElement>(wizard, "#terms-all")!;
    expect([everything.checked, everything.indeterminate]).to.deep.equal([false, true]);
    await press(wizard, /동의하고/);
    await until(() => focused(wizard)?.id === "wrong-summary");
    expect(all(wizard, "#wrong-summary li").length).to.equal(2);
    await press(wizard, /개인\(신용\)정보 수집 및 이용동의: 동의가 필요합니다/);
    await until(() => focused(wizard)?.id === "terms-personal");
    everything.click();
    await wizard.updateComplete;
    expect(find<HTMLInputElement>(wizard, "#terms-marketing")!.checked).to.equal(false);
    find(wizard, "#terms-marketing")!.click();
    await press(wizard, /동의하고/);
    await until(() => wizard.step === "identity");
    expect(desk.asked.at(-1)).to.equal("agree service personal business marketing");
  });

  it("keeps what was ticked when one goes back", async () => {
    const desk = office();
    const wizard = await wizardOf(desk);
    await agree(wizard);
    await press(wizard, /^\s*이전/);
    await until(() => wizard.step === "terms");
    expect(find<HTMLInputElement>(wizard, "#terms-all")!.checked).to.equal(true);
  });

  it("shows a done step without undoing it, and goes back to it only when told", async () => {
    const desk = office();
    const wizard = await wizardOf(desk);
    await agree(wizard);
    await prove(wizard);
    await type(wizard, "-phone", "02-1688-6000");
    all(wizard, "nav button")[1]!.click();
    await until(() => focused(wizard)?.id === "step-title");
    expect(textOf(wizard)).to.contain("바꾸면 본인인증을 다시 해야 합니다.");
    expect(textOf(wizard)).to.contain("ha**@sae.example");
    await press(wizard, /하던 단계로 돌아가기/);
    expect(find<HTMLInputElement>(wizard, 'input[id$="-phone"]')!.value).to.equal("02-1688-6000");
    expect(desk.asked).to.not.contain("move back");
    all(wizard, "nav button")[1]!.click();
    await wizard.updateComplete;
    await press(wizard, /다른 방법으로 다시 인증하기/);
    await until(() => wizard.step === "identity");
    expect(desk.asked.at(-1)).to.equal("move back");
  });

  it("says a wrong code at its field, empties it, and sends another", async () => {
    const desk = office();
    desk.show = viewAt("identity");
    const wizard = await wizardOf(desk);
    desk.refuse("answer", refused("verification.wrong-answer", { values: { left: "4" } }));
    await click(wizard, "input[value=sms]");
    await type(wizard, "identity-target", "010-0000-1234");
    await press(wizard, /^\s*인증번호 받기/);
    await until(() => find(wizard, "#identity-code") !== null);
    const field = (): HTMLInputElement => find<HTMLInputElement>(wizard, "#identity-code")!;
    expect(field().getAttribute("autocomplete")).to.equal("one-time-code");
    await type(wizard, "identity-code", "000000");
    await press(wizard, /인증번호 확인하기/);
    await until(() => textOf(wizard).includes("verification.wrong-answer"));
    await until(() => focused(wizard)?.id === "identity-code");
    await until(() => field().value === "");
    expect(field().getAttribute("aria-invalid")).to.equal("true");
    await press(wizard, /인증번호 다시 받기/);
    await until(() => desk.asked.includes("resend"));
  });

  it("offers another way when the code is used up", async () => {
    const desk = office();
    desk.show = viewAt("identity");
    const wizard = await wizardOf(desk);
    desk.refuse("answer", refused("verification.exhausted"));
    await click(wizard, "input[value=email]");
    await type(wizard, "identity-target", "hana@sae.example");
    await press(wizard, /^\s*인증번호 받기/);
    await until(() => find(wizard, "#identity-code") !== null);
    await type(wizard, "identity-code", "000000");
    await press(wizard, /인증번호 확인하기/);
    await until(() => textOf(wizard).includes("verification.exhausted"));
    await press(wizard, /다른 방법으로 인증하기/);
    await until(() => find(wizard, "input[value=email]") !== null);
    expect(find<HTMLInputElement>(wizard, "#identity-target")!.value).to.equal("hana@sae.example");
  });

  describe("an agency's window", () => {
    const opening = async (desk: Office, blocked = false) => {
      desk.show = viewAt("identity");
      const wizard = await wizardOf(desk);
      const led: Array<string> = [];
      const child = {
        closed: false,
        close: () => void (child.closed = true),
        location: { replace: (url: string) => void led.push(url) },
      };
      const open = window.open.bind(window);
      const verify = desk.asked.length;
      window.open = () => (blocked ? null : (child as unknown as Window));
      await press(wizard, /인증 창 열기/);
      window.open = open;
      await until(() => desk.asked.length > verify);
      return { wizard, led, child };
    };

    const back = (nonce: string, origin = location.origin, source: unknown = null): void => {
      dispatchEvent(
        new MessageEvent("message", {
          data: { einv: "einv-identity", nonce, answer: "person=1" },
          origin,
          source: source as Window | null,
        }),
      );
    };

    it("is led to the agency, and goes on by what came back with the right nonce only", async () => {
      const desk = office();
      location.hash = "#einv=secret-of-the-mail";
      const { wizard, led } = await opening(desk);
      await until(() => led.length === 1);
      expect(led).to.deep.equal([agency.url]);
      const [returnTo = ""] = desk.returns;
      expect(returnTo).to.not.contain("secret-of-the-mail");
      history.replaceState(null, "", location.pathname + location.search);
      const nonce = new URL(returnTo).searchParams.get("einv-identity")!;
      back("another");
      back(nonce, "https://elsewhere.example");
      await wizard.updateComplete;
      expect(desk.asked.filter((what) => what.startsWith("answer"))).to.deep.equal([]);
      const channel = new BroadcastChannel("einv-identity");
      channel.postMessage({ einv: "einv-identity", nonce, answer: "person=1" });
      await until(() => wizard.step === "member");
      channel.close();
      expect(desk.asked.at(-1)).to.equal("answer person=1");
    });

    it("says when it was closed, and opens again", async () => {
      const { wizard, child } = await opening(office());
      await until(() => textOf(wizard).includes("새 창에서 본인인증을 진행해 주세요."));
      child.closed = true;
      await until(() => textOf(wizard).includes("인증 창이 닫혔습니다."));
      expect(textOf(wizard)).to.contain("인증 창 다시 열기");
    });

    it("offers this window where the browser blocks others", async () => {
      const { wizard } = await opening(office(), true);
      await until(() => textOf(wizard).includes("이 창에서 진행하기"));
    });
  });

  it("checks a login ID while it is typed, offers free ones, and shows the rules of the password as they are kept", async () => {
    const desk = office();
    desk.show = viewAt("member");
    desk.login = { duplicate: loginIdTaken };
    const wizard = await wizardOf(desk);
    await type(wizard, "-loginId", "hana_tax");
    await until(() => textOf(wizard).includes("이미 사용 중인 아이디입니다."));
    desk.login = {};
    await press(wizard, /hana_tax_1 쓰기/);
    await until(() => textOf(wizard).includes("사용할 수 있는 아이디입니다."));
    expect(desk.asked.filter((what) => what.startsWith("check-id"))).to.deep.equal([
      "check-id hana_tax",
      "check-id hana_tax_1",
    ]);
    const rule = (state: string): number => all(wizard, `.rules .${state}`).length;
    expect(rule("open")).to.equal(4);
    await type(wizard, "-password", "aaaaaaaaaaaaaa");
    await until(() => rule("broken") > 0);
    await type(wizard, "-password", password);
    await until(() => rule("kept") === 4);
    await type(wizard, "-again", "다른 것");
    await until(() => textOf(wizard).includes("비밀번호가 서로 다릅니다."));
    await type(wizard, "-again", password);
    await until(() => textOf(wizard).includes("비밀번호가 일치합니다."));
  });

  it("names every wrong field at once, asks nothing, and leads to the first", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk);
    await type(wizard, "-phone", "12");
    await type(wizard, "-loginId", "1x");
    await type(wizard, "-email", "nobody");
    await press(wizard, /아이디 만들고/);
    await until(() => focused(wizard)?.id === "wrong-summary");
    expect(all(wizard, "#wrong-summary li").length).to.equal(4);
    expect(desk.asked.some((what) => what.startsWith("create"))).to.equal(false);
    await press(wizard, /이메일 주소/);
    await until(() => focused(wizard)?.id.endsWith("-email") === true);
  });

  it("says at its field what the server refuses, and keeps what was typed", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk);
    desk.refuse("create", refused("phone-number.malformed", { path: "phone" }), refused("password.common"));
    await introduce(wizard);
    await press(wizard, /아이디 만들고/);
    await until(() => focused(wizard)?.id.endsWith("-phone") === true);
    expect(find(wizard, 'input[id$="-phone"]')!.getAttribute("aria-invalid")).to.equal("true");
    await type(wizard, "-phone", "02-1688-6000");
    await press(wizard, /아이디 만들고/);
    await until(() => textOf(wizard).includes("password.common"));
    await press(wizard, /아이디 만들고/);
    await until(() => wizard.step === "company");
  });

  it("makes a choice of an account that is there already: log in, the company's telephone, another number", async () => {
    const desk = office();
    desk.show = viewAt("member", { duplicate: alreadyMember });
    const wizard = await wizardOf(desk);
    await until(() => textOf(wizard).includes("ha****ax"));
    await press(wizard, /회사 전화번호 쓰기/);
    await until(() => focused(wizard)?.id.endsWith("-phone") === true);
    expect(textOf(wizard)).to.contain("회사 전화번호를 입력해 주세요.");
    await introduce(wizard);
    await press(wizard, /아이디 만들고/);
    await until(() => wizard.step === "company");
    expect(desk.asked.find((what) => what.startsWith("create"))).to.match(/\|another$/);
  });

  it("logs in in place instead, and the password goes nowhere else", async () => {
    const desk = office();
    desk.show = viewAt("member", { duplicate: alreadyMember });
    const wizard = await wizardOf(desk);
    await press(wizard, /^\s*로그인하기/);
    await until(() => focused(wizard)?.getAttribute("autocomplete") === "username");
    expect(focused(wizard)?.getRootNode(), "where password managers look").to.equal(document);
    await type(wizard, "-username", "hana_tax");
    await type(wizard, "-password", password);
    await press(wizard, /^\s*로그인하기/);
    await until(() => wizard.step === "company");
    expect(desk.passwords).to.deep.equal([password]);
    expect(desk.asked.slice(-2)).to.deep.equal(["sign-in hana_tax", "continue"]);
    expect(textOf(wizard)).to.contain("hana_tax 계정에 회사를 추가합니다.");
  });

  describe("the company", () => {
    const atCompany = async (desk: Office): Promise<EinvSignupWizard> => {
      desk.show = viewAt("company");
      return wizardOf(desk);
    };

    it("finds a slip before it asks, then whether the number is free", async () => {
      const desk = office();
      const wizard = await atCompany(desk);
      await type(wizard, "company-businessNumber", "110-81-00025");
      await until(() => find(wizard, "#company-businessNumber")!.getAttribute("aria-invalid") === "true");
      expect(desk.asked.some((what) => what.startsWith("check-company"))).to.equal(false);
      await type(wizard, "company-businessNumber", "1108100024");
      await until(() => textOf(wizard).includes("가입할 수 있는 사업자등록번호입니다."));
      expect(find<HTMLInputElement>(wizard, "#company-businessNumber")!.value).to.equal("110-81-00024");
    });

    it("asks the administrator of one that has joined, and waits without holding anybody", async () => {
      const desk = office();
      desk.company = { mine: false, duplicate: taken };
      const wizard = await atCompany(desk);
      await type(wizard, "company-businessNumber", "1108100024");
      await until(() => find(wizard, ".duplicate") !== null);
      await press(wizard, /관리자에게 요청하기/);
      await press(wizard, /사용자 추가 요청하기/);
      await until(() => textOf(wizard).includes("110-81-00024 회사의 관리자가 확인하고 있습니다"));
      await press(wizard, /지금 확인하기/);
      await until(() => textOf(wizard).includes("아직 관리자의 답을 기다리고 있습니다."));
      await press(wizard, /요청 취소하기/);
      await until(() => find(wizard, "#company-businessNumber") !== null);
      expect(desk.asked).to.include.members(["ask 1108100024", "move withdraw"]);
    });

    it("proves it with the company's certificate, whose text is read first", async () => {
      const desk = office();
      desk.company = { mine: false, duplicate: taken };
      const wizard = await atCompany(desk);
      await type(wizard, "company-businessNumber", "1108100024");
      await until(() => find(wizard, ".duplicate") !== null);
      await press(wizard, /회사 인증서로 증명하기/);
      await until(() => textOf(wizard).includes("마바상사의 회사인증"));
      const files = find<HTMLInputElement>(wizard, "#files")!;
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], "signCert.der"));
      files.files = transfer.files;
      files.dispatchEvent(new Event("change", { bubbles: true }));
      await until(() => find(wizard, "#secret") !== null);
      find<HTMLInputElement>(wizard, "#secret")!.value = "certificate password";
      await press(wizard, /서명하고 가입하기/);
      await until(() => wizard.joined !== undefined);
      expect(desk.asked).to.include.members(["begin-proof 1108100024", "prove cv_1", "finish"]);
    });

    it("corrects the number when it was the wrong one", async () => {
      const desk = office();
      desk.company = { mine: false, duplicate: taken };
      const wizard = await atCompany(desk);
      await type(wizard, "company-businessNumber", "1108100024");
      await until(() => find(wizard, ".duplicate") !== null);
      await press(wizard, /사업자등록번호 고치기/);
      await until(() => focused(wizard)?.id === "company-businessNumber");
    });

    it("lets the page call it off, and says why", async () => {
      const desk = office({ byMail: true });
      desk.show = viewAt("company", {}, true);
      const wizard = await wizardOf(desk);
      wizard.addEventListener("einv-signup-request", ({ detail }) => {
        expect(detail.as).to.equal("administrator");
        detail.waitUntil(Promise.reject(new Error("먼저 계약을 확인해 주세요.")));
      });
      await press(wizard, /^\s*가입하기/);
      await until(() => textOf(wizard).includes("먼저 계약을 확인해 주세요."));
      expect(desk.asked.some((what) => what.startsWith("register"))).to.equal(false);
    });
  });

  it("recognises whoever logs in and belongs to the company already", async () => {
    const desk = office({ byMail: true });
    desk.company = { mine: true };
    const wizard = await wizardOf(desk, { member: true });
    await until(() => find(wizard, "[autocomplete=username]") !== null);
    await type(wizard, "-username", "hana_tax");
    await type(wizard, "-password", password);
    await press(wizard, /^\s*로그인하기/);
    await until(() => wizard.joined !== undefined);
    expect(wizard.joined?.ref).to.equal("inv_a1");
  });

  it("goes on where it was left, with what was typed, when the page kept its token", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk, {
      keep: "host",
      resumeToken: "kept_token",
      draft: { member: { phone: "02-1688-6000", loginId: "hana_tax" } },
    });
    expect(desk.asked[0]).to.equal("resume kept_token");
    expect(textOf(wizard)).to.contain("이어서 진행합니다.");
    await until(() => find<HTMLInputElement>(wizard, 'input[id$="-phone"]')?.value === "02-1688-6000");
    expect(wizard.outerHTML).to.not.contain("kept_token");
  });

  it("keeps nothing unless the page wants it, and then no password", async () => {
    sessionStorage.clear();
    const silent = await wizardOf(office());
    await agree(silent);
    expect(sessionStorage.length).to.equal(0);
    const desk = office();
    const wizard = await wizardOf(desk, { keep: "tab" });
    await agree(wizard);
    await prove(wizard);
    await introduce(wizard);
    const stored = (): string => sessionStorage.getItem("einv-signup:") ?? "";
    await until(() => stored().includes("hana_tax"));
    const kept = stored();
    expect(kept).to.contain("einv_signup_secret");
    expect(kept).to.not.contain(password);
    wizard.remove();
    const again = await wizardOf(desk, { keep: "tab" });
    expect(desk.asked).to.contain("resume einv_signup_secret");
    await until(() => find<HTMLInputElement>(again, 'input[id$="-loginId"]')?.value === "hana_tax");
    expect(find<HTMLInputElement>(again, 'input[id$="-password"]')!.value).to.equal("");
    await press(again, /나중에 하기/);
    await press(again, /입력한 내용 지우고 그만두기/);
    await until(() => desk.asked.includes("abandon"));
    await until(() => sessionStorage.length === 0);
  });

  it("follows when it went on in another window", async () => {
    const desk = office();
    const wizard = await wizardOf(desk);
    desk.refuse("agree", refused("signup.changed"));
    desk.show = viewAt("member");
    find(wizard, "#terms-all")!.click();
    await wizard.updateComplete;
    await press(wizard, /동의하고/);
    await until(() => wizard.step === "member");
    expect(textOf(wizard)).to.contain("다른 창에서 먼저 진행한 곳까지 옮겨 왔습니다.");
  });

  it("begins anew when the old one is over", async () => {
    const desk = office();
    desk.refuse("view", refused("signup.expired"));
    const wizard = await wizardOf(desk, { resumeToken: "too_old" });
    expect(textOf(wizard)).to.contain("signup.expired");
    await press(wizard, /가입 새로 시작하기/);
    await until(() => wizard.step === "terms");
    expect(desk.asked.at(-1)).to.equal("begin");
  });

  it("has lost nothing when the server cannot be reached", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk);
    desk.refuse("create", refused("api.unreachable"));
    await introduce(wizard);
    await press(wizard, /아이디 만들고/);
    await until(() => textOf(wizard).includes("api.unreachable"));
    expect(find<HTMLInputElement>(wizard, 'input[id$="-password"]')!.value).to.equal(password);
    await press(wizard, /아이디 만들고/);
    await until(() => wizard.step === "company");
  });

  it("wipes passwords when it leaves the page", async () => {
    const desk = office();
    desk.show = viewAt("member");
    const wizard = await wizardOf(desk);
    await introduce(wizard);
    const field = find<HTMLInputElement>(wizard, 'input[id$="-password"]')!;
    wizard.remove();
    await until(() => field.value === "");
    await until(() => wizard.querySelector("input") === null);
  });

  it("speaks English where the page does", async () => {
    document.documentElement.lang = "en";
    try {
      const wizard = await wizardOf(office());
      expect(textOf(wizard)).to.contain("Agree and go on");
    } finally {
      document.documentElement.lang = "ko";
    }
  });
});
