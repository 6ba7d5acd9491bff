/** A server's side of joining and logging in, written by hand: it goes on as it should, or refuses what a test says. */
import * as DateTime from "effect/DateTime";
import type { Duplicate, Joined, Joining, LoggedIn, Proving, Runtime, SigningUp, View } from "@einv/elements";
import { Refusal } from "@einv/refusal";
import { scripted } from "./runtime.ts";

type Step = View["step"];

const steps: ReadonlyArray<Step> = ["terms", "identity", "member", "company", "done"];
const at = DateTime.makeUnsafe("2026-11-22T05:03:00Z");
const both = (text: string) => ({ ko: text, en: text });

export const refused = (
  code: string,
  more: { readonly path?: string; readonly values?: Readonly<Record<string, string>> } = {},
): Refusal.Refusal =>
  new Refusal.Refusal({ code, what: both(`${code} 입니다.`), remedy: both("고쳐 주세요."), ...more });

export const code: Extract<Proving, { readonly kind: "code" }> = {
  kind: "code",
  id: "ver_1",
  method: "email",
  target: "ha**@sae.example",
  expiresAt: DateTime.add(at, { minutes: 10 }),
  attemptsLeft: 5,
};

export const agency: Extract<Proving, { readonly kind: "redirect" }> = {
  kind: "redirect",
  id: "ver_2",
  method: "phone",
  url: "https://agency.example/phone",
  expiresAt: DateTime.add(at, { minutes: 10 }),
};

export const invoice: NonNullable<View["invoice"]> = {
  ref: "inv_a1",
  sender: "나래평가정보",
  firstItem: "11월 유지보수",
  itemCount: 2,
  grand: 5500n,
  writtenDate: "2026-11-20",
  issueBy: "2026-12-10",
  companyJoined: false,
};

const input = { businessNumber: "1108100024", name: "마바상사", representative: "박마바" };

/** What a step shows. */
const shownAt = (step: Step, byMail: boolean): Partial<View> => {
  const account = { loginId: "hana_tax", name: "이하나", how: "created" as const };
  switch (step) {
    case "terms":
      return {
        terms: (
          [
            ["service", "이용약관", true],
            ["personal", "개인(신용)정보 수집 및 이용동의", true],
            ["business", "기업회원(신용)정보 수집 및 이용동의", true],
            ["marketing", "마케팅 정보 수신동의", false],
          ] as const
        ).map(([id, title, required]) => ({
          id,
          version: "2026-11-01",
          required,
          title: both(title),
          summary: both(`${title}을 풀어 쓴 글`),
        })),
      };
    case "identity":
      return {
        methods: (["phone", "sms", "email"] as const).map((method) => ({
          method,
          assurance: method === "phone" ? ("identity" as const) : ("possession" as const),
          recommended: method === "phone",
        })),
      };
    case "member":
      return { member: { name: "이하나", nameSettled: false, email: "hana@sae.example" } };
    case "company":
      return {
        account,
        company: {
          input: byMail ? input : { businessNumber: "", name: "", representative: "" },
          numberSettled: byMail,
        },
      };
    case "done":
      return {
        account,
        done: {
          businessNumber: input.businessNumber,
          name: input.name,
          role: "administrator",
          proven: false,
          missing: [],
          ...(byMail ? { invoice: invoice.ref } : {}),
        },
      };
  }
};

export const viewAt = (step: Step, more: Partial<View> = {}, byMail = false): View => ({
  step,
  version: steps.indexOf(step) + 1,
  expiresAt: DateTime.add(at, { days: 7 }),
  steps: steps.map((name, index) => ({
    step: name,
    title: both(name),
    status: index < steps.indexOf(step) ? "done" : name === step ? "current" : "ahead",
  })),
  background: "none",
  advice: [],
  ...(byMail ? { invoice } : {}),
  ...shownAt(step, byMail),
  ...more,
});

export const taken: Duplicate = {
  kind: "business-number",
  what: both("이미 가입한 회사입니다."),
  ways: [
    { way: "ask-administrator", text: both("요청합니다.") },
    { way: "prove-company", text: both("증명합니다.") },
    { way: "another-company", text: both("고칩니다.") },
  ],
  accounts: [],
  suggestions: [],
};

export const loginIdTaken: Duplicate = {
  ...taken,
  kind: "login-id",
  ways: [{ way: "another-id", text: both("다른 아이디") }],
  suggestions: ["hana_tax_1", "hana_tax_2"],
};

export const alreadyMember: Duplicate = {
  ...taken,
  kind: "phone",
  what: both("이 휴대전화번호로 가입한 계정이 있습니다."),
  ways: (["log-in", "recover", "office-phone", "another-phone", "new-account"] as const).map((way) => ({
    way,
    text: both(way),
  })),
  accounts: [{ loginId: "ha****ax", since: at }],
};

export interface Office {
  readonly runtime: Runtime;
  /** What was asked, in order; no secret among it. */
  readonly asked: Array<string>;
  /** Where an agency was told to lead back to. */
  readonly returns: Array<string>;
  /** Every password that was handed over. */
  readonly passwords: Array<string>;
  /** The next answer to a question is this refusal. */
  readonly refuse: (question: string, ...refusals: ReadonlyArray<Refusal.Refusal>) => void;
  /** Where the signup stands now. */
  show: View;
  /** What the next view holds besides. */
  readonly besides: Partial<Record<Step, Partial<View>>>;
  /** Company of the number that is looked up. */
  company: { readonly mine: boolean; readonly duplicate?: Duplicate };
  login: { readonly duplicate?: Duplicate };
  companies: ReadonlyArray<{ readonly businessNumber: string; readonly name: string }>;
  factor: boolean;
}

