/**
 * The password of an account (비밀번호): unlike a certificate's it is known to
 * password managers, may be pasted, and lives in its input only until it is taken.
 */
import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref, type Ref } from "lit/directives/ref.js";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import type { Problem } from "../foundation/problem.ts";
import type { PasswordWords } from "./password.messages.ts";

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;

export interface PasswordOptions {
  readonly id: string;
  readonly label: string;
  readonly words: PasswordWords;
  readonly autocomplete: "current-password" | "new-password";
  readonly name?: string | undefined;
  /** Stands below the field, with what it must be. */
  readonly below?: TemplateResult | undefined;
  readonly good?: string | undefined;
  /** Hangul is meant: a new password may be Korean. */
  readonly korean?: boolean;
  readonly typed?: ((value: string) => void) | undefined;
  readonly left?: (() => void) | undefined;
  readonly entered: () => void;
}

export class AccountPassword {
  readonly #host: EinvElement;
  readonly #input: Ref<HTMLInputElement> = createRef();
  #visible = false;
  #capsLock = false;
  #hangul = false;
  #wrong: Problem | string | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  get value(): string {
    return this.#input.value?.value ?? "";
  }

  /** What was typed, which leaves the field by being asked for. */
  take(): string {
    const typed = this.value;
    this.clear();
    return typed;
  }

  clear(): void {
    if (this.#input.value !== undefined) this.#input.value.value = "";
    this.#visible = false;
    this.#hangul = false;
    this.#wrong = undefined;
    this.#host.requestUpdate();
  }

  /** Says at the field what is wrong with it. */
  complain(wrong: Problem | string | undefined): void {
    this.#wrong = wrong;
    this.#host.requestUpdate();
  }

  get wrong(): Problem | string | undefined {
    return this.#wrong;
  }

  readonly #keys = (event: KeyboardEvent | MouseEvent): void => {
    const capsLock = event.getModifierState("CapsLock");
    if (capsLock === this.#capsLock) return;
    this.#capsLock = capsLock;
    this.#host.requestUpdate();
  };

  render({
    id,
    label,
    words,
    autocomplete,
    name,
    below,
    good,
    korean = false,
    typed,
    left,
    entered,
  }: PasswordOptions): TemplateResult {
    const { language } = this.#host;
    const wrong = this.#wrong;
    const noted = (): void => {
      this.#hangul = !korean && hangul.test(this.value);
      this.#wrong = undefined;
      this.#host.requestUpdate();
      typed?.(this.value);
    };
    const warn = (sentence: string): TemplateResult =>
      html`<p class="hint warn">${icon("warning")}<span>${sentence}</span></p>`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <div class="secret">
        <input
          id=${id}
          class="input"
          type=${this.#visible ? "text" : "password"}
          name=${name ?? nothing}
          autocomplete=${autocomplete}
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          maxlength="1000"
          aria-required="true"
          aria-invalid=${wrong === undefined ? nothing : "true"}
          aria-describedby="${id}-hints ${id}-below"
          ${ref(this.#input)}
          @keydown=${(event: KeyboardEvent) => {
            this.#keys(event);
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (isEnter(event)) entered();
          }}
          @keyup=${this.#keys}
          @pointerdown=${this.#keys}
          @input=${noted}
          @change=${() => left?.()}
          @blur=${() => {
            if (!this.#capsLock) return;
            this.#capsLock = false;
            this.#host.requestUpdate();
          }}
        />
        <button
          type="button"
          class="button quiet icon-only"
          aria-pressed=${this.#visible}
          aria-label=${words.showPassword}
          title=${words.showPassword}
          aria-controls=${id}
          @click=${() => {
            this.#visible = !this.#visible;
            this.#host.requestUpdate();
          }}
        >
          ${icon(this.#visible ? "eyeClosed" : "eye")}
        </button>
      </div>
      <div id="${id}-hints" role="status">
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
            : good === undefined
              ? nothing
              : html`<p class="hint good">${icon("check")}<span>${good}</span></p>`
        }
        ${this.#capsLock ? warn(words.capsLock) : nothing} ${this.#hangul ? warn(words.hangul) : nothing}
      </div>
      <div id="${id}-below">${below ?? nothing}</div>
    </div>`;
  }
}
