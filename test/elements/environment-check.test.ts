import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import "@einv/elements/environment-check/define";
import type { EinvEnvironmentCheck } from "@einv/elements";
import type { Clock } from "@einv/elements/runtime/clock";
import type { Runtime } from "@einv/elements/runtime/Runtime";
import { group } from "./support/group.ts";
import { unreachable } from "./support/runtime.ts";
import { world } from "./support/samples.ts";
import { until } from "./support/until.ts";

/** A server whose clock is so many seconds behind this computer's. */
const behind = (seconds: number): Runtime =>
  world({
    clock: group<Clock>({ now: async () => ({ now: DateTime.makeUnsafe(Date.now() - seconds * 1000) }) }),
  });

const open = async (
  runtime: Runtime | undefined,
  set: (element: EinvEnvironmentCheck) => void = () => undefined,
): Promise<EinvEnvironmentCheck> => {
  document.documentElement.lang = "ko";
  const element = document.createElement("einv-environment-check");
  element.runtime = runtime;
  set(element);
  document.body.append(element);
  await until(() => element.viewState === "ready", "not checked");
  await element.updateComplete;
  return element;
};

const text = (element: EinvEnvironmentCheck): string =>
  (element.renderRoot.querySelector(".environment")?.textContent ?? "").replace(/\s+/g, " ");

const item = (element: EinvEnvironmentCheck, check: string): HTMLElement => {
  const found = element.renderRoot.querySelector<HTMLElement>(`[data-check=${check}]`);
  if (found === null) throw new Error(`${check} is not shown`);
  return found;
};

const button = (element: EinvEnvironmentCheck, label: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll("button")].find(
    ({ textContent }) => textContent?.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

describe("<einv-environment-check>", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("tries everything out, and says in one sentence that nothing is to be installed", async () => {
    const element = await open(behind(0));
    for (const check of [
      "signing",
      "amounts",
      "files",
      "folders",
      "streams",
      "parts",
      "policy",
      "server",
      "clock",
    ])
      expect(item(element, check).className, check).to.equal("pass");
    expect(text(element)).to.contain("이 컴퓨터에서 바로 발행할 수 있습니다.");
    expect(text(element)).to.contain("macOS, Linux, ChromeOS");
    expect(item(element, "korean").className).to.equal("skip");
  });

  it("says of a wrong clock how far it is away, and what to do", async () => {
    const element = await open(behind(1800));
    expect(item(element, "clock").className).to.equal("fail");
    expect(item(element, "clock").textContent)
      .to.contain("서버보다 30분 빠릅니다.")
      .and.to.contain("컴퓨터의 시계를 맞춰 주세요.");
    expect(text(element)).to.contain("지금은 발행할 수 없습니다. 1가지를 해결해 주세요.");
    const slow = await open(behind(-300));
    expect(item(slow, "clock").className).to.equal("warn");
    expect(item(slow, "clock").textContent).to.contain("서버보다 5분 느립니다.");
  });

  it("says that the server is not reached, and checks again", async () => {
    let tries = 0;
    const element = await open(
      world({
        clock: group<Clock>({
          now: async () => {
            if (tries++ < 2) throw unreachable;
            return { now: DateTime.makeUnsafe(Date.now()) };
          },
        }),
      }),
    );
    expect(item(element, "server").className).to.equal("fail");
    expect(item(element, "clock").className).to.equal("skip");
    const again = oneEvent(element, "einv-recheck");
    const complete = oneEvent(element, "einv-check-complete");
    button(element, "다시 확인하기").click();
    await again;
    expect((await complete).detail).to.deep.equal({ ok: true, failed: [] });
    await element.updateComplete;
    expect(item(element, "server").className).to.equal("pass");
  });

  it("tells the page of each check and of all", async () => {
    const heard: Array<string> = [];
    document.body.addEventListener("einv-check", ({ detail: { id, status } }) =>
      heard.push(`${id} ${status}`),
    );
    await open(behind(0), (element) => {
      element.checks = ["amounts", "clock"];
    });
    expect(heard.toSorted()).to.deep.equal(["amounts pass", "clock pass"]);
  });

  it("copies a report that says nothing of a company, a person or the page's address", async () => {
    const copied: Array<string> = [];
    const writeText = async (value: string) => void copied.push(value);
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    try {
      const element = await open(behind(0));
      button(element, "확인 결과 복사하기").click();
      await until(() => copied.length === 1);
      expect(copied[0]).to.contain("signing pass").and.to.contain("clock pass");
      expect(copied[0]).not.to.contain(location.host);
    } finally {
      Reflect.deleteProperty(navigator, "clipboard");
    }
  });

  it("checks what it can without a connection, and ends when it leaves the page", async () => {
    const element = await open(undefined);
    expect(item(element, "server").className).to.equal("skip");
    expect(item(element, "signing").className).to.equal("pass");
    element.remove();
    document.body.append(element);
    await until(() => element.viewState === "ready");
  });

  it("speaks English where the page does, and axe finds nothing", async () => {
    const element = await open(behind(3600));
    document.documentElement.lang = "en";
    element.requestUpdate();
    await element.updateComplete;
    expect(text(element))
      .to.contain("60 minutes ahead")
      .and.not.to.match(/[가-힣]/);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
