/** A company's rights as a test says them, and a runtime that changes them like a server would. */
import * as DateTime from "effect/DateTime";
import type { Joins as JoinViews, RightsViews } from "@einv/api";
import type { Runtime } from "@einv/elements";
import type { Joins } from "@einv/elements/runtime/joins";
import type { Rights } from "@einv/elements/runtime/rights";
import { refusal, summary, world } from "./samples.ts";

export type Person = RightsViews.People["people"][number];

const person = (memberId: string, name: string, over: Partial<Person> = {}): Person => ({
  memberId,
  name,
  service: "usable",
  grant: "issue-only",
  source: "host",
  inherited: "issue-only",
  host: "issue-only",
  roles: [],
  ...over,
});

const both = ["company-administrator", "service-administrator"] as const;

/** 이미래 runs everything; 회계팀 has 승인권한, which 문다현 inherits and 서나래 does not. */
export const company: RightsViews.People = {
  service: { origin: "host", plan: { ko: "전자세금계산서 플랜", en: "Tax invoice plan" }, price: 0n },
  departments: [
    { departmentId: "accounting", name: "회계팀", grant: "approver" },
    { departmentId: "sales", name: "영업팀" },
  ],
  people: [
    person("bada", "오바다", { service: "not-distributed", grant: "none", host: "none", inherited: "none" }),
    person("dahyun", "문다현", {
      departmentId: "accounting",
      grant: "approver",
      source: "department",
      inherited: "approver",
      host: "none",
    }),
    person("haneul", "정하늘", { departmentId: "sales" }),
    person("mirae", "이미래", { grant: "full", host: "full", inherited: "full", roles: both }),
    person("narae", "서나래", {
      departmentId: "accounting",
      grant: "department",
      source: "person",
      inherited: "approver",
    }),
  ],
};

export const text = (ko: string, en = ko) => ({ ko, en });

export const me = (over: Partial<RightsViews.Diagnosis> = {}): RightsViews.Diagnosis => ({
  person: { memberId: "mirae", name: "이미래" },
  service: "usable",
  grant: "full",
  grantName: text("전체권한", "full right"),
  grantMeans: text("회사의 모든 전자세금계산서를 조회 가능"),
  source: "host",
  roles: both,
  hidden: { received: 0, issued: 0, closed: 0, all: 0 },
  ways: [],
  asked: [],
  ...over,
});

const way: RightsViews.Way = {
  wants: "full",
  name: text("전체권한", "full right"),
  role: "service-administrator",
  roleName: text("서비스 관리자", "service administrator"),
  people: [{ memberId: "mirae", name: "이미래" }],
};

/** 정하늘 with 발행권한, from whom most is hidden. */
export const haneul = me({
  person: { memberId: "haneul", name: "정하늘" },
  grant: "issue-only",
  grantName: text("발행권한", "issue-only right"),
  roles: [],
  hidden: { received: 7, issued: 3, closed: 2, all: 12 },
  hiddenBecause: refusal("permission.own-only", "권한 때문에 볼 수 없는 세금계산서입니다."),
  ways: [way],
});

/** 오바다, to whom the service was not distributed. */
export const bada = me({
  person: { memberId: "bada", name: "오바다" },
  service: "not-distributed",
  grant: "none",
  grantName: text("권한 없음", "no right"),
  roles: [],
  hidden: { received: 7, issued: 3, closed: 2, all: 12 },
  hiddenBecause: refusal("permission.not-distributed", "전자세금계산서를 발행할 수 없는 사용자입니다."),
  ways: [
    {
      ...way,
      wants: "service",
      name: text("전자세금계산서 서비스", "Tax invoice service"),
      role: "company-administrator",
      roleName: text("회사 관리자"),
    },
  ],
});

export const accessRequest = (
  over: Partial<RightsViews.AccessRequestView> = {},
): RightsViews.AccessRequestView => ({
  requestId: "ask_1",
  asker: { memberId: "haneul", name: "정하늘" },
  wants: "full",
  name: text("전체권한", "full right"),
  message: "10월 마감을 맡았습니다.",
  state: "open",
  askedAt: DateTime.makeUnsafe("2026-11-09T01:00:00Z"),
  waitsFor: [{ memberId: "mirae", name: "이미래" }],
  mayAnswer: true,
  ...over,
});

export const joinRequest: JoinViews.JoinRequestView = {
  requestId: "join_1",
  name: "나새롬",
  email: "saerom@gana.example",
  assurance: "possession",
  message: "회계팀에 새로 왔습니다.",
  askedAt: DateTime.makeUnsafe("2026-11-09T02:00:00Z"),
};