export const office = ({ byMail = false }: { readonly byMail?: boolean } = {}): Office => {
  const asked: Array<string> = [];
  const passwords: Array<string> = [];
  const returns: Array<string> = [];
  const refusals = new Map<string, Array<Refusal.Refusal>>();
  const page = scripted();

  const answer = async <A>(question: string, give: () => A): Promise<A> => {
    asked.push(question);
    const [name = ""] = question.split(" ");
    const next = refusals.get(name)?.shift();
    if (next !== undefined) throw next;
    return give();
  };
  const go =
    (step: Step, more: Partial<View> = {}) =>
    (): View =>
      (self.show = viewAt(step, { ...self.besides[step], ...more }, byMail));

  const account: LoggedIn = {
    view: () =>
      answer("account", () => ({
        loginId: "hana_tax",
        name: "이하나",
        phoneProven: false,
        email: "hana@sae.example",
        emailProven: true,
        assurance: "possession" as const,
        secondFactor: "none" as const,
        consents: [],
        companies: self.companies.map((company) => ({
          ...company,
          grant: "full" as const,
          proven: true,
          since: at,
        })),
      })),
    act: (businessNumber) => answer(`act ${businessNumber}`, () => ({ businessNumber, runtime: page })),
    change: () => Promise.reject(refused("test.unused")),
    changePassword: () => Promise.reject(refused("test.unused")),
    prove: () => Promise.reject(refused("test.unused")),
    proven: () => Promise.reject(refused("test.unused")),
    leave: () => Promise.reject(refused("test.unused")),
    close: () => Promise.reject(refused("test.unused")),
    signOut: () => answer("sign-out", () => undefined),
  };

  const signup: SigningUp = {
    token: () => "einv_signup_secret",
    view: () => answer("view", () => self.show),
    agree: ({ answers }) =>
      answer(
        `agree ${answers.flatMap(({ terms, given }) => (given ? [terms] : [])).join(" ")}`,
        go("identity"),
      ),
    sayBackground: ({ background }) =>
      answer(`background ${background}`, () => (self.show = { ...self.show, background })),
    move: ({ move }) =>
      answer(
        `move ${move}`,
        go(
          move === "withdraw"
            ? "company"
            : move === "switch-account" || self.show.step === "identity"
              ? "terms"
              : "identity",
        ),
      ),
    abandon: () => answer("abandon", () => undefined),
    verify: ({ method, target = "", returnTo = "" }) => {
      if (returnTo !== "") returns.push(returnTo);
      return answer(
        `verify ${method} ${target}`.trim(),
        go("identity", { challenge: method === "phone" || method === "ipin" ? agency : { ...code, method } }),
      );
    },
    resend: () => answer("resend", () => self.show),
    answer: ({ answer: said }) => answer(`answer ${said}`, go("member")),
    checkLoginId: (loginId) => answer(`check-id ${loginId}`, () => self.login),
    createAccount: ({ loginId, name = "", phone = "", email = "", another = false }, password) => {
      passwords.push(password);
      return answer(
        `create ${[loginId, name, phone, email, ...(another ? ["another"] : [])].join("|")}`,
        go("company"),
      );
    },
    logIn: () => Promise.reject(refused("test.unused")),
    continueAs: () =>
      answer(
        "continue",
        go("company", { account: { loginId: "hana_tax", name: "이하나", how: "logged-in" } }),
      ),
    checkCompany: (businessNumber) => answer(`check-company ${businessNumber}`, () => self.company),
    registerCompany: ({ company }) => answer(`register ${company.businessNumber}`, go("done")),
    askToJoin: ({ businessNumber, message = "" }) =>
      answer(
        `ask ${businessNumber} ${message}`.trim(),
        go("company", { waiting: { businessNumber, askedAt: at } }),
      ),
    beginProof: (businessNumber) =>
      answer(`begin-proof ${businessNumber}`, () => ({
        challengeId: "cv_1",
        text: "마바상사의 회사인증",
        expiresAt: at,
      })),
    prove: (_certificate, { challengeId }) => answer(`prove ${challengeId}`, go("done")),
    finish: () =>
      answer("finish", (): Joined => ({
        account,
        runtime: page,
        businessNumber: input.businessNumber,
        ...(byMail ? { ref: invoice.ref } : {}),
      })),
  };

  const joining: Joining = {
    begin: () => answer("begin", () => ({ signup, view: self.show })),
    resume: (token) => {
      asked.push(`resume ${token}`);
      return signup;
    },
    signIn: (loginId, password) => {
      passwords.push(password);
      return answer(`sign-in ${loginId}`, () =>
        self.factor
          ? { challenge: code, answer: (said: string) => answer(`factor ${said}`, () => account) }
          : { account },
      );
    },
    recover: ({ method, target = "" }) =>
      answer(`recover ${method} ${target}`, () => ({
        challenge: code,
        answer: ({ answer: said }) =>
          answer(`recovered ${said}`, () => [
            {
              loginId: "hana_tax",
              since: at,
              resetPassword: (password: string) => {
                passwords.push(password);
                return answer("reset", () => undefined);
              },
            },
          ]),
      })),
  };

  const self: Office = {
    runtime: { ...page, joining: async () => joining },
    asked,
    returns,
    passwords,
    refuse: (question, ...all) => void refusals.set(question, [...(refusals.get(question) ?? []), ...all]),
    show: viewAt("terms", {}, byMail),
    besides: {},
    company: { mine: false },
    login: {},
    companies: [{ businessNumber: "1108100024", name: "마바상사" }],
    factor: false,
  };
  return self;
};
