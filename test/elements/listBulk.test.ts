/** Many invoices at once: chosen, decided, done one by one, and nothing twice. */
import { expect } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import type { Certificates, Views } from "@einv/api";
import type { Runtime, SignedIssue } from "@einv/elements";
import type { RegisteredCertificates } from "@einv/elements/runtime/registeredCertificates";
import { TaxInvoice } from "@einv/invoice";
import { group } from "./support/group.ts";
import { type Options, press, show } from "./support/listing.ts";
import { registeredOne } from "./support/registered.ts";
import { certificate, unreachable, wrongPassword } from "./support/runtime.ts";
import { invoice, listOf, pair, refusal, status, summary, view } from "./support/samples.ts";
import { until } from "./support/until.ts";

const five = Array.from({ length: 5 }, (_, index) =>
  summary(`inv_${index}`, {
    buyer: { businessNumber: "1058700005", name: `거래처 ${index}` },
    totals: { ...invoice.totals, grand: TaxInvoice.Won.make(1_000n * BigInt(index + 1)) },
    payer: index === 0 ? "supplier" : "buyer",
  }),
);

/** The invoice of a row as the approval page would show it now. */
const approvalOf = (
  row: Views.ListedInvoice,
  change: Partial<Views.InvoiceSummary> = {},
): Views.Approval => ({
  view: view("supplier", { summary: { ...row, ...change }, version: 7 }),
  quote: { payer: row.payer, points: row.points, yourPoints: 0n, covered: true },
  deadline: { issueBy: row.issueBy, daysLeft: 3, latePenalty: { supplier: 0n, buyer: 0n } },
  now: view().transmissionPlannedFor ?? (listed.now as Views.Approval["now"]),
});

const listed = await listOf(five)({});

const receiptOf = (row: { readonly ref: string }): Views.Receipt => ({
  ref: summary(row.ref).ref,
  issueId: invoice.issueId,
  issuedAt: listed.now,
  payer: "buyer",
  points: 200n,
  version: 8,
});

interface Scene extends Options {
  readonly all?: ReadonlyArray<Views.ListedInvoice>;
  readonly extra?: Parameters<typeof listOf>[1];
}

/** A list whose server issues whatever it gets, unless a test says otherwise. */
const scene = async ({ all = five, extra = {}, answers = {}, ...options }: Scene = {}) => {
  const calls: Array<string> = [];
  const sent: Array<SignedIssue> = [];
  const forgotten: Array<unknown> = [];
  const find = (ref: string) => all.find((row) => row.ref === ref)!;
  const plain: Partial<Runtime> = {
    readCertificates: async () => [certificate()],
    openCertificate: async (chosen) => ({ certificate: chosen, findings: [], usable: true }),
    approval: async (ref) => approvalOf(find(ref)),
    invoice: async (ref) => view("supplier", { summary: find(ref), version: 7 }),
    sign: async (_, { view: shown }) => ({ ref: shown.summary.ref, version: shown.version }),
    issue: async (signed) => receiptOf(signed),
    refuse: async ({ ref }) => view("supplier", { summary: find(ref) }),
    ...answers,
  };
  const page = await show(listOf(all, extra), {
    ...options,
    answers: {
      ...plain,
      openCertificate: (...given) => {
        calls.push("open");
        return plain.openCertificate!(...given);
      },
      sign: (...given) => {
        calls.push(`sign ${given[1].view.summary.ref}`);
        return plain.sign!(...given);
      },
      issue: (signed) => {
        calls.push(`issue ${signed.ref}`);
        sent.push(signed);
        return plain.issue!(signed);
      },
      forget: (...held) => void forgotten.push(...held),
    },
  });
  const { root, element, shown } = page;
  const events: Array<readonly [string, unknown]> = [];
  for (const name of ["einv-bulk", "einv-issued", "einv-refused", "einv-selection-change"])
    element.addEventListener(name, (event) => events.push([name, (event as CustomEvent).detail]));
  const boxes = () => [...root.querySelectorAll<HTMLInputElement>("tbody input")];
  return {
    ...page,
    calls,
    sent,
    forgotten,
    events,
    boxes,
    told: (name: string) => events.filter(([told]) => told === name).map(([, detail]) => detail),
    chosen: () => boxes().map(({ checked }) => checked),
    go: () => root.querySelector<HTMLElement>("#bulk-go")!.click(),
    /** Chooses all rows and opens the decision. */
    decide: async (action: "issue" | "refuse" | "acknowledge") => {
      root.querySelector<HTMLInputElement>("#select-page")!.click();
      await shown(`#bulk-${action}`);
      root.querySelector<HTMLElement>(`#bulk-${action}`)!.click();
      await shown("#bulk-title");
    },
    /** Brings a certificate and types its password. */
    sign: async (password = "secret word") => {
      if (root.querySelector("#secret") === null) {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["x"], "signCert.der"));
        const field = root.querySelector<HTMLInputElement>("#files")!;
        field.files = transfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await shown("#secret");
      }
      const secret = root.querySelector<HTMLInputElement>("#secret")!;
      secret.value = password;
      press(secret, "Enter");
    },
    results: () =>
      [...root.querySelectorAll(".results li")].map((row) =>
        [row.querySelector(".name"), row.querySelector(".badge")]
          .map((part) => part?.textContent.trim())
          .join(" "),
      ),
  };
};

