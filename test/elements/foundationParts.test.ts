import { expect } from "@open-wc/testing";
import { html } from "lit";
import { defineEinv } from "@einv/elements/foundation/defineEinv";
import { EinvElement } from "@einv/elements/foundation/element";
import { searchField } from "@einv/elements/foundation/searchField";
import { tabList, tabPanel } from "@einv/elements/foundation/tabs";

const days = ["mon", "tue", "wed"] as const;

/** A page of three days, with a field that searches them. */
class Parts extends EinvElement {
  open: (typeof days)[number] = "mon";
  text = "";
  readonly said: Array<string> = [];

  #keep(text: string): void {
    this.text = text;
    this.requestUpdate();
  }

  override render() {
    return html`${tabList({
      label: "Days",
      tabs: days.map((name) => ({
        name,
        label: name,
        count: name === "tue" ? { figure: 3, said: "3 wait" } : undefined,
      })),
      open: this.open,
      choose: (day) => {
        this.open = day;
        this.requestUpdate();
      },
    })}${tabPanel(this.open, this.open, { busy: this.open === "wed" })}${searchField({
      label: "Find",
      hint: "name",
      clear: "Clear",
      value: this.text,
      typed: (text) => {
        this.said.push(`typed ${text}`);
        this.#keep(text);
      },
      entered: (text) => {
        this.said.push(`entered ${text}`);
        this.#keep(text);
      },
    })}`;
  }
}

const show = async () => {
  defineEinv("test-parts", Parts);
  const element = new Parts();
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const find = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector)!;
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...more,
    });
    root.activeElement!.dispatchEvent(event);
    await element.updateComplete;
    return event;
  };
  const type = async (text: string) => {
    const field = find<HTMLInputElement>("#search");
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await element.updateComplete;
    return field;
  };
  return { element, root, find, press, type };
};

describe("tabs", () => {
  it("are one stop, moved along and opened by arrows, Home and End", async () => {
    const { element, root, find, press } = await show();
    const stops = () =>
      [...root.querySelectorAll<HTMLElement>(".tab")].filter(({ tabIndex }) => tabIndex === 0);
    find("#tab-mon").focus();
    const moved: Array<string> = [];
    for (const key of ["ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"]) {
      const event = await press(key);
      expect(event.defaultPrevented).to.equal(true);
      expect(stops()).to.deep.equal([root.activeElement]);
      moved.push(element.open);
    }
    expect(moved).to.deep.equal(["tue", "wed", "mon", "wed", "mon"]);
    expect((await press("x")).defaultPrevented).to.equal(false);
    element.remove();
  });

  it("name their panel and say how much is there", async () => {
    const { element, root, find } = await show();
    find("#tab-wed").click();
    await element.updateComplete;
    const panel = find("[role=tabpanel]");
    expect(root.getElementById(panel.getAttribute("aria-labelledby")!)?.textContent.trim()).to.equal("wed");
    expect([panel.textContent.trim(), panel.getAttribute("aria-busy")]).to.deep.equal(["wed", "true"]);
    expect(find("#tab-tue .unseen").textContent).to.contain("3 wait");
    element.remove();
  });
});

describe("the search field", () => {
  it("searches as one types and at once on Enter, unless it ends a syllable", async () => {
    const { element, press, type } = await show();
    await type("김");
    await press("Enter", { isComposing: true });
    expect(element.said).to.deep.equal(["typed 김"]);
    expect((await press("Enter")).defaultPrevented).to.equal(true);
    expect(element.said).to.deep.equal(["typed 김", "entered 김"]);
    element.remove();
  });

  it("is cleared by Escape, which an empty field leaves to others, and by its button", async () => {
    const { element, root, find, press, type } = await show();
    const field = await type("bank");
    expect((await press("Escape", { isComposing: true })).defaultPrevented).to.equal(false);
    expect((await press("Escape")).defaultPrevented).to.equal(true);
    expect(field.value).to.equal("");
    expect((await press("Escape")).defaultPrevented).to.equal(false);
    await type("bank");
    find('button[aria-label="Clear"]').click();
    await element.updateComplete;
    expect([element.text, field.value, root.activeElement]).to.deep.equal(["", "", field]);
    expect(root.querySelector('button[aria-label="Clear"]')).to.equal(null);
    element.remove();
  });
});
