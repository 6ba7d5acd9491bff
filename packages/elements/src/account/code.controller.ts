/** A code that was sent: typed, checked, sent again. When it ends is said in words, and nothing counts down. */
import { html, nothing, type TemplateResult } from "lit";
import { commandButton } from "../foundation/commandButton.ts";
import type { EinvElement } from "../foundation/element.ts";
import { textField } from "../foundation/field.ts";
import { clockInWords } from "../foundation/format.ts";
import { isRetryable, type Problem } from "../foundation/problem.ts";
import { refusalPanel } from "../foundation/refusalPanel.ts";
import type { Proving } from "../runtime/joining.ts";
import type { CodeWords } from "./code.messages.ts";

export type CodeChallenge = Extract<Proving, { readonly kind: "code" }>;

export interface CodeAsked {
  readonly id: string;
  readonly challenge: CodeChallenge;
  readonly words: CodeWords;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly confirm: (code: string) => void;
  readonly resend?: (() => void) | undefined;
  readonly other: { readonly label: string; readonly run: () => void };
}

/** Refusals that are about the code in the field. */
const atField = ({ code }: Problem): boolean =>
  code === "verification.wrong-answer" || code === "verification.expired";

export class CodeEntry {
  readonly #host: EinvElement;
  #typed = "";
  #missing = false;

  constructor(host: EinvElement) {
    this.#host = host;
  }

  clear(): void {
    this.#typed = "";
    this.#missing = false;
    this.#host.requestUpdate();
  }

  #submit({ id, busy, confirm }: CodeAsked): void {
    if (busy) return;
    const code = this.#typed.normalize("NFKC").replace(/\D/g, "");
    this.#missing = code === "";
    this.#host.requestUpdate();
    if (this.#missing) this.#host.focusOn(`#${id}`);
    else confirm(code);
  }

  render(asked: CodeAsked): TemplateResult {
    const { id, challenge, words, busy, problem, resend, other } = asked;
    const { language } = this.#host;
    const inField = problem !== undefined && atField(problem);
    return html`<p class="target">${words.codeSent(challenge.target)}</p>
      <div class="code-field">
        ${textField(language, {
          id,
          label: words.code,
          value: this.#typed,
          inputmode: "numeric",
          autocomplete: "one-time-code",
          maxlength: 12,
          hint: html`${challenge.method === "sms" ? words.codeHintSms : words.codeHintMail}
          ${words.codeUntil(clockInWords(challenge.expiresAt, language))}`,
          wrong: this.#missing ? words.needCode : inField ? problem : undefined,
          typed: (value) => {
            this.#typed = value;
            this.#missing = false;
            this.#host.requestUpdate();
          },
          entered: () => this.#submit(asked),
        })}
      </div>
      ${
        problem === undefined || inField
          ? nothing
          : refusalPanel(this.#host, problem, {
              tone: isRetryable(problem) ? "danger" : "warning",
            })
      }
      <div class="actions">
        ${commandButton({
          running: busy,
          working: words.confirming,
          label: words.confirmCode,
          run: () => this.#submit(asked),
        })}
        ${
          resend === undefined
            ? nothing
            : html`<button type="button" class="button quiet" aria-disabled=${busy} @click=${resend}>
                ${words.resend}
              </button>`
        }
        <button type="button" class="button quiet" @click=${other.run}>${other.label}</button>
      </div>`;
  }
}
