import { expect, fixture } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import type { EinvLogin } from "@einv/elements";
import "@einv/elements/login/define";
import { office, type Office, refused } from "./support/joining.ts";
import { until } from "./support/until.ts";

const password = "파란 우산과 느린 기차";

const loginOf = async ({ runtime }: Office, around: "div" | "form" = "div"): Promise<EinvLogin> => {
  const box = await fixture<HTMLElement>(around === "div" ? html`<div></div>` : html`<form></form>`);
  const login = document.createElement("einv-login");
  login.runtime = runtime;
  box.append(login);
  await login.updateComplete;
  return login;
};

const find = <T extends HTMLElement = HTMLElement>(login: EinvLogin, selector: string): T | null =>
  login.querySelector<T>(selector) ?? login.shadowRoot!.querySelector<T>(selector);
const textOf = (login: EinvLogin): string =>
  `${login.shadowRoot!.textContent} ${login.textContent}`.replace(/\s+/g, " ");
const username = (login: EinvLogin) => find<HTMLInputElement>(login, "[autocomplete=username]")!;
const secret = (login: EinvLogin) => find<HTMLInputElement>(login, "[autocomplete=current-password]")!;

const type = async (login: EinvLogin, field: HTMLInputElement, text: string): Promise<void> => {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await login.updateComplete;
};
const press = async (login: EinvLogin, label: RegExp): Promise<void> => {
  const button = [...login.querySelectorAll("button"), ...login.shadowRoot!.querySelectorAll("button")].find(
    ({ textContent }) => label.test(textContent ?? ""),
  );
  expect(button, String(label)).to.not.equal(undefined);
  button!.click();
  await login.updateComplete;
};
const enter = async (login: EinvLogin, loginId = "hana_tax", word = password): Promise<void> => {
  await type(login, username(login), loginId);
  await type(login, secret(login), word);
  await press(login, /^\s*로그인하기/);
};

