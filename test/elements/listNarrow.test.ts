/** Narrowing, ordering, long pages and the download of `<einv-invoice-list>`. */
import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import type { ListQuery } from "@einv/elements";
import { press, show } from "./support/listing.ts";
import { listOf, refusal, rows, status, summary, view } from "./support/samples.ts";
import { until } from "./support/until.ts";

const fill = (root: ShadowRoot, id: string, value: string) => {
  const field = root.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)!;
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

const radio = (root: ShadowRoot, value: string) =>
  root.querySelector<HTMLInputElement>(`input[name=dates][value=${value}]`)!.click();

const chipsOf = (root: ShadowRoot) =>
  [...root.querySelectorAll(".chip")].map((one) => one.textContent.replace(/\s+/g, " ").trim());

/** What a question says beside box, page and size. */
const narrowed = ({ box: _, page: __, pageSize: ___, ...rest }: ListQuery) => rest;

describe("narrowing <einv-invoice-list>", () => {
  it("opens a panel over the list that Escape closes, and pushes nothing away", async () => {
    const { root, button, element, shown } = await show(listOf(), { width: 320 });
    const before = root.querySelector(".panel")!.getBoundingClientRect().top;
    button("조건").focus();
    button("조건").click();
    const panel = root.querySelector<HTMLElement>("#filters")!;
    await until(() => panel.matches(":popover-open"));
    await until(() => root.activeElement?.id === "filters-title");
    await shown("#needs-me");
    await frames();
    expect(root.querySelector(".panel")!.getBoundingClientRect().top).to.equal(before);
    const { left, right, top, bottom } = panel.getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(document.documentElement.clientWidth);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).to.deep.equal(
      [],
    );
    panel.hidePopover();
    await frames();
    expect(root.activeElement?.id).to.equal("filter");
  });

  it("asks for what is chosen at once, tells the page, and shows each condition with its way off", async () => {
    const { root, after, asked, element, button, narrow } = await show(listOf(), { given: { box: "all" } });
    await narrow();
    const told: Array<unknown> = [];
    element.addEventListener("einv-query-change", (event) => told.push(event.detail.query));
    await after(() => radio(root, "quarter"));
    await after(() => fill(root, "kind", "general"));
    await after(() => fill(root, "transmission", "rejected"));
    await after(() => fill(root, "min-amount", "1,000원"));
    await after(() => fill(root, "max-amount", "９００００"));
    await after(() => fill(root, "partner", " 나래 "));
    await after(() => root.querySelector<HTMLElement>("#needs-me")!.click());
    expect(narrowed(asked.at(-1)!)).to.deep.equal({
      from: "2026-10-01",
      until: "2026-12-31",
      kind: "general",
      transmission: "rejected",
      minAmount: 1_000n,
      maxAmount: 90_000n,
      partner: "나래",
      needsMe: true,
    });
    expect(told.at(-1)).to.deep.equal({
      box: "all",
      period: "quarter",
      kind: "general",
      transmission: "rejected",
      minAmount: "1000",
      maxAmount: "90000",
      partner: "나래",
      needsMe: true,
    });
    expect(chipsOf(root)).to.deep.equal([
      "작성일자 이번 분기 (10.1. ~ 12.31., 부가세 2기 확정) 조건 지우기",
      "문서 종류 일반 (과세) 조건 지우기",
      "국세청 전송 전송실패 조건 지우기",
      "거래처 나래 조건 지우기",
      "합계금액 1,000 ~ 90,000 조건 지우기",
      "내가 처리할 문서만 조건 지우기",
    ]);
    await after(() => button("합계금액 1,000 ~ 90,000 조건 지우기").click());
    expect(asked.at(-1)).not.to.have.any.keys("minAmount", "maxAmount");
    expect(root.activeElement?.className).to.equal("chip");
    await after(() => button("조건 모두 지우기").click());
    expect(narrowed(asked.at(-1)!)).to.deep.equal({});
    expect(root.querySelector(".chips")).to.equal(null);
    expect(root.activeElement?.id).to.equal("filter");
  });

  it("takes own dates, whichever is typed first", async () => {
    const { root, after, asked, narrow } = await show(listOf());
    await narrow();
    await after(() => radio(root, "own"));
    expect(narrowed(asked.at(-1)!)).to.deep.equal({ from: "2026-12-01", until: "2026-12-31" });
    await after(() => fill(root, "from", "2026-11-20"));
    await after(() => fill(root, "until", "2026-11-01"));
    expect(narrowed(asked.at(-1)!)).to.deep.equal({ from: "2026-11-01", until: "2026-11-20" });
    expect(chipsOf(root)).to.deep.equal(["작성일자 11.1. ~ 11.20. 조건 지우기"]);
    await after(() => radio(root, "all"));
    expect(narrowed(asked.at(-1)!)).to.deep.equal({});
  });

  it("says that nothing matches, which is not that nothing is there", async () => {
    const { text, button, after, partners } = await show(
      (query) => listOf(query.partner === undefined ? rows : [])(query),
      { given: { query: { partner: "없는 곳", box: "received" } } },
    );
    expect(text()).to.contain("조건에 맞는 문서가 없습니다.");
    expect(text()).not.to.contain("발행을 기다리는 요청이 없습니다.");
    await after(() => button("조건 지우기").click());
    expect(partners()).to.have.length(3);
  });

  it("follows the query that its page gives, and speaks English", async () => {
    const { asked, after, element, root, tabs } = await show(listOf(), {
      language: "en",
      given: {
        query: { box: "issued", direction: "purchase", sort: "amount", order: "descending", page: 2 },
      },
    });
    expect(asked[0]).to.deep.equal({
      box: "issued",
      side: "buyer",
      sort: "amount",
      order: "descending",
      page: 2,
      pageSize: 20,
    });
    expect(tabs()[1]?.[1]).to.equal("true");
    await after(() => (element.query = { box: "closed", acknowledgement: "opened" }));
    expect(asked.at(-1)).to.include({ box: "closed", acknowledgement: "opened", page: 1 });
    expect(chipsOf(root)).to.deep.equal(["Confirmation Opened remove"]);
  });

  it("goes back to the first page with every new condition", async () => {
    const { root, after, asked, button, narrow } = await show(listOf(), {
      given: { box: "all", pageSize: 10 },
    });
    await narrow();
    await after(() => button("다음").click());
    expect(asked.at(-1)?.page).to.equal(2);
    await after(() => fill(root, "kind", "exempt"));
    expect(asked.at(-1)?.page).to.equal(1);
  });
});

