/**
 * 작성하던 문서: the drafts that one can go on with instead of the sheet that is
 * open. Nothing that happens here stands in the way of writing a new one.
 */
import type { ReactiveController, TemplateResult } from "lit";
import type { DraftViews } from "@einv/api";
import { Dialog } from "../foundation/dialog.ts";
import type { EinvElement } from "../foundation/element.ts";
import { tell } from "../foundation/events.ts";
import { wear } from "../foundation/part.ts";
import { Press } from "../foundation/press.ts";
import { isAbort, kindOf, type Problem, problemOf } from "../foundation/problem.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Content } from "./content.ts";
import { nameOf, resumeId, shownFirst, throwAwayDialog, unfinishedList } from "./unfinished.ts";
import { unfinishedMessages, type UnfinishedWords } from "./unfinished.messages.ts";
import { unfinishedStyles } from "./unfinished.styles.ts";

export type Row = DraftViews.DraftSummary;

export interface UnfinishedEvents {
  /** Words that the page replaced. */
  readonly replaced: () => Partial<UnfinishedWords> | undefined;
  /** Saves what is open; whether it may be left. */
  readonly leave: () => Promise<boolean>;
  readonly chosen: (draft: DraftViews.DraftView) => void;
}

/** What is open meanwhile. */
export interface OpenNow {
  readonly content: Content;
  readonly draftId: string | undefined;
  /** Nothing was taken up: the person has yet to say what to write. */
  readonly blank: boolean;
}

export class Unfinished implements ReactiveController {
  readonly #host: EinvElement;
  readonly #events: UnfinishedEvents;
  readonly #press: Press<"resume" | "discard">;
  readonly #dialog: Dialog;
  #rows: ReadonlyArray<Row> = [];
  #offered: ReadonlyArray<Row> = [];
  #problem: Problem | undefined;
  #running: AbortController | undefined;
  /** Whether the rows came when the person was writing already: they do not push the field away then. */
  #late = false;
  /** Whether the person has unfolded or folded them. */
  #unfolded: boolean | undefined;
  #all = false;
  #said = false;
  /** What is pressed about. */
  #row: Row | undefined;

  constructor(host: EinvElement, events: UnfinishedEvents) {
    this.#host = host;
    this.#events = events;
    this.#press = new Press(host);
    this.#dialog = new Dialog(host);
    wear(host, unfinishedStyles);
    host.addController(this);
  }

  get words(): UnfinishedWords {
    return wordsOf(unfinishedMessages, this.#host.language, this.#events.replaced());
  }

  /** Asks which there are. */
  async ask(): Promise<void> {
    const runtime = this.#host.activeRuntime;
    if (runtime === undefined) return;
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    try {
      const { rows } = await (await runtime.drafts()).list(controller.signal);
      if (this.#running !== controller) return;
      this.#rows = rows;
      this.#problem = undefined;
    } catch (thrown) {
      if (this.#running !== controller || isAbort(thrown)) return;
      const problem = problemOf(thrown);
      this.#rows = [];
      // Who may not see drafts has none to go on with.
      this.#problem = kindOf(problem) === "denied" ? undefined : problem;
      this.#host.complain(problem);
    }
    this.#late = this.#host.shadowRoot?.activeElement?.matches("input, textarea") === true;
    this.#host.requestUpdate();
  }

  /** As of another document. */
  reset(): void {
    this.#unfolded = undefined;
    this.#all = false;
    this.#said = false;
    this.#row = undefined;
    this.#press.clear();
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  render({ content, draftId, blank }: OpenNow): TemplateResult {
    const { side, replaces } = content;
    this.#offered = this.#rows.filter(
      (row) =>
        row.side === side && row.draftId !== draftId && (replaces === undefined || row.replaces === replaces),
    );
    this.#say();
    const unfolded = this.#unfolded ?? (blank && !this.#late);
    return unfinishedList(
      {
        host: this.#host,
        words: this.words,
        rows: this.#offered,
        all: this.#all,
        unfolded,
        problem: this.#problem,
        refused: this.#press.problemOf("resume"),
        resuming: this.#press.runs("resume") ? this.#row?.draftId : undefined,
        dialog: throwAwayDialog(this.#host, this.words, this.#dialog, this.#press, this.#row, () => {
          void this.#throwAway();
        }),
      },
      {
        fold: () => {
          this.#unfolded = !unfolded;
          this.#host.requestUpdate();
        },
        again: () => void this.ask(),
        showAll: () => this.#showAll(),
        resume: (row) => void this.#resume(row),
        throwAway: (row) => this.#askBack(row),
      },
    );
  }

  /** Once, to those who cannot see that they have come. */
  #say(): void {
    if (this.#said || this.#offered.length === 0) return;
    this.#said = true;
    this.#host.announce(this.words.unfinishedFound(this.#offered.length));
  }

  #showAll(): void {
    const next = this.#offered[shownFirst];
    this.#all = true;
    this.#host.focusOn(next === undefined ? "#title" : `#${resumeId(next)}`);
  }

  async #resume(row: Row): Promise<void> {
    if (this.#press.running) return;
    this.#row = row;
    const done = await this.#press.run("resume", [row.draftId], async (runtime) =>
      (await this.#events.leave()) ? (await runtime.drafts()).get(row.draftId) : undefined,
    );
    if (done === undefined) {
      this.#host.focusOn("#unfinished-refusal");
      await this.ask();
    } else if (done.answer !== undefined) this.#events.chosen(done.answer);
  }

  #askBack(row: Row): void {
    if (this.#press.running) return;
    this.#row = row;
    this.#press.clear();
    this.#dialog.open();
  }

  async #throwAway(): Promise<void> {
    const row = this.#row;
    if (row === undefined) return;
    const { draftId, version } = row;
    const done = await this.#press.run("discard", [draftId, version], async (runtime, idempotencyKey) => {
      try {
        await (await runtime.drafts()).discard({ draftId, version, idempotencyKey });
      } catch (thrown) {
        // Somebody else was quicker.
        if (kindOf(problemOf(thrown)) !== "not-found") throw thrown;
      }
    });
    if (done === undefined) {
      // It was saved meanwhile: what is asked back about is what it is now.
      await this.ask();
      this.#row = this.#rows.find((one) => one.draftId === draftId) ?? row;
      this.#host.requestUpdate();
      return;
    }
    this.#gone(row);
  }

  #gone(row: Row): void {
    const at = this.#offered.indexOf(row);
    const left = this.#offered.filter((one) => one !== row);
    const next = left[Math.min(Math.max(at, 0), left.length - 1)];
    this.#rows = this.#rows.filter(({ draftId }) => draftId !== row.draftId);
    this.#dialog.close();
    this.#host.announce(this.words.thrownAway(nameOf(row, this.words)));
    this.#host.focusOn(next === undefined ? "#title" : `#${resumeId(next)}`);
    tell(this.#host, "einv-draft-discarded", { draftId: row.draftId });
  }
}
