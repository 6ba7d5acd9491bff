import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { EinvSignupWizard } from "@einv/elements";
import { Cast, type World } from "@einv/mocks";
import { until } from "./support/acting.ts";
import {
  agree,
  atStep,
  choose,
  createAccount,
  introduce,
  password,
  person,
  press,
  prove,
  shown,
  tick,
  type,
} from "./support/joining.ts";
import { sampleOf } from "./support/sampleWorld.ts";

const meta: Meta = {
  title: "Signup wizard",
  component: "einv-signup-wizard",
  parameters: { visit: {} },
  render: () => html`<einv-signup-wizard keep="host"></einv-signup-wizard>`,
};

export default meta;

type Story = StoryObj;
type Play = NonNullable<Story["play"]>;
type Context = Parameters<Play>[0];

const wizardOf = ({ canvasElement }: Context): EinvSignupWizard =>
  canvasElement.querySelector("einv-signup-wizard")!;

/** The play, once the element is there. */
const once =
  (play: Play): Play =>
  async (context) => {
    await until(() => context.canvasElement.querySelector("einv-signup-wizard") !== null);
    await play(context);
  };

/** Whoever comes by the mail link, to a company that is nobody yet. */
const byMail = {
  parameters: { visit: { link: "invited" } },
  render: (_: unknown, { loaded }: { readonly loaded: Readonly<Record<string, unknown>> }) => {
    const { runtime, token } = sampleOf(loaded);
    const place = document.createElement("div");
    void runtime.openLink(token, Cast.newcomer.businessNumber).then((link) => {
      const wizard = document.createElement("einv-signup-wizard");
      wizard.keep = "host";
      wizard.invoiceRef = link.ref;
      wizard.runtime = link.runtime;
      place.append(wizard);
    });
    return place;
  },
} satisfies Story;

const ready: Play = once(async (context) => void (await shown(wizardOf(context), "#terms-all")));

const toIdentity: Play = async (context) => {
  await ready(context);
  await agree(wizardOf(context));
  await atStep(wizardOf(context), "identity");
};

const toMember =
  (email?: string): Play =>
  async (context) => {
    await toIdentity(context);
    await prove(wizardOf(context), sampleOf(context.loaded), email);
    await atStep(wizardOf(context), "member");
  };

const toCompany: Play = async (context) => {
  await toMember()(context);
  await createAccount(wizardOf(context));
  await atStep(wizardOf(context), "company");
};

/** An account with a company of its own, from before. */
const before = (world: World.World) =>
  world.join(
    { loginId: "gana_tax", name: "김다온", email: person.email, phone: "02-0000-0199" },
    { businessNumber: "1108100043", name: "하늘제과", representative: "김다온" },
  );

/** 01 약관동의 */
export const Ready: Story = { play: ready };

/** The invoice that it is about stays in sight. */
export const ByMail: Story = { ...byMail, play: ready };

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: async (context) => void (await shown(wizardOf(context), ".skeleton")),
};

export const Error: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: async (context) => void (await shown(wizardOf(context), ".refusal")),
};

/** Required terms are missing: said, and each leads to its box. */
export const TermsMissing: Story = {
  play: async (context) => {
    await tick(wizardOf(context), "terms-service");
    await press(wizardOf(context), /동의하고/);
    await shown(wizardOf(context), "#wrong-summary");
  },
};

/** Another product's account: what that means is said where it is asked. */
export const Background: Story = {
  play: async (context) => {
    await ready(context);
    await choose(wizardOf(context), "other-product");
    await until(() => (wizardOf(context).shadowRoot?.querySelectorAll(".background .hint").length ?? 0) > 0);
  },
};

export const Busy: Story = {
  parameters: { visit: {} },
  play: async (context) => {
    await ready(context);
    sampleOf(context.loaded).world.faults.set({ kind: "slow", by: "1 hour" });
    await agree(wizardOf(context));
    await shown(wizardOf(context), "[aria-busy=true]");
  },
};

/** 02 본인인증 */
export const Identity: Story = { ...byMail, play: toIdentity };

export const CodeSent: Story = {
  play: async (context) => {
    await toIdentity(context);
    const wizard = wizardOf(context);
    await choose(wizard, "sms");
    await type(wizard, "identity-target", "010-0000-1234");
    await press(wizard, /인증번호 받기/);
    await shown(wizard, "#identity-code");
  },
};

export const WrongCode: Story = {
  play: async (context) => {
    await CodeSent.play!(context);
    await type(wizardOf(context), "identity-code", "000000");
    await press(wizardOf(context), /확인하기/);
    await shown(wizardOf(context), ".wrong");
  },
};

/** The agency's window was blocked by the browser. */
export const AgencyBlocked: Story = {
  play: async (context) => {
    await toIdentity(context);
    const open = window.open;
    window.open = () => null;
    await choose(wizardOf(context), "phone");
    await press(wizardOf(context), /인증 창 열기/);
    await shown(wizardOf(context), ".note.agency");
    window.open = open;
  },
};

/** 03 회원정보입력: the name is the agency's, the rest is typed. */
export const Member: Story = { ...byMail, play: toMember() };

export const MemberFilled: Story = {
  play: async (context) => {
    await toMember()(context);
    await introduce(wizardOf(context));
    await shown(wizardOf(context), ".rules .kept");
    await until(() => /사용할 수 있는/.test(wizardOf(context).textContent ?? ""));
  },
};

/** Everything that can be wrong at once. */
export const MemberWrong: Story = {
  play: async (context) => {
    const wizard = wizardOf(context);
    await toMember()(context);
    await type(wizard, "-name", "");
    await type(wizard, "-phone", "12");
    await type(wizard, "-loginId", "1bad");
    await type(wizard, "-password", "aaaaaaaaaaaa");
    await type(wizard, "-again", "b");
    await type(wizard, "-email", "nobody");
    await press(wizard, /아이디 만들고/);
    await shown(wizard, "#wrong-summary");
  },
};