describe("the order of <einv-invoice-list>", () => {
  it("turns with the head of a column, and says so", async () => {
    const { root, after, asked, spoken } = await show(listOf());
    const head = (look: string) => root.querySelector<HTMLElement>(`th.${look}`)!;
    const sortBy = (look: string) => after(() => head(look).querySelector<HTMLElement>(".sort")!.click());
    expect(head("amount").getAttribute("aria-sort")).to.equal("none");
    await sortBy("amount");
    expect(asked.at(-1)).to.include({ sort: "amount", order: "ascending" });
    expect(head("amount").getAttribute("aria-sort")).to.equal("ascending");
    expect(spoken()).to.contain("합계금액 오름차순");
    await sortBy("amount");
    expect(head("amount").getAttribute("aria-sort")).to.equal("descending");
    await sortBy("deadline");
    expect([head("amount"), head("deadline")].map((one) => one.getAttribute("aria-sort"))).to.deep.equal([
      "none",
      "ascending",
    ]);
    await sortBy("partner");
    await sortBy("date");
    expect(asked.at(-1)).to.include({ sort: "writtenDate", order: "ascending" });
  });

  it("can be chosen where there is no room for a head", async () => {
    const { root, after, asked, narrow } = await show(listOf(), { width: 320 });
    await narrow();
    await after(() => fill(root, "sorting", "amount descending"));
    expect(asked.at(-1)).to.include({ sort: "amount", order: "descending" });
    await after(() => fill(root, "sorting", ""));
    expect(asked.at(-1)).not.to.have.any.keys("sort", "order");
  });
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    summary(`inv_${index}`, { buyer: { businessNumber: "1058700005", name: `거래처 ${index}` } }),
  );

const rowsIn = (root: ShadowRoot) => [...root.querySelectorAll<HTMLElement>("tbody tr[data-index]")];
const indexOf = (row: HTMLElement | undefined) => Number(row?.dataset["index"]);

const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
};

