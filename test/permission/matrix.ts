/**
 * The full matrix right × command × state × ownership, written as a page and
 * read back from it. It is written from the two decisions that the application
 * combines, the person's right and the company's lifecycle; tests hold both the
 * decisions and the application to what the page says.
 */
import * as Result from "effect/Result";
import { Lifecycle, type Status } from "@einv/invoice";
import { Permission, Role } from "@einv/permission";

export type Side = "supplier" | "buyer";
export const sides: ReadonlyArray<Side> = ["supplier", "buyer"];

/** What is done to an invoice that is there. */
export type Deed = "see" | Lifecycle.Action | Exclude<Lifecycle.FollowUp, "copy">;
export const deeds: ReadonlyArray<Deed> = ["see", ...Lifecycle.Action.literals, "amend", "correct"];

const words: Readonly<Record<Deed, string>> = {
  see: "조회",
  issue: "발행",
  refuse: "거절",
  cancelRequest: "요청취소",
  cancelIssue: "발행취소",
  acknowledge: "확인",
  amend: "수정",
  correct: "재발행",
};

const nothing = "—";

/** One column: a person by its right, or without the service. */
export interface Column {
  readonly title: string;
  readonly service: Permission.Service;
  readonly grant: Permission.Grant;
}

export const columns: ReadonlyArray<Column> = [
  ...Permission.Grant.literals.map((grant): Column => ({
    title: `${Permission.rights[grant].name.ko} \`${grant}\``,
    service: "usable",
    grant,
  })),
  { title: "배포되지 않음", service: "not-distributed", grant: "full" },
  { title: "구매하지 않음", service: "not-bought", grant: "full" },
];

/** Where an invoice can stand: its state, and who wrote it. */
export interface Place {
  readonly status: Status.Status;
  readonly route: "forward" | "reverse";
}

/** Every state that an invoice of a route can be in. */
const statusesOn = (route: Place["route"]): ReadonlyArray<Status.Status> => {
  const found = new Map<string, Status.Status>();
  const open: Array<Status.Status> = [Lifecycle.initial];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    const key = JSON.stringify(Object.entries(status).toSorted(([a], [b]) => a.localeCompare(b)));
    if (found.has(key)) continue;
    found.set(key, status);
    for (const command of Lifecycle.Command.literals)
      for (const actor of Lifecycle.Actor.literals) {
        const next = Lifecycle.transition(status, command, actor, { route });
        if (Result.isSuccess(next)) open.push(next.success.status);
      }
  }
  return [...found.values()];
};

const routes = ["reverse", "forward"] as const;

/** Every place of every route. */
export const places: ReadonlyArray<Place> = routes.flatMap((route) =>
  statusesOn(route).map((status) => ({ status, route })),
);

/** Places in which one side may give the same commands. */
export interface Group {
  readonly id: string;
  readonly side: Side;
  /** Whether an invoice that nobody of this side has handled waits for its answer. */
  readonly waiting: boolean;
  /** Whether the side sees it: what is only written is its writer's. */
  readonly visible: boolean;
  readonly may: ReadonlyArray<Deed>;
  readonly places: ReadonlyArray<Place>;
}

