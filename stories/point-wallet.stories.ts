import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as DateTime from "effect/DateTime";
import type { World } from "@einv/mocks";
import { rootOf, until } from "./support/acting.ts";
import { type Sample, sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly compact: boolean;
  /** Points that another screen waits for. */
  readonly needed: bigint | undefined;
}

const meta: Meta<Args> = {
  title: "Point wallet",
  component: "einv-point-wallet",
  args: { compact: false, needed: undefined },
  parameters: { visit: {} },
  render: ({ compact, needed }) =>
    html`<einv-point-wallet
      .compact=${compact}
      .needed=${needed}
      return-url="https://erp.example/points"
    ></einv-point-wallet>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const tag = "einv-point-wallet";

const shown =
  (what: string): Play =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(what) !== null);
  };

const press = (root: ShadowRoot, label: string): void =>
  [...root.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === label)?.click();

/** Orders are begun in a window that a story cannot open, so what comes back is told as another window would. */
const charge = async (root: ShadowRoot, { world }: Sample): Promise<void> => {
  await until(() => root.querySelector("#pay") !== null);
  const opened = window.open;
  window.open = () => null;
  root.querySelector<HTMLElement>("#pay")?.click();
  window.open = opened;
  await until(() => root.querySelector("#open-page") !== null);
  const [{ orderId } = { orderId: "" }] = world.gateway.open();
  const { searchParams } = new URL(world.gateway.back(orderId));
  const paymentKey = searchParams.get("paymentKey");
  const channel = new BroadcastChannel("einv/charge/v1");
  channel.postMessage({
    kind: "brought",
    brought: {
      orderId,
      ...(paymentKey === null
        ? {}
        : { payment: { paymentKey, amount: BigInt(searchParams.get("amount") ?? "0") } }),
    },
  });
  channel.close();
};

const charged =
  (mood: Parameters<World.World["gateway"]["set"]>[0], then: string): Play =>
  async (context) => {
    const sample = sampleOf(context.loaded);
    sample.world.gateway.set(mood);
    const root = rootOf(context.canvasElement, tag);
    await charge(root, sample);
    await until(() => root.querySelector(then) !== null);
  };

/** Balance, what next month needs and how that is computed, charging, and every movement with its invoice. */
export const Ready: Story = { play: shown("tbody tr + tr") };

/** The buyer has less than one issue costs: what that blocks is said. */
export const Zero: Story = { parameters: { visit: { side: "buyer" } }, play: shown("tfoot") };

/** The browser held the window back: two ways on. */
export const Paying: Story = {
  play: async (context) => {
    await shown("#pay")(context);
    const root = rootOf(context.canvasElement, tag);
    const opened = window.open;
    window.open = () => null;
    root.querySelector<HTMLElement>("#pay")?.click();
    window.open = opened;
    await until(() => root.querySelector("#open-page") !== null);
  },
};

export const Charged: Story = { play: charged("pays", "#outcome.good") };

export const GivenUp: Story = { play: charged("gives-up", "#outcome.bad") };

export const Declined: Story = { play: charged("declined", "#outcome .refusal") };

/** No answer came: nothing is paid twice, and the order is asked about. */
export const OutcomeUnknown: Story = { play: charged("silent", "#outcome .icon-wait") };

/** Paid, and a part of it given back. */
export const CancelOrder: Story = {
  play: async (context) => {
    await charged("pays", "#outcome.good")(context);
    const root = rootOf(context.canvasElement, tag);
    await until(() => root.querySelector(".orders .links button + button") !== null);
    press(root, "결제 취소하기");
    await until(() => root.querySelector("#cancel-won") !== null);
  },
};

export const Receipt: Story = {
  play: async (context) => {
    await shown("tbody .links")(context);
    const root = rootOf(context.canvasElement, tag);
    press(root, "영수증");
    await until(() => root.querySelector("#receipt") !== null);
  },
};

export const OwnAmount: Story = {
  play: async (context) => {
    await shown("#pay")(context);
    const root = rootOf(context.canvasElement, tag);
    root.querySelector<HTMLInputElement>("input[value=own]")?.click();
    await until(() => root.querySelector("input#own") !== null);
    const own = root.querySelector<HTMLInputElement>("input#own")!;
    own.value = "123,456";
    own.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    root.querySelector<HTMLElement>("#pay")?.click();
  },
};

/** A month in which nothing moved. */
export const Empty: Story = {
  parameters: {
    visit: {
      before: (world: World.World) => world.moveTo(DateTime.add(world.now(), { days: 40 })),
    },
  },
  play: shown("tfoot"),
};

/** Charging is everybody's; statement and refunds are for members with full rights. */
export const Denied: Story = {
  parameters: { visit: { right: "approver" } },
  play: shown(".refusal.warning"),
};

export const Busy: Story = {
  play: async (context) => {
    await shown("#pay")(context);
    sampleOf(context.loaded).world.faults.set({ kind: "slow", by: "1 hour", on: /POST .*charges/ });
    const opened = window.open;
    window.open = () => null;
    rootOf(context.canvasElement, tag).querySelector<HTMLElement>("#pay")?.click();
    window.open = opened;
    await shown("#pay[aria-busy=true]")(context);
  },
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

export const Failed: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

export const Compact: Story = {
  args: { compact: true, needed: 12_000n },
  play: shown("#pay"),
};

export const Narrow: Story = { parameters: { width: 320 }, play: shown("tbody tr + tr") };

export const English: Story = { globals: { language: "en" }, play: shown("tbody tr + tr") };
