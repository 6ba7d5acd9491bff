/** Labelled fields: what is asked, how it is written, and at the field what is wrong with it. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { commonMessages } from "./common.messages.ts";
import { icon } from "./icons.ts";
import { isEnter } from "./keys.ts";
import type { Problem } from "./problem.ts";
import type { Language } from "./speech.ts";

/** What every kind of field has. */
interface Labelled {
  /** Unique in the element. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | TemplateResult | undefined;
  /** What is wrong with what was typed. */
  readonly wrong?: Problem | string | undefined;
  /** What may be wrong with it, and hinders nothing. */
  readonly warned?: string | undefined;
  /** What is right with it: 사용할 수 있는 아이디입니다. */
  readonly good?: string | undefined;
  /** Said after the label, as most fields are needed. */
  readonly optional?: boolean;
  /** Stays readable, takes nothing. */
  readonly locked?: boolean;
}

export interface TextField extends Labelled {
  readonly value: string;
  readonly type?: "text" | "email" | "tel" | "date" | "month" | "password" | "search" | "url";
  readonly inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search";
  readonly autocomplete?: AutoFill;
  readonly placeholder?: string;
  readonly maxlength?: number;
  readonly min?: string;
  readonly max?: string;
  /** `figure`: digits of one width, to the right. */
  readonly look?: "figure";
  readonly typed: (value: string) => void;
  /** The person has finished here. */
  readonly left?: (value: string) => void;
  /** Enter was pressed, and no syllable was being composed. */
  readonly entered?: () => void;
}

const inputOf = (event: Event): string =>
  event.currentTarget instanceof HTMLInputElement ||
  event.currentTarget instanceof HTMLTextAreaElement ||
  event.currentTarget instanceof HTMLSelectElement
    ? event.currentTarget.value
    : "";

const labelText = ({ label, optional }: Labelled, language: Language): TemplateResult =>
  html`${label}${optional === true ? html` <span class="optional">${commonMessages[language].optional}</span>` : nothing}`;

const isWrong = ({ wrong }: Labelled): boolean => wrong !== undefined;

/** Which sentences explain the field. */
const described = (field: Labelled): string | typeof nothing =>
  field.hint === undefined &&
  field.wrong === undefined &&
  field.warned === undefined &&
  field.good === undefined
    ? nothing
    : `${field.id}-hint ${field.id}-verdict`;

/** Hint and verdict. The verdict's place is always there, so that it is heard when it changes. */
const below = ({ id, hint, wrong, warned, good }: Labelled, language: Language): TemplateResult =>
  html`${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <div class="verdict" id="${id}-verdict" role="status">
      ${
        wrong !== undefined
          ? html`<p class="hint wrong">
              ${icon("stop")}<span
                >${
                  typeof wrong === "string"
                    ? wrong
                    : html`${wrong.what[language]} ${wrong.remedy[language]} <code>${wrong.code}</code>`
                }</span
              >
            </p>`
          : warned !== undefined
            ? html`<p class="hint warn">${icon("warning")}<span>${warned}</span></p>`
            : good === undefined
              ? nothing
              : html`<p class="hint good">${icon("check")}<span>${good}</span></p>`
      }
    </div>`;

/** One line of text. */
export const textField = (language: Language, field: TextField): TemplateResult =>
  html`<div class="field">
    <label for=${field.id}>${labelText(field, language)}</label>
    <input
      id=${field.id}
      class="input ${field.look ?? ""}"
      type=${field.type ?? "text"}
      inputmode=${field.inputmode ?? nothing}
      autocomplete=${field.autocomplete ?? "off"}
      autocapitalize="none"
      spellcheck="false"
      placeholder=${field.placeholder ?? nothing}
      maxlength=${field.maxlength ?? nothing}
      min=${field.min ?? nothing}
      max=${field.max ?? nothing}
      aria-required=${field.optional === true ? nothing : "true"}
      aria-invalid=${isWrong(field) ? "true" : nothing}
      aria-describedby=${described(field)}
      ?readonly=${field.locked === true}
      .value=${live(field.value)}
      @input=${(event: Event) => field.typed(inputOf(event))}
      @change=${(event: Event) => field.left?.(inputOf(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (field.entered === undefined || !isEnter(event)) return;
        event.preventDefault();
        field.entered();
      }}
    />
    ${below(field, language)}
  </div>`;

export interface TextArea extends Labelled {
  readonly value: string;
  readonly rows?: number;
  readonly maxlength?: number;
  readonly typed: (value: string) => void;
}

