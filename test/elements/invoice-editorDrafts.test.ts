/** 작성하던 문서: what was left is found again, gone on with, or thrown away. */
import { expect } from "@open-wc/testing";
import axe from "axe-core";
import type { DraftViews } from "@einv/api";
import type { EinvInvoiceEditor } from "@einv/elements";
import * as Views from "@einv/api/Views";
import { begun, type Office, office } from "./support/drafts.ts";
import { click, find, focused, open, settled, shows, text, write } from "./support/editor.ts";
import { unreachable } from "./support/runtime.ts";
import { refusal } from "./support/samples.ts";
import { until } from "./support/until.ts";

interface Left {
  readonly name?: string;
  readonly item?: string;
  readonly amount?: string;
  readonly side?: DraftViews.Side;
  readonly replaces?: string;
}

/** Leaves drafts, the newest last, as somebody did yesterday. */
const leave = async (desk: Office, ...left: ReadonlyArray<Left>): Promise<void> => {
  const drafts = await desk.drafts();
  for (const { name, item, amount, side = "buyer", replaces } of left) {
    const { form } = begun(side);
    const partner = name === undefined ? {} : { name };
    await drafts.save({
      side,
      form: {
        ...form,
        ...(side === "buyer" ? { supplier: partner } : { buyer: { kind: "business", ...partner } }),
        items:
          item === undefined
            ? []
            : [{ name: item, ...(amount === undefined ? {} : { supplyAmount: amount }) }],
      },
      ...(replaces === undefined ? {} : { replaces: Views.InvoiceRef.make(replaces) }),
      idempotencyKey: `left-${desk.kept.size}`,
    });
  }
  desk.saves.length = 0;
};

const rows = (element: EinvInvoiceEditor): ReadonlyArray<string> =>
  [...element.renderRoot.querySelectorAll<HTMLElement>(".unfinished .draft")].map(({ textContent }) =>
    (textContent ?? "").replace(/\s+/g, " ").trim(),
  );

const listed = (element: EinvInvoiceEditor): Promise<void> =>
  until(() => shows(element, ".unfinished .draft"), "no draft is listed");

/** The list has been answered, and with nothing. */
const answered = async (element: EinvInvoiceEditor, list: () => number): Promise<void> => {
  await until(() => list() > 0);
  await settled(element);
};

const folded = (element: EinvInvoiceEditor): boolean =>
  !find<HTMLDetailsElement>(element, ".unfinished").open;

