import { expect } from "@open-wc/testing";
import axe from "axe-core";
import type { DraftViews } from "@einv/api";
import type { EinvInvoiceEditor } from "@einv/elements";
import type { Drafts } from "@einv/elements/runtime/drafts";
import { pasteInto } from "./support/pasting.ts";
import { begun, hanbit, office, today } from "./support/drafts.ts";
import { approval } from "./support/approval.ts";
import { click, find, focused, open, press, settled, shows, text, turn, write } from "./support/editor.ts";
import { unreachable } from "./support/runtime.ts";
import { refusal } from "./support/samples.ts";
import { until } from "./support/until.ts";

/** What the list of partners offers. */
const options = (element: EinvInvoiceEditor): ReadonlyArray<string> =>
  [...element.renderRoot.querySelectorAll("#partner-list .option")].map((one) => one.textContent);

/** Types as a keyboard does, letter after letter at the caret. */
const type = (field: HTMLInputElement, letters: string): void => {
  for (const letter of letters) {
    const at = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? at;
    field.value = `${field.value.slice(0, at)}${letter}${field.value.slice(end)}`;
    field.setSelectionRange(at + 1, at + 1);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
};

/** What is focused. */
const active = (element: EinvInvoiceEditor): HTMLInputElement => {
  const field = element.shadowRoot?.activeElement;
  if (!(field instanceof HTMLInputElement)) throw new Error(`a ${field?.tagName ?? "nothing"} is focused`);
  return field;
};

const paste = async (element: EinvInvoiceEditor, selector: string, rows: string): Promise<void> => {
  pasteInto(find(element, selector), rows);
  await settled(element);
};

/** Chooses 한빛정비 and writes one line. */
const fillIn = async (element: EinvInvoiceEditor): Promise<void> => {
  find(element, "#partner").focus();
  await settled(element);
  await press(element, "ArrowDown");
  await press(element, "Enter");
  await write(element, "#items-0-name", "11월 유지보수");
  await write(element, "#items-0-quantity", "1");
  await write(element, "#items-0-unitPrice", "5000");
};

describe("<einv-invoice-editor>", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
    sessionStorage.clear();
  });

  it("opens with our own side fixed and today's date, which says until when to issue and what a later day costs", async () => {
    const element = await open(office(), { side: "buyer" });
    expect(text(element, ".ours")).to.contain("나래평가정보(주)").and.contain("214-86-00001");
    expect(shows(element, ".ours #buyer-name")).to.equal(false);
    expect(find(element, "#writtenDate").value).to.equal(today);
    await write(element, "#items-0-supplyAmount", "1000000");
    await until(() => text(element).includes("가산세 예상: 공급자 10,000원, 공급받는자 5,000원"));
    expect(text(element, "#deadline")).to.contain("12월 10일까지 발행해야 합니다 · 15일 남음");
  });

  it("is written, checked and requested with the keyboard alone", async () => {
    const desk = office();
    const element = await open(desk, { side: "buyer" });
    find(element, "#partner").focus();
    await settled(element);
    type(active(element), "한빛");
    await until(() => options(element).length === 2 && options(element).every((one) => one.includes("한빛")));
    await press(element, "ArrowDown");
    expect(find(element, "#partner").getAttribute("aria-activedescendant")).to.equal("partner-0");
    await press(element, "Enter");
    expect(find(element, "#supplier-businessNumber").value).to.equal("120-88-00016");
    expect(find(element, "#supplier-contact-email").value).to.equal("tax@hanbit.example");
    expect(focused(element)).to.equal("writtenDate");

    find(element, "#items-0-name").focus();
    for (const entry of ["11월 유지보수", "월 정액", "2", "5000"]) {
      type(active(element), entry);
      await press(element, "Enter");
    }
    expect(focused(element)).to.equal("items-0-supplyAmount");
    expect(active(element).value).to.equal("10,000");
    for (let cell = 0; cell < 3; cell++) await press(element, "Enter");
    expect(focused(element), "Enter in the last cell adds a line").to.equal("items-1-name");
    type(active(element), "출장비");
    for (let cell = 0; cell < 4; cell++) await press(element, "Enter");
    type(active(element), "1230000");
    await press(element, "Enter");
    expect(text(element, ".totals")).to.contain("1,240,000").and.contain("124,000").and.contain("1,364,000");
    expect(text(element, ".reading")).to.equal("금 일백삼십육만사천원정");

    let sent: unknown;
    element.addEventListener("einv-request-sent", ({ detail }) => {
      sent = detail;
    });
    await click(element, "#send");
    await until(() => shows(element, "#outcome"));
    expect(focused(element)).to.equal("outcome");
    expect(text(element, "#outcome")).to.equal("한빛정비 주식회사에 발행을 요청했습니다.");
    expect(sent).to.deep.equal({ ref: "inv_1" });
    const [request] = desk.requests;
    expect(request?.form.items).to.deep.equal([
      {
        name: "11월 유지보수",
        suppliedOn: today,
        specification: "월 정액",
        quantity: "2",
        unitPrice: "5000",
      },
      { name: "출장비", suppliedOn: today, supplyAmount: "1230000" },
    ]);
  });

  it("groups figures while they are typed without moving the caret away, also in the middle", async () => {
    const element = await open(office());
    const field = find(element, "#items-0-unitPrice");
    field.focus();
    type(field, "1234567");
    await element.updateComplete;
    expect(field.value).to.equal("1,234,567");
    field.setSelectionRange(3, 3);
    type(field, "9");
    await element.updateComplete;
    expect([field.value, field.selectionStart]).to.deep.equal(["12,934,567", 4]);
    field.setSelectionRange(10, 10);
    type(field, ".5");
    await element.updateComplete;
    expect(field.value).to.equal("12,934,567.5");
  });

  it("shows what was filled in before with thousands separators, before anybody has typed in it", async () => {
    const form: DraftViews.Beginning["form"] = {
      ...begun().form,
      items: [
        {
          name: "점검",
          quantity: "1200",
          unitPrice: "54321.5",
          supplyAmount: "65185000",
          taxAmount: "6518500",
        },
        { name: "부품", quantity: "1000", unitPrice: "2500" },
      ],
      payments: [{ means: "credit", amount: "74453500" }],
    };
    const element = await open(
      { drafts: office({ from: async () => ({ ...begun(), form }) }).drafts },
      { from: "inv_1" },
    );
    const shown = (...ids: ReadonlyArray<string>): ReadonlyArray<string> =>
      ids.map((id) => find(element, `#${id}`).value);
    expect(
      shown("items-0-quantity", "items-0-unitPrice", "items-0-supplyAmount", "items-0-taxAmount"),
    ).to.deep.equal(["1,200", "54,321.5", "65,185,000", "6,518,500"]);
    expect(shown("items-1-quantity", "items-1-supplyAmount")).to.deep.equal(["1,000", "2,500,000"]);
    expect(shown("payments-credit")).to.deep.equal(["74,453,500"]);
  });

  it("reads the sum out in words once there is an amount, and not before", async () => {
    const element = await open(office());
    expect(text(element, ".reading")).to.equal("");
    await write(element, "#items-0-quantity", "2");
    expect(text(element, ".reading"), "a quantity is no amount").to.equal("");
    await write(element, "#items-0-unitPrice", "5000");
    expect(text(element, ".reading")).to.equal("금 일만일천원정");
    await write(element, "#items-0-unitPrice", "0");
    expect(text(element, ".reading"), "nothing is charged, and that is said").to.equal("금 영원정");
  });

  it("neither groups nor moves on while a syllable is composed", async () => {
    const element = await open(office());
    const field = find(element, "#items-0-quantity");
    field.focus();
    field.value = "１２３４";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, isComposing: true }));
    await element.updateComplete;
    expect(field.value).to.equal("１２３４");
    await press(element, "Enter", { isComposing: true });
    expect(focused(element)).to.equal("items-0-quantity");
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(field.value).to.equal("1,234");

    const partner = find(element, "#partner");
    partner.focus();
    await settled(element);
    partner.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, isComposing: true }),
    );
    await press(element, "Enter", { isComposing: true });
    expect(find(element, "#supplier-name").value).to.equal("");
  });

  it("shows what an overridden amount differs by, and goes back to what is computed", async () => {
    const element = await open(office());
    await write(element, "#items-0-quantity", "3");
    await write(element, "#items-0-unitPrice", "1000");
    await write(element, "#items-0-supplyAmount", "3010");
    expect(text(element, "#line-0-said")).to.contain("수량 × 단가 3,000원과 다릅니다 (+10원)");
    expect(find(element, "#items-0-taxAmount").value).to.equal("301");
    await click(element, "#line-0-said .link");
    expect(find(element, "#items-0-supplyAmount").value).to.equal("3,000");
    await write(element, "#items-0-taxAmount", "299");
    expect(text(element, "#line-0-said")).to.contain("세액이 계산한 300원과 다릅니다 (-1원)");
  });

  it("takes a total that includes the tax apart as it is typed", async () => {
    const element = await open(office());
    await click(element, "#inclusive");
    await write(element, "#items-0-grand", "11000");
    expect(find(element, "#items-0-supplyAmount").value).to.equal("10,000");
    expect(find(element, "#items-0-taxAmount").value).to.equal("1,000");
    await click(element, "input[value='0301']");
    expect(shows(element, "#items-0-taxAmount"), "what is exempt has no tax").to.equal(false);
  });

  it("takes lines away with undo, moves them, and keeps the focus with the work", async () => {
    const element = await open(office());
    await paste(element, "#items-0-name", "하나\t\t1\t100\n둘\t\t1\t200\n셋\t\t1\t300");
    expect(text(element, ".undo")).to.contain("3줄을 붙여 넣었습니다.");
    await click(element, "#remove-1");
    expect(find(element, "#items-1-name").value).to.equal("셋");
    expect(focused(element)).to.equal("remove-1");
    expect(text(element, ".undo")).to.contain("2번째 줄을 지웠습니다.");
    await click(element, "#undo-lines");
    expect(find(element, "#items-1-name").value).to.equal("둘");
    expect(focused(element)).to.equal("items-1-name");
    await press(element, "ArrowUp", { altKey: true });
    expect(focused(element)).to.equal("items-0-name");
    expect(find(element, "#items-0-name").value).to.equal("둘");
    await press(element, "ArrowDown");
    expect(focused(element)).to.equal("items-1-name");
    expect(text(element, ".totals")).to.contain("660");
  });

  it("says at a field what is wrong with it once it was left, not before", async () => {
    const element = await open(office());
    const field = find(element, "#supplier-businessNumber");
    field.focus();
    type(field, "1208800017");
    await until(() => text(element, "#deadline") !== "");
    expect(field.hasAttribute("aria-invalid")).to.equal(false);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await settled(element);
    await until(() => field.getAttribute("aria-invalid") === "true");
    expect(field.value).to.equal("120-88-00017");
    expect(text(element, "#supplier-businessNumber-verdict")).not.to.equal("");
  });

  it("refuses to send what is wrong, lists all of it, and leads to each field", async () => {
    const desk = office();
    const element = await open(desk, { side: "buyer" });
    await write(element, "#items-0-name", "점검");
    await click(element, "#send");
    await until(() => shows(element, "#wrong-summary"));
    expect(focused(element)).to.equal("wrong-summary");
    expect(desk.requests.length).to.equal(0);
    const wrongs = [...element.renderRoot.querySelectorAll<HTMLElement>("#wrong-summary .link")];
    const amount = wrongs.find(({ textContent }) => textContent?.includes("1번째 줄 공급가액") === true);
    expect(amount, "a line without an amount").not.to.equal(undefined);
    amount?.click();
    expect(focused(element)).to.equal("items-0-supplyAmount");
    expect(find(element, "#items-0-supplyAmount").getAttribute("aria-invalid")).to.equal("true");
    expect(text(element)).to.contain("공급자에게 요청을 보낼 이메일 주소가 없습니다.");
  });

  it("saves itself, says when, and tells the page", async () => {
    const desk = office();
    const element = await open(desk);
    const told: Array<unknown> = [];
    element.addEventListener("einv-draft-saved", ({ detail }) => told.push(detail));
    await write(element, "#items-0-name", "점검");
    await until(() => text(element, ".status").startsWith("저장됨 · "));
    expect(told).to.deep.equal([{ draftId: "draft_1", version: 1 }]);
    // The page sets what it was told: nothing is fetched again, nothing is lost.
    element.draftId = "draft_1";
    await write(element, "#items-0-name", "점검과 수리");
    await element.save();
    expect(desk.kept.get("draft_1")?.form.items[0]?.name).to.equal("점검과 수리");
    expect(desk.saves.map(({ draft }) => draft?.version)).to.deep.equal([undefined, 1]);
  });

  it("loses nothing on a reload: the draft of this tab is taken up again, or left for a new one", async () => {
    const desk = office();
    const before = await open(desk);
    await write(before, "#items-0-name", "점검");
    before.remove();
    await until(() => desk.kept.size === 1);
    await turn();
    const element = await open(desk);
    expect(find(element, "#items-0-name").value).to.equal("점검");
    expect(text(element, ".resumed")).to.contain("작성하던 내용을 이어서 보여 드립니다.");
    await click(element, "#start-new");
    await until(() => find(element, "#items-0-name").value === "");
    expect(focused(element)).to.equal("title");
    expect(desk.kept.size).to.equal(1);
  });

  it("saves what was typed a moment ago before a new one is begun", async () => {
    const desk = office();
    await (await desk.drafts()).save({ ...begun(), idempotencyKey: "k" });
    sessionStorage.setItem("einv-draft:buyer::", "draft_1");
    const element = await open(desk);
    await write(element, "#items-0-name", "조금 전에 쓴 줄");
    await click(element, "#start-new");
    await until(() => !shows(element, "#start-new"));
    expect(desk.kept.get("draft_1")?.form.items[0]?.name).to.equal("조금 전에 쓴 줄");
  });

  it("stays with what became of the request when the page has set the draft it was told", async () => {
    const desk = office();
    const element = await open(desk);
    element.addEventListener("einv-draft-saved", ({ detail }) => {
      element.draftId = detail.draftId;
    });
    await fillIn(element);
    await element.save();
    await click(element, "#send");
    await until(() => shows(element, "#outcome"));
    desk.kept.clear();
    element.draftId = undefined;
    await settled(element);
    expect(shows(element, "#outcome")).to.equal(true);
  });

  it("makes one draft, however often an answer is lost", async () => {
    let lost = 2;
    const desk = office();
    const drafts = await desk.drafts();
    const element = await open({
      drafts: office({
        save: async (told) => {
          const origin = await drafts.save(told);
          if (lost > 0) {
            lost -= 1;
            throw unreachable;
          }
          return origin;
        },
      }).drafts,
    });
    await write(element, "#items-0-name", "점검");
    await element.save();
    expect(text(element, ".status")).to.contain("저장하지 못했습니다.");
    await write(element, "#items-0-name", "점검과 수리");
    await element.save();
    await click(element, "#save-again");
    await until(() => text(element, ".status").startsWith("저장됨"));
    expect([...desk.kept.values()].map(({ form }) => form.items[0]?.name)).to.deep.equal(["점검과 수리"]);
  });

  it("never overwrites what somebody else saved: both versions are shown, and one is chosen", async () => {
    const desk = office();
    const element = await open(desk);
    await write(element, "#items-0-name", "점검");
    await element.save();
    const meddle = (name: string) =>
      desk.meddle("draft_1", (form) => ({ ...form, items: [{ name, supplyAmount: "70000" }] }));
    meddle("남이 쓴 줄");
    await write(element, "#items-0-name", "내가 쓴 줄");
    await element.save();
    await until(() => shows(element, "#conflict"));
    expect(text(element, "#conflict"))
      .to.contain("다른 곳에서 바뀌었습니다.")
      .and.match(/정하늘이 (?:11월 25일 )?오후 2:03에 저장했습니다\./)
      .and.contain("합계 77,000원");
    await click(element, "#send");
    expect(focused(element), "nothing is sent before").to.equal("conflict");
    await click(element, "#keep-mine");
    expect(desk.kept.get("draft_1")?.form.items[0]?.name).to.equal("내가 쓴 줄");

    meddle("또 남이 쓴 줄");
    await write(element, "#items-0-name", "다시 내가");
    await element.save();
    await until(() => shows(element, "#conflict"));
    await click(element, "#take-theirs");
    expect(find(element, "#items-0-name").value).to.equal("또 남이 쓴 줄");
    expect(shows(element, "#conflict")).to.equal(false);
  });

  it("discards with a way back", async () => {
    const desk = office();
    const element = await open(desk);
    await write(element, "#items-0-name", "점검");
    await element.save();
    await click(element, "#discard");
    await until(() => shows(element, "#undo-discard"));
    expect(desk.discarded).to.deep.equal(["draft_1"]);
    expect(find(element, "#items-0-name").value).to.equal("");
    await click(element, "#undo-discard");
    expect(find(element, "#items-0-name").value).to.equal("점검");
    await element.save();
    expect(desk.kept.size).to.equal(1);
  });

  it("keeps what was written since when what was thrown away comes back", async () => {
    const desk = office();
    const element = await open(desk);
    await write(element, "#items-0-name", "점검");
    await element.save();
    await click(element, "#discard");
    await until(() => shows(element, "#undo-discard"));
    await write(element, "#items-0-name", "그사이 쓴 줄");
    await click(element, "#undo-discard");
    await until(() => find(element, "#items-0-name").value === "점검");
    await element.save();
    expect([...desk.kept.values()].map(({ form }) => form.items[0]?.name)).to.have.members([
      "그사이 쓴 줄",
      "점검",
    ]);
  });

  it("says before it is sent who gets the mail, who pays what, and until when", async () => {
    const element = await open(office(), { side: "buyer" });
    await fillIn(element);
    await until(() => text(element, "#consequences").includes("12월 10일까지"));
    expect(text(element, "#consequences")).to.contain("tax@hanbit.example 주소로 승인 요청 메일을 보냅니다.");
    expect(text(element, "#cost")).to.contain("공급자가 발행할 때 200 P를 냅니다.");
    await click(element, "input[name=payer][value=buyer]");
    expect(text(element, "#cost")).to.contain("우리 회사 포인트에서 200 P 차감합니다.");
  });

  it("requests once, however often it is pressed; under the same key after a lost answer", async () => {
    let lost = true;
    const told: Array<Parameters<Drafts["request"]>[0]> = [];
    const desk = office();
    const real = await desk.drafts();
    const element = await open({
      drafts: office({
        request: async (command) => {
          told.push(command);
          if (!lost) return real.request(command);
          lost = false;
          throw unreachable;
        },
      }).drafts,
    });
    await fillIn(element);
    const button = find<HTMLButtonElement>(element, "#send");
    button.click();
    button.click();
    await until(() => shows(element, "#send-problem"));
    expect(told.length).to.equal(1);
    expect(element.matches(":state(busy)")).to.equal(false);
    button.click();
    button.click();
    await until(() => shows(element, "#outcome"));
    expect(told.length).to.equal(2);
    expect(told[0]?.idempotencyKey).to.equal(told[1]?.idempotencyKey);
  });

  it("asks the page first, which may hold the request and say why", async () => {
    const desk = office();
    const element = await open(desk);
    await fillIn(element);
    let asked: unknown;
    element.addEventListener(
      "einv-request-send-request",
      ({ detail }) => {
        asked = { payer: detail.payer, points: detail.points };
        detail.waitUntil(Promise.reject(new Error("결재가 필요합니다.")));
      },
      { once: true },
    );
    await click(element, "#send");
    await until(() => text(element).includes("결재가 필요합니다."));
    expect(asked).to.deep.equal({ payer: "supplier", points: 0n });
    expect(desk.requests.length).to.equal(0);
    await click(element, "#send");
    await until(() => shows(element, "#outcome"));
  });

  it("leads a supplier to the approval of the very document, and back", async () => {
    const desk = office();
    const element = await open(
      { drafts: desk.drafts, approval: async () => approval() },
      { side: "supplier" },
    );
    find(element, "#partner").focus();
    await settled(element);
    await press(element, "ArrowDown");
    await press(element, "ArrowDown");
    await press(element, "Enter");
    await write(element, "#items-0-supplyAmount", "5000");
    await write(element, "#items-0-name", "점검");
    await click(element, "#send");
    await until(() => shows(element, "einv-invoice-approval"));
    expect(find<HTMLElement>(element, "einv-invoice-approval")).to.have.property("invoiceRef", "inv_made");
    await until(() => focused(element) === "title");
    await click(element, "#back");
    expect(find(element, "#items-0-name").value).to.equal("점검");
    await write(element, "#items-0-name", "점검과 수리");
    await element.save();
    expect(desk.saves.at(-1)?.draft?.version, "goes on with the draft that was prepared").to.equal(
      [...desk.kept.values()][0]!.version - 1,
    );
  });

  it("opens with the correction of a rejected invoice, and says why it was rejected", async () => {
    const rejectedBecause = {
      code: "ERR003",
      text: { ko: "공급자 등록번호가 없습니다.", en: "The supplier is unknown." },
      remedy: { ko: "번호를 확인해 주세요.", en: "Check the number." },
      at: hanbit.lastAt,
    };
    const asked: Array<unknown> = [];
    const element = await open(
      {
        drafts: office({
          from: async (...what) => {
            asked.push(what.slice(0, 2));
            return { ...begun(), replaces: approval().view.summary.ref, rejectedBecause };
          },
        }).drafts,
      },
      { replaces: "inv_a1" },
    );
    expect(asked).to.deep.equal([["inv_a1", "correct"]]);
    expect(text(element, "#title")).to.equal("반려된 세금계산서 고쳐 쓰기");
    expect(text(element, "#rejection")).to.contain("번호를 확인해 주세요.").and.contain("ERR003");
  });

  it("shows why it cannot be opened: without a right whom to ask, without a connection the way to try again", async () => {
    let there = false;
    const element = await open({
      drafts: office({
        begin: async (side) => {
          if (!there) throw unreachable;
          return begun(side);
        },
      }).drafts,
    });
    expect(element.matches(":state(error)")).to.equal(true);
    expect(text(element)).to.contain("api.unreachable");
    there = true;
    await click(element, ".refusal .button");
    expect(element.matches(":state(ready)")).to.equal(true);

    document.body.replaceChildren();
    const denied = await open({
      drafts: office({
        begin: async () => {
          throw refusal("permission.none", "권한이 없습니다.");
        },
      }).drafts,
    });
    expect(denied.matches(":state(denied)")).to.equal(true);
    expect(text(denied)).to.contain("권한 요청하기");
  });

  it("shows what others wrote without letting it be changed", async () => {
    const desk = office();
    const drafts = await desk.drafts();
    await drafts.save({ ...begun(), idempotencyKey: "k" });
    const mine = desk.kept.get("draft_1")!;
    desk.kept.set("draft_1", { ...mine, refusal: refusal("permission.draft", "다른 사람의 문서입니다.") });
    const element = await open(desk, { draftId: "draft_1" });
    expect(text(element)).to.contain("다른 사람의 문서입니다.");
    expect(find(element, "#items-0-name").readOnly).to.equal(true);
    expect(shows(element, "#send")).to.equal(false);
  });

  it("keeps what is written when it is moved in the page", async () => {
    const element = await open(office());
    await write(element, "#items-0-name", "점검");
    const box = document.createElement("div");
    document.body.append(box);
    box.append(element);
    await settled(element);
    expect(find(element, "#items-0-name").value).to.equal("점검");
  });

  it("takes 99 lines and says that there are no more", async () => {
    const items = Array.from({ length: 99 }, (_, index) => ({
      name: `품목 ${index + 1}`,
      supplyAmount: "100",
    }));
    const full = { ...begun(), form: { ...begun().form, items } };
    const element = await open({ drafts: office({ begin: async () => full }).drafts });
    expect(find<HTMLElement>(element, "#add-line").getAttribute("aria-disabled")).to.equal("true");
    find(element, "#items-98-remark").focus();
    await press(element, "Enter");
    expect(element.renderRoot.querySelectorAll(".line-row").length).to.equal(99);
    expect(text(element, ".reading")).to.equal("금 일만팔백구십원정");
  });

  it("is clean for assistive technology, also with all that is wrong, and speaks English", async () => {
    const element = await open(office());
    await write(element, "#items-0-name", "점검");
    await click(element, "#send");
    await until(() => shows(element, "#wrong-summary"));
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    document.documentElement.lang = "en";
    element.requestUpdate();
    await settled(element);
    expect(text(element, "#title")).to.equal("Request an invoice");
    expect(text(element, "#send")).to.equal("Send the request");
  });
});
