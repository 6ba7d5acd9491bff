import { expect, oneEvent } from "@open-wc/testing";
import axe from "axe-core";
import * as DateTime from "effect/DateTime";
import "@einv/elements/point-wallet/define";
import type { ChargeView, EinvPointWallet, Points, Wallet } from "@einv/elements";
import type { Rights } from "@einv/elements/runtime/rights";
import type { Runtime } from "@einv/elements/runtime/Runtime";
import * as Charge from "@einv/billing/Charge";
import { accessRequest, refusal, world } from "./support/samples.ts";
import { group } from "./support/group.ts";
import { unreachable } from "./support/runtime.ts";
import { until } from "./support/until.ts";

const now = DateTime.makeUnsafe("2026-11-22T05:03:00Z");

const wallet = (over: Partial<Wallet> = {}): Wallet => ({
  bought: { available: 1_000n, held: 200n },
  bonus: { available: 50n, held: 0n },
  offers: [
    { won: 10_000n, bonus: 0n },
    { won: 50_000n, bonus: 1_000n },
  ],
  amounts: { least: 1_000n, most: 1_000_000n, step: 1_000n },
  price: 200n,
  outlook: {
    pending: { count: 3, points: 600n },
    usual: { months: 3, points: 1_400n },
    needed: 2_000n,
    missing: 950n,
    holds: [{ points: 200n, why: "issue", ref: "inv_7", since: now }],
  },
  now,
  ...over,
});

const order = (over: Partial<ChargeView> = {}): ChargeView => ({
  orderId: "pay_1",
  won: 10_000n,
  bonus: 0n,
  state: "open",
  checkoutUrl: "https://pay.example/pay_1",
  createdAt: now,
  cancelled: 0n,
  cancelling: 0n,
  ...over,
});

const statement = {
  opening: 0n,
  closing: 1_050n,
  totals: {},
  lines: [
    { at: now, what: "paid", bonus: false, points: 10_000n, balance: 10_000n, ref: "pay_0" },
    { at: now, what: "used", bonus: false, points: -200n, balance: 9_800n, ref: "inv_3" },
  ],
} as const;

interface Window_ {
  closed: boolean;
  readonly went: Array<string>;
}

/** What a page's windows do, written by hand. */
const windows = (blocked = false) => {
  const opened: Array<Window_> = [];
  const before = window.open;
  window.open = (url) => {
    if (blocked) return null;
    const one: Window_ = { closed: false, went: url === "" || url === undefined ? [] : [String(url)] };
    opened.push(one);
    const made: object = {
      opener: null,
      get closed() {
        return one.closed;
      },
      close: () => {
        one.closed = true;
      },
      location: { replace: (to: string) => void one.went.push(to) },
    };
    return made as Window;
  };
  return {
    opened,
    restore: () => {
      window.open = before;
    },
  };
};

const scripted = (answers: Partial<Points> = {}, more: Partial<Runtime> = {}): Runtime =>
  world({
    points: group<Points>({
      wallet: async () => wallet(),
      charges: async () => [],
      statement: async () => statement,
      offerOf: (won, { offers, amounts }) => Charge.offerOf(won, offers, amounts),
      ...answers,
    }),
    ...more,
  });

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

const settled = async (element: EinvPointWallet): Promise<void> => {
  for (let round = 0; round < 5; round++) {
    await turn();
    await element.updateComplete;
  }
};

const open = async (
  runtime: Runtime,
  set: (element: EinvPointWallet) => void = () => undefined,
): Promise<EinvPointWallet> => {
  document.documentElement.lang = "ko";
  const element = document.createElement("einv-point-wallet");
  element.runtime = runtime;
  set(element);
  document.body.append(element);
  await settled(element);
  return element;
};

const find = <E extends HTMLElement = HTMLElement>(element: EinvPointWallet, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (found === null) throw new Error(`${selector} is not shown`);
  return found;
};

