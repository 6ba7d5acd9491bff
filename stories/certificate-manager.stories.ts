import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as Redacted from "effect/Redacted";
import { Certificates } from "@einv/mocks";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { registered, withKept } from "./support/certificates.ts";
import { bring, sampleOf } from "./support/sampleWorld.ts";

const meta: Meta = {
  title: "Certificate manager",
  component: "einv-certificate-manager",
  parameters: { visit: {} },
  render: () => html`<einv-certificate-manager></einv-certificate-manager>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;

const tag = "einv-certificate-manager";
const registering = /^POST \/v1\/certificates\/challenges\/[^/]+$/;

const settledIn = async (canvas: ParentNode): Promise<ShadowRoot> => {
  await until(() => {
    const state = canvas.querySelector(tag)?.viewState;
    return state !== undefined && state !== "idle" && state !== "loading";
  });
  return rootOf(canvas, tag);
};

const settled: Play = async ({ canvasElement }) => void (await settledIn(canvasElement));

const press = (root: ShadowRoot, selector: string): void =>
  root.querySelector<HTMLElement>(selector)?.click();

const pressed =
  (selector: string, shown: string): Play =>
  async ({ canvasElement }) => {
    const root = await settledIn(canvasElement);
    press(root, selector);
    await until(() => root.querySelector(shown) !== null);
  };

/** Brings a certificate, and waits for what will be signed. */
const chosen =
  (kind: Certificates.Kind): Play =>
  async ({ canvasElement, loaded }) => {
    const root = await settledIn(canvasElement);
    press(root, "#replace");
    await until(() => root.querySelector("#files") !== null);
    await bring(root, sampleOf(loaded), kind);
    await until(() => root.querySelector("#agree, .refusal") !== null);
  };

/** All of it: the certificate, the consent, the password, Enter. */
const carriedOut =
  (kind: Certificates.Kind, shown: string): Play =>
  async (context) => {
    await chosen(kind)(context);
    const root = rootOf(context.canvasElement, tag);
    press(root, "#agree");
    typeAndEnter(root.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
    await until(() => root.querySelector(shown) !== null);
  };

/** Registered and usable. */
export const Ready: Story = { parameters: { visit: { before: registered() } }, play: settled };

/** None is registered; an administrator can register one. */
export const Empty: Story = { play: settled };

/** Twenty-five days left: said in words, and how it is replaced. */
export const EndingSoon: Story = { parameters: { visit: { before: registered(240) } }, play: settled };

/** Its time is over: why nothing is issued with it, and what now. */
export const Expired: Story = { parameters: { visit: { before: registered(300) } }, play: settled };

/** What is signed is read before it is agreed. */
export const CertificateChosen: Story = { play: chosen("good") };

/** Administrators are told by mail; the row shows it at once. */
export const Registered: Story = { play: carriedOut("good", "#replace") };

/** 교체: the new one in, the old one out, in one step. */
export const Replacing: Story = {
  parameters: { visit: { before: registered() } },
  play: pressed("#replace", "#files"),
};

/** A certificate that has no right to issue is refused before anything is sent. */
export const BankCertificate: Story = { play: chosen("bankOnly") };

/** Only the open key tells whose it is. */
export const OtherCompanys: Story = {
  play: carriedOut("otherCompany", ".refusal"),
};

/** The same one again: nothing is to be done. */
export const RegisteredAlready: Story = {
  parameters: { visit: { before: registered() } },
  play: carriedOut("good", ".refusal"),
};

/** One at the server, another kept on this computer. */
export const KeptOnThisComputer: Story = {
  parameters: { visit: { before: registered() } },
  render: (_args, { loaded }) =>
    html`<einv-certificate-manager .runtime=${withKept(sampleOf(loaded))}></einv-certificate-manager>`,
  play: async ({ canvasElement }) => {
    const root = await settledIn(canvasElement);
    await until(() => root.querySelectorAll(".row").length === 2);
  },
};

export const Removing: Story = {
  parameters: { visit: { before: registered() } },
  play: pressed("#remove", "dialog[open]"),
};

/** All that the doctor finds, to be read or copied. */
export const Examined: Story = {
  parameters: { visit: { before: registered() } },
  play: pressed(".row .tools .quiet", ".examined"),
};

/** It was registered, and nobody has heard of it: sent again, it counts once. */
export const AnswerLost: Story = {
  parameters: { visit: { faults: [{ kind: "answer-lost", on: registering, times: 1 }] } },
  play: carriedOut("good", "#register-problem .refusal"),
};

export const Busy: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour", on: registering }] } },
  play: carriedOut("good", ".course .now"),
};

/** Whoever is no administrator sees how it stands, and who can change it. */
export const Denied: Story = {
  parameters: { visit: { before: registered(), right: "issue-only" } },
  play: settled,
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
};

export const Failed: Story = { parameters: { visit: { faults: [{ kind: "unreachable" }] } }, play: settled };

export const Narrow: Story = {
  parameters: { width: 320, visit: { before: registered(240) } },
  play: settled,
};

export const NarrowChosen: Story = {
  parameters: { width: 320 },
  play: chosen("good"),
};

export const English: Story = {
  globals: { language: "en" },
  play: chosen("good"),
};

/** Which kinds can issue, and what they cost. */
export const Kinds: Story = {
  play: async ({ canvasElement }) => {
    const root = await settledIn(canvasElement);
    press(root, ".more:has(.kinds) > summary");
    await until(() => root.querySelector(".kinds li") !== null);
  },
};