const click = (box: HTMLElement, shiftKey = false) =>
  box.dispatchEvent(
    new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, shiftKey, detail: 1 }),
  );

describe("choosing in <einv-invoice-list>", () => {
  it("counts and adds up what is chosen, by box, by range with Shift, and by page", async () => {
    const { boxes, chosen, root, element, text, told, button, shown } = await scene();
    click(boxes()[1]!);
    click(boxes()[3]!, true);
    await shown(".bar");
    expect(chosen()).to.deep.equal([false, true, true, true, false]);
    expect(text()).to.contain("3건 · 합계 9,000원").and.to.contain("한 번에 발행하기");
    expect(root.querySelector<HTMLInputElement>("#select-page")!.indeterminate).to.equal(true);
    expect(told("einv-selection-change").at(-1)).to.deep.equal({ refs: ["inv_1", "inv_2", "inv_3"] });
    root.querySelector<HTMLInputElement>("#select-page")!.click();
    await element.updateComplete;
    expect(chosen()).to.deep.equal([true, true, true, true, true]);
    button("선택 해제하기").click();
    await element.updateComplete;
    expect(chosen()).to.deep.equal([false, false, false, false, false]);
    expect(root.querySelector(".bar")).to.equal(null);
  });

  it("chooses a range with Shift+Space, and a row by a click beside its box without opening it", async () => {
    const { boxes, chosen, root, element } = await scene();
    let opened = 0;
    element.addEventListener("einv-invoice-open", () => (opened += 1));
    click(boxes()[4]!);
    press(boxes()[2]!, " ", { shiftKey: true });
    boxes()[2]!.click();
    await element.updateComplete;
    expect(chosen()).to.deep.equal([false, false, true, true, true]);
    root.querySelector<HTMLElement>("td.select")!.click();
    await element.updateComplete;
    expect(chosen()[0]).to.equal(true);
    expect(opened).to.equal(0);
  });

  it("keeps what is chosen over pages, and says how much of it is out of sight", async () => {
    const { boxes, after, button, text, chosen, shown } = await scene({ given: { pageSize: 2 } });
    click(boxes()[0]!);
    await after(() => button("다음").click());
    expect(chosen()).to.deep.equal([false, false]);
    click(boxes()[1]!);
    await shown(".bar");
    expect(text()).to.contain("2건 · 합계 5,000원").and.to.contain("지금 보이지 않는 1건");
    await after(() => button("이전").click());
    expect(chosen()).to.deep.equal([true, false]);
  });

  it("counts what cannot be issued, says why, and leaves it out at one click", async () => {
    const mixed = [
      five[0]!,
      summary("inv_done", { status: status("issued"), actions: [] }),
      summary("inv_right", { actions: [] }),
    ];
    const { root, element, text, button, chosen, shown } = await scene({
      all: mixed,
      given: { box: "all" },
      extra: { withheld: refusal("permission.right-needed", "발행권한이 필요합니다.") },
    });
    root.querySelector<HTMLInputElement>("#select-page")!.click();
    await shown(".bar");
    expect(text()).to.contain("2건은 발행할 수 없습니다.").and.to.contain("발행완료 1건");
    expect(text()).to.contain("발행할 권한이 없는 문서 1건").and.to.contain("발행권한이 필요합니다.");
    button("이 2건 선택 해제하기").click();
    await element.updateComplete;
    expect(chosen()).to.deep.equal([true, false, false]);
    expect(text()).to.contain("한 번에 발행하기");
  });
});

