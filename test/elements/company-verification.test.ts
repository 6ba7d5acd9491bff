import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import "@einv/elements/company-verification/define";
import type {
  CompanyChallenge,
  ProfileInput,
  CompanySettings,
  CompanyVerificationView,
  EinvCompanyVerification,
} from "@einv/elements";
import type { Company } from "@einv/elements/runtime/company";
import type { OpenedCertificate, Runtime } from "@einv/elements/runtime/Runtime";
import * as CompanyProfile from "@einv/membership/CompanyProfile";
import { approval, now, ref, refusal } from "./support/approval.ts";
import { bankOnly, certificate, scripted, unreachable, wrongPassword } from "./support/runtime.ts";
import { until } from "./support/until.ts";

const businessNumber = "2208700003";

const unverified: CompanyVerificationView = {
  businessNumber,
  name: "한가람정비",
  state: "unverified",
  mine: false,
  certificates: [],
  data: "here",
  now,
};

const verified: CompanyVerificationView = {
  ...unverified,
  state: "verified",
  since: now,
  mine: true,
  certificates: [
    {
      fingerprint: "ab",
      subject: "한가람정비()0012345",
      issuer: "yessignCA Class 3",
      serial: "1f2e3d",
      until: DateTime.makeUnsafe("2027-03-02T14:59:59Z"),
      signsTaxInvoices: true,
      occasion: "challenge",
      shownAt: now,
      inForce: true,
    },
  ],
};

const complete: ProfileInput = {
  businessNumber,
  name: "한가람정비",
  representative: "김하늘",
  entityType: "corporation",
  industryCode: "172111",
  businessType: "제조업",
  businessItem: "기타 직물제품 제조업",
  phone: "02-555-0101",
  address: "서울 중구 을지로 29",
};

/** The company's data is asked for only where it is told. */
const unasked = (): Promise<never> => Promise.reject(new Error("asked in vain"));

const full: CompanySettings = { profile: complete, missing: [], mayChange: true };

const bare: CompanySettings = {
  profile: {
    businessNumber,
    name: "한가람정비",
    representative: "김하늘",
    entityType: "corporation",
  },
  missing: ["industryCode", "businessType", "businessItem", "phone", "address"],
  mayChange: true,
};

const challenge = (number = 1, minutes = 10): CompanyChallenge => ({
  challengeId: `cv_${number}`,
  text: `회사인증 (Company verification)\n번호: cv_${number}`,
  expiresAt: DateTime.add(now, { minutes }),
});

interface Script {
  readonly company?: Partial<Company>;
  readonly runtime?: Partial<Runtime>;
}

/** A runtime whose company is not verified; remembers what was begun, changed and proven. */
const world = ({ company = {}, runtime = {} }: Script = {}) => {
  const begun: Array<CompanyChallenge> = [];
  const changes: Array<ProfileInput> = [];
  const proofs: Array<readonly [OpenedCertificate, string]> = [];
  const group: Company = {
    verification: async () => unverified,
    begin: async () => {
      const next = challenge(begun.length + 1);
      begun.push(next);
      return next;
    },
    prove: async (opened, { challengeId }) => {
      proofs.push([opened, challengeId]);
      return verified;
    },
    profile: async () => full,
    change: async (input) => {
      changes.push(input);
      return full;
    },
    wrongsOf: async (input) => CompanyProfile.problems(input),
    ...company,
    ...(company.prove === undefined
      ? {}
      : {
          prove: async (opened: OpenedCertificate, asked: CompanyChallenge) => {
            proofs.push([opened, asked.challengeId]);
            return company.prove!(opened, asked);
          },
        }),
  };
  const made = scripted({
    company: async () => group,
    invoice: async () => approval().view,
    ...runtime,
  });
  return { runtime: made, begun, changes, proofs };
};

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvCompanyVerification): Promise<void> => {
  for (let round = 0; round < 5; round++) {
    await turn();
    await element.updateComplete;
  }
};

