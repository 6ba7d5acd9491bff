/** What of `<einv-invoice-list>` comes with its first use, and what happens when it does not come. */
import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import { show } from "./support/listing.ts";
import { itLosing, lose, lost } from "./support/losing.ts";
import { listOf } from "./support/samples.ts";
import { until } from "./support/until.ts";

const problems = (element: HTMLElement) => {
  const codes: Array<string> = [];
  element.addEventListener("einv-error", ({ detail }) => codes.push(detail.code));
  return codes;
};

describe("what <einv-invoice-list> fetches with its first use", () => {
  itLosing(
    "begins to fetch when a row may be chosen, and says nothing of a failure before it is",
    async () => {
      const { root, element } = await show(listOf());
      const codes = problems(element);
      const find = await lose("/list/deciding");
      expect(await lost()).to.equal(0);
      root.querySelector<HTMLInputElement>("tbody input")!.focus();
      await until(async () => (await lost()) > 0);
      await find();
      await element.updateComplete;
      expect(root.querySelector(".choosing")).to.equal(null);
      expect(codes).to.deep.equal([]);
    },
  );

  itLosing(
    "keeps what is chosen while the bar cannot be fetched, says why, and leads on into it",
    async () => {
      const { root, element, button, shown } = await show(listOf());
      const codes = problems(element);
      const find = await lose("/list/deciding");
      const box = root.querySelector<HTMLInputElement>("tbody input")!;
      box.focus();
      box.click();
      await shown(".choosing .refusal");
      expect(codes).to.deep.equal(["elements.chunk"]);
      expect(box.checked).to.equal(true);
      expect(root.activeElement).to.equal(box);
      expect((await axe.run(element)).violations.map(({ id }) => id)).to.deep.equal([]);

      button("다시 시도하기").focus();
      button("다시 시도하기").click();
      await until(() => codes.length === 2);
      await element.updateComplete;
      expect(root.querySelector(".choosing .refusal")).not.to.equal(null);
      expect(root.activeElement).to.equal(button("다시 시도하기"));

      await find();
      button("다시 시도하기").click();
      await shown(".bar");
      await until(() => root.activeElement?.id === "bulk-issue");
      expect(root.querySelector(".refusal")).to.equal(null);
      expect(box.checked).to.equal(true);
      // The styles came with it.
      expect(getComputedStyle(root.querySelector(".bar-line")!).display).to.equal("flex");
    },
  );

  itLosing("opens the panel of conditions at once, with why there is nothing in it", async () => {
    const { root, element, button, shown } = await show(listOf());
    const codes = problems(element);
    const find = await lose("/list/filterPanel");
    button("조건").click();
    await shown("#filters .refusal");
    const panel = root.querySelector<HTMLElement>("#filters")!;
    expect(panel.matches(":popover-open")).to.equal(true);
    await until(() => root.activeElement?.id === "filters-title");
    expect(codes).to.deep.equal(["elements.chunk"]);

    await find();
    button("다시 시도하기").click();
    await shown("#needs-me");
    await until(() => root.activeElement?.id === "filters-title");
    await until(() => panel.getBoundingClientRect().bottom <= innerHeight, "the panel fits");
    expect(getComputedStyle(panel.querySelector(".pills")!).display).to.equal("flex");
  });

  itLosing("downloads with the second try when the first found no way to make the file", async () => {
    const { root, element, button, text, shown } = await show(listOf());
    const codes = problems(element);
    const find = await lose("/list/exporting");
    button("CSV로 내려받기").click();
    expect(root.getElementById("export")!.getAttribute("aria-busy")).to.equal("false");
    await element.updateComplete;
    expect(root.getElementById("export")!.getAttribute("aria-busy")).to.equal("true");
    await shown(".refusal");
    expect(root.getElementById("export")!.getAttribute("aria-busy")).to.equal("false");
    expect(codes).to.deep.equal(["elements.chunk"]);
    await find();
    const request = oneEvent(element, "einv-export-request");
    element.addEventListener("einv-export-request", (event) => event.preventDefault());
    button("다시 시도하기").click();
    await request;
    await until(() => !text().includes("elements.chunk"));
  });

  it("speaks with the words of its page there too", async () => {
    const { root, element, button, shown, narrow } = await show(listOf());
    element.i18n = { unselect: "모두 빼기", filterShow: (count) => `문서 ${count}건`, export: "엑셀로 받기" };
    root.querySelector<HTMLInputElement>("tbody input")!.click();
    await shown(".bar");
    expect(root.getElementById("unselect")!.textContent.trim()).to.equal("모두 빼기");
    expect(button("엑셀로 받기").id).to.equal("export");
    await narrow();
    expect(button("문서 3건").closest("#filters")).not.to.equal(null);
  });
});
