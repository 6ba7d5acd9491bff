/**
 * The certificate's password: typed, taken once, gone.
 *
 * It lives in the input only, is never a property, and leaves the input the
 * moment it is taken. No form, no name, no manager is to remember it.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ReactiveController } from "lit";
import { createRef, ref, type Ref } from "lit/directives/ref.js";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import { isEnter } from "../foundation/keys.ts";
import type { CertificateWords } from "./certificate.messages.ts";

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;

export class PasswordField implements ReactiveController {
  readonly #host: EinvElement;
  readonly #submit: () => void;
  readonly #input: Ref<HTMLInputElement> = createRef();
  #visible = false;
  #capsLock = false;
  #hangul = false;
  #wrong: string | undefined;

  constructor(host: EinvElement, submit: () => void) {
    this.#host = host;
    this.#submit = submit;
    host.addController(this);
  }

  /** What was typed, which leaves the field by being asked for. */
  take(): string {
    const input = this.#input.value;
    const typed = input?.value ?? "";
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
  complain(sentence: string): void {
    this.#wrong = sentence;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.clear();
  }

  readonly #keys = (event: KeyboardEvent | MouseEvent): void => {
    const capsLock = event.getModifierState("CapsLock");
    if (capsLock !== this.#capsLock) {
      this.#capsLock = capsLock;
      this.#host.requestUpdate();
    }
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    this.#keys(event);
    if (!isEnter(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#submit();
  };

  readonly #typed = (): void => {
    const now = hangul.test(this.#input.value?.value ?? "");
    if (now === this.#hangul && this.#wrong === undefined) return;
    this.#hangul = now;
    this.#wrong = undefined;
    this.#host.requestUpdate();
  };

  readonly #toggle = (): void => {
    this.#visible = !this.#visible;
    this.#host.requestUpdate();
  };

  render(words: CertificateWords, { locked }: { readonly locked: boolean }): TemplateResult {
    const wrong = this.#wrong;
    return html`<div class="field">
      <label for="secret">${words.password}</label>
      <div class="secret">
        <input
          id="secret"
          class="input"
          part="password"
          type=${this.#visible ? "text" : "password"}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          data-form-type="other"
          maxlength="256"
          aria-invalid=${wrong === undefined ? nothing : "true"}
          aria-describedby="secret-hints"
          ?readonly=${locked}
          ${ref(this.#input)}
          @keydown=${this.#pressed}
          @keyup=${this.#keys}
          @pointerdown=${this.#keys}
          @input=${this.#typed}
          @compositionupdate=${this.#typed}
        />
        <button
          type="button"
          class="button quiet icon-only"
          aria-pressed=${this.#visible}
          aria-label=${words.showPassword}
          title=${words.showPassword}
          @click=${this.#toggle}
        >
          ${icon(this.#visible ? "eyeClosed" : "eye")}
        </button>
      </div>
      <div id="secret-hints" role="status">
        ${
          wrong === undefined
            ? html`<p class="hint">${words.passwordHint}</p>`
            : html`<p class="hint wrong">${icon("stop")}<span>${wrong}</span></p>`
        }
        ${
          this.#capsLock
            ? html`<p class="hint warn">${icon("warning")}<span>${words.capsLock}</span></p>`
            : nothing
        }
        ${
          this.#hangul
            ? html`<p class="hint warn">${icon("warning")}<span>${words.hangul}</span></p>`
            : nothing
        }
      </div>
    </div>`;
  }
}
