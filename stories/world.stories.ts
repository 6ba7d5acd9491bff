import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { rootOf, until } from "./support/acting.ts";
import { approvalIn } from "./support/sampleWorld.ts";

interface Args {
  readonly side: "supplier" | "buyer";
}

/** A list, and below it the invoice that is chosen: what a page of an ERP may look like. */
const meta: Meta<Args> = {
  title: "Whole desk",
  args: { side: "supplier" },
  parameters: { visit: {} },
  render: ({ side }) => html`
    <div
      class="desk"
      @einv-invoice-open=${({ detail, currentTarget }: CustomEvent<{ ref: string }>) => {
        const desk = currentTarget instanceof HTMLElement ? currentTarget : undefined;
        const approval = desk?.querySelector("einv-invoice-approval");
        if (approval == null) return;
        approval.invoiceRef = detail.ref;
        approval.hidden = false;
      }}
      @einv-issued=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLElement)
          void currentTarget.querySelector("einv-invoice-list")?.reload();
      }}
    >
      <einv-invoice-list .side=${side} page-size="5"></einv-invoice-list>
      <einv-invoice-approval hidden></einv-invoice-approval>
    </div>
  `,
};

export default meta;

type Story = StoryObj<Args>;

const listed = (canvas: HTMLElement): Promise<void> =>
  until(() => canvas.querySelector("einv-invoice-list")?.viewState === "ready");

/** What a supplier sees on a Monday morning, and the first request open. */
export const Suppliers: Story = {
  play: async ({ canvasElement }) => {
    await listed(canvasElement);
    rootOf(canvasElement, "einv-invoice-list").querySelector<HTMLElement>(".open")?.click();
    await approvalIn(canvasElement);
  },
};

export const Buyers: Story = {
  args: { side: "buyer" },
  parameters: { visit: { side: "buyer" } },
  play: ({ canvasElement }) => listed(canvasElement),
};
