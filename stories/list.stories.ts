import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Runtime } from "@einv/elements";
import { bursting, listOf, refusal, rows, summary, world } from "../test/elements/support/samples.ts";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";

interface Args {
  readonly box: "received" | "issued" | "closed" | "all";
  readonly pageSize: number;
}

const server = (list: Runtime["list"]) => ({ runtime: () => world({ list }) });

const ownOnly = refusal(
  "permission.own-only",
  "발행권한으로는 자신이 발행한 문서만 볼 수 있습니다.",
  "With this right a person sees only what they issued.",
);

const meta: Meta<Args> = {
  title: "Invoice list",
  component: "einv-invoice-list",
  args: { box: "received", pageSize: 20 },
  parameters: server(listOf()),
  render: ({ box, pageSize }) =>
    html`<einv-invoice-list .box=${box} .pageSize=${pageSize}></einv-invoice-list>`,
};

export default meta;

type Story = StoryObj<Args>;

const shown =
  (what: string): NonNullable<Story["play"]> =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, "einv-invoice-list").querySelector(what) !== null);
  };

/** What waits for the company, with the days left. */
export const Ready: Story = { play: shown("tbody tr") };

export const Issued: Story = { args: { box: "issued" }, play: shown("tbody tr") };

export const Pages: Story = { args: { box: "all", pageSize: 10 }, play: shown(".pages") };

export const Loading: Story = {
  parameters: server(() => new Promise(() => {})),
  play: shown(".skeleton"),
};

export const Empty: Story = { parameters: server(listOf(rows.slice(3))), play: shown(".empty") };

/** Nothing is hidden silently. */
export const Hidden: Story = {
  parameters: server(listOf(rows, { hidden: 2, hiddenBecause: ownOnly })),
  play: async (context) => {
    await shown("details")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector<HTMLElement>("summary")?.click();
  },
};

/** A right hides everything: it does not look like an empty list. */
export const AllHidden: Story = {
  parameters: server(listOf([], { hidden: 2, hiddenBecause: ownOnly })),
  play: shown(".empty"),
};

export const NoMatch: Story = {
  play: async (context) => {
    await shown("tbody tr")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    typeAndEnter(root.querySelector("input")!, "없는 거래처");
    await shown(".empty")(context);
  },
};

export const Failed: Story = {
  parameters: server(() =>
    Promise.reject(
      refusal("api.unreachable", "서버에 연결하지 못했습니다.", "The server cannot be reached."),
    ),
  ),
  play: shown(".refusal"),
};

export const Denied: Story = {
  parameters: server(() =>
    Promise.reject(refusal("permission.no-grant", "볼 수 있는 권한이 없습니다.", "You may not see this.")),
  ),
  play: shown(".refusal"),
};

export const Narrow: Story = {
  parameters: {
    width: 320,
    ...server(
      listOf([
        ...rows.slice(0, 3),
        summary("inv_long", {
          buyer: { businessNumber: "1058700005", name: "아주긴회사이름".repeat(10) },
          totals: bursting.totals,
        }),
      ]),
    ),
  },
  play: shown("tbody tr"),
};

export const English: Story = {
  args: { box: "all", pageSize: 10 },
  globals: { language: "en" },
  play: shown("tbody tr"),
};
