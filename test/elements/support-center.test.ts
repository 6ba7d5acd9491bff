import { expect, fixture, oneEvent } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import axe from "axe-core";
import { html } from "lit";
import { EinvInvoiceList, EinvSupportCenter, type EinvProvider } from "@einv/elements";
import "@einv/elements/list/define";
import "@einv/elements/support-center/define";
import "@einv/elements/provider/define";
import { pasteInto } from "./support/pasting.ts";
import { type Desk, desk, inquiry } from "./support/help.ts";
import { refusal } from "./support/samples.ts";
import { until } from "./support/until.ts";

const show = async (
  { runtime }: Pick<Desk, "runtime">,
  {
    language = "ko",
    width = 800,
    ...given
  }: Partial<EinvSupportCenter> & { readonly language?: "ko" | "en"; readonly width?: number } = {},
) => {
  const provider = await fixture<EinvProvider>(
    html`<einv-provider .language=${language} .runtime=${runtime}></einv-provider>`,
  );
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = Object.assign(new EinvSupportCenter(), given);
  const ready = Promise.race([oneEvent(element, "einv-ready"), oneEvent(element, "einv-error")]);
  box.append(element);
  provider.append(box);
  await ready;
  await element.updateComplete;
  const root = element.shadowRoot!;
  const field = () => root.querySelector<HTMLInputElement>("#question")!;
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) {
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const type = (selector: string, text: string) => {
    const input = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)!;
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    return input;
  };
  const press = (input: HTMLElement, key: string, over: KeyboardEventInit = {}) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...over }));
  return {
    element,
    root,
    provider,
    settle,
    type,
    press,
    field,
    text: (selector = ".center") =>
      root.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "",
    said: () => provider.shadowRoot!.textContent.replace(/\s+/g, " "),
    click: async (selector: string) => {
      const found = root.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`no ${selector}`);
      found.click();
      await settle();
    },
    ask: async (text: string) => {
      press(type("#question", text), "Enter");
      await settle();
    },
    focused: () => root.activeElement?.id,
  };
};

