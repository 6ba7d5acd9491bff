import { expect, fixture } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import { EinvInvoiceDocument, type EinvProvider } from "@einv/elements";
import "@einv/elements/document/define";
import "@einv/elements/provider/define";
import { bursting, exempt, invoice, pair, signature, status } from "./support/samples.ts";

type Given = Partial<
  Pick<EinvInvoiceDocument, "invoice" | "side" | "status" | "signature" | "views" | "headingLevel">
>;

const show = async (
  given: Given,
  { language = "ko", width = 1000 }: { language?: "ko" | "en"; width?: number } = {},
) => {
  const provider = await fixture<EinvProvider>(html`<einv-provider .language=${language}></einv-provider>`);
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = new EinvInvoiceDocument();
  Object.assign(element, given);
  box.append(element);
  provider.append(box);
  await element.updateComplete;
  const root = element.shadowRoot!;
  return { element, root, text: () => root.textContent.replace(/\s+/g, " ") };
};

/** Values of labelled boxes, by their label, in the given part of the form. */
const boxes = (root: ParentNode, part: string): Record<string, string> =>
  Object.fromEntries(
    [...root.querySelectorAll(`${part} dt`)].map((label) => [
      label.textContent.trim(),
      label.nextElementSibling?.textContent.replace(/\s+/g, " ").trim() ?? "",
    ]),
  );

/** What the next print puts on paper. */
const paperOf = (): Promise<Document> =>
  new Promise<Document>((resolve) => {
    new MutationObserver((_, observer) => {
      const frame = document.querySelector<HTMLIFrameElement>("iframe[aria-hidden]");
      if (frame?.contentWindow == null || frame.contentDocument === null) return;
      observer.disconnect();
      const { contentWindow, contentDocument } = frame;
      contentWindow.print = () => {
        resolve(contentDocument);
        contentWindow.dispatchEvent(new Event("afterprint"));
      };
    }).observe(document.body, { childList: true });
  });

const violations = async (element: Element): Promise<ReadonlyArray<string>> =>
  (await axe.run(element)).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
  );

