/** Who may do what, read off the rows of the statechart. */
import type { DocumentState } from "../Status.ts";
import type { Guard } from "./lifecycleGuards.ts";
import type { Actor, Command, Row } from "./lifecycleTable.ts";

/** One side's right to one command. */
export interface Permission {
  readonly command: Command;
  readonly actor: Actor;
  /** States of the document in which it may be given. */
  readonly from: ReadonlyArray<DocumentState>;
  /** What must hold of the invoice in that row. */
  readonly when: ReadonlyArray<Guard>;
}

/** One entry for every actor of every row, in the order of the table. */
export const permissionsOf = (table: ReadonlyArray<Row>): ReadonlyArray<Permission> =>
  table.flatMap(({ command, by, from, when = [] }) =>
    by.map((actor) => ({ command, actor, from: from.document, when })),
  );

const actors: ReadonlyArray<Actor> = ["supplier", "buyer", "broker", "system"];

const issued: ReadonlyArray<DocumentState> = ["issued", "amended", "issueCancelled"];

const before = ({ from: { document, transmission, acknowledgement, origin } }: Row): string =>
  [
    document.join(", "),
    // Before an issue there is nothing to send.
    ...(transmission === undefined || !document.some((state) => issued.includes(state))
      ? []
      : [transmission.join(", ")]),
    ...(acknowledgement === undefined ? [] : [acknowledgement.join(", ")]),
    ...(origin === undefined ? [] : [`from ${origin}`]),
  ].join(" · ");

const after = ({ to: { document, transmission, acknowledgement, billing } }: Row): string =>
  [document, transmission, acknowledgement, billing].filter((state) => state !== undefined).join(" · ");

interface Line {
  readonly row: Row;
  readonly cells: Map<Actor, ReadonlyArray<Guard>>;
}

/** Rows that differ only in who gives the command under which guard become one line. */
const linesOf = (table: ReadonlyArray<Row>): ReadonlyArray<Line> => {
  const lines = new Map<string, Line>();
  for (const row of table) {
    const key = [row.command, before(row), after(row)].join("|");
    const line = lines.get(key) ?? { row, cells: new Map() };
    for (const actor of row.by) line.cells.set(actor, row.when ?? []);
    lines.set(key, line);
  }
  return [...lines.values()];
};

/** The whole table in Markdown: a mark where a side may, with the guard it is under. */
export const matrixOf = (table: ReadonlyArray<Row>): string =>
  [
    "| command | 공급자 | 공급받는자 | 수탁자 | einv | from | to | events | points |",
    "|---|---|---|---|---|---|---|---|---|",
    ...linesOf(table).map(({ row, cells }) => {
      const marks = actors.map((actor) => {
        const guards = cells.get(actor);
        return guards === undefined ? "" : ["✔", ...guards].join(" ");
      });
      return `| ${[
        row.command,
        ...marks,
        before(row),
        after(row),
        row.events.join(", "),
        row.money ?? "",
      ].join(" | ")} |`;
    }),
  ].join("\n");
