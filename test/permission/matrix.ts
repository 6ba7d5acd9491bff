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
export type Deed = "see" | Lifecycle.Action;
export const deeds: ReadonlyArray<Deed> = ["see", ...Lifecycle.Action.literals];

const words: Readonly<Record<Deed, string>> = {
  see: "조회",
  issue: "발행",
  refuse: "거절",
  cancelRequest: "요청취소",
  cancelIssue: "발행취소",
  acknowledge: "확인",
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

/** Every state that an invoice can be in. */
export const statuses: ReadonlyArray<Status.Status> = (() => {
  const found = new Map<string, Status.Status>();
  const open: Array<Status.Status> = [Lifecycle.initial];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    const key = JSON.stringify(Object.entries(status).toSorted(([a], [b]) => a.localeCompare(b)));
    if (found.has(key)) continue;
    found.set(key, status);
    for (const command of Lifecycle.Command.literals)
      for (const actor of Lifecycle.Actor.literals) {
        const next = Lifecycle.transition(status, command, actor);
        if (Result.isSuccess(next)) open.push(next.success.status);
      }
  }
  return [...found.values()];
})();

/** States in which one side may give the same commands. */
export interface Group {
  readonly id: string;
  readonly side: Side;
  /** Whether an invoice that nobody of this side has handled waits for its answer. */
  readonly waiting: boolean;
  readonly may: ReadonlyArray<Lifecycle.Action>;
  readonly statuses: ReadonlyArray<Status.Status>;
}

const unanswered: ReadonlyArray<Status.DocumentState> = [
  "requested",
  "changeProposed",
  "issuing",
  "outcomeUnknown",
];

const mayIn = (status: Status.Status, side: Side): ReadonlyArray<Lifecycle.Action> =>
  Lifecycle.actions(status, side).flatMap(({ action, refusal }) => (refusal === undefined ? [action] : []));

export const groups: ReadonlyArray<Group> = sides.flatMap((side) => {
  const found = new Map<string, Array<Status.Status>>();
  for (const status of statuses) {
    const waiting = side === "supplier" && unanswered.includes(status.document);
    const key = `${mayIn(status, side).join(" ")}|${String(waiting)}`;
    found.set(key, [...(found.get(key) ?? []), status]);
  }
  return [...found.values()]
    .map((members) => ({
      side,
      may: mayIn(members[0]!, side),
      waiting: side === "supplier" && unanswered.includes(members[0]!.document),
      statuses: members,
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

/** What the two decisions allow together. */
export const allowed = (group: Group, ownership: Permission.Ownership, column: Column): ReadonlyArray<Deed> =>
  deeds.filter(
    (deed) =>
      (deed === "see" || group.may.includes(deed)) &&
      Result.isSuccess(Permission.decide(personOf(column), deed, subjects[ownership])),
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

/** `issued · queued`, and which acknowledgements where not all. */
const statesOf = ({ statuses: members }: Group): string => {
  const place = ({ document, transmission }: Status.Status) =>
    transmission === "none" ? document : `${document} · ${transmission}`;
  const read = (all: ReadonlyArray<Status.Status>, at: string) =>
    [
      ...new Set(all.filter((status) => place(status) === at).map((status) => status.acknowledgement)),
    ].toSorted();
  return [...new Set(members.map(place))]
    .toSorted()
    .map((at) => {
      const here = read(members, at);
      return here.length === read(statuses, at).length ? at : `${at} (${here.join(", ")})`;
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
    "Requesting (역발행 요청) has no invoice yet:",
    table(
      ["", ...columns.map(({ title }) => title)],
      [
        [
          "요청",
          ...columns.map((column) => {
            const person = personOf(column);
            const decision = Permission.decide(person, "request", Permission.ownRequest(person));
            return Result.isSuccess(decision) ? "✔" : nothing;
          }),
        ],
      ],
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
