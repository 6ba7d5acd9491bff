/** Below every step: logging in instead of signing up, and leaving, with what becomes of what was entered. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { dayInWords, isoDate } from "../foundation/format.ts";
import { icon } from "../foundation/icons.ts";
import type { View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import { against } from "./parts.ts";
import type { SignupWords } from "./signup-wizard.messages.ts";

export interface Leaving {
  readonly host: EinvElement;
  readonly course: Course;
  readonly words: SignupWords;
  readonly view: View;
  /** Logging in is shown in place of the step. */
  readonly signing: boolean;
  /** The person is asked whether and how to leave. */
  readonly leaving: boolean;
  /** What was entered is remembered until the signup ends. */
  readonly kept: boolean;
  readonly logIn: () => void;
  readonly signUp: () => void;
  readonly leave: () => void;
  readonly stay: () => void;
  readonly later: () => void;
  readonly forget: () => void;
}

export const foot = (way: Leaving): TemplateResult => {
  const { words, view, signing, logIn, signUp, leave } = way;
  if (way.leaving) return leavingNote(way);
  return html`<div class="member-already">
    ${
      view.account !== undefined
        ? nothing
        : signing
          ? html`<button type="button" class="button quiet" @click=${signUp}>
              ${words.newcomerInstead}
            </button>`
          : html`<p>${words.memberAlready}</p>
              <button type="button" class="button" @click=${logIn}>${words.memberAlreadyAction}</button>`
    }
    <button type="button" class="link" @click=${leave}>${words.exit}</button>
  </div>`;
};

const leavingNote = ({ host, course, words, view, kept, stay, later, forget }: Leaving): TemplateResult =>
  html`<div class="note" role="group" aria-label=${words.exitTitle}>
    ${icon("info")}
    <p class="target" data-leave tabindex="-1">${words.exitTitle}</p>
    <p>${kept ? words.exitKept(dayInWords(isoDate(view.expiresAt), host.language)) : words.exitNotKept}</p>
    ${against(host, course, ["abandon"])}
    <p class="foot">
      <button type="button" class="button" @click=${stay}>${words.exitStay}</button>
      <button type="button" class="button" @click=${later}>${words.exitLater}</button>
      <button type="button" class="button quiet danger" @click=${forget}>${words.exitForget}</button>
    </p>
  </div>`;
