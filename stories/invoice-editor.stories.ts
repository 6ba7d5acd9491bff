import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as Effect from "effect/Effect";
import { KeepDraft, ViewDrafts } from "@einv/application";
import type { Past, World } from "@einv/mocks";
import { rootOf, until } from "./support/acting.ts";
import { sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly side: "buyer" | "supplier";
  readonly replaces?: keyof Past.Refs;
  readonly from?: keyof Past.Refs;
}

const meta: Meta<Args> = {
  title: "Invoice editor",
  component: "einv-invoice-editor",
  args: { side: "buyer" },
  parameters: { visit: { side: "buyer" } },
  render: ({ side, replaces, from }, { loaded }) => {
    sessionStorage.clear();
    const { refs } = sampleOf(loaded).world;
    return html`<einv-invoice-editor
      .side=${side}
      .replaces=${replaces === undefined ? undefined : refs[replaces]}
      .from=${from === undefined ? undefined : refs[from]}
    ></einv-invoice-editor>`;
  },
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;
type Context = Parameters<Play>[0];

const tag = "einv-invoice-editor";

/** The editor's shadow root, once the sheet is there and checked, and whatever else could be gone on with. */
const ready = async ({ canvasElement, args }: Context): Promise<ShadowRoot> => {
  await until(() => rootOf(canvasElement, tag).querySelector("#deadline") !== null);
  const root = rootOf(canvasElement, tag);
  if (args.replaces === undefined) await until(() => root.querySelector(".draft") !== null);
  return root;
};

const write = (root: ShadowRoot, id: string, text: string): void => {
  const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (field === null) throw new Error(`there is no #${id}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.blur();
};

const paste = (root: ShadowRoot, rows: ReadonlyArray<ReadonlyArray<string>>): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", rows.map((row) => row.join("\t")).join("\n"));
  const field = root.querySelector<HTMLInputElement>("#items-0-name");
  field?.focus();
  field?.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
  field?.blur();
};

const choosePartner = async (root: ShadowRoot): Promise<void> => {
  root.querySelector<HTMLInputElement>("#partner")?.focus();
  await until(() => root.querySelector("#partner-0:not(.own)") !== null);
  root.querySelector<HTMLElement>("#partner-0")?.click();
  await until(() => root.querySelector<HTMLInputElement>("#partner")?.value === "");
};

const november = [
  ["11월 유지보수", "월 정액", "1", "1200000"],
  ["장애 대응", "시간", "3.5", "110000"],
  ["출장 지원", "회", "2", "80000"],
];

const filled = async (context: Context): Promise<ShadowRoot> => {
  const root = await ready(context);
  await choosePartner(root);
  paste(root, november);
  await until(() => root.querySelector("#items-2-name") !== null);
  return root;
};

const saved = async (root: ShadowRoot): Promise<void> =>
  until(() => root.querySelector(".save.good") !== null);

const press = (root: ShadowRoot, id: string): void => root.querySelector<HTMLElement>(`#${id}`)?.click();

/** A blank sheet of the buyer's: its own side and today are there, and two drafts that were left before. */
export const Ready: Story = { play: async (context) => void (await ready(context)) };

/** As the buyer, ready to be sent. */
export const Buyer: Story = {
  play: async (context) => {
    const root = await filled(context);
    write(root, "message", "11월 점검분입니다. 확인 후 발행 부탁드립니다.");
    press(root, "fill-payment");
    await saved(root);
  },
};

/** As the supplier, whose next step is to sign. */
export const Supplier: Story = {
  args: { side: "supplier" },
  parameters: { visit: { side: "supplier" } },
  play: async (context) => {
    await saved(await filled(context));
  },
};

/** A company where much was left unfinished, by several people. */
const muchIsLeft = ({ drafts, deeds }: World.World) =>
  Effect.gen(function* () {
    const { form, side } = yield* deeds.by("buyer", "full", (member) =>
      ViewDrafts.view(member, drafts.request),
    );
    const parties = [
      ["아주긴회사이름".repeat(10), "이름이아주긴품목".repeat(5), "99999999999999"],
      ["가나상사", "11월 유지보수", "1200000"],
      ["다온위탁판매", "장애 대응", "385000"],
      ["한빛정비 주식회사", "출장 지원", "160000"],
    ] as const;
    for (const [name, item, supplyAmount] of parties)
      yield* deeds.by("buyer", "issue-only", (member, { idempotencyKey }) =>
        KeepDraft.save(member, {
          side,
          form: {
            ...form,
            supplier: { ...form.supplier, name },
            items: [
              { name: item, supplyAmount },
              { name: "부품 교체", supplyAmount: "30000" },
            ],
          },
          idempotencyKey,
        }),
      );
  });

/** Many to go on with: the first three, and the rest when asked. */
export const Unfinished: Story = {
  parameters: { visit: { side: "buyer", before: muchIsLeft } },
  play: async (context) => {
    const root = await ready(context);
    press(root, "rest-of");
    await until(() => root.querySelectorAll(".draft").length === 6);
  },
};

export const UnfinishedNarrow: Story = {
  parameters: { width: 320, visit: { side: "buyer", before: muchIsLeft } },
  play: async (context) => void (await ready(context)),
};

export const UnfinishedEnglish: Story = {
  globals: { language: "en" },
  parameters: { visit: { side: "buyer", before: muchIsLeft } },
  play: async (context) => void (await ready(context)),
};

/** Gone on with: the draft stands on the sheet, the others stay at hand. */
export const Resumed: Story = {
  play: async (context) => {
    const root = await ready(context);
    press(root, `resume-${sampleOf(context.loaded).world.drafts.request}`);
    await until(() => root.querySelector("#start-new") !== null && root.querySelector("#deadline") !== null);
  },
};

/** Asked back once before a draft is thrown away. */
export const ThrowingAway: Story = {
  play: async (context) => {
    const root = await ready(context);
    root.querySelector<HTMLElement>(".draft .danger")?.click();
    await until(() => root.querySelector("#throw-away") !== null);
  },
};

/** The drafts could not be fetched, which keeps nobody from writing. */
export const UnfinishedUnknown: Story = {
  parameters: {
    visit: { side: "buyer", faults: [{ kind: "unreachable", on: /^GET \/v1\/drafts$/ }] },
  },
  play: async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(".unfinished-failed") !== null);
  },
};

/** The approval of the document that was made, in place. */
export const Prepared: Story = {
  args: { side: "supplier" },
  parameters: { visit: { side: "supplier" } },
  play: async (context) => {
    const root = await filled(context);
    press(root, "send");
    await until(
      () => root.querySelector("einv-invoice-approval")?.shadowRoot?.querySelector("#files") != null,
    );
  },
};

/** Known counterparties, found by name or number. */
export const FindingPartner: Story = {
  play: async (context) => {
    const root = await ready(context);
    root.querySelector<HTMLInputElement>("#partner")?.focus();
    await until(() => root.querySelector("#partner-0") !== null);
  },
};

export const Loading: Story = {
  parameters: { visit: { side: "buyer", faults: [{ kind: "slow", by: "1 hour" }] } },
  play: async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(".skeleton") !== null);
  },
};

