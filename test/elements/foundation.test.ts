import { expect } from "@open-wc/testing";
import { html, LitElement } from "lit";
import { defineEinv } from "@einv/elements/foundation/defineEinv";
import { EinvElement } from "@einv/elements/foundation/element";
import {
  dayInWords,
  daysBetween,
  decimal,
  isoDate,
  isoTime,
  momentInWords,
  partyNumber,
} from "@einv/elements/foundation/format";
import { isRetryable, kindOf, problemOf } from "@einv/elements/foundation/problem";
import { withParticle } from "@einv/elements/foundation/speech";
import { EinvProvider } from "@einv/elements";

class Listener extends EinvElement {
  override render() {
    return html`<p>${this.language} ${this.activeRuntime === undefined ? "no runtime" : "runtime"}</p>`;
  }
}

const textOf = (element: LitElement): string => element.shadowRoot?.textContent?.trim() ?? "";

describe("what all elements share", () => {
  it("is imported without touching the page", async () => {
    expect(customElements.get("einv-provider")).to.equal(undefined);
    expect(document.querySelector("style, link[rel=stylesheet]")).to.equal(null);
  });

  it("gives language and runtime to elements that were there before their provider", async () => {
    defineEinv("test-listener", Listener);
    const provider = document.createElement("einv-provider");
    const listener = new Listener();
    provider.append(listener);
    document.body.append(provider);
    await listener.updateComplete;
    expect(textOf(listener)).to.equal("ko no runtime");
    defineEinv("einv-provider", EinvProvider);
    await (provider as EinvProvider).updateComplete;
    (provider as EinvProvider).language = "en";
    await (provider as EinvProvider).updateComplete;
    await listener.updateComplete;
    expect(textOf(listener)).to.equal("en no runtime");
    expect(listener.lang).to.equal("en");
    provider.remove();
  });

  it("follows the language of the page, also inside a closed shadow root", async () => {
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "closed" });
    const provider = new EinvProvider();
    const listener = new Listener();
    root.append(provider);
    const inner = document.createElement("div");
    inner.attachShadow({ mode: "closed" }).append(listener);
    provider.append(inner);
    document.body.append(host);
    await listener.updateComplete;
    expect(textOf(listener)).to.equal("ko no runtime");
    document.documentElement.lang = "en-GB";
    await new Promise((done) => requestAnimationFrame(done));
    await listener.updateComplete;
    expect(textOf(listener)).to.equal("en no runtime");
    document.documentElement.lang = "";
    host.remove();
  });

  it("speaks times of Korea, exact decimals, and numbers as people read them", () => {
    const instant = { epochMilliseconds: Date.parse("2026-11-22T18:00:00Z") };
    expect(isoTime(instant)).to.equal("2026-11-23 03:00");
    expect(momentInWords(instant, "ko")).to.equal("11월 23일 오전 3시");
    expect([1, 0].map((before) => isoDate(new Date(Date.UTC(2026, 11, 31, 15) - before)))).to.deep.equal([
      "2026-12-31",
      "2027-01-01",
    ]);
    expect(daysBetween(new Date("2026-12-31T14:59:59Z"), new Date("2026-12-31T15:00:00Z"))).to.equal(1);
    expect(daysBetween(new Date("2026-12-10"), new Date("2026-12-01"))).to.equal(-9);
    expect(dayInWords("2026-12-01", "ko", "2026-11-23")).to.equal("12월 1일");
    expect(dayInWords("2027-01-10", "ko", "2026-11-23")).to.equal("2027년 1월 10일");
    expect(dayInWords("2026-12-01", "en")).to.equal("1 December");
    expect(dayInWords("2027-01-10", "en", "2026-11-23")).to.equal("10 January 2027");
    expect(decimal({ value: -123450n, scale: 2 })).to.equal("-1,234.5");
    expect(decimal({ value: 12n, scale: -2 })).to.equal("1,200");
    expect(partyNumber("1208800016")).to.equal("120-88-00016");
    expect(partyNumber("9001011234567")).to.equal("900101-*******");
    expect(withParticle("품목", "이/가")).to.equal("품목이");
    expect(withParticle("비고", "이/가")).to.equal("비고가");
  });

  it("knows what a refusal waits for, and hides what is no refusal", () => {
    const problem = (code: string) => ({ code, what: { ko: "", en: "" }, remedy: { ko: "", en: "" } });
    expect(kindOf(problem("api.unreachable"))).to.equal("network");
    expect(kindOf(problem("permission.no-grant"))).to.equal("denied");
    expect(kindOf(problem("store.conflict"))).to.equal("conflict");
    expect(isRetryable(problem("certificate.expired"))).to.equal(false);
    const hidden = problemOf(new Error("password was hunter2"));
    expect(hidden.code).to.equal("elements.unexpected");
    expect(JSON.stringify(hidden)).not.to.contain("hunter2");
  });
});
