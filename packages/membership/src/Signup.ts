/**
 * Joining (회원가입) as a machine: terms, identity, member, company, done.
 *
 * One table says which command leads from where to where; {@link decide} adds
 * what a command depends on besides, and {@link evolve} is what remains of it.
 * A signup that began at a mail link remembers its invoice and ends there. The
 * plan is never asked: whoever joins to approve an invoice joins for that.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as BusinessNumber from "@einv/identity/BusinessNumber";
import type { Refusal } from "@einv/refusal";
import { Consent } from "./Consent.ts";
import { type Method, VerifiedPerson } from "./IdentityVerifier.ts";
import { drawn } from "./internal/signupDiagram.ts";
import { refusals } from "./Refusals.ts";

/** 01 약관동의, 02 본인인증, 03 회원정보입력, 04 회사정보입력, 05 회원가입완료. */
export const Step = Schema.Literals(["terms", "identity", "member", "company", "done"]);
export type Step = typeof Step.Type;

/** Where it began: at the invoice that a mail led to, whose supplier's number was typed right, or anywhere else. */
export const Entry = Schema.Union([
  Schema.Struct({
    via: Schema.Literal("mail-link"),
    invoice: Schema.NonEmptyString,
    businessNumber: BusinessNumber.BusinessNumber,
  }),
  Schema.Struct({ via: Schema.Literal("direct") }),
]);
export type Entry = typeof Entry.Type;

/**
 * What the person says of accounts elsewhere: none; one of another product of
 * the same house (the T edition of tax offices), which stays logged in and is
 * left alone; one of the service before this (이전 서비스), which does not come over.
 */
export const Background = Schema.Literals(["none", "other-product", "legacy"]);
export type Background = typeof Background.Type;

/** 회사 관리자, or a member. */
export const Role = Schema.Literals(["administrator", "member"]);
export type Role = typeof Role.Type;

/** The account that joins, and how it came in. */
export const Joining = Schema.Struct({
  accountId: Schema.NonEmptyString,
  how: Schema.Literals(["created", "logged-in"]),
});
export type Joining = typeof Joining.Type;

const begun = { entry: Entry, background: Background };
const consents = Schema.Array(Consent);

/** Where a signup stands, with all that the steps before gave. */
export const State = Schema.TaggedUnion({
  /** `account`: somebody logged in who has not agreed to the terms of today. */
  Terms: { ...begun, account: Schema.optionalKey(Joining) },
  Identity: { ...begun, consents },
  Member: { ...begun, consents, person: VerifiedPerson },
  /** `declined`: the administrator of that company said no. */
  Company: {
    ...begun,
    account: Joining,
    declined: Schema.optionalKey(BusinessNumber.BusinessNumber),
  },
  /** An administrator is asked. */
  Waiting: { ...begun, account: Joining, businessNumber: BusinessNumber.BusinessNumber },
  Done: { ...begun, account: Joining, businessNumber: BusinessNumber.BusinessNumber, role: Role },
  Abandoned: { ...begun },
});
export type State = typeof State.Type;
export type Tag = State["_tag"];

const number = BusinessNumber.BusinessNumber;

/** What can be asked of a signup. Whoever gives a command has proven what it says. */
export const Command = Schema.TaggedUnion({
  /** Says what accounts there are elsewhere. */
  sayBackground: { background: Background },
  agree: { consents },
  verify: { person: VerifiedPerson },
  create: { accountId: Schema.NonEmptyString },
  /** `outstanding`: required terms that the account has not agreed to. */
  logIn: { accountId: Schema.NonEmptyString, outstanding: Schema.Int },
  /** Another account than the one that came in; it stays logged in wherever else it is. */
  switchAccount: {},
  back: {},
  register: { businessNumber: number },
  /** The account belongs to the company already. */
  recognise: { businessNumber: number, role: Role },
  askToJoin: { businessNumber: number },
  withdraw: {},
  admit: { role: Role },
  decline: {},
  abandon: {},
});
export type Command = typeof Command.Type;
export type CommandName = Command["_tag"];

/** What happened. */
export type Event =
  | { readonly _tag: "BackgroundSaid"; readonly background: Background }
  | { readonly _tag: "Agreed"; readonly consents: ReadonlyArray<Consent> }
  | { readonly _tag: "Verified"; readonly person: VerifiedPerson }
  | { readonly _tag: "AccountCreated"; readonly accountId: string }
  | { readonly _tag: "LoggedIn"; readonly accountId: string; readonly termsFirst: boolean }
  | { readonly _tag: "AccountLeft" }
  | { readonly _tag: "WentBack" }
  | {
      readonly _tag: "Joined";
      readonly businessNumber: BusinessNumber.BusinessNumber;
      readonly role: Role;
    }
  | { readonly _tag: "JoinAsked"; readonly businessNumber: BusinessNumber.BusinessNumber }
  | { readonly _tag: "Admitted"; readonly role: Role }
  | { readonly _tag: "JoinWithdrawn" }
  | { readonly _tag: "JoinDeclined" }
  | { readonly _tag: "Abandoned" };

