/** What the editor opens with: a draft, the copy or correction of an invoice, or a blank sheet. */
import type { DraftViews, Views } from "@einv/api";
import { isoDate, toDate } from "../foundation/format.ts";
import { kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import type { Runtime } from "../runtime/Runtime.ts";
import { type Content, changed, numberOf, otherSide, readable, type Side, withNumber } from "./content.ts";
import { tabMemory } from "../foundation/tabMemory.ts";

/** What is asked for. */
export interface Opening {
  readonly side: Side;
  readonly draftId?: string;
  /** Invoice to copy. */
  readonly from?: string;
  /** Rejected invoice to correct. */
  readonly replaces?: string;
  /** Counts the blank sheets that were begun one after another. */
  readonly round: number;
}

export interface Opened {
  readonly content: Content;
  /** The draft that it is; absent until something is saved. */
  readonly origin?: DraftViews.Origin;
  readonly savedAt?: Date;
  /** It is taken up again: it was begun in this tab before, or the person chose to go on with it. */
  readonly resumed: boolean;
  readonly today: string;
  readonly rejectedBecause?: Views.TransmissionResult;
  /** Why it can only be read. */
  readonly refusal?: Problem;
}

/** Which draft was being written in this tab, so that a reload goes on with it; its number only. */
export const remembered = ({ side, from = "", replaces = "" }: Opening) =>
  tabMemory(`einv-draft:${side}:${from}:${replaces}`);

const withReadable = (content: Content): Content => {
  const other = otherSide(content.side);
  const number = numberOf(content, other);
  return number === "" ? content : withNumber(content, other, readable(number));
};

const contentOf = ({ form, side, payer, managementNumber, message, replaces }: DraftViews.Sided): Content =>
  withReadable(changed<Content>({ form, side }, { payer, managementNumber, message, replaces }));

export const ofDraft = (draft: DraftViews.DraftView, resumed: boolean): Opened => ({
  content: contentOf(draft),
  origin: { draftId: draft.draftId, version: draft.version },
  savedAt: toDate(draft.updatedAt),
  resumed,
  today: isoDate(new Date()),
  ...(draft.refusal === undefined ? {} : { refusal: draft.refusal }),
});

const gone = (thrown: unknown): boolean => {
  const kind = kindOf(problemOf(thrown));
  return kind === "not-found" || kind === "denied";
};

/** The draft of this tab, if it is still there and still ours to change. */
const taken = async (
  runtime: Runtime,
  opening: Opening,
  signal: AbortSignal,
): Promise<Opened | undefined> => {
  const memory = remembered(opening);
  const draftId = memory.read();
  if (draftId === undefined) return undefined;
  try {
    const draft = await (await runtime.drafts()).get(draftId, signal);
    if (draft.refusal === undefined) return ofDraft(draft, true);
  } catch (thrown) {
    if (!gone(thrown)) throw thrown;
  }
  memory.forget();
  return undefined;
};

export const open = async (runtime: Runtime, opening: Opening, signal: AbortSignal): Promise<Opened> => {
  const drafts = await runtime.drafts();
  const { draftId, from, replaces, side, round } = opening;
  if (draftId !== undefined) return ofDraft(await drafts.get(draftId, signal), false);
  const before = round === 0 ? await taken(runtime, opening, signal) : undefined;
  if (before !== undefined) return before;
  const beginning =
    replaces !== undefined
      ? await drafts.from(replaces, "correct", signal)
      : from !== undefined
        ? await drafts.from(from, "copy", signal)
        : await drafts.begin(side, signal);
  const { today, rejectedBecause } = beginning;
  return {
    content: contentOf(beginning),
    resumed: false,
    today,
    ...(rejectedBecause === undefined ? {} : { rejectedBecause }),
  };
};
