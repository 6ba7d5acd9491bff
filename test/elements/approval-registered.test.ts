import { expect } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import type { Certificates } from "@einv/api";
import "@einv/elements/approval/define";
import type { EinvInvoiceApproval } from "@einv/elements";
import type { RegisteredCertificates } from "@einv/elements/runtime/registeredCertificates";
import { approval, now, receipt, ref, refusal } from "./support/approval.ts";
import { group } from "./support/group.ts";
import { registeredOne } from "./support/registered.ts";
import { scripted, unreachable } from "./support/runtime.ts";

const registered = registeredOne({ registeredAt: now });

const view = (fields: Partial<Certificates.CertificatesView> = {}): Certificates.CertificatesView => ({
  businessNumber: "2208700003",
  company: "한가람정비",
  registered,
  former: [],
  confirmation: { by: "host", until: DateTime.add(now, { minutes: 10 }) },
  now,
  ...fields,
});

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvInvoiceApproval): Promise<void> => {
  for (let round = 0; round < 6; round++) {
    await turn();
    await element.updateComplete;
  }
};

const open = async (answers: Partial<RegisteredCertificates> = {}, given = scripted()) => {
  document.documentElement.lang = "ko";
  const issued: Array<Parameters<RegisteredCertificates["issue"]>[0]> = [];
  const confirmed: Array<string> = [];
  const element = document.createElement("einv-invoice-approval");
  element.runtime = {
    ...given,
    registeredCertificates: group<RegisteredCertificates>({
      list: async () => view(),
      ...answers,
      issue: async (command) => {
        issued.push(command);
        return answers.issue === undefined ? receipt : answers.issue(command);
      },
      confirm: async (password) => {
        confirmed.push(password);
        return answers.confirm === undefined ? { until: new Date() } : answers.confirm(password);
      },
    }),
  };
  element.invoiceRef = ref;
  document.body.append(element);
  await settled(element);
  return { element, issued, confirmed, page: given };
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvInvoiceApproval, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const shows = (element: EinvInvoiceApproval, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

const text = (element: EinvInvoiceApproval): string =>
  (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

const press = async (element: EinvInvoiceApproval, selector: string): Promise<void> => {
  find(element, selector).click();
  await settled(element);
};

describe("<einv-invoice-approval> with a registered certificate", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("is not asked for by whoever came by a mail link", async () => {
    let asked = 0;
    const { followUps: _, ...linked } = approval().view;
    const { element } = await open(
      {
        list: async () => {
          asked += 1;
          return view();
        },
      },
      scripted({ approval: async () => ({ ...approval(), view: linked }) }),
    );
    expect(asked).to.equal(0);
    expect(element.renderRoot.querySelector("#files")).not.to.equal(null);
  });

  it("offers it first, says so at the button, and issues with one press where the host confirmed the person", async () => {
    const { element, issued, page } = await open();
    expect(text(element)).to.contain("서버에 등록된 인증서입니다.");
    expect(shows(element, "#files, #secret")).to.equal(false);
    expect(find(element, "#issue").textContent?.trim()).to.equal("등록된 인증서로 발행하기 · 0 P");
    let told: unknown;
    element.addEventListener("einv-issued", ({ detail }) => (told = detail));
    await press(element, "#issue");
    expect(issued.map(({ registrationId, version }) => [registrationId, version])).to.deep.equal([
      ["cert_1", 3],
    ]);
    expect(page.asked).not.to.contain("sign");
    expect(told).to.deep.equal({ ref, issueId: receipt.issueId });
  });

  it("keeps the files one click away, and leads back", async () => {
    const { element } = await open();
    await press(element, "#by-file");
    expect(shows(element, "#files")).to.equal(true);
    expect(find(element, "#issue").textContent?.trim()).to.equal("발행하기 · 0 P");
    expect(element.shadowRoot?.activeElement?.id).to.equal("files");
    await press(element, "#by-registered");
    expect(shows(element, "#files")).to.equal(false);
  });

  it("asks for the account's password, takes it once, and says at the field that it was wrong", async () => {
    let wrong = true;
    const { element, issued, confirmed } = await open({
      list: async () => view({ confirmation: { by: "password" } }),
      confirm: async () => {
        if (wrong)
          throw refusal("confirmation.wrong", "비밀번호가 올바르지 않습니다.", "다시 입력해 주세요.");
        return { until: new Date() };
      },
    });
    expect(text(element)).to.contain("계정 비밀번호");
    await press(element, "#issue");
    expect(text(element)).to.contain("계정 비밀번호를 입력해 주세요.");
    const field = find<HTMLInputElement>(element, "#secret");
    const type = async (password: string): Promise<void> => {
      field.value = password;
      field.dispatchEvent(new Event("input"));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await settled(element);
    };
    await type("a guess");
    expect(text(element)).to.contain("비밀번호가 올바르지 않습니다. 다시 입력해 주세요.");
    expect(field.value).to.equal("");
    expect(issued).to.deep.equal([]);
    wrong = false;
    await type("right horse");
    expect(confirmed).to.deep.equal(["a guess", "right horse"]);
    expect(issued.length).to.equal(1);
  });

  it("says why it cannot be used, and leaves the files", async () => {
    const expired = await open({
      list: async () => view({ registered: { ...registered, state: "expired", daysLeft: -2 } }),
    });
    expect(text(expired.element)).to.contain("등록된 인증서는 지금 쓸 수 없습니다(만료됨).");
    expect(shows(expired.element, "#files")).to.equal(true);
    expired.element.remove();
    const unconfirmed = await open({ list: async () => view({ confirmation: { by: "host" } }) });
    expect(text(unconfirmed.element)).to.contain("다시 로그인해 주세요.");
    expect(shows(unconfirmed.element, "#files")).to.equal(true);
  });

  it("is as ever where nobody may ask for it, as behind a mail link", async () => {
    const { element } = await open({
      list: async () => {
        throw refusal("session.one-invoice", "한 건만 볼 수 있습니다.", "로그인해 주세요.");
      },
    });
    expect(shows(element, "#files")).to.equal(true);
    expect(shows(element, ".refusal")).to.equal(false);
  });

  it("shows why the server refused the certificate, with the way to the files", async () => {
    const { element } = await open({
      issue: async () => {
        throw refusal("certificate.revoked", "폐기된 인증서입니다.", "갱신한 인증서로 교체해 주세요.");
      },
    });
    await press(element, "#issue");
    expect(text(element)).to.contain("폐기된 인증서입니다.");
    expect(text(element)).to.contain("갱신한 인증서로 교체해 주세요.");
    await press(element, "#by-file");
    expect(shows(element, "#files")).to.equal(true);
  });

  it("sends the same press again when the answer was lost", async () => {
    let lost = true;
    const { element, issued } = await open({
      issue: async () => {
        if (lost) throw unreachable;
        return receipt;
      },
    });
    await press(element, "#issue");
    lost = false;
    await press(element, "#issue-problem .primary");
    expect(issued.length).to.equal(2);
    expect(issued[1]).to.deep.equal(issued[0]);
  });

  it("issues nothing when the invoice changed meanwhile", async () => {
    let version = 3;
    const { element, issued } = await open({}, scripted({ approval: async () => approval({ version }) }));
    version = 4;
    await press(element, "#issue");
    expect(issued).to.deep.equal([]);
    expect(text(element)).to.contain("그사이 세금계산서가 바뀌었습니다.");
  });

  it("has no complaint from axe", async () => {
    const { element } = await open({ list: async () => view({ confirmation: { by: "password" } }) });
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
