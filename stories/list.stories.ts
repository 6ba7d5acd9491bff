import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import type { InvoiceQuery, Runtime } from "@einv/elements";
import { Certificates, type World } from "@einv/mocks";
import { bursting, listOf, rows, summary, view, world } from "../test/elements/support/samples.ts";
import { refusal } from "../test/elements/support/approval.ts";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { amendmentAsked } from "./support/amendments.ts";
import { registered } from "./support/certificates.ts";
import { bring, sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly box: "received" | "issued" | "closed" | "all";
  readonly side?: "supplier" | "buyer";
  readonly pageSize: number;
}

const meta: Meta<Args> = {
  title: "Invoice list",
  component: "einv-invoice-list",
  args: { box: "received", pageSize: 20 },
  parameters: { visit: {} },
  render: ({ box, side, pageSize }) =>
    html`<einv-invoice-list .box=${box} .side=${side} .pageSize=${pageSize}></einv-invoice-list>`,
};

export default meta;

type Story = StoryObj<Args>;

/** Whoever waits is refused. */
const answerAll = ({ refs, deeds }: World.World) =>
  Effect.forEach(
    [
      refs.requested,
      refs.nearDeadline,
      refs.late,
      refs.acknowledged,
      refs.pointsShort,
      refs.exempt,
      refs.manyItems,
    ],
    (ref) => deeds.refuse(ref, "wrong-party"),
  );

const shown =
  (what: string): NonNullable<Story["play"]> =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, "einv-invoice-list").querySelector(what) !== null);
  };

/** What waits for the company, with the days left. */
export const Ready: Story = { play: shown("tbody tr") };

export const Issued: Story = { args: { box: "issued" }, play: shown("tbody tr") };

export const Pages: Story = { args: { box: "all", pageSize: 10 }, play: shown(".pages") };

export const Closed: Story = { args: { box: "closed" }, play: shown("tbody tr") };

