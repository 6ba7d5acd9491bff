import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { EinvInvoiceDocument } from "@einv/elements";
import { bursting, exempt, invoice, pair, signature, status } from "../test/elements/support/samples.ts";

type Args = Pick<EinvInvoiceDocument, "invoice" | "side" | "status" | "signature" | "views">;

const meta: Meta<Args> = {
  title: "Invoice document",
  component: "einv-invoice-document",
  args: { invoice, side: "supplier", status: undefined, signature: undefined, views: undefined },
  render: ({ invoice: shown, side, status: standing, signature: facts, views }) =>
    html`<einv-invoice-document
      .invoice=${shown}
      .side=${side}
      .status=${standing}
      .signature=${facts}
      .views=${views}
    ></einv-invoice-document>`,
};

export default meta;

type Story = StoryObj<Args>;

/** Asked for, not issued: a watermark and a sentence say so. */
export const Requested: Story = { args: { status: status("requested") } };

/** The buyer's copy, with the facts of a verified signature. */
export const Issued: Story = { args: { side: "buyer", status: status("issued"), signature } };

/** 수정전자계산서: no tax, goods returned, the original's issue ID. */
export const AmendedExempt: Story = { args: { invoice: exempt, status: status("issued"), signature } };

export const IssueCancelled: Story = { args: { status: status("issueCancelled"), signature } };

/** Names of 70 characters, amounts of 18 digits, a broker, 99 lines. */
export const Bursting: Story = { args: { invoice: bursting } };

/** 착오정정: what takes back and what says it rightly, issued together; each on a page of its own in print. */
export const Pair: Story = { args: { views: pair("buyer", status("issued")) } };

export const PairNarrow: Story = { ...Pair, parameters: { width: 320 } };

export const PairEnglish: Story = {
  args: { views: pair() },
  globals: { language: "en" },
};

export const Narrow: Story = {
  args: { side: "buyer", status: status("issued"), signature },
  parameters: { width: 320 },
};

export const English: Story = {
  args: { side: "buyer", status: status("requested") },
  globals: { language: "en" },
};