/** Nobody known fits: what was typed begins the fields. */
export const Empty: Story = {
  play: async (context) => {
    const root = await ready(context);
    const field = root.querySelector<HTMLInputElement>("#partner");
    field?.focus();
    if (field !== null) field.value = "없는회사";
    field?.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await until(() => (root.querySelector(".finder")?.textContent ?? "").includes("거래처가 없습니다"));
  },
};

export const Failed: Story = {
  name: "Error",
  parameters: { visit: { side: "buyer", faults: [{ kind: "unreachable" }] } },
  play: async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(".refusal") !== null);
  },
};

export const Denied: Story = {
  parameters: { visit: { side: "buyer", right: "none" } },
  play: async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(".refusal") !== null);
  },
};

/** The request is on its way. */
export const Busy: Story = {
  parameters: {
    visit: { side: "buyer", faults: [{ kind: "slow", by: "1 hour", on: /^POST \/v1\/writing\/request$/ }] },
  },
  play: async (context) => {
    const root = await filled(context);
    press(root, "send");
    await until(() => root.querySelector("#send")?.getAttribute("aria-busy") === "true");
  },
};

/** What is wrong, all of it, and at its fields; what may be wrong beside it. */
export const Findings: Story = {
  play: async (context) => {
    const root = await ready(context);
    write(root, "supplier-businessNumber", "1208800017");
    write(root, "supplier-name", "가나상사");
    write(root, "items-0-name", "11월 유지보수");
    write(root, "items-0-suppliedOn", "10-30");
    write(root, "items-0-quantity", "3");
    write(root, "items-0-unitPrice", "1000");
    write(root, "items-0-supplyAmount", "3010");
    press(root, "add-line");
    await until(() => root.querySelector("#items-1-name") !== null);
    write(root, "items-1-name", "금액 없는 줄");
    write(root, "payments-cash", "1000");
    press(root, "send");
    await until(() => root.querySelector("#wrong-summary") !== null);
  },
};