/** One row: from each of these states the command leads to one of those. */
export interface Row {
  readonly command: CommandName;
  readonly from: ReadonlyArray<Tag>;
  readonly to: ReadonlyArray<Tag>;
}

const beforeAccount = ["Terms", "Identity", "Member"] as const;

/** The whole machine. */
export const table: ReadonlyArray<Row> = [
  ...beforeAccount.map((tag): Row => ({ command: "sayBackground", from: [tag], to: [tag] })),
  { command: "agree", from: ["Terms"], to: ["Identity", "Company"] },
  { command: "verify", from: ["Identity"], to: ["Member"] },
  { command: "create", from: ["Member"], to: ["Company"] },
  { command: "logIn", from: beforeAccount, to: ["Company", "Terms"] },
  { command: "switchAccount", from: ["Terms", "Company"], to: ["Terms"] },
  { command: "back", from: ["Identity"], to: ["Terms"] },
  { command: "back", from: ["Member"], to: ["Identity"] },
  { command: "register", from: ["Company"], to: ["Done"] },
  { command: "recognise", from: ["Company"], to: ["Done"] },
  { command: "askToJoin", from: ["Company"], to: ["Waiting"] },
  { command: "withdraw", from: ["Waiting"], to: ["Company"] },
  { command: "admit", from: ["Waiting"], to: ["Done"] },
  { command: "decline", from: ["Waiting"], to: ["Company"] },
  { command: "abandon", from: [...beforeAccount, "Company", "Waiting"], to: ["Abandoned"] },
];

/** The machine as a Mermaid state diagram, drawn from {@link table}. */
export const diagram: string = drawn(table);

/** A signup that begins now. */
export const begin = (entry: Entry, background: Background = "none"): State => ({
  _tag: "Terms",
  entry,
  background,
});

const stepOfTag: Readonly<Record<Exclude<Tag, "Abandoned">, Step>> = {
  Terms: "terms",
  Identity: "identity",
  Member: "member",
  Company: "company",
  Waiting: "company",
  Done: "done",
};

/** The step that the page shows; nothing when the signup was given up. */
export const stepOf = (state: State): Step | undefined =>
  state._tag === "Abandoned" ? undefined : stepOfTag[state._tag];

const stepTexts: Readonly<Record<Step, Refusal.Text>> = {
  terms: { ko: "약관동의", en: "terms" },
  identity: { ko: "본인인증", en: "identity" },
  member: { ko: "회원정보입력", en: "member" },
  company: { ko: "회사정보입력", en: "company" },
  done: { ko: "회원가입완료", en: "done" },
};

/** The five steps for the page's list. Somebody who logs in skips identity and member. */
export const steps = (
  state: State,
): ReadonlyArray<{
  readonly step: Step;
  readonly title: Refusal.Text;
  readonly status: "done" | "current" | "ahead" | "skipped";
}> => {
  const current = stepOf(state);
  const at = current === undefined ? -1 : Step.literals.indexOf(current);
  const loggedIn = "account" in state && state.account?.how === "logged-in";
  return Step.literals.map((step, index) => ({
    step,
    title: stepTexts[step],
    status:
      index === at
        ? "current"
        : loggedIn && (step === "identity" || step === "member")
          ? "skipped"
          : index < at
            ? "done"
            : "ahead",
  }));
};

/** This signup began at an invoice to one company, and ends there. */
const otherCompany = ({ entry }: State, businessNumber: string): Refusal.Refusal | undefined =>
  entry.via === "direct" || entry.businessNumber === businessNumber
    ? undefined
    : refusals.refusal("signup.other-company", {
        path: "businessNumber",
        values: { number: BusinessNumber.format(entry.businessNumber) },
      });

const guard = (state: State, command: Command): Refusal.Refusal | undefined => {
  switch (command._tag) {
    case "register":
    case "recognise":
    case "askToJoin":
      return otherCompany(state, command.businessNumber);
    case "switchAccount":
      return state._tag === "Terms" && state.account === undefined
        ? refusals.refusal("signup.no-account")
        : undefined;
    default:
      return undefined;
  }
};

const eventOf = (command: Command): Event => {
  switch (command._tag) {
    case "sayBackground":
      return { _tag: "BackgroundSaid", background: command.background };
    case "agree":
      return { _tag: "Agreed", consents: command.consents };
    case "verify":
      return { _tag: "Verified", person: command.person };
    case "create":
      return { _tag: "AccountCreated", accountId: command.accountId };
    case "logIn":
      return { _tag: "LoggedIn", accountId: command.accountId, termsFirst: command.outstanding > 0 };
    case "switchAccount":
      return { _tag: "AccountLeft" };
    case "back":
      return { _tag: "WentBack" };
    case "register":
      return { _tag: "Joined", businessNumber: command.businessNumber, role: "administrator" };
    case "recognise":
      return { _tag: "Joined", businessNumber: command.businessNumber, role: command.role };
    case "askToJoin":
      return { _tag: "JoinAsked", businessNumber: command.businessNumber };
    case "withdraw":
      return { _tag: "JoinWithdrawn" };
    case "admit":
      return { _tag: "Admitted", role: command.role };
    case "decline":
      return { _tag: "JoinDeclined" };
    case "abandon":
      return { _tag: "Abandoned" };
  }
};

