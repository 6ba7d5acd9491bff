import type { Meta, StoryObj } from "@storybook/web-components-vite";
import * as DateTime from "effect/DateTime";
import { html } from "lit";
import { Cast, World } from "@einv/mocks";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { agree, atStep, createAccount, press, prove } from "./support/joining.ts";
import { approvalIn, issue, sampleOf } from "./support/sampleWorld.ts";

const meta: Meta = {
  title: "Invoice viewer",
  component: "einv-invoice-viewer",
  parameters: { visit: { link: "requested" } },
  render: (_, { loaded }) =>
    html`<einv-invoice-viewer .token=${sampleOf(loaded).token}></einv-invoice-viewer>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;

const supplier = Cast.companies.supplier.businessNumber;
const somebody = Cast.companies.buyer.businessNumber;

const shown =
  (what: string): Play =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, "einv-invoice-viewer").querySelector(what) !== null);
  };

const enter =
  (number: string, what: string): Play =>
  async (context) => {
    await shown("#number")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-viewer");
    typeAndEnter(root.querySelector<HTMLInputElement>("#number")!, number);
    await shown(what)(context);
  };

const opened: Play = async (context) => {
  await enter(supplier, "einv-invoice-approval")(context);
  await approvalIn(rootOf(context.canvasElement, "einv-invoice-viewer"));
};

/** Who sent it, the fingerprint that the mail shows too, and the number gate. Nothing of the invoice. */
export const Gate: Story = { play: shown("#number") };

/** A slip is found before anything is asked of the server. */
export const Mistyped: Story = { play: enter("120-88-00017", ".wrong") };

export const WrongNumber: Story = { play: enter(somebody, ".wrong") };

/** Wrong numbers slow down; they do not lock out for good. */
export const SlowDown: Story = {
  play: async (context) => {
    const { runtime, token } = sampleOf(context.loaded);
    for (let tries = 0; tries < 3; tries += 1) await runtime.openLink(token, somebody).catch(() => undefined);
    await enter(somebody, ".wrong")(context);
  },
};

/** Two months later. */
export const Expired: Story = {
  parameters: {
    visit: { before: (world: World.World) => world.moveTo(DateTime.add(World.morning, { days: 61 })) },
  },
  play: shown(".refusal"),
};

/** The buyer took the request back. */
export const Closed: Story = {
  parameters: { visit: { link: "requestCancelled" } },
  play: shown(".refusal"),
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

/** The supplier decides here. */
export const Opened: Story = { play: opened };

/** The whole way from a mail, without an account: business number, certificate, password, issued. */
export const FromMailToIssued: Story = {
  play: async (context) => {
    await opened(context);
    const viewer = rootOf(context.canvasElement, "einv-invoice-viewer");
    await issue(rootOf(viewer, "einv-invoice-approval"), sampleOf(context.loaded));
  },
};

/** The link still shows what became of it. */
export const OpenedAfterIssue: Story = { parameters: { visit: { link: "accepted" } }, play: opened };

/** A company that is nobody yet: an account is offered beside the invoice, and not needed. */
export const Newcomer: Story = {
  parameters: { visit: { link: "invited" } },
  play: async (context) => {
    await enter(Cast.newcomer.businessNumber, ".offer")(context);
    await approvalIn(rootOf(context.canvasElement, "einv-invoice-viewer"));
  },
};

const joining: Play = async (context) => {
  await Newcomer.play!(context);
  const viewer = context.canvasElement.querySelector("einv-invoice-viewer")!;
  await press(viewer, /계속 쓰기 위해 가입하기/);
  await until(() => viewer.querySelector("einv-signup-wizard")?.step === "terms");
};

/** Joining in place; the invoice stays in sight. */
export const Joining: Story = { parameters: { visit: { link: "invited" } }, play: joining };

/** From the mail through the number gate and the five steps, back to the same invoice as a member. */
export const FromMailToMember: Story = {
  parameters: { visit: { link: "invited" } },
  play: async (context) => {
    await joining(context);
    const viewer = context.canvasElement.querySelector("einv-invoice-viewer")!;
    const wizard = viewer.querySelector("einv-signup-wizard")!;
    await agree(wizard);
    await atStep(wizard, "identity");
    await prove(wizard, sampleOf(context.loaded));
    await atStep(wizard, "member");
    await createAccount(wizard);
    await atStep(wizard, "company");
    await press(wizard, /^\s*가입하기/);
    await until(() => /회원으로 보고 있습니다/.test(viewer.shadowRoot?.textContent ?? ""));
    await approvalIn(viewer.shadowRoot!);
  },
};

export const NoLink: Story = { render: () => html`<einv-invoice-viewer></einv-invoice-viewer>` };

export const Narrow: Story = { parameters: { width: 320 }, play: shown("#number") };

export const OpenedNarrow: Story = { parameters: { width: 320 }, play: opened };

export const English: Story = { globals: { language: "en" }, play: enter("12088", ".wrong") };