const text = (element: EinvPointWallet): string =>
  (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

const button = (element: EinvPointWallet, label: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll("button")].find(
    ({ textContent }) => textContent?.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

/** Another window comes back from paying. */
const comeBack = (orderId: string, amount?: bigint): void => {
  const channel = new BroadcastChannel("einv/charge/v1");
  channel.postMessage({
    kind: "brought",
    brought: { orderId, ...(amount === undefined ? {} : { payment: { paymentKey: "pk_1", amount } }) },
  });
  channel.close();
};

const choose = (element: EinvPointWallet, value: string): void => {
  const radio = find<HTMLInputElement>(element, `input[value="${value}"]`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change"));
};

describe("<einv-point-wallet>", () => {
  let page = windows();
  const blocked = (): void => {
    page.restore();
    page = windows(true);
  };
  beforeEach(() => {
    page = windows();
  });
  afterEach(() => {
    page.restore();
    document.body.replaceChildren();
    document.documentElement.lang = "";
  });

  it("shows what can be used, bought and bonus apart, what is on hold and why, and how next month is estimated", async () => {
    const element = await open(scripted());
    const shown = text(element);
    expect(find(element, "output").textContent).to.equal("1,050 P");
    expect(shown).to.contain("충전 1,000 P").and.to.contain("보너스 50 P");
    expect(shown).to.contain("발행 중인 세금계산서");
    expect(shown).to.contain("우리 회사가 부담하는 요청 3건").and.to.contain("지난 3개월 평균");
    expect(shown).to.contain("다음 달까지 950 P가 모자랄 것으로 보입니다.");
    expect(shown).to.contain("약 5건을 발행할 수 있습니다.");
  });

  it("says what no points block", async () => {
    const none = { available: 0n, held: 0n };
    const element = await open(scripted({ wallet: async () => wallet({ bought: none, bonus: none }) }));
    expect(text(element)).to.contain("우리 회사가 부담하는 요청 3건을 발행할 수 없습니다.");
  });

  it("opens the payment page in the click, approves what comes back, and says what was charged", async () => {
    const approved: Array<unknown> = [];
    let paid = false;
    const element = await open(
      scripted({
        wallet: async () => wallet(paid ? { bought: { available: 11_000n, held: 0n } } : {}),
        start: async () => order(),
        approve: async (told) => {
          approved.push(told);
          paid = true;
          return order({ state: "paid" });
        },
      }),
    );
    find(element, "#pay").click();
    expect(page.opened).to.have.length(1);
    await settled(element);
    expect(page.opened[0]!.went).to.deep.equal(["https://pay.example/pay_1"]);
    expect(text(element)).to.contain("결제를 기다리고 있습니다");
    const heard = oneEvent(element, "einv-charge");
    comeBack("pay_1", 10_000n);
    expect((await heard).detail).to.deep.equal({ won: 10_000n, points: 10_000n });
    await settled(element);
    expect(approved).to.deep.equal([{ orderId: "pay_1", paymentKey: "pk_1", amount: 10_000n }]);
    expect(text(element)).to.contain("10,000 P를 충전해 이제 11,050 P를 사용할 수 있습니다.");
    expect(element.shadowRoot?.activeElement).to.equal(find(element, "#outcome"));
    expect(page.opened[0]!.closed).to.equal(true);
  });

  it("chooses the least offer that covers what is missing, and says its bonus", async () => {
    const element = await open(scripted(), (made) => {
      made.needed = 20_000n;
    });
    expect(find<HTMLInputElement>(element, "input[value='50000']").checked).to.equal(true);
    expect(text(element)).to.contain("50,000 P + 보너스 1,000 P");
    expect(button(element, "50,000원 결제하기").id).to.equal("pay");
  });

  it("takes an amount of one's own within the limits, and says at the field what is wrong", async () => {
    const started: Array<bigint> = [];
    const element = await open(
      scripted({
        start: async ({ won }) => {
          started.push(won);
          return order({ won });
        },
      }),
    );
    choose(element, "own");
    await settled(element);
    const own = find<HTMLInputElement>(element, "input#own");
    own.value = "1,500";
    own.dispatchEvent(new Event("input"));
    find(element, "#pay").click();
    await settled(element);
    expect(find(element, "#own-verdict").textContent).to.contain("1,000원 단위로 입력해 주세요.");
    expect(started).to.deep.equal([]);
    own.value = "60,000원";
    own.dispatchEvent(new Event("input"));
    await settled(element);
    expect(find(element, "#own-verdict").textContent).to.contain("60,000 P + 보너스 1,200 P");
    own.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true }));
    expect(started).to.deep.equal([]);
    own.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true }));
    await settled(element);
    expect(started).to.deep.equal([60_000n]);
  });

  it("offers to open the page where the browser held it back", async () => {
    blocked();
    const element = await open(scripted({ start: async () => order() }));
    find(element, "#pay").click();
    await settled(element);
    expect(text(element)).to.contain("브라우저가 결제창을 막았습니다.");
    expect(button(element, "이 화면에서 결제하기").disabled).to.equal(false);
    page.restore();
    page = windows();
    button(element, "결제창 열기").click();
    await settled(element);
    expect(page.opened[0]!.went).to.deep.equal(["https://pay.example/pay_1"]);
  });

  it("says that no money was taken when the person gave up", async () => {
    const element = await open(scripted({ start: async () => order() }));
    find(element, "#pay").click();
    await settled(element);
    comeBack("pay_1");
    await until(() => text(element).includes("결제를 취소했습니다"));
    expect(text(element)).to.contain("돈은 빠져나가지 않았습니다.");
    button(element, "다시 충전하기").click();
    await settled(element);
    expect(find(element, "#pay").getAttribute("aria-disabled")).to.equal("false");
  });

  it("asks about the order when the window is closed", async () => {
    const asked: Array<string> = [];
    const element = await open(
      scripted({
        start: async () => order(),
        charge: async (id) => {
          asked.push(id);
          return order();
        },
      }),
    );
    find(element, "#pay").click();
    await settled(element);
    page.opened[0]!.closed = true;
    await until(() => text(element).includes("결제창이 닫혔습니다."));
    expect(asked).to.deep.equal(["pay_1"]);
  });

  it("says of an unknown outcome not to pay again, and shows it when it is known", async () => {
    const element = await open(
      scripted({
        start: async () => order(),
        approve: async () => {
          throw refusal("payment.unknown");
        },
        charge: async () => order({ state: "paid" }),
      }),
    );
    find(element, "#pay").click();
    await settled(element);
    comeBack("pay_1", 10_000n);
    await until(() => text(element).includes("결제 결과를 확인하고 있습니다"));
    expect(text(element)).to.contain("다시 결제하지 마세요.");
    button(element, "결제 확인하기").click();
    await until(() => text(element).includes("충전했습니다"));
  });

  it("says why a payment was declined", async () => {
    const element = await open(
      scripted({
        start: async () => order(),
        approve: async () => {
          throw refusal("payment.declined", "결제가 거절되었습니다: 한도 초과");
        },
      }),
    );
    find(element, "#pay").click();
    await settled(element);
    comeBack("pay_1", 10_000n);
    await until(() => text(element).includes("한도 초과"));
    expect(text(element)).to.contain("payment.declined");
    expect(element.viewState).to.equal("ready");
  });

  it("starts the same order again under the same key after a lost answer", async () => {
    const keys: Array<string> = [];
    const element = await open(
      scripted({
        start: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          if (keys.length === 1) throw unreachable;
          return order();
        },
      }),
    );
    find(element, "#pay").click();
    await settled(element);
    button(element, "다시 시도하기").click();
    await settled(element);
    expect(keys).to.have.length(2);
    expect(keys[0]).to.equal(keys[1]);
  });

  it("lets the page hold it before an order is begun", async () => {
    const element = await open(scripted());
    element.addEventListener("einv-charge-request", (event) => event.preventDefault());
    find(element, "#pay").click();
    await settled(element);
    expect(text(element)).to.contain("충전을 진행하지 않았습니다.");
    expect(page.opened[0]!.closed).to.equal(true);
  });

  it("takes what the address brought back when the page itself went to pay", async () => {
    const before = location.href;
    history.replaceState(null, "", "?orderId=pay_9&paymentKey=pk_9&amount=10000");
    try {
      const approved: Array<string> = [];
      const element = await open(
        scripted({
          approve: async ({ orderId }) => {
            approved.push(orderId);
            return order({ orderId, state: "paid" });
          },
        }),
      );
      expect(location.search).to.equal("");
      await until(() => text(element).includes("충전했습니다"));
      expect(approved).to.deep.equal(["pay_9"]);
    } finally {
      history.replaceState(null, "", before);
    }
  });

  it("shows every movement with its invoice and its receipt", async () => {
    const element = await open(
      scripted({
        receipt: async () => ({
          number: "charge:inv_3",
          ref: "inv_3",
          service: "reverse-issue",
          bought: 200n,
          bonus: 0n,
          points: 200n,
          chargedAt: now,
        }),
      }),
    );
    expect(text(element)).to.contain("사용").and.to.contain("-200").and.to.contain("+10,000");
    const entries = find(element, "table");
    setTimeout(() =>
      [...entries.querySelectorAll("button")]
        .find((one) => one.textContent?.trim() === "세금계산서 보기")
        ?.click(),
    );
    expect((await oneEvent(element, "einv-invoice-open")).detail).to.deep.equal({ ref: "inv_3" });
    [...entries.querySelectorAll("button")].filter((one) => one.textContent?.trim() === "영수증")[1]?.click();
    await settled(element);
    expect(find(element, "dialog").textContent).to.contain("이용 영수증").and.to.contain("charge:inv_3");
  });

  it("gives a payment back in part, no more than is unused", async () => {
    const asked: Array<bigint> = [];
    const element = await open(
      scripted({
        charges: async () => [order({ state: "paid", method: "카드" })],
        cancelCharge: async ({ won }) => {
          asked.push(won);
          return order({ state: "paid", cancelled: won });
        },
      }),
    );
    button(element, "결제 취소하기").click();
    await settled(element);
    const field = find<HTMLInputElement>(element, "#cancel-won");
    expect(field.value).to.equal("1,000");
    field.value = "9,000";
    field.dispatchEvent(new Event("input"));
    await settled(element);
    find(element, "#cancel-charge").click();
    await settled(element);
    expect(asked).to.deep.equal([]);
    field.value = "400";
    field.dispatchEvent(new Event("input"));
    await settled(element);
    setTimeout(() => find(element, "#cancel-charge").click());
    expect((await oneEvent(element, "einv-charge-cancel")).detail).to.deep.equal({ won: 400n });
    expect(asked).to.deep.equal([400n]);
  });

  it("tells whoever lacks the right who can give it, and asks in one click; charging stays open", async () => {
    const asks: Array<unknown> = [];
    const { outlook: _, ...rest } = wallet();
    const element = await open(
      scripted(
        {
          wallet: async () => rest,
          charges: async () => {
            throw refusal("points.right", "포인트 내역은 전체권한이 있는 사용자만 볼 수 있습니다.");
          },
        },
        {
          rights: group<Rights>({
            request: async ({ wants }) => {
              asks.push(wants);
              return accessRequest;
            },
          }),
        },
      ),
    );
    expect(text(element)).to.contain("포인트 내역은 전체권한이 있는 사용자만 볼 수 있습니다.");
    expect(find(element, "#pay").getAttribute("aria-disabled")).to.equal("false");
    button(element, "권한 요청하기").click();
    await settled(element);
    expect(asks).to.deep.equal(["full"]);
    expect(text(element)).to.contain("권한을 요청했습니다.");
  });

  it("in its compact form says how much is missing, and nothing once it is there", async () => {
    const element = await open(scripted(), (made) => {
      made.compact = true;
      made.needed = 1_200n;
    });
    expect(text(element)).to.contain("150 P가 모자랍니다");
    expect(element.renderRoot.querySelector("table")).to.equal(null);
    element.needed = 500n;
    await settled(element);
    expect(text(element)).to.contain("포인트가 충분합니다.");
  });

  it("says why it cannot be shown, and asks again", async () => {
    let tries = 0;
    const element = await open(
      scripted({
        wallet: async () => {
          if (tries++ === 0) throw unreachable;
          return wallet();
        },
      }),
    );
    expect(element.viewState).to.equal("error");
    button(element, "다시 시도하기").click();
    await settled(element);
    expect(element.viewState).to.equal("ready");
  });

  it("speaks English where the page does, and axe finds nothing", async () => {
    const element = await open(scripted({ charges: async () => [order({ state: "paid" })] }));
    document.documentElement.lang = "en";
    element.requestUpdate();
    await settled(element);
    expect(text(element))
      .to.contain("What next month will need")
      .and.not.to.match(/[가-힣]{2}/);
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