describe("issuing many in <einv-invoice-list>", () => {
  it("says before anything is pressed what it costs, who pays, and what is due", async () => {
    const { decide, text, root } = await scene({ extra: { available: 150n } });
    await decide("issue");
    expect(text())
      .to.contain("5건을 한 번에 발행합니다")
      .and.to.contain("200 P (우리 회사 부담 1건)")
      .and.to.contain("0 P (공급받는자 부담 4건)")
      .and.to.contain("포인트가 50 P 부족합니다")
      .and.to.contain("가장 빠른 발행기한 12월 10일 (3일 남음)");
    expect(root.activeElement?.id).to.equal("bulk-title");
    expect(root.querySelector("slot[name=points]")).not.to.equal(null);
  });

  it("opens the key once, signs each as it stands now, and tells what became of each", async () => {
    const { decide, sign, shown, calls, root, results, told, forgotten, spoken, text, chosen } =
      await scene();
    await decide("issue");
    await sign();
    await shown(".results");
    expect(calls).to.deep.equal(["open", ...five.flatMap(({ ref }) => [`sign ${ref}`, `issue ${ref}`])]);
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
    expect(results()).to.have.length(5);
    expect(text()).to.contain("승인번호 20261120 41000008 00000001");
    expect(told("einv-issued")).to.have.length(5);
    expect(told("einv-bulk")).to.deep.equal([
      { action: "issue", done: five.map(({ ref }) => ref), failed: [], unknown: [] },
    ]);
    expect(
      forgotten.some((held) => typeof held === "object" && held !== null && "certificate" in held),
    ).to.equal(true);
    expect(root.querySelector("#secret")).to.equal(null);
    expect(spoken()).to.contain("5건");
    expect(chosen()).not.to.contain(true);
  });

  it("asks the page first, and says why it called it off", async () => {
    const { element, decide, sign, shown, calls, text } = await scene();
    element.addEventListener("einv-bulk-request", (event) => {
      const { action, refs, points, waitUntil: hold } = event.detail;
      expect([action, refs.length, points]).to.deep.equal(["issue", 5, 200n]);
      hold(Promise.reject(new Error("결재가 끝나지 않았습니다.")));
    });
    await decide("issue");
    await sign();
    await shown(".bulk .refusal");
    expect(text()).to.contain("결재가 끝나지 않았습니다.").and.to.contain("elements.bulk-held");
    expect(calls).to.deep.equal([]);
  });

  it("says at the password that it is wrong, and begins with nothing", async () => {
    let tries = 0;
    const { decide, sign, shown, text, calls, root } = await scene({
      answers: {
        openCertificate: async (chosen) => {
          tries += 1;
          if (tries === 1) throw wrongPassword;
          return { certificate: chosen, findings: [], usable: true };
        },
      },
    });
    await decide("issue");
    await sign("wrong");
    await until(() => text().includes("암호가 맞지 않습니다."));
    expect(root.activeElement?.id).to.equal("secret");
    expect(calls).to.deep.equal(["open"]);
    await sign();
    await shown(".results");
    expect(calls.filter((call) => call.startsWith("issue"))).to.have.length(5);
  });

  it("leaves out what changed or was refused with reason, remedy and code, and tries only that again", async () => {
    let short = true;
    const { decide, sign, shown, results, text, button, calls, told } = await scene({
      answers: {
        approval: async (ref) =>
          approvalOf(
            five.find((row) => row.ref === ref)!,
            ref === "inv_1" && short ? { totals: invoice.totals } : {},
          ),
        issue: async (signed) => {
          if (signed.ref === "inv_3" && short) throw refusal("billing.short", "포인트가 부족합니다.");
          return receiptOf(signed);
        },
      },
    });
    await decide("issue");
    await sign();
    await shown(".results");
    expect(results().slice(0, 2)).to.deep.equal(["거래처 1 처리하지 못함", "거래처 3 처리하지 못함"]);
    expect(text())
      .to.contain("elements.invoice-changed")
      .and.to.contain("포인트가 부족합니다.")
      .and.to.contain("billing.short");
    expect(told("einv-bulk")).to.deep.include({
      action: "issue",
      done: ["inv_0", "inv_2", "inv_4"],
      failed: [
        { ref: "inv_1", code: "elements.invoice-changed" },
        { ref: "inv_3", code: "billing.short" },
      ],
      unknown: [],
    });
    short = false;
    calls.length = 0;
    button("남은 2건 다시 하기").click();
    await until(() => text().includes("2건을 한 번에 발행합니다"));
    await sign();
    await shown(".results");
    expect(calls).to.deep.equal(["open", "sign inv_1", "issue inv_1", "sign inv_3", "issue inv_3"]);
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
  });

  it("waits for a lost connection, and sends the same bytes when it is back", async () => {
    let lost = true;
    const { decide, sign, shown, sent, calls, button, text } = await scene({
      answers: {
        issue: async (signed) => {
          if (signed.ref === "inv_2" && lost) throw unreachable;
          return receiptOf(signed);
        },
      },
    });
    await decide("issue");
    await sign();
    await shown("#resume");
    expect(text()).to.contain("서버에 연결하지 못했습니다.").and.to.contain("2 / 5");
    lost = false;
    button("지금 이어서 하기").click();
    await shown(".results");
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
    expect(calls.filter((call) => call === "sign inv_2")).to.have.length(1);
    expect(new Set(sent.filter(({ ref }) => ref === "inv_2")).size).to.equal(1);
  });

  it("lives through an expired session: it waits until the person is back", async () => {
    let expired = true;
    const { decide, sign, shown, text } = await scene({
      answers: {
        approval: async (ref) => {
          if (ref === "inv_1" && expired) throw refusal("session.expired", "다시 로그인해 주세요.");
          return approvalOf(five.find((row) => row.ref === ref)!);
        },
      },
    });
    await decide("issue");
    await sign();
    await shown("#resume");
    expect(text()).to.contain("다시 로그인해 주세요.");
    expired = false;
    window.dispatchEvent(new Event("online"));
    await shown(".results");
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
  });

  it("keeps what nobody knows about, and sends the same again without a password", async () => {
    let lost = true;
    const { decide, sign, shown, results, sent, calls, button, text, root } = await scene({
      answers: {
        issue: async (signed) => {
          if (signed.ref === "inv_4" && lost) throw refusal("server.fault", "서버에서 오류가 났습니다.");
          return receiptOf(signed);
        },
      },
    });
    await decide("issue");
    await sign();
    await shown(".results");
    expect(results()[0]).to.equal("거래처 4 결과 확인 필요");
    expect(text()).to.contain("서버의 답을 받지 못했습니다.");
    lost = false;
    button("1건 다시 보내기").click();
    await until(() => text().includes("5건 중 5건을 발행했습니다"));
    expect(calls.filter((call) => call === "open")).to.have.length(1);
    expect(calls.filter((call) => call === "sign inv_4")).to.have.length(1);
    expect(new Set(sent.filter(({ ref }) => ref === "inv_4")).size).to.equal(1);
    expect(root.querySelector("#send-again")).to.equal(null);
  });

  it("finishes the one under way when it is stopped, and leaves the rest as it is", async () => {
    let release = () => {};
    const { decide, sign, shown, button, results, told, root, text, element } = await scene({
      answers: {
        issue: async (signed) => {
          if (signed.ref === "inv_1") await new Promise<void>((resolve) => (release = resolve));
          return receiptOf(signed);
        },
      },
    });
    await decide("issue");
    await sign();
    await until(() => text().includes("1 / 5"));
    const bar = root.querySelector("progress")!;
    expect([bar.max, bar.value, bar.getAttribute("aria-valuetext")]).to.deep.equal([5, 1, "1 / 5"]);
    expect(element.viewState).to.equal("busy");
    button("여기까지만 하기").click();
    await element.updateComplete;
    release();
    await shown(".results");
    expect(results().slice(0, 3)).to.deep.equal([
      "거래처 2 하지 않음",
      "거래처 3 하지 않음",
      "거래처 4 하지 않음",
    ]);
    expect(told("einv-bulk")).to.deep.include({
      action: "issue",
      done: ["inv_0", "inv_1"],
      failed: [],
      unknown: [],
    });
    expect(element.viewState).to.equal("ready");
    button("남은 3건 다시 하기").click();
    await until(() => text().includes("3건을 한 번에 발행합니다"));
  });

  it("goes no further with a certificate that will not do for any of them", async () => {
    const { decide, sign, shown, calls, results } = await scene({
      answers: { issue: () => Promise.reject(refusal("certificate.revoked", "폐지된 인증서입니다.")) },
    });
    await decide("issue");
    await sign();
    await shown(".results");
    expect(calls.filter((call) => call.startsWith("issue"))).to.deep.equal(["issue inv_0"]);
    expect(results().filter((row) => row.endsWith("하지 않음"))).to.have.length(4);
  });

  it("wipes key, password and what was signed when it is taken off the page", async () => {
    const { decide, sign, shown, forgotten, element } = await scene({
      answers: { issue: () => new Promise(() => {}) },
    });
    await decide("issue");
    await sign();
    await shown("progress");
    await until(() => element.shadowRoot!.querySelector("progress") !== null);
    element.remove();
    await until(() =>
      forgotten.some((held) => typeof held === "object" && held !== null && "version" in held),
    );
    expect(element.shadowRoot!.querySelector("#secret")).to.equal(null);
  });
});

