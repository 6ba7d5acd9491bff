/** The button that issues, what it will do, how far it is, and what stands against it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Views } from "@einv/api";
import { commandButton } from "../foundation/commandButton.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { courseOf } from "../foundation/course.ts";
import type { EinvElement } from "../foundation/element.ts";
import { amount, momentInWords } from "../foundation/format.ts";
import { isRetryable, kindOf, type Problem } from "../foundation/problem.ts";
import { type NextStep, refusalPanel } from "../foundation/refusalPanel.ts";
import type { Language } from "../foundation/speech.ts";
import type { ApprovalWords } from "./approval.messages.ts";
import { type Course, steps } from "./issuing.controller.ts";
import { pointsOf } from "./terms.ts";

/** 발행하기, with its price in the label and its consequence below. */
export const commit = (
  { quote: { yourPoints, covered }, view: { invoice }, transmissionPlannedFor }: Views.Approval,
  course: Course,
  words: ApprovalWords,
  language: Language,
  press: () => void,
): TemplateResult => {
  const working = course.at === "working";
  const points = pointsOf(yourPoints, language);
  const label = yourPoints === 0n ? words.issue(points) : words.issueCharging(points);
  const buyer = invoice.buyer.name;
  return html`<div class="commit" part="commit">
      <p class="grand">
        <span class="muted">${words.total}</span>
        <strong class="figure">${amount(invoice.totals.grand)} ${commonMessages[language].won}</strong>
      </p>
      ${commandButton({
        id: "issue",
        look: "primary large wide",
        part: "issue",
        running: working,
        working: words.issuing,
        label,
        held: !covered,
        describedBy: "consequence",
        run: press,
      })}
      ${
        working
          ? courseOf({
              steps,
              now: course.step,
              words: words.steps,
              label: words.stepsLabel,
              done: words.done,
            })
          : nothing
      }
    </div>
    <p class="small muted consequence" id="consequence">
      ${
        transmissionPlannedFor === undefined
          ? words.consequenceExempt(buyer)
          : words.consequence(buyer, momentInWords(transmissionPlannedFor, language))
      }
    </p>`;
};

/** What a person can do about it. */
export interface WaysOn {
  readonly sendAgain: () => void;
  readonly lookAgain: () => void;
  readonly startOver: () => void;
  /** Where points are charged, unless that is shown already. */
  readonly charging?: TemplateResult;
}

/** Solved on the page itself: by reading it again, or where the host held the issue. */
const solvedHere: ReadonlySet<string> = new Set(["elements.issue-held", "elements.invoice-changed"]);

const waysOn = (
  problem: Problem,
  { lookAgain, startOver }: WaysOn,
  words: ApprovalWords,
  language: Language,
): ReadonlyArray<NextStep> => {
  if (solvedHere.has(problem.code)) return [];
  if (isRetryable(problem)) return [{ label: commonMessages[language].retry, run: startOver }];
  return [{ label: kindOf(problem) === "points" ? words.checkAgain : words.lookAgain, run: lookAgain }];
};

/** Why it was not issued, or may have been, and the way on. */
export const obstacle = (
  host: EinvElement,
  course: Course,
  words: ApprovalWords,
  ways: WaysOn,
): TemplateResult | typeof nothing => {
  if (course.at === "lost")
    return html`<div class="block" id="issue-problem">
      ${refusalPanel(host, course.problem, {
        alert: false,
        tone: "warning",
        content: html`<p>${words.lost}</p>`,
        steps: [
          { label: words.sendAgain, run: ways.sendAgain, primary: true },
          { label: words.lookAgain, run: ways.lookAgain },
        ],
      })}
    </div>`;
  if (course.at !== "deciding" || course.problem === undefined) return nothing;
  const { problem } = course;
  return html`<div class="block" id="issue-problem">
    ${refusalPanel(host, problem, { alert: false, steps: waysOn(problem, ways, words, host.language) })}
    ${kindOf(problem) === "points" ? (ways.charging ?? nothing) : nothing}
  </div>`;
};
