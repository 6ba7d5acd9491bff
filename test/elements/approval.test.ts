import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import "@einv/elements/approval/define";
import "@einv/elements/provider/define";
import type { EinvInvoiceApproval } from "@einv/elements";
import type { Company } from "@einv/elements/runtime/company";
import type { Points } from "@einv/elements/runtime/points";
import type { AccessRequest, CertificateFile, RefuseCommand, Runtime } from "@einv/elements/runtime/Runtime";
import type { Rights } from "@einv/elements/runtime/rights";
import { approval, issued, ref, refusal } from "./support/approval.ts";
import { group } from "./support/group.ts";
import { accessRequest, pair } from "./support/samples.ts";
import { bankOnly, certificate, scripted, unreachable, wrongPassword } from "./support/runtime.ts";
import { until } from "./support/until.ts";

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvInvoiceApproval): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await turn();
    await element.updateComplete;
  }
};

const open = async (runtime: Runtime): Promise<EinvInvoiceApproval> => {
  document.documentElement.lang = "ko";
  const element = document.createElement("einv-invoice-approval");
  element.runtime = runtime;
  element.invoiceRef = ref;
  document.body.append(element);
  await settled(element);
  return element;
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvInvoiceApproval, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const shows = (element: EinvInvoiceApproval, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

const text = (element: EinvInvoiceApproval): string =>
  (element.renderRoot instanceof ShadowRoot ? (element.renderRoot.textContent ?? "") : "").replace(
    /\s+/g,
    " ",
  );

const button = (element: EinvInvoiceApproval, label: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll("button")].find(
    ({ textContent }) => textContent?.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

const focused = (element: EinvInvoiceApproval): Element | null => element.shadowRoot?.activeElement ?? null;

const files = (...names: ReadonlyArray<string>): DataTransfer => {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(["-"], name));
  return transfer;
};

const bring = async (element: EinvInvoiceApproval): Promise<void> => {
  const input = find<HTMLInputElement>(element, "#files");
  input.files = files("signCert.der", "signPri.key").files;
  input.dispatchEvent(new Event("change"));
  await settled(element);
};

const secret = (element: EinvInvoiceApproval): HTMLInputElement => find(element, "#secret");

const type = (element: EinvInvoiceApproval, password: string): void => {
  const field = secret(element);
  field.value = password;
  field.dispatchEvent(new Event("input"));
};

const enter = (target: HTMLElement, init: KeyboardEventInit = {}): void => {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true, ...init }),
  );
};

const issueWith = async (element: EinvInvoiceApproval, password = "correct horse"): Promise<void> => {
  await bring(element);
  type(element, password);
  enter(secret(element));
  await settled(element);
};

/** Colours are what they are once nothing fades any more. */
const endFades = (element: EinvInvoiceApproval): void => {
  for (const animation of element.shadowRoot?.getAnimations() ?? [])
    if (animation instanceof CSSTransition) animation.finish();
};

/** Answers the request until it is issued, and the issued invoice from then on. */
const untilIssued = () => {
  let after = false;
  const runtime = scripted({
    approval: async () => (after ? issued() : approval()),
    issue: async () => {
      after = true;
      return {
        ref,
        issueId: issued().view.summary.issueId,
        issuedAt: issued().now,
        payer: "buyer",
        points: 200n,
        version: 4,
        ...(issued().transmissionPlannedFor === undefined
          ? {}
          : { transmissionPlannedFor: issued().transmissionPlannedFor }),
      };
    },
  });
  return runtime;
};

