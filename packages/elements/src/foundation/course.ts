/** How far work is: its steps as words, what is done, and where it stands. */
import { html, type TemplateResult } from "lit";
import { icon } from "./icons.ts";

export interface Course<Step extends string> {
  readonly steps: ReadonlyArray<Step>;
  readonly now: Step;
  readonly words: Readonly<Record<Step, string>>;
  readonly label: string;
  /** Said after a step that is done. */
  readonly done: string;
}

export const courseOf = <Step extends string>({
  steps,
  now,
  words,
  label,
  done,
}: Course<Step>): TemplateResult => {
  const current = steps.indexOf(now);
  return html`<ol class="course" aria-label=${label}>
    ${steps.map((step, index) => {
      const word = words[step];
      if (index > current) return html`<li>${word}</li>`;
      return index === current
        ? html`<li class="now" aria-current="step">${icon("wait")}${word}</li>`
        : html`<li class="done">${icon("check")}${word}<span class="unseen">${done}</span></li>`;
    })}
  </ol>`;
};
