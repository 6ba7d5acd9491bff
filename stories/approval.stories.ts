import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { type Certificates, Faults, type Past } from "@einv/mocks";
import { until } from "./support/acting.ts";
import { amendmentAsked, amendmentIn } from "./support/amendments.ts";
import { registered, withKept } from "./support/certificates.ts";
import { approvalIn, bring, issue, sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly invoice: keyof Past.Refs;
}

const meta: Meta<Args> = {
  title: "Invoice approval",
  component: "einv-invoice-approval",
  args: { invoice: "requested" },
  parameters: { visit: {} },
  render: ({ invoice }, { loaded }) =>
    html`<einv-invoice-approval .invoiceRef=${sampleOf(loaded).world.refs[invoice]}></einv-invoice-approval>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const ready: Play = async ({ canvasElement }) => void (await approvalIn(canvasElement));

const settled: Play = async ({ canvasElement }) => {
  await until(() => {
    const state = canvasElement.querySelector("einv-invoice-approval")?.viewState;
    return state === "error" || state === "denied";
  });
};

const brought =
  (...kinds: ReadonlyArray<Certificates.Kind>): Play =>
  async ({ canvasElement, loaded }) =>
    bring(await approvalIn(canvasElement), sampleOf(loaded), ...kinds);

const pressed =
  (kind?: Certificates.Kind): Play =>
  async ({ canvasElement, loaded }) =>
    issue(await approvalIn(canvasElement), sampleOf(loaded), kind);

/** One certificate and its password away from being issued. */
export const Ready: Story = { play: ready };

export const CertificateChosen: Story = { play: brought("good") };

/** Usable ones first; the rest with what is wrong and what helps. */
export const SeveralCertificates: Story = { play: brought("expired", "bankOnly", "personal", "good") };

export const JustIssued: Story = { play: pressed() };

const offered: Play = async ({ canvasElement }) => {
  const approval = await approvalIn(canvasElement);
  await until(() => approval.querySelector("#by-file, #registered-withheld") !== null);
};

/** One is registered, and the host has just asked who it is: one press, with the files one click away. */
export const RegisteredCertificate: Story = {
  parameters: { visit: { before: registered(), confirmed: true } },
  play: offered,
};

export const IssuedWithRegistered: Story = {
  parameters: { visit: { before: registered(), confirmed: true } },
  play: async (context) => {
    await offered(context);
    const approval = await approvalIn(context.canvasElement);
    approval.querySelector<HTMLElement>("#issue")?.click();
    await until(() => approval.querySelector("#outcome, .refusal") !== null);
  },
};

/** One is registered, but nobody has said who is at the page: the files are there as ever. */
export const RegisteredUnconfirmed: Story = {
  parameters: { visit: { before: registered() } },
  play: offered,
};

/** Kept on this computer earlier: one click instead of looking for files. */
export const KeptOnThisComputer: Story = {
  render: ({ invoice }, { loaded }) =>
    html`<einv-invoice-approval
      .runtime=${withKept(sampleOf(loaded))}
      .invoiceRef=${sampleOf(loaded).world.refs[invoice]}
    ></einv-invoice-approval>`,
  play: async ({ canvasElement }) => {
    const approval = await approvalIn(canvasElement);
    await until(() => approval.querySelector(".kept") !== null);
  },
};

/** Only the server knows that a certificate was revoked: nothing is issued, and why is said. */
export const RevokedCertificate: Story = { play: pressed("revoked") };

/** The right kind, but another company's: the open key tells. */
export const OtherCompanysCertificate: Story = { play: pressed("otherCompany") };

/** It was issued, and nobody has heard of it: asking again sends the same signed document. */
export const AnswerLost: Story = {
  parameters: { visit: { faults: [{ kind: "answer-lost", on: Faults.issuing, times: 1 }] } },
  play: pressed(),
};

export const ManyLines: Story = { args: { invoice: "manyItems" }, play: ready };

/** 착오정정: two documents, issued together or not at all. */
export const Amendment: Story = {
  parameters: { visit: { before: amendmentAsked } },
  render: () => html`<einv-invoice-approval></einv-invoice-approval>`,
  play: async ({ canvasElement, loaded }) => {
    canvasElement.querySelector("einv-invoice-approval")!.invoiceRef = await amendmentIn(sampleOf(loaded));
    await approvalIn(canvasElement);
  },
};

/** Both in their whole form, as they are printed. */
export const AmendmentForm: Story = {
  ...Amendment,
  play: async (context) => {
    await Amendment.play!(context);
    const approval = await approvalIn(context.canvasElement);
    approval.querySelector<HTMLElement>(".tools .button")?.click();
    await until(
      () => approval.querySelector("einv-invoice-document")?.shadowRoot?.querySelector(".which") != null,
    );
  },
};

/** Past the deadline: what it costs is said before. */
export const Late: Story = { args: { invoice: "late" }, play: ready };

/** Due tomorrow. */
export const NearDeadline: Story = { args: { invoice: "nearDeadline" }, play: ready };

/** 면세: no tax, and sent to the authority only when somebody asks. */
export const Exempt: Story = { args: { invoice: "exempt" }, play: ready };

export const PointsMissing: Story = { args: { invoice: "pointsShort" }, play: ready };

/** 발행권한 does not reach a request that came in. */
export const WithoutRight: Story = { parameters: { visit: { right: "issue-only" } }, play: settled };

/** Until dawn the issue can be taken back. */
export const Issued: Story = { args: { invoice: "issued" }, play: ready };

/** The tax authority said no: its code in words, and what to do. */
export const Rejected: Story = { args: { invoice: "rejected" }, play: ready };

/** Sent, and no answer came. */
export const OutcomeUnknown: Story = { args: { invoice: "unknown" }, play: ready };

export const Refused: Story = { args: { invoice: "refused" }, play: ready };

/** As the buyer who asked. */
export const AsBuyer: Story = { parameters: { visit: { side: "buyer" } }, play: ready };

export const Loading: Story = { parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } } };

export const Failed: Story = { parameters: { visit: { faults: [{ kind: "unreachable" }] } }, play: settled };

export const Narrow: Story = { parameters: { width: 320 }, play: ready };

export const English: Story = { globals: { language: "en" }, play: ready };