const open = async (
  runtime: Runtime,
  set: (element: EinvCompanyVerification) => void = () => undefined,
): Promise<EinvCompanyVerification> => {
  document.documentElement.lang = "ko";
  const element = document.createElement("einv-company-verification");
  element.runtime = runtime;
  set(element);
  document.body.append(element);
  await settled(element);
  return element;
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvCompanyVerification, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const shows = (element: EinvCompanyVerification, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

const text = (element: EinvCompanyVerification): string =>
  (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

const button = (element: EinvCompanyVerification, label: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll("button")].find(
    ({ textContent }) => textContent?.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

const focused = (element: EinvCompanyVerification): Element | null =>
  element.shadowRoot?.activeElement ?? null;

const bring = async (element: EinvCompanyVerification): Promise<void> => {
  const transfer = new DataTransfer();
  for (const name of ["signCert.der", "signPri.key"]) transfer.items.add(new File(["-"], name));
  const input = find<HTMLInputElement>(element, "#files");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
  await settled(element);
};

const type = (element: EinvCompanyVerification, selector: string, value: string): void => {
  const field = find<HTMLInputElement>(element, selector);
  field.value = value;
  field.dispatchEvent(new Event("input"));
};

const enter = (target: HTMLElement, init: KeyboardEventInit = {}): void => {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true, ...init }),
  );
};

const proveWith = async (element: EinvCompanyVerification, password = "correct horse"): Promise<void> => {
  await bring(element);
  type(element, "#secret", password);
  enter(find(element, "#secret"));
  await settled(element);
};

const facts = {
  industryCode: "172111",
  businessType: "제조업",
  businessItem: "직물",
  phone: "02-555-0101",
  address: "서울 중구 을지로 29",
};

describe("<einv-company-verification>", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("says how the company stands and shows the text word for word before anything is signed", async () => {
    const { runtime, proofs } = world();
    const element = await open(runtime);
    expect(text(element)).to.contain("한가람정비").and.to.contain("220-87-00003").and.to.contain("인증 전");
    expect(find(element, "#statement").textContent).to.equal(challenge().text);
    expect(text(element)).to.contain("암호와 개인키는 이 컴퓨터를 벗어나지 않습니다.");
    expect(proofs).to.deep.equal([]);
  });

  it("verifies with one press: certificate, password, Enter; and says the result where the focus is", async () => {
    const { runtime, proofs, changes } = world();
    const element = await open(runtime);
    await bring(element);
    expect(focused(element)).to.equal(find(element, "#secret"));
    type(element, "#secret", "correct horse");
    setTimeout(() => enter(find(element, "#secret")));
    const { detail } = await oneEvent(element, "einv-verify");
    await settled(element);
    expect(detail).to.deep.equal({ businessNumber });
    expect(proofs.map(([, id]) => id)).to.deep.equal(["cv_1"]);
    expect(changes).to.deep.equal([]);
    expect(text(element)).to.contain("회사인증을 마쳤습니다").and.to.contain("인증된 회사");
    expect(focused(element)).to.equal(find(element, "#outcome"));
    expect(runtime.forgotten).to.include(proofs[0]![0]);
    expect(shows(element, "#secret")).to.equal(false);
  });

  it("does not take the Enter that ends a syllable", async () => {
    const { runtime } = world();
    const element = await open(runtime);
    await bring(element);
    type(element, "#secret", "correct horse");
    enter(find(element, "#secret"), { isComposing: true });
    await settled(element);
    expect(runtime.asked).not.to.include("open");
    expect(find<HTMLInputElement>(element, "#secret").value).to.equal("correct horse");
  });

  it("fills in what the invoice knows, and says everything that is wrong at once, each at its field", async () => {
    const { runtime, proofs, changes } = world({ company: { profile: async () => bare } });
    const invoice = approval().view;
    const element = await open(
      {
        ...runtime,
        invoice: async () => ({
          ...invoice,
          invoice: {
            ...invoice.invoice,
            supplier: {
              ...invoice.invoice.supplier,
              businessType: "서비스업",
              address: "서울 마포구 가나로 1",
            },
          },
        }),
      },
      (made) => {
        made.invoiceRef = ref;
      },
    );
    expect(find<HTMLInputElement>(element, "#businessType").value).to.equal("서비스업");
    expect(find<HTMLInputElement>(element, "#address").value).to.equal("서울 마포구 가나로 1");
    expect(text(element)).to.contain("요청받은 세금계산서에 적힌 내용입니다.");
    type(element, "#industryCode", "17");
    type(element, "#phone", "12");
    await bring(element);
    type(element, "#secret", "correct horse");
    find(element, "#verify").click();
    await settled(element);
    const wrong = [...element.renderRoot.querySelectorAll("input[aria-invalid=true]")].map(({ id }) => id);
    expect(wrong).to.deep.equal(["industryCode", "businessItem", "phone"]);
    expect(find(element, "#businessItem-verdict").textContent?.trim()).to.equal("종목을 입력해 주세요.");
    expect(find(element, "#industryCode-verdict").textContent).to.contain("company.digits");
    expect(focused(element)).to.equal(find(element, "#industryCode"));
    expect(find<HTMLInputElement>(element, "#secret").value).to.equal("correct horse");
    expect([proofs, changes]).to.deep.equal([[], []]);
  });

  it("saves the company's data and proves the company with the same press", async () => {
    const { runtime, proofs, changes } = world({ company: { profile: async () => bare } });
    const element = await open(runtime);
    for (const [fact, value] of Object.entries(facts)) type(element, `#${fact}`, value);
    await proveWith(element);
    expect(changes).to.have.length(1);
    expect(changes[0]).to.include({ ...facts, businessNumber, name: "한가람정비", representative: "김하늘" });
    expect(proofs).to.have.length(1);
    expect(text(element)).to.contain("회사인증을 마쳤습니다");
  });

  it("says at its field what only the server finds wrong, and signs nothing", async () => {
    const { runtime, proofs } = world({
      company: {
        profile: async () => bare,
        change: async () => {
          throw Object.assign(
            refusal("phone-number.malformed", "전화번호를 확인해 주세요.", "다시 입력해 주세요."),
            {
              path: "phone",
            },
          );
        },
      },
    });
    const element = await open(runtime);
    for (const [fact, value] of Object.entries(facts)) type(element, `#${fact}`, value);
    await proveWith(element);
    expect(find(element, "#phone-verdict").textContent).to.contain("phone-number.malformed");
    expect(focused(element)).to.equal(find(element, "#phone"));
    expect(proofs).to.deep.equal([]);
    expect(element.viewState).to.equal("ready");
  });

  it("goes on with the proof when somebody else has come to run the company meanwhile", async () => {
    const { runtime, proofs } = world({
      company: {
        profile: async () => bare,
        change: async () => {
          throw refusal(
            "permission.administrator-only",
            "관리자만 할 수 있습니다.",
            "관리자에게 요청해 주세요.",
          );
        },
      },
    });
    const element = await open(runtime);
    for (const [fact, value] of Object.entries(facts)) type(element, `#${fact}`, value);
    await proveWith(element);
    expect(proofs).to.have.length(1);
    expect(text(element)).to.contain("회사인증을 마쳤습니다");
  });

  it("says a wrong password at the field, and takes the next one", async () => {
    let tries = 0;
    const { runtime, proofs } = world({
      runtime: {
        openCertificate: async (chosen) => {
          if (tries++ === 0) throw wrongPassword;
          return { certificate: chosen, findings: [], usable: true };
        },
      },
    });
    const element = await open(runtime);
    await proveWith(element, "wrong");
    expect(find(element, "#secret-hints").textContent).to.contain("암호가 맞지 않습니다.");
    expect(focused(element)).to.equal(find(element, "#secret"));
    expect(find<HTMLInputElement>(element, "#secret").value).to.equal("");
    type(element, "#secret", "right");
    enter(find(element, "#secret"));
    await settled(element);
    expect(proofs).to.have.length(1);
  });

  it("says of a certificate for banking what it is, with the way on", async () => {
    const { runtime } = world({
      runtime: { readCertificates: async () => [certificate({ findings: [bankOnly], usable: false })] },
    });
    const element = await open(runtime);
    await bring(element);
    expect(text(element))
      .to.contain("은행 거래용 인증서입니다.")
      .and.to.contain("certificate.policy.bank-only");
    expect(shows(element, "#secret")).to.equal(false);
    button(element, "다른 인증서 선택하기").click();
    await settled(element);
    expect(focused(element)).to.equal(find(element, "#files"));
  });

  it("says that the certificate is another company's, forgets it, and offers another", async () => {
    const { runtime, proofs } = world({
      company: {
        prove: async () => {
          throw refusal(
            "company-verification.other-company",
            "다른 회사의 인증서입니다.",
            "한가람정비의 인증서를 선택해 주세요.",
          );
        },
      },
    });
    const element = await open(runtime);
    await proveWith(element);
    expect(text(element))
      .to.contain("다른 회사의 인증서입니다.")
      .and.to.contain("company-verification.other-company");
    expect(runtime.forgotten).to.include(proofs[0]![0]);
    expect(element.viewState).to.equal("ready");
  });

  it("shows a new text when the time of the old one is over, and asks for no password again", async () => {
    let tries = 0;
    const { runtime, proofs, begun } = world({
      company: {
        prove: async () => {
          if (tries++ === 0)
            throw refusal("company-verification.expired", "시간이 지났습니다.", "다시 시작해 주세요.");
          return verified;
        },
      },
    });
    const element = await open(runtime);
    await proveWith(element);
    expect(begun).to.have.length(2);
    expect(find(element, "#statement").textContent).to.equal(challenge(2).text);
    expect(focused(element)).to.equal(find(element, "#statement"));
    expect(text(element)).to.contain("서명할 내용이 바뀌었습니다.");
    expect(shows(element, "#secret")).to.equal(false);
    find(element, "#verify").click();
    await settled(element);
    expect(proofs.map(([, id]) => id)).to.deep.equal(["cv_1", "cv_2"]);
    expect(proofs[0]![0]).to.equal(proofs[1]![0]);
    expect(runtime.passwords).to.have.length(1);
    expect(text(element)).to.contain("회사인증을 마쳤습니다");
  });

  it("fetches a new text by itself when the page was left open", async () => {
    const { runtime, begun } = world();
    const company = await runtime.company();
    const element = await open({
      ...runtime,
      company: async () => ({
        ...company,
        begin: async () => {
          const made = await company.begin();
          return begun.length === 1 ? { ...made, expiresAt: now } : made;
        },
      }),
    });
    await until(() => find(element, "#statement").textContent === challenge(2).text);
    await settled(element);
    expect(text(element)).to.contain("시간이 지나 새 내용을 받았습니다.");
  });

  it("keeps what was signed when the answer is lost, and sends it again", async () => {
    let tries = 0;
    const { runtime, proofs } = world({
      company: {
        prove: async () => {
          if (tries++ === 0) throw unreachable;
          return verified;
        },
      },
    });
    const element = await open(runtime);
    await proveWith(element);
    expect(text(element)).to.contain("이미 인증되었을 수 있습니다.");
    button(element, "다시 보내기").click();
    await settled(element);
    expect(proofs).to.have.length(2);
    expect(proofs[0]).to.deep.equal(proofs[1]);
    expect(text(element)).to.contain("회사인증을 마쳤습니다");
  });

  it("notices that it was done in another window meanwhile", async () => {
    let views = 0;
    const { runtime, begun } = world({
      company: {
        verification: async () => (views++ === 0 ? unverified : verified),
        prove: async () => {
          throw refusal("company-verification.not-open", "쓸 수 없는 내용입니다.", "다시 시작해 주세요.");
        },
      },
    });
    const element = await open(runtime);
    await proveWith(element);
    expect(text(element)).to.contain("그사이 다른 곳에서 회사인증을 마쳤습니다.");
    expect(begun).to.have.length(1);
  });

  it("of a company that others have verified, tells a person who is not known to be of it what to do", async () => {
    let shown: CompanyVerificationView = { ...verified, mine: false, certificates: [], data: "hidden" };
    const { runtime } = world({
      company: {
        prove: async () => (shown = verified),
        verification: async () => shown,
        profile: unasked,
      },
    });
    const element = await open(runtime);
    expect(text(element))
      .to.contain("본인 확인 전")
      .and.to.contain("회사 관리자의 가입 승인을 기다려 주세요.");
    expect(text(element)).to.contain("회사정보는 회사인증을 마친 뒤에 보입니다.");
    await proveWith(element);
    expect(text(element)).to.contain("본인 확인됨");
  });

  it("of a verified company shows since when and by which certificates, and asks for nothing", async () => {
    const { runtime, begun } = world({
      company: {
        verification: async () => ({ ...verified, data: "elsewhere" }),
        profile: unasked,
      },
    });
    const element = await open(runtime);
    expect(text(element))
      .to.contain("2026-11-22부터 인증된 회사입니다.")
      .and.to.contain("한가람정비()0012345");
    expect(text(element)).to.contain("회사정보는 지금 쓰고 있는 ERP에서 관리합니다.");
    expect(begun).to.deep.equal([]);
    button(element, "다른 인증서로 다시 인증하기").click();
    await settled(element);
    expect(begun).to.have.length(1);
    button(element, "그대로 두기").click();
    await settled(element);
    expect(shows(element, "#verify")).to.equal(false);
  });

  it("changes the company's data of a verified company by itself", async () => {
    const { runtime, changes, proofs } = world({ company: { verification: async () => verified } });
    const element = await open(runtime);
    button(element, "회사정보 수정하기").click();
    await settled(element);
    type(element, "#phone", "02-555-0109");
    setTimeout(() => button(element, "회사정보 저장하기").click());
    await oneEvent(element, "einv-company-change");
    await settled(element);
    expect(changes.map(({ phone }) => phone)).to.deep.equal(["02-555-0109"]);
    expect(proofs).to.deep.equal([]);
    expect(shows(element, "#phone")).to.equal(false);
  });

  it("in its compact form shows only what is missing", async () => {
    const { runtime } = world();
    const element = await open(runtime, (made) => {
      made.compact = true;
    });
    expect(shows(element, "#facts")).to.equal(false);
    expect(shows(element, "#statement")).to.equal(true);
    await proveWith(element);
    expect(text(element)).to.contain("회사인증을 마쳤습니다");
    expect(shows(element, "#certificates")).to.equal(false);
  });

  it("lets the page hold it, and says why", async () => {
    const { runtime, proofs } = world();
    const element = await open(runtime);
    element.addEventListener("einv-verify-request", ({ detail }) => {
      detail.waitUntil(Promise.reject(new Error("약관에 먼저 동의해 주세요.")));
    });
    await proveWith(element);
    expect(text(element))
      .to.contain("회사인증을 진행하지 않았습니다.")
      .and.to.contain("약관에 먼저 동의해 주세요.");
    expect(proofs).to.deep.equal([]);
  });

  it("keeps the focus on its button while it works, and takes one press", async () => {
    let goOn: (view: CompanyVerificationView) => void = () => undefined;
    const { runtime, proofs } = world({
      company: {
        prove: () =>
          new Promise((done) => {
            goOn = done;
          }),
      },
    });
    const element = await open(runtime);
    await bring(element);
    type(element, "#secret", "correct horse");
    const verify = find<HTMLButtonElement>(element, "#verify");
    verify.focus();
    verify.click();
    verify.click();
    await settled(element);
    expect(element.viewState).to.equal("busy");
    expect(focused(element)).to.equal(verify);
    expect(verify.getAttribute("aria-disabled")).to.equal("true");
    expect(find(element, ".course .now").textContent).to.contain("서명과 확인");
    goOn(verified);
    await settled(element);
    expect(proofs).to.have.length(1);
    expect(element.viewState).to.equal("ready");
  });

  it("forgets certificate and password when it leaves the page", async () => {
    const { runtime } = world();
    const element = await open(runtime);
    await bring(element);
    type(element, "#secret", "correct horse");
    element.remove();
    await turn();
    expect(runtime.forgotten).to.have.length(1);
    expect(element.renderRoot.querySelector<HTMLInputElement>("#secret")?.value ?? "").to.equal("");
  });

  it("says why it cannot be shown, and asks again", async () => {
    let tries = 0;
    const { runtime } = world({
      company: {
        verification: async () => {
          if (tries++ === 0) throw unreachable;
          return unverified;
        },
      },
    });
    const element = await open(runtime);
    expect(element.viewState).to.equal("error");
    button(element, "다시 시도하기").click();
    await settled(element);
    expect(element.viewState).to.equal("ready");
  });

  it("speaks English where the page does, and axe finds nothing", async () => {
    const { runtime } = world({ company: { profile: async () => bare } });
    const element = await open(runtime);
    document.documentElement.lang = "en";
    element.requestUpdate();
    await settled(element);
    expect(text(element)).to.contain("Verify the company").and.to.contain("Industry code");
    const ours = text(element).replaceAll(/한가람정비|회사인증 \(Company verification\)/g, "");
    expect(ours).not.to.match(/[가-힣]{3}/);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
