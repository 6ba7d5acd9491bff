/** Looking back at a step that is done: what was given, and what changing it costs. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../foundation/icons.ts";
import type { View } from "../runtime/joining.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";
import type { StepName } from "./stepper.ts";

export interface ReviewShown {
  readonly step: StepName;
  readonly view: View;
  readonly words: SignupWords;
  readonly given: string | undefined;
  readonly goOn: () => void;
  /** Goes back to the step itself; several steps back are one after another. */
  readonly change: (step: "terms" | "identity") => void;
  readonly switchAccount: () => void;
}

export const review = ({
  step,
  view,
  words,
  given,
  goOn,
  change,
  switchAccount,
}: ReviewShown): TemplateResult => {
  const loginId = view.account?.loginId ?? "";
  const sentence =
    step === "terms" ? words.lookTerms : step === "identity" ? words.lookIdentity : words.lookMember(loginId);
  const mayChange = view.step === "member" && (step === "terms" || step === "identity");
  return html`<div class="note">
      ${icon("check")}
      <p class="target">${given ?? sentence}</p>
      ${given === undefined || given === sentence ? nothing : html`<p>${sentence}</p>`}
      ${mayChange ? html`<p>${words.changeCosts}</p>` : nothing}
    </div>
    <div class="actions">
      <button type="button" class="button primary" @click=${goOn}>${words.goOn}</button>
      ${
        mayChange
          ? html`<button
              type="button"
              class="button"
              @click=${() => change(step === "terms" ? "terms" : "identity")}
            >
              ${step === "terms" ? words.changeTerms : words.proveAgain}
            </button>`
          : view.step === "company"
            ? html`<button type="button" class="button" @click=${switchAccount}>
                ${words.otherAccount}
              </button>`
            : nothing
      }
    </div>`;
};
