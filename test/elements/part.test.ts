/** A part of an element that is fetched when it is reached. */
import { expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import { EinvElement } from "@einv/elements/foundation/element";
import { Part } from "@einv/elements/foundation/part";
import { until } from "./support/until.ts";

/** What each fetch of the part comes to, in turn. */
const arrivals: Array<Promise<string>> = [];

class Host extends EinvElement {
  readonly piece = new Part<string>(this, () => arrivals.shift()!);
  protected override render(): unknown {
    return this.piece.show((value) => html`<p id="part">${value}</p>`, {
      arrived: () => this.focusOn("#after"),
    });
  }
}
customElements.define("part-host", Host);

const show = async () => {
  const codes: Array<string> = [];
  const element = new Host();
  element.lang = "en";
  element.addEventListener("einv-error", ({ detail }) => codes.push(detail.code));
  const around = await fixture(html`<div></div>`);
  around.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  return { element, root, codes, retry: () => root.querySelector<HTMLElement>(".refusal .button")! };
};

describe("a part of an element", () => {
  it("keeps its place until it is there", async () => {
    let come = (_: string): void => {};
    arrivals.push(new Promise((resolve) => (come = resolve)));
    const { element, root } = await show();
    expect(root.querySelector(".skeleton")).not.to.equal(null);
    expect(element.piece.awaited).to.equal(true);
    come("here");
    await until(() => root.querySelector("#part")?.textContent === "here");
    expect(root.querySelector(".skeleton")).to.equal(null);
    expect(element.piece.awaited).to.equal(false);
  });

  it("says that it could not be fetched, and keeps the button under the focus while it tries again", async () => {
    let fail = (_: Error): void => {};
    arrivals.push(
      Promise.reject(new Error("offline")),
      new Promise((_, reject) => (fail = reject)),
      Promise.resolve("here"),
    );
    const { element, root, codes, retry } = await show();
    await until(() => retry() !== null);
    expect(codes).to.deep.equal(["elements.chunk"]);
    const button = retry();
    button.focus();
    button.click();
    await until(() => element.piece.awaited);
    await element.updateComplete;
    expect(root.activeElement).to.equal(button);
    fail(new Error("offline"));
    await until(() => codes.length === 2);
    expect(root.activeElement).to.equal(button);
    button.click();
    await until(() => root.querySelector("#part") !== null);
    expect(root.querySelector(".refusal")).to.equal(null);
  });

  it("does not wait for ever, but takes what comes late", async () => {
    const real = globalThis.setTimeout;
    const long: Array<() => void> = [];
    const patient = (run: () => void, after?: number): ReturnType<typeof setTimeout> => {
      if ((after ?? 0) < 10_000) return real(run, after);
      long.push(run);
      return real(() => undefined, 0);
    };
    Object.assign(globalThis, { setTimeout: patient });
    let come = (_: string): void => {};
    arrivals.push(new Promise((resolve) => (come = resolve)));
    const { root, codes } = await show();
    Object.assign(globalThis, { setTimeout: real });
    expect(long).to.have.length(1);
    long[0]!();
    await until(() => root.querySelector(".refusal") !== null);
    expect(codes).to.deep.equal(["elements.chunk"]);
    come("late");
    await until(() => root.querySelector("#part")?.textContent === "late");
    expect(root.querySelector(".refusal")).to.equal(null);
  });
});
