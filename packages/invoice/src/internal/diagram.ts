/** Draws one region of the statechart as a Mermaid state diagram. */
import * as Status from "../Status.ts";
import type { Row } from "./lifecycleTable.ts";

/** The states of each region; a document just written is in the first. */
const regions = {
  document: Status.DocumentState.literals,
  transmission: Status.TransmissionState.literals,
  acknowledgement: Status.AcknowledgementState.literals,
  billing: Status.BillingState.literals,
} as const;

type Region = keyof typeof regions;

const origins = ["draft", "requested"] as const;

/** Arrows `from --> to: command (who)`, in the order of the table; rows that leave the region as it is are left out. */
export const diagram = (table: ReadonlyArray<Row>, region: Region): string => {
  const arrows = new Map<string, Set<string>>();
  for (const { command, by, from, to } of table) {
    const target = to[region];
    if (target === undefined) continue;
    const sources: ReadonlyArray<string> = from[region] ?? regions[region];
    const ends = target === "origin" ? (from.origin === undefined ? origins : [from.origin]) : [target];
    for (const source of sources) {
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
    `  [*] --> ${regions[region][0]}`,
    ...[...arrows].map(([arrow, sides]) => `  ${arrow} (${[...sides].join(", ")})`),
  ].join("\n");
};