const counts = (all: number) => ({ received: all, issued: 0, closed: 0, all });

/** What somebody with this right sees of twelve invoices. */
export const view = (memberId: string, grant: Person["grant"]): RightsViews.PersonView => {
  const seen = { full: 12, department: 3, approver: 7, "issue-only": 1, none: 0 }[grant];
  return {
    person: { memberId, name: company.people.find((one) => one.memberId === memberId)?.name ?? memberId },
    service: "usable",
    grant,
    source: "person",
    seen: counts(seen),
    hidden: counts(12 - seen),
    ...(seen === 12
      ? {}
      : { hiddenBecause: refusal("permission.own-only", "권한 때문에 볼 수 없는 세금계산서입니다.") }),
    examples: [
      { invoice: summary("inv_1"), sees: seen >= 7, issues: seen >= 7 },
      { invoice: summary("inv_2"), sees: seen > 0 },
    ],
  };
};

interface Said {
  readonly call: string;
  readonly said: unknown;
}

export interface Office {
  readonly runtime: Runtime;
  /** Commands, in order. */
  readonly given: Array<Said>;
  /** The company as it is now; a test may change it behind the page. */
  now: RightsViews.People;
}

export interface Scene {
  readonly company?: RightsViews.People;
  readonly me?: RightsViews.Diagnosis;
  readonly asked?: ReadonlyArray<RightsViews.AccessRequestView>;
  readonly toAnswer?: ReadonlyArray<RightsViews.AccessRequestView>;
  readonly joins?: ReadonlyArray<JoinViews.JoinRequestView>;
  readonly over?: Partial<Rights>;
  readonly overJoins?: Partial<Joins>;
}

const onlyAdministrators = refusal("permission.administrator-only");

/** What a company looks like once a right was given to a person. */
const given = (
  people: RightsViews.People,
  memberId: string,
  grant: Person["grant"] | null,
): RightsViews.People => ({
  ...people,
  people: people.people.map((one) =>
    one.memberId !== memberId
      ? one
      : grant === null
        ? {
            ...one,
            grant: one.inherited,
            source: one.departmentId === "accounting" ? "department" : "host",
          }
        : { ...one, grant, source: "person" },
  ),
});

export const office = (scene: Scene = {}): Office => {
  const commands: Array<Said> = [];
  const command =
    (call: string) =>
    async (said: unknown): Promise<void> => {
      commands.push({ call, said });
    };
  const self = scene.me ?? me();
  const administrator = self.roles.length > 0;
  const made: Office = {
    given: commands,
    now: scene.company ?? company,
    runtime: world({
      rights: async () => ({ ...rights, ...scene.over }),
      joins: async () => ({ ...joins, ...scene.overJoins }),
    }),
  };
  const rights: Rights = {
    diagnose: async () => self,
    people: async () => {
      if (!administrator) throw onlyAdministrators;
      return made.now;
    },
    requests: async () => ({ asked: scene.asked ?? [], toAnswer: scene.toAnswer ?? [] }),
    history: async () => ({ changes: [] }),
    person: async ({ memberId, grant }) =>
      view(memberId, grant ?? made.now.people.find((one) => one.memberId === memberId)?.grant ?? "none"),
    request: async (said) => {
      commands.push({ call: "request", said });
      return accessRequest();
    },
    change: async (said) => {
      commands.push({ call: "change", said });
      for (const { holder, grant } of said.changes)
        if (holder.kind === "person") made.now = given(made.now, holder.id, grant);
      return { outcomes: said.changes.map(() => ({})) };
    },
    answer: command("answer"),
    buy: async (said) => {
      commands.push({ call: "buy", said });
      made.now = { ...made.now, service: company.service! };
    },
    distribute: command("distribute"),
    withdraw: command("withdraw"),
    grant: command("grant"),
    revoke: command("revoke"),
    arrangeDepartment: command("arrangeDepartment"),
    dissolveDepartment: command("dissolveDepartment"),
    delegate: command("delegate"),
    dismiss: command("dismiss"),
  };
  const joins: Joins = {
    list: async () => {
      if (!administrator) throw onlyAdministrators;
      return scene.joins ?? [];
    },
    admit: async (requestId, grant, note) =>
      void commands.push({ call: "admit", said: { requestId, grant, note } }),
    decline: async (requestId, note) => void commands.push({ call: "decline", said: { requestId, note } }),
  };
  return made;
};
