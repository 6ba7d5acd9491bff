import { expect, fixture, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import { EinvPermissionSettings, type EinvProvider } from "@einv/elements";
import "@einv/elements/permission-settings/define";
import "@einv/elements/provider/define";
import { type Office, accessRequest, company, haneul, joinRequest, me, office } from "./support/rights.ts";
import { refusal } from "./support/samples.ts";
import { until } from "./support/until.ts";

interface Options {
  readonly language?: "ko" | "en";
  readonly width?: number;
  readonly tab?: EinvPermissionSettings["tab"];
}

const show = async (
  { runtime }: Pick<Office, "runtime">,
  { language = "ko", width = 1000, tab }: Options = {},
) => {
  const provider = await fixture<EinvProvider>(
    html`<einv-provider .language=${language} .runtime=${runtime}></einv-provider>`,
  );
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  const element = new EinvPermissionSettings();
  if (tab !== undefined) element.tab = tab;
  const ready = Promise.race([oneEvent(element, "einv-ready"), oneEvent(element, "einv-error")]);
  box.append(element);
  provider.append(box);
  await ready;
  await element.updateComplete;
  const root = element.shadowRoot!;
  const labelOf = (one: Element) =>
    one.getAttribute("aria-label") ?? one.textContent.replace(/\s+/g, " ").trim();
  const button = (name: string | RegExp) => {
    const found = [...root.querySelectorAll<HTMLElement>("button")].find((one) =>
      typeof name === "string" ? labelOf(one) === name : name.test(labelOf(one)),
    );
    if (found === undefined) throw new Error(`no button ${String(name)}`);
    return found;
  };
  const radio = (name: RegExp) => {
    const found = [...root.querySelectorAll("label.choice")].find((one) => name.test(one.textContent));
    if (found === undefined) throw new Error(`no choice ${String(name)}`);
    return found.querySelector("input")!;
  };
  const settle = async () => {
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  };
  const click = async (name: string | RegExp) => {
    button(name).click();
    await settle();
  };
  /** Decides on a right for one person, as with the mouse. */
  const decide = async (name: string, right: RegExp) => {
    await click(new RegExp(`^${name}의 권한`));
    radio(right).click();
    await settle();
    await click("변경에 담기");
  };
  const type = async (selector: string, value: string) => {
    const field = root.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await settle();
    return field;
  };
  return {
    element,
    root,
    provider,
    button,
    radio,
    click,
    decide,
    type,
    settle,
    dialog: () => root.querySelector("dialog"),
    text: (selector = "section") =>
      root.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "",
    row: (name: string) =>
      [...root.querySelectorAll("tr.person")]
        .find((one) => one.querySelector(".name .link")?.textContent.trim() === name)
        ?.textContent.replace(/\s+/g, " ") ?? "",
    spoken: () => provider.shadowRoot!.textContent,
  };
};

const press = (target: Element, key: string, init: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...init }),
  );

const saved = ({ given }: Office) => given.filter(({ call }) => call === "change").map(({ said }) => said);