describe("the drafts that <einv-invoice-editor> offers to go on with", () => {
  // A tab remembers what was open in it, also from the tests before.
  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
    sessionStorage.clear();
  });

  it("names who, what, how much and when, the last changed first, and only those of this side", async () => {
    const desk = office();
    await leave(
      desk,
      { name: "다온상사", item: "용지", amount: "20000", side: "supplier" },
      { name: "가나상사" },
      { name: "한빛정비", item: "11월 유지보수", amount: "1200000" },
    );
    const element = await open(desk);
    await listed(element);
    expect(text(element, ".unfinished summary")).to.equal("작성하던 문서 2건");
    const [newest, older] = rows(element);
    expect(newest).to.contain("한빛정비").and.contain("11월 유지보수").and.contain("1,320,000원");
    expect(newest).to.match(/정하늘 · 마지막 저장 (?:11월 25일 )?오후 2:03/);
    expect(older).to.contain("가나상사 품목 미입력").and.contain("금액 미정");
    expect(folded(element)).to.equal(false);
    expect(find(element, "#items-0-name").value, "a new one can be written all the same").to.equal("");
  });

  it("goes on with one: its entries, the next save, a reload and the page all know it", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관", amount: "5000" }, { name: "한빛정비", item: "점검" });
    const element = await open(desk);
    const told: Array<string> = [];
    element.addEventListener("einv-draft-open", ({ detail }) => {
      told.push(detail.draftId);
      // A page keeps it, and nothing is fetched again.
      element.draftId = detail.draftId;
    });
    await listed(element);
    const button = find<HTMLButtonElement>(element, "#resume-draft_1");
    expect(button.getAttribute("aria-label")).to.equal("이어서 작성: 가나상사 · 대관");
    await click(element, "#resume-draft_1");
    await until(() => find(element, "#supplier-name").value === "가나상사");
    expect(find(element, "#items-0-supplyAmount").value).to.equal("5,000");
    expect(focused(element)).to.equal("title");
    expect(told).to.deep.equal(["draft_1"]);
    await settled(element);
    expect(text(element, ".resumed")).to.match(/이어서 보여 드립니다\. 마지막 저장 (?:11월 25일 )?오후 2:03/);
    expect(rows(element).length, "the other one is still at hand").to.equal(1);
    expect(folded(element)).to.equal(true);
    await write(element, "#items-0-name", "회의실 대관");
    await element.save();
    expect(desk.saves.map(({ draft }) => draft)).to.deep.equal([{ draftId: "draft_1", version: 1 }]);
    element.remove();
    const reloaded = await open(desk);
    await until(() => find(reloaded, "#items-0-name").value === "회의실 대관");
  });

  it("saves what is being written before it goes on with another, which is then listed itself", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" });
    const element = await open(desk);
    await listed(element);
    await write(element, "#items-0-name", "새로 쓴 줄");
    await click(element, "#resume-draft_1");
    await until(() => find(element, "#supplier-name").value === "가나상사");
    expect(desk.kept.get("draft_2")?.form.items[0]?.name).to.equal("새로 쓴 줄");
    await click(element, "#start-new");
    await until(() => rows(element).some((row) => row.includes("새로 쓴 줄")));
    expect(find(element, "#items-0-name").value).to.equal("");
  });

  it("does not leave what cannot be saved", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" });
    const drafts = await desk.drafts();
    const element = await open({
      drafts: office({
        list: drafts.list,
        get: drafts.get,
        save: async () => {
          throw unreachable;
        },
      }).drafts,
    });
    await listed(element);
    await write(element, "#items-0-name", "저장되지 않은 줄");
    await click(element, "#resume-draft_1");
    await until(() => shows(element, "#save-again"));
    await settled(element);
    expect(find(element, "#items-0-name").value).to.equal("저장되지 않은 줄");
    expect(focused(element)).to.equal("save-again");
  });

  it("asks back once before one is thrown away, keeps it on Escape, and moves on to the next", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" }, { name: "한빛정비", item: "점검" });
    const element = await open(desk);
    const told: Array<string> = [];
    element.addEventListener("einv-draft-discarded", ({ detail }) => told.push(detail.draftId));
    await listed(element);
    const throwAway = (name: string) => `button[aria-label="지우기: ${name}"]`;
    await click(element, throwAway("한빛정비 · 점검"));
    expect(text(element, "#dialog-consequence")).to.equal(
      "한빛정비 · 점검 문서를 지웁니다. 지우면 되돌릴 수 없습니다.",
    );
    expect(element.shadowRoot?.activeElement?.textContent?.trim(), "the harmless answer is first").to.equal(
      "취소",
    );
    find<HTMLDialogElement>(element, "dialog").close();
    await settled(element);
    expect(desk.discarded).to.deep.equal([]);
    await click(element, throwAway("한빛정비 · 점검"));
    await click(element, "#throw-away");
    await until(() => rows(element).length === 1);
    expect([...desk.kept.keys()]).to.deep.equal(["draft_1"]);
    expect(told).to.deep.equal(["draft_2"]);
    await until(() => focused(element) === "resume-draft_1");
    await click(element, throwAway("가나상사 · 대관"));
    await click(element, "#throw-away");
    await until(() => !shows(element, ".unfinished"));
    await until(() => focused(element) === "title");
  });

  it("shows what somebody saved meanwhile before it is thrown away", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" });
    const drafts = await desk.drafts();
    const element = await open({
      drafts: office({
        list: drafts.list,
        get: drafts.get,
        discard: async ({ draftId, version, idempotencyKey }) => {
          if (desk.kept.get(draftId)?.version !== version)
            throw refusal("draft.changed", "그사이 임시저장한 문서가 바뀌었습니다.");
          await drafts.discard({ draftId, version, idempotencyKey });
        },
      }).drafts,
    });
    await listed(element);
    desk.meddle("draft_1", (form) => ({ ...form, items: [{ name: "대관과 식대" }] }));
    await click(element, "button[aria-label^='지우기']");
    await click(element, "#throw-away");
    await until(() => text(element, "dialog").includes("draft.changed"));
    await until(() => text(element, "#dialog-consequence").includes("대관과 식대"));
    expect(desk.kept.size).to.equal(1);
    await click(element, "#throw-away");
    await until(() => desk.kept.size === 0);
  });

  it("says when one is gone, and lists what there is then", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" }, { name: "한빛정비", item: "점검" });
    const element = await open(desk);
    await listed(element);
    desk.kept.delete("draft_1");
    await click(element, "#resume-draft_1");
    await until(() => shows(element, "#unfinished-refusal"));
    expect(text(element, "#unfinished-refusal")).to.contain("draft.not-found");
    await until(() => rows(element).length === 1);
    expect(focused(element)).to.equal("unfinished-refusal");
    expect(shows(element, "#send"), "the sheet is still there").to.equal(true);
  });

  it("shows nothing at all when there are none, and when the page names the draft", async () => {
    let lists = 0;
    const desk = office();
    const real = await desk.drafts();
    const counting = office({
      get: real.get,
      list: async () => {
        lists += 1;
        return real.list();
      },
    });
    const element = await open(counting);
    await answered(element, () => lists);
    expect(shows(element, ".unfinished, .unfinished-failed")).to.equal(false);
    element.remove();
    await leave(desk, { name: "가나상사", item: "대관" }, { name: "한빛정비", item: "점검" });
    lists = 0;
    const named = await open(counting, { draftId: "draft_1" });
    expect(find(named, "#supplier-name").value).to.equal("가나상사");
    expect([shows(named, ".unfinished"), lists]).to.deep.equal([false, 0]);
  });

  it("lets a new one be written when they cannot be fetched, and fetches them again", async () => {
    let there = false;
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" });
    const real = await desk.drafts();
    const element = await open({
      drafts: office({
        list: async () => {
          if (!there) throw unreachable;
          return real.list();
        },
      }).drafts,
    });
    await until(() => shows(element, ".unfinished-failed"));
    expect(element.matches(":state(ready)")).to.equal(true);
    expect(text(element, ".unfinished-failed")).to.contain("api.unreachable");
    await write(element, "#items-0-name", "점검");
    there = true;
    await click(element, "#unfinished-again");
    await listed(element);
    expect(find(element, "#items-0-name").value).to.equal("점검");
  });

  it("folds itself when somebody is writing already, and unfolds when asked", async () => {
    let answer = (_page: DraftViews.DraftPage): void => {};
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관" });
    const page = await (await desk.drafts()).list();
    const element = await open({
      drafts: office({ list: () => new Promise((done) => (answer = done)) }).drafts,
    });
    find(element, "#items-0-name").focus();
    await until(() => {
      answer(page);
      return shows(element, ".unfinished");
    });
    expect(focused(element)).to.equal("items-0-name");
    expect(folded(element)).to.equal(true);
    await click(element, ".unfinished summary");
    expect(folded(element)).to.equal(false);
  });

  it("offers to a correction only what corrects the same invoice", async () => {
    const desk = office({
      from: async () => ({ ...begun(), replaces: Views.InvoiceRef.make("inv_a1") }),
    });
    await leave(
      desk,
      { name: "가나상사", item: "대관" },
      { name: "한빛정비", item: "점검", replaces: "inv_a1" },
    );
    const element = await open(desk, { replaces: "inv_a1" });
    await listed(element);
    expect(rows(element).length).to.equal(1);
    expect(rows(element)[0]).to.contain("한빛정비").and.contain("반려 후 고쳐 쓰기");
  });

  it("shows the first of many, and the rest when asked, the focus going on with the next", async () => {
    const desk = office();
    await leave(desk, ...Array.from({ length: 7 }, (_, index) => ({ name: `거래처 ${index + 1}` })));
    const element = await open(desk);
    await listed(element);
    expect(rows(element).length).to.equal(3);
    expect(text(element, "#rest-of")).to.equal("나머지 4건 보기");
    await click(element, "#rest-of");
    expect(rows(element).length).to.equal(7);
    expect(focused(element)).to.equal("resume-draft_4");
  });

  it("is clean for assistive technology, and speaks English", async () => {
    const desk = office();
    await leave(desk, { name: "가나상사", item: "대관", amount: "5000" }, {});
    const element = await open(desk);
    await listed(element);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    document.documentElement.lang = "en";
    element.requestUpdate();
    await settled(element);
    expect(text(element, ".unfinished summary")).to.equal("2 unfinished drafts");
    expect(rows(element)[1]).to.contain("5,500 won").and.contain("Go on").and.contain("Discard");
  });
});
