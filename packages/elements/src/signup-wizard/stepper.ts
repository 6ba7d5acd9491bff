/** The five steps as sentences, with what was already given; done steps lead back. */
import { html, nothing, type TemplateResult } from "lit";
import { partyNumber } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { View } from "../runtime/joining.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";

export type StepName = View["step"];

/** What was given so far, as sentences. */
export const given = (
  { account, done }: View,
  { given: words }: SignupWords,
  {
    marketing,
    target,
  }: {
    /** Whether marketing was agreed to, if this page has heard it. */
    readonly marketing: boolean | undefined;
    /** Where the code went to, if this page has sent one. */
    readonly target: string | undefined;
  },
): Partial<Record<StepName, string>> => ({
  terms: marketing === undefined ? words.terms : `${words.terms} ${words.marketing(marketing)}`,
  identity: target === undefined ? words.identity : words.identityBy(target),
  ...(account === undefined ? {} : { member: words.member(account.loginId, account.name) }),
  ...(done === undefined ? {} : { company: words.company(done.name, partyNumber(done.businessNumber)) }),
});

export interface StepperShown {
  readonly view: View;
  readonly words: SignupWords;
  /** What was given in a step, as one sentence. */
  readonly given: Partial<Record<StepName, string>>;
  /** The step that is looked at. */
  readonly at: StepName;
  readonly look: (step: StepName) => void;
}

export const stepper = ({ view, words, given, at, look }: StepperShown): TemplateResult =>
  html`<nav class="steps" part="stepper" aria-label=${words.steps}>
    <ol>
      ${view.steps.map(({ step, status }, index) => {
        const name = words.stepNames[step];
        const number = String(index + 1).padStart(2, "0");
        const said = given[step];
        const state =
          status === "done" ? words.stepDone : status === "skipped" ? words.stepSkipped : words.stepAhead;
        const line = html`<span class="number figure" aria-hidden="true"
            >${status === "done" || (status === "skipped" && said !== undefined) ? icon("check") : number}</span
          >
          <span class="name">${name}</span>`;
        return html`<li
          class=${status}
          part="step ${step === at ? "step-current" : status === "done" ? "step-done" : ""}"
          aria-current=${step === at ? "step" : nothing}
        >
          ${
            status === "done" && view.step !== "done"
              ? html`<button
                  type="button"
                  aria-label="${words.lookBack(name)} (${words.stepDone})"
                  @click=${() => look(step)}
                >
                  ${line}
                </button>`
              : html`<span class="line-of">${line}</span>`
          }
          ${status === "current" || status === "done" ? nothing : html`<span class="unseen">${state}</span>`}
          ${
            said === undefined || status === "ahead" || status === "current"
              ? nothing
              : html`<span class="given">${said}</span>`
          }
        </li>`;
      })}
    </ol>
  </nav>`;