describe("<einv-permission-settings>", () => {
  beforeEach(() => sessionStorage.clear());

  describe("a page that is loaded anew", () => {
    /** The page as it was left, and loaded again. */
    const again = (there: Office) => show(there);

    it("still has what was decided and not saved, and says so", async () => {
      const before = await show(office());
      await before.decide("정하늘", /전체권한/);
      before.element.remove();
      const { text, row, spoken, click, dialog, settle } = await again(office());
      expect(text(".bar"))
        .to.contain("저장하지 않은 변경 1건")
        .and.to.contain("정해 둔 변경 1건을 되살렸습니다.");
      expect(row("정하늘")).to.contain("전체권한");
      expect(spoken()).to.contain("되살렸습니다.");
      await click("살펴보고 저장하기");
      await settle();
      expect(dialog()?.textContent).to.contain("정하늘");
    });

    it("has nothing left of what was discarded or saved", async () => {
      const before = await show(office());
      await before.decide("정하늘", /전체권한/);
      await before.click("변경 버리기");
      before.element.remove();
      const { root } = await again(office());
      expect(root.querySelectorAll(".bar").length).to.equal(0);
      expect(sessionStorage.length).to.equal(0);
    });

    it("shows nobody else what this person had decided", async () => {
      const before = await show(office());
      await before.decide("정하늘", /전체권한/);
      before.element.remove();
      const { root } = await again(office({ me: me({ person: { memberId: "somebody", name: "김온새" } }) }));
      expect(root.querySelectorAll(".bar").length).to.equal(0);
    });

    it("keeps no names, and is not led astray by what somebody wrote into the memory", async () => {
      const before = await show(office());
      await before.decide("정하늘", /전체권한/);
      const [key = ""] = Object.keys(sessionStorage);
      expect(sessionStorage.getItem(key)).not.to.contain("정하늘");
      before.element.remove();
      for (const text of [
        "{",
        "[1]",
        '[["person","haneul","emperor",null],["person","nobody","full",null]]',
      ]) {
        sessionStorage.setItem(key, text);
        const { root, element } = await again(office());
        expect(root.querySelectorAll(".bar").length).to.equal(0);
        element.remove();
      }
    });
  });

  describe("people", () => {
    it("shows everybody by department with what they see, issue and administer, and where a right comes from", async () => {
      const { row, root } = await show(office());
      expect(row("문다현")).to.match(
        /승인권한.*받은 요청과 자신이 처리한 것.*회계팀에서 물려받음.*답을 기다리는 요청/,
      );
      expect(row("서나래")).to.contain("부서권한").and.to.contain("직접 설정");
      expect(row("정하늘")).to.contain("발행권한").and.to.contain("ERP 등록값");
      expect(row("이미래")).to.contain("나").and.to.contain("회사 관리자, 서비스 관리자");
      expect(row("오바다")).to.contain("배포 안 됨").and.to.contain("서비스가 배포되지 않아 발행할 수 없음");
      expect([...root.querySelectorAll(".fold")].map((one) => one.getAttribute("aria-label"))).to.deep.equal([
        "회계팀, 2명",
        "영업팀, 1명",
        "부서 없음, 2명",
      ]);
    });

    it("is one stop for Tab, and arrows, Home, End and the page keys move between its cells", async () => {
      const { root } = await show(office());
      const stops = () =>
        [...root.querySelectorAll<HTMLElement>("[data-stop]")].filter((one) => one.tabIndex === 0);
      expect(stops()).to.have.length(1);
      stops()[0]!.focus();
      const at = () => {
        const cell = root.activeElement?.closest<HTMLElement>("[data-col]");
        return [cell?.closest<HTMLElement>("[data-row]")?.dataset["row"], cell?.dataset["col"]];
      };
      const go = (key: string, init?: KeyboardEventInit) => {
        press(root.activeElement!, key, init);
        return at();
      };
      expect(at()).to.deep.equal(["d:accounting", "0"]);
      expect(go("ArrowDown")).to.deep.equal(["p:dahyun", "0"]);
      expect(go("ArrowRight")).to.deep.equal(["p:dahyun", "1"]);
      expect(go("End")).to.deep.equal(["p:dahyun", "4"]);
      expect(go("ArrowUp")).to.deep.equal(["d:accounting", "4"]);
      expect(go("End", { ctrlKey: true })).to.deep.equal(["p:mirae", "4"]);
      expect(go("Home")).to.deep.equal(["p:mirae", "0"]);
      expect(go("PageUp")).to.deep.equal(["d:accounting", "0"]);
      expect(go("PageDown")).to.deep.equal(["p:mirae", "0"]);
      expect(go("Home", { ctrlKey: true })).to.deep.equal(["d:accounting", "0"]);
      expect(stops()).to.have.length(1);
    });

    it("folds a department by ← and → on its first cell, and selects a row by Shift+Space", async () => {
      const { root, settle, text } = await show(office());
      root.querySelector<HTMLElement>('[data-row="d:accounting"] [data-col="0"] input')!.focus();
      press(root.activeElement!, "ArrowLeft");
      await settle();
      expect(root.querySelector('[data-row="p:dahyun"]')).to.equal(null);
      expect(root.querySelector(".fold")?.getAttribute("aria-expanded")).to.equal("false");
      press(root.activeElement!, "ArrowRight");
      await settle();
      press(root.activeElement!, "ArrowDown");
      press(root.activeElement!, "ArrowRight");
      press(root.activeElement!, " ", { shiftKey: true });
      await settle();
      expect(text(".bar")).to.contain("1명 선택");
      const department = root.querySelector<HTMLInputElement>('[data-row="d:accounting"] input')!;
      expect([department.checked, department.indeterminate]).to.deep.equal([false, true]);
    });

    it("finds people by name and department, and clears by Escape but not while a syllable is composed", async () => {
      const { root, type, settle } = await show(office());
      const names = () => [...root.querySelectorAll("tr.person .link")].map((one) => one.textContent.trim());
      const field = await type("#search", "회계");
      expect(names()).to.deep.equal(["문다현", "서나래"]);
      await type("#search", "하늘");
      expect(names()).to.deep.equal(["정하늘"]);
      press(field, "Escape", { isComposing: true });
      await settle();
      expect(names()).to.deep.equal(["정하늘"]);
      press(field, "Escape");
      await settle();
      expect(names()).to.have.length(5);
      expect(root.activeElement).to.equal(field);
    });

    it("explains every right where it is chosen, recommends one, and presets none for several people", async () => {
      const { root, click, text, radio, settle } = await show(office());
      root.querySelector<HTMLElement>("#all")!.click();
      await settle();
      await click("권한 바꾸기");
      expect(text("dialog"))
        .to.contain("5명의 권한")
        .and.to.contain("회사의 모든 전자세금계산서를 조회 가능");
      expect(text("dialog")).to.contain("자신이 발행한 전자세금계산서만 조회 가능");
      expect(text("dialog")).to.contain("받은 역발행 요청은 자신이 발행한 것이 아니므로 보이지 않고");
      expect(text("dialog")).to.contain("전체권한 · 역발행 요청을 승인하는 사람에게 권장");
      expect(root.querySelectorAll("dialog input:checked")).to.have.length(0);
      await click("변경에 담기");
      expect(text("dialog")).to.contain("권한을 선택해 주세요.");
      expect(root.activeElement?.closest("#grant")).to.not.equal(null);
      radio(/^\s*승인권한/).click();
      await settle();
      await click("변경에 담기");
      // 문다현 too, who has it from the department now and would have it of its own.
      expect(text(".bar")).to.contain("저장하지 않은 변경 5건");
    });
  });

  describe("changes", () => {
    it("are collected, told in words, and saved with why once the page has agreed", async () => {
      const place = office();
      const { element, decide, click, text, type, spoken, root } = await show(place);
      await decide("정하늘", /^\s*전체권한/);
      expect(saved(place)).to.deep.equal([]);
      await click("살펴보고 저장하기");
      expect(text(".diff")).to.match(
        /정하늘: 발행권한 → 전체권한 \(넓어짐\).*앞으로 회사의 모든 전자세금계산서를 봅니다\./,
      );
      await type("#note", "결산 담당");
      const asked = oneEvent(element, "einv-grants-save-request");
      const told = oneEvent(element, "einv-grants-save");
      await click("1건 저장하기");
      const changes = [{ holder: { kind: "person", id: "haneul" }, grant: "full", seen: null }];
      expect((await asked).detail.changes).to.deep.equal(changes);
      expect((await told).detail).to.deep.equal({ applied: changes, rejected: [] });
      await until(() => root.querySelector("dialog") === null);
      const [said] = saved(place) as ReadonlyArray<{ readonly note: string; readonly changes: unknown }>;
      expect([said?.changes, said?.note]).to.deep.equal([changes, "결산 담당"]);
      expect(spoken()).to.contain("1건을 저장했습니다.");
      expect(root.querySelector(".bar")).to.equal(null);
      await until(() => root.activeElement?.hasAttribute("data-stop") === true);
    });

    it("are not saved when the page says no, and its reason is shown", async () => {
      const place = office();
      const { element, decide, click, text } = await show(place);
      element.addEventListener("einv-grants-save-request", (event) =>
        event.detail.waitUntil(Promise.reject(new Error("결재가 필요합니다."))),
      );
      await decide("정하늘", /^\s*전체권한/);
      await click("살펴보고 저장하기");
      await click("1건 저장하기");
      expect(text("dialog")).to.contain("결재가 필요합니다.");
      expect(saved(place)).to.deep.equal([]);
      expect(text(".bar")).to.contain("저장하지 않은 변경 1건");
    });

    it("of a department name who inherits, and what is inherited can be taken up again", async () => {
      const place = office();
      const { click, radio, settle, text, root } = await show(place);
      await click(/^회계팀의 권한/);
      radio(/^\s*전체권한/).click();
      await settle();
      await click("변경에 담기");
      await click(/^서나래의 권한/);
      expect(root.activeElement).to.equal(root.querySelector("#grant input:checked"));
      expect(text("dialog")).to.contain("전체권한 (회계팀에서 물려받음)");
      radio(/^\s*따로 정하지 않음/).click();
      await settle();
      await click("변경에 담기");
      await click("살펴보고 저장하기");
      expect(text(".diff")).to.match(/회계팀: 승인권한 → 전체권한.*물려받는 사람 2명: 문다현, 서나래/);
      expect(text(".diff")).to.match(/서나래: 부서권한 → 전체권한/);
      await click("서나래 되돌리기");
      expect(text(".diff")).to.not.contain("서나래: ");
    });

    it("that are saved in part keep what was refused, with the reason", async () => {
      const own = refusal("permission.own-right", "자신의 권한은 스스로 바꿀 수 없습니다.");
      const place = office({
        over: {
          change: async ({ changes }) => ({
            outcomes: changes.map(({ holder }) => (holder.id === "haneul" ? {} : { refusal: own })),
          }),
        },
      });
      const { element, decide, click, text, root } = await show(place);
      await decide("정하늘", /^\s*전체권한/);
      await decide("서나래", /^\s*전체권한/);
      await click("살펴보고 저장하기");
      const told = oneEvent(element, "einv-grants-save");
      await click("2건 저장하기");
      const { applied, rejected } = (await told).detail;
      expect([applied.length, rejected[0]?.code]).to.deep.equal([1, "permission.own-right"]);
      await until(() => text("dialog").includes("1건을 저장했고 1건은 저장하지 못했습니다."));
      expect(text(".diff")).to.contain("자신의 권한은 스스로 바꿀 수 없습니다.").and.to.contain("서나래");
      expect(root.activeElement?.id).to.equal("review-top");
    });

    it("that somebody else made in between are shown beside one's own, and nothing is lost", async () => {
      const place = office();
      const { element, decide, click, text, root } = await show(place);
      await decide("정하늘", /^\s*전체권한/);
      await decide("오바다", /^\s*발행권한/);
      place.now = {
        ...company,
        people: company.people.map((one) =>
          one.memberId === "haneul" ? { ...one, grant: "approver", source: "person" } : one,
        ),
      };
      await element.reload();
      await element.updateComplete;
      expect(text(".bar")).to.contain("변경 2건").and.to.contain("다른 관리자가 먼저 바꾼 것 1건");
      await click("살펴보고 저장하기");
      expect(text(".diff")).to.contain("지금은 승인권한입니다.").and.to.contain("내 변경: 전체권한");
      await click("1건 저장하기");
      await until(() => saved(place).length === 1);
      await until(() => text(".bar").includes("변경 1건"));
      await click("내 변경으로 저장하기");
      expect(text(".diff")).to.contain("정하늘: 승인권한 → 전체권한");
      await click("1건 저장하기");
      await until(() => root.querySelector("dialog") === null);
      expect(saved(place)[1]).to.deep.include({
        changes: [{ holder: { kind: "person", id: "haneul" }, grant: "full", seen: "approver" }],
      });
    });

    it("go under the same key again when the answer was lost", async () => {
      const keys: Array<string> = [];
      const place = office({
        over: {
          change: async ({ idempotencyKey, changes }) => {
            keys.push(idempotencyKey);
            if (keys.length === 1) throw refusal("api.unreachable", "서버에 연결하지 못했습니다.");
            return { outcomes: changes.map(() => ({})) };
          },
        },
      });
      const { decide, click, text, root } = await show(place);
      await decide("정하늘", /^\s*전체권한/);
      await click("살펴보고 저장하기");
      await click("1건 저장하기");
      await until(() => text("dialog").includes("서버에 연결하지 못했습니다."));
      await click("1건 저장하기");
      await until(() => root.querySelector("dialog") === null);
      expect(keys).to.have.length(2);
      expect(keys[0]).to.equal(keys[1]);
    });

    it("of one's own right take somebody else, where there is somebody", async () => {
      const place = office({
        company: {
          ...company,
          people: company.people.map((one) =>
            one.memberId === "narae" ? { ...one, roles: ["service-administrator"] } : one,
          ),
        },
      });
      const { click, text, root } = await show(place);
      await click(/^이미래의 권한/);
      expect(text("dialog")).to.contain("자신의 권한은 스스로 바꿀 수 없습니다. 서나래에게 요청해 주세요.");
      expect(root.querySelector("#take")).to.equal(null);
    });
  });

  it("shows what a colleague sees, and what it would see once saved", async () => {
    const { click, decide, text, root, settle } = await show(office());
    await click("정하늘, 이 사람에게 보이는 것");
    await until(() => root.querySelector(".view .counts .all") !== null);
    expect(root.activeElement?.id).to.equal("view-title");
    expect(text(".view")).to.contain("정하늘에게 보이는 것");
    expect(text(".view .counts .all")).to.equal("전체 1건 11건");
    await decide("정하늘", /^\s*전체권한/);
    await until(() => text(".view .counts .all") === "전체 1건 11건 12건");
    expect(text(".view")).to.contain("발행할 수 있음");
    root.querySelector<HTMLElement>(".view .copy")!.click();
    await settle();
    expect(root.querySelector(".view")).to.equal(null);
    expect(root.activeElement?.hasAttribute("data-stop")).to.equal(true);
  });

  describe("departments", () => {
    it("are made by Enter, but not by the Enter that ends a syllable", async () => {
      const place = office();
      const { click, type, text, settle } = await show(place, { tab: "departments" });
      await click("부서 만들기");
      const field = await type("#name", "영업팀");
      press(field, "Enter", { isComposing: true });
      expect(place.given).to.deep.equal([]);
      press(field, "Enter");
      await settle();
      expect(text("dialog")).to.contain("같은 이름의 부서가 있습니다.");
      await type("#name", "구매팀");
      press(field, "Enter");
      await until(() => place.given.length === 1);
      expect(place.given[0]?.said).to.deep.include({ name: "구매팀", members: [], seen: [] });
    });

    it("say who loses what before they are dissolved", async () => {
      const place = office();
      const { click, text, root } = await show(place, { tab: "departments" });
      await click("회계팀 없애기");
      expect(root.activeElement?.textContent.trim()).to.equal("취소");
      expect(text("dialog")).to.contain("승인권한이 끝나는 사람: 문다현").and.not.to.contain("서나래");
      await click("부서 없애기");
      await until(() => place.given.length === 1);
      expect(place.given[0]).to.deep.include({ call: "dissolveDepartment" });
    });

    it("take people who were selected, with what was seen of the department", async () => {
      const place = office();
      const { click, text, root, settle } = await show(place);
      root.querySelector<HTMLElement>('[data-row="p:haneul"] input')!.click();
      await settle();
      await click("부서 옮기기");
      const select = root.querySelector<HTMLSelectElement>("#to")!;
      select.value = "accounting";
      select.dispatchEvent(new Event("change"));
      await settle();
      expect(text("dialog")).to.contain("이 부서의 승인권한을 물려받습니다.");
      await click("1명 옮기기");
      await until(() => place.given.length === 1);
      expect(place.given[0]?.said).to.deep.include({
        departmentId: "accounting",
        members: ["dahyun", "narae", "haneul"],
        seen: ["dahyun", "narae"],
      });
    });
  });

  it("says who is in a department, with what was seen of it, and who leaves another for it", async () => {
    const place = office();
    const { click, text, root, settle } = await show(place, { tab: "departments" });
    await click("영업팀 사람 정하기");
    expect(text("dialog")).to.contain("문다현 (지금 회계팀)");
    expect(root.querySelector<HTMLInputElement>("#in-haneul")!.checked).to.equal(true);
    root.querySelector<HTMLElement>("#in-dahyun")!.click();
    await settle();
    await click("사람 저장하기");
    await until(() => place.given.length === 1);
    expect(place.given[0]?.said).to.deep.include({
      departmentId: "sales",
      members: ["haneul", "dahyun"],
      seen: ["haneul"],
    });
  });

  describe("administrators", () => {
    it("keep the last company administrator, and say what to do first", async () => {
      const { root, text, dialog } = await show(office(), { tab: "administrators" });
      const stepDown = root.querySelector<HTMLElement>(
        'button[aria-describedby="last-company-administrator"]',
      )!;
      expect(stepDown.getAttribute("aria-disabled")).to.equal("true");
      stepDown.click();
      expect(dialog()).to.equal(null);
      expect(text("#last-company-administrator")).to.contain("먼저 다른 사람에게 위임해 주세요.");
    });

    it("hand over in one step, and hear what that means for themselves", async () => {
      const place = office();
      const { root, click, text, radio, settle } = await show(place);
      await click("정하늘을 관리자로 지정하기");
      await click("관리자로 지정하기");
      expect(text("dialog")).to.contain("관리자의 종류를 선택해 주세요.");
      radio(/^\s*회사 관리자/).click();
      await settle();
      root.querySelector<HTMLElement>("#hand-over")!.click();
      await settle();
      expect(text("dialog")).to.contain("지정하는 순간 나는 회사 관리자가 아니게 됩니다.");
      await click("위임하고 물러나기");
      await until(() => place.given.length === 1);
      expect(place.given[0]?.said).to.deep.include({
        memberId: "haneul",
        role: "company-administrator",
        stay: false,
      });
    });
  });

  describe("requests", () => {
    it("are counted on their tab and answered in place, with words for whoever asked", async () => {
      const place = office({ toAnswer: [accessRequest()], joins: [joinRequest] });
      const { element, root, click, type, text } = await show(place, { tab: "requests" });
      expect(root.querySelector("#tab-requests")?.textContent).to.contain("2");
      expect(text("[role=tabpanel]")).to.contain("정하늘 님이 전체권한을 요청했습니다.");
      expect(text("[role=tabpanel]")).to.contain("10월 마감을 맡았습니다.");
      expect(text("[role=tabpanel]")).to.contain(
        "허용하면 정하늘은 앞으로 회사의 모든 전자세금계산서를 봅니다.",
      );
      await type("#note-ask_1", "결산까지");
      const told = oneEvent(element, "einv-access-answered");
      await click("정하늘의 전체권한 요청 거절하기");
      expect((await told).detail).to.deep.equal({ requestId: "ask_1", answer: "decline" });
      expect(place.given[0]?.said).to.deep.include({
        requestId: "ask_1",
        answer: "decline",
        note: "결산까지",
      });
      expect(text(".answered")).to.contain("정하늘의 전체권한 요청을 거절했습니다.");
      expect(root.activeElement?.id).to.equal("access-title");
    });

    it("to join are admitted with a right that was chosen, none preset", async () => {
      const place = office({ joins: [joinRequest] });
      const { root, click, text, radio, settle } = await show(place, { tab: "requests" });
      expect(text("[role=tabpanel]")).to.contain("이메일만 확인했습니다.");
      await click("나새롬 가입 허용하기");
      expect(text("[role=tabpanel]")).to.contain("부여할 권한을 선택해 주세요.");
      expect(root.activeElement?.closest("#join-join_1")).to.not.equal(null);
      expect(place.given).to.deep.equal([]);
      radio(/^\s*발행권한/).click();
      await settle();
      await click("나새롬 가입 허용하기");
      await until(() => place.given.length === 1);
      expect(place.given[0]).to.deep.equal({
        call: "admit",
        said: { requestId: "join_1", grant: "issue-only", note: undefined },
      });
    });
  });

  it("shows whoever is no administrator the own right, why not more, and asks in one click", async () => {
    const place = office({
      me: haneul,
      asked: [accessRequest({ state: "declined", note: "부서권한으로 충분합니다." })],
    });
    const { element, text, click, root, provider } = await show(place);
    expect(element.viewState).to.equal("denied");
    expect(text()).to.contain("내 권한: 발행권한").and.to.contain("전자세금계산서 12건이 보이지 않습니다.");
    expect(text()).to.contain("관리자(이미래)").and.to.contain("부서권한으로 충분합니다.");
    expect(root.querySelector("table")).to.equal(null);
    await click("전체권한 요청하기");
    await until(() => place.given.length === 1);
    expect(place.given[0]?.said).to.deep.include({ wants: "full" });
    await until(() => provider.shadowRoot!.textContent.includes("권한을 요청했습니다."));
  });

  it("is empty while the company has not bought the service, and says so", async () => {
    const { service: _, ...without } = company;
    const { element, text } = await show(office({ company: without, me: me({ service: "not-bought" }) }));
    expect(element.viewState).to.equal("empty");
    expect(text()).to.contain("회사가 전자세금계산서 서비스를 아직 구매하지 않았습니다.");
  });

  it("says what failed and loads again", async () => {
    let failing = true;
    const place = office({
      over: {
        diagnose: async () => {
          if (failing) throw refusal("api.unreachable", "서버에 연결하지 못했습니다.");
          return me();
        },
      },
    });
    const { element, click, text, row } = await show(place);
    expect(element.viewState).to.equal("error");
    expect(text()).to.contain("서버에 연결하지 못했습니다.");
    failing = false;
    const ready = oneEvent(element, "einv-ready");
    await click("다시 시도하기");
    await ready;
    await element.updateComplete;
    expect(row("정하늘")).to.contain("발행권한");
  });

  for (const tab of ["people", "departments", "administrators", "requests", "history"] as const)
    it(`has nothing that axe objects to: ${tab}`, async () => {
      const { element } = await show(office({ toAnswer: [accessRequest()], joins: [joinRequest] }), {
        tab,
        width: tab === "people" ? 320 : 1000,
        language: tab === "departments" ? "en" : "ko",
      });
      const { violations } = await axe.run(element);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html: markup }) => markup)])).to.deep.equal(
        [],
      );
    });
});
