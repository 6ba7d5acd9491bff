import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bada, company, me, office } from "../test/elements/support/rights.ts";
import { rootOf, until } from "./support/acting.ts";
import { departments, requests } from "./support/office.ts";
import { sampleOf } from "./support/sampleWorld.ts";

const meta: Meta = {
  title: "Service market",
  component: "einv-service-market",
  parameters: { visit: { before: departments } },
  render: () => html`<einv-service-market></einv-service-market>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;

const rooted = (canvas: ParentNode): ShadowRoot => rootOf(canvas, "einv-service-market");

const shown =
  (what: string): Play =>
  ({ canvasElement }) =>
    until(() => rooted(canvasElement).querySelector(what) !== null);

const check = async (root: ShadowRoot, ...members: ReadonlyArray<string>): Promise<void> => {
  for (const member of members) {
    await until(() => root.querySelector(`#member-${member}`) !== null);
    root.querySelector<HTMLElement>(`#member-${member}`)?.click();
  }
  await until(() => root.querySelector(".bar") !== null);
};

const { service: _, ...notBought } = company;

/** To whom the service was distributed. */
export const Ready: Story = { play: shown(".people") };

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

/** Not bought: what buying for 0원 means, beside the button. This company is written, as no world begins without the service. */
export const Empty: Story = {
  parameters: { runtime: () => office({ company: notBought, me: me({ service: "not-bought" }) }).runtime },
  play: shown("#buy"),
};

export const Error: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

/** 전자세금계산서를 발행할 수 없는 사용자입니다: why, who can change it, and asking in one click. */
export const Denied: Story = {
  parameters: { visit: { before: departments, right: "none" } },
  play: shown(".refusal"),
};

/** The same, once asked. */
export const Asked: Story = {
  parameters: { visit: { before: requests, right: "none" } },
  play: shown("#asked"),
};

/** Whom to give it and from whom to take it, one bar. */
export const Selected: Story = {
  play: async ({ canvasElement }) => {
    await check(rooted(canvasElement), "bada", "haneul", "dahyun");
  },
};

/** Who loses what, before it is withdrawn. */
export const Withdrawing: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await check(root, "haneul", "mirae");
    root.querySelector<HTMLElement>(".bar .danger")?.click();
    await until(() => root.querySelector("dialog") !== null);
  },
};

export const Busy: Story = {
  play: async ({ canvasElement, loaded }) => {
    const root = rooted(canvasElement);
    await check(root, "bada");
    sampleOf(loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    root.querySelector<HTMLElement>("#distribute")?.click();
    await until(() => root.querySelector("#distribute[aria-busy=true]") !== null);
  },
};

/** Whoever runs rights looks at the distribution, and hears who changes it. */
export const ServiceAdministrator: Story = {
  parameters: {
    runtime: () => office({ me: { ...bada, ...me({ roles: ["service-administrator"] }) } }).runtime,
  },
  play: shown(".people"),
};

export const Narrow: Story = {
  parameters: { width: 320, visit: { before: departments } },
  play: async ({ canvasElement }) => {
    await check(rooted(canvasElement), "bada", "haneul");
  },
};

export const English: Story = {
  globals: { language: "en" },
  play: shown(".people"),
};
