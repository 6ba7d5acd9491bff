import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as Effect from "effect/Effect";
import { GrantRight } from "@einv/application";
import type { EinvPermissionSettings } from "@einv/elements";
import { Cast } from "@einv/mocks";
import { company, joinRequest, me, office } from "../test/elements/support/rights.ts";
import { rootOf, until } from "./support/acting.ts";
import { departments, requests } from "./support/office.ts";
import { sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly tab: EinvPermissionSettings["tab"];
}

const meta: Meta<Args> = {
  title: "Permission settings",
  component: "einv-permission-settings",
  args: { tab: "people" },
  parameters: { visit: { before: departments } },
  render: ({ tab }) => html`<einv-permission-settings .tab=${tab}></einv-permission-settings>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const rooted = (canvas: ParentNode): ShadowRoot => rootOf(canvas, "einv-permission-settings");

const shown =
  (what: string): Play =>
  ({ canvasElement }) =>
    until(() => rooted(canvasElement).querySelector(what) !== null);

const labelled = (root: ShadowRoot, name: RegExp): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>("button")].find((one) =>
    name.test(one.getAttribute("aria-label") ?? one.textContent.replace(/\s+/g, " ").trim()),
  );

const press = async (root: ShadowRoot, name: RegExp): Promise<void> => {
  await until(() => labelled(root, name) !== undefined);
  labelled(root, name)?.click();
};

const choose = async (root: ShadowRoot, name: RegExp): Promise<void> => {
  const found = () =>
    [...root.querySelectorAll("dialog label.choice")].find((one) => name.test(one.textContent));
  await until(() => found() !== undefined);
  found()?.querySelector("input")?.click();
};

/** Decides on a right, as with the mouse. */
const decide = async (root: ShadowRoot, whose: RegExp, right: RegExp): Promise<void> => {
  await press(root, whose);
  await choose(root, right);
  await press(root, /^(변경에 담기|Add to the changes)$/);
  await until(() => root.querySelector("dialog") === null);
};

/** People by department; inherited rights as such. */
export const Ready: Story = { play: shown("tr.person") };

/** Decided before the page was loaded anew, and not saved: it is still there, and says so. */
export const Restored: Story = {
  render: ({ tab }) => {
    const { members } = Cast.companies.supplier;
    sessionStorage.setItem(
      `einv-rights:${members.full.memberId}`,
      JSON.stringify([["person", members["issue-only"].memberId, "full", null]]),
    );
    return html`<einv-permission-settings .tab=${tab}></einv-permission-settings>`;
  },
  play: shown(".bar .hint"),
};

export const RestoredNarrow: Story = {
  ...Restored,
  parameters: { visit: { before: departments }, width: 320 },
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

/** The company has not bought the service; no world begins without it, so this company is written. */
export const Empty: Story = {
  parameters: {
    runtime: () => {
      const { service: _, ...without } = company;
      return office({ company: without, me: me({ service: "not-bought" }) }).runtime;
    },
  },
  play: shown(".notice"),
};

export const Error: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

/** Whoever is no administrator sees the own right, why not more, and asks. */
export const Denied: Story = {
  parameters: { visit: { before: departments, right: "issue-only" } },
  play: shown(".refusal"),
};

/** The same, after asking. */
export const NotAdministrator: Story = {
  parameters: { visit: { before: requests, right: "issue-only" } },
  play: shown("#asked"),
};

/** Every right is explained where it is chosen. */
export const Choosing: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await press(root, /^정하늘의 권한/);
    await until(() => root.querySelector("dialog") !== null);
  },
};

/** Everything that was decided, in words, before it is saved. */
export const Diff: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*전체권한/);
    await decide(root, /^회계팀의 권한/, /^\s*전체권한/);
    await decide(root, /^서나래의 권한/, /^\s*발행권한/);
    await press(root, /^살펴보고 저장하기$/);
    await until(() => root.querySelector(".diff") !== null);
  },
};

/** Several people at once: the bar says how many are selected and what waits to be saved. */
export const Pending: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*전체권한/);
    await until(() => root.querySelector('[data-row="d:accounting"] input') !== null);
    root.querySelector<HTMLElement>('[data-row="d:accounting"] input')?.click();
    await until(() => root.querySelector("tr.on") !== null);
  },
};

/** Somebody else saved in between: both values, and nothing lost. */
export const Conflict: Story = {
  play: async ({ canvasElement, loaded }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*전체권한/);
    await decide(root, /^문다현의 권한/, /^\s*발행권한/);
    await Effect.runPromise(
      sampleOf(loaded).world.deeds.by("supplier", "full", (mirae, said) =>
        GrantRight.grant(mirae, { holders: [{ kind: "person", id: "haneul" }], grant: "approver", ...said }),
      ),
    );
    await press(root, /^살펴보고 저장하기$/);
    await press(root, /^2건 저장하기$/);
    await until(() => root.querySelector(".conflict") !== null);
  },
};

export const Busy: Story = {
  play: async ({ canvasElement, loaded }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*전체권한/);
    await press(root, /^살펴보고 저장하기$/);
    sampleOf(loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    await press(root, /^1건 저장하기$/);
    await until(() => root.querySelector("#save[aria-busy=true]") !== null);
  },
};

/** What a colleague sees, and what it would see once saved. */
export const PersonView: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*승인권한/);
    await press(root, /^정하늘, 이 사람에게 보이는 것$/);
    await until(() => root.querySelector(".view .examples") !== null);
  },
};

export const Departments: Story = { args: { tab: "departments" }, play: shown(".card") };

export const Administrators: Story = { args: { tab: "administrators" }, play: shown(".holders") };

export const Requests: Story = {
  args: { tab: "requests" },
  parameters: { visit: { before: requests } },
  play: shown("[part=request]"),
};

/** Somebody wants to join the company; nobody does in the sample world. */
export const JoinRequest: Story = {
  args: { tab: "requests" },
  parameters: { runtime: () => office({ joins: [joinRequest] }).runtime },
  play: shown("[part=request]"),
};

export const History: Story = {
  args: { tab: "history" },
  parameters: { visit: { before: requests } },
  play: shown("table.history"),
};

export const Narrow: Story = {
  parameters: { width: 320, visit: { before: departments } },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘의 권한/, /^\s*전체권한/);
  },
};

export const English: Story = {
  globals: { language: "en" },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await decide(root, /^정하늘's right/, /^\s*Full right/);
    await press(root, /^정하늘, what this person sees$/);
    await until(() => root.querySelector(".view .examples") !== null);
  },
};

/** Names of seventy characters. */
export const LongNames: Story = {
  parameters: {
    width: 640,
    runtime: () =>
      office({
        company: {
          ...company,
          departments: company.departments.map((one) => ({ ...one, name: one.name.repeat(20) })),
          people: company.people.map((one) => ({ ...one, name: one.name.repeat(20) })),
        },
      }).runtime,
  },
  play: shown("tr.person"),
};
