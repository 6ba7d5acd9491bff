/**
 * Which member of a company may do what to an invoice, why not, and who can
 * change it.
 *
 * Who may do something *as a company* (supplier or buyer) is the lifecycle's
 * matter; here it is about the person within the company. Two things stand
 * between a person and an invoice: whether the service is the company's and was
 * distributed to the person (배포), and which right the person has (권한). What
 * no right names is refused.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import type { Refusal } from "@einv/refusal";
import * as Who from "./internal/who.ts";
import { Grant, type Service, type Source } from "./Words.ts";
import type { Administrator, Role } from "./Role.ts";
import { refusals } from "./Refusals.ts";

export { Grant, Service, Source } from "./Words.ts";

/**
 * What is done: `see`; what is written, `draft` (작성·임시저장), `request` (역발행
 * 요청) and `amend` (수정발행, or asking for it); and the buttons of an invoice.
 */
export const Action = Schema.Literals([
  "see",
  "draft",
  "request",
  "amend",
  "issue",
  "refuse",
  "cancelRequest",
  "cancelIssue",
  "acknowledge",
]);
export type Action = typeof Action.Type;

/**
 * Whose an invoice of the company is, seen from one person: `own` (requested,
 * issued or refused by the person), `department` (by somebody of the same
 * department), `waiting` (a received request that nobody has answered), or
 * `others`.
 */
export const Ownership = Schema.Literals(["own", "department", "waiting", "others"]);
export type Ownership = typeof Ownership.Type;

/** What a right means, and every action with the invoices it reaches. */
export interface Right {
  readonly name: Refusal.Text;
  readonly means: Refusal.Text;
  readonly reaches: Readonly<Record<Action, ReadonlyArray<Ownership>>>;
}

const each = (
  all: ReadonlyArray<Ownership>,
  over: Partial<Record<Action, ReadonlyArray<Ownership>>> = {},
): Right["reaches"] => ({
  see: all,
  draft: all,
  request: all,
  amend: all,
  issue: all,
  refuse: all,
  cancelRequest: all,
  cancelIssue: all,
  acknowledge: all,
  ...over,
});

/** Every right. Texts of 전체권한 and 발행권한 are the guide's own. */
export const rights: Readonly<Record<Grant, Right>> = {
  full: {
    name: { ko: "전체권한", en: "full right" },
    means: {
      ko: "회사의 모든 전자세금계산서를 조회 가능",
      en: "Sees and handles all of the company's tax invoices.",
    },
    reaches: each(Ownership.literals),
  },
  department: {
    name: { ko: "부서권한", en: "department right" },
    means: {
      ko: "자신과 같은 부서 사용자가 발행하거나 요청한 전자세금계산서만 조회 가능",
      en: "Sees and handles what the person's own department issued or requested.",
    },
    reaches: each(["own", "department"]),
  },
  approver: {
    name: { ko: "승인권한", en: "approver right" },
    means: {
      ko: "답을 기다리는 역발행 요청을 발행하거나 거절할 수 있고, 자신이 처리한 전자세금계산서만 조회 가능",
      en: "Issues or refuses requests that wait for an answer, and sees besides what the person handled.",
    },
    reaches: each(["own", "waiting"], {
      draft: [],
      request: [],
      amend: ["own"],
      cancelRequest: ["own"],
      cancelIssue: ["own"],
    }),
  },
  "issue-only": {
    name: { ko: "발행권한", en: "issue-only right" },
    means: {
      ko: "자신이 발행한 전자세금계산서만 조회 가능",
      en: "Sees and handles what the person issued or requested.",
    },
    reaches: each(["own"]),
  },
  none: {
    name: { ko: "권한 없음", en: "no right" },
    means: { ko: "전자세금계산서를 볼 수 없음", en: "Sees no tax invoice." },
    reaches: each([]),
  },
};

/**
 * Which of them counts. What an administrator gave in einv wins over what the
 * host said when it registered the member, and the person's own over its
 * department's. A host that later says something else has decided last: that is
 * entered as given to the person (see `RegisterCompany`).
 */
export const effective = (given: {
  readonly person?: Grant;
  readonly department?: Grant;
  readonly host: Grant;
}): { readonly grant: Grant; readonly source: Source } => {
  if (given.person !== undefined) return { grant: given.person, source: "person" };
  if (given.department !== undefined) return { grant: given.department, source: "department" };
  return { grant: given.host, source: "host" };
};

/** The person, as far as rights go. */
export interface Person {
  /** Names the person among all that may have issued an invoice. */
  readonly memberId: string;
  readonly service: Service;
  readonly grant: Grant;
  /** The others of the person's department. */
  readonly colleagues: ReadonlyArray<string>;
}

/** What of an invoice decides about rights. */
export interface Subject {
  /** Who of the person's company requested, issued or refused it. */
  readonly by: ReadonlyArray<string>;
  /** Whether it is a received request without an answer. */
  readonly waiting: boolean;
}

