/** Draws one region of the statechart as a Mermaid state diagram. */
import type { Row } from "./lifecycleTable.ts";

type Region = "document" | "transmission";

const origins = ["draft", "requested"] as const;

const entry = { document: "draft", transmission: "none" } as const;

/** Arrows `from --> to: command (who)`, in the order of the table; rows that leave the region as it is are left out. */
export const diagram = (table: ReadonlyArray<Row>, region: Region): string => {
  const arrows = new Map<string, Set<string>>();
  for (const { command, by, from, to } of table) {
    const target = to[region];
    if (target === undefined) continue;
    const ends = target === "origin" ? origins : [target];
    for (const source of from[region] ?? []) {
      for (const end of ends) {
        if (source === end) continue;
        const arrow = `${source} --> ${end}: ${command}`;
        const sides = arrows.get(arrow) ?? new Set();
        for (const side of by) sides.add(side);
        arrows.set(arrow, sides);
      }
    }
  }
  return [
    "stateDiagram-v2",
    `  [*] --> ${entry[region]}`,
    ...[...arrows].map(([arrow, sides]) => `  ${arrow} (${[...sides].join(", ")})`),
  ].join("\n");
};
