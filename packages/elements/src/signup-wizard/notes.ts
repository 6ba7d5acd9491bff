/** What the wizard says instead of a step, or above all of them: it is being fetched, cannot be begun, is over, or goes on. */
import { html, type TemplateResult } from "lit";
import { commonMessages } from "../foundation/common.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon, type IconName } from "../foundation/icons.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import { isOver } from "./course.controller.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";

export const note = (sentence: string, sign: IconName = "info"): TemplateResult =>
  html`<div class="note" role="status">
    ${icon(sign)}
    <p>${sentence}</p>
  </div>`;

/** A signup was forgotten, and another can begin. */
export const forgottenNote = (words: SignupWords, beginAnew: () => void): TemplateResult =>
  html`<div class="note" role="status">
    ${icon("check")}
    <p>${words.forgotten}</p>
    <p><button type="button" class="button" @click=${beginAnew}>${words.beginAnew}</button></p>
  </div>`;

export const pendingWizard = ({ language, activeRuntime }: EinvElement): TemplateResult => {
  const { loading, waitingForProvider } = commonMessages[language];
  return html`<div class="wizard" part="loading" aria-busy="true">
    <span class="unseen">${activeRuntime === undefined ? waitingForProvider : loading}</span>
    <div class="columns">
      <span class="skeleton steps-skeleton"></span>
      <span class="skeleton step-skeleton"></span>
    </div>
  </div>`;
};

/** Why the signup cannot be shown; one that is over can only be begun anew. */
export const failedWizard = (
  host: EinvElement,
  words: SignupWords,
  problem: Problem,
  { beginAnew, retry }: { readonly beginAnew: () => void; readonly retry: () => void },
): TemplateResult =>
  html`${refusalPanel(host, problem, {
      alert: false,
      tone: isRetryable(problem) ? "danger" : "warning",
      steps: [
        isOver(problem)
          ? { label: words.beginAnew, run: beginAnew, primary: true }
          : { label: commonMessages[host.language].retry, run: retry, primary: true },
      ],
    })}<slot name="error"></slot>`;
