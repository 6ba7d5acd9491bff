/** 01 약관동의: every text readable in place, nothing ticked by silence. */
import { html, nothing, type TemplateResult } from "lit";
import type { EinvElement } from "../foundation/element.ts";
import { checkbox, radioGroup, wrongSummary } from "../foundation/field.ts";
import { wordsOf } from "../foundation/speech.ts";
import type { Background, View } from "../runtime/joining.ts";
import type { Course } from "./course.controller.ts";
import type { Ground } from "./ground.ts";
import { termsMessages, type TermsWords } from "./terms.messages.ts";
import { actions, against } from "./parts.ts";

type Terms = NonNullable<View["terms"]>[number];

const backgrounds: ReadonlyArray<Background> = ["none", "other-product", "legacy"];

export class TermsStep {
  readonly #host: EinvElement;
  readonly #course: Course;
  readonly #ticked = new Map<string, boolean>();
  #marketing: boolean | undefined;
  #tried = false;

  readonly #i18n: Ground["i18n"];

  constructor({ host, course, i18n }: Ground) {
    this.#host = host;
    this.#course = course;
    this.#i18n = i18n;
  }

  /** Whether marketing was agreed to, if this page has heard it. */
  get marketing(): boolean | undefined {
    return this.#marketing;
  }

  /** What was ticked, by the version that was read. */
  #given({ id, version }: Terms): boolean {
    return this.#ticked.get(`${id} ${version}`) === true;
  }

  #tick(terms: ReadonlyArray<Terms>, given: boolean): void {
    for (const { id, version } of terms) this.#ticked.set(`${id} ${version}`, given);
    this.#host.requestUpdate();
  }

  async #agree(terms: ReadonlyArray<Terms>): Promise<void> {
    this.#tried = true;
    this.#host.requestUpdate();
    if (terms.some((one) => one.required && !this.#given(one))) {
      this.#host.focusOn("#wrong-summary");
      return;
    }
    const answers = terms.map((one) => ({ terms: one.id, version: one.version, given: this.#given(one) }));
    const marketing = answers.find(({ terms: id }) => id === "marketing")?.given === true;
    this.#marketing = marketing;
    const done = await this.#course.go("agree", (signup, { version }) => signup.agree({ version, answers }));
    if (done === undefined) {
      if (this.#course.problem?.code === "signup.terms-changed") await this.#course.reload();
      return;
    }
    this.#tried = false;
  }

  render(view: View): TemplateResult {
    const { language } = this.#host;
    const words = wordsOf(termsMessages, language, this.#i18n());
    const terms = view.terms ?? [];
    const required = terms.filter((one) => one.required);
    const count = required.filter((one) => this.#given(one)).length;
    const wrongs = this.#tried
      ? required
          .filter((one) => !this.#given(one))
          .map(({ id, title }) => ({ id: `terms-${id}`, text: words.mustAgree(title[language]) }))
      : [];
    return html`<p class="muted">${words.termsLead}</p>
      ${wrongSummary(language, wrongs, (id) => this.#host.focusOn(`#${id}`))}
      <fieldset class="terms">
        <legend class="unseen">${words.termsTitle}</legend>
        <div class="all">
          ${checkbox({
            id: "terms-all",
            label: html`<strong>${words.allRequired(required.length)}</strong>
              <span class="detail">${words.allRequiredNote}</span>`,
            checked: count === required.length,
            mixed: count > 0 && count < required.length,
            toggled: (checked) => this.#tick(required, checked),
          })}
        </div>
        <ul>
          ${terms.map((one) => this.#one(one, words))}
        </ul>
      </fieldset>
      ${view.account === undefined ? this.#background(view, words) : nothing}
      ${against(this.#host, this.#course, ["agree", "background"])}
      ${actions(this.#course, words, { label: words.agree, run: () => void this.#agree(terms) })}`;
  }

  #one(one: Terms, words: TermsWords): TemplateResult {
    const { language } = this.#host;
    const { id, title, summary, url, required, version } = one;
    return html`<li part="terms-item">
      ${checkbox({
        id: `terms-${id}`,
        label: html`${title[language]}
          <span class="need">(${required ? words.required : words.optional})</span>`,
        checked: this.#given(one),
        wrong: this.#tried && required && !this.#given(one),
        toggled: (checked) => this.#tick([one], checked),
      })}
      <details>
        <summary>${words.readTerms}<span class="unseen"> ${title[language]}</span></summary>
        <div
          class="text"
          part="terms-body"
          role="region"
          tabindex="0"
          aria-label=${words.termsText(title[language])}
        >
          <p>${summary[language]}</p>
          <p class="hint">${words.version(version)}</p>
          ${
            url === undefined
              ? nothing
              : html`<p><a href=${url} target="_blank" rel="noopener noreferrer">${words.wholeText}</a></p>`
          }
        </div>
      </details>
    </li>`;
  }

  #background(view: View, words: TermsWords): TemplateResult {
    const { language } = this.#host;
    return html`<details class="background" ?open=${view.background !== "none"}>
      <summary>${words.backgroundTitle}</summary>
      ${radioGroup(language, {
        id: "background",
        label: words.backgroundTitle,
        options: backgrounds.map((value) => ({ value, label: words.backgrounds[value] })),
        value: view.background,
        chosen: (background) =>
          void this.#course.go("background", (signup, { version }) =>
            signup.sayBackground({ version, background }),
          ),
      })}
      ${view.advice.map((text) => html`<p class="hint">${text[language]}</p>`)}
    </details>`;
  }
}
