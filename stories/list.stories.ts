import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as Effect from "effect/Effect";
import type { World } from "@einv/mocks";
import { bursting, listOf, rows, summary, world } from "../test/elements/support/samples.ts";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";

interface Args {
  readonly box: "received" | "issued" | "closed" | "all";
  readonly pageSize: number;
}

const meta: Meta<Args> = {
  title: "Invoice list",
  component: "einv-invoice-list",
  args: { box: "received", pageSize: 20 },
  parameters: { visit: {} },
  render: ({ box, pageSize }) =>
    html`<einv-invoice-list .box=${box} .pageSize=${pageSize}></einv-invoice-list>`,
};

export default meta;

type Story = StoryObj<Args>;

/** Whoever waits is refused. */
const answerAll = ({ refs, deeds }: World.World) =>
  Effect.forEach(
    [
      refs.requested,
      refs.nearDeadline,
      refs.late,
      refs.acknowledged,
      refs.pointsShort,
      refs.exempt,
      refs.manyItems,
    ],
    (ref) => deeds.refuse(ref, "wrong-party"),
  );

const shown =
  (what: string): NonNullable<Story["play"]> =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, "einv-invoice-list").querySelector(what) !== null);
  };

/** What waits for the company, with the days left. */
export const Ready: Story = { play: shown("tbody tr") };

export const Issued: Story = { args: { box: "issued" }, play: shown("tbody tr") };

export const Pages: Story = { args: { box: "all", pageSize: 10 }, play: shown(".pages") };

export const Closed: Story = { args: { box: "closed" }, play: shown("tbody tr") };

/** As the buyer, who asked. */
export const AsBuyer: Story = { parameters: { visit: { side: "buyer" } }, play: shown("tbody tr") };

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

export const Empty: Story = { parameters: { visit: { before: answerAll } }, play: shown(".empty") };

/** Nothing is hidden silently: how much, and why, for a member with 발행권한. */
export const Hidden: Story = {
  parameters: { visit: { side: "buyer", right: "issue-only" } },
  play: async (context) => {
    await shown("details")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector<HTMLElement>("summary")?.click();
  },
};

/** One click asks whoever can change it; the list says that it was asked. */
export const Asked: Story = {
  parameters: { visit: { side: "buyer", right: "issue-only" } },
  play: async (context) => {
    await shown("details")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    root.querySelector<HTMLElement>("summary")?.click();
    root.querySelector<HTMLElement>(".hidden .button")?.click();
    await shown(".asked")(context);
  },
};

/** 승인권한 shows what waits for an answer, and hides what others did. */
export const AsApprover: Story = {
  args: { box: "all" },
  parameters: { visit: { right: "approver" } },
  play: shown("tbody tr"),
};

/** A right hides everything: it does not look like an empty list. */
export const AllHidden: Story = { parameters: { visit: { right: "none" } }, play: shown(".empty") };

export const NoMatch: Story = {
  play: async (context) => {
    await shown("tbody tr")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    typeAndEnter(root.querySelector("input")!, "없는 거래처");
    await shown(".empty")(context);
  },
};

export const Failed: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

export const ServerError: Story = {
  parameters: { visit: { faults: [{ kind: "server-error" }] } },
  play: shown(".refusal"),
};

/** Names and amounts as long as they come, which no sample has: the rows are written for this story. */
export const Narrow: Story = {
  parameters: {
    width: 320,
    runtime: () =>
      world({
        list: listOf([
          ...rows.slice(0, 3),
          summary("inv_long", {
            buyer: { businessNumber: "1058700005", name: "아주긴회사이름".repeat(10) },
            totals: bursting.totals,
          }),
        ]),
      }),
  },
  play: shown("tbody tr"),
};

export const English: Story = {
  args: { box: "all", pageSize: 10 },
  globals: { language: "en" },
  play: shown("tbody tr"),
};