/** As the buyer, who asked. */
export const AsBuyer: Story = {
  args: { side: "buyer" },
  parameters: { visit: { side: "buyer" } },
  play: shown("tbody tr"),
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

export const Empty: Story = { parameters: { visit: { before: answerAll } }, play: shown(".empty") };

/** Nothing is hidden silently: how much, and why, for a member with 발행권한. */
export const Hidden: Story = {
  args: { side: "buyer" },
  parameters: { visit: { side: "buyer", right: "issue-only" } },
  play: async (context) => {
    await shown("details")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector<HTMLElement>("summary")?.click();
  },
};

/** One click asks whoever can change it; the list says that it was asked. */
export const Asked: Story = {
  args: { side: "buyer" },
  parameters: { visit: { side: "buyer", right: "issue-only" } },
  play: async (context) => {
    await shown("details")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    root.querySelector<HTMLElement>("summary")?.click();
    root.querySelector<HTMLElement>(".hidden .button")?.click();
    await shown(".asked")(context);
  },
};

/** 승인권한 shows what waits for an answer, and hides what others did. */
export const AsApprover: Story = {
  args: { box: "all" },
  parameters: { visit: { right: "approver" } },
  play: shown("tbody tr"),
};

/** A right hides everything: it does not look like an empty list. */
export const AllHidden: Story = { parameters: { visit: { right: "none" } }, play: shown(".empty") };

export const NoMatch: Story = {
  play: async (context) => {
    await shown("tbody tr")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    typeAndEnter(root.querySelector("input")!, "없는 거래처");
    await shown(".empty")(context);
  },
};

export const Failed: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

export const ServerError: Story = {
  parameters: { visit: { faults: [{ kind: "server-error" }] } },
  play: shown(".refusal"),
};

/** Chooses the first rows; all of a box without a number. */
const choose = async (canvas: ParentNode, count = Infinity): Promise<ShadowRoot> => {
  await until(() => rootOf(canvas, "einv-invoice-list").querySelector("tbody tr") !== null);
  const root = rootOf(canvas, "einv-invoice-list");
  [...root.querySelectorAll<HTMLElement>("tbody input")].slice(0, count).forEach((box) => box.click());
  await until(() => root.querySelector(".bar") !== null);
  return root;
};

/** Three are chosen: how many, how much, and what can be done with them. */
export const Selected: Story = { play: async ({ canvasElement }) => void (await choose(canvasElement, 3)) };

/** Some of what is chosen cannot be issued: how many, why, and one click that leaves them out. */
export const SomeCannot: Story = {
  args: { box: "all" },
  play: async ({ canvasElement }) => void (await choose(canvasElement, 12)),
};

/** One certificate and one password for all, and what it costs, before anything is pressed. */
export const Deciding: Story = {
  play: async (context) => {
    const root = await choose(context.canvasElement, 4);
    root.querySelector<HTMLElement>("#bulk-issue")?.click();
    await until(() => root.querySelector("#files") !== null);
    await bring(root, sampleOf(context.loaded), "good");
    await until(() => root.querySelector("#secret") !== null);
  },
};

export const Refusing: Story = {
  play: async ({ canvasElement }) => {
    const root = await choose(canvasElement, 3);
    root.querySelector<HTMLElement>("#bulk-refuse")?.click();
    await until(() => root.querySelector("input[name=reason]") !== null);
  },
};

const issueAll = async (context: Parameters<NonNullable<Story["play"]>>[0]): Promise<ShadowRoot> => {
  const root = await choose(context.canvasElement);
  root.querySelector<HTMLElement>("#bulk-issue")?.click();
  await until(() => root.querySelector("#files") !== null);
  await bring(root, sampleOf(context.loaded), "good");
  await until(() => root.querySelector("#secret") !== null);
  typeAndEnter(root.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
  return root;
};

const decideAll: NonNullable<Story["play"]> = async (context) => {
  await until(() => rootOf(context.canvasElement, "einv-invoice-list").querySelector("tbody tr") !== null);
  const root = await choose(context.canvasElement);
  root.querySelector<HTMLElement>("#bulk-issue")?.click();
  await until(() => root.querySelector("#files, #by-file") !== null);
};

/** An amendment of two documents is one decision: both are seen before they are issued. */
export const DecidingAmendment: Story = {
  parameters: { visit: { before: amendmentAsked } },
  play: decideAll,
};

/** One certificate is registered, and the host has just asked who it is: nothing but the button is left to press. */
export const DecidingRegistered: Story = {
  parameters: { visit: { before: registered(), confirmed: true } },
  play: async (context) => {
    await decideAll(context);
    await shown("#by-file")(context);
  },
};

/** The server signs them all; a pair is one line with two issue IDs. */
export const RegisteredResults: Story = {
  parameters: {
    visit: {
      before: (there: World.World) => Effect.andThen(amendmentAsked(there), registered()(there)),
      confirmed: true,
    },
  },
  play: async (context) => {
    await decideAll(context);
    await shown("#by-file")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector<HTMLElement>("#bulk-go")?.click();
    await shown(".results")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector<HTMLElement>(".done summary")?.click();
  },
};

/** All that waits is issued: what went through, and what did not with its reason and remedy. */
export const BatchResults: Story = {
  play: async (context) => {
    const root = await issueAll(context);
    await until(() => root.querySelector(".results") !== null);
  },
};

/** Written by hand, so that it stands still: 37 of 120 are issued. */
const many = Array.from({ length: 120 }, (_, index) =>
  summary(`inv_${index}`, {
    buyer: { businessNumber: "1058700005", name: `거래처 ${index + 1}` },
    firstItem: `${(index % 12) + 1}월 유지보수`,
  }),
);

const batchWorld = (answers: Partial<Runtime>): Runtime =>
  world({
    list: listOf(many),
    invoice: async (ref) => view("supplier", { summary: many.find((row) => row.ref === ref)! }),
    ...answers,
  });

const refuseAll = async (canvas: ParentNode): Promise<ShadowRoot> => {
  const root = await choose(canvas);
  root.querySelector<HTMLElement>("#bulk-refuse")?.click();
  await until(() => root.querySelector("input[name=reason]") !== null);
  root.querySelector<HTMLElement>("input[name=reason]")?.click();
  root.querySelector<HTMLElement>("#bulk-go")?.click();
  return root;
};

let refused = 0;

/** A run under way: what is done, what is left, and that it can be stopped and left alone. */
export const Busy: Story = {
  args: { pageSize: 200 },
  parameters: {
    runtime: () => {
      refused = 0;
      return batchWorld({
        refuse: async ({ ref }) => {
          refused += 1;
          return refused <= 37
            ? view("supplier", { summary: many.find((row) => row.ref === ref)! })
            : new Promise(() => {});
        },
      });
    },
  },
  play: async ({ canvasElement }) => {
    const root = await refuseAll(canvasElement);
    await until(() => root.querySelector(".underway strong")?.textContent === "37 / 120");
  },
};

/** The connection is lost in the middle: it waits, and nothing is done twice. */
export const Held: Story = {
  parameters: {
    runtime: () =>
      batchWorld({
        refuse: async () => {
          throw refusal(
            "api.unreachable",
            "서버에 연결하지 못했습니다.",
            "인터넷 연결을 확인하고 다시 시도해 주세요.",
          );
        },
      }),
  },
  play: async ({ canvasElement }) => {
    const root = await refuseAll(canvasElement);
    await until(() => root.querySelector("#resume") !== null);
  },
};

/** The panel of conditions floats over the list. */
export const FiltersOpen: Story = {
  args: { box: "all" },
  play: async (context) => {
    await shown("tbody tr")(context);
    const root = rootOf(context.canvasElement, "einv-invoice-list");
    root.querySelector<HTMLElement>("#filter")?.click();
    await until(() => root.querySelector("#filters:popover-open") !== null);
  },
};

/** What narrows stands above the list, each with its own way off. */
export const Filtered: Story = {
  args: { box: "all" },
  render: ({ pageSize }) =>
    html`<einv-invoice-list
      .pageSize=${pageSize}
      .query=${
        {
          box: "all",
          period: "quarter",
          direction: "sales",
          minAmount: "100000",
          needsMe: true,
          sort: "amount",
          order: "descending",
        } satisfies InvoiceQuery
      }
    ></einv-invoice-list>`,
  play: shown("tbody tr"),
};

/** Conditions that nothing fits, which is not the same as a list without anything in it. */
export const NoMatchFilters: Story = {
  render: () =>
    html`<einv-invoice-list
      .query=${{ box: "all", partner: "없는 거래처", period: "today" } satisfies InvoiceQuery}
    ></einv-invoice-list>`,
  play: shown(".empty"),
};

/** What the tax authority rejected says why, and offers its buyer to correct it. */
export const Rejected: Story = {
  parameters: { visit: { side: "buyer" } },
  render: () =>
    html`<einv-invoice-list
      side="buyer"
      .query=${{ box: "all", transmission: "rejected" } satisfies InvoiceQuery}
    ></einv-invoice-list>`,
  play: shown(".correct"),
};

const thousands = Array.from({ length: 10_000 }, (_, index) =>
  summary(`inv_${index}`, {
    ...rows[index % rows.length],
    buyer: { businessNumber: "1058700005", name: `거래처 ${index + 1}` },
  }),
);

/** Ten thousand rows in one piece: only those in sight are in the document. */
export const Windowed: Story = {
  args: { box: "all", pageSize: 10_000 },
  parameters: { runtime: () => world({ list: listOf(thousands) }) },
  play: async (context) => {
    await shown("tbody tr")(context);
    rootOf(context.canvasElement, "einv-invoice-list").querySelector("tbody")?.scrollIntoView();
    scrollBy(0, 200_000);
    await until(() =>
      [
        ...rootOf(context.canvasElement, "einv-invoice-list").querySelectorAll<HTMLElement>("tr[data-index]"),
      ].some((row) => Number(row.dataset["index"]) > 1_000),
    );
  },
};

export const WindowedNarrow: Story = { ...Windowed, parameters: { ...Windowed.parameters, width: 320 } };

export const SelectedNarrow: Story = { ...Selected, parameters: { visit: {}, width: 320 } };

export const DecidingNarrow: Story = { ...Deciding, parameters: { visit: {}, width: 320 } };

export const DecidingAmendmentNarrow: Story = {
  ...DecidingAmendment,
  parameters: { ...DecidingAmendment.parameters, width: 320 },
};

export const EnglishAmendment: Story = { ...DecidingAmendment, globals: { language: "en" } };

export const FiltersNarrow: Story = { ...FiltersOpen, parameters: { visit: {}, width: 320 } };

export const FilteredNarrow: Story = { ...Filtered, parameters: { visit: {}, width: 320 } };

/** Names and amounts as long as they come, which no sample has: the rows are written for this story. */
export const Narrow: Story = {
  parameters: {
    width: 320,
    runtime: () =>
      world({
        list: listOf([
          ...rows.slice(0, 3),
          summary("inv_long", {
            buyer: { businessNumber: "1058700005", name: "아주긴회사이름".repeat(10) },
            totals: bursting.totals,
          }),
        ]),
      }),
  },
  play: shown("tbody tr"),
};

export const English: Story = {
  args: { box: "all", pageSize: 10 },
  globals: { language: "en" },
  play: shown("tbody tr"),
};

export const EnglishDeciding: Story = { ...Deciding, globals: { language: "en" } };

export const EnglishFilters: Story = { ...FiltersOpen, globals: { language: "en" } };

export const EnglishResults: Story = { ...BatchResults, globals: { language: "en" } };
