import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import type { RightsViews } from "@einv/api";
import type { AccessRequest } from "@einv/elements";
import { press, show } from "./support/listing.ts";
import { accessRequest, bursting, listOf, refusal, rows, summary, supplier } from "./support/samples.ts";
import { until } from "./support/until.ts";

describe("<einv-invoice-list>", () => {
  it("opens on what waits, with all dates and the counts of every box", async () => {
    const { asked, tabs, root, text } = await show(listOf());
    expect(asked).to.deep.equal([{ box: "received", page: 1, pageSize: 20 }]);
    expect(tabs()).to.deep.equal([
      ["받은 요청 3, 3건", "true"],
      ["발행함 20, 20건", "false"],
      ["거절/취소 1, 1건", "false"],
      ["전체 24, 24건", "false"],
    ]);
    expect(root.querySelectorAll("tbody [role=row]")).to.have.length(3);
    expect(text()).to.contain("나래평가정보(주)").and.to.contain("공급받는자 214-86-00001");
    expect(text()).to.contain("서버 이전 작업 외 2건").and.to.contain("1,353,000");
  });

  it("says how long is left to issue, and how late it is", async () => {
    const { root } = await show(listOf());
    expect(
      [...root.querySelectorAll("td.deadline")].map((one) => one.textContent.replace(/\s+/g, " ").trim()),
    ).to.deep.equal(["3일 남음12월 10일까지", "기한 27일 지남11월 10일까지", "3일 남음12월 10일까지"]);
    const issued = await show(listOf(), { given: { box: "issued" } });
    expect(issued.root.querySelector("td.deadline")).to.equal(null);
  });

  it("names the other side as the partner, whichever side the company is on", async () => {
    const { partners, tabs } = await show(listOf(rows, { businessNumber: "2148600001" }), {
      given: { side: "buyer" },
    });
    expect(new Set(partners())).to.deep.equal(new Set([supplier.name]));
    expect(tabs()[0]?.[0]).to.match(/^보낸 요청/);
  });

  it("opens an invoice by key and by a click anywhere in its row", async () => {
    const { element, root, button } = await show(listOf());
    const opened: Array<unknown> = [];
    document.body.addEventListener("einv-invoice-open", (event) =>
      opened.push((event as CustomEvent).detail),
    );
    button("다온상사, 서버 이전 작업 외 2건, 1,353,000원 열기").click();
    root.querySelector<HTMLElement>("td.amount")!.click();
    expect(opened).to.deep.equal([{ ref: "inv_2" }, { ref: "inv_1" }]);
    expect(element.viewState).to.equal("ready");
  });

  it("moves between boxes by arrow keys, Home and End", async () => {
    const { root, asked, after, tabs, element } = await show(listOf());
    const tablist = root.querySelector("[role=tablist]")!;
    root.querySelector<HTMLElement>("#tab-received")!.focus();
    await after(() => press(tablist, "ArrowRight"));
    expect(root.activeElement?.id).to.equal("tab-issued");
    expect(asked.at(-1)?.box).to.equal("issued");
    await after(() => press(tablist, "End"));
    await after(() => press(tablist, "ArrowRight"));
    expect(root.activeElement?.id).to.equal("tab-received");
    expect(tabs().map(([, selected]) => selected)).to.deep.equal(["true", "false", "false", "false"]);
    expect(element.box).to.equal("received");
    expect(root.querySelectorAll("[role=tab][tabindex='0']")).to.have.length(1);
  });

  it("searches on Enter, but not on the Enter that ends a Korean syllable", async () => {
    const { field, asked, after, partners, text, button } = await show(listOf());
    field().value = "다온";
    press(field(), "Enter", { isComposing: true });
    expect(asked).to.have.length(1);
    await after(() => press(field(), "Enter"));
    expect(asked.at(-1)).to.deep.equal({ box: "received", search: "다온", page: 1, pageSize: 20 });
    expect(partners()).to.deep.equal(["다온상사"]);

    field().value = "없는 곳";
    await after(() => press(field(), "Enter"));
    expect(text()).to.contain("“없는 곳”에 맞는 문서가 없습니다.");
    await after(() => button("전체에서 찾기").click());
    expect(asked.at(-1)).to.include({ box: "all", search: "없는 곳" });
    await after(() => button("검색어 지우기").click());
    expect(field().value).to.equal("");
    expect(partners()).to.have.length(20);
  });

  it("searches what was typed after a pause, and clears it on Escape", async () => {
    const { field, asked, after } = await show(listOf());
    await after(() => {
      for (const value of ["1", "13", "1353000"]) {
        field().value = value;
        field().dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    });
    expect(asked.map(({ search }) => search)).to.deep.equal([undefined, "1353000"]);
    await after(() => press(field(), "Escape"));
    expect(asked.at(-1)).not.to.have.property("search");
  });

  it("turns pages, keeps the focus on the button, and says where it is", async () => {
    const { asked, after, text, button, spoken, root } = await show(listOf(), {
      given: { box: "all", pageSize: 10 },
    });
    expect(text()).to.contain("24건 중 1–10").and.to.contain("1 / 3쪽");
    expect(button("이전").getAttribute("aria-disabled")).to.equal("true");
    button("이전").click();
    button("다음").focus();
    await after(() => button("다음").click());
    await after(() => button("다음").click());
    expect(asked.map(({ page }) => page)).to.deep.equal([1, 2, 3]);
    expect(text()).to.contain("24건 중 21–24").and.to.contain("3 / 3쪽");
    expect(root.activeElement?.textContent.trim()).to.equal("다음");
    expect(button("다음").getAttribute("aria-disabled")).to.equal("true");
    expect(spoken()).to.equal("전체 24건");
  });

  it("goes to the last page when its own is gone", async () => {
    let all = rows;
    const { element, asked, text } = await show((query) => listOf(all)(query), {
      given: { box: "all", pageSize: 23 },
    });
    const next = [...element.shadowRoot!.querySelectorAll<HTMLElement>(".pages button")].at(-1)!;
    const second = oneEvent(element, "einv-ready");
    next.click();
    await second;
    all = rows.slice(0, 5);
    void element.reload();
    await oneEvent(element, "einv-ready");
    await oneEvent(element, "einv-ready");
    await element.updateComplete;
    expect(asked.at(-1)?.page).to.equal(1);
    expect(text()).to.contain("5건");
  });

  it("keeps the rows while it reloads", async () => {
    let release = () => {};
    let slow = false;
    const { element, root, partners } = await show(async (query) => {
      if (slow) await new Promise<void>((resolve) => (release = resolve));
      return listOf()(query);
    });
    slow = true;
    const reloading = element.reload();
    await element.updateComplete;
    expect(root.querySelector("[role=tabpanel]")?.getAttribute("aria-busy")).to.equal("true");
    expect(partners()).to.have.length(3);
    release();
    await reloading;
    await element.updateComplete;
    expect(root.querySelector("[role=tabpanel]")?.getAttribute("aria-busy")).to.equal("false");
  });

  it("explains an empty box and points to where there is something", async () => {
    const { text, after, button, partners } = await show(listOf(rows.slice(3)));
    expect(text()).to.contain("발행을 기다리는 요청이 없습니다.");
    expect(text()).to.contain("작성일자와 상관없이 여기에 나타납니다.");
    await after(() => button("전체 21건 보기").click());
    expect(partners()).to.have.length(20);
  });

  it("counts what a right hides and says why and who can help", async () => {
    const because = refusal("permission.own-only", "발행권한으로는 자신이 발행한 문서만 볼 수 있습니다.");
    const { text, button, root } = await show(listOf(rows, { hidden: 2, hiddenBecause: because }));
    expect(text()).to.contain("권한 때문에 2건이 보이지 않습니다.");
    button(/이유 보기/).click();
    expect(root.querySelector("details")?.open).to.equal(true);
    expect(text())
      .to.contain("자신이 발행한 문서만")
      .and.to.contain("관리자에게")
      .and.to.contain("permission.own-only");

    const none = await show(listOf([], { hidden: 2, hiddenBecause: because }));
    expect(none.text()).to.contain("권한 때문에 보이는 문서가 없습니다.");
    expect(none.text()).not.to.contain("발행을 기다리는 요청이 없습니다.");
  });

  const full: RightsViews.Way = {
    wants: "full",
    name: { ko: "전체권한", en: "full right" },
    role: "service-administrator",
    roleName: { ko: "서비스 관리자", en: "service administrator" },
    people: [{ memberId: "mirae", name: "이미래" }],
  };
  const hiding = { hidden: 2, hiddenBecause: refusal("permission.own-only"), ways: [full] };

  it("asks for the right in one click, says so, and shows that it was asked", async () => {
    const asked: Array<AccessRequest> = [];
    const { text, button, after, spoken, root } = await show(
      (query) =>
        listOf(rows, {
          ...hiding,
          ...(asked.length === 0
            ? {}
            : {
                asked: {
                  wants: "full",
                  name: full.name,
                  askedAt: DateTime.makeUnsafe("2026-11-24T03:00:00Z"),
                },
              }),
        })(query),
      {
        request: async (request) => {
          asked.push(request);
          return accessRequest;
        },
      },
    );
    button(/이유 보기/).click();
    await after(() => button("전체권한 요청하기").click());
    expect(asked.map(({ wants }) => wants)).to.deep.equal(["full"]);
    expect(asked[0]?.idempotencyKey).to.match(/^[0-9a-f]{32}$/);
    expect(text()).to.contain("요청한 권한: 전체권한").and.to.contain("11월 24일");
    expect(root.querySelector(".hidden .actions")).to.equal(null);
    expect(spoken()).to.contain("권한을 요청했습니다.");
  });

  it("says why it could not be asked, and asks again under the same key", async () => {
    const keys: Array<string> = [];
    const { text, button, after } = await show(listOf(rows, hiding), {
      request: async (request) => {
        keys.push(request.idempotencyKey);
        if (keys.length === 1) throw refusal("api.unreachable", "서버에 연결하지 못했습니다.");
        return accessRequest;
      },
    });
    button(/이유 보기/).click();
    button("전체권한 요청하기").click();
    await until(() => text().includes("서버에 연결하지 못했습니다."));
    await after(() => button("전체권한 요청하기").click());
    expect(new Set(keys).size).to.equal(1);
    expect(text()).not.to.contain("서버에 연결하지 못했습니다.");
  });

  it("offers nothing to ask where nobody could give it", async () => {
    const { button, root } = await show(listOf(rows, { ...hiding, ways: [{ ...full, people: [] }] }));
    button(/이유 보기/).click();
    expect(root.querySelector(".hidden .actions")).to.equal(null);
  });

  it("shows why it failed, with a way to try again", async () => {
    let broken = true;
    const { element, text, after, button, partners } = await show((query) =>
      broken ? Promise.reject(refusal("api.unreachable", "서버에 연결하지 못했습니다.")) : listOf()(query),
    );
    expect(text()).to.contain("서버에 연결하지 못했습니다.").and.to.contain("api.unreachable");
    expect(element.viewState).to.equal("error");
    broken = false;
    await after(() => button("다시 시도하기").click());
    expect(partners()).to.have.length(3);
  });

  it("speaks English", async () => {
    const { text, root } = await show(listOf(), { language: "en" });
    expect(text()).to.contain("3 days left").and.to.contain("27 days late").and.to.contain("by 10 December");
    expect(text()).to.contain("Issue requested").and.to.contain("서버 이전 작업 and 2 more");
    expect(root.querySelector("input")?.getAttribute("aria-label")).to.equal(
      "Search: Partner, amount, number",
    );
  });

  it("holds long names and amounts without scrolling sideways", async () => {
    const long = [
      summary("inv_1", {
        buyer: { businessNumber: "1058700005", name: "아주긴회사이름".repeat(10) },
        firstItem: "품목".repeat(50),
        totals: bursting.totals,
      }),
    ];
    for (const width of [320, 600, 1000]) {
      const { element, root } = await show(listOf(long), { width });
      expect(element.scrollWidth, `at ${width} px`).to.be.at.most(width);
      const { right } = element.getBoundingClientRect();
      for (const cell of root.querySelectorAll("td"))
        expect(cell.getBoundingClientRect().right, `at ${width} px`).to.be.at.most(right + 1);
    }
  });

  for (const scheme of ["light", "dark"]) {
    it(`is accessible in the ${scheme} scheme, wide and narrow, full, empty and refused`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const because = refusal("permission.own-only");
      for (const [list, options] of [
        [listOf(rows, { hidden: 2, hiddenBecause: because }), { given: { box: "all", pageSize: 10 } }],
        [listOf(), { width: 320 }],
        [listOf([]), {}],
        [() => Promise.reject(refusal("api.unreachable")), { width: 320 }],
      ] as const) {
        const { element } = await show(list, options);
        element.parentElement!.style.background = scheme === "dark" ? "#16181b" : "#fff";
        const { violations } = await axe.run(element);
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`),
        ).to.deep.equal([]);
      }
      document.documentElement.style.colorScheme = "";
    }).timeout(40_000);
  }
});
