/** Draws the signup machine. */
import type { Row } from "../Signup.ts";

/** Arrows in the order of the table; commands that stay where they are are left out. */
export const drawn = (table: ReadonlyArray<Row>): string =>
  [
    "stateDiagram-v2",
    "  [*] --> Terms",
    ...table.flatMap(({ command, from, to }) =>
      from.flatMap((source) =>
        to.filter((target) => target !== source).map((target) => `  ${source} --> ${target}: ${command}`),
      ),
    ),
    "  Done --> [*]",
    "  Abandoned --> [*]",
  ].join("\n");