describe("a long <einv-invoice-list>", function () {
  // Ten thousand rows are made anew for each.
  this.timeout(40_000);

  for (const width of [1000, 320])
    it(`draws what is in sight of ten thousand rows, and reaches all of them, at ${width} px`, async () => {
      const { root, element } = await show(listOf(many(10_000)), { width, given: { pageSize: 10_000 } });
      await frames();
      expect(rowsIn(root).length).to.be.below(120);
      expect(root.querySelector("table")?.getAttribute("aria-rowcount")).to.equal("10001");
      const height = rowsIn(root)[0]!.getBoundingClientRect().height;
      expect(new Set(rowsIn(root).map((row) => row.getBoundingClientRect().height))).to.have.length(1);
      const body = root.querySelector("tbody")!;
      expect(Math.abs(body.getBoundingClientRect().height - height * 10_000)).to.be.below(10_000);
      for (const at of [5_000, 9_999, 0]) {
        scrollTo(0, body.getBoundingClientRect().top + scrollY + at * height - 100);
        await frames();
        const row = rowsIn(root).find((one) => indexOf(one) === at);
        expect(row, `row ${at}`).not.to.equal(undefined);
        expect(row!.getAttribute("aria-rowindex")).to.equal(String(at + 2));
        const { top, bottom } = row!.getBoundingClientRect();
        expect(bottom).to.be.above(0);
        expect(top).to.be.below(innerHeight);
        expect(rowsIn(root).length).to.be.below(120);
      }
      expect(element.scrollWidth).to.be.at.most(width);
      scrollTo(0, 0);
    });

  it("shows first what is in sight, and has the rows beyond it ready before one scrolls", async () => {
    const { root } = await show(listOf(many(1_000)), { given: { pageSize: 1_000 } });
    const last = () => rowsIn(root).at(-1)!;
    expect(last().getBoundingClientRect().bottom).to.be.at.least(innerHeight);
    const first = rowsIn(root).length;
    await frames();
    expect(rowsIn(root).length).to.be.at.least(first + 8);
    expect(last().getBoundingClientRect().top).to.be.above(innerHeight);
  });

  it("keeps the focus wherever one scrolls, with rows to go on to beside it", async () => {
    const { root } = await show(listOf(many(2_000)), { given: { pageSize: 2_000 } });
    const row = () => rowsIn(root).find((one) => indexOf(one) === 3);
    const held = row()!.querySelector<HTMLElement>(".open")!;
    held.focus();
    scrollTo(0, 60_000);
    await frames();
    expect(root.activeElement).to.equal(held);
    expect(rowsIn(root).map(indexOf)).to.include.members([2, 3, 4]);
    expect(indexOf(rowsIn(root).at(-1))).to.be.above(900);
    scrollTo(0, 0);
    await frames();
    expect(root.activeElement).to.equal(held);
  });

  it("follows a box that scrolls around it, in whichever tree that is", async () => {
    const { root, element } = await show(listOf(many(1_000)), { given: { pageSize: 1_000 } });
    const outer = document.createElement("div");
    const shadow = outer.attachShadow({ mode: "open" });
    const box = document.createElement("div");
    box.style.cssText = "height: 400px; overflow: auto";
    shadow.append(box);
    element.parentElement!.parentElement!.append(outer);
    const ready = oneEvent(element, "einv-ready");
    box.append(element);
    element.runtime = { ...(await import("./support/samples.ts")).world({ list: listOf(many(1_000)) }) };
    await ready;
    await frames();
    box.scrollTop = 500 * rowsIn(root)[0]!.getBoundingClientRect().height;
    await frames();
    expect(rowsIn(root).map(indexOf)).to.include(500);
    outer.remove();
  });

  it("stands whole up to two hundred rows, and says above how the browser's search is served", async () => {
    const { root, after, text } = await show(listOf(many(1_000)), { given: { pageSize: 200 } });
    expect(rowsIn(root)).to.have.length(200);
    expect(root.querySelector(".windowed-note")).to.equal(null);
    await after(() => fill(root, "page-size", "1000"));
    await frames();
    expect(rowsIn(root).length).to.be.below(120);
    expect(text()).to.contain("1000건을 이어서").and.to.contain("한 쪽에 200건 이하");
    await after(() => fill(root, "page-size", "50"));
    expect(rowsIn(root)).to.have.length(50);
    expect(text()).to.contain("1 / 20쪽");
  });

  it("holds few nodes a row", async () => {
    const all = many(10_000).map((row, index) =>
      index % 2 === 0 ? row : { ...row, status: status("issued", { transmission: "accepted" }) },
    );
    const { root } = await show(listOf(all), { given: { box: "all", pageSize: 10_000 } });
    for (const row of rowsIn(root)) expect(row.querySelectorAll("*").length + 1).to.be.at.most(20);
  });
});