/**
 * What a command leads to. Total: every command in every state either has its
 * event or is refused with `signup.not-now` (naming the step), `signup.ended`,
 * `signup.other-company` or `signup.no-account`.
 */
export const decide = (state: State, command: Command): Result.Result<Event, Refusal.Refusal> => {
  if (!table.some((row) => row.command === command._tag && row.from.includes(state._tag))) {
    const step = stepOf(state);
    return step === undefined || step === "done"
      ? refusals.fail("signup.ended")
      : refusals.fail("signup.not-now", {
          values: { stepKo: stepTexts[step].ko, stepEn: stepTexts[step].en },
        });
  }
  const refusal = guard(state, command);
  return refusal === undefined ? Result.succeed(eventOf(command)) : Result.fail(refusal);
};

const joined = (
  { entry, background }: State,
  account: Joining,
  businessNumber: BusinessNumber.BusinessNumber,
  role: Role,
): State => ({ _tag: "Done", entry, background, account, businessNumber, role });

const cameIn = ({ entry, background }: State, account: Joining, termsFirst = false): State =>
  termsFirst
    ? { _tag: "Terms", entry, background, account }
    : { _tag: "Company", entry, background, account };

/** The state after an event. What cannot have happened in a state leaves it as it is. */
export const evolve = (state: State, event: Event): State => {
  const { entry, background } = state;
  switch (event._tag) {
    case "BackgroundSaid":
      return { ...state, background: event.background };
    case "Agreed":
      if (state._tag !== "Terms") return state;
      return state.account === undefined
        ? { _tag: "Identity", entry, background, consents: event.consents }
        : cameIn(state, state.account);
    case "Verified":
      return state._tag === "Identity"
        ? { _tag: "Member", entry, background, consents: state.consents, person: event.person }
        : state;
    case "AccountCreated":
      return state._tag === "Member" ? cameIn(state, { accountId: event.accountId, how: "created" }) : state;
    case "LoggedIn":
      return cameIn(state, { accountId: event.accountId, how: "logged-in" }, event.termsFirst);
    case "AccountLeft":
      return begin(entry, background);
    case "WentBack":
      return state._tag === "Member"
        ? { _tag: "Identity", entry, background, consents: state.consents }
        : state._tag === "Identity"
          ? begin(entry, background)
          : state;
    case "Joined":
      return state._tag === "Company"
        ? joined(state, state.account, event.businessNumber, event.role)
        : state;
    case "Admitted":
      return state._tag === "Waiting"
        ? joined(state, state.account, state.businessNumber, event.role)
        : state;
    case "JoinAsked":
      return state._tag === "Company"
        ? {
            _tag: "Waiting",
            entry,
            background,
            account: state.account,
            businessNumber: event.businessNumber,
          }
        : state;
    case "JoinWithdrawn":
      return state._tag === "Waiting" ? cameIn(state, state.account) : state;
    case "JoinDeclined":
      return state._tag === "Waiting"
        ? { _tag: "Company", entry, background, account: state.account, declined: state.businessNumber }
        : state;
    case "Abandoned":
      return { _tag: "Abandoned", entry, background };
  }
};

/** {@link decide}, then {@link evolve}. */
export const step = (state: State, command: Command): Result.Result<State, Refusal.Refusal> =>
  Result.map(decide(state, command), (event) => evolve(state, event));

/**
 * The method to show first: the strongest there is. Whoever has an account of
 * another product is better off with e-mail, since that account holds the phone.
 */
export const recommended = (methods: ReadonlyArray<Method>, background: Background): Method | undefined =>
  background === "other-product" && methods.includes("email") ? "email" : methods[0];

/** What to know before going on, by what the person has elsewhere. */
export const advice: Readonly<Record<Background, ReadonlyArray<Refusal.Text>>> = {
  none: [],
  "other-product": [
    {
      ko: "다른 제품의 계정은 그대로 로그인되어 있어도 됩니다. 로그아웃하지 않고 가입할 수 있습니다.",
      en: "Stay logged in to the other product: joining here touches nothing there.",
    },
    {
      ko: "휴대전화번호가 그 계정에 등록되어 있어도 괜찮습니다. 이메일 인증이 가장 빠릅니다.",
      en: "Your mobile number may belong to that account; proving an e-mail address is the quickest way.",
    },
  ],
  legacy: [
    {
      ko: "이전 서비스의 아이디는 옮겨 오지 않습니다. 여기서 아이디를 새로 만들면 됩니다.",
      en: "The ID of the former service does not come over; make one here.",
    },
    {
      ko: "받은 세금계산서는 사업자등록번호로 찾으므로 가입한 뒤에도 그대로 이어집니다.",
      en: "Invoices are found by the business number, so what was sent to you is here after joining.",
    },
  ],
};
