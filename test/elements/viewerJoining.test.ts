import { expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import type { EinvInvoiceViewer, Runtime } from "@einv/elements";
import "@einv/elements/approval/define";
import "@einv/elements/viewer/define";
import { approval, refusal } from "./support/approval.ts";
import { invoice as about, office, type Office } from "./support/joining.ts";
import { scripted } from "./support/runtime.ts";
import { until } from "./support/until.ts";

const password = "파란 우산과 느린 기차";

interface Page {
  readonly viewer: EinvInvoiceViewer;
  /** Who asked for the invoice: behind the link, or as a member. */
  readonly seenAs: Array<string>;
}

/** Behind the number gate. */
const opened = async (desk: Office, { denied = false } = {}): Promise<Page> => {
  const seenAs: Array<string> = [];
  const { view } = approval(
    denied
      ? {
          allowed: [],
          forbidden: { issue: refusal("account.invalid", "로그인이 필요합니다.", "로그인해 주세요.") },
        }
      : {},
  );
  const seeing = (who: string): Partial<Runtime> => ({
    invoice: async () => {
      seenAs.push(who);
      return view;
    },
  });
  const link: Runtime = {
    ...scripted(seeing("link")),
    joining: async () => {
      const joining = await desk.runtime.joining();
      return {
        ...joining,
        begin: async () => {
          const { signup, view: first } = await joining.begin();
          const finish = async () => ({
            ...(await signup.finish()),
            runtime: scripted(seeing("member")),
          });
          return { signup: { ...signup, finish }, view: first };
        },
      };
    },
  };
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const viewer = document.createElement("einv-invoice-viewer");
  viewer.runtime = scripted({
    peekLink: async () => ({
      sender: "나래평가정보",
      fingerprint: "7F-2A-91",
      expiresAt: new Date("2026-12-31T00:00:00Z"),
    }),
    openLink: async () => ({ ref: about.ref, runtime: link }),
  });
  viewer.token = "token-of-the-mail";
  box.append(viewer);
  const number = () => viewer.shadowRoot!.querySelector<HTMLInputElement>("#number");
  await until(() => number() !== null);
  number()!.value = "220-87-00003";
  number()!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await until(() => viewer.shadowRoot!.querySelector("einv-invoice-approval") !== null);
  return { viewer, seenAs };
};

const wizardIn = ({ viewer }: Page) => viewer.querySelector("einv-signup-wizard");

const places = (page: Page): ReadonlyArray<ParentNode> => {
  const wizard = wizardIn(page);
  return [page.viewer.shadowRoot!, ...(wizard === null ? [] : [wizard.shadowRoot!, wizard])];
};
const find = <T extends HTMLElement = HTMLElement>(page: Page, selector: string): T | null =>
  places(page)
    .map((place) => place.querySelector<T>(selector))
    .find((found) => found !== null) ?? null;

const press = async (page: Page, label: RegExp): Promise<void> => {
  const button = () =>
    places(page)
      .flatMap((place) => [...place.querySelectorAll("button")])
      .find(({ textContent }) => label.test(textContent ?? ""));
  await until(() => button() !== undefined);
  button()!.click();
};

const type = async (page: Page, name: string, text: string): Promise<void> => {
  const field = () => find<HTMLInputElement>(page, `input[id$="${name}"]`);
  await until(() => field() !== null);
  field()!.value = text;
  field()!.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field()!.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("joining from behind a mail link", () => {
  it("is offered beside the invoice, which can be decided on without", async () => {
    const page = await opened(office({ byMail: true }));
    const offer = find(page, ".offer")!;
    expect(offer.textContent).to.contain("가입하지 않아도 이 링크로 보고 승인할 수 있습니다.");
    expect(offer.textContent).to.contain("계속 쓰기 위해 가입하기");
    const approving = find(page, "einv-invoice-approval")!;
    expect(
      approving.compareDocumentPosition(offer) & Node.DOCUMENT_POSITION_FOLLOWING,
      "the invoice comes first",
    ).to.not.equal(0);
  });

  it("comes first where the decision needs an account", async () => {
    const page = await opened(office({ byMail: true }), { denied: true });
    const offer = find(page, ".offer")!;
    for (const words of ["가입하고 승인하기", "로그인하고 승인하기"])
      expect(offer.textContent).to.contain(words);
    const approving = find(page, "einv-invoice-approval")!;
    expect(approving.compareDocumentPosition(offer) & Node.DOCUMENT_POSITION_PRECEDING).to.not.equal(0);
  });

  it("leads a newcomer from the mail to the same invoice as a member, on one page", async () => {
    const desk = office({ byMail: true });
    const page = await opened(desk);
    const told: Array<unknown> = [];
    page.viewer.addEventListener("einv-signup", ({ detail }) => told.push(detail));
    await press(page, /계속 쓰기 위해 가입하기/);
    await until(() => wizardIn(page)?.step === "terms");
    await until(() => wizardIn(page)!.shadowRoot!.activeElement?.id === "step-title");
    expect(find(page, "einv-invoice-approval"), "one thing at a time").to.equal(null);
    expect(find(page, ".invoice")?.textContent).to.contain("이 요청을 승인하려고 가입 중입니다");

    find(page, "#terms-all")!.click();
    await press(page, /동의하고 다음으로/);
    await until(() => find(page, "input[value=email]") !== null);
    find(page, "input[value=email]")!.click();
    await type(page, "identity-target", "hana@sae.example");
    await press(page, /^\s*인증번호 받기/);
    await type(page, "identity-code", "123456");
    await press(page, /인증번호 확인하기/);
    await type(page, "-phone", "02-1688-6000");
    expect(find(page, 'input[id$="-password"]')!.getRootNode(), "where password managers look").to.equal(
      document,
    );
    await type(page, "-loginId", "hana_tax");
    await type(page, "-password", password);
    await type(page, "-again", password);
    await press(page, /아이디 만들고 다음으로/);
    await press(page, /^\s*가입하기/);

    await until(() => find(page, "einv-invoice-approval") !== null);
    expect(page.seenAs).to.deep.equal(["link", "member"]);
    expect(told).to.deep.equal([{ businessNumber: "1108100024", ref: about.ref }]);
    expect(wizardIn(page)).to.equal(null);
    expect(page.viewer.shadowRoot!.textContent).to.contain("회원으로 보고 있습니다.");
    await until(() => page.viewer.shadowRoot!.activeElement?.id === "title");
    const { outerHTML, shadowRoot } = page.viewer;
    for (const secret of [password, "token-of-the-mail", "einv_signup_secret"])
      expect(outerHTML + shadowRoot!.innerHTML).to.not.contain(secret);
  });

  it("leads a member by logging in, who is known to the company and asked nothing more", async () => {
    const desk = office({ byMail: true });
    desk.company = { mine: true };
    const page = await opened(desk);
    await press(page, /^\s*로그인하기/);
    await type(page, "-username", "hana_tax");
    await type(page, "-password", password);
    await until(() => find(page, "form") !== null);
    find<HTMLFormElement>(page, "form")!.requestSubmit();
    await until(() => page.seenAs.includes("member"));
    expect(desk.asked).to.include.members(["sign-in hana_tax", "continue", "register 1108100024", "finish"]);
  });

  it("leads back to the request at any time", async () => {
    const page = await opened(office({ byMail: true }));
    await press(page, /계속 쓰기 위해 가입하기/);
    await press(page, /요청으로 돌아가기/);
    await until(() => find(page, "einv-invoice-approval") !== null);
    await until(() => page.viewer.shadowRoot!.activeElement?.id === "title");
    expect(page.seenAs).to.deep.equal(["link"]);
  });

  it("goes on where the tab was reloaded, if the page wants that", async () => {
    sessionStorage.clear();
    const first = office({ byMail: true });
    const page = await opened(first);
    page.viewer.keep = "tab";
    await press(page, /계속 쓰기 위해 가입하기/);
    await until(() => find(page, "#terms-all") !== null);
    find(page, "#terms-all")!.click();
    await press(page, /동의하고 다음으로/);
    await until(() => wizardIn(page)?.step === "identity");
    page.viewer.remove();

    const again = await opened(first);
    again.viewer.keep = "tab";
    await press(again, /가입 이어서 하기/);
    await until(() => wizardIn(again)?.step === "identity");
    expect(first.asked).to.contain("resume einv_signup_secret");
    sessionStorage.clear();
  });
});