const unanswered: ReadonlyArray<Status.DocumentState> = [
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

const mayIn = ({ status, route }: Place, side: Side): ReadonlyArray<Deed> => [
  ...Lifecycle.actions(status, side, { route }).flatMap(({ action, refusal }) =>
    refusal === undefined ? [action] : [],
  ),
  ...Lifecycle.followUps(status, side, { route }).flatMap(({ followUp, refusal }) =>
    refusal === undefined && followUp !== "copy" ? [followUp] : [],
  ),
];

const isWaiting = ({ status }: Place, side: Side): boolean =>
  side === "supplier" && unanswered.includes(status.document);

const isVisible = ({ status, route }: Place, side: Side): boolean => Lifecycle.isVisible(status, side, route);

export const groups: ReadonlyArray<Group> = sides.flatMap((side) => {
  const found = new Map<string, Array<Place>>();
  for (const place of places) {
    const key = `${mayIn(place, side).join(" ")}|${String(isWaiting(place, side))}|${String(isVisible(place, side))}`;
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  return [...found.values()]
    .map((members) => ({
      side,
      may: mayIn(members[0]!, side),
      waiting: isWaiting(members[0]!, side),
      visible: isVisible(members[0]!, side),
      places: members,
    }))
    .toSorted((a, b) => b.may.length - a.may.length || a.may.join().localeCompare(b.may.join()))
    .map((group, index) => ({
      ...group,
      id: `${side === "supplier" ? "공급자" : "공급받는자"} ${index + 1}`,
    }));
});

/** An invoice of this group can be this person's in these ways. */
export const ownershipsIn = ({ waiting }: Group): ReadonlyArray<Permission.Ownership> =>
  Permission.Ownership.literals.filter((ownership) => ownership !== "waiting" || waiting);

/** The person of a column, with one colleague. */
export const personOf = ({ service, grant }: Column): Permission.Person => ({
  memberId: "self",
  service,
  grant,
  colleagues: ["colleague"],
});

const subjects: Readonly<Record<Permission.Ownership, Permission.Subject>> = {
  own: { by: ["self"], waiting: false },
  department: { by: ["colleague"], waiting: false },
  waiting: { by: [], waiting: true },
  others: { by: ["stranger"], waiting: false },
};

/** Whether the person has the rights: what the tax authority rejected is requested anew by the buyer, written and issued anew by the supplier. */
const mayDo = (person: Permission.Person, deed: Deed, side: Side, subject: Permission.Subject): boolean => {
  const may = (action: Permission.Action, about: Permission.Subject) =>
    Result.isSuccess(Permission.decide(person, action, about));
  if (deed !== "correct") return may(deed, subject);
  return side === "supplier"
    ? may("draft", Permission.ownRequest(person)) && may("issue", subject)
    : may("request", subject);
};

/** What the two decisions allow together. */
export const allowed = (group: Group, ownership: Permission.Ownership, column: Column): ReadonlyArray<Deed> =>
  deeds.filter(
    (deed) =>
      group.visible &&
      (deed === "see" || group.may.includes(deed)) &&
      mayDo(personOf(column), deed, group.side, subjects[ownership]),
  );

const ownershipWords: Readonly<Record<Permission.Ownership, string>> = {
  own: "자신 `own`",
  department: "같은 부서 `department`",
  waiting: "답을 기다림 `waiting`",
  others: "다른 사람 `others`",
};

const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`;
const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");

/** What is done to a draft: seen, or saved and thrown away. */
export const draftDeeds = ["see", "draft"] as const;
export const draftOwnerships: ReadonlyArray<Permission.Ownership> = ["own", "department", "others"];

/** Whether a person may do this to a draft. */
export const mayDraft = (
  deed: (typeof draftDeeds)[number],
  ownership: Permission.Ownership,
  column: Column,
): boolean => Result.isSuccess(Permission.decide(personOf(column), deed, subjects[ownership]));

/** `issued · queued`, and which acknowledgements and routes where not all. */
const statesOf = ({ places: members }: Group): string => {
  const place = ({ document, transmission }: Status.Status) =>
    transmission === "none" ? document : `${document} · ${transmission}`;
  const read = (all: ReadonlyArray<Place>, at: string) =>
    [
      ...new Set(
        all.filter(({ status }) => place(status) === at).map(({ status }) => status.acknowledgement),
      ),
    ].toSorted();
  const routesOf = (all: ReadonlyArray<Place>, at: string) =>
    [...new Set(all.filter(({ status }) => place(status) === at).map(({ route }) => route))].toSorted();
  return [...new Set(members.map(({ status }) => place(status)))]
    .toSorted()
    .map((at) => {
      const [here, on] = [read(members, at), routesOf(members, at)];
      const notes = [
        ...(on.length === routesOf(places, at).length ? [] : on),
        ...(here.length === read(places, at).length ? [] : here),
      ];
      return notes.length === 0 ? at : `${at} (${notes.join(", ")})`;
    })
    .join(", ");
};

/** The page. */
export const page = (): string =>
  [
    "# Who may do what",
    "Written by `test/permission/Matrix.test.ts`; do not edit. The decision functions and the application are tested against every cell of it. What a cell does not name is refused.",
    "## Right × command × state × ownership",
    "An invoice stands, for the company on one side, in one of these groups of states:",
    table(
      ["group", "states of the invoice"],
      groups.map((group) => [group.id, statesOf(group)]),
    ),
    "Whose it is, seen from the person: requested, issued or refused by the person itself, by somebody of the same department, by others; or a received request that waits for an answer. An invoice of other companies is in no row: for everybody it is not there (404).",
    table(
      ["group", "whose", ...columns.map(({ title }) => title)],
      groups.flatMap((group) =>
        ownershipsIn(group).map((ownership) => [
          group.id,
          ownershipWords[ownership],
          ...columns.map((column) => {
            const may = allowed(group, ownership, column);
            return may.length === 0 ? nothing : may.map((deed) => words[deed]).join(" ");
          }),
        ]),
      ),
    ),
    "What is only written (`draft`, `deleted`) is its writer's: for the other side it is not there either.",
    "Requesting (역발행 요청) and issuing what one wrote oneself (정발행) have no invoice yet:",
    table(
      ["", ...columns.map(({ title }) => title)],
      (
        [
          ["요청", ["request"]],
          ["정발행", ["draft", "issue"]],
        ] as const
      ).map(([title, actions]) => [
        title,
        ...columns.map((column) => {
          const person = personOf(column);
          const may = actions.every((action) =>
            Result.isSuccess(Permission.decide(person, action, Permission.ownRequest(person))),
          );
          return may ? "✔" : nothing;
        }),
      ]),
    ),
    "## Drafts",
    "What is being written (임시저장), by whose it is; requesting or issuing it takes that right besides:",
    table(
      ["", "whose", ...columns.map(({ title }) => title)],
      draftDeeds.flatMap((deed) =>
        draftOwnerships.map((ownership) => [
          deed === "see" ? "조회" : "저장·삭제",
          ownershipWords[ownership],
          ...columns.map((column) => (mayDraft(deed, ownership, column) ? "✔" : nothing)),
        ]),
      ),
    ),
    "## Administration",
    "A role shows no invoice; a right runs nothing.",
    table(
      ["", ...Role.Role.literals.map((role) => `${Role.names[role].ko} \`${role}\``), "everybody else"],
      Role.Deed.literals.map((deed) => [
        `${Role.deeds[deed].name.ko} \`${deed}\``,
        ...Role.Role.literals.map((role) => (Role.deeds[deed].by.includes(role) ? "✔" : nothing)),
        nothing,
      ]),
    ),
  ]
    .join("\n\n")
    .concat("\n");

/** The formatter pads table cells. */
export const unpadded = (text: string): string => text.replace(/ +\|/g, " |").replace(/-{3,}/g, "---").trim();

/** What the written page allows, by group, ownership and column. */
export const read = (
  text: string,
): ((group: Group, ownership: Permission.Ownership, column: Column) => ReadonlyArray<Deed>) => {
  const rows = new Map<string, ReadonlyArray<string>>();
  for (const row of text.split("\n")) {
    const [group = "", whose = "", ...cells] = row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.length === columns.length) rows.set(`${group}|${whose}`, cells);
  }
  return (group, ownership, column) => {
    const cell = rows.get(`${group.id}|${ownershipWords[ownership]}`)?.[columns.indexOf(column)];
    if (cell === undefined) throw new Error(`no cell: ${group.id} ${ownership} ${column.title}`);
    return deeds.filter((deed) => cell.split(" ").includes(words[deed]));
  };
};