/** The two documents of an amendment as the list tells of them, between others. */
const [reversal, correction] = pair();
const [first, second] = [
  [reversal, correction],
  [correction, reversal],
].map(([one, other]) => ({
  ...summary(one!.summary.ref),
  ...one!.summary,
  payer: "supplier" as const,
  together: {
    role: one!.amends!.role,
    others: [{ ...other!.summary, role: other!.amends!.role, points: 200n }],
  },
}));
const withPair = [five[0]!, first!, second!];

/** As the approval page would show it: a pair with both documents and its whole price. */
const wholeOf = (ref: string): Views.Approval => {
  const row = withPair.find((one) => one.ref === ref)!;
  const plain = approvalOf(row);
  if (row.together === undefined) return plain;
  const [one, other] = ref === reversal.summary.ref ? [reversal, correction] : [correction, reversal];
  return {
    ...plain,
    view: { ...one, summary: row, version: 7 },
    others: [{ ...other, version: 4 }],
    quote: { payer: "supplier", points: 400n, yourPoints: 400n, covered: true },
  };
};

describe("amendments of two documents in <einv-invoice-list>", () => {
  it("are one decision with the points of both, and both are seen before they are issued", async () => {
    const { decide, text, root } = await scene({ all: withPair, extra: { available: 10_000n } });
    await decide("issue");
    expect(text())
      .to.contain("2건을 한 번에 발행합니다")
      .and.to.contain("2건 · 합계 2,100원")
      .and.to.contain("600 P (우리 회사 부담 2건)")
      .and.to.contain("수정 1건은 문서 2장이 한 건으로 함께 처리됩니다.");
    const shown = [...root.querySelectorAll(".pairs .document")].map(({ textContent }) =>
      textContent.replace(/\s+/g, " ").trim(),
    );
    expect(shown).to.deep.equal(["1/2 당초 취소분 2026-11-20 -5,500", "2/2 정정분 2026-11-20 6,600"]);
  });

  it("are issued in one act, whichever of the two was chosen", async () => {
    const { boxes, root, shown, sign, calls, told, text, results, chosen } = await scene({
      all: withPair,
      answers: {
        approval: async (ref) => wholeOf(ref),
        issue: async ({ ref }) => ({
          ...receiptOf({ ref }),
          others: [{ ...receiptOf({ ref: reversal.summary.ref }), issueId: reversal.summary.issueId }],
        }),
      },
    });
    boxes()[2]!.click();
    await shown("#bulk-issue");
    expect(text()).to.contain("수정 1건은 문서 2장이 한 건으로 함께 처리됩니다.");
    root.querySelector<HTMLElement>("#bulk-issue")!.click();
    await shown("#bulk-title");
    await sign();
    await shown(".results");
    const { ref } = correction.summary;
    expect(calls).to.deep.equal(["open", `sign ${ref}`, `issue ${ref}`]);
    expect(text()).to.contain("1건 중 1건을 발행했습니다").and.to.contain("20261120 41000008 00000010");
    expect(results()).to.deep.equal(["나래평가정보(주) 발행완료"]);
    expect(told("einv-issued")).to.have.length(2);
    expect(told("einv-bulk")).to.deep.equal([
      { action: "issue", done: [ref, reversal.summary.ref], failed: [], unknown: [] },
    ]);
    expect(chosen()).not.to.contain(true);
  });

  it("are not issued when the other document is no longer what was shown", async () => {
    const { decide, sign, shown, text, calls } = await scene({
      all: withPair,
      answers: {
        approval: async (ref) => {
          const whole = wholeOf(ref);
          const [other] = whole.others ?? [];
          return other === undefined
            ? whole
            : { ...whole, others: [{ ...other, summary: { ...other.summary, totals: invoice.totals } }] };
        },
      },
    });
    await decide("issue");
    await sign();
    await shown(".results");
    expect(text()).to.contain("2건 중 1건을 발행했습니다").and.to.contain("elements.invoice-changed");
    expect(calls.filter((call) => call.startsWith("issue"))).to.deep.equal(["issue inv_0"]);
  });

  it("are refused by one command", async () => {
    const refused: Array<string> = [];
    const { decide, go, root, shown, told, text } = await scene({
      all: withPair,
      answers: {
        refuse: async ({ ref }) => {
          refused.push(ref);
          return view();
        },
      },
    });
    await decide("refuse");
    expect(text()).to.contain("2건의 발행 요청을 거절합니다");
    root.querySelector<HTMLInputElement>("input[name=reason]")!.click();
    go();
    await shown(".results");
    expect(refused).to.deep.equal(["inv_0", reversal.summary.ref]);
    expect(told("einv-refused")).to.have.length(3);
    expect(text()).to.contain("2건 중 2건을 거절했습니다");
  });
});

