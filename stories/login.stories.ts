import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { EinvLogin } from "@einv/elements";
import type { World } from "@einv/mocks";
import { until } from "./support/acting.ts";
import { codeTo, password, person, press, shown, type } from "./support/joining.ts";
import { sampleOf } from "./support/sampleWorld.ts";

const one = { businessNumber: "1108100043", name: "하늘제과", representative: "김다온" };
const two = { businessNumber: "1108100058", name: "바다유통", representative: "김다온" };

const withAccount =
  (...companies: ReadonlyArray<typeof one>) =>
  (world: World.World) =>
    world.join(
      { loginId: "gana_tax", name: "김다온", email: person.email, phone: "02-0000-0199" },
      ...companies,
    );

const meta: Meta = {
  title: "Login",
  component: "einv-login",
  parameters: { visit: { before: withAccount(one) } },
  render: () => html`<einv-login></einv-login>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;
type Context = Parameters<Play>[0];

const loginOf = ({ canvasElement }: Context): EinvLogin => canvasElement.querySelector("einv-login")!;

const ready: Play = async (context) => void (await shown(loginOf(context), "[autocomplete=username]"));

const enter =
  (loginId: string, secret: string): Play =>
  async (context) => {
    await type(loginOf(context), "-username", loginId);
    await type(loginOf(context), "-password", secret);
    await press(loginOf(context), /^\s*(?:로그인하기|Log in)/);
  };

const wrong: Play = async (context) => {
  await enter("gana_tax", "틀린 비밀번호")(context);
  await shown(loginOf(context), ".wrong");
};

export const Ready: Story = { play: ready };

/** The ID stays, the password is gone, and what helps stands beside it. */
export const Wrong: Story = { play: wrong };

/** Until when is said; nothing counts down. */
export const Locked: Story = {
  play: async (context) => {
    const joining = await sampleOf(context.loaded).runtime.joining();
    for (let tries = 0; tries < 10; tries += 1)
      await joining.signIn("gana_tax", "틀린 비밀번호").catch(() => undefined);
    await enter("gana_tax", password)(context);
    await shown(loginOf(context), ".refusal");
  },
};

export const Busy: Story = {
  play: async (context) => {
    await ready(context);
    sampleOf(context.loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    await enter("gana_tax", password)(context);
    await shown(loginOf(context), "[aria-busy=true]");
  },
};

export const Error: Story = {
  play: async (context) => {
    await ready(context);
    sampleOf(context.loaded).world.faults.set({ kind: "unreachable" });
    await enter("gana_tax", password)(context);
    await shown(loginOf(context), ".refusal");
  },
};

/** One company opens at once. */
export const LoggedIn: Story = {
  play: async (context) => {
    await enter("gana_tax", password)(context);
    await until(() => loginOf(context).session !== undefined);
  },
};

/** 회사 선택 */
export const SeveralCompanies: Story = {
  parameters: { visit: { before: withAccount(one, two) } },
  play: async (context) => {
    await enter("gana_tax", password)(context);
    await shown(loginOf(context), ".pick");
  },
};

const secondFactor: Play = async (context) => {
  const joining = await sampleOf(context.loaded).runtime.joining();
  const signed = await joining.signIn("gana_tax", password);
  if ("account" in signed) await signed.account.change({ secondFactor: "email" });
  await enter("gana_tax", password)(context);
  await shown(loginOf(context), "[autocomplete=one-time-code]");
};

/** A code after the password, where the owner wants one. */
export const SecondFactor: Story = { play: secondFactor };

const finding: Play = async (context) => {
  await press(loginOf(context), /아이디·비밀번호 찾기|Find ID/);
  await shown(loginOf(context), "[data-recovery]");
};

/** 아이디·비밀번호 찾기 */
export const Recover: Story = { play: finding };

const found: Play = async (context) => {
  await finding(context);
  const login = loginOf(context);
  await type(login, "-target", person.email);
  await press(login, /^\s*(?:인증번호 받기|Send a code)/);
  await shown(login, "[autocomplete=one-time-code]");
  await type(login, "-code", await codeTo(sampleOf(context.loaded), person.email));
  await press(login, /인증번호 확인하기|Check the code/);
  await shown(login, "[data-recovered]");
};

export const Found: Story = { play: found };

export const NewPassword: Story = {
  play: async (context) => {
    await found(context);
    await press(loginOf(context), /비밀번호 새로 만들기|Set a new password/);
    await type(loginOf(context), "-new", "느린 파도와 하얀 시계");
    await type(loginOf(context), "-again", "느린 파도와 하얀 시계");
    await shown(loginOf(context), ".rules .kept");
  },
};

/** Typed with the Korean keyboard by mistake. */
export const Hangul: Story = {
  play: async (context) => {
    await type(loginOf(context), "-username", "gana_tax");
    await type(loginOf(context), "-password", "ㅎ묨");
    await shown(loginOf(context), ".warn");
  },
};

export const Narrow: Story = { parameters: { width: 320 }, play: wrong };

export const English: Story = { globals: { language: "en" }, play: wrong };

export const EnglishFound: Story = { globals: { language: "en" }, play: found };
