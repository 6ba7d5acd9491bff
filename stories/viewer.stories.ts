import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Runtime } from "@einv/elements";
import { approval } from "../test/elements/support/approval.ts";
import { refusal, view, world } from "../test/elements/support/samples.ts";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";

const inside = (answers: Partial<Runtime> = {}) =>
  world({ invoice: async () => view(), approval: async () => approval(), ...answers });

const server = (answers: Partial<Runtime> = {}) => ({
  runtime: () =>
    world({
      peekLink: async () => ({
        sender: "나래평가정보(주)",
        fingerprint: "7F-2A-91",
        expiresAt: new Date("2027-01-20T03:00:00Z"),
      }),
      openLink: async () => ({ ref: "inv_1", runtime: inside() }),
      ...answers,
    }),
});

const refused = (code: string, ko: string, en: string, values?: Readonly<Record<string, string>>) => () =>
  Promise.reject(refusal(code, ko, en, values));

const meta: Meta<{ token: string }> = {
  title: "Invoice viewer",
  component: "einv-invoice-viewer",
  args: { token: "sample" },
  parameters: server(),
  render: ({ token }) => html`<einv-invoice-viewer .token=${token}></einv-invoice-viewer>`,
};

export default meta;

type Story = StoryObj<{ token: string }>;
type Play = NonNullable<Story["play"]>;

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

const approvalShown: Play = async (context) => {
  await enter("120-88-00016", "einv-invoice-approval")(context);
  const root = rootOf(context.canvasElement, "einv-invoice-viewer");
  await until(() => root.querySelector("einv-invoice-approval")?.viewState === "ready");
};

/** Who sent it, the fingerprint that the mail shows too, and the number gate. Nothing of the invoice. */
export const Gate: Story = { play: shown("#number") };

/** A slip is found before anything is asked of the server. */
export const Mistyped: Story = { play: enter("120-88-00017", ".wrong") };

export const WrongNumber: Story = {
  parameters: server({
    openLink: refused(
      "link.wrong-number",
      "요청을 받은 회사의 사업자등록번호가 아닙니다.",
      "This is not the business number of the company that was asked.",
    ),
  }),
  play: enter("214-86-00001", ".wrong"),
};

/** Wrong numbers slow down; they do not lock out for good. */
export const SlowDown: Story = {
  parameters: server({
    openLink: refused(
      "link.slow-down",
      "번호가 여러 번 틀렸습니다. 60초 뒤에 다시 입력해 주세요.",
      "Too many wrong numbers. Try again in 60 seconds.",
      { seconds: "60" },
    ),
  }),
  play: enter("214-86-00001", ".wrong"),
};

export const Expired: Story = {
  parameters: server({
    peekLink: refused("link.expired", "링크의 사용 기간이 지났습니다.", "This link has expired."),
  }),
  play: shown(".refusal"),
};

export const Loading: Story = {
  parameters: server({ peekLink: () => new Promise(() => {}) }),
  play: shown(".skeleton"),
};

/** The supplier decides here. */
export const OpenedBySupplier: Story = { play: approvalShown };

/** Another reader sees the document. */
export const OpenedByBuyer: Story = {
  parameters: server({
    openLink: async () => ({ ref: "inv_1", runtime: inside({ invoice: async () => view("buyer") }) }),
  }),
  play: enter("214-86-00001", "einv-invoice-document"),
};

export const NoLink: Story = { args: { token: "" } };

export const Narrow: Story = { parameters: { width: 320 }, play: shown("#number") };

export const OpenedNarrow: Story = { parameters: { width: 320 }, play: approvalShown };

export const English: Story = { globals: { language: "en" }, play: enter("12088", ".wrong") };