describe("<einv-support-center>", () => {
  describe("the one field", () => {
    it("explains a pasted error first: what, why, what now, with the action in it", async () => {
      const { element, root, ask, text, said } = await show(desk());
      await ask("화면에 [certificate.expired] 라고 나와요");
      expect(text(".explanation"))
        .to.contain("인증서의 유효기간이 지났습니다.")
        .and.to.contain("이유")
        .and.to.contain("인증기관에서 갱신해 주세요.")
        .and.to.contain("certificate.expired");
      expect(said()).to.contain("오류 설명 1개");
      const asked = oneEvent(element, "einv-help-action");
      element.addEventListener("einv-help-action", (event) => event.preventDefault(), { once: true });
      root.querySelector<HTMLElement>(".explanation [data-intent=certificates]")!.click();
      expect((await asked).detail.intent).to.equal("certificates");
      expect(text()).to.not.contain("이 페이지에서는 바로 열 수 없습니다");
    });

    it("answers a question with articles, their short answers at once", async () => {
      const { ask, text, root } = await show(desk());
      await ask("포인트 환불 되나요");
      expect(text(".view")).to.contain("발행을 취소하면 쓴 포인트가 돌아옵니다.");
      expect(root.querySelector(".article .link")?.textContent).to.contain("포인트를 돌려받을 수 있나요");
    });

    it("says what to look for where the page does nothing with an action", async () => {
      const { ask, click, text } = await show(desk());
      await ask("certificate.expired");
      await click(".explanation [data-intent=certificates]");
      expect(text("[role=alert]")).to.contain("인증서 관리 열기");
    });

    it("offers only what the page can do", async () => {
      const { ask, root } = await show(desk(), { intents: ["login"] });
      await ask("certificate.expired");
      expect(root.querySelector("[data-intent=certificates]")).to.equal(null);
    });

    it("suggests while one types; arrows choose, Enter opens, Escape closes, then clears", async () => {
      const { root, type, press, field, settle, said, text, focused } = await show(desk());
      type("#question", "가산");
      await until(() => field().getAttribute("aria-expanded") === "true");
      expect(said()).to.contain("아래 화살표로 고를 수 있습니다.");
      press(field(), "ArrowDown");
      await settle();
      const active = root.getElementById(field().getAttribute("aria-activedescendant") ?? "");
      expect(active?.getAttribute("aria-selected")).to.equal("true");
      expect(active?.textContent).to.contain("가산세");
      press(field(), "ArrowUp");
      await settle();
      expect(field().hasAttribute("aria-activedescendant")).to.equal(false);
      press(field(), "Escape");
      await settle();
      expect([field().getAttribute("aria-expanded"), field().value]).to.deep.equal(["false", "가산"]);
      press(field(), "Escape");
      await settle();
      expect(field().value).to.equal("");
      type("#question", "가산");
      await until(() => field().getAttribute("aria-expanded") === "true");
      press(field(), "ArrowDown");
      await settle();
      press(field(), "Enter");
      await settle();
      expect(text("#view-heading")).to.contain("가산세");
      expect(focused()).to.equal("view-heading");
    });

    it("an Enter that ends a syllable asks nothing", async () => {
      const { type, press, settle, text } = await show(desk());
      press(type("#question", "인증서"), "Enter", { isComposing: true });
      await settle();
      expect(text("#view-heading")).to.equal("단계별 도움말");
    });

    it("reads what is pasted over several lines as one, and answers at once", async () => {
      const { field, settle, text } = await show(desk());
      pasteInto(field(), "오류가 났습니다.\ncertificate.expired\n확인");
      await settle();
      expect(field().value).to.equal("오류가 났습니다. certificate.expired 확인");
      expect(text(".explanation")).to.contain("유효기간이 지났습니다.");
    });

    it("where nothing fits, leads on to the conversation and to a person; an unknown code goes along", async () => {
      const { element, ask, click, text, root } = await show(desk());
      await ask("certificate.of-tomorrow");
      expect(text(".view")).to.contain("설명이 없는 코드입니다.");
      await ask("qzxjvk");
      expect(element.viewState).to.equal("empty");
      expect(text(".empty")).to.contain("맞는 도움말을 찾지 못했습니다.");
      await click(".empty .primary");
      expect(root.querySelector("#message")).to.not.equal(null);
      expect(text(".attached")).to.contain("qzxjvk");
    });
  });

  describe("an article", () => {
    it("opens with the focus on its title, tells the page, and goes back", async () => {
      const { element, click, text, focused } = await show(desk());
      const opened = oneEvent(element, "einv-guide-open");
      await click("[data-article=join]");
      expect((await opened).detail).to.deep.equal({ id: "join" });
      expect(focused()).to.equal("view-heading");
      expect(text("ol.steps")).to.contain("휴대전화, 아이핀");
      await click(".titles .link");
      expect(text("#view-heading")).to.not.contain("회원가입은 어떻게");
      await click("#back");
      expect(text("#view-heading")).to.contain("회원가입은 어떻게");
      await click("#back");
      expect(text("#view-heading")).to.equal("단계별 도움말");
      expect(focused()).to.equal("view-heading");
    });

    it("asks whether it helped, and where it did not leads to a person", async () => {
      const { element, root, click, text, focused } = await show(desk());
      await click("[data-article=join]");
      const told = oneEvent(element, "einv-feedback");
      await click("#feedback button:nth-of-type(2)");
      expect((await told).detail).to.deep.equal({ id: "join", useful: false });
      expect(focused()).to.equal("feedback");
      expect(text("#feedback")).to.contain("문의하기");
      expect(root.querySelectorAll("#feedback button")).to.have.length(2);
    });
  });

  describe("opened at a code", () => {
    it("by its attribute, before and after it stands on the page", async () => {
      const { element, text, settle, field } = await show(desk(), { about: "certificate.expired" });
      expect(text(".explanation")).to.contain("유효기간이 지났습니다.");
      expect(field().value).to.equal("certificate.expired");
      element.about = "탈퇴";
      await settle();
      expect(text(".view")).to.contain("탈퇴하고 싶습니다");
    });

    it("by a refusal of another element, which leads there only while a center is on the page", async () => {
      const broken = refusal("certificate.expired", "만료되었습니다.", "갱신해 주세요.");
      const { runtime } = desk();
      const list = new EinvInvoiceList();
      list.runtime = {
        ...runtime,
        list: async () => {
          throw broken;
        },
      };
      document.body.append(list);
      const link = () => list.shadowRoot!.querySelector<HTMLElement>(".refusal .code .link");
      try {
        await oneEvent(list, "einv-error");
        await list.updateComplete;
        expect(link()).to.equal(null);
        const { element, text, settle, focused } = await show({ runtime });
        list.requestUpdate();
        await list.updateComplete;
        link()!.click();
        await settle();
        expect(text(".explanation")).to.contain("유효기간이 지났습니다.");
        expect(focused() === "view-heading" || document.activeElement === list).to.equal(true);
        element.remove();
        list.requestUpdate();
        await list.updateComplete;
        expect(link()).to.equal(null);
      } finally {
        list.remove();
      }
    });
  });

  describe("the conversation", () => {
    it("asks, narrows, answers in a log, and takes a step back", async () => {
      const { root, click, text, focused } = await show(desk());
      await click("#way-talk");
      expect(focused()).to.equal("view-heading");
      const log = root.querySelector("#log")!;
      expect([log.getAttribute("role"), log.getAttribute("aria-live")]).to.deep.equal(["log", "polite"]);
      await click("[data-option=certificate]");
      expect(focused()).to.equal("say");
      expect(text("#log")).to.contain("나: 인증서").and.to.contain("인증서에서 무엇이 문제인가요?");
      await click("[data-option=password]");
      expect(text("#log")).to.contain("Caps Lock").and.to.contain("해결되었나요?");
      await click("#step-back");
      expect(text("#log")).to.not.contain("해결되었나요?");
      await click("#restart");
      expect(text("#log")).to.not.contain("나: 인증서");
    });

    it("grows with what is said and leaves scrolling to the page, unless the page gives it a height", async () => {
      const { element, root, click } = await show(desk(), { width: 320 });
      await click("#way-talk");
      await click("[data-option=certificate]");
      await click("[data-option=password]");
      const log = root.querySelector<HTMLElement>("#log")!;
      expect(log.scrollHeight, "no scroll area of its own").to.equal(log.clientHeight);
      expect(element.scrollHeight).to.equal(element.clientHeight);
      element.style.blockSize = "600px";
      expect(log.scrollHeight).to.be.greaterThan(log.clientHeight);
      expect(root.querySelector(".center")!.getBoundingClientRect().height).to.equal(600);
      const say = root.querySelector("#say")!.getBoundingClientRect();
      expect(say.bottom).to.be.at.most(element.getBoundingClientRect().bottom);
      await click("#step-back");
      await click("[data-option=password]");
      expect(log.scrollTop, "what was said last is in sight").to.be.greaterThan(0);
    });

    it("takes words of one's own by Enter, but not the Enter of a syllable", async () => {
      const { click, type, press, settle, text, root } = await show(desk());
      await click("#way-talk");
      const say = type("#say", "nxTS 오류가 나요");
      press(say, "Enter", { isComposing: true });
      await settle();
      expect(text("#log")).to.not.contain("nxTS 오류가 나요");
      press(say, "Enter");
      await settle();
      expect(text("#log")).to.contain("나: nxTS 오류가 나요").and.to.contain("nxTS는 다른 서비스의");
      expect(root.querySelector<HTMLInputElement>("#say")!.value).to.equal("");
      expect(root.activeElement?.id).to.equal("say");
    });

    it("hands over to a person with what was said, each line of which can be left out", async () => {
      const place = desk();
      const { click, type, text, settle, root, focused } = await show(place);
      await click("#way-talk");
      await click("[data-option=points]");
      await click("[data-option=person]");
      expect(focused()).to.equal("hand-over");
      await click("#hand-over");
      expect(text(".attached")).to.contain("나: 포인트·비용");
      type("#message", "환불이 안 됩니다");
      await click("#line-0");
      await click("#send-inquiry");
      await settle();
      const [sent] = place.sent;
      const lines = sent!.attached.map(({ value }) => value);
      expect(lines.join()).to.contain("나: 포인트·비용");
      expect(lines).to.not.include("안내: 어느 단계에서 막히셨나요?");
      expect(root.querySelector(".ticket")?.textContent).to.equal("Q-7F3K-9M2D");
    });

    it("keeps what was said when an answer is lost, and asks again", async () => {
      let lost = true;
      const real = desk();
      const help = await real.runtime.help();
      const place = desk({
        converse: async (answers, signal) => {
          if (answers.length > 0 && lost)
            throw refusal("api.unreachable", "연결할 수 없습니다.", "다시 시도해 주세요.");
          return help.converse(answers, signal);
        },
      });
      const { click, text } = await show(place);
      await click("#way-talk");
      await click("[data-option=points]");
      expect(text(".refusal")).to.contain("연결할 수 없습니다.");
      lost = false;
      await click(".refusal .primary");
      expect(text("#log")).to.contain("나: 포인트·비용");
    });
  });

  describe("an inquiry", () => {
    it("shows all that goes along, takes secrets out before one's eyes, and gives a ticket", async () => {
      const place = desk();
      const { element, root, ask, click, type, text, settle, focused, said } = await show(place, {
        context: { 화면: "매출", "인증서 암호": "무지개" },
      });
      await ask("certificate.expired");
      await click("#way-inquiry");
      expect(focused()).to.equal("view-heading");
      expect(text(".attached"))
        .to.contain("certificate.expired")
        .and.to.contain("매출")
        .and.to.contain("[지움: 암호]")
        .and.to.contain(location.origin)
        .and.to.not.contain("무지개");
      type("#message", "안 됩니다. 010-1234-5678");
      await settle();
      expect(text(".field")).to.contain("개인정보와 비밀은 지우고 보냅니다: 전화번호");
      const asked = oneEvent(element, "einv-inquiry-request");
      const told = oneEvent(element, "einv-inquiry");
      await click("#send-inquiry");
      expect((await asked).detail.lines).to.equal(place.sent[0]!.attached.length);
      expect((await told).detail).to.deep.equal({ ticket: "Q-7F3K-9M2D" });
      await settle();
      expect(text(".sent")).to.contain("Q-7F3K-9M2D");
      expect(said()).to.contain("Q-7F3K-9M2D");
      expect(focused()).to.equal("view-heading");
      expect(root.querySelector("#message")).to.equal(null);
    });

    it("says what is missing and leads there, and sends nothing", async () => {
      const place = desk();
      const { click, text, focused, settle } = await show(place);
      await click("#way-inquiry");
      await click("#send-inquiry");
      expect(focused()).to.equal("wrong-summary");
      expect(text("#wrong-summary")).to.contain("문의 내용을 적어 주세요.");
      await click("#wrong-summary .link");
      await settle();
      expect(focused()).to.equal("message");
      expect(place.sent).to.deep.equal([]);
    });

    it("is sent again under the same key after a lost answer, and not when the page says no", async () => {
      const keys: Array<string> = [];
      const place = desk({
        inquire: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          if (keys.length === 1) throw refusal("api.timeout", "답을 받지 못했습니다.", "다시 시도해 주세요.");
          return { ticket: "Q-7F3K-9M2D" };
        },
      });
      const { element, click, type, text, settle } = await show(place);
      const stop = (event: Event) => event.preventDefault();
      await click("#way-inquiry");
      type("#message", "안 됩니다");
      element.addEventListener("einv-inquiry-request", stop);
      await click("#send-inquiry");
      expect(keys).to.deep.equal([]);
      expect(text(".inquiry")).to.contain("이 화면을 제공한 프로그램이 멈추었습니다.");
      element.removeEventListener("einv-inquiry-request", stop);
      await click("#send-inquiry");
      expect(text(".refusal")).to.contain("답을 받지 못했습니다.");
      await click("#send-inquiry");
      await settle();
      expect(keys).to.have.length(2);
      expect(keys[0]).to.equal(keys[1]);
      expect(text(".sent")).to.contain("Q-7F3K-9M2D");
    });

    it("of whoever has not joined asks for an address", async () => {
      const place = desk({
        inquiries: async () => {
          throw refusal("elements.secret", "로그인 정보가 없습니다.", "로그인해 주세요.");
        },
      });
      const { click, type, text, focused, settle } = await show(place);
      await click("#way-mine");
      expect(text(".own")).to.contain("로그인하면 보낸 문의와 그 상태를 볼 수 있습니다.");
      await click("#way-inquiry");
      type("#message", "가입이 안 됩니다");
      type("#email", "no address");
      await click("#send-inquiry");
      expect(focused()).to.equal("wrong-summary");
      type("#email", "new@gana.example");
      await click("#send-inquiry");
      await settle();
      expect(place.sent[0]).to.deep.include({ as: "visitor", email: "new@gana.example" });
      expect(text(".sent")).to.contain("new@gana.example");
    });

    it("by a mail link learns from the server that an address is needed", async () => {
      const place = desk({
        inquire: async ({ email }) => {
          if (email === undefined)
            throw refusal("inquiry.address-needed", "답을 받을 메일 주소가 필요합니다.", "입력해 주세요.");
          return { ticket: "Q-7F3K-9M2D" };
        },
      });
      const { click, type, focused, settle, text } = await show(place);
      await click("#way-inquiry");
      type("#message", "안 됩니다");
      await click("#send-inquiry");
      await settle();
      expect(focused()).to.equal("email");
      type("#email", "new@gana.example");
      await click("#send-inquiry");
      await settle();
      expect(text(".sent")).to.contain("Q-7F3K-9M2D");
    });

    it("keeps its button focused while it is sent, and forgets what was written when it leaves", async () => {
      let answer: (received: { readonly ticket: string }) => void = () => {};
      const place = desk({
        inquire: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      });
      const { element, root, click, type, focused, settle } = await show(place);
      await click("#way-inquiry");
      type("#message", "안 됩니다");
      root.querySelector<HTMLElement>("#send-inquiry")!.focus();
      await click("#send-inquiry");
      expect(element.viewState).to.equal("busy");
      expect(root.querySelector("#send-inquiry")!.getAttribute("aria-disabled")).to.equal("true");
      expect(focused()).to.equal("send-inquiry");
      answer({ ticket: "Q-7F3K-9M2D" });
      await settle();
      await click("#way-inquiry");
      type("#message", "비밀 이야기");
      const { parentNode } = element;
      element.remove();
      parentNode!.append(element);
      await settle();
      expect(root.querySelector<HTMLTextAreaElement>("#message")?.value ?? "").to.equal("");
    });
  });

  describe("one's inquiries", () => {
    it("are listed with state and answer, and closed", async () => {
      const place = desk({
        inquiries: async () => [
          inquiry({
            state: "answered",
            stateName: { ko: "답변함", en: "Answered" },
            answer: "갱신해 주세요.",
          }),
        ],
      });
      const { click, text } = await show(place);
      await click("#way-mine");
      expect(text(".mine"))
        .to.contain("Q-7F3K-9M2D")
        .and.to.contain("답변함")
        .and.to.contain("갱신해 주세요.");
      await click("[data-close]");
      expect(place.closed).to.deep.equal(["Q-7F3K-9M2D"]);
    });
  });

  it("says why nothing can be shown, and tries again", async () => {
    let down = true;
    const real = await desk().runtime.help();
    const place = desk({
      search: async (query, signal) => {
        if (down) throw refusal("api.unreachable", "서버에 연결할 수 없습니다.", "다시 시도해 주세요.");
        return real.search(query, signal);
      },
    });
    const { element, click, text } = await show(place);
    expect(element.viewState).to.equal("error");
    down = false;
    await click(".refusal .button");
    expect(element.viewState).to.equal("ready");
    expect(text("#view-heading")).to.equal("단계별 도움말");
  });

  it("is walked through by keyboard alone", async () => {
    const { root, field, settle, focused, text } = await show(desk());
    field().focus();
    await sendKeys({ type: "ERR" });
    await sendKeys({ press: "Escape" });
    expect(field().value).to.equal("");
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("ask");
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("way-guide");
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await settle();
    expect(text("#view-heading")).to.equal("차근차근 찾기");
    expect(root.activeElement?.id).to.equal("view-heading");
  });

  for (const language of ["ko", "en"] as const)
    it(`has no accessibility faults in any view, at 320 px (${language})`, async () => {
      const { element, root, ask, click } = await show(desk(), { language, width: 320 });
      const faults: Array<string> = [];
      const look = async () => {
        await Promise.all(
          root
            .getAnimations()
            .filter((one) => one instanceof CSSTransition)
            .map(({ finished }) => finished),
        );
        const { violations } = await axe.run(element);
        faults.push(...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: at }) => at).join()}`));
      };
      await look();
      await ask("certificate.expired");
      await look();
      await click(".titles .link");
      await look();
      for (const way of ["talk", "inquiry", "mine"]) {
        await click(`#way-${way}`);
        await look();
      }
      expect(faults).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(320);
    });
});