describe("<einv-invoice-document>", () => {
  it("shows every box of the form", async () => {
    const { root, text } = await show({ invoice, side: "supplier" });
    expect(root.querySelector("[role=heading]")?.textContent.replace(/\s+/g, " ").trim()).to.equal(
      "전자세금계산서 (공급자 보관용)",
    );
    expect(boxes(root, ".ids")).to.deep.equal({ 승인번호: "20261120 41000008 00000001" });
    expect(boxes(root, ".party.supplier")).to.deep.equal({
      등록번호: "120-88-00016",
      "종사업장 번호": "",
      상호: "한빛정비 주식회사",
      성명: "김서준",
      "사업장 주소": "서울특별시 중구 을지로 29, 12층",
      업태: "서비스업",
      종목: "설비 유지보수",
      담당자: "영업지원팀 박하늘",
      연락처: "02-555-0101",
      이메일: "tax@hanbit.example",
    });
    expect(boxes(root, ".summary")).to.deep.equal({
      작성일자: "2026-11-20",
      공급가액: "5,000",
      세액: "500",
      비고: "11월 정기 점검분",
    });
    expect(boxes(root, ".foot")).to.deep.equal({
      합계금액: "5,500 원",
      현금: "",
      수표: "",
      어음: "",
      외상미수금: "5,500",
    });
    expect(text()).to.contain("이 금액을 청구함").and.to.contain("금 오천오백원정");
  });

  it("names the table and its columns for screen readers, also where it is a list", async () => {
    const { root } = await show({ invoice }, { width: 320 });
    const table = root.querySelector("[role=table]");
    expect(table?.getAttribute("aria-label")).to.equal("품목 1건");
    expect([...root.querySelectorAll("[role=columnheader]")].map((head) => head.textContent)).to.deep.equal([
      "월일",
      "품목",
      "규격",
      "수량",
      "단가",
      "공급가액",
      "세액",
      "비고",
    ]);
    expect(root.querySelectorAll("tbody [role=row]")).to.have.length(1);
    expect(root.querySelectorAll("tbody [role=row] [role=cell]")).to.have.length(8);
  });

  it("distinguishes the copies by word and colour", async () => {
    const supplierCopy = await show({ invoice, side: "supplier" });
    const buyerCopy = await show({ invoice, side: "buyer" });
    const colour = (root: ParentNode) => getComputedStyle(root.querySelector(".form")!).borderTopColor;
    expect(buyerCopy.text()).to.contain("공급받는자 보관용");
    expect(colour(supplierCopy.root)).not.to.equal(colour(buyerCopy.root));
  });

  it("says that a request is no tax invoice, and claims legal effect only for a verified signature", async () => {
    const requested = await show({ invoice, status: status("requested") });
    expect(requested.text()).to.contain("발행요청").and.to.contain("아직 세금계산서가 아닙니다");
    expect(requested.text()).not.to.contain("법적 효력");
    expect(requested.root.querySelector(".watermark")?.getAttribute("aria-hidden")).to.equal("true");

    const issued = await show({ invoice, status: status("issued"), signature });
    expect(issued.text()).to.contain("서명 유효 · 한빛정비 주식회사 · 2026-11-22 14:03");
    expect(issued.text()).to.contain("부가가치세법").and.to.contain("법적 효력");
    expect(issued.root.querySelector(".watermark")).to.equal(null);

    const cancelled = await show({ invoice, status: status("issueCancelled"), signature });
    expect(cancelled.text()).to.contain("국세청으로 전송되지 않습니다");
    expect(cancelled.text()).not.to.contain("법적 효력");
  });

  it("leaves out tax on an exempt invoice, and names amendment and original", async () => {
    const { root, text } = await show({
      invoice: exempt,
      side: "buyer",
      status: status("issued"),
      signature,
    });
    expect(text())
      .to.contain("수정전자계산서")
      .and.to.contain("이 금액을 영수함")
      .and.to.contain("금 마이너스 삼만원정");
    expect(boxes(root, ".summary")).to.deep.equal({
      작성일자: "2026-11-20",
      공급가액: "-30,000",
      비고: "11월 정기 점검분",
      수정사유: "환입",
    });
    expect(boxes(root, ".ids")["당초승인번호"]).to.equal("20261101 41000008 00000004");
    expect([...root.querySelectorAll("[role=columnheader]")].map((head) => head.textContent)).not.to.include(
      "세액",
    );
    expect(text()).not.to.contain("부가가치세법");
  });

  it("masks a resident's number", async () => {
    const { text } = await show({
      invoice: { ...invoice, buyer: { ...invoice.buyer, kind: "resident", number: "9001011234567" } },
    });
    expect(text()).to.contain("900101-*******").and.not.to.contain("1234567");
  });

  it("holds the longest names and amounts without scrolling sideways, at every width", async () => {
    for (const width of [320, 500, 760, 1000]) {
      const { element, root } = await show({ invoice: bursting, side: "supplier" }, { width });
      expect(element.scrollWidth, `at ${width} px`).to.be.at.most(width);
      const right = element.getBoundingClientRect().right;
      for (const box of root.querySelectorAll("dd, td:not(.none)"))
        expect(box.getBoundingClientRect().right, `${box.textContent} at ${width} px`).to.be.at.most(
          right + 1,
        );
      expect(root.querySelectorAll("tbody [role=row]")).to.have.length(99);
    }
  });

  it("speaks English", async () => {
    const { root, text } = await show(
      { invoice, side: "buyer", status: status("requested") },
      { language: "en" },
    );
    expect(text())
      .to.contain("Electronic tax invoice (Buyer's copy)")
      .and.to.contain("not a tax invoice yet");
    expect(boxes(root, ".summary")["Supply amount"]).to.equal("5,000");
    expect(root.querySelector(".reading [lang=ko]")?.textContent).to.equal("금 오천오백원정");
  });

  it("has the heading level that the page gives it", async () => {
    const { root } = await show({ invoice, headingLevel: 4 });
    expect(root.querySelector("[role=heading]")?.getAttribute("aria-level")).to.equal("4");
  });

  it("asks the page before it prints, and prints the form alone", async () => {
    const { element } = await show({ invoice, side: "buyer" });
    element.addEventListener("einv-print-request", (event) => event.preventDefault(), { once: true });
    await element.print();
    expect(document.querySelector("iframe[aria-hidden]")).to.equal(null);

    const printed = paperOf();
    const done = new Promise((resolve) => element.addEventListener("einv-print", resolve, { once: true }));
    void element.print();
    const paper = await printed;
    expect(paper.title).to.equal("전자세금계산서 202611204100000800000001");
    expect(paper.body.children).to.have.length(1);
    expect(paper.body.firstElementChild?.shadowRoot?.textContent).to.contain("공급받는자 보관용");
    await done;
    expect(document.querySelector("iframe[aria-hidden]")).to.equal(null);
  });

  it("shows what is issued together one below the other, each with its number and what it is", async () => {
    const [reversal, correction] = pair("buyer", status("issued"));
    // Whichever was opened, the amendment's own order holds.
    const { root, text } = await show({ views: [correction, reversal] });
    const sheets = [...root.querySelectorAll("article")];
    const headings = sheets.map((sheet) =>
      [...sheet.querySelectorAll("[role=heading]")].map((heading) => [
        heading.getAttribute("aria-level"),
        heading.textContent.replace(/\s+/g, " ").trim(),
      ]),
    );
    expect(headings).to.deep.equal([
      [
        ["2", "1/2 · 당초 취소분"],
        ["3", "수정전자세금계산서 (공급받는자 보관용)"],
      ],
      [
        ["2", "2/2 · 정정분"],
        ["3", "수정전자세금계산서 (공급받는자 보관용)"],
      ],
    ]);
    expect(sheets.map((sheet) => boxes(sheet, ".foot")["합계금액"])).to.deep.equal(["-5,500 원", "6,600 원"]);
    expect(sheets.map((sheet) => boxes(sheet, ".ids")["승인번호"])).to.deep.equal([
      "20261120 41000008 00000010",
      "20261120 41000008 00000011",
    ]);
    const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const sheet of sheets)
      for (const id of sheet.getAttribute("aria-labelledby")!.split(" "))
        expect(sheet.querySelector(`#${id}`)?.textContent).not.to.equal(undefined);
    expect(sheets[1]!.getBoundingClientRect().top).to.be.above(sheets[0]!.getBoundingClientRect().bottom);
    expect(text()).to.contain("2/2 · 정정분");
  });

  it("prints what is issued together, each on a page of its own, and asks about all of it", async () => {
    const { element } = await show({ views: pair() });
    const asked: Array<unknown> = [];
    element.addEventListener("einv-print-request", ({ detail: { issueId, others } }) =>
      asked.push([issueId, others]),
    );
    const printed = paperOf();
    void element.print();
    const paper = await printed;
    expect(asked).to.deep.equal([["202611204100000800000010", ["202611204100000800000011"]]]);
    expect(paper.title).to.equal("수정전자세금계산서 202611204100000800000010 202611204100000800000011");
    const root = paper.body.firstElementChild?.shadowRoot;
    expect(root?.querySelectorAll("article").length).to.equal(2);
    const rules = [...(root?.adoptedStyleSheets ?? [])].flatMap((sheet) =>
      [...sheet.cssRules].map((rule) => rule.cssText),
    );
    expect(rules.join("\n")).to.match(/article \+ article \{[^}]*break-before: page/);
  });

  for (const scheme of ["light", "dark"]) {
    it(`is accessible in the ${scheme} scheme, wide and narrow, in all kinds`, async () => {
      for (const [given, width] of [
        [{ invoice, side: "supplier", status: status("requested") }, 1000],
        [{ invoice, side: "buyer", status: status("issued"), signature }, 320],
        [{ invoice: exempt, side: "supplier", status: status("issueCancelled"), signature }, 1000],
        [{ invoice: { ...bursting, items: bursting.items.slice(0, 5) }, side: "buyer" }, 1000],
        [{ views: pair() }, 1000],
        [{ views: pair() }, 320],
      ] as const) {
        const { element } = await show(given, { width });
        document.documentElement.style.colorScheme = scheme;
        element.parentElement!.style.background = scheme === "dark" ? "#16181b" : "#fff";
        expect(await violations(element)).to.deep.equal([]);
        document.documentElement.style.colorScheme = "";
      }
    });
  }
});
