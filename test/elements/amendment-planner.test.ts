import { expect, fixture, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import { html } from "lit";
import "@einv/elements/amendment-planner/define";
import type { EinvAmendmentPlanner } from "@einv/elements";
import type { DraftViews } from "@einv/api";
import type { Drafts } from "@einv/elements/runtime/drafts";
import { group } from "./support/group.ts";
import { supplier, buyer, invoice, refusal, view, world } from "./support/samples.ts";
import { until } from "./support/until.ts";

const ko = (text: string) => ({ ko: text, en: text });

const form: DraftViews.AmendmentOptions["form"] = {
  typeCode: "0101",
  writtenDate: "2026-10-30",
  remarks: [],
  supplier: { businessNumber: supplier.businessNumber, name: supplier.name, representative: "김가나" },
  buyer: { kind: "business", number: buyer.number, name: buyer.name, representative: "박다라" },
  payments: [],
  items: [
    { name: "서버 이전", quantity: "1", unitPrice: "100000", supplyAmount: "100000", taxAmount: "10000" },
  ],
};

const situations: DraftViews.AmendmentOptions["situations"] = [
  {
    situation: "wrong-entries",
    reason: "01",
    reasonName: ko("기재사항 착오·정정"),
    text: ko("처음부터 잘못 적었다."),
  },
  {
    situation: "amount-changed",
    reason: "02",
    reasonName: ko("공급가액 변동"),
    text: ko("금액이 바뀌었다."),
  },
  {
    situation: "letter-of-credit",
    reason: "05",
    reasonName: ko("내국신용장 사후 개설"),
    text: ko("내국신용장이 개설되었다."),
    refusal: refusal("amendment.exempt", "계산서에는 쓸 수 없습니다.", "It cannot be used."),
  },
];

const options = (side: DraftViews.Side): DraftViews.AmendmentOptions => ({
  ref: view().summary.ref,
  side,
  situations,
  standing: invoice.totals,
  form,
  amendments: [],
  today: invoice.writtenDate,
});

const planOf = (details: DraftViews.AmendmentDetails, side: DraftViews.Side): DraftViews.AmendmentPlan => {
  const { issueId: _, ...document } = invoice;
  const outcome = {
    timing: "onTime",
    cost: { supplier: 0n, buyer: 0n },
    lostDeduction: 0n,
    sentence: ko("가산세가 없습니다."),
  } as const;
  return {
    ref: view().summary.ref,
    side,
    situation: details.situation,
    reason: "02",
    reasonName: ko("공급가액 변동"),
    documents: [{ role: "difference", roleName: ko("차액"), document, differences: [], findings: [] }],
    before: invoice.totals,
    after: invoice.totals,
    outlook: { now: outcome, never: outcome },
    notices: [],
    quotes: [],
  };
};

interface Heard {
  readonly planned: Array<DraftViews.AmendmentDetails>;
  readonly keys: Array<string>;
}

const open = async (
  answers: Partial<Drafts> = {},
  side: DraftViews.Side = "supplier",
): Promise<{ readonly element: EinvAmendmentPlanner; readonly heard: Heard }> => {
  const heard: Heard = { planned: [], keys: [] };
  const drafts = group<Drafts>({
    amendment: async () => options(side),
    planAmendment: async (_ref, details) => {
      heard.planned.push(details);
      return planOf(details, side);
    },
    prepareAmendment: async ({ idempotencyKey }) => {
      heard.keys.push(idempotencyKey);
      return { ref: view().summary.ref, together: [view().summary.ref] };
    },
    ...answers,
  });
  const element = await fixture<EinvAmendmentPlanner>(
    html`<einv-amendment-planner invoice-ref="inv_1" .runtime=${world({ drafts })}></einv-amendment-planner>`,
  );
  await until(() => element.viewState === "ready");
  await element.updateComplete;
  return { element, heard };
};

const find = <Found extends HTMLElement>(element: EinvAmendmentPlanner, selector: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (found == null) throw new Error(`there is no ${selector}`);
  return found;
};

const shows = (element: EinvAmendmentPlanner, selector: string): boolean =>
  element.shadowRoot?.querySelector(selector) != null;

const type = async (element: EinvAmendmentPlanner, id: string, text: string): Promise<void> => {
  const field = find<HTMLInputElement>(element, `#${id}`);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  await element.updateComplete;
};

const choose = async (element: EinvAmendmentPlanner, situation: string): Promise<void> => {
  find(element, `input[value="${situation}"]`).click();
  await element.updateComplete;
};

const reduced = async (element: EinvAmendmentPlanner): Promise<void> => {
  await choose(element, "amount-changed");
  await type(element, "on", "2026-11-06");
  await type(element, "supply", "１０,000원");
  await until(() => shows(element, "#plan"));
};

const wrongEntries = "input[value=wrong-entries]";

describe("<einv-amendment-planner>", () => {
  it("says why something cannot be said of this invoice, and does not let it be chosen", async () => {
    const { element } = await open();
    const barred = find<HTMLInputElement>(element, 'input[value="letter-of-credit"]');
    expect(barred.disabled).to.equal(true);
    expect(barred.closest("label")?.textContent).to.contain("계산서에는 쓸 수 없습니다.");
  });

  it("asks nothing, and promises no plan, where one reason keeps the invoice from being amended at all", async () => {
    const why = refusal("lifecycle.awaiting-approval", "승인을 기다립니다.", "It waits.");
    const { element } = await open({
      amendment: async () => ({
        ...options("supplier"),
        situations: situations.map((situation) => ({ ...situation, refusal: why })),
      }),
    });
    expect(element.shadowRoot?.textContent)
      .to.contain("승인을 기다립니다.")
      .and.not.to.contain("물음에 답하면");
    expect(shows(element, "input")).to.equal(false);
  });

  it("works the plan out once the answers are there, of the latest of them only", async () => {
    const { element, heard } = await open();
    await choose(element, "amount-changed");
    await type(element, "on", "2026-11-06");
    await type(element, "supply", "5000");
    await type(element, "supply", "50,000");
    await until(() => shows(element, "#plan"));
    expect(heard.planned).to.deep.equal([
      { situation: "amount-changed", on: "2026-11-06", supply: -50_000n },
    ]);
  });

  it("reads amounts as Korean keyboards write them, and says at the field what it cannot read", async () => {
    const { element, heard } = await open();
    await reduced(element);
    expect(heard.planned.at(-1)?.supply).to.equal(-10_000n);
    await type(element, "supply", "만원");
    expect(find(element, "#supply").getAttribute("aria-invalid")).to.equal("true");
    expect(shows(element, "#plan")).to.equal(false);
  });

  it("corrects nothing until something is different", async () => {
    const { element, heard } = await open();
    find(element, wrongEntries).click();
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain("잘못 적은 항목을 고치면");
    expect(find<HTMLInputElement>(element, "#item-0-unitPrice").value).to.equal("100,000");
    await type(element, "item-0-unitPrice", "90000");
    expect(find<HTMLInputElement>(element, "#item-0-unitPrice").value).to.equal("90,000");
    await until(() => shows(element, "#plan"));
    const [first] = heard.planned.at(-1)?.corrected?.items ?? [];
    expect(first?.unitPrice).to.equal("90000");
    expect(first?.supplyAmount, "is worked out anew").to.equal(undefined);
  });

  it("asks the page before documents are written, and writes none when it is called off", async () => {
    const { element, heard } = await open();
    await reduced(element);
    element.addEventListener("einv-amendment-request", (event) => event.preventDefault(), { once: true });
    find(element, "#commit").click();
    await element.updateComplete;
    expect(heard.keys).to.deep.equal([]);
  });

  it("writes the documents once, whatever answers are lost, and leads to issuing them", async () => {
    let lost = true;
    const keys: Array<string> = [];
    const { element } = await open({
      prepareAmendment: async ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        if (lost) {
          lost = false;
          throw refusal("api.unreachable", "서버에 연결할 수 없습니다.", "The server cannot be reached.");
        }
        return { ref: view().summary.ref, together: [view().summary.ref] };
      },
    });
    await reduced(element);
    find(element, "#commit").click();
    await until(() => shows(element, "#commit-problem"));
    const told = oneEvent(element, "einv-amendment");
    find(element, "#commit-problem .button").click();
    await told;
    await element.updateComplete;
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(2);
    expect(shows(element, "einv-invoice-approval")).to.equal(true);
    expect(element.shadowRoot?.activeElement?.id).to.equal("back");
  });

  it("lets the buyer ask, with what it wants to say", async () => {
    const asked: Array<string | undefined> = [];
    const { element } = await open(
      {
        requestAmendment: async ({ message }) => {
          asked.push(message);
          return view("buyer");
        },
      },
      "buyer",
    );
    await reduced(element);
    const message = find<HTMLTextAreaElement>(element, "#message");
    message.value = "반품 전표를 메일로 보냈습니다.";
    message.dispatchEvent(new InputEvent("input", { bubbles: true }));
    find(element, "#commit").click();
    await until(() => shows(element, "#done"));
    expect(asked).to.deep.equal(["반품 전표를 메일로 보냈습니다."]);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.id).to.equal("done");
  });

  it("starts anew with another invoice", async () => {
    const { element } = await open();
    await reduced(element);
    element.invoiceRef = "inv_2";
    await element.updateComplete;
    await until(() => element.viewState === "ready");
    await element.updateComplete;
    expect(find<HTMLInputElement>(element, 'input[value="amount-changed"]').checked).to.equal(false);
    expect(shows(element, "#plan")).to.equal(false);
  });

  it("is accessible with a plan on the page", async () => {
    const { element } = await open();
    await reduced(element);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