export const LoginIdTaken: Story = {
  parameters: {
    visit: {
      before: (world: World.World) =>
        world.join(
          { loginId: "gana_tax", name: "김다온", email: "other@gana.example", phone: "02-0000-0199" },
          { businessNumber: "1108100043", name: "하늘제과", representative: "김다온" },
        ),
    },
  },
  play: async (context) => {
    await toMember()(context);
    await introduce(wizardOf(context), "gana_tax");
    await until(() => /이런 아이디를 쓸 수 있습니다/.test(wizardOf(context).textContent ?? ""));
  },
};

/** Whoever proves an address that has an account already is told, and chooses. */
export const AlreadyMember: Story = {
  parameters: { visit: { before } },
  play: async (context) => {
    await toMember()(context);
    await shown(wizardOf(context), ".duplicate");
  },
};

/** Logging in instead, in place. */
export const LogInInstead: Story = {
  ...byMail,
  play: async (context) => {
    await ready(context);
    await press(wizardOf(context), /로그인해서 회사 추가하기/);
    await shown(wizardOf(context), "[autocomplete=username]");
  },
};

/** What was given can be looked at again, and what changing it costs is said before. */
export const LookingBack: Story = {
  play: async (context) => {
    await toMember()(context);
    await press(wizardOf(context), /본인인증/);
    await shown(wizardOf(context), ".note");
  },
};

/** 04 회사정보입력: the number is free. */
export const Company: Story = {
  play: async (context) => {
    await toCompany(context);
    const wizard = wizardOf(context);
    await type(wizard, "company-businessNumber", Cast.newcomer.businessNumber);
    await type(wizard, "company-name", Cast.newcomer.name);
    await type(wizard, "company-representative", Cast.newcomer.representative);
    await shown(wizard, ".good");
  },
};

/** Filled in from the invoice. */
export const CompanyByMail: Story = { ...byMail, play: toCompany };

/** The company has joined: ask, prove it, or correct the number. */
export const CompanyTaken: Story = {
  play: async (context) => {
    await toCompany(context);
    await type(wizardOf(context), "company-businessNumber", Cast.companies.supplier.businessNumber);
    await shown(wizardOf(context), ".duplicate");
  },
};

export const AskAdministrator: Story = {
  play: async (context) => {
    await CompanyTaken.play!(context);
    await press(wizardOf(context), /관리자에게 요청하기/);
    await shown(wizardOf(context), "#ask-message");
  },
};

export const Waiting: Story = {
  play: async (context) => {
    await AskAdministrator.play!(context);
    await press(wizardOf(context), /사용자 추가 요청하기/);
    await shown(wizardOf(context), ".icon-clock");
  },
};

/** The company's certificate, instead of waiting for anybody. */
export const ProveCompany: Story = {
  play: async (context) => {
    await CompanyTaken.play!(context);
    await press(wizardOf(context), /회사 인증서로 증명하기/);
    await shown(wizardOf(context), ".statement");
  },
};

/** 05 회원가입완료 */
export const Done: Story = {
  play: async (context) => {
    await Company.play!(context);
    await press(wizardOf(context), /^\s*가입하기/);
    await atStep(wizardOf(context), "done");
    await until(() => wizardOf(context).joined !== undefined);
  },
};

export const DoneByMail: Story = {
  ...byMail,
  play: async (context) => {
    await toCompany(context);
    await press(wizardOf(context), /^\s*가입하기/);
    await until(() => wizardOf(context).joined !== undefined);
  },
};

/** The person leaves for now: what that means is said. */
export const Leaving: Story = {
  play: async (context) => {
    await toIdentity(context);
    await press(wizardOf(context), /나중에 하기/);
    await shown(wizardOf(context), "[data-leave]");
  },
};

/** A signup that goes on where it was left. */
export const Resumed: Story = {
  play: async (context) => {
    await toMember()(context);
    const wizard = wizardOf(context);
    const token = wizard.resumeToken;
    const again = document.createElement("einv-signup-wizard");
    again.keep = "host";
    again.resumeToken = token;
    wizard.replaceWith(again);
    await until(() => wizardOf(context).step === "member");
  },
};

/** The time for it is over. */
export const Expired: Story = {
  render: () => html`<einv-signup-wizard .resumeToken=${"einv_signup_of_long_ago"}></einv-signup-wizard>`,
  play: async (context) => void (await shown(wizardOf(context), ".refusal")),
};

export const Narrow: Story = { ...byMail, parameters: { ...byMail.parameters, width: 320 }, play: ready };

export const MemberNarrow: Story = {
  ...byMail,
  parameters: { ...byMail.parameters, width: 320 },
  play: MemberFilled.play!,
};

export const CompanyTakenNarrow: Story = {
  parameters: { visit: {}, width: 320 },
  play: CompanyTaken.play!,
};

export const English: Story = { ...byMail, globals: { language: "en" }, play: ready };

export const EnglishMember: Story = { ...byMail, globals: { language: "en" }, play: toMember() };

export const EnglishCompany: Story = { ...byMail, globals: { language: "en" }, play: toCompany };

/** Everything at once: 이 화면만으로 로그인까지. */
export const MemberLogsIn: Story = {
  parameters: { visit: { before } },
  play: async (context) => {
    await AlreadyMember.play!(context);
    const wizard = wizardOf(context);
    await press(wizard, /^\s*로그인하기/);
    await type(wizard, "-username", "gana_tax");
    await type(wizard, "-password", password);
    await press(wizard, /^\s*로그인하기/);
    await atStep(wizard, "company");
  },
};
