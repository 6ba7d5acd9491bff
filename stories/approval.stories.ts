import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Runtime } from "@einv/elements";
import { approval, type Circumstances, issued, ref, refusal } from "../test/elements/support/approval.ts";
import {
  bankOnly,
  certificate,
  expiresSoon,
  scripted,
  unreachable,
} from "../test/elements/support/runtime.ts";
import { rootOf, until } from "./support/acting.ts";

const server = (answers: Partial<Runtime> = {}) => ({ runtime: () => scripted(answers) });
const given = (circumstances: Circumstances) => server({ approval: async () => approval(circumstances) });

const meta: Meta = {
  title: "Invoice approval",
  component: "einv-invoice-approval",
  parameters: server(),
  render: () => html`<einv-invoice-approval .invoiceRef=${ref}></einv-invoice-approval>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;

const ready: Play = async ({ canvasElement }) => {
  await until(() => canvasElement.querySelector("einv-invoice-approval")?.viewState === "ready");
};

const settled: Play = async ({ canvasElement }) => {
  await until(() => {
    const state = canvasElement.querySelector("einv-invoice-approval")?.viewState;
    return state === "error" || state === "denied";
  });
};

/** Certificate files are chosen. */
const bring: Play = async (context) => {
  await ready(context);
  const root = rootOf(context.canvasElement, "einv-invoice-approval");
  const field = root.querySelector<HTMLInputElement>("input[type=file]")!;
  const files = new DataTransfer();
  for (const name of ["signCert.der", "signPri.key"]) files.items.add(new File(["x"], name));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await until(() => root.querySelector("#secret, input[name=certificate]") !== null);
};

/** A request that the buyer pays for: one certificate and its password away from being issued. */
export const Ready: Story = { play: ready };

export const CertificateChosen: Story = { play: bring };

/** Usable ones first; the rest with what is wrong and what helps. */
export const SeveralCertificates: Story = {
  parameters: server({
    readCertificates: async () => [
      certificate({ findings: [expiresSoon] }),
      certificate({ serial: "2" }),
      certificate({ serial: "3", usable: false, findings: [bankOnly] }),
    ],
  }),
  play: bring,
};

export const ManyLines: Story = {
  parameters: given({ lines: 12, message: "11월분입니다. 확인 부탁드립니다." }),
  play: ready,
};

/** Past the deadline: what it costs is said before. */
export const Late: Story = {
  parameters: given({ daysLeft: -2, payer: "supplier", points: 200n }),
  play: ready,
};

export const PointsMissing: Story = {
  parameters: given({ payer: "supplier", points: 200n, covered: false }),
  play: ready,
};

export const WithoutRight: Story = {
  parameters: given({
    allowed: [],
    forbidden: {
      issue: refusal(
        "permission.no-grant",
        "이 세금계산서를 발행할 권한이 없습니다.",
        "서비스 관리자에게 전체권한이나 발행권한을 요청해 주세요.",
      ),
    },
  }),
  play: ready,
};

export const Issued: Story = { parameters: server({ approval: async () => issued() }), play: ready };

export const Refused: Story = {
  parameters: given({
    status: { document: "refused" },
    allowed: [],
    refusedBecause: { reason: "wrong-amount", message: "단가가 5,000원이 아니라 4,500원입니다." },
  }),
  play: ready,
};

/** As the buyer who asked. */
export const AsBuyer: Story = { parameters: given({ side: "buyer", points: 200n }), play: ready };

export const Loading: Story = { parameters: server({ approval: () => new Promise(() => {}) }) };

export const Failed: Story = {
  parameters: server({ approval: () => Promise.reject(unreachable) }),
  play: settled,
};

export const Narrow: Story = { parameters: { width: 320 }, play: ready };

export const English: Story = { globals: { language: "en" }, play: ready };