describe("<einv-login>", () => {
  it("stands where password managers look: a form of its own with labelled fields", async () => {
    const login = await loginOf(office());
    const form = login.querySelector("form")!;
    expect(form.getRootNode()).to.equal(document);
    for (const [field, label] of [
      [username(login), "아이디"],
      [secret(login), "비밀번호"],
    ] as const) {
      expect(field.form).to.equal(form);
      expect(field.labels?.[0]?.textContent?.trim()).to.equal(label);
    }
    expect(document.adoptedStyleSheets.length).to.be.greaterThan(0);
    expect(getComputedStyle(username(login)).minHeight).to.equal("40px");
  });

  it("is no form within a form, and submits none", async () => {
    const desk = office();
    const login = await loginOf(desk, "form");
    let submitted = 0;
    login.closest("form")!.addEventListener("submit", (event) => {
      event.preventDefault();
      submitted += 1;
    });
    expect(login.querySelector("form")).to.equal(null);
    expect(login.querySelector("[role=form]")).to.not.equal(null);
    await type(login, username(login), "hana_tax");
    secret(login).focus();
    await sendKeys({ type: "blue umbrella" });
    await sendKeys({ press: "Enter" });
    await until(() => login.session !== undefined);
    expect(submitted).to.equal(0);
  });

  it("logs in by keyboard, and opens the only company", async () => {
    const desk = office();
    const login = await loginOf(desk);
    const told: Array<unknown> = [];
    for (const name of ["einv-login-request", "einv-login"] as const)
      login.addEventListener(name, ({ detail }) => told.push(JSON.parse(JSON.stringify(detail))));
    username(login).focus();
    await sendKeys({ type: "hana_tax" });
    await sendKeys({ press: "Enter" });
    await until(() => document.activeElement === secret(login));
    await sendKeys({ type: "blue umbrella" });
    await sendKeys({ press: "Enter" });
    await until(() => login.session !== undefined);
    expect(told).to.deep.equal([{ loginId: "hana_tax" }, { businessNumber: "1108100024" }]);
    expect(desk.passwords).to.deep.equal(["blue umbrella"]);
    expect(login.querySelector("input")).to.equal(null);
    expect(login.shadowRoot!.activeElement?.id).to.equal("title");
    expect(textOf(login)).to.contain("마바상사 회사로 로그인했습니다.");
  });

  it("takes no Enter that ends a syllable", async () => {
    const desk = office();
    const login = await loginOf(desk);
    await type(login, username(login), "hana_tax");
    await type(login, secret(login), password);
    for (const field of [username(login), secret(login)])
      field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
      );
    await login.updateComplete;
    expect(desk.asked).to.deep.equal([]);
  });

  it("keeps the ID and clears the password when they do not fit", async () => {
    const desk = office();
    desk.refuse("sign-in", refused("account.sign-in-refused"));
    const login = await loginOf(desk);
    await enter(login);
    await until(() => textOf(login).includes("account.sign-in-refused"));
    expect(username(login).value).to.equal("hana_tax");
    expect(secret(login).value).to.equal("");
    expect(document.activeElement).to.equal(secret(login));
    expect(secret(login).getAttribute("aria-invalid")).to.equal("true");
    expect(textOf(login), "whoever left learns what to do").to.contain("탈퇴한 아이디");
    await type(login, secret(login), password);
    await press(login, /^\s*로그인하기/);
    await until(() => login.session !== undefined);
  });

  it("says until when it is locked, and how not to wait", async () => {
    const desk = office();
    desk.refuse("sign-in", refused("account.slow-down", { values: { seconds: "600" } }));
    const login = await loginOf(desk);
    await enter(login);
    await until(() => /(?:오전|오후) \d+:\d\d부터 다시 로그인할 수 있습니다/.test(textOf(login)));
    const before = textOf(login);
    await new Promise((next) => requestAnimationFrame(next));
    expect(textOf(login), "nothing counts down").to.equal(before);
    await press(login, /아이디·비밀번호 찾기/);
    await until(() => find(login, "[data-recovery]") !== null);
  });

  it("asks for the second factor", async () => {
    const desk = office();
    desk.factor = true;
    desk.refuse("factor", refused("verification.wrong-answer", { values: { left: "4" } }));
    const login = await loginOf(desk);
    await enter(login);
    await until(() => document.activeElement?.getAttribute("autocomplete") === "one-time-code");
    const field = () => find<HTMLInputElement>(login, "[autocomplete=one-time-code]")!;
    await type(login, field(), "000000");
    await press(login, /인증번호 확인하기/);
    await until(() => textOf(login).includes("verification.wrong-answer"));
    await type(login, field(), "123456");
    await press(login, /인증번호 확인하기/);
    await until(() => login.session !== undefined);
    expect(desk.asked).to.include.members(["factor 000000", "factor 123456"]);
  });

  it("lets one of several companies be chosen, and another afterwards", async () => {
    const desk = office();
    desk.companies = [
      { businessNumber: "1108100024", name: "마바상사" },
      { businessNumber: "1108100043", name: "하늘제과" },
    ];
    const login = await loginOf(desk);
    const chosen: Array<string> = [];
    login.addEventListener("einv-login", ({ detail }) => chosen.push(detail.businessNumber));
    await enter(login);
    await until(() => find(login, ".pick") !== null);
    expect(login.session).to.equal(undefined);
    await press(login, /하늘제과/);
    await until(() => login.session?.businessNumber === "1108100043");
    await press(login, /다른 회사 선택하기/);
    await press(login, /마바상사/);
    await until(() => login.session?.businessNumber === "1108100024");
    expect(chosen).to.deep.equal(["1108100043", "1108100024"]);
    await press(login, /로그아웃하기/);
    await until(() => login.querySelector("input") !== null);
    expect(login.session).to.equal(undefined);
  });

  it("leads whoever has no company to adding one", async () => {
    const desk = office();
    desk.companies = [];
    const login = await loginOf(desk);
    const opened: Array<unknown> = [];
    login.addEventListener("einv-signup-open", ({ detail }) => opened.push(detail));
    await enter(login);
    await until(() => textOf(login).includes("아직 연결된 회사가 없습니다."));
    await press(login, /회사 추가하기/);
    expect(login.account).to.not.equal(undefined);
    expect(opened).to.deep.equal([{ loggedIn: true }]);
  });

  it("finds an ID again and sets a new password, in place", async () => {
    const desk = office();
    const login = await loginOf(desk);
    await press(login, /아이디·비밀번호 찾기/);
    await until(() => find(login, 'input[id$="-target"]') !== null);
    await type(login, find<HTMLInputElement>(login, 'input[id$="-target"]')!, "hana@sae.example");
    await press(login, /^\s*인증번호 받기/);
    await until(() => find(login, "[autocomplete=one-time-code]") !== null);
    await type(login, find<HTMLInputElement>(login, "[autocomplete=one-time-code]")!, "123456");
    await press(login, /인증번호 확인하기/);
    await until(() => textOf(login).includes("아이디 1개를 찾았습니다."));
    await press(login, /비밀번호 새로 만들기/);
    const fields = () => [...login.querySelectorAll<HTMLInputElement>("[autocomplete=new-password]")];
    await until(() => fields().length === 2);
    desk.refuse("reset", refused("password.personal"));
    for (const field of fields()) await type(login, field, "느린 파도와 하얀 시계");
    await press(login, /새 비밀번호 저장하기/);
    await until(() => textOf(login).includes("password.personal"));
    await press(login, /새 비밀번호 저장하기/);
    await until(() => find(login, "[autocomplete=current-password]") !== null);
    expect(username(login).value).to.equal("hana_tax");
    expect(document.activeElement).to.equal(secret(login));
    expect(desk.asked).to.include.members(["recover email hana@sae.example", "recovered 123456", "reset"]);
  });

  it("warns of Caps Lock and of the Korean keyboard", async () => {
    const login = await loginOf(office());
    secret(login).dispatchEvent(
      new KeyboardEvent("keydown", { key: "A", modifierCapsLock: true, bubbles: true }),
    );
    await until(() => textOf(login).includes("Caps Lock이 켜져 있습니다."));
    await type(login, secret(login), "ㅎㅁㅜㅁ");
    expect(textOf(login)).to.contain("한/영 키");
  });

  it("shows the password when asked to", async () => {
    const login = await loginOf(office());
    const button = find(login, "[aria-pressed]")!;
    button.click();
    await login.updateComplete;
    expect([secret(login).type, button.getAttribute("aria-pressed")]).to.deep.equal(["text", "true"]);
  });

  it("lets the page call it off", async () => {
    const desk = office();
    const login = await loginOf(desk);
    login.addEventListener("einv-login-request", ({ detail }) =>
      detail.waitUntil(Promise.reject(new Error("점검 중입니다."))),
    );
    await enter(login);
    await until(() => textOf(login).includes("점검 중입니다."));
    expect(desk.asked).to.deep.equal([]);
    expect(desk.passwords).to.deep.equal([]);
  });

  it("shows no secret, and forgets who was there when it is removed", async () => {
    const desk = office();
    const login = await loginOf(desk);
    await enter(login);
    await until(() => login.session !== undefined);
    expect(login.outerHTML + login.shadowRoot!.innerHTML).to.not.contain(password);
    login.remove();
    await until(() => login.session === undefined);
  });

  it("offers joining unless the page has none", async () => {
    const login = await loginOf(office());
    let opened = 0;
    login.addEventListener("einv-signup-open", () => (opened += 1));
    await press(login, /회원가입하기/);
    expect(opened).to.equal(1);
    login.withoutSignup = true;
    await login.updateComplete;
    expect(textOf(login)).to.not.contain("회원가입하기");
  });
});