const certificates = (
  fields: Partial<Certificates.CertificatesView> = {},
): Certificates.CertificatesView => ({
  businessNumber: five[0]!.supplier.businessNumber,
  company: "한빛정비 주식회사",
  registered: registeredOne({ owner: "한빛정비 주식회사", registeredAt: listed.now }),
  former: [],
  confirmation: { by: "password" },
  now: listed.now,
  ...fields,
});

describe("issuing many with the registered certificate", () => {
  const registered = async (answers: Partial<RegisteredCertificates> = {}, all = five) => {
    const sent: Array<Parameters<RegisteredCertificates["issue"]>[0]> = [];
    const confirmed: Array<string> = [];
    let known: DateTime.Utc | undefined;
    const page = await scene({
      all,
      answers: {
        ...(all === five ? {} : { approval: async (ref: string) => wholeOf(ref) }),
        registeredCertificates: group<RegisteredCertificates>({
          list: async () =>
            certificates({
              confirmation: { by: "password", ...(known === undefined ? {} : { until: known }) },
            }),
          ...answers,
          confirm: async (password) => {
            confirmed.push(password);
            const answer = await answers.confirm?.(password);
            known = DateTime.add(listed.now, { minutes: 10 });
            return answer ?? { until: new Date(0) };
          },
          issue: async (command) => {
            sent.push(command);
            return answers.issue === undefined ? receiptOf(command) : answers.issue(command);
          },
        }),
      },
    });
    const confirm = async (password: string) => {
      await page.shown("#secret");
      const field = page.root.querySelector<HTMLInputElement>("#secret")!;
      field.value = password;
      press(field, "Enter");
    };
    return { ...page, sent, confirmed, confirm };
  };

  it("asks once who is at the page, and has the server sign each", async () => {
    const { decide, confirm, confirmed, sent, shown, text, calls, root } = await registered();
    await decide("issue");
    await shown("#by-file");
    expect(text()).to.contain("서버에 등록된 인증서로 모두 서명합니다.").and.to.contain("한빛정비 주식회사");
    expect(root.querySelectorAll("#files").length).to.equal(0);
    await confirm("account word");
    await shown(".results");
    expect(confirmed).to.deep.equal(["account word"]);
    expect(sent.map(({ ref, registrationId, version }) => [ref, registrationId, version])).to.deep.equal(
      five.map(({ ref }) => [ref, "cert_1", 7]),
    );
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(5);
    expect(calls).to.deep.equal([]);
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
  });

  it("issues a pair with both documents and their versions", async () => {
    const { decide, confirm, sent, shown } = await registered({}, withPair);
    await decide("issue");
    await confirm("account word");
    await shown(".results");
    expect(sent.map(({ ref, others }) => [ref, others])).to.deep.equal([
      ["inv_0", undefined],
      [reversal.summary.ref, [{ ref: correction.summary.ref, version: 4 }]],
    ]);
  });

  it("says at the password that it is wrong, and begins with nothing", async () => {
    const { decide, confirm, sent, shown, text, root } = await registered({
      confirm: async (password) => {
        if (password !== "right") throw refusal("confirmation.wrong", "비밀번호가 올바르지 않습니다.");
        return { until: new Date(0) };
      },
    });
    await decide("issue");
    await confirm("wrong");
    await until(() => text().includes("비밀번호가 올바르지 않습니다."));
    expect(sent.length).to.equal(0);
    expect(root.activeElement?.id).to.equal("secret");
    await confirm("right");
    await shown(".results");
    expect(sent.length).to.equal(5);
  });

  it("stops where the person has to be asked again, and goes on with the rest after that", async () => {
    let late = true;
    const { decide, confirm, sent, shown, text, button, results } = await registered({
      list: async () => certificates(),
      issue: async (command) => {
        if (command.ref === "inv_2" && late) throw refusal("confirmation.needed", "본인 확인이 필요합니다.");
        return receiptOf(command);
      },
    });
    await decide("issue");
    await confirm("account word");
    await shown(".results");
    expect(text()).to.contain("5건 중 2건을 발행했습니다").and.to.contain("본인 확인이 필요합니다.");
    expect(results().filter((row) => row.endsWith("하지 않음"))).to.have.length(2);
    late = false;
    sent.length = 0;
    button("남은 3건 다시 하기").click();
    await until(() => text().includes("3건을 한 번에 발행합니다"));
    await confirm("account word");
    await shown(".results");
    expect(sent.map(({ ref }) => ref)).to.deep.equal(["inv_2", "inv_3", "inv_4"]);
  });

  it("sends the same command again after a lost answer", async () => {
    let tries = 0;
    const { decide, confirm, sent, shown, text } = await registered({
      issue: async (command) => {
        tries += 1;
        if (tries === 1) throw unreachable;
        return receiptOf(command);
      },
    });
    await decide("issue");
    await confirm("account word");
    await shown(".results");
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
    expect(sent).to.have.length(6);
    expect(sent[0]!.idempotencyKey).to.equal(sent[1]!.idempotencyKey);
  });

  it("leaves the files one click away", async () => {
    const { decide, shown, button, sign, calls, text } = await registered();
    await decide("issue");
    await shown("#by-file");
    button("인증서 파일로 발행하기").click();
    await shown("#files");
    await sign();
    await shown(".results");
    expect(calls[0]).to.equal("open");
    expect(text()).to.contain("5건 중 5건을 발행했습니다");
  });
});