describe("downloading <einv-invoice-list>", () => {
  /** Catches the file that the element hands to the browser. */
  const caught = () => {
    const files: Array<{ readonly name: string; readonly text: Promise<string> }> = [];
    const blobs = new Map<string, Blob>();
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const url = create(blob);
      if (blob instanceof Blob) blobs.set(url, blob);
      return url;
    };
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "click")!;
    Object.defineProperty(HTMLAnchorElement.prototype, "click", {
      configurable: true,
      value(this: HTMLAnchorElement) {
        const blob = blobs.get(this.href);
        if (blob === undefined) return;
        const text = blob.arrayBuffer().then((bytes) => decoder.decode(bytes));
        files.push({ name: this.download, text });
      },
    });
    const restore = () => {
      URL.createObjectURL = create;
      Object.defineProperty(HTMLAnchorElement.prototype, "click", click);
    };
    return { files, restore };
  };

  it("holds all that the list finds, on all pages, in Korean, and executes nothing", async () => {
    const { files, restore } = caught();
    const all = [
      ...many(1_200),
      summary("inv_evil", { buyer: { businessNumber: "1058700005", name: '=HYPERLINK("http://evil")' } }),
    ];
    const { button, element, asked } = await show(listOf(all), { given: { query: { kind: "general" } } });
    const done = oneEvent(element, "einv-export");
    button("CSV로 내려받기").click();
    expect((await done).detail).to.deep.equal({ rows: 1_201 });
    restore();
    expect(asked.slice(1).map(({ page, pageSize, kind }) => [page, pageSize, kind])).to.deep.equal([
      [1, 500, "general"],
      [2, 500, "general"],
      [3, 500, "general"],
    ]);
    expect(files[0]?.name).to.equal("세금계산서_받은 요청_2026-12-07.csv");
    const lines = (await files[0]!.text).split("\r\n");
    expect(lines[0]).to.match(
      /^\uFEFF작성일자,매출매입,종류,거래처,사업자등록번호,품목,공급가액,세액,합계금액,/,
    );
    expect(lines).to.have.length(1_203);
    expect(lines[1])
      .to.contain("거래처 0")
      .and.to.contain(",5000,500,5500,")
      .and.to.contain("20261120-41000008-00000001");
    expect(lines[1_201]).to.contain(`"'=HYPERLINK(""http://evil"")"`);
  });

  it("leaves it to the page that calls it off", async () => {
    const { files, restore } = caught();
    const { button, element, asked } = await show(listOf());
    const request = oneEvent(element, "einv-export-request");
    element.addEventListener("einv-export-request", (event) => event.preventDefault());
    button("CSV로 내려받기").click();
    await request;
    await frames();
    restore();
    expect(files).to.deep.equal([]);
    expect(asked).to.have.length(1);
  });

  it("says why it failed, and can be tried again", async () => {
    const { files, restore } = caught();
    let broken = true;
    const { button, text, element } = await show((query) =>
      query.pageSize === 500 && broken
        ? Promise.reject(refusal("api.unreachable", "서버에 연결하지 못했습니다."))
        : listOf()(query),
    );
    button("CSV로 내려받기").click();
    await until(() => text().includes("api.unreachable"));
    broken = false;
    const done = oneEvent(element, "einv-export");
    button("CSV로 내려받기").click();
    await done;
    restore();
    expect(files).to.have.length(1);
    expect(text()).not.to.contain("api.unreachable");
  });
});

describe("rows of <einv-invoice-list> that went wrong", () => {
  it("say why, and lead to what can be done", async () => {
    const { refusedBecause } = view("supplier", {
      refusedBecause: { reason: "other", message: "11월분은 없습니다." },
    });
    const theirs = summary("inv_rejected", {
      side: "buyer",
      supplier: rows[0]!.buyer,
      buyer: rows[0]!.supplier,
      status: status("issued", { transmission: "rejected" }),
      transmissionResult: {
        code: "ERR004",
        text: { ko: "등록되지 않은 사업자번호입니다.", en: "Unknown." },
        remedy: { ko: "사업자번호를 확인해 주세요.", en: "Check it." },
        at: (await listOf()({})).now,
      },
    });
    const { text, button, element } = await show(
      listOf([summary("inv_no", { status: status("refused"), refusedBecause: refusedBecause! }), theirs]),
      { given: { box: "all" } },
    );
    expect(text()).to.contain("거절 사유: 기타 · 11월분은 없습니다.");
    expect(text())
      .to.contain("국세청 반려: 등록되지 않은 사업자번호입니다.")
      .and.to.contain("사업자번호를 확인해 주세요.");
    let opened = 0;
    element.addEventListener("einv-invoice-open", () => (opened += 1));
    const correcting = oneEvent(element, "einv-invoice-correct");
    button(/고쳐서 다시 요청하기/).click();
    expect((await correcting).detail).to.deep.equal({ ref: "inv_rejected" });
    expect(opened).to.equal(0);
    press(button(/고쳐서 다시 요청하기/), "Enter");
  });
});
