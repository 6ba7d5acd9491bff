/** Registering on the page: choose the certificate, read what is signed, agree, press. */
import { html, nothing, type TemplateResult } from "lit";
import type { Certificates } from "@einv/api";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import type { EinvElement } from "../foundation/element.ts";
import { checkbox } from "../foundation/field.ts";
import { icon } from "../foundation/icons.ts";
import { isRetryable } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { ManagerWords } from "./manager.messages.ts";
import { type Registering, type Step, steps } from "./registering.controller.ts";

export interface RegistrationPart {
  readonly host: EinvElement;
  readonly words: ManagerWords;
  readonly registering: Registering;
  /** The pane of the certificate and its password. */
  readonly choice: TemplateResult;
  readonly isChosen: boolean;
  /** The one that it takes the place of. */
  readonly replaced: Certificates.RegisteredCertificate | undefined;
  readonly press: () => void;
  readonly sendAgain: () => void;
  readonly startOver: () => void;
}

const progress = (now: Step, words: ManagerWords): TemplateResult => {
  const current = steps.indexOf(now);
  return html`<ol class="course" aria-label=${words.stepsLabel}>
    ${steps.map((step, index) => {
      const word = words.steps[step];
      if (index > current) return html`<li>${word}</li>`;
      return index === current
        ? html`<li class="now" aria-current="step">${icon("wait")}${word}</li>`
        : html`<li class="done">${icon("check")}${word}<span class="unseen">${words.done}</span></li>`;
    })}
  </ol>`;
};

const consent = ({ words, registering }: RegistrationPart): TemplateResult => {
  const { challenge, agreed, disagreed, working } = registering;
  if (challenge === undefined) return html`<p class="muted" aria-busy="true">${words.preparing}</p>`;
  return html`<section class="consent" aria-labelledby="statement-title">
    <h4 id="statement-title" class="label">${words.statement}</h4>
    <p class="statement">${challenge.text}</p>
    ${checkbox({
      id: "agree",
      label: words.agree,
      checked: agreed,
      locked: working,
      wrong: disagreed,
      toggled: (checked) => registering.agree(checked),
    })}
    <div role="status">
      ${disagreed ? html`<p class="hint wrong">${icon("stop")}<span>${words.agreeFirst}</span></p>` : nothing}
    </div>
  </section>`;
};

const button = ({ words, registering, replaced, press }: RegistrationPart): TemplateResult => {
  const { course, working } = registering;
  return html`<div class="commit">
    ${commandButton({
      id: "register",
      look: "primary wide",
      part: "register",
      running: working,
      working: words.registering,
      label: replaced === undefined ? words.register : words.replaceNow,
      describedBy: "consequence",
      run: press,
    })}
    ${course.at === "working" ? progress(course.step, words) : nothing}
    <p class="small muted" id="consequence">
      ${replaced === undefined ? words.consequence : words.consequenceReplace(replaced.owner)}
    </p>
  </div>`;
};

const obstacle = (part: RegistrationPart): TemplateResult | typeof nothing => {
  const { host, words, registering, sendAgain, startOver } = part;
  const { course } = registering;
  if (course.at === "lost")
    return refusalPanel(host, course.problem, {
      alert: false,
      tone: "warning",
      content: html`<p>${words.lost}</p>`,
      steps: [{ label: words.sendAgain, run: sendAgain, primary: true }],
    });
  if (course.at !== "deciding" || course.problem === undefined) return nothing;
  return refusalPanel(host, course.problem, {
    alert: false,
    steps: [
      {
        label: commonMessages[host.language].retry,
        run: startOver,
        primary: isRetryable(course.problem),
      },
    ],
  });
};

/** All of it; what is signed is shown once a certificate is chosen. */
export const registration = (part: RegistrationPart): TemplateResult => {
  const { words, choice, isChosen, replaced, registering } = part;
  const lost = registering.course.at === "lost";
  return html`<p class="muted">
      ${replaced === undefined ? words.addLead : words.replaceLead(replaced.owner)}
    </p>
    ${lost ? nothing : choice} ${isChosen && !lost ? consent(part) : nothing}
    <div id="register-problem">${obstacle(part)}</div>
    ${isChosen && !lost ? button(part) : nothing}`;
};