describe("many at once in English", () => {
  it("names what is counted, one or several", async () => {
    const { decide, text, root, shown, sign } = await scene({
      all: five.slice(0, 2),
      language: "en",
      answers: {
        issue: async (signed) => {
          if (signed.ref === "inv_1") throw refusal("billing.short");
          return receiptOf(signed);
        },
      },
    });
    const pressable = () => root.querySelector("#bulk-go")?.textContent.trim();
    await decide("issue");
    expect(pressable()).to.equal("Issue 2 invoices for 200 P");
    expect(text()).to.contain("200 P (we pay for 1 invoice)");
    await sign();
    await shown(".results");
    expect(text()).to.contain("1 of 2 invoices was issued").and.to.contain("Try the other invoice again");
    root.querySelector<HTMLElement>("#retry")!.click();
    await shown("#bulk-go");
    expect(pressable()).to.equal("Issue 1 invoice");
  });
});

describe("refusing many in <einv-invoice-list>", () => {
  it("names count and total, wants a reason, and gives every buyer the same", async () => {
    const refusals: Array<readonly [string, number, string, string | undefined]> = [];
    const keys = new Set<string>();
    const { decide, go, root, text, shown, told, results } = await scene({
      answers: {
        refuse: async ({ ref, version, reason, message, idempotencyKey }) => {
          refusals.push([ref, version, reason, message]);
          keys.add(idempotencyKey);
          return view();
        },
      },
    });
    await decide("refuse");
    expect(text()).to.contain("5건의 발행 요청을 거절합니다").and.to.contain("5건, 합계 15,000원");
    go();
    await until(() => text().includes("거절 사유를 선택해 주세요."));
    expect(refusals).to.deep.equal([]);
    root.querySelector<HTMLInputElement>("input[name=reason]")!.click();
    root.querySelector<HTMLTextAreaElement>("#refuse-message")!.value = "11월분은 없습니다.";
    go();
    await shown(".results");
    expect(refusals).to.deep.equal(five.map(({ ref }) => [ref, 7, "wrong-amount", "11월분은 없습니다."]));
    expect(keys.size).to.equal(5);
    expect(told("einv-refused")).to.deep.include({ ref: "inv_0", reason: "wrong-amount" });
    expect(results()[0]).to.equal("거래처 0 거절");
  });

  it("repeats a refusal whose answer was lost under its own key", async () => {
    const keys: Array<string> = [];
    const { decide, go, root, shown, text } = await scene({
      all: five.slice(0, 1),
      answers: {
        refuse: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          if (keys.length < 3) throw unreachable;
          return view();
        },
      },
    });
    await decide("refuse");
    root.querySelector<HTMLInputElement>("input[name=reason]")!.click();
    go();
    await shown(".results");
    expect(keys).to.have.length(3);
    expect(new Set(keys).size).to.equal(1);
    expect(text()).to.contain("1건 중 1건을 거절했습니다");
  });
});