/** What a person writes or asks for is its own. */
export const ownRequest = ({ memberId }: Pick<Person, "memberId">): Subject => ({
  by: [memberId],
  waiting: false,
});

export const ownershipOf = (
  { memberId, colleagues }: Pick<Person, "memberId" | "colleagues">,
  { by, waiting }: Subject,
): Ownership => {
  if (by.includes(memberId)) return "own";
  if (by.some((id) => colleagues.includes(id))) return "department";
  return by.length === 0 && waiting ? "waiting" : "others";
};

/** What would let the person: the service, or one of these rights, the narrowest first. */
export type Wanted = "service" | Exclude<Grant, "none">;

/** From the narrowest right to the widest. */
const widening = ["issue-only", "department", "approver", "full"] as const satisfies ReadonlyArray<Grant>;

/** What suffices for an action to invoices of this ownership, the narrowest first. */
export const sufficing = (
  { service }: Pick<Person, "service">,
  action: Action,
  ownership: Ownership,
): ReadonlyArray<Wanted> =>
  service === "usable"
    ? widening.filter((grant) => rights[grant].reaches[action].includes(ownership))
    : ["service"];

/** Who can give it: rights come from service administrators, the service from company administrators. */
export const giverOf = (wanted: Wanted): Role =>
  wanted === "service" ? "company-administrator" : "service-administrator";

const deeds: Readonly<Record<Action, Refusal.Text>> = {
  see: { ko: "조회", en: "Seeing it" },
  draft: { ko: "작성", en: "Writing it" },
  request: { ko: "발행을 요청", en: "Requesting the issue" },
  amend: { ko: "수정발행", en: "Amending it" },
  issue: { ko: "발행", en: "Issuing" },
  refuse: { ko: "요청을 거절", en: "Refusing the request" },
  cancelRequest: { ko: "요청을 취소", en: "Cancelling the request" },
  cancelIssue: { ko: "발행을 취소", en: "Cancelling the issue" },
  acknowledge: { ko: "확인", en: "Confirming" },
};

/** Why a right does not show everything; the full right does. */
const unseen = {
  department: "permission.department-only",
  approver: "permission.answers-only",
  "issue-only": "permission.own-only",
  none: "permission.none",
} as const satisfies Record<Exclude<Grant, "full">, string>;

/** Why invoices of the company are hidden from the person; nothing if none are. */
export const hiddenBecause = (
  { service, grant }: Pick<Person, "service" | "grant">,
  administrators: ReadonlyArray<Administrator> = [],
): Refusal.Refusal | undefined => {
  if (service === "usable")
    return grant === "full"
      ? undefined
      : refusals.refusal(unseen[grant], { values: Who.values("service-administrator", administrators) });
  return refusals.refusal(service === "not-bought" ? "permission.not-bought" : "permission.not-distributed", {
    values: Who.values("company-administrator", administrators),
  });
};

/**
 * Whether the person may. `administrators` are the company's, to be named in
 * the remedy. Refused with `permission.not-bought`,
 * `permission.not-distributed`, `permission.none`; seeing besides with
 * `permission.own-only`, `permission.department-only`,
 * `permission.answers-only`, and doing with `permission.right-needed`.
 */
export const decide = (
  person: Person,
  action: Action,
  invoice: Subject,
  administrators: ReadonlyArray<Administrator> = [],
): Result.Result<void, Refusal.Refusal> => {
  const { service, grant } = person;
  const ownership = ownershipOf(person, invoice);
  const usable = service === "usable" && grant !== "none";
  if (usable && rights[grant].reaches[action].includes(ownership)) return Result.succeed(undefined);
  const because = hiddenBecause(person, administrators);
  if (because !== undefined && (action === "see" || !usable)) return Result.fail(because);
  const suffices = sufficing(person, action, ownership).flatMap((wanted) =>
    wanted === "service" ? [] : [rights[wanted].name],
  );
  return refusals.fail("permission.right-needed", {
    values: {
      ...Who.values("service-administrator", administrators),
      actionKo: deeds[action].ko,
      actionEn: deeds[action].en,
      haveKo: rights[grant].name.ko,
      haveEn: rights[grant].name.en,
      needKo: suffices.map(({ ko }) => ko).join(" 또는 "),
      needEn: suffices.map(({ en }) => en).join(" or the "),
    },
  });
};

/** Which invoices a list may show: those that one of `persons` handled, and requests without an answer. */
export interface Sight {
  readonly persons: ReadonlyArray<string>;
  readonly waiting: boolean;
}

/** What the person sees of its company's invoices; `all` without a filter. */
export const sightOf = (person: Person): "all" | Sight => {
  const seen = person.service === "usable" ? rights[person.grant].reaches.see : [];
  if (seen.includes("others")) return "all";
  return {
    persons: [
      ...(seen.includes("own") ? [person.memberId] : []),
      ...(seen.includes("department") ? person.colleagues : []),
    ],
    waiting: seen.includes("waiting"),
  };
};