export const ManyLines: Story = {
  play: async (context) => {
    const root = await ready(context);
    await choosePartner(root);
    paste(
      root,
      Array.from({ length: 99 }, (_, index) => [`부품 ${index + 1}`, "EA", String(index + 1), "1250"]),
    );
    await until(() => root.querySelector("#items-98-name") !== null);
    await saved(root);
  },
};

/** Names of 70 characters, amounts as long as they come. */
export const LongNames: Story = {
  play: async (context) => {
    const root = await ready(context);
    write(root, "supplier-businessNumber", "1208800016");
    write(root, "supplier-name", "아주긴회사이름".repeat(10));
    write(root, "supplier-representative", "김가나".repeat(8));
    write(root, "supplier-contact-email", `${"long-address".repeat(4)}@very-long-domain-name.example`);
    paste(root, [
      ["이름이아주긴품목".repeat(9), "규격이 긴 경우 ".repeat(4), "1234567.25", "98765432.10"],
      ["짧은 품목", "EA", "1", "999999999999999"],
    ]);
    await saved(root);
  },
};

/** 반려: opens with what the authority did not take, and says why. */
export const Replacing: Story = {
  args: { replaces: "rejected" },
  play: async (context) => void (await ready(context)),
};

/** Another window has saved it meanwhile: one of two is chosen. */
export const Conflict: Story = {
  play: async (context) => {
    const root = await filled(context);
    const element = context.canvasElement.querySelector("einv-invoice-editor");
    if (element === null) throw new Error("there is no editor");
    const origin = new Promise<{ readonly draftId: string; readonly version: number }>((resolve) =>
      element.addEventListener("einv-draft-saved", ({ detail }) => resolve(detail), { once: true }),
    );
    void element.save();
    const drafts = await sampleOf(context.loaded).runtime.drafts();
    const draft = await origin;
    const { form, side } = await drafts.get(draft.draftId);
    await drafts.save({
      form: { ...form, items: form.items.slice(0, 1) },
      side,
      draft,
      idempotencyKey: "another-window-0001",
    });
    write(root, "items-0-quantity", "2");
    void element.save();
    await until(() => root.querySelector("#conflict") !== null);
  },
};

/** 합계금액 as it is on the receipt, taken apart. */
export const TaxInclusive: Story = {
  play: async (context) => {
    const root = await filled(context);
    press(root, "inclusive");
    await until(() => root.querySelector("#items-0-grand") !== null);
    write(root, "items-0-grand", "1100010");
    await saved(root);
  },
};

export const Preview: Story = {
  play: async (context) => {
    const root = await filled(context);
    press(root, "preview");
    await until(
      () => root.querySelector("einv-invoice-document")?.shadowRoot?.querySelector(".form") != null,
    );
  },
};

/** What the request became. */
export const Sent: Story = {
  play: async (context) => {
    const root = await filled(context);
    press(root, "send");
    await until(() => root.querySelector("#outcome") !== null);
  },
};

export const Narrow: Story = {
  parameters: { width: 320 },
  play: async (context) => {
    const root = await filled(context);
    write(root, "items-0-supplyAmount", "1200010");
    await saved(root);
  },
};

export const English: Story = {
  globals: { language: "en" },
  play: async (context) => {
    const root = await filled(context);
    await saved(root);
  },
};
