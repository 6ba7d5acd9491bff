import { expect, fixture, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import { EinvInvoiceViewer, type EinvProvider, type LinkPeek, type Runtime } from "@einv/elements";
import "@einv/elements/provider/define";
import "@einv/elements/viewer/define";
import { approval } from "./support/approval.ts";
import { pair, refusal, status, supplier, view, world } from "./support/samples.ts";
import { until } from "./support/until.ts";

const peek: LinkPeek = {
  sender: "나래평가정보(주)",
  fingerprint: "7F-2A-91",
  expiresAt: new Date("2027-01-20T03:00:00Z"),
};

const wrongNumber = refusal("link.wrong-number", "요청을 받은 회사의 사업자등록번호가 아닙니다.");
const slowDown = (seconds: string) =>
  refusal("link.slow-down", `번호가 여러 번 틀렸습니다. ${seconds}초 뒤에 다시 입력해 주세요.`, "Too many.", {
    seconds,
  });

/** What the right number opens: this one invoice, as the supplier sees it. */
const inside = (answers: Partial<Runtime> = {}) =>
  world({ invoice: async () => view(), approval: async () => approval(), ...answers });

interface Options {
  readonly language?: "ko" | "en";
  readonly width?: number;
  readonly token?: string | null;
}

const show = async (
  answers: Partial<Runtime>,
  { language = "ko", width = 1000, token = "tok_1" }: Options = {},
) => {
  const tried: Array<string> = [];
  const runtime = world({
    peekLink: async () => peek,
    ...answers,
    openLink: async (used, number) => {
      tried.push(number);
      return (answers.openLink ?? (async () => ({ ref: "inv_1", runtime: inside() })))(used, number);
    },
  });
  const provider = await fixture<EinvProvider>(
    html`<einv-provider .language=${language} .runtime=${runtime}></einv-provider>`,
  );
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = new EinvInvoiceViewer();
  element.token = token;
  const outcome =
    token === null
      ? Promise.resolve()
      : Promise.race([oneEvent(element, "einv-ready"), oneEvent(element, "einv-error")]);
  box.append(element);
  provider.append(box);
  await outcome;
  await element.updateComplete;
  const root = element.shadowRoot!;
  const field = () => root.querySelector<HTMLInputElement>("#number")!;
  const button = (name: string) => {
    const found = [...root.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  };
  /** Types a number, presses Enter and waits for the answer. */
  const enter = async (number: string) => {
    field().value = number;
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    const answer = Promise.race([oneEvent(element, "einv-link-opened"), oneEvent(element, "einv-error")]);
    field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await answer;
    await element.updateComplete;
  };
  return {
    element,
    provider,
    root,
    field,
    button,
    enter,
    tried,
    text: () => root.textContent.replace(/\s+/g, " "),
    wrong: () => root.querySelector("#wrong")?.textContent.replace(/\s+/g, " ").trim() ?? "",
    spoken: () => provider.shadowRoot!.querySelector("[role=status]")?.textContent ?? "",
  };
};

const approvalIn = (root: ParentNode) => root.querySelector("einv-invoice-approval");

describe("<einv-invoice-viewer>", () => {
  it("shows who sent the mail and its fingerprint, and nothing of the invoice", async () => {
    const { root, text, field } = await show({});
    expect(root.querySelector("[role=heading]")?.textContent.trim()).to.equal(
      "나래평가정보(주)에서 보낸 역발행 요청",
    );
    expect(text()).to.contain("7F-2A-91").and.to.contain("2027-01-20");
    expect(text()).not.to.contain(supplier.name).and.not.to.contain("5,500");
    expect(approvalIn(root)).to.equal(null);
    expect(root.querySelector("einv-invoice-document")).to.equal(null);
    expect(field().labels?.[0]?.textContent).to.equal("사업자등록번호");
    expect(field().inputMode).to.equal("numeric");
  });

  for (const [how, typed] of [
    ["with hyphens", "120-88-00016"],
    ["plain", " 1208800016 "],
    ["full-width, as a Korean keyboard may type it", "１２０ㅡ８８ㅡ０００１６"],
    ["pasted with dashes of all kinds", "120–88—00016"],
  ] as const)
    it(`takes the number ${how}`, async () => {
      const { enter, tried, root } = await show({});
      await enter(typed);
      expect(tried).to.deep.equal(["1208800016"]);
      await until(() => approvalIn(root) !== null);
    });

  it("gives the supplier the approval, connected by the opened link", async () => {
    const { element, enter, root, spoken } = await show({});
    const opened = oneEvent(element, "einv-link-opened");
    await enter("1208800016");
    expect((await opened).detail).to.deep.equal({ ref: "inv_1" });
    await until(() => approvalIn(root)?.viewState === "ready");
    const inner = approvalIn(root)!;
    expect(inner.invoiceRef).to.equal("inv_1");
    await inner.updateComplete;
    expect(inner.shadowRoot?.textContent).to.contain("11월 유지보수");
    expect(inner.headingLevel).to.equal(3);
    expect(root.activeElement?.id).to.equal("title");
    expect(spoken()).to.equal("확인되었습니다. 요청 내용을 보여 드립니다.");
  });

  it("shows another reader the document, with a button to print", async () => {
    const { element, enter, root, button } = await show({
      openLink: async () => ({ ref: "inv_1", runtime: inside({ invoice: async () => view("buyer") }) }),
    });
    const shown = oneEvent(element, "einv-ready");
    await enter("2148600001");
    await shown;
    await until(() => root.querySelector("einv-invoice-document") !== null);
    expect(approvalIn(root) === null).to.equal(true);
    const sheet = root.querySelector("einv-invoice-document")!;
    await sheet.updateComplete;
    expect(sheet.shadowRoot?.textContent).to.contain("공급받는자 보관용");
    sheet.addEventListener("einv-print-request", (event) => event.preventDefault());
    const asked = oneEvent(sheet, "einv-print-request");
    button("인쇄하기").click();
    await asked;
  });

  it("shows all of an amendment that is issued together, whichever document the mail was about", async () => {
    const [reversal, correction] = pair("buyer", status("issued"));
    const { enter, root } = await show({
      openLink: async () => ({
        ref: correction.summary.ref,
        runtime: inside({
          invoice: async (ref) => (ref === correction.summary.ref ? correction : reversal),
        }),
      }),
    });
    await enter("2148600001");
    await until(
      () => root.querySelector("einv-invoice-document")?.shadowRoot?.querySelector("article") != null,
    );
    const sheet = root.querySelector("einv-invoice-document")!;
    await sheet.updateComplete;
    const headings = [...sheet.shadowRoot!.querySelectorAll(".which")].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(headings).to.deep.equal(["1/2 · 당초 취소분", "2/2 · 정정분"]);
  });

  it("finds a mistyped number here, which costs no try", async () => {
    const { enter, tried, wrong, field } = await show({});
    await enter("120-88-0001");
    expect(wrong()).to.contain("지금 9자리가 입력되었습니다.");
    await enter("120-88-00017");
    expect(wrong()).to.contain("존재할 수 없는 사업자등록번호입니다.");
    await enter("120-88-000일육");
    expect(wrong()).to.contain("숫자가 아닌 글자");
    expect(tried).to.deep.equal([]);
    expect(field().getAttribute("aria-invalid")).to.equal("true");
    expect(field().getAttribute("aria-describedby")).to.contain("wrong");
  });

  it("asks for a number when the field is empty, and ignores the Enter that ends a syllable", async () => {
    const { element, field, button, wrong, tried, root } = await show({});
    button("확인하고 보기").click();
    await element.updateComplete;
    expect(wrong()).to.equal("사업자등록번호를 입력해 주세요.");
    expect(root.activeElement).to.equal(field());
    field().value = "1208800016";
    field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    await element.updateComplete;
    expect(tried).to.deep.equal([]);
  });

  it("writes the number as people read it once it is left", async () => {
    const { field } = await show({});
    field().value = "1208800016";
    field().dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => field().value.includes("-"));
    expect(field().value).to.equal("120-88-00016");
  });

  it("says that a number is not the one that was asked, and forgets it when another is typed", async () => {
    const { element, enter, wrong, field, root, text } = await show({
      openLink: () => Promise.reject(wrongNumber),
    });
    await enter("2148600001");
    expect(wrong())
      .to.contain("요청을 받은 회사의 사업자등록번호가 아닙니다.")
      .and.to.contain("link.wrong-number");
    expect(root.querySelector("#wrong")?.getAttribute("role")).to.equal("alert");
    expect(root.activeElement).to.equal(field());
    expect(text()).not.to.contain(supplier.name);
    field().value = "2";
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    expect(wrong()).to.equal("");
    expect(field().getAttribute("aria-invalid")).to.equal("false");
  });

  it("slows down after wrong numbers, and says when it goes on", async () => {
    let waits = true;
    const { element, enter, wrong, button, tried, spoken, root } = await show({
      openLink: async () => {
        if (waits) throw slowDown("0.2");
        return { ref: "inv_1", runtime: inside() };
      },
    });
    await enter("2148600001");
    expect(wrong()).to.contain("번호가 여러 번 틀렸습니다.");
    expect(button("확인하고 보기").getAttribute("aria-disabled")).to.equal("true");
    button("확인하고 보기").click();
    expect(tried).to.have.length(1);
    waits = false;
    await until(() => spoken() !== "");
    await element.updateComplete;
    expect(spoken()).to.equal("이제 번호를 다시 입력할 수 있습니다.");
    expect(wrong()).to.equal("");
    await enter("1208800016");
    expect(approvalIn(root)).not.to.equal(null);
  });

  it("keeps the number when the connection fails, and tries again", async () => {
    let broken = true;
    const { element, enter, text, button, tried, field } = await show({
      openLink: async () => {
        if (broken) throw refusal("api.unreachable", "서버에 연결하지 못했습니다.");
        return { ref: "inv_1", runtime: inside() };
      },
    });
    await enter("1208800016");
    expect(text()).to.contain("서버에 연결하지 못했습니다.");
    expect(field().getAttribute("aria-invalid")).to.equal("false");
    broken = false;
    const opened = oneEvent(element, "einv-link-opened");
    button("다시 시도하기").click();
    await opened;
    expect(tried).to.deep.equal(["1208800016", "1208800016"]);
  });

  it("explains a link that no longer opens, without asking for a number", async () => {
    const { text, root, element } = await show({
      peekLink: () => Promise.reject(refusal("link.expired", "링크의 사용 기간이 지났습니다.")),
    });
    expect(text()).to.contain("링크의 사용 기간이 지났습니다.").and.to.contain("link.expired");
    expect(root.querySelector("#number")).to.equal(null);
    expect(element.viewState).to.equal("error");
  });

  it("says where to start when there is no link", async () => {
    const { text } = await show({}, { token: null });
    expect(text()).to.contain("메일의 버튼으로 열어 주세요.");
  });

  it("closes when another link is given", async () => {
    const { element, enter, root } = await show({});
    await enter("1208800016");
    const again = oneEvent(element, "einv-ready");
    element.token = "tok_2";
    await again;
    await element.updateComplete;
    expect(approvalIn(root)).to.equal(null);
    expect(root.querySelector<HTMLInputElement>("#number")?.value).to.equal("");
  });

  it("asks for the number again once the session has ended, without taking away what is shown", async () => {
    const { element, enter, root, text, button } = await show({
      openLink: async () => ({
        ref: "inv_1",
        runtime: inside({ approval: () => Promise.reject(refusal("session.expired", "연결이 끝났습니다.")) }),
      }),
    });
    await enter("1208800016");
    await until(() => text().includes("다시 확인하기"));
    expect(text()).to.contain("확인한 지 오래되어 연결이 끝났습니다.");
    expect(approvalIn(root)).not.to.equal(null);
    button("사업자등록번호 다시 확인하기").click();
    await element.updateComplete;
    expect(root.querySelector("#number")).not.to.equal(null);
  });

  it("speaks English", async () => {
    const { text, enter, wrong } = await show({}, { language: "en" });
    expect(text()).to.contain("A request by 나래평가정보(주) to issue a tax invoice");
    await enter("12088");
    expect(wrong()).to.contain("A business number has 10 digits; 5 were entered.");
  });

  for (const scheme of ["light", "dark"])
    it(`is accessible in the ${scheme} scheme: at the gate, refused, opened, and at 320 px without scrolling sideways`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const gate = await show({}, { width: 320 });
      const refused = await show({ openLink: () => Promise.reject(wrongNumber) }, { width: 320 });
      await refused.enter("2148600001");
      const closed = await show({ peekLink: () => Promise.reject(refusal("link.closed")) });
      const open = await show({}, { width: 320 });
      await open.enter("1208800016");
      await until(() => approvalIn(open.root)?.viewState === "ready");
      for (const { element, root } of [gate, refused, closed, open]) {
        await Promise.all(root.getAnimations().map(({ finished }) => finished));
        element.parentElement!.style.background = scheme === "dark" ? "#16181b" : "#fff";
        const { violations } = await axe.run(element);
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`),
        ).to.deep.equal([]);
        expect(element.scrollWidth).to.be.at.most(element.parentElement!.clientWidth);
      }
      document.documentElement.style.colorScheme = "";
    });
});