describe("confirming many in <einv-invoice-list>", () => {
  it("is for the buyer, of what waits for it", async () => {
    const confirmed: Array<string> = [];
    const theirs = five.map((row, index) => ({
      ...row,
      status: status("issued", { acknowledgement: index === 0 ? "acknowledged" : "opened" }),
      supplier: row.buyer,
      buyer: row.supplier,
    }));
    const { decide, go, shown, text } = await scene({
      all: theirs,
      given: { box: "issued", side: "buyer" },
      answers: {
        acknowledge: async ({ ref }) => {
          confirmed.push(ref);
          return view("buyer");
        },
      },
    });
    await decide("acknowledge");
    go();
    await shown(".results");
    expect(confirmed).to.deep.equal(["inv_1", "inv_2", "inv_3", "inv_4"]);
    expect(text()).to.contain("4건 중 4건을 수신확인했습니다");
  });
});

describe("many at once for everybody", () => {
  for (const [name, width] of [
    ["wide", 1000],
    ["narrow", 320],
  ] as const)
    it(`is accessible and fits, ${name}: the bar, the decision, the results`, async () => {
      const { decide, sign, shown, element, root } = await scene({ width, extra: { available: 0n } });
      const clean = async (what: string) => {
        const { violations } = await axe.run(element);
        expect(
          violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join()}`),
        ).to.deep.equal([]);
        expect(element.scrollWidth, what).to.be.at.most(width);
      };
      root.querySelector<HTMLInputElement>("#select-page")!.click();
      await element.updateComplete;
      await clean("bar");
      root.querySelector<HTMLInputElement>("#select-page")!.click();
      await decide("issue");
      await clean("decision");
      await sign();
      await shown(".results");
      await clean("results");
    }).timeout(40_000);
});
