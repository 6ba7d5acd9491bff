import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Past, World } from "@einv/mocks";
import { TaxInvoice } from "@einv/invoice";
import { rootOf, until } from "./support/acting.ts";
import { sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly invoice: keyof Past.Refs;
}

const meta: Meta<Args> = {
  title: "Amendment planner",
  component: "einv-amendment-planner",
  args: { invoice: "accepted" },
  parameters: { visit: {} },
  render: ({ invoice }, { loaded }) =>
    html`<einv-amendment-planner
      .invoiceRef=${sampleOf(loaded).world.refs[invoice]}
    ></einv-amendment-planner>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const tag = "einv-amendment-planner";

const shown =
  (what: string): Play =>
  async ({ canvasElement }) =>
    until(() => rootOf(canvasElement, tag).querySelector(what) !== null);

const choose = async (root: ShadowRoot, situation: string): Promise<void> => {
  await until(() => root.querySelector(`input[value="${situation}"]`) !== null);
  root.querySelector<HTMLElement>(`input[value="${situation}"]`)?.click();
};

const type = async (root: ShadowRoot, id: string, text: string): Promise<void> => {
  await until(() => root.getElementById(id) !== null);
  const field = root.getElementById(id);
  if (!(field instanceof HTMLInputElement)) throw new Error(`there is no field ${id}`);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};

const planned =
  (situation: string, ...answers: ReadonlyArray<readonly [id: string, text: string]>): Play =>
  async ({ canvasElement }) => {
    const root = rootOf(canvasElement, tag);
    await choose(root, situation);
    for (const [id, text] of answers) await type(root, id, text);
    await until(() => root.querySelector("#plan, .plan .refusal") !== null);
  };

const commit: Play = async ({ canvasElement }) =>
  rootOf(canvasElement, tag).getElementById("commit")?.click();

/** What may have happened; what cannot be said of this invoice says why. */
export const Ready: Story = { play: shown("#situation") };

/** The amount went down after the supply: one document says the difference. */
export const Reduced: Story = {
  play: planned("amount-changed", ["on", "2026-11-06"], ["supply", "300,000"]),
};

/** Wrong from the start: one document takes back, one says it rightly, both or none. */
export const WrongEntries: Story = { play: planned("wrong-entries", ["item-0-unitPrice", "90000"]) };

export const WrongBuyer: Story = {
  play: planned(
    "wrong-party",
    ["buyer-number", "1058700005"],
    ["buyer-name", "다온상사"],
    ["buyer-representative", "한다온"],
  ),
};

export const Rescinded: Story = { play: planned("rescinded", ["on", "2026-11-06"]) };

/** More comes back than was sold: said at once, with what to do. */
export const TooMuch: Story = {
  play: planned("returned", ["on", "2026-11-06"], ["supply", "999,999,999,999"]),
};

/** The documents themselves, to be signed as they are shown. */
export const Issuing: Story = {
  play: async (context) => {
    await planned("rescinded", ["on", "2026-11-06"])(context);
    await commit(context);
    const root = rootOf(context.canvasElement, tag);
    await until(() => root.querySelector("einv-invoice-approval")?.viewState === "ready");
  },
};

/** Both documents of one amendment on one page. */
export const IssuingBoth: Story = {
  play: async (context) => {
    await planned("wrong-entries", ["item-0-unitPrice", "90000"])(context);
    await commit(context);
    const root = rootOf(context.canvasElement, tag);
    await until(() => root.querySelector("einv-invoice-approval")?.viewState === "ready");
  },
};

/** The buyer of a reverse-issued invoice asks, and says who pays. */
export const AsBuyer: Story = {
  parameters: { visit: { side: "buyer" } },
  play: planned("rescinded", ["on", "2026-11-06"]),
};

export const Asked: Story = {
  parameters: { visit: { side: "buyer" } },
  play: async (context) => {
    await planned("rescinded", ["on", "2026-11-06"])(context);
    await commit(context);
    await shown("#done")(context);
  },
};

/** Amended before: what stands now is what can be amended. */
export const AmendedBefore: Story = {
  parameters: {
    visit: {
      before: ({ refs, deeds }: World.World) =>
        deeds.amend(refs.accepted, {
          situation: "amount-changed",
          on: TaxInvoice.CalendarDate.make("2026-11-06"),
          supply: -100_000n,
        }),
    },
  },
  play: shown("#situation"),
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

export const Empty: Story = {
  render: () => html`<einv-amendment-planner></einv-amendment-planner>`,
  play: shown("slot[name=empty]"),
};

/** Never issued, so that there is nothing to amend. */
export const NotIssued: Story = { args: { invoice: "requested" }, play: shown("#situation, .refusal") };

export const Failed: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

export const Denied: Story = { parameters: { visit: { right: "none" } }, play: shown(".refusal") };

export const Busy: Story = {
  play: async (context) => {
    await planned("rescinded", ["on", "2026-11-06"])(context);
    sampleOf(context.loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    await commit(context);
    await shown("#commit[aria-busy=true]")(context);
  },
};

export const Narrow: Story = { parameters: { width: 320 }, play: WrongEntries.play! };

export const English: Story = { globals: { language: "en" }, play: Reduced.play! };
