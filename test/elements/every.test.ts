import { expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import { EinvElement, tags } from "@einv/elements";
import "@einv/elements/define-all";
import { world } from "./support/samples.ts";

describe("every element", () => {
  for (const tag of tags) {
    it(`<${tag}> is defined by define-all`, () => {
      const known = customElements.get(tag);
      expect(known, tag).not.to.equal(undefined);
      expect(document.createElement(tag)).to.be.instanceOf(known!);
    });

    it(`<${tag}> lives without anything given to it, is moved and removed, and says nothing on the console`, async () => {
      const said: Array<unknown> = [];
      const { error, warn } = console;
      console.error = console.warn = (...args: ReadonlyArray<unknown>) => said.push(...args);
      try {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const element = document.createElement(tag);
        box.append(element);
        await element.updateComplete;
        document.body.append(element);
        await element.updateComplete;
        if (element instanceof EinvElement) element.runtime = world();
        await element.updateComplete;
        element.hidden = true;
        if (tag !== "einv-provider") expect(getComputedStyle(element).display).to.equal("none");
        element.remove();
      } finally {
        Object.assign(console, { error, warn });
      }
      expect(said).to.deep.equal([]);
    });
  }

  it("has a default for every token that its styles use", async () => {
    for (const tag of tags) {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const element = document.createElement(tag);
      box.append(element);
      await element.updateComplete;
      const text = element
        .shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
        .map(({ cssText }) => cssText)
        .join("\n");
      const used = new Set([...text.matchAll(/var\((--_[\w-]+)/g)].map(([, name]) => name));
      for (const name of used) expect(text, `${tag} uses ${name}`).to.contain(`${name}:`);
    }
  });
});
