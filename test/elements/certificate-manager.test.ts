import { expect } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import type { Certificates } from "@einv/api";
import "@einv/elements/certificate-manager/define";
import type { EinvCertificateManager } from "@einv/elements";
import type { HandedOver, RegisteredCertificates } from "@einv/elements/runtime/registeredCertificates";
import type { Rights } from "@einv/elements/runtime/rights";
import type { AccessRequest, Runtime } from "@einv/elements/runtime/Runtime";
import { refusal } from "./support/approval.ts";
import { group } from "./support/group.ts";
import { registeredOne } from "./support/registered.ts";
import { accessRequest } from "./support/samples.ts";
import { bankOnly, certificate, scripted, unreachable, wrongPassword } from "./support/runtime.ts";
import { until } from "./support/until.ts";

const now = DateTime.makeUnsafe("2026-11-22T05:03:00Z");

const view = (fields: Partial<Certificates.CertificatesView> = {}): Certificates.CertificatesView => ({
  businessNumber: "2208700003",
  company: "한가람정비",
  former: [],
  confirmation: { by: "host" },
  now,
  ...fields,
});

const challenge: Certificates.RegistrationChallenge = {
  challengeId: "cv_1",
  text: "공동인증서 등록 (Registering the certificate)\n\n회사 (Company): 한가람정비",
  expiresAt: DateTime.add(now, { minutes: 10 }),
  handoverKey: new Uint8Array(65),
};

const handed: HandedOver = {
  challengeId: "cv_1",
  certificate: "MII",
  signature: "c2ln",
  sealedKey: "c2VhbA",
};

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvCertificateManager): Promise<void> => {
  for (let round = 0; round < 5; round++) {
    await turn();
    await element.updateComplete;
  }
};

/** What the group was asked to register and to remove, in order. */
interface Sent {
  readonly registered: Array<Parameters<RegisteredCertificates["register"]>>;
  readonly removed: Array<Parameters<RegisteredCertificates["remove"]>[0]>;
  begun: number;
}