/** Several lines of text. */
export const textArea = (language: Language, field: TextArea): TemplateResult =>
  html`<div class="field">
    <label for=${field.id}>${labelText(field, language)}</label>
    <textarea
      id=${field.id}
      class="input"
      rows=${field.rows ?? 3}
      maxlength=${field.maxlength ?? nothing}
      aria-required=${field.optional === true ? nothing : "true"}
      aria-invalid=${isWrong(field) ? "true" : nothing}
      aria-describedby=${described(field)}
      ?readonly=${field.locked === true}
      .value=${live(field.value)}
      @input=${(event: Event) => field.typed(inputOf(event))}
    ></textarea>
    ${below(field, language)}
  </div>`;

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly detail?: string | TemplateResult | undefined;
  /** Cannot be chosen; `detail` says why. */
  readonly barred?: boolean;
}

export interface Choice<Value extends string> extends Labelled {
  readonly options: ReadonlyArray<Option<Value>>;
  readonly value: Value | undefined;
  readonly chosen: (value: Value) => void;
}

const isOf =
  <Value extends string>(options: ReadonlyArray<Option<Value>>) =>
  (value: string): Value | undefined =>
    options.find((option) => option.value === value)?.value;

/** One of many, in a list that opens. */
export const selectField = <Value extends string>(
  language: Language,
  field: Choice<Value>,
): TemplateResult => {
  const taken = (event: Event): void => {
    const value = isOf(field.options)(inputOf(event));
    if (value !== undefined) field.chosen(value);
  };
  return html`<div class="field">
    <label for=${field.id}>${labelText(field, language)}</label>
    <select
      id=${field.id}
      class="input"
      aria-invalid=${isWrong(field) ? "true" : nothing}
      aria-describedby=${described(field)}
      ?disabled=${field.locked === true}
      @change=${taken}
    >
      ${field.value === undefined ? html`<option value="" selected disabled hidden></option>` : nothing}
      ${field.options.map(
        ({ value, label, barred }) =>
          html`<option value=${value} ?selected=${value === field.value} ?disabled=${barred === true}>
            ${label}
          </option>`,
      )}
    </select>
    ${below(field, language)}
  </div>`;
};

/** One of a few, all of them visible. */
export const radioGroup = <Value extends string>(language: Language, field: Choice<Value>): TemplateResult =>
  html`<fieldset
    id=${field.id}
    class="field"
    aria-describedby=${described(field)}
    ?disabled=${field.locked === true}
  >
    <legend class="label">${labelText(field, language)}</legend>
    ${field.options.map(
      ({ value, label, detail, barred }) =>
        html`<label class="choice ${barred === true ? "bad" : ""}">
          <input
            type="radio"
            name=${field.id}
            value=${value}
            .checked=${live(value === field.value)}
            ?disabled=${barred === true}
            @change=${() => field.chosen(value)}
          />
          <span>${label}${detail === undefined ? nothing : html`<span class="detail">${detail}</span>`}</span>
        </label>`,
    )}
    ${below(field, language)}
  </fieldset>`;

export interface Check {
  readonly id: string;
  readonly label: string | TemplateResult;
  readonly checked: boolean;
  /** Some of what it stands for is checked. */
  readonly mixed?: boolean;
  readonly locked?: boolean;
  readonly wrong?: boolean;
  readonly toggled: (checked: boolean) => void;
}

/** How a box stands for many of which some are chosen. */
export const standingFor = (chosen: number, all: number): Pick<Check, "checked" | "mixed"> => ({
  checked: chosen > 0 && chosen === all,
  mixed: chosen > 0 && chosen < all,
});

/** Yes or no. */
export const checkbox = (field: Check): TemplateResult =>
  html`<label class="choice">
    <input
      type="checkbox"
      id=${field.id}
      .checked=${live(field.checked)}
      .indeterminate=${field.mixed === true}
      aria-invalid=${field.wrong === true ? "true" : nothing}
      ?disabled=${field.locked === true}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement) field.toggled(event.currentTarget.checked);
      }}
    />
    <span>${field.label}</span>
  </label>`;

/** All that is wrong in a form, each leading to its field; focus goes there when a step is refused. */
export const wrongSummary = (
  language: Language,
  wrongs: ReadonlyArray<{ readonly id: string; readonly text: string }>,
  lead: (id: string) => void,
): TemplateResult | typeof nothing =>
  wrongs.length === 0
    ? nothing
    : html`<div class="refusal" id="wrong-summary" part="error-summary" role="alert" tabindex="-1">
        ${icon("stop")}
        <p class="what">${commonMessages[language].wrongFields(wrongs.length)}</p>
        <ul>
          ${wrongs.map(
            ({ id, text }) =>
              html`<li><button type="button" class="link" @click=${() => lead(id)}>${text}</button></li>`,
          )}
        </ul>
      </div>`;
