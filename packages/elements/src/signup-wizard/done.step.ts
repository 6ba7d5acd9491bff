/** 05 회원가입완료: logged in, and back at the invoice that started it. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { commonMessages } from "../foundation/common.messages.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Joined, View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import { against } from "./parts.ts";
import { doneMessages } from "./done.messages.ts";
import type { Ground } from "./ground.ts";

export class DoneStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #joined: (joined: Joined) => void;
  readonly #i18n: Ground["i18n"];
  #done: Joined | undefined;

  constructor({ host, course, i18n }: Ground, joined: (joined: Joined) => void) {
    this.#i18n = i18n;
    this.#host = host;
    this.#course = course;
    this.#joined = joined;
  }

  /** Who joined, once the server has logged them in. */
  get done(): Joined | undefined {
    return this.#done;
  }

  reset(): void {
    this.#done = undefined;
  }

  async finish(): Promise<void> {
    if (this.#done !== undefined || this.#course.busy) return;
    const finished = await this.#course.ask("finish", (signup) => signup.finish());
    if (finished === undefined) return;
    this.#done = finished.answer;
    this.#host.requestUpdate();
    this.#host.announce(wordsOf(doneMessages, this.#host.language, this.#i18n()).doneTitle);
    this.#joined(finished.answer);
  }

  render({ done }: View, goOn: () => void): TemplateResult {
    const words = wordsOf(doneMessages, this.#host.language, this.#i18n());
    if (done === undefined) return html``;
    const { retry } = commonMessages[this.#host.language];
    return html`<div class="finished">
        ${icon("check")}
        <p class="target">${words.doneTitle}</p>
        <p>${words.doneLead(done.name)}</p>
        <p class="muted">${done.role === "administrator" ? words.doneAdministrator : words.doneMember}</p>
        ${done.proven ? nothing : html`<p class="muted">${words.doneUnproven}</p>`}
        ${done.missing.length === 0 ? nothing : html`<p class="muted">${words.doneMissing(done.missing.length)}</p>`}
      </div>
      ${against(this.#host, this.#course, ["finish"], {
        steps: [{ label: retry, run: () => void this.finish(), primary: true }],
      })}
      ${
        this.#done === undefined
          ? this.#course.busy && done.invoice !== undefined
            ? html`<p class="muted" role="status">${words.doneOpening}</p>`
            : nothing
          : html`<p class="actions">
              <button type="button" class="button primary" @click=${goOn}>
                ${done.invoice === undefined ? words.doneContinue : words.doneToInvoice}
              </button>
            </p>`
      }`;
  }
}