describe("<einv-invoice-approval>", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("shows the invoice, the cost, who pays, the deadline and what issuing does, before anything is decided", async () => {
    const element = await open(scripted({ approval: async () => approval({ points: 200n }) }));
    const shown = text(element);
    expect(shown).to.contain("한가람정비");
    expect(shown).to.contain("220-87-00003");
    expect(shown).to.contain("5,500");
    expect(shown).to.contain("금 오천오백원정");
    expect(shown).to.contain("공급받는자가 발행 포인트를 부담하므로 0 P로 발행됩니다.");
    expect(shown).to.contain("12월 10일까지");
    expect(shown).to.contain("이후 발행하면 가산세 예상: 공급자 50원, 공급받는자 25원");
    expect(find(element, "#issue").textContent?.trim()).to.equal("발행하기 · 0 P");
    expect(shown).to.contain("11월 23일 오전 3시에 국세청으로 전송됩니다. 그 전까지 취소할 수 있습니다.");
  });

  it("says at the button what the supplier is charged when the supplier pays", async () => {
    const element = await open(
      scripted({ approval: async () => approval({ points: 200n, payer: "supplier" }) }),
    );
    expect(find(element, "#issue").textContent?.trim()).to.equal("발행하기 · 200 P 차감");
  });

  it("issues in four interactions with the keyboard alone, and shows the receipt", async () => {
    const runtime = untilIssued();
    const element = await open(runtime);
    await bring(element);
    expect(focused(element) === secret(element)).to.equal(true);
    type(element, "correct horse");
    const heard = oneEvent(document, "einv-issued");
    enter(secret(element));
    const { detail } = await heard;
    await settled(element);
    expect(detail).to.deep.equal({ ref, issueId: "202611204100000800000001" });
    expect(runtime.asked).to.deep.equal(["approval", "open", "approval", "sign", "issue", "approval"]);
    expect(runtime.passwords).to.deep.equal(["correct horse"]);
    const shown = text(element);
    expect(shown).to.contain("발행했습니다");
    expect(shown).to.contain("20261120 41000008 00000001");
    expect(shown).to.contain("0 P · 공급받는자 부담");
    expect(shown).to.contain("11월 23일 오전 3시 전송 예정");
    expect(focused(element)?.id).to.equal("outcome");
  });

  it("takes the password out of the field the moment it is used, and forgets key, certificate and signature", async () => {
    const runtime = untilIssued();
    const element = await open(runtime);
    await bring(element);
    type(element, "correct horse");
    const field = secret(element);
    enter(field);
    expect(field.value).to.equal("");
    await settled(element);
    expect(runtime.forgotten.length).to.be.greaterThan(2);
    expect(element.outerHTML + find(element, ".page").outerHTML).not.to.contain("correct horse");
  });

  it("names no field a password manager or a form could keep", async () => {
    const element = await open(scripted());
    await bring(element);
    const field = secret(element);
    expect(field.type).to.equal("password");
    expect(field.autocomplete).to.equal("off");
    expect(field.name).to.equal("");
    expect(field.closest("form")).to.equal(null);
  });

  it("leaves an Enter that ends a Korean syllable alone, and says that Hangul or capitals are typed", async () => {
    const runtime = scripted();
    const element = await open(runtime);
    await bring(element);
    type(element, "비밀번호");
    enter(secret(element), { isComposing: true });
    await settled(element);
    expect(runtime.asked).not.to.contain("open");
    expect(text(element)).to.contain("한/영 키를 눌러");
    secret(element).dispatchEvent(new KeyboardEvent("keydown", { key: "A", modifierCapsLock: true }));
    await settled(element);
    expect(text(element)).to.contain("Caps Lock이 켜져 있습니다.");
  });

  it("asks for what is missing, one thing after the other", async () => {
    const runtime = scripted();
    const element = await open(runtime);
    find(element, "#issue").click();
    await settled(element);
    expect(text(element)).to.contain("인증서를 먼저 선택해 주세요.");
    expect(focused(element)?.id).to.equal("files");
    await bring(element);
    find(element, "#issue").click();
    await settled(element);
    expect(text(element)).to.contain("인증서 암호를 입력해 주세요.");
    expect(secret(element).getAttribute("aria-invalid")).to.equal("true");
    expect(runtime.asked).not.to.contain("open");
  });

  it("says at the field that the password is wrong, and lets it be typed again", async () => {
    let tries = 0;
    const runtime = untilIssued();
    const element = await open({
      ...runtime,
      openCertificate: async (chosen) => {
        tries += 1;
        if (tries === 1) throw wrongPassword;
        return { certificate: chosen, findings: [], usable: true };
      },
    });
    await issueWith(element, "wrong");
    expect(text(element)).to.contain("암호가 맞지 않습니다.");
    expect(focused(element) === secret(element)).to.equal(true);
    type(element, "right");
    await settled(element);
    expect(shows(element, ".hint.wrong")).to.equal(false);
    enter(secret(element));
    await settled(element);
    expect(text(element)).to.contain("발행했습니다");
  });

  it("explains an unusable certificate with its remedy and the way to another", async () => {
    const element = await open(
      scripted({ readCertificates: async () => [certificate({ usable: false, findings: [bankOnly] })] }),
    );
    await bring(element);
    expect(text(element)).to.contain("은행 거래용 인증서입니다.");
    expect(text(element)).to.contain("전자세금계산서용(연 4,400원)");
    expect(shows(element, "#secret")).to.equal(false);
    find(element, ".certificate .actions .button").click();
    await settled(element);
    expect(focused(element)?.id).to.equal("files");
  });

  it("lets one of several certificates be chosen, and none that cannot be used", async () => {
    const second = certificate({ serial: "2", owner: "한가람정비 2" });
    const runtime = untilIssued();
    let used: CertificateFile | undefined;
    const element = await open({
      ...runtime,
      readCertificates: async () => [
        certificate(),
        second,
        certificate({ serial: "3", usable: false, findings: [bankOnly] }),
      ],
      openCertificate: async (chosen) => {
        used = chosen;
        return { certificate: chosen, findings: [], usable: true };
      },
    });
    await bring(element);
    const choices = [...element.renderRoot.querySelectorAll<HTMLInputElement>("input[name=certificate]")];
    expect(choices.map(({ disabled }) => disabled)).to.deep.equal([false, false, true]);
    expect(shows(element, "#secret")).to.equal(false);
    find(element, "#issue").click();
    await settled(element);
    expect(text(element)).to.contain("인증서를 먼저 선택해 주세요.");
    expect(focused(element) === choices[0]).to.equal(true);
    choices[1]?.click();
    await settled(element);
    type(element, "pw");
    enter(secret(element));
    await settled(element);
    expect(used).to.equal(second);
  });

  it("reads the key together with the certificate that came before it", async () => {
    const read: Array<ReadonlyArray<string>> = [];
    const element = await open(
      scripted({
        readCertificates: async (brought) => {
          read.push(brought.map(({ name }) => name));
          if (brought.length < 2)
            throw refusal("certificate.key-missing", "개인키 파일이 없습니다.", "함께 놓아 주세요.");
          return [certificate()];
        },
      }),
    );
    const page = find(element, ".page");
    const drop = (name: string) =>
      page.dispatchEvent(
        new DragEvent("drop", { dataTransfer: files(name), bubbles: true, cancelable: true }),
      );
    expect(drop("signCert.der"), "the browser does not navigate to the file").to.equal(false);
    await settled(element);
    expect(text(element)).to.contain("개인키 파일이 없습니다.");
    drop("signPri.key");
    await settled(element);
    expect(read.at(-1)).to.deep.equal(["signCert.der", "signPri.key"]);
    expect(shows(element, "#secret")).to.equal(true);
  });

  it("signs with the server's time of that moment, and only what was shown", async () => {
    const later = issued().transmissionPlannedFor;
    if (later === undefined) throw new Error("no time");
    let first = true;
    const runtime = scripted({
      approval: async () => {
        const now = first ? approval() : { ...approval(), now: later };
        first = false;
        return now;
      },
    });
    const element = await open(runtime);
    await issueWith(element);
    expect(runtime.signedTerms.map(({ now }) => now)).to.deep.equal([later]);
  });

  it("signs nothing when the invoice or its price changed meanwhile, and shows what it is now", async () => {
    let first = true;
    const runtime = scripted({
      approval: async () => {
        const now = first ? approval() : approval({ version: 4, unitPrice: 9_000n });
        first = false;
        return now;
      },
    });
    const element = await open(runtime);
    await issueWith(element);
    expect(runtime.asked).not.to.contain("sign");
    expect(text(element)).to.contain("그사이 세금계산서가 바뀌었습니다.");
    expect(text(element)).to.contain("9,900");
  });

  it("sends the same signed invoice again when the answer was lost", async () => {
    const runtime = untilIssued();
    let tries = 0;
    const flaky = scripted({
      approval: (of) => runtime.approval(of),
      issue: async (signed) => {
        tries += 1;
        if (tries < 3) throw unreachable;
        return runtime.issue(signed);
      },
    });
    const element = await open(flaky);
    await issueWith(element);
    expect(text(element)).to.contain("다시 보내도 같은 서명이 전달되어 한 번만 발행됩니다.");
    expect(focused(element) === button(element, "다시 보내기")).to.equal(true);
    button(element, "다시 보내기").click();
    await settled(element);
    button(element, "다시 보내기").click();
    await settled(element);
    expect(text(element)).to.contain("발행했습니다");
    expect(new Set(flaky.sent).size).to.equal(1);
    expect(flaky.sent).to.have.length(3);
    expect(flaky.asked.filter((what) => what === "sign")).to.have.length(1);
    expect(flaky.forgotten).to.include(flaky.sent[0]);
  });

  it("keeps what was signed while the server cannot say how the invoice stands, and lets go of it then", async () => {
    let reachable = true;
    const runtime = scripted({
      approval: async () => {
        if (!reachable) throw unreachable;
        return approval();
      },
      issue: async () => {
        reachable = false;
        throw unreachable;
      },
    });
    const element = await open(runtime);
    await issueWith(element);
    button(element, "지금 상태 보기").click();
    await settled(element);
    expect(button(element, "다시 보내기").isConnected).to.equal(true);
    expect(button(element, "다시 시도하기").isConnected).to.equal(true);
    expect(runtime.forgotten).not.to.include(runtime.sent[0]);
    reachable = true;
    button(element, "다시 시도하기").click();
    await settled(element);
    expect(runtime.forgotten).to.include(runtime.sent[0]);
    expect(shows(element, "#issue")).to.equal(true);
    expect(focused(element) === secret(element)).to.equal(true);
  });

  it("issues once, however often the button is pressed", async () => {
    const runtime = scripted({ issue: () => new Promise(() => {}) });
    const element = await open(runtime);
    await issueWith(element);
    expect(element.viewState).to.equal("busy");
    find(element, "#issue").click();
    enter(secret(element));
    await settled(element);
    expect(runtime.sent).to.have.length(1);
    expect(find(element, "[aria-current=step]").textContent).to.contain("발행");
  });

  it("lets the page hold or call off the issue before anything is opened", async () => {
    const runtime = scripted();
    const element = await open(runtime);
    element.addEventListener(
      "einv-issue-request",
      (event) =>
        event instanceof CustomEvent &&
        event.detail.waitUntil(Promise.reject(new Error("결재가 끝나지 않았습니다."))),
      { once: true },
    );
    await issueWith(element);
    expect(runtime.asked).not.to.contain("open");
    expect(text(element)).to.contain("결재가 끝나지 않았습니다.");
  });

  it("keeps the button from issuing while points are missing, and says who charges them", async () => {
    const runtime = scripted({ approval: async () => approval({ points: 200n, covered: false }) });
    const element = await open(runtime);
    expect(text(element)).to.contain(
      "공급받는자의 포인트가 부족합니다. 나래평가정보에 충전을 요청해 주세요.",
    );
    expect(find(element, "#issue").getAttribute("aria-disabled")).to.equal("true");
    await issueWith(element);
    expect(runtime.asked).to.deep.equal(["approval"]);
  });

  it("says why the right is missing instead of hiding the invoice", async () => {
    const noGrant = refusal(
      "permission.no-grant",
      "세금계산서를 발행할 권한이 없습니다.",
      "관리자에게 전체권한을 요청해 주세요.",
    );
    const element = await open(
      scripted({ approval: async () => approval({ allowed: [], forbidden: { issue: noGrant } }) }),
    );
    expect(text(element)).to.contain("세금계산서를 발행할 권한이 없습니다.");
    expect(text(element)).to.contain("permission.no-grant");
    expect(text(element)).to.contain("5,500");
    expect(shows(element, "#issue")).to.equal(false);
    expect(shows(element, "slot[name=denied]")).to.equal(true);
  });

  it("asks for the right that the invoice takes, in one click", async () => {
    const asked: Array<AccessRequest> = [];
    const element = await open(
      scripted({
        approval: () =>
          Promise.reject(
            refusal("permission.own-only", "권한 때문에 볼 수 없습니다.", "서비스 관리자에게 요청해 주세요."),
          ),
        rights: group<Rights>({
          request: async (request) => {
            asked.push(request);
            if (asked.length === 1) throw unreachable;
            return accessRequest;
          },
        }),
      }),
    );
    button(element, "권한 요청하기").click();
    await until(() => text(element).includes("서버에 연결하지 못했습니다."));
    button(element, "권한 요청하기").click();
    await until(() => text(element).includes("권한을 요청했습니다."));
    expect(asked.map((request) => request.ref)).to.deep.equal([ref, ref]);
    expect(new Set(asked.map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
    expect(shows(element, ".refusal .button.primary")).to.equal(false);
  });

  it("refuses with a coded reason, and with a message when the reason is another", async () => {
    const commands: Array<RefuseCommand> = [];
    const element = await open(
      scripted({
        refuse: async (command) => {
          commands.push(command);
          if (commands.length === 1) throw unreachable;
          return approval({
            status: { document: "refused" },
            allowed: [],
            refusedBecause: { reason: command.reason, message: "단가가 다릅니다" },
          }).view;
        },
      }),
    );
    button(element, "요청 거절하기").click();
    await settled(element);
    const dialog = find(element, "dialog");
    const decide = () => [...dialog.querySelectorAll("button")].at(-1);
    decide()?.click();
    await settled(element);
    expect(dialog.textContent).to.contain("거절 사유를 선택해 주세요.");
    [...dialog.querySelectorAll<HTMLInputElement>("input")].at(-1)?.click();
    await settled(element);
    decide()?.click();
    await settled(element);
    expect(dialog.textContent).to.contain("전할 내용을 적어 주세요.");
    find<HTMLTextAreaElement>(element, "textarea").value = " 단가가 다릅니다 ";
    decide()?.click();
    await settled(element);
    expect(dialog.textContent).to.contain("서버에 연결하지 못했습니다.");
    const heard = oneEvent(document, "einv-refused");
    decide()?.click();
    const { detail } = await heard;
    await settled(element);
    expect(detail).to.deep.equal({ ref, reason: "other" });
    expect(commands.map(({ reason, message, version }) => [reason, message, version])).to.deep.equal([
      ["other", "단가가 다릅니다", 3],
      ["other", "단가가 다릅니다", 3],
    ]);
    expect(new Set(commands.map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
    expect(shows(element, "dialog")).to.equal(false);
    expect(text(element)).to.contain("거절된 요청입니다");
    expect(text(element)).to.contain("기타");
  });

  it("lets the buyer cancel the request, and shows no certificate there", async () => {
    const element = await open(
      scripted({
        approval: async () => approval({ side: "buyer", points: 200n }),
        cancelRequest: async () =>
          approval({ side: "buyer", status: { document: "requestCancelled" }, allowed: [] }).view,
      }),
    );
    expect(shows(element, "#files")).to.equal(false);
    expect(text(element)).to.contain("공급자가 발행하면 200 P가 차감됩니다.");
    button(element, "발행 요청 취소하기").click();
    await settled(element);
    const heard = oneEvent(document, "einv-request-cancelled");
    [...find(element, "dialog").querySelectorAll("button")].at(-1)?.click();
    expect((await heard).detail).to.deep.equal({ ref });
    await settled(element);
    expect(text(element)).to.contain("취소된 요청입니다");
  });

  it("shows the receipt of what is already issued, and what can still be undone", async () => {
    const element = await open(
      scripted({
        approval: async () => issued(),
        cancelIssue: async () => issued({ status: { document: "issueCancelled" }, allowed: [] }).view,
      }),
    );
    expect(text(element)).to.contain("발행된 세금계산서입니다");
    expect(text(element)).to.contain("2026-11-22 14:03");
    expect(text(element)).to.contain("11월 23일 오전 3시 전까지 발행을 취소할 수 있습니다.");
    button(element, "발행 취소하기 (국세청 전송 제외)").click();
    await settled(element);
    expect(focused(element)?.textContent?.trim(), "the safe button has the focus").to.equal("그대로 두기");
    [...find(element, "dialog").querySelectorAll("button")].at(-1)?.click();
    await settled(element);
    expect(text(element)).to.contain("발행이 취소된 세금계산서입니다");
  });

  it("waits for an invoice to be chosen, and shows the next one without anything of the last", async () => {
    const runtime = scripted({
      approval: async (of) => (of === ref ? approval() : approval({ side: "buyer" })),
    });
    const element = document.createElement("einv-invoice-approval");
    element.runtime = runtime;
    document.body.append(element);
    await settled(element);
    expect(element.viewState).to.equal("idle");
    expect(text(element)).to.contain("세금계산서를 선택하면 여기에 나타납니다.");
    element.invoiceRef = ref;
    await settled(element);
    await bring(element);
    type(element, "correct horse");
    element.invoiceRef = "inv_b2";
    await settled(element);
    expect(text(element)).to.contain("공급자의 발행을 기다리고 있습니다");
    expect(runtime.forgotten).to.have.length(1);
    element.invoiceRef = ref;
    await settled(element);
    expect(shows(element, "#secret"), "the certificate of another invoice is not reused").to.equal(false);
  });

  it("does not offer to issue again while an outcome is being checked", async () => {
    let state: "outcomeUnknown" | "issued" = "outcomeUnknown";
    const element = await open(
      scripted({
        approval: async () =>
          state === "issued" ? issued() : approval({ status: { document: state }, allowed: [] }),
      }),
    );
    expect(text(element)).to.contain("발행 결과를 확인하고 있습니다");
    expect(shows(element, "#issue")).to.equal(false);
    state = "issued";
    button(element, "지금 상태 보기").click();
    await settled(element);
    expect(text(element)).to.contain("발행된 세금계산서입니다");
  });

  it("shows the whole form, and gives the focus back when it is closed", async () => {
    const element = await open(scripted());
    const opener = button(element, "전체 서식 보기");
    opener.focus();
    opener.click();
    await settled(element);
    const form = find(element, "einv-invoice-document");
    await until(() => form.shadowRoot?.textContent?.includes("한가람정비") === true);
    button(element, "닫기").click();
    await settled(element);
    expect(shows(element, "dialog")).to.equal(false);
    expect(focused(element) === opener).to.equal(true);
  });

  it("shows in the whole form all that is issued together", async () => {
    const [reversal, correction] = pair();
    const element = await open(
      scripted({ approval: async () => ({ ...approval(), view: reversal, others: [correction] }) }),
    );
    button(element, "전체 서식 보기").click();
    await settled(element);
    const form = find(element, "einv-invoice-document");
    await until(() => (form.shadowRoot?.querySelectorAll("article").length ?? 0) > 0);
    const headings = [...(form.shadowRoot?.querySelectorAll(".which") ?? [])];
    expect(headings.map(({ textContent }) => textContent?.trim())).to.deep.equal([
      "1/2 · 당초 취소분",
      "2/2 · 정정분",
    ]);
  });

  it("offers to try again when the invoice could not be fetched", async () => {
    let tries = 0;
    const element = await open(
      scripted({
        approval: async () => {
          tries += 1;
          if (tries === 1) throw unreachable;
          return approval();
        },
      }),
    );
    expect(element.viewState).to.equal("error");
    button(element, "다시 시도하기").click();
    await settled(element);
    expect(shows(element, "#issue")).to.equal(true);
  });

  it("forgets certificates when it leaves the page, but not when it is only moved", async () => {
    const runtime = scripted();
    const element = await open(runtime);
    await bring(element);
    const place = document.createElement("div");
    document.body.append(place);
    place.append(element);
    await settled(element);
    expect(shows(element, "#secret")).to.equal(true);
    element.remove();
    await turn();
    expect(runtime.forgotten).to.have.length(1);
  });

  const noGrant = refusal("permission.no-grant", "권한이 없습니다.", "관리자에게 요청해 주세요.");
  const stages: Readonly<
    Record<string, readonly [Partial<Runtime>, ((element: EinvInvoiceApproval) => Promise<void>)?]>
  > = {
    "with many lines": [{ approval: async () => approval({ lines: 7, message: "확인 부탁드립니다." }) }],
    "with a certificate chosen": [{}, bring],
    "with several certificates": [
      {
        readCertificates: async () => [
          certificate(),
          certificate({ serial: "2", usable: false, findings: [bankOnly] }),
          certificate({ serial: "3" }),
        ],
      },
      bring,
    ],
    "while it is signed": [{ sign: () => new Promise(() => {}) }, issueWith],
    "when the answer was lost": [{ issue: () => Promise.reject(unreachable) }, issueWith],
    "when it is issued": [{ approval: async () => issued() }],
    "without the right": [{ approval: async () => approval({ allowed: [], forbidden: { issue: noGrant } }) }],
    "late and without points": [{ approval: async () => approval({ daysLeft: -2, covered: false }) }],
  };

  for (const [when, [answers, act]] of Object.entries(stages)) {
    it(`is accessible and fits ${when}, at 320 px in the light and at 1100 px in the dark`, async () => {
      const element = await open(scripted(answers));
      await act?.(element);
      for (const [width, scheme] of [
        ["320px", "light"],
        ["1100px", "dark"],
      ] as const) {
        element.style.setProperty("width", width);
        document.documentElement.style.setProperty("color-scheme", scheme);
        document.documentElement.style.setProperty("background", "Canvas");
        await settled(element);
        endFades(element);
        const { violations } = await axe.run(element, { resultTypes: ["violations"] });
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
          `${width}, ${scheme}`,
        ).to.deep.equal([]);
        expect(element.scrollWidth, width).to.be.at.most(element.clientWidth);
      }
      document.documentElement.removeAttribute("style");
    }).timeout(10_000);
  }
});

describe("<einv-invoice-approval> with something before the issue", () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  const wallet = (available: bigint) => ({
    bought: { available, held: 0n },
    bonus: { available: 0n, held: 0n },
    offers: [{ won: 10_000n, bonus: 0n }],
    amounts: { least: 1_000n, most: 1_000_000n, step: 1_000n },
    price: 200n,
    now: approval().now,
  });

  it("charges points in place when the own company pays, and is ready to issue after that", async () => {
    let covered = false;
    const element = await open(
      scripted({
        approval: async () => approval({ points: 200n, payer: "supplier", covered }),
        points: group<Points>({
          wallet: async () => wallet(covered ? 10_000n : 0n),
          charges: async () => [],
          offerOf: (won) => ({ won, bonus: 0n }),
        }),
      }),
    );
    await until(
      () => element.renderRoot.querySelector("einv-point-wallet")?.viewState === "ready",
      "no wallet",
    );
    const inside = element.renderRoot.querySelector("einv-point-wallet")!;
    expect(inside.shadowRoot?.textContent).to.contain("200 P가 모자랍니다");
    const [notice, block] = [find(element, "#cost-block .refusal"), find(element, "#cost-block")];
    expect(notice.getBoundingClientRect().right).to.be.at.most(block.getBoundingClientRect().right);
    expect(find(element, "#cost-block .what").getBoundingClientRect().height, "one line").to.be.below(30);
    covered = true;
    inside.dispatchEvent(
      new CustomEvent("einv-charge", {
        bubbles: true,
        composed: true,
        detail: { won: 10_000n, points: 10_000n },
      }),
    );
    await settled(element);
    expect(find(element, "#issue").getAttribute("aria-disabled")).to.equal("false");
    expect(shows(element, "einv-point-wallet")).to.equal(false);
  });

  it("fetches nothing where another pays, or where the page brings its own", async () => {
    const other = await open(
      scripted({ approval: async () => approval({ points: 200n, payer: "buyer", covered: false }) }),
    );
    expect(shows(other, "einv-point-wallet")).to.equal(false);
    other.remove();
    document.documentElement.lang = "ko";
    const own = document.createElement("einv-invoice-approval");
    own.runtime = scripted({
      approval: async () => approval({ points: 200n, payer: "supplier", covered: false }),
    });
    own.invoiceRef = ref;
    own.innerHTML = '<p slot="points">충전은 여기에서</p>';
    document.body.append(own);
    await settled(own);
    expect(shows(own, "einv-point-wallet")).to.equal(false);
    expect(shows(own, "slot[name=points]")).to.equal(true);
  });

  it("leads back from what the page brings for proving the company", async () => {
    let proven = false;
    document.documentElement.lang = "ko";
    const own = document.createElement("einv-invoice-approval");
    own.runtime = scripted({
      approval: async () => {
        if (!proven)
          throw refusal("company.not-verified", "회사인증이 필요합니다.", "회사 인증서로 인증해 주세요.");
        return approval();
      },
    });
    own.invoiceRef = ref;
    own.innerHTML = '<p slot="company">회사인증은 여기에서</p>';
    document.body.append(own);
    await settled(own);
    expect(shows(own, "einv-company-verification")).to.equal(false);
    proven = true;
    button(own, "다시 확인하기").click();
    await settled(own);
    expect(shows(own, "#issue")).to.equal(true);
  });

  it("asks calmly for what is still needed, and keeps red for what failed", async () => {
    const shown = async (problem: Error) => {
      const element = await open(
        scripted({
          issue: async () => {
            throw problem;
          },
        }),
      );
      await issueWith(element);
      await until(() => shows(element, "#issue-problem"));
      const { className } = find(element, "#issue-problem .refusal");
      element.remove();
      return className.trim();
    };
    expect(
      await shown(refusal("points.insufficient", "포인트가 부족합니다.", "충전한 뒤 다시 진행해 주세요.")),
    ).to.equal("refusal plain");
    expect(await shown(refusal("invoice.unsound", "발행할 수 없습니다.", "내용을 고쳐 주세요."))).to.equal(
      "refusal danger",
    );

    const short = await open(scripted({ approval: async () => approval({ points: 200n, covered: false }) }));
    expect(find(short, "#cost-block .refusal").className).to.equal("refusal plain");
    expect(shows(short, "#cost-block [role=alert]")).to.equal(false);
    short.remove();

    const none = await open(scripted());
    find(none, "#issue").click();
    await settled(none);
    expect(find(none, "#certificate-missing").textContent).to.contain("인증서를 먼저 선택해 주세요.");
    expect(shows(none, ".hint.wrong")).to.equal(false);
    none.remove();

    const held = await open(scripted());
    held.addEventListener("einv-issue-request", (event) => event.preventDefault());
    await issueWith(held);
    await until(() => shows(held, "#issue-problem"));
    expect(find(held, "#issue-problem .refusal").className).to.equal("refusal plain");
  });

  it("proves the company in place, and shows the invoice after that", async () => {
    let proven = false;
    const element = await open(
      scripted({
        approval: async () => {
          if (!proven)
            throw refusal("company.not-verified", "회사인증이 필요합니다.", "회사 인증서로 인증해 주세요.");
          return approval();
        },
        company: group<Company>({
          verification: async () => ({
            businessNumber: "2208700003",
            name: "한가람정비",
            state: "unverified",
            mine: false,
            certificates: [],
            data: "elsewhere",
            now: approval().now,
          }),
          begin: async () => ({ challengeId: "cv_1", text: "회사인증", expiresAt: approval().now }),
        }),
      }),
    );
    await until(
      () => element.renderRoot.querySelector("einv-company-verification")?.viewState === "ready",
      "no verification",
    );
    // Nothing failed: the company is not verified yet, and that is solved right below.
    const notice = find(element, ".refusal");
    expect(notice.classList.contains("plain")).to.equal(true);
    expect(shows(element, ".refusal.danger, .refusal.warning, [role=alert]")).to.equal(false);
    expect(notice.textContent).to.contain("회사인증이 필요합니다.");
    expect(notice.textContent).to.contain("회사 인증서로 인증해 주세요.");
    expect(notice.textContent).to.contain("company.not-verified");
    expect(shows(element, ".refusal .actions")).to.equal(false);
    expect(element.viewState).to.equal("denied");
    proven = true;
    element.renderRoot.querySelector("einv-company-verification")!.dispatchEvent(
      new CustomEvent("einv-verify", {
        bubbles: true,
        composed: true,
        detail: { businessNumber: "2208700003" },
      }),
    );
    await settled(element);
    expect(shows(element, "#issue")).to.equal(true);
    expect(shows(element, "einv-company-verification")).to.equal(false);
  });
});