const open = async (
  answers: Partial<RegisteredCertificates> = {},
  runtime: Partial<Runtime> = {},
): Promise<{
  readonly element: EinvCertificateManager;
  readonly sent: Sent;
  readonly page: ReturnType<typeof scripted>;
}> => {
  document.documentElement.lang = "ko";
  const sent: Sent = { registered: [], removed: [], begun: 0 };
  const element = document.createElement("einv-certificate-manager");
  const page = scripted({
    ...runtime,
    registeredCertificates: group<RegisteredCertificates>({
      list: async () => view(),
      handOver: async () => handed,
      ...answers,
      begin: async () => {
        sent.begun += 1;
        return answers.begin === undefined ? challenge : answers.begin();
      },
      register: async (...asked) => {
        sent.registered.push(asked);
        return answers.register === undefined
          ? view({ registered: registeredOne() })
          : answers.register(...asked);
      },
      remove: async (asked) => {
        sent.removed.push(asked);
        return answers.remove === undefined ? view() : answers.remove(asked);
      },
    }),
  });
  element.runtime = page;
  document.body.append(element);
  await settled(element);
  return { element, sent, page };
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvCertificateManager, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const shows = (element: EinvCertificateManager, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

const text = (element: EinvCertificateManager): string =>
  (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

const button = (element: EinvCertificateManager, label: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll("button")].find(
    ({ textContent }) => textContent?.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

const focused = (element: EinvCertificateManager): string => element.shadowRoot?.activeElement?.id ?? "";

const bring = async (element: EinvCertificateManager): Promise<void> => {
  const transfer = new DataTransfer();
  for (const name of ["signCert.der", "signPri.key"]) transfer.items.add(new File(["-"], name));
  const input = find<HTMLInputElement>(element, "#files");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
  await settled(element);
};

const enter = (target: HTMLElement, init: KeyboardEventInit = {}): void => {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true, ...init }),
  );
};

/** Types the password and presses Enter. */
const type = async (element: EinvCertificateManager, password = "correct horse"): Promise<void> => {
  const field = find<HTMLInputElement>(element, "#secret");
  field.value = password;
  field.dispatchEvent(new Event("input"));
  enter(field);
  await settled(element);
};

const registerWith = async (element: EinvCertificateManager): Promise<void> => {
  await bring(element);
  find(element, "#agree").click();
  await type(element);
};

describe("<einv-certificate-manager>", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("shows whose certificate it is, its kind, who registered it, and how long it lasts in words", async () => {
    const { element } = await open({
      list: async () => view({ registered: registeredOne({ daysLeft: 27 }) }),
    });
    const shown = text(element);
    for (const what of ["한가람정비", "전자세금용", "yessignCA Class 3", "27일 남음", "김하늘", "곧 만료"])
      expect(shown).to.contain(what);
    expect(element.viewState).to.equal("ready");
  });

  it("says in the row why one cannot be used, and what now", async () => {
    for (const [state, why] of [
      ["expired", "유효기간이 끝나 발행할 수 없습니다."],
      ["revoked", "재발급받았거나 인증기관이 폐기한 인증서입니다."],
    ] as const) {
      const { element } = await open({
        list: async () => view({ registered: registeredOne({ state, daysLeft: -3 }) }),
      });
      expect(text(element)).to.contain(why);
      expect(text(element)).to.contain("갱신한 인증서로 교체해 주세요.");
      element.remove();
    }
  });

  it("registers with the keyboard: certificate, consent, password, Enter", async () => {
    const { element, sent, page } = await open();
    expect(element.viewState).to.equal("empty");
    await bring(element);
    expect(focused(element)).to.equal("secret");
    expect(text(element)).to.contain("공동인증서 등록 (Registering the certificate)");
    await type(element, "nobody has agreed yet");
    expect(sent.registered).to.deep.equal([]);
    expect(focused(element)).to.equal("agree");
    expect(text(element)).to.contain("내용을 읽고 동의해 주세요.");
    expect(find<HTMLInputElement>(element, "#secret").value).to.equal("nobody has agreed yet");
    find(element, "#agree").click();
    let told: unknown;
    element.addEventListener("einv-certificate-registered", ({ detail }) => (told = detail));
    await type(element);
    expect(page.passwords).to.deep.equal(["correct horse"]);
    expect(sent.registered.length).to.equal(1);
    expect(sent.registered[0]?.[0]).to.equal(handed);
    expect(sent.registered[0]?.[1].replaces).to.equal(undefined);
    expect(told).to.deep.equal({ registrationId: "cert_1", replaced: false });
    expect(shows(element, "#replace")).to.equal(true);
    expect(shows(element, "#secret")).to.equal(false);
    expect(focused(element)).to.equal("list");
    expect(element.viewState).to.equal("ready");
  });

  it("does not take Enter while a syllable is composed", async () => {
    const { element, sent } = await open();
    await bring(element);
    find(element, "#agree").click();
    const field = find<HTMLInputElement>(element, "#secret");
    field.value = "correct horse";
    enter(field, { isComposing: true });
    await settled(element);
    expect(sent.registered).to.deep.equal([]);
  });

  it("replaces in one step, and says which one goes", async () => {
    const { element, sent } = await open({
      list: async () => view({ registered: registeredOne({ state: "expired", daysLeft: -3 }) }),
      register: async () =>
        view({
          registered: registeredOne({ registrationId: "cert_2" }),
          former: [registeredOne({ state: "replaced", endedAt: now, endedBy: "김하늘" })],
        }),
    });
    expect(shows(element, "#files")).to.equal(false);
    find(element, "#replace").click();
    await settled(element);
    expect(focused(element)).to.equal("add-title");
    await registerWith(element);
    expect(sent.registered[0]?.[1].replaces).to.equal("cert_1");
    expect(text(element)).to.contain("이전에 등록한 인증서 1개");
    expect(shows(element, "#files")).to.equal(false);
  });

  it("forgets the key before anything is sent, and a wrong password leads back to its field", async () => {
    let wrong = true;
    const order: Array<string> = [];
    const { element, page } = await open(
      {
        register: async () => {
          order.push("register");
          return view({ registered: registeredOne() });
        },
      },
      {
        openCertificate: async (chosen) => {
          if (wrong) throw wrongPassword;
          return { certificate: chosen, findings: [], usable: true };
        },
        forget: (...held) => {
          if (held.some((one) => "certificate" in one)) order.push("forget");
        },
      },
    );
    await registerWith(element);
    expect(text(element)).to.contain("암호가 맞지 않습니다.");
    expect(focused(element)).to.equal("secret");
    wrong = false;
    await type(element);
    expect(order.slice(0, 2)).to.deep.equal(["forget", "register"]);
    expect(page.passwords.length).to.equal(2);
  });

  it("refuses what cannot issue before a key is opened, and another company's once it is", async () => {
    const bank = await open(
      {},
      { readCertificates: async () => [certificate({ usable: false, findings: [bankOnly] })] },
    );
    await bring(bank.element);
    expect(text(bank.element)).to.contain("은행 거래용 인증서입니다.");
    expect(shows(bank.element, "#register")).to.equal(false);
    expect(bank.sent.begun).to.equal(0);
    bank.element.remove();
    const other = await open({
      register: async () => {
        throw refusal(
          "company-verification.other-company",
          "다른 회사의 인증서입니다.",
          "회사의 인증서를 선택해 주세요.",
        );
      },
    });
    await registerWith(other.element);
    expect(text(other.element)).to.contain("다른 회사의 인증서입니다.");
    expect(other.element.viewState).to.equal("empty");
  });

  it("sends the same again under the same key when the answer was lost", async () => {
    let lost = true;
    const { element, sent, page } = await open({
      register: async () => {
        if (lost) throw unreachable;
        return view({ registered: registeredOne() });
      },
    });
    await registerWith(element);
    expect(text(element)).to.contain("등록되었는지 아직 알 수 없습니다.");
    lost = false;
    button(element, "다시 보내기").click();
    await settled(element);
    expect(sent.registered.length).to.equal(2);
    expect(sent.registered[1]).to.deep.equal(sent.registered[0]);
    expect(page.passwords.length).to.equal(1);
    expect(shows(element, "#replace")).to.equal(true);
  });

  it("makes the text anew when its time was over, and asks again", async () => {
    let over = true;
    const { element, sent } = await open({
      register: async () => {
        if (over) throw refusal("company-verification.expired", "시간이 지났습니다.", "다시 시작해 주세요.");
        return view({ registered: registeredOne() });
      },
    });
    await registerWith(element);
    expect(sent.begun).to.equal(2);
    expect(find<HTMLInputElement>(element, "#agree").checked).to.equal(false);
    over = false;
    find(element, "#agree").click();
    await type(element);
    expect(shows(element, "#replace")).to.equal(true);
  });

  it("lets the page hold a registration, and says its reason", async () => {
    const { element, page } = await open();
    element.addEventListener("einv-certificate-register-request", (event) => {
      event.detail.waitUntil(Promise.reject(new Error("보안 담당자의 승인이 필요합니다.")));
    });
    await registerWith(element);
    expect(text(element)).to.contain("보안 담당자의 승인이 필요합니다.");
    expect(page.passwords).to.deep.equal([]);
  });

  it("removes after a dialog that names what is lost and offers the safe button first", async () => {
    const { element, sent } = await open({ list: async () => view({ registered: registeredOne() }) });
    find(element, "#remove").click();
    await settled(element);
    const dialog = find(element, "dialog");
    expect(dialog.getAttribute("role")).to.equal("alertdialog");
    const described = dialog.getAttribute("aria-describedby") ?? "";
    expect(find(element, `#${described}`).textContent).to.contain("되돌릴 수 없으며");
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal("그대로 두기");
    button(element, "그대로 두기").click();
    await settled(element);
    expect(sent.removed).to.deep.equal([]);
    find(element, "#remove").click();
    await settled(element);
    find(element, "dialog .danger").click();
    await settled(element);
    expect(sent.removed.map(({ registrationId }) => registrationId)).to.deep.equal(["cert_1"]);
    expect(shows(element, "dialog")).to.equal(false);
    expect(text(element)).to.contain("등록된 인증서가 없습니다.");
    expect(focused(element)).to.equal("list");
  });

  it("shows the doctor's report and copies it as text, with nothing secret", async () => {
    const copied: Array<string> = [];
    const original = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = async (what) => void copied.push(what);
    const { element } = await open({
      list: async () => view({ registered: registeredOne() }),
      report: async () => ({
        certificate: registeredOne(),
        at: now,
        findings: [
          {
            code: "certificate.expires-soon",
            severity: "warning" as const,
            what: { ko: "곧 만료됩니다.", en: "It ends soon." },
            remedy: { ko: "갱신해 주세요.", en: "Renew it." },
          },
        ],
      }),
    });
    button(element, "점검 결과 보기").click();
    await settled(element);
    expect(text(element)).to.contain("곧 만료됩니다. 갱신해 주세요. certificate.expires-soon");
    button(element, "텍스트로 복사하기").click();
    await settled(element);
    navigator.clipboard.writeText = original;
    expect(copied[0]).to.contain("일련번호: 1f2e3d");
    expect(copied[0]).to.contain("[주의] 곧 만료됩니다. 갱신해 주세요. (certificate.expires-soon)");
  });

  it("shows a member who is no administrator how it stands, and who can change it", async () => {
    const { element } = await open({
      list: async () =>
        view({
          registered: registeredOne(),
          cannotManage: refusal(
            "permission.administrator-only",
            "공동인증서 등록은 서비스 관리자만 할 수 있습니다.",
            "김하늘 님에게 요청해 주세요.",
          ),
        }),
    });
    expect(text(element)).to.contain("김하늘 님에게 요청해 주세요.");
    expect(shows(element, "#replace, #remove, #files")).to.equal(false);
  });

  it("asks in one click for the right without which nothing is shown", async () => {
    const asked: Array<AccessRequest> = [];
    const { element } = await open(
      {
        list: () =>
          Promise.reject(
            refusal(
              "permission.no-service",
              "서비스를 배포받지 않았습니다.",
              "서비스 관리자에게 요청해 주세요.",
            ),
          ),
      },
      {
        rights: group<Rights>({
          request: async (request) => {
            asked.push(request);
            return accessRequest;
          },
        }),
      },
    );
    expect(element.viewState).to.equal("denied");
    button(element, "권한 요청하기").click();
    await until(() => text(element).includes("권한을 요청했습니다."));
    expect(asked.length).to.equal(1);
    expect(shows(element, ".refusal .button.primary")).to.equal(false);
  });

  it("leaves nothing of a password behind when it is removed from the page", async () => {
    const { element, page } = await open();
    await bring(element);
    const field = find<HTMLInputElement>(element, "#secret");
    field.value = "correct horse";
    element.remove();
    await turn();
    expect(field.value).to.equal("");
    expect(page.forgotten.length).to.equal(1);
  });

  it("has no complaint from axe while a certificate is being registered", async () => {
    const { element } = await open({
      list: async () => view({ former: [registeredOne({ state: "removed" })] }),
    });
    await bring(element);
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
