import type { Meta, StoryObj } from "@storybook/web-components-vite";
import * as Redacted from "effect/Redacted";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { Cast, Certificates } from "@einv/mocks";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { type SampleWorld, sampleWorld } from "./support/sampleWorld.ts";

/**
 * The elements over the real application: server routes, use cases, database
 * and tax authority all run in this page. Nothing here is answered by hand.
 */
const meta: Meta = {
  title: "Whole world",
  loaders: [async () => ({ sample: await sampleWorld() })],
};

export default meta;

type Story = StoryObj;
type Loaded = Readonly<Record<string, unknown>>;

const isSample = (value: unknown): value is SampleWorld =>
  typeof value === "object" && value !== null && "world" in value;

const sampleOf = ({ sample }: Loaded): SampleWorld => {
  if (!isSample(sample)) throw new Error("the sample world is not there");
  return sample;
};

/** A list above, and below it the invoice that is chosen. */
const desk = (sample: SampleWorld, side: Cast.Side, right: "full" | "issue-only" | "none" = "full") => html`
  <einv-provider
    .runtime=${sample.pageOf(side, right)}
    .language=${document.documentElement.lang === "en" ? "en" : "ko"}
    @einv-invoice-open=${({ detail, currentTarget }: CustomEvent<{ ref: string }>) => {
      const approval = (currentTarget as HTMLElement).querySelector("einv-invoice-approval");
      if (approval === null) return;
      approval.invoiceRef = detail.ref;
      approval.hidden = false;
    }}
    @einv-issued=${({ currentTarget }: Event) =>
      void (currentTarget as HTMLElement).querySelector("einv-invoice-list")?.reload()}
  >
    <einv-invoice-list .side=${side} page-size="5"></einv-invoice-list>
    <einv-invoice-approval hidden></einv-invoice-approval>
  </einv-provider>
`;

const listed = (canvas: HTMLElement): Promise<void> =>
  until(() => canvas.querySelector("einv-invoice-list")?.viewState === "ready");

/** What a supplier sees on a Monday morning, and the first request open. */
export const SuppliersDesk: Story = {
  render: (_, { loaded }) => desk(sampleOf(loaded), "supplier"),
  play: async ({ canvasElement }) => {
    await listed(canvasElement);
    rootOf(canvasElement, "einv-invoice-list").querySelector<HTMLElement>(".open")?.click();
    await until(() => canvasElement.querySelector("einv-invoice-approval")?.viewState === "ready");
  },
};

export const BuyersDesk: Story = {
  render: (_, { loaded }) => desk(sampleOf(loaded), "buyer"),
  play: ({ canvasElement }) => listed(canvasElement),
};

/** A member with 발행권한 only: what is hidden is counted, with the reason. */
export const WithoutRight: Story = {
  render: (_, { loaded }) => desk(sampleOf(loaded), "supplier", "issue-only"),
  play: async ({ canvasElement }) => {
    await until(() => canvasElement.querySelector("einv-invoice-list")?.viewState === "empty");
  },
};

/** The whole way: the link of a mail, the business number, certificate and password, issued. */
export const FromMailToIssued: Story = {
  render: (_, { loaded }) => {
    const sample = sampleOf(loaded);
    const token = sample.linkTo(sample.world.refs.requested);
    return html`<einv-provider
      .runtime=${sample.pageOf("supplier")}
      .language=${document.documentElement.lang === "en" ? "en" : "ko"}
    >
      <einv-invoice-viewer
        ${ref((element) => {
          if (element instanceof HTMLElement && "token" in element)
            void token.then((text) => (element.token = text));
        })}
      ></einv-invoice-viewer>
    </einv-provider>`;
  },
  play: async ({ canvasElement, loaded }) => {
    const { world } = sampleOf(loaded);
    const viewer = rootOf(canvasElement, "einv-invoice-viewer");
    await until(() => viewer.querySelector("#number") !== null);
    typeAndEnter(viewer.querySelector<HTMLInputElement>("#number")!, Cast.companies.supplier.businessNumber);
    const approval = () => viewer.querySelector("einv-invoice-approval");
    await until(() => approval()?.viewState === "ready");
    const inside = approval()!.shadowRoot!;
    const field = inside.querySelector<HTMLInputElement>("#files")!;
    const files = new DataTransfer();
    for (const file of world.certificates.good) files.items.add(file);
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => inside.querySelector("#secret") !== null);
    typeAndEnter(inside.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
    await until(() => inside.querySelector("#outcome") !== null);
  },
};
