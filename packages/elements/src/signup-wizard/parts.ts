/** What every step has: why its last command was refused, and the buttons that lead on. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import { type NextStep, refusalPanel } from "../foundation/refusalPanel.ts";
import type { Course } from "./course.controller.ts";
import type { StepWords } from "./step.messages.ts";

/** The refusal of one of these commands, unless it is said at a field. */
export const against = (
  host: EinvElement,
  { problem, pressed }: Course,
  of: ReadonlyArray<string>,
  {
    atField = () => false,
    steps = [],
  }: { readonly atField?: (problem: Problem) => boolean; readonly steps?: ReadonlyArray<NextStep> } = {},
): TemplateResult | typeof nothing =>
  problem === undefined || pressed === undefined || !of.includes(pressed) || atField(problem)
    ? nothing
    : refusalPanel(host, problem, { tone: isRetryable(problem) ? "danger" : "warning", steps });

export interface Act {
  readonly label: string;
  readonly busy?: string;
  readonly run: () => void;
}

/** The button that goes on, and beside it the one that goes back. */
export const actions = (course: Course, words: StepWords, next: Act, previous?: () => void): TemplateResult =>
  html`<div class="actions" part="actions">
    ${commandButton({
      part: "primary-action",
      running: course.busy,
      working: next.busy ?? words.working,
      label: next.label,
      run: next.run,
    })}
    ${
      previous === undefined
        ? nothing
        : html`<button type="button" class="button" part="secondary-action" @click=${previous}>
            ${words.previous}
          </button>`
    }
  </div>`;

/** What went wrong in a field, in one sentence. */
export const sentence = (host: EinvElement, problem: Problem): string =>
  `${problem.what[host.language]} ${problem.remedy[host.language]}`;
