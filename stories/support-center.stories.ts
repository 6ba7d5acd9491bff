import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { desk, inquiry } from "../test/elements/support/help.ts";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly about?: string;
}

const meta: Meta<Args> = {
  title: "Support center",
  component: "einv-support-center",
  args: {},
  parameters: { visit: {} },
  render: ({ about }) =>
    html`<einv-support-center
      .about=${about}
      .context=${{ 세금계산서: "TX2026110900001" }}
    ></einv-support-center>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const rooted = (canvas: ParentNode): ShadowRoot => rootOf(canvas, "einv-support-center");

const shown =
  (what: string): Play =>
  ({ canvasElement }) =>
    until(() => rooted(canvasElement).querySelector(what) !== null);

const click = async (root: ShadowRoot, selector: string): Promise<void> => {
  await until(() => root.querySelector(selector) !== null);
  root.querySelector<HTMLElement>(selector)?.click();
};

const write = (root: ShadowRoot, text: string): void => {
  const field = root.querySelector<HTMLTextAreaElement>("#message");
  if (field === null) return;
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};

/** Help by stage. */
export const Ready: Story = { play: shown("#view-heading") };

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

/** Nothing fits: the ways on. */
export const Empty: Story = { args: { about: "qzxjvk" }, play: shown(".empty") };

export const Error: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

/** A code of this house: what, why, what now, and the button. */
export const ExplainCode: Story = { args: { about: "certificate.expired" }, play: shown(".explanation") };

/** Pasted from another service, and what to do here. */
export const ExplainPasted: Story = {
  args: { about: "[WEHAGO] 인증서 데이터값이 없습니다. 확인" },
  play: shown(".explanation"),
};

/** Result codes of the tax authority, two at once. */
export const ExplainAuthority: Story = {
  args: { about: "전송실패 ERR002, SYN003" },
  play: shown(".explanation"),
};

export const Question: Story = { args: { about: "포인트 환불 되나요" }, play: shown(".article") };

/** While one types. */
export const Suggestions: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await until(() => root.querySelector("#view-heading") !== null);
    const field = root.querySelector<HTMLInputElement>("#question");
    if (field === null) return;
    field.focus();
    field.value = "인증서 암호";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await until(() => root.querySelector("[role=option]") !== null);
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
  },
};

export const Article: Story = {
  args: { about: "인증서 파일 위치" },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "[data-article=certificate-files]");
    await until(() => root.querySelector(".steps") !== null);
  },
};

/** The guided conversation, at what it found. */
export const Talk: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-talk");
    await click(root, "[data-option=certificate]");
    await click(root, "[data-option=unusable]");
    await click(root, "[data-option=data]");
    await until(() => root.querySelector("[data-option=solved]") !== null);
  },
};

export const TalkAsking: Story = {
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-talk");
    await until(() => root.querySelector("[data-option=points]") !== null);
  },
};

/** All that goes along is shown; a telephone number is taken out, and a line was left out. */
export const Inquiry: Story = {
  args: { about: "certificate.expired" },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await until(() => root.querySelector(".explanation") !== null);
    await click(root, "#way-inquiry");
    await until(() => root.querySelector("#message") !== null);
    write(root, "갱신했는데도 만료되었다고 나옵니다. 010-1234-5678로 전화 주세요.");
    await click(root, "#line-4");
  },
};

/** Of whoever has not joined. */
export const Visitor: Story = {
  parameters: {
    runtime: () =>
      desk({
        inquiries: async () => {
          throw { code: "session.invalid", what: { ko: "", en: "" }, remedy: { ko: "", en: "" } };
        },
      }).runtime,
  },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-inquiry");
    await until(() => root.querySelector("#email") !== null);
    await click(root, "#send-inquiry");
    await until(() => root.querySelector("#wrong-summary") !== null);
  },
};

const sendOne: Play = async ({ canvasElement }) => {
  const root = rooted(canvasElement);
  await click(root, "#way-inquiry");
  await until(() => root.querySelector("#message") !== null);
  write(root, "역발행 요청이 보이지 않습니다.");
  await click(root, "#send-inquiry");
};

export const Busy: Story = {
  play: async (context) => {
    const root = rooted(context.canvasElement);
    await until(() => root.querySelector("#view-heading") !== null);
    sampleOf(context.loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    await sendOne(context);
    await until(() => root.querySelector("#send-inquiry[aria-busy=true]") !== null);
  },
};

/** The ticket. */
export const Sent: Story = {
  play: async (context) => {
    await sendOne(context);
    await until(() => rooted(context.canvasElement).querySelector(".ticket") !== null);
  },
};

/** One waits, one was answered, one is closed. */
export const Mine: Story = {
  parameters: {
    runtime: () =>
      desk({
        inquiries: async () => [
          inquiry({ message: "역발행 요청이 보이지 않습니다." }),
          inquiry({
            ticket: "Q-4HJK-77PM",
            state: "answered",
            stateName: { ko: "답변함", en: "Answered" },
            message: "인증서를 갱신했는데도 만료되었다고 나옵니다.",
            answer:
              "등록된 인증서를 새 인증서로 바꿔 주세요.\n인증서 관리에서 [인증서 교체하기]를 누르면 됩니다.",
          }),
          inquiry({
            ticket: "Q-22AB-C3DE",
            state: "closed",
            stateName: { ko: "종료", en: "Closed" },
            message: "포인트 영수증은 어디에 있나요",
          }),
        ],
      }).runtime,
  },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-mine");
    await until(() => root.querySelector(".mine") !== null);
  },
};

export const Narrow: Story = {
  parameters: { width: 320 },
  args: { about: "certificate.expired" },
  play: shown(".explanation"),
};

export const NarrowInquiry: Story = {
  parameters: { width: 320 },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-inquiry");
    await until(() => root.querySelector("#message") !== null);
  },
};

export const English: Story = {
  globals: { language: "en" },
  args: { about: "ERR002 and wrong certificate password" },
  play: shown(".explanation"),
};

export const EnglishTalk: Story = {
  globals: { language: "en" },
  play: async ({ canvasElement }) => {
    const root = rooted(canvasElement);
    await click(root, "#way-talk");
    await until(() => root.querySelector("#say") !== null);
    typeAndEnter(root.querySelector<HTMLInputElement>("#say")!, "how do I cancel an invoice");
    await until(() => root.querySelector(".log .article") !== null);
  },
};
