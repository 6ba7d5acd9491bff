/** Why a request is refused: a coded reason (거절 사유), and what the buyer should read. */
import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref, type Ref } from "lit/directives/ref.js";
import type { Views } from "@einv/api";
import { refuseReason } from "@einv/invoice/Wording";
import type { EinvElement } from "../foundation/element.ts";
import { icon } from "../foundation/icons.ts";
import type { RefuseFormWords } from "./refuse.messages.ts";

/** What was filled in. */
export interface RefuseBecause {
  readonly reason: Views.RefuseReason;
  readonly message?: string;
}

const isReason = (value: string): value is Views.RefuseReason => Object.hasOwn(refuseReason, value);

/** The coded reasons, as they are offered. */
const refuseReasons: ReadonlyArray<Views.RefuseReason> = Object.keys(refuseReason).filter(isReason);

export class RefuseForm {
  readonly #host: EinvElement;
  readonly #message: Ref<HTMLTextAreaElement> = createRef();
  #reason: Views.RefuseReason | undefined;
  #missing: "reason" | "message" | undefined;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  get reason(): Views.RefuseReason | undefined {
    return this.#reason;
  }

  /** Empties it. */
  clear(): void {
    this.#reason = undefined;
    this.#missing = undefined;
    if (this.#message.value !== undefined) this.#message.value.value = "";
  }

  /** What was filled in; `undefined` when something is missing, which is then said where it is missing. */
  take(words: RefuseFormWords): RefuseBecause | undefined {
    const message = this.#message.value?.value.trim() ?? "";
    const reason = this.#reason;
    this.#missing =
      reason === undefined ? "reason" : reason === "other" && message === "" ? "message" : undefined;
    this.#host.requestUpdate();
    if (reason !== undefined && this.#missing === undefined)
      return { reason, ...(message === "" ? {} : { message }) };
    this.#host.announce(
      this.#missing === "reason" ? words.refuseReasonFirst : words.refuseMessageFirst,
      "assertive",
    );
    if (this.#missing === "message") this.#message.value?.focus();
    else this.#host.renderRoot.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
    return undefined;
  }

  render(words: RefuseFormWords, { locked }: { readonly locked: boolean }): TemplateResult {
    const { language } = this.#host;
    return html`<fieldset
        aria-describedby=${this.#missing === "reason" ? "reason-missing" : nothing}
        ?disabled=${locked}
      >
        <legend class="label">${words.refuseReason}</legend>
        ${refuseReasons.map(
          (reason, index) =>
            html`<label class="choice">
              <input
                type="radio"
                name="reason"
                .checked=${reason === this.#reason}
                ?autofocus=${index === 0}
                @change=${() => {
                  this.#reason = reason;
                  this.#missing = undefined;
                  this.#host.requestUpdate();
                }}
              />
              <span>${refuseReason[reason][language]}</span>
            </label>`,
        )}
        ${
          this.#missing === "reason"
            ? html`<p class="hint wrong" id="reason-missing">
                ${icon("stop")}<span>${words.refuseReasonFirst}</span>
              </p>`
            : nothing
        }
      </fieldset>
      <div class="field">
        <label for="refuse-message"
          >${words.refuseMessage}
          ${
            this.#reason === "other"
              ? nothing
              : html`<span class="muted small">(${words.refuseMessageOptional})</span>`
          }</label
        >
        <textarea
          id="refuse-message"
          class="input"
          rows="3"
          maxlength="500"
          ?readonly=${locked}
          aria-invalid=${this.#missing === "message" ? "true" : nothing}
          aria-describedby=${this.#missing === "message" ? "message-missing" : nothing}
          ${ref(this.#message)}
        ></textarea>
        ${
          this.#missing === "message"
            ? html`<p class="hint wrong" id="message-missing">
                ${icon("stop")}<span>${words.refuseMessageFirst}</span>
              </p>`
            : nothing
        }
      </div>`;
  }
}
