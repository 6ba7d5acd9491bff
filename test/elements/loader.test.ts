import { aTimeout, expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import { watch } from "@einv/elements/loader/loader";

describe("the loader", () => {
  it("fetches an element when it comes into the page, and leaves alone what is not einv's", async () => {
    const stop = watch(document);
    const box = await fixture<HTMLElement>(html`<div><other-thing></other-thing></div>`);
    box.insertAdjacentHTML("beforeend", "<einv-invoice-document></einv-invoice-document>");
    await customElements.whenDefined("einv-invoice-document");
    expect(customElements.get("other-thing")).to.equal(undefined);
    expect(customElements.get("einv-invoice-viewer"), "what the page does not show").to.equal(undefined);
    stop();
  });

  it("fetches nothing more once it is stopped", async () => {
    const stop = watch(document);
    stop();
    await fixture<HTMLElement>(html`<div><einv-provider></einv-provider></div>`);
    await aTimeout(0);
    expect(customElements.get("einv-provider")).to.equal(undefined);
  });

  it("looks into a shadow root that it is given", async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const root = box.attachShadow({ mode: "open" });
    root.innerHTML = "<einv-invoice-list></einv-invoice-list>";
    const stop = watch(root);
    await customElements.whenDefined("einv-invoice-list");
    stop();
  });
});
