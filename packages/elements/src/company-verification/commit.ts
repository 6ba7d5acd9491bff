/** The button that verifies, how far it is, and what stands against it. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { courseOf } from "../foundation/course.ts";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Course, Step } from "./proving.controller.ts";
import type { VerificationWords } from "./verification.messages.ts";

export interface Commit {
  readonly host: EinvElement;
  readonly course: Course;
  readonly words: VerificationWords;
  /** The company's data is saved with it. */
  readonly saves: boolean;
  readonly press: () => void;
  /** Away from verifying once more what is verified. */
  readonly leave: (() => void) | undefined;
}

const obstacle = ({ host, course, words, press }: Commit): TemplateResult | typeof nothing => {
  if (course.at === "working") return nothing;
  const { problem } = course;
  if (course.at === "held" && problem === undefined)
    return html`<p class="hint warn" role="alert">${icon("info")}<span>${words.renewedLead}</span></p>`;
  if (problem === undefined) return nothing;
  const held = course.at === "held";
  return html`<div id="verify-problem">
    ${refusalPanel(host, problem, {
      alert: false,
      tone: held ? "warning" : "danger",
      content: held && course.why === "lost" ? html`<p>${words.lost}</p>` : nothing,
      steps:
        held || problem.code === "elements.verification-held"
          ? []
          : [{ label: commonMessages[host.language].retry, run: press }],
    })}
  </div>`;
};

const all: ReadonlyArray<Step> = ["save", "open", "prove"];

export const commitBlock = (commit: Commit): TemplateResult => {
  const { course, words, saves, press, leave } = commit;
  const working = course.at === "working";
  const again = course.at === "held" && course.why !== "renewed";
  return html`<div class="block" id="commit">
    ${obstacle(commit)}
    <div class="actions">
      ${commandButton({
        id: "verify",
        look: "primary large",
        part: "verify",
        running: working,
        working: words.verifying,
        label: again ? words.sendAgain : words.verify,
        describedBy: "verify-once",
        run: press,
      })}
      ${
        leave === undefined || working
          ? nothing
          : html`<button type="button" class="button large quiet" @click=${leave}>${words.keepAsIs}</button>`
      }
    </div>
    ${
      working
        ? courseOf({
            steps: saves || course.step === "save" ? all : all.slice(1),
            now: course.step,
            words: words.steps,
            label: words.stepsLabel,
            done: words.stepDone,
          })
        : nothing
    }
    <p class="small muted" id="verify-once">${words.verifyOnce}</p>
  </div>`;
};
