/** What happened, as it is typed, and as it is told to the server. */
import type { DraftViews } from "@einv/api";
import { readWon } from "../foundation/won.ts";

type Situation = DraftViews.SituationView["situation"];
type Day = DraftViews.AmendmentOptions["today"];

/** The answers so far; amounts and dates as text. */
export interface Typed {
  readonly situation?: Situation;
  readonly on: string;
  /** Whether the amount went up; asked only where it can. */
  readonly more: boolean;
  readonly supply: string;
  readonly tax: string;
  readonly openedOn: string;
  readonly twin: string;
  readonly corrected?: DraftViews.Content["form"];
}

export const nothingTyped: Typed = { on: "", more: false, supply: "", tax: "", openedOn: "", twin: "" };

/** What a situation asks for. */
export type Question = "on" | "direction" | "supply" | "openedOn" | "twin" | "correction";

export const questionsOf: Readonly<Record<Situation, ReadonlyArray<Question>>> = {
  "wrong-entries": ["correction"],
  "wrong-party": ["correction"],
  "wrong-rate": ["correction"],
  "amount-changed": ["on", "direction", "supply"],
  "ended-in-part": ["on", "supply"],
  returned: ["on", "supply"],
  rescinded: ["on"],
  "letter-of-credit": ["openedOn"],
  "issued-twice": ["twin"],
  "not-taxable": [],
};

const isDay = (text: string): text is Day => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What is told to the server; nothing while an answer is missing or cannot be read. */
export const detailsOf = (typed: Typed, changed: boolean): DraftViews.AmendmentDetails | undefined => {
  const { situation, on, more, twin, openedOn, corrected } = typed;
  if (situation === undefined) return undefined;
  const asks = questionsOf[situation];
  if (asks.includes("correction"))
    return changed && corrected !== undefined ? { situation, corrected } : undefined;
  let told: DraftViews.AmendmentDetails = { situation };
  if (asks.includes("on")) {
    if (!isDay(on)) return undefined;
    told = { ...told, on };
  }
  if (asks.includes("openedOn")) {
    if (!isDay(openedOn)) return undefined;
    told = { ...told, openedOn };
  }
  if (asks.includes("supply")) {
    const sign = situation === "returned" || more ? 1n : -1n;
    const supply = readWon(typed.supply);
    if (supply === undefined || supply <= 0n) return undefined;
    told = { ...told, supply: sign * supply };
    if (typed.tax.trim() !== "") {
      const tax = readWon(typed.tax);
      if (tax === undefined) return undefined;
      told = { ...told, tax: sign * tax };
    }
  }
  return asks.includes("twin") && twin.trim() !== "" ? { ...told, twin: twin.trim() } : told;
};
