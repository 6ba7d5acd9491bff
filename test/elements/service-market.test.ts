import { expect, fixture, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import { EinvServiceMarket, type EinvProvider } from "@einv/elements";
import "@einv/elements/service-market/define";
import "@einv/elements/provider/define";
import { type Office, bada, company, haneul, me, office } from "./support/rights.ts";
import { refusal } from "./support/samples.ts";
import { until } from "./support/until.ts";

const show = async (
  { runtime }: Pick<Office, "runtime">,
  { language = "ko", width = 1000 }: { readonly language?: "ko" | "en"; readonly width?: number } = {},
) => {
  const provider = await fixture<EinvProvider>(
    html`<einv-provider .language=${language} .runtime=${runtime}></einv-provider>`,
  );
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = new EinvServiceMarket();
  const ready = Promise.race([oneEvent(element, "einv-ready"), oneEvent(element, "einv-error")]);
  box.append(element);
  provider.append(box);
  await ready;
  await element.updateComplete;
  const root = element.shadowRoot!;
  const settle = async () => {
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  };
  const button = (name: string) => {
    const found = [...root.querySelectorAll<HTMLElement>("button")].find(
      (one) => (one.getAttribute("aria-label") ?? one.textContent.replace(/\s+/g, " ").trim()) === name,
    );
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  };
  const box_ = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`)!;
  return {
    element,
    root,
    provider,
    settle,
    box: box_,
    click: async (name: string) => {
      button(name).click();
      await settle();
    },
    check: async (id: string) => {
      box_(id).click();
      await settle();
    },
    text: (selector = "section") =>
      root.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "",
    names: () =>
      [...root.querySelectorAll(".people ul li")].map((one) =>
        one.querySelector("label, span")!.textContent.replace(/\s+/g, " ").trim(),
      ),
  };
};

const { service: _, ...notBought } = company;

describe("<einv-service-market>", () => {
  it("sells the service for 0 won in one step, says before what follows, and goes on to distribution", async () => {
    const place = office({ company: notBought, me: me({ service: "not-bought" }) });
    const { element, root, click, text, provider } = await show(place);
    expect(element.viewState).to.equal("empty");
    expect(text())
      .to.contain("0원")
      .and.to.contain("결제할 것이 없습니다.")
      .and.to.contain("나에게 바로 배포됩니다.");
    expect(text()).to.not.contain("내가 서비스 관리자가 되고");
    const asked = oneEvent(element, "einv-buy-request");
    const told = oneEvent(element, "einv-buy");
    await click("0원에 구매하기");
    expect((await asked).detail.price).to.equal(0n);
    expect((await told).detail).to.deep.equal({ price: 0n });
    expect(place.given.map(({ call }) => call)).to.deep.equal(["buy"]);
    expect(provider.shadowRoot!.textContent).to.contain("이제 사용할 사람에게 배포해 주세요.");
    await until(() => root.activeElement?.id === "distribution");
  });

  it("buys nothing when the page says no", async () => {
    const place = office({ company: notBought, me: me({ service: "not-bought" }) });
    const { element, click, text } = await show(place);
    element.addEventListener("einv-buy-request", (event) => event.preventDefault());
    await click("0원에 구매하기");
    expect(place.given).to.deep.equal([]);
    expect(text()).to.contain("이 화면을 제공한 프로그램이 멈추었습니다.");
  });

  it("is distributed to people and departments by checkboxes; a department is checked, mixed or not", async () => {
    const place = office();
    const { element, box, check, click, text } = await show(place);
    expect(text()).to.contain("5명 중 4명에게 배포됨").and.to.contain("인원 제한 없음");
    expect(text()).to.contain("배포되지 않은 사람은 전자세금계산서를 볼 수도 발행할 수도 없습니다.");
    await check("member-dahyun");
    expect([box("department-accounting").checked, box("department-accounting").indeterminate]).to.deep.equal([
      false,
      true,
    ]);
    expect(box("all").indeterminate).to.equal(true);
    await check("department-accounting");
    expect(box("member-narae").checked).to.equal(true);
    await check("member-bada");
    expect(text(".bar")).to.contain("3명 선택");
    expect(text(".bar")).to.contain("1명은 권한이 없어, 권한설정도 필요합니다.");
    const asked = oneEvent(element, "einv-distribute-request");
    const told = oneEvent(element, "einv-distribute");
    await click("1명에게 배포하기");
    expect((await asked).detail.members).to.deep.equal(["bada"]);
    expect((await told).detail).to.deep.equal({ members: ["bada"] });
    expect(place.given[0]).to.deep.include({ call: "distribute" });
    expect(text(".bar")).to.equal("");
  });

  it("names who loses what before it is withdrawn, oneself included, and keeps Escape as a way out", async () => {
    const place = office();
    const { element, root, check, click, text, settle } = await show(place);
    await check("member-haneul");
    await check("member-mirae");
    await click("2명 배포 해제하기");
    expect(text("dialog")).to.contain("정하늘: 발행권한을 쓸 수 없게 됩니다");
    expect(text("dialog")).to.contain("이미래: 전체권한을 쓸 수 없게 됩니다");
    expect(text("dialog")).to.contain("나 자신도 들어 있습니다.");
    expect(place.given).to.deep.equal([]);
    const note = root.querySelector<HTMLInputElement>("#note")!;
    note.value = "휴직";
    note.dispatchEvent(new InputEvent("input"));
    await settle();
    const told = oneEvent(element, "einv-withdraw");
    root.querySelector<HTMLElement>("#withdraw")!.click();
    expect((await told).detail).to.deep.equal({ members: ["haneul", "mirae"] });
    expect(place.given[0]?.said).to.deep.include({ members: ["haneul", "mirae"], note: "휴직" });
    await until(() => root.querySelector("dialog") === null);
  });

  it("shows those with and without it, and finds them by name", async () => {
    const { root, names, settle } = await show(office());
    root.querySelector<HTMLInputElement>('input[value="without"]')!.click();
    await settle();
    expect(names()).to.deep.equal(["오바다"]);
    const field = root.querySelector<HTMLInputElement>("#search")!;
    field.value = "정하늘";
    field.dispatchEvent(new InputEvent("input"));
    await settle();
    expect(names()).to.deep.equal([]);
    root.querySelector<HTMLInputElement>('input[value="all"]')!.click();
    await settle();
    expect(names()).to.deep.equal(["정하늘"]);
  });

  it("keeps the selection when distribution was refused, and goes under the same key again", async () => {
    const keys: Array<string> = [];
    const place = office({
      over: {
        distribute: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          if (keys.length === 1) throw refusal("api.unreachable", "서버에 연결하지 못했습니다.");
        },
      },
    });
    const { check, click, text } = await show(place);
    await check("member-bada");
    await click("1명에게 배포하기");
    expect(text(".bar")).to.contain("서버에 연결하지 못했습니다.");
    await click("1명에게 배포하기");
    await until(() => text(".bar") === "");
    expect(keys[0]).to.equal(keys[1]);
  });

  it("tells whoever it was not distributed to why, who can change it, and asks in one click", async () => {
    const place = office({ me: bada });
    const { element, text, click, root } = await show(place);
    expect(element.viewState).to.equal("denied");
    expect(text()).to.contain("전자세금계산서를 발행할 수 없는 사용자입니다.");
    expect(text()).to.contain("permission.not-distributed");
    expect(root.querySelector("input")).to.equal(null);
    await click("전자세금계산서 서비스 요청하기");
    await until(() => place.given.length === 1);
    expect(place.given[0]?.said).to.deep.include({ wants: "service" });
  });

  it("is to be looked at only for whoever runs rights but not the service, and says who does", async () => {
    const runsRights = me({ ...haneul, roles: ["service-administrator"] });
    const { text, root, names } = await show(office({ me: runsRights }));
    expect(text()).to.contain("배포와 해제는 회사 관리자(이미래)가 합니다.");
    expect(names()).to.have.length(5);
    expect(root.querySelectorAll("input[type=checkbox]")).to.have.length(0);
  });

  for (const width of [320, 1000])
    it(`has nothing that axe objects to at ${width} px`, async () => {
      const { element } = await show(office(), { width, language: width === 320 ? "ko" : "en" });
      const { violations } = await axe.run(element);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html: markup }) => markup)])).to.deep.equal(
        [],
      );
    });
});
